//! `role.html` and `role-index.html`: jobs, and who uses what.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::comparison::ComparisonTable;
use super::home::HubContext;
use super::site::{
    Backlink, DateText, FlagsContext, Link, PageMeta, QuestionContext, RoleRef, SectionContext, SiteContext,
    SourceLink, TermRef, TocEntry, VersionContext,
};
use crate::render::figures::{BarChart, PlaceChart};

/// What `role.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct RoleContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The sections that the page has, by their ids with `_` for `-`.
    pub sections: BTreeMap<String, SectionContext>,
    /// The same as a table of contents.
    pub toc: Vec<TocEntry>,
    /// The sections that the row at the top of a phone leads to.
    pub jumps: Vec<Link>,
    /// The role itself: title and summary.
    pub role: RoleRef,
    /// Whether the role gathers several jobs under one title.
    pub hub: bool,
    /// Other titles for the same job.
    pub also_called: Vec<String>,
    /// Names of the same or of neighboring jobs, and what they tell.
    pub titles: Vec<TitleContext>,
    /// The jobs that a hub gathers.
    pub archetypes: Vec<ArchetypeContext>,
    /// The questions that lead from a hub to the right job.
    pub chooser: Option<ChooserContext>,
    /// The hubs that gather this role.
    pub hubs: Vec<Link>,
    /// What people in the job build.
    pub builds: Vec<String>,
    /// The terms that they work with.
    pub uses: Vec<TermRef>,
    /// Companies where the job can be seen at work.
    pub examples: Vec<ExampleContext>,
    /// What the job answers for.
    pub responsibilities: Vec<String>,
    /// The text of the file; may be empty.
    pub body_html: String,
    /// Questions for the interview.
    pub questions: Vec<QuestionContext>,
    /// Skills without which the job cannot be done.
    pub must_have: Vec<SkillContext>,
    /// Skills that help.
    pub nice_to_have: Vec<SkillContext>,
    /// What a resume shows, or none if nothing is written.
    pub flags: Option<FlagsContext>,
    /// Roles that people take for this one.
    pub neighbors: Vec<NeighborContext>,
    /// This role (first column) beside its neighbors: what they build, use, must know, earn.
    pub neighbor_table: Option<ComparisonTable>,
    /// The same work with other tools.
    pub stacks: Vec<StackContext>,
    /// What it pays, one entry a currency.
    pub pay: Vec<PayContext>,
    /// Mistakes that companies make when they hire for it.
    pub mistakes: Vec<MistakeContext>,
    /// Questions for the hiring manager.
    pub intake: Vec<IntakeContext>,
    /// What finds people for it in a resume database.
    pub search_string: String,
    /// What to settle early.
    pub logistics_html: Vec<String>,
    /// Terms whose version matters.
    pub versions: Vec<VersionMatters>,
    /// Steps from junior to senior.
    pub levels: Vec<LevelContext>,
    /// Where the job leads.
    pub progression: Vec<ProgressStep>,
    /// Where its words are studied, if they are enough for a deck.
    pub study_url: Option<String>,
    /// Cheat sheets for the role.
    pub cheat_sheets: Vec<Link>,
    /// Question banks for the role.
    pub question_banks: Vec<Link>,
    /// Pages that mention it; at most twelve.
    pub backlinks: Vec<Backlink>,
    /// The list of all of them, where there are more.
    pub mentions: Option<Link>,
    /// The topics it belongs to.
    pub topics: Vec<Link>,
    /// Where the facts come from.
    pub sources: Vec<SourceLink>,
    /// When a person last checked it.
    pub reviewed: Option<DateText>,
}

/// A name of the same or of a neighboring job.
#[derive(Debug, Clone, Serialize)]
pub struct TitleContext {
    /// The name.
    pub title: String,
    /// What it tells.
    pub note_html: Option<String>,
}

/// A variant of a role by its tools.
#[derive(Debug, Clone, Serialize)]
pub struct StackContext {
    /// Its anchor.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The terms by which it shows.
    pub terms: Vec<TermRef>,
    /// What is different in it.
    pub note_html: Option<String>,
    /// Skills that it asks for beside those of the role.
    pub must_have: Vec<SkillContext>,
    /// What finds people for it in a resume database.
    pub search_string: String,
}

/// A question for the hiring manager.
#[derive(Debug, Clone, Serialize)]
pub struct IntakeContext {
    /// The question.
    pub question: String,
    /// What the answer changes.
    pub why_html: Option<String>,
}

/// One of the jobs that a hub gathers.
#[derive(Debug, Clone, Serialize)]
pub struct ArchetypeContext {
    /// Its number in the hub, from 1; the chooser points to it.
    pub number: usize,
    /// The role.
    pub role: RoleRef,
    /// What people in it build.
    pub builds: Vec<String>,
    /// What they work with; the first handful.
    pub uses: Vec<TermRef>,
}

