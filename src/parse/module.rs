//! Finds the modules that a script imports, by the words of its text.
//!
//! A lexer after that of es-module-lexer: it knows comments, texts, templates and regular expressions, so that an
//! `import` in one of them is none. Invariant: it reads only; what it finds is the specifier alone.

use std::ops::Range;

/// A module that a script imports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The specifier as written, without its quotes.
    pub specifier: String,
    /// Where it stands, without its quotes.
    pub range: Range<usize>,
}

/// Every static import, every export from another module, and every dynamic import of a text.
#[must_use]
pub fn imports(script: &str) -> Vec<Import> {
    let mut lexer = Lexer { text: script, at: 0, tokens: Vec::new(), open: Vec::new() };
    lexer.run();
    let tokens = lexer.tokens;
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let after_dot = index.checked_sub(1).is_some_and(|before| tokens[before].is(script, "."));
        if after_dot || token.kind != Kind::Word {
            continue;
        }
        let rest = &tokens[index + 1..];
        match &script[token.range.clone()] {
            "import" => found.extend(of_import(script, rest)),
            "export" => found.extend(of_export(script, rest)),
            _ => {}
        }
    }
    found
}

fn of_import(script: &str, rest: &[Token]) -> Option<Import> {
    match rest {
        [first, ..] if first.kind == Kind::Text => Some(first.import(script)),
        [first, second, ..] if first.is(script, "(") && second.kind == Kind::Text => {
            // Of a text alone: `import("./a" + b)` names no file.
            rest.get(2).filter(|next| next.is(script, ")") || next.is(script, ",")).map(|_| second.import(script))
        }
        [first, ..] if first.is(script, "(") || first.is(script, ".") => None,
        _ => from(script, rest),
    }
}

fn of_export(script: &str, rest: &[Token]) -> Option<Import> {
    let first = rest.first()?;
    if first.is(script, "*") || first.is(script, "{") { from(script, rest) } else { None }
}

/// The text behind the `from` that ends the names of an import or an export.
fn from(script: &str, rest: &[Token]) -> Option<Import> {
    for (index, token) in rest.iter().enumerate() {
        match &script[token.range.clone()] {
            "from" => {
                let next = rest.get(index + 1)?;
                if next.kind == Kind::Text {
                    return Some(next.import(script));
                }
            }
            "{" | "}" | "," | "*" => {}
            _ if matches!(token.kind, Kind::Word | Kind::Text) => {}
            _ => return None,
        }
    }
    None
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Text,
    Sign,
    /// A number, a template or a regular expression.
    Value,
}

#[derive(Debug, Clone)]
struct Token {
    kind: Kind,
    range: Range<usize>,
    /// Whether a `/` behind it divides.
    is_operand: bool,
}

impl Token {
    fn is(&self, script: &str, sign: &str) -> bool {
        self.kind == Kind::Sign && &script[self.range.clone()] == sign
    }

    fn import(&self, script: &str) -> Import {
        let range = self.range.start + 1..(self.range.end - 1).max(self.range.start + 1);
        Import { specifier: script[range.clone()].to_owned(), range }
    }
}

/// What a bracket was opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Parentheses of `if`, `for`, `while`, `with`: a regular expression may follow.
    Condition,
    /// Other parentheses and brackets.
    Group,
    /// Braces of statements.
    Block,
    /// Braces of an object, or of a class or a function that is a value.
    Object,
    /// `${` in a template.
    Template,
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    open: Vec<Open>,
}

/// Words behind which a value starts, so that `/` begins a regular expression.
const BEFORE_VALUE: [&str; 15] = [
    "return",
    "typeof",
    "case",
    "do",
    "else",
    "in",
    "instanceof",
    "new",
    "void",
    "delete",
    "throw",
    "yield",
    "await",
    "of",
    "default",
];

