//! The size of a picture, from its bytes.

use crate::source::FilePath;

/// Width and height in pixels of a picture, read from its bytes.
pub(super) fn size(path: &FilePath, bytes: &[u8]) -> Option<(u32, u32)> {
    if path.name().ends_with(".svg") {
        return svg_size(std::str::from_utf8(bytes).ok()?);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// The size of an SVG: its `width` and `height`, else its `viewBox`.
fn svg_size(text: &str) -> Option<(u32, u32)> {
    let start = text.find("<svg")?;
    let tag = &text[start..start + text[start..].find('>')?];
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        tag[at..].split('"').next()
    };
    let pixels = |text: &str| text.trim_end_matches("px").parse::<f64>().ok();
    let (width, height) = match (attribute("width").and_then(pixels), attribute("height").and_then(pixels)) {
        (Some(width), Some(height)) => (width, height),
        _ => {
            let numbers: Vec<f64> =
                attribute("viewBox")?.split([' ', ',']).filter_map(|number| number.parse().ok()).collect();
            let [_, _, width, height] = numbers.as_slice() else {
                return None;
            };
            (*width, *height)
        }
    };
    let whole = |number: f64| (1.0..100_000.0).contains(&number).then_some(number.round() as u32);
    Some((whole(width)?, whole(height)?))
}

#[cfg(test)]
mod tests {
    use super::svg_size;

    #[test]
    fn the_size_of_an_svg_is_its_attributes_or_its_view_box() {
        assert_eq!(svg_size("<svg width=\"20px\" height=\"10\">"), Some((20, 10)));
        assert_eq!(svg_size("<svg viewBox=\"0 0 640 320\">"), Some((640, 320)));
        assert_eq!(svg_size("<svg>"), None);
    }
}
