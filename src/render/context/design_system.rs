//! `design-system.html`: what the pages are made of, each part once, for people who change the theme.

use std::sync::Arc;

use serde::Serialize;

use super::article::{ArticleCard, AuthorContext, Pager};
use super::comparison::{ComparisonCard, ComparisonTable};
use super::home::KindCount;
use super::role::{ArchetypeContext, SkillContext, SkillMatrix};
use super::site::{DocumentRef, FlagsContext, PageMeta, QuestionContext, SiteContext, TermRef, VersionContext};
use super::term::ConfusionContext;
use super::topic::TopicCard;
use crate::render::figures::{BarChart, FieldMap, PlaceChart, TermMap};

/// What `design-system.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct DesignSystemContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The names of the colours, by group.
    pub palette: Vec<TokenGroup>,
    /// The names of the sizes of type, from the largest to the smallest.
    pub sizes: Vec<String>,
    /// The names of the lengths.
    pub spaces: Vec<String>,
    /// One term of every kind.
    pub terms: Vec<TermRef>,
    /// A role as one of the jobs of a hub.
    pub archetype: ArchetypeContext,
    /// A topic.
    pub topic: TopicCard,
    /// An article.
    pub article: ArticleCard,
    /// A document.
    pub document: DocumentRef,
    /// A kind of terms.
    pub kind: KindCount,
    /// Two terms that people take for each other, as a card.
    pub comparison: ComparisonCard,
    /// The same as a box on a term's page.
    pub confusion: ConfusionContext,
    /// Questions, with and without a level.
    pub questions: Vec<QuestionContext>,
    /// What a resume shows.
    pub flags: FlagsContext,
    /// Versions of every status.
    pub versions: Vec<VersionContext>,
    /// Skills.
    pub skills: Vec<SkillContext>,
    /// Who uses what.
    pub matrix: SkillMatrix,
    /// Two things side by side.
    pub table: ComparisonTable,
    /// Figures as bars.
    pub bars: Option<BarChart>,
    /// Places beside the average.
    pub places: Option<PlaceChart>,
    /// The neighbourhood of a term.
    pub map: Option<TermMap>,
    /// The map of a field.
    pub field: Option<FieldMap>,
    /// Everything that a text can hold: alerts, code, a table, a quotation.
    pub prose_html: String,
    /// The pages of a long list.
    pub pager: Pager,
    /// Who wrote it.
    pub author: AuthorContext,
}

/// A group of tokens of the theme.
#[derive(Debug, Clone, Serialize)]
pub struct TokenGroup {
    /// What the group is for.
    pub title: String,
    /// The tokens, without the two dashes.
    pub tokens: Vec<String>,
}
