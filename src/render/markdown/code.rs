//! Fenced code: its language, its marked lines, its HTML.

use super::super::highlight::Highlighter;
use super::super::html::{escape, push_escaped};

/// What stands behind the fence: `rust {1,3-4}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fence {
    /// The language as written.
    language: String,
    /// Ranges of lines to mark, both ends included, from 1.
    marked: Vec<(usize, usize)>,
}

impl Fence {
    /// Reads an info string; what is not understood is left out.
    pub(super) fn parse(info: &str) -> Self {
        let (words, braces) = match info.split_once('{') {
            Some((words, rest)) => (words, rest.split('}').next().unwrap_or_default()),
            None => (info, ""),
        };
        let language = words.split([',', ' ']).next().unwrap_or_default().trim().to_owned();
        let marked = braces
            .split(',')
            .filter_map(|part| {
                let (first, last) = part.trim().split_once('-').unwrap_or((part.trim(), part.trim()));
                Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
            })
            .collect();
        Self { language, marked }
    }

    fn is_marked(&self, line: usize) -> bool {
        self.marked.iter().any(|(first, last)| (*first..=*last).contains(&line))
    }
}

/// Writes a block of code as a figure whose lines can be marked.
pub(super) fn write(out: &mut String, fence: &Fence, code: &str, highlighter: &Highlighter) {
    let name = highlighter.language_name(&fence.language);
    out.push_str("<figure class=\"code\"");
    if let Some(name) = &name {
        out.push_str(" data-language=\"");
        push_escaped(out, name);
        out.push('"');
    }
    out.push('>');
    let label = name.as_deref().map_or_else(|| "Code".to_owned(), |name| format!("Code, {name}"));
    // A block that scrolls sideways has to be reachable by keyboard.
    out.push_str("<pre tabindex=\"0\" aria-label=\"");
    out.push_str(&escape(&label));
    out.push_str("\" role=\"group\"><code>");
    let html = highlighter.highlight(&fence.language, code);
    for (index, line) in html.split_inclusive('\n').enumerate() {
        if fence.is_marked(index + 1) {
            out.push_str("<span class=\"line marked\">");
            out.push_str(line);
            out.push_str("</span>");
        } else {
            out.push_str(line);
        }
    }
    out.push_str("</code></pre></figure>\n");
}

#[cfg(test)]
mod tests {
    use super::Fence;

    #[test]
    fn a_fence_names_a_language_and_lines() {
        let fence = Fence::parse("rust {1,3-4}");
        assert_eq!(fence.language, "rust");
        let marked: Vec<_> = (1..=5).filter(|line| fence.is_marked(*line)).collect();
        assert_eq!(marked, [1, 3, 4]);
        assert_eq!(Fence::parse(""), Fence::default());
    }
}
