//! Bars to both sides of the average: pay by place.

use serde::Serialize;

use super::CHART_WIDTH;
use super::money::money;

/// A chart of places, each with its difference from the average, drawn inside a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceChart {
    /// The width of the drawing area in units.
    pub width: u32,
    /// Where the average stands, in units.
    pub zero: u32,
    /// The places, in the order given.
    pub rows: Vec<PlaceBar>,
    /// Whether any place names its difference; otherwise there is nothing to draw and the amounts stand alone.
    pub compares: bool,
}

/// A row of a [`PlaceChart`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceBar {
    /// The place.
    pub label: String,
    /// The amount in words: `$118,000`.
    pub text: String,
    /// The difference in words: `+18 %`, `−4 %`, `average`; empty if it is not known.
    pub difference: String,
    /// On which side of the average, as a class: `above`, `below` or `level`.
    pub side: String,
    /// Where the bar starts, in units.
    pub x: u32,
    /// How long it is, in units.
    pub width: u32,
}

/// The pay at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceFigure {
    /// The place.
    pub place: String,
    /// The pay there.
    pub amount: f64,
    /// Its difference from the average, in percent.
    pub vs_average_pct: Option<f64>,
}

/// Draws places as bars to the left and right of the average; none if there is no place.
#[must_use]
pub fn place_chart(places: &[PlaceFigure], currency: &str) -> Option<PlaceChart> {
    if places.is_empty() {
        return None;
    }
    let differences = || places.iter().filter_map(|place| place.vs_average_pct).filter(|pct| pct.is_finite());
    let most = differences().fold(0.0_f64, f64::max);
    let least = differences().fold(0.0_f64, f64::min);
    // At least one percent of span, so that a list of averages does not divide by zero.
    let span = (most - least).max(1.0);
    let zero = share(-least, span);
    let rows = places.iter().map(|place| place_bar(place, zero, span, currency)).collect();
    Some(PlaceChart { width: CHART_WIDTH, zero, rows, compares: differences().next().is_some() })
}

/// Draws one place.
fn place_bar(place: &PlaceFigure, zero: u32, span: f64, currency: &str) -> PlaceBar {
    let pct = place.vs_average_pct.filter(|pct| pct.is_finite());
    let length = pct.map_or(0, |pct| share(pct.abs(), span));
    let (side, x) = match pct {
        Some(pct) if pct >= 0.5 => ("above", zero),
        Some(pct) if pct <= -0.5 => ("below", zero.saturating_sub(length)),
        _ => ("level", zero),
    };
    let difference = match (pct, side) {
        (None, _) => String::new(),
        (Some(pct), "above") => format!("+{pct:.0}\u{a0}%"),
        (Some(pct), "below") => format!("−{:.0}\u{a0}%", pct.abs()),
        (Some(_), _) => "average".to_owned(),
    };
    PlaceBar {
        label: place.place.clone(),
        text: money(place.amount, currency),
        difference,
        side: side.to_owned(),
        x,
        width: length.min(CHART_WIDTH - x),
    }
}

/// `part` of `span` in units.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the share is clamped to the drawing area first"
)]
fn share(part: f64, span: f64) -> u32 {
    let width = f64::from(CHART_WIDTH);
    (part / span * width).round().clamp(0.0, width) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, amount: f64, pct: Option<f64>) -> PlaceFigure {
        PlaceFigure { place: name.to_owned(), amount, vs_average_pct: pct }
    }

    #[test]
    fn places_below_the_average_go_to_the_left() {
        let places = [place("Seattle", 130_000.0, Some(15.0)), place("Miami", 95_000.0, Some(-5.0))];
        let chart = place_chart(&places, "USD").expect("two places");
        assert_eq!(chart.zero, 250);
        assert_eq!((chart.rows[0].x, chart.rows[0].width), (250, 750));
        assert_eq!((chart.rows[1].x, chart.rows[1].width), (0, 250));
        assert_eq!(chart.rows[0].difference, "+15\u{a0}%");
        assert_eq!(chart.rows[1].difference, "−5\u{a0}%");
        assert_eq!(chart.rows[1].side, "below");
    }

    #[test]
    fn a_place_at_the_average_says_so() {
        let chart = place_chart(&[place("Austin", 100_000.0, Some(0.0))], "USD").expect("a place");
        assert_eq!(chart.rows[0].difference, "average");
        assert_eq!(chart.rows[0].width, 0);
    }

    #[test]
    fn unknown_differences_leave_the_amount() {
        let chart = place_chart(&[place("Austin", 100_000.0, None)], "USD").expect("a place");
        assert!(!chart.compares);
        assert_eq!(chart.rows[0].difference, "");
        assert_eq!(chart.rows[0].text, "$100,000");
    }

    #[test]
    fn no_place_gives_no_chart() {
        assert_eq!(place_chart(&[], "USD"), None);
    }
}
