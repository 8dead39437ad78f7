//! SVG → PNG, of few colours and small.

use std::collections::BTreeMap;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::font::{DATABASE, FAMILY};

/// The width of a card in pixels: what large previews ask for everywhere.
pub const WIDTH: u32 = 1200;
/// The height of a card in pixels.
pub const HEIGHT: u32 = 630;

/// How many colours a card keeps. Letters on paper fade in many shades of which nobody sees the difference.
const COLOURS: usize = 64;

/// Draws an SVG document.
///
/// # Errors
/// What is wrong with it.
pub(super) fn draw(svg: &str) -> Result<Vec<u8>, String> {
    let options = Options {
        font_family: FAMILY.to_owned(),
        fontdb: DATABASE.clone(),
        // A card is made of what its template says and of no file.
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or("a picture without pixels")?;
    pixels.fill(Color::WHITE);
    let scale = Transform::from_scale(WIDTH as f32 / tree.size().width(), HEIGHT as f32 / tree.size().height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pack(pixels.data()).map_err(|error| error.to_string())
}

type Rgb = [u8; 3];

/// Writes opaque RGBA pixels as a PNG with a palette.
fn pack(rgba: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let runs = runs(rgba);
    let (palette, index) = few_colours(&runs);
    let mut pixels = Vec::with_capacity(rgba.len() / 4);
    for (colour, length) in &runs {
        let place = index.get(colour).copied().unwrap_or_default();
        pixels.resize(pixels.len() + length, place);
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    // Neighbours in a palette have nothing in common, so that no filter helps.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(out)
}

/// Pixels of the same colour in a row: a card is mostly paper, and runs are few where pixels are many.
fn runs(rgba: &[u8]) -> Vec<(Rgb, usize)> {
    let pixels = rgba.chunks_exact(4);
    let mut runs: Vec<(Rgb, usize)> = Vec::new();
    for pixel in pixels {
        let colour = [pixel[0], pixel[1], pixel[2]];
        match runs.last_mut() {
            Some((last, length)) if *last == colour => *length += 1,
            _ => runs.push((colour, 1)),
        }
    }
    runs
}

/// The most frequent colours, and for every colour the place of the nearest of them.
fn few_colours(runs: &[(Rgb, usize)]) -> (Vec<Rgb>, BTreeMap<Rgb, u8>) {
    let mut counts: BTreeMap<Rgb, usize> = BTreeMap::new();
    for (colour, length) in runs {
        *counts.entry(*colour).or_default() += length;
    }
    let mut by_count: Vec<(usize, Rgb)> = counts.iter().map(|(colour, count)| (*count, *colour)).collect();
    by_count.sort_by(|a, b| b.cmp(a));
    let mut palette: Vec<Rgb> = by_count.into_iter().map(|(_, colour)| colour).take(COLOURS).collect();
    palette.sort_unstable();
    let nearest = |colour: &Rgb| {
        let distance =
            |other: &Rgb| -> u32 { colour.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum() };
        (0_u8..).zip(&palette).min_by_key(|(_, other)| distance(other)).map_or(0, |(place, _)| place)
    };
    let index = counts.keys().map(|colour| (*colour, nearest(colour))).collect();
    (palette, index)
}

#[cfg(test)]
mod tests {
    use resvg::usvg::{Options, Tree};

    use super::super::font::{DATABASE, FAMILY, Weight, width};
    use super::{HEIGHT, WIDTH, draw, few_colours, runs};

    #[test]
    fn a_picture_has_the_size_of_a_card() {
        let svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\"><text x=\"9\" y=\"99\">Hi</text></svg>";
        let png = draw(svg).expect("a sound drawing");
        let size = imagesize::blob_size(&png).expect("a picture");
        assert_eq!((size.width, size.height), (WIDTH as usize, HEIGHT as usize));
        assert_eq!(draw(svg).expect("a sound drawing"), png);
    }

    #[test]
    fn a_drawing_with_a_mistake_is_told() {
        assert!(draw("<svg>&nbsp;</svg>").is_err());
        assert!(draw("").is_err());
    }

    #[test]
    fn pixels_in_a_row_are_one_run() {
        let (a, b) = ([1, 2, 3, 255], [9, 9, 9, 255]);
        assert_eq!(runs(&[a, a, b, a].concat()), [([1, 2, 3], 2), ([9, 9, 9], 1), ([1, 2, 3], 1)]);
    }

    #[test]
    fn rare_colours_become_their_nearest() {
        let shades = (0..=255_u8).map(|shade| ([shade; 3], 1));
        let runs: Vec<_> = shades.chain([([0; 3], 9), ([255; 3], 9)]).collect();
        let (palette, index) = few_colours(&runs);
        assert_eq!(palette.len(), 64);
        assert_eq!(palette[usize::from(index[&[0, 0, 0]])], [0, 0, 0]);
        assert_eq!(palette[usize::from(index[&[255, 255, 255]])], [255, 255, 255]);
        assert!(usize::from(index[&[1, 1, 1]]) < palette.len());
    }

    #[test]
    fn the_drawing_is_as_wide_as_the_measure() {
        let options = Options { font_family: FAMILY.to_owned(), fontdb: DATABASE.clone(), ..Options::default() };
        for text in ["WAVE To Ty. fi ffl", "Łódź & <script>", "machine learning"] {
            let escaped = super::super::super::html::escape(text);
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\"><text x=\"0\" y=\"99\" font-size=\"40\" font-weight=\"700\">{escaped}</text></svg>"
            );
            let tree = Tree::from_str(&svg, &options).expect("a sound drawing");
            let drawn = tree.root().abs_bounding_box().width();
            assert!((drawn - width(text, Weight::Bold, 40)).abs() < 6.0, "{text}: {drawn}");
        }
    }
}
