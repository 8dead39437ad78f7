//! Facts that have aged, and facts that two entries tell differently.

use super::super::at_field;
use super::super::unknown::running_text;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::jargon::Match;
use crate::model::front::Url;
use crate::model::term::VersionStatus;
use crate::model::{Date, DocumentView, Term};
use crate::parse::locate_span;
use crate::resolve::ResolvedSite;
use crate::resolve::labels::fold;
use crate::source::{FilePath, Span};

pub(super) fn check(resolved: &ResolvedSite, today: Date, found: &mut Diagnostics) {
    for term in resolved.site.terms.values() {
        expired(term, today, found);
        bare_sources(&term.file, &term.body.source, &term.front.sources, found);
        since_in_the_future(term, today, found);
    }
    for role in resolved.site.roles.values() {
        bare_sources(&role.file, &role.body.source, &role.front.sources, found);
        old_pay(resolved, role, today, found);
    }
    for document in resolved.site.documents() {
        for (text, offset) in running_text(resolved, &document) {
            conflicts(resolved, &document, &text, offset, found);
        }
    }
}

/// Versions that are called current though nobody repairs them any more.
fn expired(term: &Term, today: Date, found: &mut Diagnostics) {
    for (at, version) in term.front.versions.iter().enumerate() {
        let Some(until) = version.supported_until else { continue };
        if version.status == VersionStatus::Modern && until < today {
            let message = format!("`{}` is called modern, but its fixes ended on {until}", version.range);
            let field = format!("versions[{at}].status");
            found.push(
                at_field(&term.file, &term.body.source, &field, "expired-version", message)
                    .hint("look up what is current, and call this one `common` or `legacy`"),
            );
        }
    }
}

fn since_in_the_future(term: &Term, today: Date, found: &mut Diagnostics) {
    let Some(since) = term.front.since else { return };
    let month = since.month().unwrap_or(1);
    if (since.year(), month) > (today.0.year(), today.0.month()) {
        let message = "`since` lies in the future".to_owned();
        found.push(at_field(&term.file, &term.body.source, "since", "conflicting-fact", message));
    }
}

/// How many months figures of pay stay useful.
const PAY_MONTHS: i32 = 24;

/// Figures of pay that are older than two years.
fn old_pay(resolved: &ResolvedSite, role: &crate::model::Role, today: Date, found: &mut Diagnostics) {
    if resolved.site.config.lints.get("old-pay") == Some(&crate::model::config::LintLevel::Off) {
        return;
    }
    for (at, salary) in role.front.salary.iter().enumerate() {
        let text = &salary.as_of.0;
        let year: i32 = text.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
        // A year counts until its end.
        let month: i32 = text.get(5..7).and_then(|month| month.parse().ok()).unwrap_or(12);
        let age = (i32::from(today.0.year()) - year) * 12 + i32::from(today.0.month()) - month;
        if age > PAY_MONTHS {
            let message = format!("the pay of `{}` is of {text}", role.id);
            let field = if locate_span(&role.file, &role.body.source, "salary.as_of").range.is_empty() {
                format!("salary[{at}].as_of")
            } else {
                "salary.as_of".to_owned()
            };
            found.push(
                at_field(&role.file, &role.body.source, &field, "old-pay", message)
                    .hint("look up current figures, or set them beside these"),
            );
        }
    }
}

/// Sources that name a host or the front of a documentation, where nobody can check a claim.
fn bare_sources(file: &FilePath, source: &str, sources: &[Url], found: &mut Diagnostics) {
    for (at, url) in sources.iter().enumerate().filter(|(_, url)| is_bare(&url.0)) {
        let message = format!("`{}` is a home page; no reader can check a claim there", url.0);
        found.push(
            at_field(file, source, &format!("sources[{at}]"), "bare-source", message)
                .hint("name the page that says it"),
        );
    }
}

/// Whether an address has no path, or only the front door of a documentation or a language.
fn is_bare(url: &str) -> bool {
    const DOORS: [&str; 8] = ["", "en", "en-us", "docs", "documentation", "doc", "index.html", "home"];
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let Some((_, path)) = rest.split_once('/') else { return true };
    if path.contains(['?', '#']) {
        return false;
    }
    path.split('/').all(|part| DOORS.contains(&part.to_lowercase().as_str()))
}

