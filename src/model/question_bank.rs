//! Interview questions, gathered by topic.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::front::{Common, DocumentFront, SitePath};
use super::id::{Kind, RoleId, TermId};

/// The front matter of a question bank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionBankFront {
    /// The title.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What it holds, in one sentence.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// The id of the role for which one asks.
    pub role: Option<RoleId>,
    /// The topics, in order.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Old addresses that lead here.
    #[serde(default)]
    pub aliases: Vec<SitePath>,
    /// The fields that every kind takes.
    #[serde(flatten)]
    pub common: Common,
}

/// Questions about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What they are about.
    #[schemars(length(min = 1))]
    pub topic: String,
    /// Why one asks about it.
    #[schemars(length(min = 1))]
    pub why_it_matters: Option<String>,
    /// Ids of the terms that come up.
    #[serde(default)]
    pub terms: Vec<TermId>,
    /// The questions.
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// One interview question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    #[schemars(length(min = 1))]
    pub question: String,
    /// What a good answer holds.
    #[schemars(length(min = 1))]
    pub listen_for: Option<String>,
    /// What a weak answer sounds like.
    #[schemars(length(min = 1))]
    pub weak_answer: Option<String>,
    /// For whom it is: junior, mid, senior.
    #[schemars(length(min = 1))]
    pub level: Option<String>,
}

impl DocumentFront for QuestionBankFront {
    const KIND: Kind = Kind::QuestionBank;

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
