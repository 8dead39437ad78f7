//! Ranges and points on a scale that starts at zero: pay by country, by experience, by specialty.

use serde::Serialize;

use super::CHART_WIDTH;
use super::money::{money, short_money};

/// A chart of bars, one row each, drawn inside a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BarChart {
    /// The width of the drawing area in units.
    pub width: u32,
    /// The rows, in the order given.
    pub rows: Vec<Bar>,
    /// The marks of the scale, from zero to its end, at equal distances.
    pub ticks: Vec<Tick>,
    /// Whether any row is a range rather than one figure.
    pub ranges: bool,
}

/// A row of a [`BarChart`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What it is about: `1 to 3 years`.
    pub label: String,
    /// What more there is to say of it: `all levels, base pay, 2025`; may be empty.
    pub detail: String,
    /// The figures in words: `$78,828` or `$90,000 to $120,000`; the middle one where there is one.
    pub text: String,
    /// The ends of a range whose middle is known, in words.
    pub spread: Option<String>,
    /// Where the bar starts, in units; zero for a single figure.
    pub x: u32,
    /// How long it is, in units.
    pub width: u32,
    /// Whether it is a range rather than one figure.
    pub range: bool,
    /// Where the middle of a range, or a single figure, stands.
    pub point: Option<u32>,
}

/// A mark of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// Where it stands, in units.
    pub x: u32,
    /// What it says: `$50k`.
    pub label: String,
}

/// A figure, or a range of two, and what it is about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RangeFigure {
    /// What it is about.
    pub label: String,
    /// What more there is to say of it.
    pub detail: String,
    /// The figure, or the lower end.
    pub low: f64,
    /// The upper end.
    pub high: Option<f64>,
    /// What lies in the middle of a range: its median.
    pub middle: Option<f64>,
}

/// Draws figures as bars on a scale from zero; none if no figure is above zero.
#[must_use]
pub fn bar_chart(figures: &[RangeFigure], currency: &str) -> Option<BarChart> {
    let largest = figures.iter().map(upper_end).fold(0.0_f64, f64::max);
    if !largest.is_finite() || largest <= 0.0 {
        return None;
    }
    let (step, count) = scale(largest);
    let end = step * f64::from(count);
    let rows = figures.iter().map(|figure| bar(figure, end, currency)).collect();
    let ticks = (0..=count)
        .map(|mark| Tick { x: CHART_WIDTH * mark / count, label: short_money(step * f64::from(mark), currency) })
        .collect();
    let ranges = figures.iter().any(|figure| figure.high.is_some_and(|high| high > figure.low));
    Some(BarChart { width: CHART_WIDTH, rows, ticks, ranges })
}

/// Draws one figure on a scale that ends at `end`.
fn bar(figure: &RangeFigure, end: f64, currency: &str) -> Bar {
    let range = figure.high.filter(|high| *high > figure.low);
    let start = range.map_or(0, |_| units(figure.low, end));
    // Three units keep a range of nearly equal ends visible.
    let width = (units(upper_end(figure), end) - start.min(units(upper_end(figure), end))).max(3);
    let ends = range.map(|high| format!("{} to {}", money(figure.low, currency), money(high, currency)));
    let middle = range.and(figure.middle);
    let (text, spread) = match (middle, ends) {
        (Some(middle), ends) => (money(middle, currency), ends),
        (None, Some(ends)) => (ends, None),
        (None, None) => (money(figure.low, currency), None),
    };
    let point = if range.is_some() { middle } else { Some(figure.low) };
    Bar {
        label: figure.label.clone(),
        detail: figure.detail.clone(),
        text,
        spread,
        x: start,
        width,
        range: range.is_some(),
        point: point.map(|value| units(value, end)),
    }
}

/// Names years of experience: `0 to 1 year`, `4 to 6 years`, `15 years and more`.
#[must_use]
pub fn experience_label(min_years: u32, max_years: Option<u32>) -> String {
    match max_years {
        Some(1) => format!("{min_years} to 1 year"),
        Some(max) if max == min_years => format!("{max} years"),
        Some(max) => format!("{min_years} to {max} years"),
        None => format!("{min_years} years and more"),
    }
}