impl Lexer<'_> {
    fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or(0)
    }

    fn run(&mut self) {
        while self.at < self.text.len() {
            let start = self.at;
            match self.byte(0) {
                byte if byte.is_ascii_whitespace() => self.at += 1,
                b'/' if self.byte(1) == b'/' => self.skip_past("\n"),
                b'/' if self.byte(1) == b'*' => self.skip_past("*/"),
                b'/' if !self.divides() => self.regular_expression(),
                quote @ (b'"' | b'\'') => self.quoted(quote),
                b'`' => self.template(),
                byte if is_word(byte) => self.word(),
                _ => self.sign(),
            }
            // Each turn takes at least a byte, whatever the text holds.
            if self.at <= start {
                self.at = start + 1;
            }
        }
    }

    fn divides(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.is_operand)
    }

    fn push(&mut self, kind: Kind, start: usize, is_operand: bool) {
        self.tokens.push(Token { kind, range: start..self.at.min(self.text.len()), is_operand });
    }

    fn skip_past(&mut self, end: &str) {
        self.at = self
            .text
            .get(self.at + 1..)
            .and_then(|rest| rest.find(end))
            .map_or(self.text.len(), |found| self.at + 1 + found + end.len());
    }

    fn word(&mut self) {
        let start = self.at;
        while is_word(self.byte(0)) {
            self.at += 1;
        }
        let word = &self.text[start..self.at];
        let after_dot = self.tokens.last().is_some_and(|token| token.is(self.text, "."));
        let is_operand = after_dot || !BEFORE_VALUE.contains(&word);
        let kind = if word.as_bytes()[0].is_ascii_digit() { Kind::Value } else { Kind::Word };
        self.push(kind, start, is_operand);
    }

    fn quoted(&mut self, quote: u8) {
        let start = self.at;
        self.at += 1;
        while self.at < self.text.len() && self.byte(0) != quote && self.byte(0) != b'\n' {
            self.at += if self.byte(0) == b'\\' { 2 } else { 1 };
        }
        self.at = (self.at + 1).min(self.text.len());
        self.settle();
        self.push(Kind::Text, start, true);
    }

    /// Moves to the next border between characters: what was skipped may be the first byte of several.
    fn settle(&mut self) {
        self.at = self.text.ceil_char_boundary(self.at.min(self.text.len()));
    }

    fn regular_expression(&mut self) {
        let start = self.at;
        let mut in_class = false;
        self.at += 1;
        while self.at < self.text.len() && self.byte(0) != b'\n' {
            match self.byte(0) {
                b'\\' => self.at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'/' if !in_class => break,
                _ => {}
            }
            self.at += 1;
        }
        self.at += 1;
        while is_word(self.byte(0)) {
            self.at += 1;
        }
        self.settle();
        self.push(Kind::Value, start, true);
    }

    /// A template, or the rest of one behind a value in it.
    fn template(&mut self) {
        let start = self.at;
        self.at += 1;
        while self.at < self.text.len() {
            match self.byte(0) {
                b'\\' => self.at += 1,
                b'`' => {
                    self.at += 1;
                    self.push(Kind::Value, start, true);
                    return;
                }
                b'$' if self.byte(1) == b'{' => {
                    self.at += 2;
                    self.open.push(Open::Template);
                    self.push(Kind::Value, start, false);
                    return;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.settle();
    }

    fn sign(&mut self) {
        let start = self.at;
        let sign = self.byte(0);
        self.at += self.text[start..].chars().next().map_or(1, char::len_utf8);
        let is_operand = match sign {
            b'(' => {
                let is_condition = self.tokens.last().is_some_and(|token| {
                    token.kind == Kind::Word
                        && matches!(&self.text[token.range.clone()], "if" | "for" | "while" | "with")
                });
                self.open.push(if is_condition { Open::Condition } else { Open::Group });
                false
            }
            b'[' => {
                self.open.push(Open::Group);
                false
            }
            b'{' => {
                let kind = self.brace();
                self.open.push(kind);
                false
            }
            b')' | b']' => self.open.pop() != Some(Open::Condition),
            b'}' => match self.open.pop() {
                Some(Open::Template) => {
                    self.at = start;
                    self.template();
                    return;
                }
                open => open == Some(Open::Object),
            },
            // `a++ / b` divides; `++/x/` does not occur.
            b'+' | b'-' if self.byte(0) == sign => {
                self.at += 1;
                self.divides()
            }
            _ => false,
        };
        self.push(Kind::Sign, start, is_operand);
    }

    /// What a brace opens, by what stands before it.
    fn brace(&self) -> Open {
        let Some(last) = self.tokens.last() else { return Open::Block };
        let text = &self.text[last.range.clone()];
        match last.kind {
            Kind::Sign => match text {
                "(" | "[" | "," | "=" | ":" | "?" | "&" | "|" | "+" | "-" | "*" | "/" | "%" | "!" | "~" | "<" => {
                    Open::Object
                }
                _ => Open::Block,
            },
            Kind::Word
                if matches!(
                    text,
                    "return" | "typeof" | "case" | "in" | "of" | "new" | "void" | "throw" | "yield" | "await"
                ) =>
            {
                Open::Object
            }
            Kind::Value if !last.is_operand => Open::Object,
            _ => Open::Block,
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'#') || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::imports;

    fn found(script: &str) -> Vec<String> {
        imports(script).into_iter().map(|import| import.specifier).collect()
    }

    #[test]
    fn every_way_to_import_is_found() {
        let script = "import './a.js';import b from \"./b.js\";import*as c from'./c.js'\nimport d, { e as from, default as g } from './d.js' with { type: 'json' };\nexport * from './e.js'; export { x } from './f.js'; const m = await import('./g.js'); import(`./no.js`); import('./no' + x); import.meta.url;";
        assert_eq!(found(script), ["./a.js", "./b.js", "./c.js", "./d.js", "./e.js", "./f.js", "./g.js"]);
    }

    #[test]
    fn an_import_in_a_text_a_comment_or_a_pattern_is_none() {
        let script = "// import './1.js'\n/* import './2.js' */ const a = \"import './3.js'\"; const b = `\n// import './4.js'\n${ f({ x: `import './5.js'` }) } import './6.js'`; const c = /import '.\\/7.js'/; if (x) /'/.test(y); const d = a / b; x.import('./8.js'); export const from = './9.js'; a++ / 2; import './yes.js';";
        assert_eq!(found(script), ["./yes.js"]);
    }

    #[test]
    fn no_text_keeps_the_lexer_from_its_end() {
        for script in [
            "`", "`${", "'", "/", "/[", "import", "import {", "import(", "export {", "}", "é/é", "'\\é", "\\", "`\\",
            "/\\",
        ] {
            let _ = imports(script);
        }
    }
}
