//! A printable page made of blocks. Blocks name data; nothing is copied.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::front::{Common, DocumentFront, SitePath};
use super::id::{Kind, RoleId, TagId, TermId};

/// The front matter of a cheat sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheatSheetFront {
    /// The title.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What it is for, in one sentence.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// The id of the role that it serves.
    pub role: Option<RoleId>,
    /// The paper it is printed on.
    #[serde(default)]
    pub paper: Paper,
    /// How many printed pages it may fill.
    #[serde(default = "one")]
    #[schemars(range(min = 1))]
    pub max_pages: u32,
    /// What it holds, in order; a sheet of a role without blocks gets those of a call, made from the role.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// Old addresses that lead here.
    #[serde(default)]
    pub aliases: Vec<SitePath>,
    /// The fields that every kind takes.
    #[serde(flatten)]
    pub common: Common,
}

const fn one() -> u32 {
    1
}

impl CheatSheetFront {
    /// What the sheet holds: its blocks or, where it has none and serves a role, those of a call.
    #[must_use]
    pub fn contents(&self) -> Vec<Block> {
        match &self.role {
            Some(role) if self.blocks.is_empty() => call(role),
            _ => self.blocks.clone(),
        }
    }
}

/// How many questions fit beside the rest of a call.
const QUESTIONS_OF_A_CALL: u32 = 6;

/// The blocks of a call about a role.
fn call(role: &RoleId) -> Vec<Block> {
    let of = || Some(RoleBlock { role: role.clone() });
    let questions = QuestionsBlock { role: role.clone(), topic: None, count: Some(QUESTIONS_OF_A_CALL) };
    vec![
        Block { must_have: of(), ..Block::default() },
        Block { questions: Some(questions), ..Block::default() },
        Block { levels: of(), ..Block::default() },
        Block { salary: of(), ..Block::default() },
        Block { accept: of(), ..Block::default() },
        Block { search: of(), ..Block::default() },
    ]
}

/// A size of paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// The name as authors and style sheets write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
        }
    }
}

/// One block: exactly one kind of content, with an optional title above it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-exactly-one" = ["terms", "flags", "questions", "salary", "must_have", "levels", "accept", "intake", "search", "versions", "compare", "steps", "notes", "text"]))]
pub struct Block {
    /// The heading above the block; each kind has one of its own.
    #[schemars(length(min = 1))]
    pub title: Option<String>,
    /// Definitions from the glossary.
    pub terms: Option<TermsBlock>,
    /// What a resume for a role shows.
    pub flags: Option<RoleBlock>,
    /// Questions from a role and its question banks.
    pub questions: Option<QuestionsBlock>,
    /// What a role pays.
    pub salary: Option<RoleBlock>,
    /// The skills that a role must have.
    pub must_have: Option<RoleBlock>,
    /// What to expect at each level of a role.
    pub levels: Option<RoleBlock>,
    /// Who can be taken instead, for the skills that a role must have.
    pub accept: Option<RoleBlock>,
    /// What to ask the hiring manager.
    pub intake: Option<RoleBlock>,
    /// The search string of a role.
    pub search: Option<RoleBlock>,
    /// The versions of a term.
    pub versions: Option<VersionsBlock>,
    /// Two or more terms side by side.
    pub compare: Option<CompareBlock>,
    /// Things to do, in order.
    #[schemars(length(min = 1))]
    pub steps: Option<Vec<String>>,
    /// Empty lines to write on; they fill what is left of the page.
    pub notes: Option<NotesBlock>,
    /// A paragraph of Markdown.
    #[schemars(length(min = 1))]
    pub text: Option<String>,
}

/// Empty lines to write on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotesBlock {
    /// At least this many.
    #[schemars(range(min = 1, max = 60))]
    pub lines: u32,
}

/// Which terms to define: these ids, those of a tag, or those that a role uses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-exactly-one" = ["ids", "tag", "role"]))]
pub struct TermsBlock {
    /// Ids of terms, in this order.
    #[schemars(length(min = 1))]
    pub ids: Option<Vec<TermId>>,
    /// All terms with this tag.
    pub tag: Option<TagId>,
    /// The terms that this role uses.
    pub role: Option<RoleId>,
}

/// A role whose data the block shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleBlock {
    /// The id of the role.
    pub role: RoleId,
}

/// Questions to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionsBlock {
    /// The id of the role.
    pub role: RoleId,
    /// Only questions of this topic of the role's question banks.
    #[schemars(length(min = 1))]
    pub topic: Option<String>,
    /// At most this many.
    #[schemars(range(min = 1))]
    pub count: Option<u32>,
}

/// A term whose versions the block shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionsBlock {
    /// The id of the term.
    pub term: TermId,
}

/// Terms to set side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompareBlock {
    /// Ids of two or more terms.
    #[schemars(length(min = 2))]
    pub terms: Vec<TermId>,
}

impl DocumentFront for CheatSheetFront {
    const KIND: Kind = Kind::CheatSheet;

    fn title(&self) -> &str {
        &self.title
    }

    fn summary(&self) -> &str {
        &self.summary
    }

    fn common(&self) -> &Common {
        &self.common
    }

    fn old_addresses(&self) -> (&'static str, &[SitePath]) {
        ("aliases", &self.aliases)
    }
}
