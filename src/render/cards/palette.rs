//! The colours of cards: those of the theme in daylight, read from its style sheets.
//!
//! The style sheets stay the one place for the palette; a guide that overrides them gets cards in its own colours.

use std::collections::BTreeMap;

use crate::model::Site;

/// Colours by the names of the style sheets' custom properties, without their hyphens.
#[derive(Debug, Clone, Default)]
pub struct Palette(BTreeMap<String, String>);

impl Palette {
    /// Reads the style sheets of a site; what comes first counts, as a guide may say other colours for the dark later.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let mut colours = BTreeMap::new();
        for (path, asset) in &site.assets {
            let path = path.as_str();
            if path.starts_with("static/css/") && path.ends_with(".css") {
                read(&String::from_utf8_lossy(&asset.bytes), &mut colours);
            }
        }
        Self(colours)
    }

    /// The colour with this name, else the accent, else the ink; the paper stays light whatever happens.
    #[must_use]
    pub fn colour(&self, name: &str) -> &str {
        let others = if name == "paper" { [name; 3] } else { [name, "accent", "ink"] };
        let known = others.into_iter().find_map(|name| self.0.get(name));
        known.map_or(if name == "paper" { PAPER } else { INK }, String::as_str)
    }
}

/// What stands in for a style sheet without these.
const INK: &str = "#1d2230";
const PAPER: &str = "#ffffff";

/// Reads `--name: #123456` and `--name: light-dark(#123456, …)`.
fn read(css: &str, colours: &mut BTreeMap<String, String>) {
    for piece in css.split("--").skip(1) {
        let Some((name, value)) = piece.split_once(':') else { continue };
        let value = value.trim_start();
        let value = value.strip_prefix("light-dark(").unwrap_or(value).trim_start();
        let digits: String =
            value.strip_prefix('#').unwrap_or_default().chars().take_while(char::is_ascii_hexdigit).collect();
        if matches!(digits.len(), 3 | 6) {
            colours.entry(name.trim().to_owned()).or_insert_with(|| format!("#{digits}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Palette, read};

    fn palette(css: &str) -> Palette {
        let mut colours = BTreeMap::new();
        read(css, &mut colours);
        Palette(colours)
    }

    #[test]
    fn colours_are_read_by_name_as_they_are_in_daylight() {
        let palette = palette(":root { --ink: light-dark(#1d2230, #fff); --tool: #9a4300; --k: var(--ink); }");
        assert_eq!(palette.colour("ink"), "#1d2230");
        assert_eq!(palette.colour("tool"), "#9a4300");
        assert_eq!(palette.colour("k"), "#1d2230");
    }

    #[test]
    fn nothing_but_a_colour_gets_through() {
        let palette = palette("--accent: #1\"/><script>; --ink: #12345; --paper: red");
        assert_eq!((palette.colour("accent"), palette.colour("paper")), ("#1d2230", "#ffffff"));
    }
}
