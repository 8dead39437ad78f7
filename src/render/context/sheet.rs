//! `cheat-sheet.html` and `cheat-sheet-index.html`: one printed page each.

use std::sync::Arc;

use serde::Serialize;

use super::comparison::ComparisonTable;
use super::role::{IntakeContext, LevelContext, PayContext, SkillContext};
use super::site::{
    DateText, FlagsContext, Link, PageMeta, QuestionContext, RoleRef, SiteContext, TermRef, VersionContext,
};
use super::term::AcceptContext;

/// What `cheat-sheet.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct CheatSheetContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The title.
    pub title: String,
    /// What it is for.
    pub summary: String,
    /// The role that it serves.
    pub role: Option<RoleRef>,
    /// The paper, as a class and in words: `A4` or `Letter`.
    pub paper: String,
    /// How many printed pages it may fill.
    pub max_pages: u32,
    /// The date printed on it: when its content last changed.
    pub as_of: Option<DateText>,
    /// What it holds, in order.
    pub blocks: Vec<SheetBlock>,
    /// Lines to write on, below all blocks.
    pub notes: Option<NotesContext>,
    /// The text of the file, after the blocks; may be empty.
    pub body_html: String,
    /// Where its words are studied, if they are enough for a deck.
    pub study_url: Option<String>,
    /// The topics it belongs to.
    pub topics: Vec<Link>,
}

/// One block. Its `kind` tells the template which it is.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SheetBlock {
    /// Definitions from the glossary.
    Terms {
        /// The heading: `Words you will hear`.
        title: String,
        /// The terms.
        terms: Vec<TermRef>,
    },
    /// What a resume shows.
    Flags {
        /// The heading: `On a resume`.
        title: String,
        /// The flags.
        flags: FlagsContext,
    },
    /// Questions to ask.
    Questions {
        /// The heading: `Ask`.
        title: String,
        /// The questions.
        questions: Vec<QuestionContext>,
    },
    /// Skills that a role must have.
    MustHave {
        /// The heading: `Must have`.
        title: String,
        /// The skills.
        skills: Vec<SkillContext>,
    },
    /// What to expect at each level.
    Levels {
        /// The heading: `Which level you are hearing`.
        title: String,
        /// The levels.
        levels: Vec<LevelContext>,
    },
    /// Who can be taken instead.
    Accept {
        /// The heading: `Accept instead`.
        title: String,
        /// For each term, who can be taken in its place.
        instead: Vec<InsteadContext>,
    },
    /// Questions for the hiring manager.
    Intake {
        /// The heading: `Ask the hiring manager`.
        title: String,
        /// The questions.
        questions: Vec<IntakeContext>,
    },
    /// A search string.
    Search {
        /// The heading: `Search string`.
        title: String,
        /// The string.
        text: String,
    },
    /// What a role pays.
    Salary {
        /// The heading: `Pay`.
        title: String,
        /// The figures, one entry a currency.
        pay: Vec<PayContext>,
    },
    /// The versions of a term.
    Versions {
        /// The heading: `Versions of Python`.
        title: String,
        /// The term.
        term: TermRef,
        /// Its versions.
        versions: Vec<VersionContext>,
    },
    /// Terms side by side.
    Compare {
        /// The heading: `Not the same`.
        title: String,
        /// The table.
        table: ComparisonTable,
    },
    /// Things to do, in order.
    Steps {
        /// The heading: `In the call`.
        title: String,
        /// The steps.
        steps_html: Vec<String>,
    },
    /// A text.
    Text {
        /// The heading, or none.
        title: Option<String>,
        /// The text.
        text_html: String,
    },
}

/// Empty lines to write on.
#[derive(Debug, Clone, Serialize)]
pub struct NotesContext {
    /// The heading: `Notes`.
    pub title: String,
    /// One entry a line that there is at least.
    pub lines: Vec<u32>,
}

/// A term and who can be taken in its place.
#[derive(Debug, Clone, Serialize)]
pub struct InsteadContext {
    /// What the job asks for.
    pub term: TermRef,
    /// Who can be taken.
    pub accept: Vec<AcceptContext>,
}

/// What `cheat-sheet-index.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct CheatSheetIndexContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// All cheat sheets, by title.
    pub sheets: Vec<SheetCard>,
}

/// A cheat sheet in a list.
#[derive(Debug, Clone, Serialize)]
pub struct SheetCard {
    /// The title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// What it is for.
    pub summary: String,
    /// The role that it serves: its title.
    pub role: Option<String>,
    /// The size in words: `One A4 page`.
    pub size: String,
}
