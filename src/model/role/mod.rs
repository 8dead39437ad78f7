//! A job: what it is, what to look for, what to ask, what it pays.

mod pay;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::front::{Common, Date, DocumentFront, Flags, SitePath, Url};
use super::id::{Kind, RoleId, TermId};
use super::term::AskLevel;

pub use pay::{ByExperience, ByLocation, BySpecialty, PayBase, Period, Salaries, Salary};

/// The front matter of a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleFront {
    /// The job title, as readers see it.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What the job is, in one sentence.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// Other titles for the same job.
    #[serde(default)]
    pub also_called: Vec<String>,
    /// What people in the job build.
    #[serde(default)]
    pub builds: Vec<String>,
    /// Ids of the terms that they work with.
    #[serde(default)]
    pub uses: Vec<TermId>,
    /// Companies where the job can be seen at work.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// Skills without which the job cannot be done.
    #[serde(default)]
    pub must_have: Vec<Skill>,
    /// Skills that help.
    #[serde(default)]
    pub nice_to_have: Vec<Skill>,
    /// What the job answers for.
    #[serde(default)]
    pub responsibilities: Vec<String>,
    /// Roles that people take for this one, and why they differ.
    #[serde(default)]
    pub not_the_same_as: Vec<Neighbor>,
    /// Names of the same or of neighboring jobs, as job ads write them.
    #[serde(default)]
    pub titles: Vec<Title>,
    /// Variants of the role whose work is the same and whose tools differ.
    #[serde(default)]
    pub stacks: Vec<Stack>,
    /// Questions for the hiring manager.
    #[serde(default)]
    pub intake: Vec<IntakeQuestion>,
    /// What refines the search string that is derived from the role.
    pub search: Option<SearchHints>,
    /// What to settle early: on-call, clearance, travel.
    #[serde(default)]
    pub logistics: Vec<String>,
    /// Questions for the interview.
    #[serde(default)]
    pub interview: Vec<InterviewQuestion>,
    /// What a resume for this job shows, as things to ask about.
    #[serde(default)]
    pub flags: Flags<RoleFlag>,
    /// Mistakes that companies make when they hire for it.
    #[serde(default)]
    pub mistakes: Vec<Mistake>,
    /// Steps from junior to senior.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Where the job leads: role ids, or text.
    #[serde(default)]
    pub progression: Vec<String>,
    /// What it pays: one entry, or a list with one a country.
    #[serde(default)]
    pub salary: Salaries,
    /// Ids of the terms whose version matters for this job.
    #[serde(default)]
    pub version_matters: Vec<TermId>,
    /// Whether the role gathers several jobs under one title.
    #[serde(default)]
    pub hub: bool,
    /// The roles that a hub gathers.
    #[serde(default)]
    pub archetypes: Vec<RoleId>,
    /// Questions that lead a reader from a hub to the right archetype.
    #[serde(default)]
    pub chooser: Vec<ChooserQuestion>,
    /// The day on which a person last checked the entry.
    pub reviewed: Option<Date>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<Url>,
    /// Old addresses that lead here.
    #[serde(default)]
    pub aliases: Vec<SitePath>,
    /// The fields that every kind takes.
    #[serde(flatten)]
    pub common: Common,
}

/// A company where the job can be seen at work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The company.
    #[schemars(length(min = 1))]
    pub company: String,
    /// What it does there.
    #[schemars(length(min = 1))]
    pub note: Option<String>,
}

/// A skill, the terms that name it in a resume, and why it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// The skill in a few words.
    #[schemars(length(min = 1))]
    pub skill: String,
    /// Ids of the terms by which it shows.
    #[serde(default)]
    pub terms: Vec<TermId>,
    /// Why the job needs it.
    #[schemars(length(min = 1))]
    pub why: Option<String>,
}

/// A role that people take for this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Neighbor {
    /// The id of the other role.
    pub role: RoleId,
    /// Why the two differ.
    #[schemars(length(min = 1))]
    pub why: String,
}

/// A question for the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewQuestion {
    /// The question.
    #[schemars(length(min = 1))]
    pub question: String,
    /// For whom it is.
    #[serde(default)]
    pub level: AskLevel,
    /// What a good answer holds.
    #[schemars(length(min = 1))]
    pub listen_for: Option<String>,
    /// What to ask about further.
    #[schemars(length(min = 1))]
    pub red_flag: Option<String>,
    /// Ids of the terms that it touches.
    #[serde(default)]
    pub terms: Vec<TermId>,
}

/// One thing that a resume shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleFlag {
    /// What it shows.
    #[schemars(length(min = 1))]
    pub text: String,
    /// Ids of the terms by which it shows.
    #[serde(default)]
    pub terms: Vec<TermId>,
}

/// A mistake that companies make when they hire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// The mistake.
    #[schemars(length(min = 1))]
    pub mistake: String,
    /// Why it is one.
    #[schemars(length(min = 1))]
    pub why: Option<String>,
    /// What to do instead.
    #[schemars(length(min = 1))]
    pub fix: Option<String>,
}

/// A step from junior to senior.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The step's name.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Years of experience, in words: "2 to 5".
    #[schemars(length(min = 1))]
    pub years: Option<String>,
    /// What one can expect of a person there.
    #[schemars(length(min = 1))]
    pub expects: Option<String>,
}

/// A question that leads from a hub to an archetype.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooserQuestion {
    /// The question.
    #[schemars(length(min = 1))]
    pub question: String,
    /// The answers to choose from.
    #[schemars(length(min = 1))]
    pub answers: Vec<ChooserAnswer>,
}

/// An answer, and the roles that it speaks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooserAnswer {
    /// The answer.
    #[schemars(length(min = 1))]
    pub answer: String,
    /// Ids of the roles that it speaks for.
    #[schemars(length(min = 1))]
    pub roles: Vec<RoleId>,
}

/// A name of the same or of a neighboring job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// The name, as job ads write it.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What it tells, or how to find out what is meant.
    #[schemars(length(min = 1))]
    pub note: Option<String>,
}

/// A variant of a role by its tools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stack {
    /// Its id on the role's page: `java`.
    #[schemars(length(min = 1), extend("x-format" = "id"))]
    pub id: String,
    /// Its name: Java and Spring.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Ids of the terms by which it shows.
    #[schemars(length(min = 1))]
    pub terms: Vec<TermId>,
    /// What is different in it.
    #[schemars(length(min = 1))]
    pub note: Option<String>,
    /// Skills that it asks for beside those of the role.
    #[serde(default)]
    pub must_have: Vec<Skill>,
    /// What refines the search string.
    pub search: Option<SearchHints>,
}

/// What refines a search string.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchHints {
    /// Ids of terms that every resume must name.
    #[serde(default)]
    pub must: Vec<TermId>,
    /// Ids of terms of which one is enough.
    #[serde(default)]
    pub any: Vec<TermId>,
    /// Words that mean somebody else.
    #[serde(default)]
    pub exclude: Vec<String>,
}

/// A question for the hiring manager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntakeQuestion {
    /// The question.
    #[schemars(length(min = 1))]
    pub question: String,
    /// What the answer changes.
    #[schemars(length(min = 1))]
    pub why: Option<String>,
}

impl RoleFront {
    /// Everything that the role is called, its title first.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.title).chain(&self.also_called)
    }
}

impl DocumentFront for RoleFront {
    const KIND: Kind = Kind::Role;

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
