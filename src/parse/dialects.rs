//! Marks of other Markdown dialects, which this one shows as text.
//!
//! Whoever brings texts along learns how the same thing is written here.

use std::ops::Range;

use crate::model::Mistake;

/// A mark at the start of a line, what writes it, and what to write instead.
const LINES: [(&str, &str, &str); 11] = [
    (":::", "a block of VitePress, Docusaurus or Pandoc", ALERT),
    ("!!!", "an admonition of Material for MkDocs", ALERT),
    ("???", "a collapsible admonition of Material for MkDocs", "write `<details><summary>…</summary>` around it"),
    ("===", "a tab of Material for MkDocs", "write a heading for each tab"),
    ("--8<--", "a snippet of Material for MkDocs", "copy the text, or link to the page that has it"),
    ("{%", "a tag of Liquid or Jinja", PLAIN),
    ("{{<", "a shortcode of Hugo", PLAIN),
    ("{{%", "a shortcode of Hugo", PLAIN),
    ("{{", "a variable of a template", "write the text itself: content has no variables"),
    ("{:", "attributes of Kramdown", "a heading takes its anchor as `## Title {#anchor}`; other attributes need HTML"),
    ("$$", "a formula of LaTeX", "write it as code or as a picture: formulas are not set"),
];

const ALERT: &str = "write `> [!NOTE]` and each line of the text behind `>`";
const PLAIN: &str = "write Markdown or HTML in its place";

/// The kinds of alerts that exist.
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Looks at a line of plain text of `source` that starts at byte `at`.
pub(super) fn line(source: &str, at: usize, offset: usize) -> Option<Mistake> {
    let line = source[at..].lines().next().unwrap_or_default();
    let (mark, what, instead) = found(line)?;
    let start = at + offset;
    Some(mistake(mark, what, instead, start..start + line.trim_end().len()))
}

fn found(line: &str) -> Option<(&str, &'static str, &'static str)> {
    let known = LINES.iter().find(|(mark, ..)| {
        line.strip_prefix(mark).is_some_and(|rest| match *mark {
            // An underlined heading is no tab, and three marks may be mere emphasis.
            "===" | "!!!" | "???" => rest.starts_with([' ', '+']) && rest.contains(|c: char| c.is_alphanumeric()),
            "$$" => rest.is_empty() || rest.trim_end().ends_with("$$") || !rest.contains(char::is_whitespace),
            "{{" => line.contains("}}"),
            _ => true,
        })
    });
    if let Some((mark, what, instead)) = known {
        return Some((&line[..mark.len()], what, instead));
    }
    if let Some(rest) = line.strip_prefix("[!") {
        let (word, _) = rest.split_once(']')?;
        let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        let is_known = ALERTS.iter().any(|known| known.eq_ignore_ascii_case(word));
        return (is_word && !is_known).then_some((
            &line[..word.len() + 3],
            "a callout of Obsidian",
            "the kinds are `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` and `[!CAUTION]`, alone on their line",
        ));
    }
    if line.starts_with('(') && line.trim_end().ends_with(")=") {
        return Some((line.trim_end(), "a label of MyST", "a heading takes its anchor as `## Title {#anchor}`"));
    }
    None
}

/// Looks at a piece of plain text right before code: `` {role}`text` `` is a role of MyST.
pub(super) fn role(source: &str, code: usize, offset: usize) -> Option<Mistake> {
    let before = source[..code].strip_suffix('}')?;
    let start = before.rfind('{')?;
    let name = &before[start + 1..];
    let is_name =
        !name.is_empty() && name.len() < 40 && name.chars().all(|c| c.is_ascii_alphanumeric() || "-:_.".contains(c));
    is_name.then(|| {
        let what = "a role of MyST";
        mistake(&source[start..code], what, "write a link, or the text itself", start + offset..code + offset)
    })
}

/// Looks at what stands behind a fence: ```` ```{note} ```` is a directive of MyST.
pub(super) fn fence(info: &str, range: Range<usize>) -> Option<Mistake> {
    let name = info.trim().strip_prefix('{')?.split('}').next()?;
    let is_directive = name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_directive.then(|| mistake(info.trim(), "a directive of MyST", ALERT, range))
}

fn mistake(mark: &str, what: &str, instead: &str, range: Range<usize>) -> Mistake {
    Mistake {
        code: "foreign-syntax",
        is_error: false,
        message: format!("`{mark}` is {what} and is shown as text here"),
        hint: instead.to_owned(),
        range,
    }
}

#[cfg(test)]
mod tests {
    use super::{found, role};

    #[test]
    fn marks_of_other_dialects_are_known_and_plain_text_is_not_one() {
        for line in [
            "::: tip",
            "!!! note",
            "=== \"Tab\"",
            "--8<-- \"a.md\"",
            "{% include x %}",
            "{{< youtube x >}}",
            "{{ site.title }}",
            "{: .class}",
            "$$",
            "[!faq] Why",
            "(label)=",
        ] {
            assert!(found(line).is_some(), "{line}");
        }
        for line in ["!!!", "??? ", "===", "[!NOTE]", "(see below)", "A: b", "$5 and $6", "[x](y)", ": a definition"] {
            assert_eq!(found(line), None, "{line}");
        }
        assert!(role("{doc}`x`", 5, 0).is_some());
        assert!(role("a {b} `x`", 6, 0).is_none());
    }
}
