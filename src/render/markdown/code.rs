//! Fenced code: its language, its marked lines, its HTML.

use super::super::highlight::Highlighter;
use super::super::html::{escape, push_escaped};
use crate::parse::fence::Fence;

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
