//! The program's own style sheets and scripts, without what only their authors need.
//!
//! Invariant: never used on files of a guide, which stay as they were written.

/// A style sheet or a script without the comments that fill whole lines; readers of pages do not
/// need them. What stands beside code stays, so that no text is ever taken for a comment.
pub(super) fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if inside {
            inside = !trimmed.ends_with("*/");
        } else if trimmed.starts_with("/*") {
            inside = !trimmed.contains("*/");
            if !inside && !trimmed.ends_with("*/") {
                out.push_str(line);
                out.push('\n');
            }
        } else if !trimmed.is_empty() && !trimmed.starts_with("//") {
            out.push_str(&without_types(line));
            out.push('\n');
        }
    }
    out
}

/// A line of a script without the types that JSDoc writes between its words: `/** @type {number} */`.
fn without_types(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, comment)) = rest.split_once("/** @type {") {
        let Some((_, after)) = comment.split_once("*/") else { break };
        out.push_str(before);
        rest = after.trim_start();
    }
    out.push_str(rest);
    out
}

/// A style sheet or a script without indentation: every line keeps its end, so that no two words ever meet.
pub(super) fn tight(text: &str) -> String {
    text.lines().map(|line| line.trim().to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_that_fill_lines_are_left_out() {
        let text = "/* one\n two */\na { b: c } /* kept */\n// gone\n/** gone */\nlet x = \"//\";\n";
        assert_eq!(without_comments(text), "a { b: c } /* kept */\nlet x = \"//\";\n");
    }

    #[test]
    fn types_between_words_are_left_out() {
        let text = "const f = (/** @type {string} */ a, /** @type {any[]} */ [b]) => a + b;\n";
        assert_eq!(without_comments(text), "const f = (a, [b]) => a + b;\n");
    }
}
