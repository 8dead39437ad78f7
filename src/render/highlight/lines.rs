//! Colours code line by line, and remembers what lines came to.
//!
//! A line's colours follow from the line and from the grammar's state before it. Code repeats
//! itself (`}`, `else:`, imports), also between blocks, and states are few, so that a line that is
//! known in its state costs a look into a table instead of dozens of searches by regular
//! expressions. Invariant: what is remembered never changes the result.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use syntect::highlighting::{HighlightIterator, HighlightState, Highlighter as Colours};
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference};

use super::{CLASSES, SYNTAXES, THEME};
use crate::render::html::push_escaped;

/// States of one grammar that are remembered. A state holds the text of open heredocs, so that
/// there is no end of them.
const MAX_STATES: usize = 64;

/// Lines of one grammar that are remembered, and their longest, in bytes: a few megabytes.
const MAX_LINES: usize = 20_000;
const MAX_LINE: usize = 160;

thread_local! {
    /// What each thread remembers of each grammar, by its name.
    static KNOWN: RefCell<BTreeMap<String, Grammar>> = const { RefCell::new(BTreeMap::new()) };
}

/// What is known of one grammar.
struct Grammar {
    /// The states, each with the lines that were met in it; the first is the one at the start.
    states: Vec<(State, HashMap<Box<str>, Line>)>,
    lines: usize,
}

/// What the colours of a line follow from, beside the line.
#[derive(Clone, PartialEq, Eq)]
struct State {
    parse: ParseState,
    highlight: HighlightState,
}

/// A line that is known.
struct Line {
    html: Box<str>,
    /// The number of the state after it.
    after: usize,
}

/// The code as HTML, line by line; none where the grammar fails.
pub(super) fn colour(syntax: &SyntaxReference, code: &str) -> Option<String> {
    let colours = Colours::new(&THEME);
    KNOWN.with_borrow_mut(|known| {
        if !known.contains_key(&syntax.name) {
            known.insert(syntax.name.clone(), Grammar::new(syntax, &colours));
        }
        known.get_mut(&syntax.name)?.colour(code, &colours)
    })
}

impl Grammar {
    fn new(syntax: &SyntaxReference, colours: &Colours<'_>) -> Self {
        let start =
            State { parse: ParseState::new(syntax), highlight: HighlightState::new(colours, ScopeStack::new()) };
        Self { states: vec![(start, HashMap::new())], lines: 0 }
    }

    fn colour(&mut self, code: &str, colours: &Colours<'_>) -> Option<String> {
        let mut out = String::with_capacity(code.len() * 2);
        // The state before the line: its number if it has one, and the state itself unless the number says all.
        let mut number = Some(0);
        let mut state: Option<State> = None;
        for line in code.split_inclusive('\n') {
            if let Some(known) = number.and_then(|number| self.states[number].1.get(line)) {
                out.push_str(&known.html);
                (number, state) = (Some(known.after), None);
                continue;
            }
            let mut now = state.take().unwrap_or_else(|| self.states[number.unwrap_or(0)].0.clone());
            let start = out.len();
            now.write(line, colours, &mut out)?;
            let after = self.number(&now);
            if let (Some(before), Some(after)) = (number, after)
                && line.len() <= MAX_LINE
                && self.lines < MAX_LINES
            {
                self.states[before].1.insert(line.into(), Line { html: out[start..].into(), after });
                self.lines += 1;
            }
            (number, state) = (after, Some(now));
        }
        Some(out)
    }

    /// The number of a state, new ones included while there is room.
    fn number(&mut self, state: &State) -> Option<usize> {
        let known = self.states.iter().position(|(known, _)| known == state);
        known.or_else(|| {
            (self.states.len() < MAX_STATES).then(|| {
                self.states.push((state.clone(), HashMap::new()));
                self.states.len() - 1
            })
        })
    }
}

impl State {
    /// Writes a line in spans of classes, none of which crosses its end, and goes on to the state after it.
    fn write(&mut self, line: &str, colours: &Colours<'_>, out: &mut String) -> Option<()> {
        let operations = self.parse.parse_line(line, &SYNTAXES).ok()?;
        let mut open = 0;
        for (style, text) in HighlightIterator::new(&mut self.highlight, &operations, line, colours) {
            let text = text.trim_end_matches('\n');
            let class = if text.trim().is_empty() { open } else { style.foreground.r };
            if class != open {
                close(out, open);
                if class > 0 {
                    out.push_str("<span class=\"");
                    out.push_str(CLASSES[usize::from(class) - 1].0);
                    out.push_str("\">");
                }
                open = class;
            }
            push_escaped(out, text);
        }
        close(out, open);
        if line.ends_with('\n') {
            out.push('\n');
        }
        Some(())
    }
}

fn close(out: &mut String, open: u8) {
    if open > 0 {
        out.push_str("</span>");
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::{Strategy, any, prop_oneof, proptest};
    use proptest::sample::select;

    use super::{KNOWN, colour};
    use crate::render::highlight::find;

    const LINES: [&str; 24] = [
        "def f(a, b):",
        "    '''text",
        "    more ''' + 'x'",
        "    return f(\"a\", 1.5)",
        "# note",
        "",
        "}",
        "{",
        "/* begin",
        "end */ let x = 1;",
        "fn main() { println!(\"{}\", 1); }",
        "r#\"raw",
        "raw\"#",
        "cat <<EOF",
        "EOF",
        "cat <<OTHER",
        "OTHER",
        "<script>",
        "let a = `x ${1}",
        "`</script>",
        "<p class=\"a\">",
        "key: |",
        "  text: [1, 2]",
        "```rust",
    ];

    fn code() -> impl Strategy<Value = String> {
        let line = prop_oneof![9 => select(&LINES[..]).prop_map(str::to_owned), 1 => any::<String>()];
        vec(line, 0..30).prop_map(|lines| lines.join("\n"))
    }

    proptest! {
        #[test]
        fn what_is_remembered_never_changes_the_colours(
            before in vec(code(), 0..4),
            code in code(),
            language in select(&["py", "rust", "sh", "html", "js", "yaml", "md", "cpp"][..]),
        ) {
            let syntax = find(language).expect("a known language");
            KNOWN.take();
            let fresh = colour(syntax, &code);
            KNOWN.take();
            for other in &before {
                colour(syntax, other);
            }
            assert_eq!(colour(syntax, &code), fresh);
            assert_eq!(colour(syntax, &code), fresh);
        }
    }
}
