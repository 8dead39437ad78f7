//! What a job pays: the entries of a role by currency, ready to draw.

use super::super::super::context::{PayContext, SalaryContext};
use super::super::super::figures::{PlaceFigure, RangeFigure, bar_chart, experience_label, money, place_chart};
use super::super::super::markdown::Scope;
use super::super::parts;
use crate::model::RoleFront;
use crate::model::front::Date;
use crate::model::role::{PayBase, Salary};

/// What a role pays: one entry a currency, in the order in which the currencies come up.
pub(in super::super) fn all(scope: Scope<'_>, salaries: &[Salary]) -> Vec<PayContext> {
    let mut currencies: Vec<&str> = Vec::new();
    for salary in salaries {
        if !currencies.contains(&salary.currency.as_str()) {
            currencies.push(&salary.currency);
        }
    }
    let of = |currency: &str| {
        let own: Vec<&Salary> = salaries.iter().filter(|salary| salary.currency == currency).collect();
        let figures: Vec<_> = own.iter().flat_map(|salary| figures(salary)).collect();
        PayContext {
            currency: currency.to_owned(),
            chart: bar_chart(&figures, currency),
            salaries: own.into_iter().map(|salary| entry(scope, salary)).collect(),
        }
    };
    currencies.into_iter().map(of).collect()
}

/// The figures of one entry: the middle half with its median, or averages.
fn figures(salary: &Salary) -> Vec<RangeFigure> {
    let figure = |base: Option<PayBase>, what: &str, low: f64, high: Option<f64>| RangeFigure {
        label: place(salary),
        detail: details(salary, base, what),
        low,
        high,
        middle: salary.median,
    };
    let spread = match (salary.low, salary.high, salary.median) {
        (Some(low), Some(high), Some(_)) => Some(figure(salary.base, "middle half and median", low, Some(high))),
        (Some(low), Some(high), None) => Some(figure(salary.base, "middle half", low, Some(high))),
        (.., Some(median)) => Some(figure(salary.base, "median", median, None)),
        _ => None,
    };
    let average = salary.average.map(|average| figure(salary.base.or(Some(PayBase::Base)), "average", average, None));
    let total = salary.total.map(|total| figure(Some(PayBase::Total), "average", total, None));
    [spread, average, total].into_iter().flatten().collect()
}

fn place(salary: &Salary) -> String {
    salary.place.clone().unwrap_or_else(|| salary.currency.clone())
}

/// What a figure is: `base pay, all levels, middle half and median, May 2025`.
fn details(salary: &Salary, base: Option<PayBase>, what: &str) -> String {
    let base = base.map(|base| base.label().to_owned());
    let parts = [base, salary.level.clone(), Some(what.to_owned()), Some(period(&salary.as_of.0))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// One entry: its source, its note, and the charts that split it up.
fn entry(scope: Scope<'_>, salary: &Salary) -> SalaryContext {
    let range = |label: String, low: f64, high: Option<f64>| RangeFigure { label, low, high, ..RangeFigure::default() };
    let by_experience: Vec<_> = salary
        .by_experience
        .iter()
        .map(|row| range(experience_label(row.min_years, row.max_years), row.low, row.high))
        .collect();
    let by_location: Vec<_> = salary
        .by_location
        .iter()
        .map(|row| PlaceFigure { place: row.place.clone(), amount: row.amount, vs_average_pct: row.vs_average_pct })
        .collect();
    let by_specialty: Vec<_> =
        salary.by_specialty.iter().map(|row| range(row.specialty.clone(), row.low, row.high)).collect();
    SalaryContext {
        place: place(salary),
        as_of: period(&salary.as_of.0),
        source: salary.source.clone(),
        url: salary.url.as_ref().map(|url| url.0.clone()),
        hourly: salary.hourly.map(|hourly| hourly_text(hourly, &salary.currency)),
        by_experience: bar_chart(&by_experience, &salary.currency),
        by_location: place_chart(&by_location, &salary.currency),
        by_specialty: bar_chart(&by_specialty, &salary.currency),
        note_html: parts::optional_inline(scope, salary.note.as_ref()),
    }
}

/// What a role pays in one line: `$135,980 (United States, May 2025)`.
pub(in super::super) fn in_short(front: &RoleFront) -> Option<String> {
    let salary = front.salary.first()?;
    let amount = money(salary.median.or(salary.average)?, &salary.currency);
    let place = salary.place.as_ref().map_or_else(String::new, |place| format!("{place}, "));
    Some(format!("{amount} ({place}{})", period(&salary.as_of.0)))
}

/// An hourly amount; cents are shown where there are any.
fn hourly_text(hourly: f64, currency: &str) -> String {
    let whole = money(hourly.trunc(), currency);
    let cents = (hourly.fract() * 100.0).round();
    if cents > 0.0 { format!("{whole}.{cents:02.0}") } else { whole }
}

/// A year, a month or a day in words.
fn period(text: &str) -> String {
    match text.len() {
        7 => Date::parse(&format!("{text}-01")).map_or_else(|| text.to_owned(), Date::month),
        10 => Date::parse(text).map_or_else(|| text.to_owned(), Date::long),
        _ => text.to_owned(),
    }
}
