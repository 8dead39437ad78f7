//! Reads style sheets with a tokenizer of CSS Syntax: the addresses in them, and what browsers would drop.
//!
//! Invariant: what is rewritten is an address alone; every other byte stays as it was written.

use std::ops::Range;

use cssparser::{ParseError, Parser, Token};

use super::html::spliced;

/// How deep blocks may lie in each other before a sheet is not looked into any further.
const MAX_DEPTH: usize = 64;

/// An address in a style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The address, escapes read.
    pub value: String,
    /// The whole token, `url(…)` or a text in quotes.
    pub range: Range<usize>,
    /// Whether the token is `url(…)` rather than a text in quotes.
    is_url: bool,
}

/// Something that browsers drop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub range: Range<usize>,
}

/// What is in a style sheet.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its addresses in order.
    pub addresses: Vec<Address>,
    /// Its mistakes in order.
    pub mistakes: Vec<Mistake>,
    /// Where `@import` rules are.
    pub imports: Vec<Range<usize>>,
}

/// Reads a style sheet.
#[must_use]
pub fn read(css: &str) -> Sheet {
    let mut reader = Reader { css, sheet: Sheet::default() };

    reader.block(&mut Parser::new(css), Inside::Top, 0);
    reader.sheet
}

/// The style sheet with every address that `change` gives another one for; none where nothing changes.
#[must_use]
pub fn rewrite(css: &str, change: &mut dyn FnMut(&str) -> Option<String>) -> Option<String> {
    let changes: Vec<(Range<usize>, String)> = read(css)
        .addresses
        .into_iter()
        .filter_map(|address| {
            let quoted = quoted(&change(&address.value)?);
            Some((address.range, if address.is_url { format!("url({quoted})") } else { quoted }))
        })
        .collect();
    (!changes.is_empty()).then(|| spliced(css, changes))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\a "))
}

/// What a run of tokens belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// The sheet itself, or a group of rules.
    Top,
    /// Braces: declarations, or rules.
    Braces,
    /// A function of addresses, `url(` or `image-set(`.
    Addresses,
    /// Other parentheses and brackets.
    Other,
}

struct Reader<'a> {
    css: &'a str,
    sheet: Sheet,
}

/// A statement up to now: what it starts with and whether it can be a declaration.
#[derive(Debug, Default)]
struct Statement {
    start: Option<usize>,
    end: usize,
    at_rule: bool,
    import: bool,
    colon: bool,
    /// Whether it is the declaration of a custom property, whose value may be anything.
    custom: bool,
}