/// Up to three questions, each answer of which speaks for some of the archetypes.
#[derive(Debug, Clone, Serialize)]
pub struct ChooserContext {
    /// The questions.
    pub questions: Vec<ChooserQuestionContext>,
}

/// A question that leads from a hub to an archetype.
#[derive(Debug, Clone, Serialize)]
pub struct ChooserQuestionContext {
    /// Its number, from 1.
    pub number: usize,
    /// The question.
    pub question: String,
    /// The answers.
    pub answers: Vec<ChooserAnswerContext>,
}

/// An answer and the archetypes that it speaks for.
#[derive(Debug, Clone, Serialize)]
pub struct ChooserAnswerContext {
    /// The answer.
    pub answer: String,
    /// The numbers of the archetypes, with spaces between: `1 3`.
    pub points_to: String,
    /// The titles of the archetypes.
    pub roles: Vec<RoleRef>,
}

/// A company where the job can be seen at work.
#[derive(Debug, Clone, Serialize)]
pub struct ExampleContext {
    /// The company.
    pub company: String,
    /// What the job does there.
    pub note_html: Option<String>,
}

/// A skill, the terms by which it shows, and why it counts.
#[derive(Debug, Clone, Serialize)]
pub struct SkillContext {
    /// The skill in a few words.
    pub skill: String,
    /// The terms by which it shows.
    pub terms: Vec<TermRef>,
    /// Why the job needs it.
    pub why_html: Option<String>,
}

/// A role that people take for this one.
#[derive(Debug, Clone, Serialize)]
pub struct NeighborContext {
    /// The other role.
    pub role: RoleRef,
    /// Why the two differ.
    pub why_html: String,
}

/// What a job pays in one currency.
#[derive(Debug, Clone, Serialize)]
pub struct PayContext {
    /// The currency's three letters: `USD`.
    pub currency: String,
    /// The figures of all entries on one scale.
    pub chart: Option<BarChart>,
    /// The entries, each with its source.
    pub salaries: Vec<SalaryContext>,
}

/// What a job pays in one place.
#[derive(Debug, Clone, Serialize)]
pub struct SalaryContext {
    /// The place; the currency's letters where none is named.
    pub place: String,
    /// When the figures were true, in words: `2024`, `June 2024`.
    pub as_of: String,
    /// Who published them.
    pub source: String,
    /// The page on which they stand.
    pub url: Option<String>,
    /// The average for one hour in words: `$54`.
    pub hourly: Option<String>,
    /// By years of experience.
    pub by_experience: Option<BarChart>,
    /// By place, against the average.
    pub by_location: Option<PlaceChart>,
    /// By specialty.
    pub by_specialty: Option<BarChart>,
    /// What a reader has to know about the figures.
    pub note_html: Option<String>,
}

/// A term whose version matters for the job.
#[derive(Debug, Clone, Serialize)]
pub struct VersionMatters {
    /// The term.
    pub term: TermRef,
    /// Its versions.
    pub versions: Vec<VersionContext>,
}

/// A mistake that companies make when they hire.
#[derive(Debug, Clone, Serialize)]
pub struct MistakeContext {
    /// The mistake.
    pub mistake: String,
    /// Why it is one.
    pub why_html: Option<String>,
    /// What to do instead.
    pub fix_html: Option<String>,
}

/// A step from junior to senior.
#[derive(Debug, Clone, Serialize)]
pub struct LevelContext {
    /// The step's name.
    pub name: String,
    /// Years of experience in words: `2 to 5 years`.
    pub years: Option<String>,
    /// What one can expect of a person there.
    pub expects_html: Option<String>,
}

/// Where a job leads.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressStep {
    /// The next job.
    pub title: String,
    /// Its page, if it is a role of the guide.
    pub url: Option<String>,
}

/// What `role-index.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct RoleIndexContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// Roles that gather others, with what they gather.
    pub hubs: Vec<HubContext>,
    /// The roles that no hub gathers.
    pub roles: Vec<RoleRef>,
    /// Who uses what, if there are at least two roles.
    pub matrix: Option<SkillMatrix>,
}

/// Roles across, terms down.
#[derive(Debug, Clone, Serialize)]
pub struct SkillMatrix {
    /// The roles.
    pub roles: Vec<RoleRef>,
    /// The terms; the most shared first.
    pub rows: Vec<MatrixRow>,
}

/// A term and how each role needs it.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow {
    /// The term.
    pub term: TermRef,
    /// One cell a role, in the order of the columns.
    pub cells: Vec<MatrixCell>,
}

/// How a role needs a term.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixCell {
    /// As a class: `must`, `nice`, `uses` or `none`.
    pub level: String,
    /// In words: `Must have`, `Nice to have`, `Uses it`, or empty.
    pub label: String,
}
