//! The glossary as a table (RFC 4180), for spreadsheets.

use serde_json::Value as Json;

use crate::render::glossary::record;
use crate::resolve::ResolvedSite;

/// Without it Excel takes the file for one of an old code page.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The columns that come first and are always there; the others follow in the order of the fields.
const FIRST: [&str; 9] = ["id", "term", "kind", "short", "aliases", "tags", "broader", "related", "url"];

/// One line a term, with a header line. Items of a list have a line of their own in their cell, so that they can be
/// told apart whatever they hold.
#[must_use]
pub fn csv(resolved: &ResolvedSite) -> String {
    let records: Vec<_> = resolved.site.terms.iter().map(|(id, term)| record(resolved, id, term)).collect();
    let mut columns: Vec<&str> = FIRST.to_vec();
    for name in records.iter().flat_map(|record| record.keys()) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    let mut out = String::from(BYTE_ORDER_MARK);
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        out.push_str(&cells.collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    };
    line(&mut columns.iter().map(|name| field(name)));
    for record in &records {
        line(&mut columns.iter().map(|name| record.get(*name).map_or_else(String::new, |value| field(&cell(value)))));
    }
    out
}

/// A value as the text of a cell.
fn cell(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(one_line).collect::<Vec<_>>().join("\n"),
        other => one_line(other),
    }
}

/// A value on one line: text as it is, anything else as JSON.
fn one_line(value: &Json) -> String {
    match value {
        Json::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// A field in quotes where it needs them. A field that a spreadsheet would take for a formula
/// gets an apostrophe in front (OWASP, "CSV injection").
fn field(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::{cell, field};

    #[test]
    fn a_field_is_quoted_where_it_must_be_and_never_a_formula() {
        assert_eq!(field("plain"), "plain");
        assert_eq!(field("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(field("=1+1"), "'=1+1");
    }

    #[test]
    fn items_of_a_list_have_lines_of_their_own() {
        assert_eq!(cell(&serde_json::json!(["a; b", "c\nd", {"e": 1}])), "a; b\nc d\n{\"e\":1}");
    }
}
