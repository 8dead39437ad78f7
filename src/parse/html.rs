//! Reads the HTML that authors write, and the pages that ship, with a tokenizer of the HTML Standard.
//!
//! Finds tags, the attributes that hold addresses however they are quoted, ids, and tags that are never closed.
//! Invariant: what is rewritten is the value of an attribute alone; every other byte stays.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::css;

/// A tag as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name in lower case.
    pub name: String,
    /// Whether it closes an element.
    pub closing: bool,
    /// Whether it ends with `/>`.
    pub self_closing: bool,
    /// Where it is, in bytes of the text.
    pub range: Range<usize>,
    /// Its attributes in the order in which they were written.
    pub attributes: Vec<Attribute>,
    /// The text of a `style` or `script` element behind its opening tag.
    pub raw_text: Range<usize>,
}

/// An attribute as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in lower case.
    pub name: String,
    /// Its value, character references read.
    pub value: String,
    /// The value as it stands in the text, quotes included; empty where there is none.
    pub range: Range<usize>,
}

impl Tag {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.as_str())
    }
}

/// Reads every tag of a text. Comments, and texts of scripts and styles, hold none.
#[must_use]
pub fn tags(html: &str) -> Vec<Tag> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut tags: Vec<Tag> = Vec::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let mut attributes: Vec<(usize, Attribute)> = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| {
                        let range = value_range(html, value.span.start + name.len(), tag.span.end);
                        (value.span.start, Attribute { name: text(name), value: text(value), range })
                    })
                    .collect();
                attributes.sort_by_key(|(start, _)| *start);
                tags.push(Tag {
                    name: text(&tag.name),
                    closing: false,
                    self_closing: tag.self_closing,
                    range: tag.span.start..tag.span.end.min(html.len()),
                    attributes: attributes.into_iter().map(|(_, attribute)| attribute).collect(),
                    raw_text: tag.span.end.min(html.len())..tag.span.end.min(html.len()),
                });
            }
            Token::EndTag(tag) => tags.push(Tag {
                name: text(&tag.name),
                closing: true,
                self_closing: false,
                range: tag.span.start..tag.span.end.min(html.len()),
                attributes: Vec::new(),
                raw_text: tag.span.end.min(html.len())..tag.span.end.min(html.len()),
            }),
            Token::String(string) => {
                if let Some(last) = tags.last_mut().filter(|tag| matches!(tag.name.as_str(), "style" | "script")) {
                    last.raw_text.end = string.span.end.clamp(last.raw_text.end, html.len());
                }
            }
            _ => {}
        }
    }
    tags
}

/// The value of the attribute whose name ends at `at`, quotes included (HTML Standard, 13.1.2.3 "Attributes").
fn value_range(html: &str, at: usize, end: usize) -> Range<usize> {
    let bytes = &html.as_bytes()[..end.min(html.len())];
    let skip = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let equals = skip(at);
    if bytes.get(equals) != Some(&b'=') {
        return at..at;
    }
    let start = skip(equals + 1);
    let stop = match bytes.get(start) {
        Some(quote @ (b'"' | b'\'')) => {
            let inner = bytes[start + 1..].iter().position(|byte| byte == quote);
            inner.map_or(bytes.len(), |length| start + length + 2)
        }
        _ => {
            let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
            start + bytes[start..].iter().position(is_end).unwrap_or(bytes.len() - start)
        }
    };
    start..stop
}

/// What an address in an attribute is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A reader follows it, or it is named only.
    Link,
    /// The page loads a picture from it.
    Picture,
    /// The page loads anything else from it.
    Resource,
    /// A form sends to it.
    Form,
}

/// How an attribute holds its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    One,
    /// With sizes, and commas between them.
    Set,
    /// With blanks between them.
    List,
    /// In a style sheet's functions.
    Style,
}

