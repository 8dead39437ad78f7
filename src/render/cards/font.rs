//! The one typeface of cards: what it holds, and how wide its text runs.
//!
//! The fonts are part of the program, never the machine's, so that a card looks the same wherever it is drawn. Text is
//! measured by the shaper that the drawing uses, too, kerning and ligatures included.

use std::sync::{Arc, LazyLock};

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use resvg::usvg::fontdb;
use unicode_normalization::UnicodeNormalization;

/// The family that card templates name.
pub(crate) const FAMILY: &str = "Libertinus Serif";

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// A font, ready to measure.
struct Face {
    font: FontRef<'static>,
    shaper: ShaperData,
}

/// Libertinus Serif, regular and bold, under the SIL Open Font License (`fonts/OFL.txt`).
const FILES: [&[u8]; 2] =
    [include_bytes!("fonts/LibertinusSerif-Regular.otf"), include_bytes!("fonts/LibertinusSerif-Bold.otf")];

static FACES: LazyLock<[Face; 2]> = LazyLock::new(|| {
    FILES.map(|file| {
        let font = FontRef::new(file).expect("the fonts of the program are sound");
        Face { shaper: ShaperData::new(&font), font }
    })
});

/// The fonts, for the drawing.
pub(super) static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for file in FILES {
        database.load_font_data(file.to_vec());
    }
    // A guide's own template may ask for any family; it gets this one.
    database.set_serif_family(FAMILY);
    Arc::new(database)
});

fn face(weight: Weight) -> &'static Face {
    match weight {
        Weight::Regular => &FACES[0],
        Weight::Bold => &FACES[1],
    }
}

/// Shapes one line: its width in units of the font, and the places of the characters that the font lacks.
fn shape(text: &str, face: &Face) -> (i32, Vec<usize>) {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let glyphs = face.shaper.shaper(&face.font).build().shape(buffer, ShapeOptions::new());
    let width = glyphs.glyph_positions().iter().map(|position| position.x_advance).sum();
    let lacking = glyphs.glyph_infos().iter().filter(|glyph| glyph.glyph_id == 0);
    (width, lacking.map(|glyph| glyph.cluster as usize).collect())
}

/// How wide a line is, in pixels.
pub(crate) fn width(text: &str, weight: Weight, size: u32) -> f32 {
    let face = face(weight);
    let units = face.shaper.shaper(&face.font).build().units_per_em();
    shape(text, face).0 as f32 * size as f32 / units as f32
}

/// A text as a card can show it: one line, without what would not be seen and without pictures in letters' clothes.
/// None where nothing is left, or where the font lacks letters of it: half a word says something else.
pub(crate) fn shown(text: &str) -> Option<String> {
    let visible: String = text.nfc().filter(|c| !is_invisible(*c)).collect();
    let (_, mut lacking) = shape(&visible, &FACES[0]);
    lacking.extend(shape(&visible, &FACES[1]).1);
    let mut kept = String::with_capacity(visible.len());
    for (at, c) in visible.char_indices() {
        let between_letters = || {
            let next = visible[at..].chars().nth(1);
            kept.ends_with(char::is_alphabetic) && next.is_some_and(char::is_alphabetic)
        };
        match lacking.contains(&at) {
            // A tab or a line's end has no glyph and is a space.
            _ if c.is_whitespace() || c.is_control() => kept.push(' '),
            true if c.is_alphanumeric() => return None,
            true => {}
            // A typewriter's apostrophe, as printers set it.
            false if c == '\'' && between_letters() => kept.push('’'),
            false => kept.push(c),
        }
    }
    let words: Vec<&str> = kept.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Characters that show nothing, or that turn the order of others, and those that XML forbids.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{DATABASE, FAMILY, Weight, shown, width};

    #[test]
    fn the_fonts_are_a_regular_and_a_bold_of_the_family() {
        let faces: Vec<_> = DATABASE.faces().map(|face| (face.families[0].0.as_str(), face.weight.0)).collect();
        assert_eq!(faces, [(FAMILY, 400), (FAMILY, 700)]);
    }

    #[test]
    fn letters_are_measured_with_their_kerning() {
        let apart = width("A", Weight::Bold, 100) + width("V", Weight::Bold, 100);
        assert!(width("AV", Weight::Bold, 100) < apart);
        assert_eq!(width("", Weight::Regular, 100), 0.0);
    }

    #[test]
    fn accents_and_signs_stay_as_they_are() {
        for name in ["C#", "<script>", "Łódź", "A/B & C", "naïve Bayes", "Ελλάδα", "Москва", "5 × 3 = 15 €"]
        {
            assert_eq!(shown(name).as_deref(), Some(name));
        }
        assert_eq!(shown("Lo\u{301}dz").as_deref(), Some("Lódz"));
    }

    #[test]
    fn what_the_font_lacks_is_left_out_or_the_text_is() {
        assert_eq!(shown("Rust 🦀 lang").as_deref(), Some("Rust lang"));
        assert_eq!(shown("👩\u{200d}💻 code").as_deref(), Some("code"));
        assert_eq!(shown("東京 API"), None);
        assert_eq!(shown("🦀"), None);
        assert_eq!(shown(" \u{0}\t"), None);
    }

    #[test]
    fn apostrophes_are_those_of_print() {
        assert_eq!(shown("a company's 'own'").as_deref(), Some("a company’s 'own'"));
    }

    #[test]
    fn a_text_becomes_one_line() {
        assert_eq!(shown("  one\r\n\ttwo\u{202e}\u{7}three ").as_deref(), Some("one two three"));
    }
}