/// The larger end of a figure.
fn upper_end(figure: &RangeFigure) -> f64 {
    figure.high.map_or(figure.low, |high| high.max(figure.low))
}

/// A round step and how many of them (two to four) reach past `largest`.
fn scale(largest: f64) -> (f64, u32) {
    let power = 10_f64.powf(largest.log10().floor() - 1.0);
    let mut best = (largest, 1);
    let mut best_end = f64::INFINITY;
    for multiple in [2.5, 5.0, 10.0, 20.0, 25.0, 50.0] {
        let step = power * multiple;
        for count in 2..=4_u32 {
            let end = step * f64::from(count);
            if end >= largest && end < best_end {
                best = (step, count);
                best_end = end;
            }
        }
    }
    best
}

/// Where `value` stands on a scale from zero to `end`, in units.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is clamped to the drawing area first"
)]
fn units(value: f64, end: f64) -> u32 {
    let width = f64::from(CHART_WIDTH);
    (value / end * width).round().clamp(0.0, width) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(label: &str, low: f64, high: Option<f64>) -> RangeFigure {
        RangeFigure { label: label.to_owned(), low, high, ..RangeFigure::default() }
    }

    #[test]
    fn single_figures_start_at_zero() {
        let chart = bar_chart(&[figure("0 to 1 year", 75_000.0, None)], "USD").expect("one figure");
        assert_eq!(chart.rows[0].x, 0);
        assert_eq!(chart.rows[0].width, 1000);
        assert_eq!(chart.rows[0].text, "$75,000");
        assert!(!chart.ranges);
    }

    #[test]
    fn ranges_start_at_their_lower_end() {
        let chart = bar_chart(&[figure("Web", 50_000.0, Some(100_000.0))], "USD").expect("one figure");
        assert_eq!((chart.rows[0].x, chart.rows[0].width), (500, 500));
        assert_eq!(chart.rows[0].text, "$50,000 to $100,000");
        assert!(chart.ranges);
    }

    #[test]
    fn a_single_figure_is_a_point_and_a_median_stands_in_its_range() {
        let point = bar_chart(&[figure("", 50_000.0, None)], "USD").expect("one figure");
        assert_eq!((point.rows[0].range, point.rows[0].point), (false, Some(1000)));
        let median = RangeFigure { middle: Some(75_000.0), ..figure("", 50_000.0, Some(100_000.0)) };
        let chart = bar_chart(&[median], "USD").expect("one figure");
        let row = &chart.rows[0];
        assert_eq!((row.range, row.point, row.text.as_str()), (true, Some(750), "$75,000"));
        assert_eq!(row.spread.as_deref(), Some("$50,000 to $100,000"));
    }

    #[test]
    fn the_scale_ends_on_a_round_figure_past_the_largest() {
        let chart = bar_chart(&[figure("", 126_611.0, None), figure("", 78_828.0, None)], "USD").expect("figures");
        let labels: Vec<_> = chart.ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, ["$0", "$50k", "$100k", "$150k"]);
        assert_eq!(chart.rows[0].width, 844);
    }

    #[test]
    fn nothing_to_draw_gives_no_chart() {
        assert_eq!(bar_chart(&[], "USD"), None);
        assert_eq!(bar_chart(&[figure("", 0.0, None)], "USD"), None);
        assert_eq!(bar_chart(&[figure("", f64::INFINITY, None)], "USD"), None);
    }

    #[test]
    fn no_bar_leaves_the_drawing_area() {
        for largest in 1..400_u32 {
            let largest = f64::from(largest) * 977.0;
            let chart = bar_chart(&[figure("", largest / 3.0, Some(largest))], "USD").expect("a figure");
            assert!(chart.rows[0].x + chart.rows[0].width <= CHART_WIDTH, "{largest}: {chart:?}");
            assert!(chart.rows[0].x + chart.rows[0].width > CHART_WIDTH / 2, "{largest}: {chart:?}");
        }
    }

    #[test]
    fn years_are_named() {
        assert_eq!(experience_label(0, Some(1)), "0 to 1 year");
        assert_eq!(experience_label(4, Some(6)), "4 to 6 years");
        assert_eq!(experience_label(15, None), "15 years and more");
    }
}