fn holds(tag: &str, attribute: &str) -> Option<(Holds, Use)> {
    let media = match tag {
        "img" | "image" | "picture" | "input" | "video" => Use::Picture,
        _ => Use::Resource,
    };
    Some(match attribute {
        "href" if tag == "link" => (Holds::One, Use::Resource),
        "href" | "xlink:href" if matches!(tag, "image" | "use" | "feimage") => (Holds::One, Use::Picture),
        "href" | "xlink:href" | "cite" | "longdesc" => (Holds::One, Use::Link),
        "src" if tag == "video" => (Holds::One, Use::Resource),
        "src" => (Holds::One, media),
        "poster" | "background" => (Holds::One, Use::Picture),
        "data" if tag == "object" => (Holds::One, Use::Resource),
        "manifest" if tag == "html" => (Holds::One, Use::Resource),
        "srcset" | "imagesrcset" => (Holds::Set, Use::Picture),
        "ping" => (Holds::List, Use::Link),
        "action" | "formaction" => (Holds::One, Use::Form),
        "style" => (Holds::Style, Use::Picture),
        _ => return None,
    })
}

/// Every address of a tag, with what it is for and where its attribute's value stands.
#[must_use]
pub fn addresses(tag: &Tag) -> Vec<(String, Use, Range<usize>)> {
    let mut found = Vec::new();
    for attribute in &tag.attributes {
        let Some((holds, purpose)) = holds(&tag.name, &attribute.name) else { continue };
        rewritten(&attribute.value, holds, &mut |address| {
            found.push((address.to_owned(), purpose, attribute.range.clone()));
            None
        });
    }
    found
}

/// The text with every address that `change` gives another one for; none where nothing changes.
#[must_use]
pub fn rewrite(html: &str, change: &mut dyn FnMut(&str, Use) -> Option<String>) -> Option<String> {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for tag in tags(html) {
        for attribute in &tag.attributes {
            let Some((holds, purpose)) = holds(&tag.name, &attribute.name) else { continue };
            if let Some(value) = rewritten(&attribute.value, holds, &mut |address| change(address, purpose)) {
                changes.push((attribute.range.clone(), format!("\"{}\"", escape(&value))));
            }
        }
        if tag.name == "style" && !tag.raw_text.is_empty() {
            let text = &html[tag.raw_text.clone()];
            if let Some(style) = css::rewrite(text, &mut |address| change(address, Use::Resource)) {
                changes.push((tag.raw_text.clone(), style));
            }
        }
    }
    (!changes.is_empty()).then(|| spliced(html, changes))
}

/// A text with these ranges replaced; they do not overlap.
pub(super) fn spliced(text: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len() + 32 * changes.len());
    let mut at = 0;
    for (range, new) in changes {
        out.push_str(&text[at..range.start]);
        out.push_str(&new);
        at = range.end;
    }
    out + &text[at..]
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

/// The value of an attribute with other addresses; none where all stay.
fn rewritten(value: &str, holds: Holds, change: &mut dyn FnMut(&str) -> Option<String>) -> Option<String> {
    match holds {
        Holds::One => change(value.trim()),
        Holds::Style => css::rewrite(value, change),
        Holds::Set | Holds::List => {
            let places = if holds == Holds::Set { candidates(value) } else { words(value) };
            let changes: Vec<_> =
                places.into_iter().filter_map(|range| Some((range.clone(), change(&value[range])?))).collect();
            (!changes.is_empty()).then(|| spliced(value, changes))
        }
    }
}

fn words(value: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - value.as_ptr() as usize;
    value.split_ascii_whitespace().map(|word| start(word)..start(word) + word.len()).collect()
}

/// The addresses of a `srcset` (HTML Standard, 4.8.4.3.7 "Parsing a srcset attribute").
fn candidates(value: &str) -> Vec<Range<usize>> {
    let bytes = value.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        while bytes.get(at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b',') {
            at += 1;
        }
        if at >= bytes.len() {
            return found;
        }
        let start = at;
        while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace()) {
            at += 1;
        }
        let end = start + value[start..at].trim_end_matches(',').len();
        found.push(start..end);
        if end == at {
            // Sizes up to the next comma outside parentheses.
            let mut depth = 0_usize;
            while let Some(byte) = bytes.get(at) {
                match byte {
                    b'(' => depth += 1,
                    b')' => depth = depth.saturating_sub(1),
                    b',' if depth == 0 => break,
                    _ => {}
                }
                at += 1;
            }
        }
    }
}

/// Elements that have no end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements whose end may be left out (HTML Standard, 13.1.2.4 "Optional tags").
const OPTIONAL_END: [&str; 18] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "caption",
    "rt", "rp", "html", "body",
];