impl Reader<'_> {
    fn block(&mut self, parser: &mut Parser<'_>, inside: Inside, depth: usize) {
        let mut statement = Statement::default();
        loop {
            let start = parser.position().byte_index();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { break };
            let range = start..parser.position().byte_index();
            if matches!(token, Token::WhiteSpace(_)) {
                continue;
            }
            if let Token::Comment(_) = token {
                if range.len() < 4 || !self.css[range.clone()].ends_with("*/") {
                    self.mistake("the comment is never closed", range);
                }
                continue;
            }
            if statement.start.is_none() {
                statement = Statement { start: Some(start), ..Statement::default() };
                statement.custom = matches!(&token, Token::Ident(name) if name.starts_with("--"));
                if let Token::AtKeyword(name) = &token {
                    statement.at_rule = true;
                    statement.import = name.eq_ignore_ascii_case("import");
                }
            }
            statement.end = range.end;
            self.token(&token, &range, inside, statement.import);
            match &token {
                Token::Semicolon => self.end(&mut statement, inside),
                Token::Colon => statement.colon = true,
                Token::CurlyBracketBlock if statement.custom && statement.colon => {
                    self.nested(parser, &range, '}', Inside::Other, depth);
                }
                Token::CurlyBracketBlock => {
                    self.nested(parser, &range, '}', Inside::Braces, depth);
                    statement = Statement::default();
                }
                Token::ParenthesisBlock => self.nested(parser, &range, ')', Inside::Other, depth),
                Token::SquareBracketBlock => self.nested(parser, &range, ']', Inside::Other, depth),
                Token::Function(name) => {
                    let of_addresses = ["url", "src", "image-set", "-webkit-image-set"];
                    let is_one = of_addresses.iter().any(|known| name.eq_ignore_ascii_case(known));
                    self.nested(parser, &range, ')', if is_one { Inside::Addresses } else { Inside::Other }, depth);
                }
                _ => {}
            }
        }
        match inside {
            Inside::Braces => self.end(&mut statement, inside),
            Inside::Top if statement.start.is_some() && !statement.at_rule => {
                let range = statement.start.unwrap_or_default()..statement.end;
                self.mistake("a rule without its braces", range);
            }
            _ => {}
        }
    }

    /// Ends a statement: what is in braces and is no rule must be a declaration.
    fn end(&mut self, statement: &mut Statement, inside: Inside) {
        let ended = std::mem::take(statement);
        let Some(start) = ended.start else { return };
        if ended.import {
            self.sheet.imports.push(start..ended.end);
        }
        let text = self.css[start..ended.end].trim_end_matches(';');
        if inside == Inside::Braces && !ended.at_rule && !ended.colon && !text.is_empty() {
            self.mistake("a declaration without a colon", start..start + text.len());
        }
    }

    fn token(&mut self, token: &Token<'_>, range: &Range<usize>, inside: Inside, import: bool) {
        let text = &self.css[range.clone()];
        match token {
            Token::UnquotedUrl(value) => {
                let address = Address { value: value.to_string(), range: range.clone(), is_url: true };
                self.sheet.addresses.push(address);
                if !text.ends_with(')') {
                    self.mistake("the address is never closed", range.clone());
                }
            }
            Token::QuotedString(value) => {
                if inside == Inside::Addresses || import {
                    let address = Address { value: value.to_string(), range: range.clone(), is_url: false };
                    self.sheet.addresses.push(address);
                }
                if text.len() < 2 || text.chars().next() != text.chars().last() {
                    self.mistake("the text is never closed", range.clone());
                }
            }
            Token::BadUrl(_) => self.mistake("an address that cannot be read", range.clone()),
            Token::BadString(_) => self.mistake("the text is not closed on its line", range.clone()),
            Token::CloseCurlyBracket | Token::CloseParenthesis | Token::CloseSquareBracket => {
                self.mistake(&format!("`{text}` closes nothing"), range.clone());
            }
            _ => {}
        }
    }

    fn nested(&mut self, parser: &mut Parser<'_>, opening: &Range<usize>, closing: char, inside: Inside, depth: usize) {
        if depth >= MAX_DEPTH {
            self.mistake("blocks lie too deep in each other", opening.clone());
            return;
        }
        let read: Result<(), ParseError<()>> = parser.parse_nested_block(|parser| {
            self.block(parser, inside, depth + 1);
            Ok(())
        });
        read.ok();
        let end = parser.position().byte_index();
        if end <= opening.end || !self.css[..end].ends_with(closing) {
            self.mistake(&format!("the block is never closed: `{closing}` is missing"), opening.clone());
        }
    }

    fn mistake(&mut self, message: &str, range: Range<usize>) {
        self.sheet.mistakes.push(Mistake { message: message.to_owned(), range });
    }
}

#[cfg(test)]
mod tests {
    use super::{read, rewrite};

    fn mistakes(css: &str) -> Vec<String> {
        read(css).mistakes.into_iter().map(|mistake| mistake.message).collect()
    }

    #[test]
    fn every_kind_of_address_is_found_and_nothing_else_changes() {
        let css = "/* url(/no) */\n@import '/i.css';\n.a { background: URL( /a.png ) , url('/b') ; content: '/no'; x: image-set(\"/c\" 1x) }";
        let found: Vec<_> = read(css).addresses.into_iter().map(|address| address.value).collect();
        assert_eq!(found, ["/i.css", "/a.png", "/b", "/c"]);
        let changed = rewrite(css, &mut |address| Some(format!("/g{address}")));
        let expected = "/* url(/no) */\n@import \"/g/i.css\";\n.a { background: url(\"/g/a.png\") , url(\"/g/b\") ; content: '/no'; x: image-set(\"/g/c\" 1x) }";
        assert_eq!(changed.as_deref(), Some(expected));
    }

    #[test]
    fn what_browsers_drop_is_told_and_sound_sheets_are_not() {
        let sound = "@charset \"utf-8\"; @layer a, b; @media (width > 3rem) { .a:hover > b { --x: { a }; color: red; &:x { y: z } } } @font-face { src: url(x.woff2) format('woff2') } .a::before { content: '}' } @keyframes k { from { a: b } 50% { c: d } }";
        assert_eq!(mistakes(sound), Vec::<String>::new());
        assert_eq!(mistakes(".a { color red; }"), ["a declaration without a colon"]);
        assert_eq!(mistakes(".a { color: red;"), ["the block is never closed: `}` is missing"]);
        assert_eq!(mistakes(".a { } }"), ["`}` closes nothing", "a rule without its braces"]);
        assert_eq!(mistakes("/* a"), ["the comment is never closed"]);
        assert_eq!(mistakes(".a { content: 'x\n }"), ["the text is not closed on its line"]);
    }
}
