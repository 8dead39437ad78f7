//! `home.html`: the first page.

use std::sync::Arc;

use serde::Serialize;

use super::article::ArticleCard;
use super::comparison::ComparisonCard;
use super::role::ArchetypeContext;
use super::site::{Link, PageMeta, RoleRef, SiteContext, TermRef};
use super::topic::TopicCard;

/// What `home.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct HomeContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// Links under the search box: terms and comparisons that are looked up most.
    pub often: Vec<Link>,
    /// An entry shown beside the search box, as a taste of the book: the first of the terms looked up most.
    pub specimen: Option<Specimen>,
    /// The decoder, if the site has one.
    pub decode_url: Option<String>,
    /// The roles, and how many.
    pub roles_link: Option<CountLink>,
    /// The question banks, and how many questions they hold.
    pub questions_link: Option<CountLink>,
    /// The cheat sheets, and how many.
    pub sheets_link: Option<CountLink>,
    /// The glossary, and how many terms.
    pub glossary_link: CountLink,
    /// The guides, and how many.
    pub articles_link: Option<CountLink>,
    /// Roles that gather others, with what they gather.
    pub hubs: Vec<HubContext>,
    /// Roles that no hub gathers; the first eight.
    pub roles: Vec<RoleRef>,
    /// The newest guides; the first three or six.
    pub articles: Vec<ArticleCard>,
    /// Pairs that people mix up; the first three.
    pub comparisons: Vec<ComparisonCard>,
    /// The page of all comparisons, if there are any.
    pub comparisons_url: Option<String>,
    /// The kinds of terms that the glossary holds.
    pub kinds: Vec<KindCount>,
    /// The topics that hold something.
    pub topics: Vec<TopicCard>,
}

/// A glossary entry in small.
#[derive(Debug, Clone, Serialize)]
pub struct Specimen {
    /// The term.
    pub term: TermRef,
    /// How to pronounce it.
    pub say_it: Option<String>,
    /// How it shows up in an advert.
    pub in_a_job_ad_html: Option<String>,
    /// One question to ask.
    pub question: Option<String>,
}

/// A place and how many things are there.
#[derive(Debug, Clone, Serialize)]
pub struct CountLink {
    /// The place.
    pub url: String,
    /// How many things.
    pub count: usize,
}

/// A role that gathers others.
#[derive(Debug, Clone, Serialize)]
pub struct HubContext {
    /// The role.
    pub role: RoleRef,
    /// What it gathers.
    pub archetypes: Vec<ArchetypeContext>,
}

/// A kind of terms, how many there are, and some of them.
#[derive(Debug, Clone, Serialize)]
pub struct KindCount {
    /// The kind as a class: `file-format`.
    pub kind: String,
    /// The kind in words, for several: `File formats`.
    pub plural: String,
    /// The glossary page that lists them.
    pub url: String,
    /// How many there are.
    pub count: usize,
    /// A few of them.
    pub examples: Vec<TermRef>,
}