/// Follows which elements are open.
#[derive(Debug, Default)]
pub struct Balance {
    open: Vec<(String, Range<usize>)>,
    foreign: usize,
    /// Tags that close nothing, and elements that are never closed, with their names.
    pub wrong: Vec<(String, bool, Range<usize>)>,
}

impl Balance {
    /// Takes in the next tag, which stands at `place` of the file.
    pub fn take(&mut self, tag: &Tag, place: Range<usize>) {
        if VOID.contains(&tag.name.as_str()) || tag.name.is_empty() {
            return;
        }
        if !tag.closing {
            // `<div/>` opens a `div`; only drawings and formulas know elements without a content.
            if !(tag.self_closing && (self.foreign > 0 || matches!(tag.name.as_str(), "svg" | "math"))) {
                self.foreign += usize::from(matches!(tag.name.as_str(), "svg" | "math"));
                self.open.push((tag.name.clone(), place));
            }
            return;
        }
        match self.open.iter().rposition(|(name, _)| *name == tag.name) {
            Some(at) => {
                let unclosed = self.open.split_off(at).into_iter().skip(1);
                self.wrong.extend(unclosed.filter(must_close).map(|(name, range)| (name, false, range)));
                self.foreign -= usize::from(self.foreign > 0 && matches!(tag.name.as_str(), "svg" | "math"));
            }
            None => self.wrong.push((tag.name.clone(), true, place)),
        }
    }

    /// Reports what is still open.
    pub fn finish(&mut self) {
        let open = std::mem::take(&mut self.open);
        self.wrong.extend(open.into_iter().filter(must_close).map(|(name, range)| (name, false, range)));
    }
}

fn must_close((name, _): &(String, Range<usize>)) -> bool {
    !OPTIONAL_END.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Balance, Use, addresses, rewrite, tags};

    #[test]
    fn addresses_are_found_however_they_are_quoted() {
        let html = "<A HREF=/a>x</A><a href = '/b&amp;c'><img\nsrc=\"/c\" srcset=\"/d 1x, e,f.png 2x\"><video poster=/p><form action=/q><object data=/o></object><p style='background: url(/s)'><!-- <a href=/no> --><script>'<a href=/no>'</script>";
        let found: Vec<_> =
            tags(html).iter().flat_map(addresses).map(|(address, purpose, _)| (address, purpose)).collect();
        let expected = [
            ("/a", Use::Link),
            ("/b&c", Use::Link),
            ("/c", Use::Picture),
            ("/d", Use::Picture),
            ("e,f.png", Use::Picture),
            ("/p", Use::Picture),
            ("/q", Use::Form),
            ("/o", Use::Resource),
            ("/s", Use::Picture),
        ];
        assert_eq!(found, expected.map(|(address, purpose)| (address.to_owned(), purpose)));
    }

    #[test]
    fn only_values_are_rewritten() {
        let html = "<p  CLASS=x><a href='/a' title=\"T\">é</a><img src=/b alt=''><i data-x='/a'>";
        let changed = rewrite(html, &mut |address, _| Some(format!("/g{address}?a&\"")));
        let expected = "<p  CLASS=x><a href=\"/g/a?a&amp;&quot;\" title=\"T\">é</a><img src=\"/g/b?a&amp;&quot;\" alt=''><i data-x='/a'>";
        assert_eq!(changed.as_deref(), Some(expected));
        assert_eq!(rewrite(html, &mut |_, _| None), None);
    }

    #[test]
    fn what_is_not_closed_is_told() {
        let wrong = |html: &str| {
            let mut balance = Balance::default();
            tags(html).iter().for_each(|tag| balance.take(tag, tag.range.clone()));
            balance.finish();
            balance.wrong.into_iter().map(|(name, closing, _)| (name, closing)).collect::<Vec<_>>()
        };
        assert_eq!(wrong("<div><p>a<br><li></div><svg><path/></svg>"), []);
        assert_eq!(wrong("<div><b>x</div>"), [("b".to_owned(), false)]);
        assert_eq!(wrong("<div/>"), [("div".to_owned(), false)]);
        assert_eq!(wrong("x</b>"), [("b".to_owned(), true)]);
    }
}
