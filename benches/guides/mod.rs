//! Makes guides of any size for benchmarks: the same seed gives the same guide.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// How large a guide to make.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// How many articles, of 700 words and two blocks of code each.
    pub(crate) articles: usize,
    /// How many terms, of 120 words each.
    pub(crate) terms: usize,
}

/// A small generator of numbers (xorshift64*, Vigna 2016), so that no crate decides what a guide is.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    #[must_use]
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`.
    pub(crate) const fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit
    }
}

const SYLLABLES: [&str; 32] = [
    "ka", "lo", "mir", "ten", "vo", "sal", "dru", "pek", "zan", "quo", "bri", "fen", "gol", "hax", "jin", "wel", "nor",
    "tup", "yal", "cor", "dex", "mun", "pra", "sil", "tor", "vex", "lum", "gar", "nix", "ost", "rev", "ula",
];

const WORDS: [&str; 64] = [
    "the", "team", "keeps", "every", "report", "in", "one", "place", "so", "that", "people", "can", "find", "it",
    "when", "they", "need", "an", "answer", "quickly", "and", "a", "new", "release", "goes", "out", "each", "week",
    "after", "someone", "reads", "change", "tests", "run", "while", "data", "moves", "from", "source", "to", "table",
    "which", "makes", "work", "visible", "for", "managers", "who", "plan", "budget", "with", "care", "because",
    "mistakes", "cost", "time", "money", "later", "than", "early", "checks", "do", "on", "system",
];

/// The name of the term with this number: two to four made-up syllables and, for one in eight, a sign.
#[must_use]
pub(crate) fn term_name(number: usize) -> String {
    let mut dice = Dice::new(number as u64 + 77);
    let mut name = String::new();
    let mut rest = number;
    for _ in 0..3 {
        name.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    let mut letters = name.chars();
    let first = letters.next().map_or(String::new(), |c| c.to_uppercase().collect());
    let name = first + letters.as_str();
    match dice.below(24) {
        0 => format!("{name}.js"),
        1 => format!("{name}++"),
        2 => format!("{name} DB"),
        _ => name,
    }
}

/// A paragraph of `words` words; about one in fifteen is the name of a term.
fn paragraph(dice: &mut Dice, words: usize, terms: usize) -> String {
    let mut text = String::new();
    for index in 0..words {
        if index > 0 {
            text.push(' ');
        }
        if terms > 0 && dice.below(15) == 0 {
            text.push_str(&term_name(dice.below(terms)));
        } else {
            text.push_str(WORDS[dice.below(WORDS.len())]);
        }
        if index % 14 == 13 {
            text.push('.');
        }
    }
    text.push_str(".\n\n");
    text
}

/// How many functions of three lines a block of code has: what an article shows at a time.
const CODE_FUNCTIONS: usize = 5;

fn code(dice: &mut Dice, number: usize) -> String {
    let mut text = String::new();
    if number.is_multiple_of(2) {
        let _ = writeln!(text, "```python\nfrom {} import {}\n", WORDS[dice.below(64)], WORDS[dice.below(64)]);
        for line in 0..CODE_FUNCTIONS {
            let _ = writeln!(
                text,
                "def {}_{number}_{line}(rows: list[int]) -> int:\n    # {} {}\n    return sum(row * {} for row in rows if row != \"{}\")",
                WORDS[dice.below(64)],
                WORDS[dice.below(64)],
                WORDS[dice.below(64)],
                dice.below(1000),
                WORDS[dice.below(64)]
            );
        }
    } else {
        let _ = writeln!(text, "```rust");
        for line in 0..CODE_FUNCTIONS {
            let _ = writeln!(
                text,
                "/// {} {}.\nfn {}_{number}_{line}(rows: &[u32]) -> u32 {{\n    rows.iter().map(|row| row * {}).sum()\n}}",
                WORDS[dice.below(64)],
                WORDS[dice.below(64)],
                WORDS[dice.below(64)],
                dice.below(1000)
            );
        }
    }
    text.push_str("```\n\n");
    text
}

/// The text of the article with this number.
#[must_use]
pub(crate) fn article(number: usize, size: Size) -> String {
    let mut dice = Dice::new(number as u64 + 1);
    let mut text = format!(
        "---\ntitle: Article number {number}\nsummary: What the team learned in week {number}.\ndate: 20{:02}-{:02}-{:02}\nauthor: ada\ntags: [topic-{}]\n---\n\n",
        10 + number % 15,
        1 + number % 12,
        1 + number % 28,
        number % 20
    );
    for section in 0..4 {
        let _ = writeln!(text, "## Section {section}\n");
        for _ in 0..3 {
            text.push_str(&paragraph(&mut dice, 58, size.terms));
        }
        if section < 2 {
            text.push_str(&code(&mut dice, number * 2 + section));
        }
    }
    if number > 0 {
        let _ = writeln!(text, "See also [the article before](article-{}.md#section-1).", number - 1);
    }
    text
}

/// The text of the term with this number.
#[must_use]
pub(crate) fn term(number: usize, size: Size) -> String {
    const KINDS: [&str; 6] = ["language", "framework", "library", "tool", "platform", "concept"];
    let mut dice = Dice::new(number as u64 + 500_000);
    let name = term_name(number);
    let mut text = format!(
        "---\nterm: \"{name}\"\nshort: A made-up thing, number {number}, that a team uses to keep work in order.\nkind: {}\naliases: [\"{name} kit\"]\ntags: [topic-{}]\n",
        KINDS[number % KINDS.len()],
        number % 20
    );
    if number >= 10 {
        let _ = writeln!(text, "broader: [term-{}]\nrelated: [term-{}]", number / 10, number - 3);
    }
    text.push_str("---\n\n");
    text.push_str(&paragraph(&mut dice, 120, size.terms));
    text
}

/// Writes a guide of `size` to `folder`, which must not hold one yet.
///
/// # Errors
/// What the system says.
pub(crate) fn write(folder: &Path, size: Size) -> io::Result<()> {
    for inner in ["content/articles", "content/terms", "content/authors"] {
        fs::create_dir_all(folder.join(inner))?;
    }
    let tags: Vec<_> = (0..20).map(|number| format!("topic-{number}")).collect();
    let config = format!("title: A large guide\nbase_url: https://example.org/guide/\ntags: [{}]\n", tags.join(", "));
    fs::write(folder.join("site.yaml"), config)?;
    fs::write(folder.join("content/authors/ada.yaml"), "name: Ada\nbio: Writes.\n")?;
    for number in 0..size.articles {
        fs::write(folder.join(format!("content/articles/article-{number}.md")), article(number, size))?;
    }
    for number in 0..size.terms {
        fs::write(folder.join(format!("content/terms/term-{number}.md")), term(number, size))?;
    }
    Ok(())
}