/// Years and owners in running text that are not those of the entry.
fn conflicts(resolved: &ResolvedSite, document: &DocumentView<'_>, text: &str, offset: usize, found: &mut Diagnostics) {
    for matched in resolved.jargon.scan_own(text) {
        // "Python 3 came out in 2008" tells of a version, not of the thing.
        if text[matched.range.clone()].ends_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let term = &resolved.site.terms[&matched.term];
        let after = &text[matched.range.end..];
        let own = term.file == *document.file;
        let claim = year_claim(after).and_then(|(year, range)| {
            let known = term.front.since?.year();
            (year != known).then(|| (range, format!("the year {year}"), format!("`since` says {known}"), "since"))
        });
        let claim = claim.or_else(|| {
            let known = term.front.maker.as_ref().filter(|_| !own)?;
            let (maker, range) = maker_claim(after)?;
            let agrees = fold(known).contains(&fold(maker)) || fold(maker).contains(&fold(known));
            (!agrees).then(|| (range, format!("the maker {maker}"), format!("`maker` says {known}"), "maker"))
        });
        if let Some((range, says, known, field)) = claim {
            found.push(conflict(document, term, &matched, offset, &range, &says, &known, field));
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one finding has as many parts")]
fn conflict(
    document: &DocumentView<'_>,
    term: &Term,
    matched: &Match,
    offset: usize,
    range: &std::ops::Range<usize>,
    says: &str,
    known: &str,
    field: &str,
) -> Diagnostic {
    let start = offset + matched.range.end;
    let span = Span::new(document.file, start + range.start..start + range.end);
    Diagnostic::warning("conflicting-fact", span, format!("{says} of `{}` is not what its entry says", term.front.term))
        .label(locate_span(&term.file, &term.body.source, field), known)
        .hint("look it up; a fact has one home")
}

/// The verbs behind which the year of a first release stands.
const RELEASED: [&str; 14] = [
    "was first released in ",
    "was released in ",
    "first released in ",
    "first appeared in ",
    "appeared in ",
    "came out in ",
    "was launched in ",
    "launched in ",
    "was introduced in ",
    "was published in ",
    "was first published in ",
    "dates from ",
    "was born in ",
    "started in ",
];

/// The year that a text claims right behind a name: ` first appeared in 2013`.
fn year_claim(after: &str) -> Option<(i16, std::ops::Range<usize>)> {
    let rest = after.strip_prefix(' ')?;
    let verb = RELEASED.iter().find(|verb| rest.starts_with(**verb))?;
    let at = 1 + verb.len();
    let digits = after.get(at..at + 4)?;
    let ends = !after[at + 4..].starts_with(|c: char| c.is_alphanumeric());
    let year = digits.parse().ok().filter(|year| (1900..2100).contains(year))?;
    ends.then_some((year, at..at + 4))
}

/// The verbs behind which a maker stands.
const MADE: [&str; 6] =
    [" is made by ", " is owned by ", " belongs to ", ", made by ", ", owned by ", " is maintained by "];

/// The maker that a text claims right behind a name: `, owned by Microsoft`.
fn maker_claim(after: &str) -> Option<(&str, std::ops::Range<usize>)> {
    let verb = MADE.iter().find(|verb| after.starts_with(**verb))?;
    let rest = &after[verb.len()..];
    let mut end = 0;
    for word in rest.split_inclusive(' ') {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        let closes = word.trim_end() != bare;
        end += if closes { bare.len() } else { word.len() };
        if closes {
            break;
        }
    }
    let maker = rest[..end].trim_end();
    (!maker.is_empty()).then(|| (maker, verb.len()..verb.len() + maker.len()))
}

#[cfg(test)]
mod tests {
    use super::{is_bare, maker_claim, year_claim};

    #[test]
    fn a_home_page_is_no_source() {
        for url in [
            "https://kafka.apache.org",
            "https://kafka.apache.org/",
            "https://docs.python.org/en/",
            "https://x.org/docs/",
        ] {
            assert!(is_bare(url), "{url}");
        }
        for url in ["https://kafka.apache.org/documentation/#design", "https://x.org/docs/intro", "https://x.org/?p=1"]
        {
            assert!(!is_bare(url), "{url}");
        }
    }

    #[test]
    fn a_year_and_a_maker_are_read_behind_a_name() {
        assert_eq!(year_claim(" first appeared in 2013, at Facebook"), Some((2013, 19..23)));
        assert_eq!(year_claim(" appeared in 20134 places"), None);
        assert_eq!(year_claim(" in 2013"), None);
        assert_eq!(maker_claim(", owned by Microsoft, is"), Some(("Microsoft", 11..20)));
        assert_eq!(maker_claim(" is maintained by the team"), None);
        assert_eq!(maker_claim(" belongs to Red Hat."), Some(("Red Hat", 12..19)));
    }
}
