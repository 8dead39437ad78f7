//! Why a word counts as a term (JARGON-RULES, R13).

use std::fmt;

/// Why a spelling stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The spelling means nothing else.
    Spelling,
    /// The spelling means nothing else in this letter case.
    ExactCase,
    /// A common word whose letter case proves it here.
    LetterCase,
    /// A known misspelling.
    Misspelling,
    /// A phrase right before it.
    CueBefore(String),
    /// A word right after it.
    CueAfter(String),
    /// A word of its field elsewhere in the block.
    Context(String),
    /// A list with a term that stands.
    Enumeration,
    /// A list in which nothing but terms stands.
    Run,
    /// A word of its field in the same section of a technical text.
    Section(String),
    /// It begins a bullet that goes on as bullets do.
    Bullet,
    /// It stands in brackets or quotes by itself.
    Brackets,
    /// The block holds nothing else.
    Alone,
    /// The author asked for it.
    ByHand,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spelling => f.write_str("spelling"),
            Self::ExactCase => f.write_str("exact case"),
            Self::LetterCase => f.write_str("letter case"),
            Self::Misspelling => f.write_str("misspelling"),
            Self::CueBefore(phrase) => write!(f, "after “{phrase}”"),
            Self::CueAfter(word) => write!(f, "before “{word}”"),
            Self::Context(word) => write!(f, "near “{word}”"),
            Self::Enumeration => f.write_str("in a list with a term"),
            Self::Run => f.write_str("in a run of terms"),
            Self::Section(word) => write!(f, "in a section with “{word}”"),
            Self::Bullet => f.write_str("at the start of a bullet"),
            Self::Brackets => f.write_str("in brackets"),
            Self::Alone => f.write_str("alone in its block"),
            Self::ByHand => f.write_str("by hand"),
        }
    }
}
