//! The sentence around a mention, for "mentioned in".

use std::ops::Range;

use super::blocks;
use super::scan::BORDER;
use crate::model::Body;
use crate::model::config::MarkdownConfig;

/// A sentence as plain text, and the part of it that was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence, at most 200 characters; cut ends show an ellipsis.
    pub text: String,
    /// The part, in bytes of the text.
    pub mark: Range<usize>,
}

/// How much of a long sentence is kept on each side of the part, in characters.
const SIDE: usize = 85;

/// The sentence of a body that holds `range`, in bytes of the body.
#[must_use]
pub fn sentence(body: &Body, range: &Range<usize>, markdown: &MarkdownConfig) -> Sentence {
    let text = body.text();
    // Only the paragraph around the mention is read: backlinks ask for thousands of sentences.
    let start = text[..range.start.min(text.len())].rfind("\n\n").map_or(0, |at| at + 2);
    let end = text.get(range.end..).and_then(|rest| rest.find("\n\n")).map_or(text.len(), |at| range.end + at);
    let blocks = blocks::of_markdown(&text[start..end], markdown);
    let range = range.start - start..range.end - start;
    let found = blocks.iter().find_map(|block| Some((block, block.text_range(&range)?)));
    let Some((block, mark)) = found else { return Sentence::default() };
    let text = &block.text;
    let start = text[..mark.start].rmatch_indices(['.', '!', '?', '\n']).map(|(at, sign)| at + sign.len());
    let start = start.into_iter().find(|at| starts_sentence(text, *at)).unwrap_or(0);
    let mut ends = text[mark.end..].match_indices(['.', '!', '?']).map(|(at, sign)| mark.end + at + sign.len());
    let end = ends.find(|at| text[*at..].chars().next().is_none_or(char::is_whitespace)).unwrap_or(text.len());
    cut(&text[start..mark.start], &text[mark.clone()], &text[mark.end..end])
}

/// Whether a sentence starts after a sign: white space follows, and it is no line end inside one.
fn starts_sentence(text: &str, at: usize) -> bool {
    !text[..at].ends_with('\n') && text[at..].starts_with(char::is_whitespace)
}

fn cut(before: &str, marked: &str, after: &str) -> Sentence {
    let (before, marked, after) = (plain(before), plain(marked), plain(after));
    let before = before.trim_start();
    let kept_before = tail(before, SIDE);
    let kept_after = head(after.trim_end(), SIDE);
    let mut text = String::new();
    if kept_before.len() < before.len() {
        text.push('…');
    }
    text.push_str(kept_before);
    let mark = text.len()..text.len() + marked.len();
    text.push_str(&marked);
    text.push_str(kept_after);
    if kept_after.len() < after.trim_end().len() {
        text.push('…');
    }
    Sentence { text, mark }
}

/// A text without borders and with spaces for line ends.
fn plain(text: &str) -> String {
    text.chars().filter(|c| *c != BORDER).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

/// The last characters of a text, cut at a word.
fn tail(text: &str, most: usize) -> &str {
    match text.char_indices().rev().nth(most) {
        Some((at, _)) => text[at..].find(' ').map_or(&text[at..], |space| &text[at + space + 1..]),
        None => text,
    }
}

/// The first characters of a text, cut at a word.
fn head(text: &str, most: usize) -> &str {
    match text.char_indices().nth(most) {
        Some((at, _)) => text[..at].rfind(' ').map_or(&text[..at], |space| &text[..space]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;
    use crate::model::Body;
    use crate::model::config::MarkdownConfig;

    fn of(text: &str, part: &str) -> (String, String) {
        let at = text.find(part).expect("there");
        let body = Body { source: text.into(), offset: 0, ..Body::default() };
        let found = sentence(&body, &(at..at + part.len()), &MarkdownConfig::default());
        (found.text[found.mark.clone()].to_owned(), found.text)
    }

    #[test]
    fn a_mention_comes_with_its_sentence() {
        let (mark, text) = of("One. We use **Django** for\nthe site. Two.", "Django");
        assert_eq!((mark.as_str(), text.as_str()), ("Django", "We use Django for the site."));
    }

    #[test]
    fn a_long_sentence_is_cut_at_words() {
        let long = format!("{} Django {}.", "word ".repeat(60), "more ".repeat(60));
        let (mark, text) = of(&long, "Django");
        assert_eq!(mark, "Django");
        assert!(text.starts_with('…') && text.ends_with('…') && text.chars().count() <= 200, "{text}");
    }
}
