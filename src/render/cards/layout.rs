//! Cuts a text into lines that fit, by the measure of the font.
//!
//! Invariant: no line is wider than asked for, whatever the text.

use unicode_normalization::char::is_combining_mark;

use super::font::{Weight, width};

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) weight: Weight,
    /// The size of the letters, in pixels.
    pub(crate) size: u32,
    /// How wide a line may be, in pixels.
    pub(crate) width: u32,
}

impl Setting {
    fn fits(self, line: &str) -> bool {
        width(line, self.weight, self.size) <= self.width as f32
    }
}

/// A text in lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lines {
    pub(crate) lines: Vec<String>,
    /// Whether a word had to be broken.
    pub(crate) broken: bool,
}

/// What ends a text that was cut.
const ELLIPSIS: char = '…';

/// Cuts a text into lines at its spaces; a word that is wider than a line is broken.
pub(crate) fn wrap(text: &str, setting: Setting) -> Lines {
    let mut lines: Vec<String> = Vec::new();
    let mut broken = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if let Some(last) = lines.last_mut() {
            let longer = format!("{last} {word}");
            if setting.fits(&longer) {
                *last = longer;
                continue;
            }
        }
        if setting.fits(word) {
            lines.push(word.to_owned());
        } else {
            broken = true;
            lines.extend(pieces(word, setting));
        }
    }
    Lines { lines, broken }
}

/// A word in pieces that fit, broken after a sign where there is one, else anywhere.
fn pieces(word: &str, setting: Setting) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while !setting.fits(rest) {
        let mut last = 0;
        let mut after_sign = 0;
        for (at, c) in rest.char_indices().skip(1).filter(|(_, c)| !is_combining_mark(*c)) {
            if !setting.fits(&rest[..at]) {
                break;
            }
            last = at;
            if rest[..at].ends_with(['-', '/', '_', '.', ':']) && c.is_alphanumeric() {
                after_sign = at;
            }
        }
        let cut = if after_sign > 0 { after_sign } else { last };
        // Not even one letter fits: better too wide than without an end.
        if cut == 0 {
            break;
        }
        pieces.push(rest[..cut].to_owned());
        rest = &rest[cut..];
    }
    pieces.push(rest.to_owned());
    pieces
}

/// The same lines, made more equal in length where that takes no more of them.
pub(crate) fn balanced(text: &str, setting: Setting) -> Lines {
    let mut best = wrap(text, setting);
    if best.lines.len() < 2 || best.broken {
        return best;
    }
    let (mut narrow, mut wide) = (setting.width / 2, setting.width);
    while wide - narrow > 8 {
        let width = u32::midpoint(narrow, wide);
        let lines = wrap(text, Setting { width, ..setting });
        if lines.lines.len() == best.lines.len() && !lines.broken {
            wide = width;
            best = lines;
        } else {
            narrow = width;
        }
    }
    best
}

/// Lines of running text: as [`wrap`] cuts them, but no word or two alone at the end.
pub(crate) fn paragraph(text: &str, setting: Setting) -> Lines {
    let lines = wrap(text, setting);
    let alone = lines.lines.last().is_some_and(|last| Setting { width: setting.width / 4, ..setting }.fits(last));
    if alone { balanced(text, setting) } else { lines }
}

/// The first `most` lines; where there were more, the last one ends in an ellipsis.
pub(crate) fn cut(mut lines: Vec<String>, most: usize, setting: Setting) -> Vec<String> {
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        loop {
            let end = last.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).len();
            // What ends in signs alone keeps them: `C++`, but not a comma.
            let signs = last[end..].starts_with(['+', '#', ')', '%']);
            if !signs || last.ends_with(char::is_whitespace) {
                last.truncate(end);
            }
            last.push(ELLIPSIS);
            if setting.fits(last) || last.chars().count() < 2 {
                break;
            }
            last.pop();
            last.pop();
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::font::{Weight, shown, width};
    use super::{Setting, balanced, cut, wrap};

    const SETTING: Setting = Setting { weight: Weight::Regular, size: 40, width: 400 };

    #[test]
    fn lines_break_at_spaces() {
        let wrapped = wrap("A toolkit that gives a web site its skeleton", SETTING);
        assert_eq!(wrapped.lines, ["A toolkit that gives a", "web site its skeleton"]);
        assert!(!wrapped.broken);
    }

    #[test]
    fn a_word_that_is_too_wide_breaks_after_a_sign_or_anywhere() {
        let wrapped = wrap("continuous-integration/continuous-delivery", SETTING);
        assert_eq!(wrapped.lines, ["continuous-integration/", "continuous-delivery"]);
        assert!(wrapped.broken);
        let long = "x".repeat(100);
        let wrapped = wrap(&long, SETTING);
        assert_eq!(wrapped.lines.concat(), long);
        assert!(wrapped.lines.iter().all(|line| width(line, Weight::Regular, 40) <= 400.0));
    }

    #[test]
    fn balanced_lines_leave_no_short_one_behind() {
        assert_eq!(wrap("The words that a machine learns", SETTING).lines, ["The words that a", "machine learns"]);
        let greedy = wrap("Python developer in a bank today", SETTING).lines;
        let even = balanced("Python developer in a bank today", SETTING).lines;
        assert_eq!(greedy.len(), even.len());
        let widest = |lines: &[String]| lines.iter().map(|line| line.chars().count()).max();
        assert!(widest(&even) <= widest(&greedy));
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis() {
        let lines = || vec!["One two,".to_owned(), "three".to_owned()];
        assert_eq!(cut(lines(), 2, SETTING), ["One two,", "three"]);
        assert_eq!(cut(lines(), 1, SETTING), ["One two…"]);
        assert_eq!(cut(vec!["Learn C++".to_owned(), "now".to_owned()], 1, SETTING), ["Learn C++…"]);
        let wide = vec!["m".repeat(12), "m".to_owned()];
        let cut = cut(wide, 1, SETTING);
        assert!(cut[0].ends_with('…') && width(&cut[0], Weight::Regular, 40) <= 400.0);
    }

    proptest! {
        #[test]
        fn no_line_is_ever_too_wide(text in "\\PC{0,200}", most in 1_usize..5) {
            let Some(text) = shown(&text) else { return Ok(()) };
            for wrapped in [wrap(&text, SETTING), balanced(&text, SETTING)] {
                prop_assert_eq!(wrapped.lines.concat().replace(' ', ""), text.replace(' ', ""));
                for line in cut(wrapped.lines, most, SETTING) {
                    prop_assert!(width(&line, Weight::Regular, 40) <= 400.0, "{}", line);
                }
            }
        }
    }
}
