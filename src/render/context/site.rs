//! What many templates share: the site, the page's head, and the small pieces that pages are made of.

use std::collections::BTreeMap;

use serde::Serialize;

/// What is the same on every page of the site. Made once, shared by all contexts.
#[derive(Debug, Clone, Serialize)]
pub struct SiteContext {
    /// The guide's name.
    pub title: String,
    /// What it is, in one sentence.
    pub tagline: Option<String>,
    /// A longer sentence, shown under the headline of the home page.
    pub description: Option<String>,
    /// The language of the texts, as a tag: `en`.
    pub language: String,
    /// The direction of the script: `ltr` or `rtl`.
    pub direction: String,
    /// The base path with a slash at its end: `/guide/`. Printed as `data-root` for the scripts.
    pub root_url: String,
    /// The home page.
    pub home_url: String,
    /// The glossary from A to Z; where the search form leads without JavaScript.
    pub glossary_url: String,
    /// The search page, the target of every search form.
    pub search_url: String,
    /// The decoder, if the site has one.
    pub decode_url: Option<String>,
    /// The page of flash cards; none where there is nothing to study or the navigation already leads there.
    pub study_url: Option<String>,
    /// The Atom feed.
    pub feed_url: String,
    /// The links at the head of every page.
    pub navigation: Vec<NavLink>,
    /// The text at the foot of every page.
    pub footer_html: Option<String>,
    /// The links at the foot of every page.
    pub footer_links: Vec<NavLink>,
    /// Where "get updates" leads.
    pub subscribe_url: Option<String>,
    /// The repository of the guide.
    pub repository_url: Option<String>,
    /// Where "suggest a term" leads: a new issue in the repository.
    pub suggest_url: Option<String>,
    /// Addresses that scripts need; each becomes a `data-NAME` attribute of `html`.
    pub script_urls: Vec<ScriptUrl>,
    /// The URL of every asset by its path below `static/` (`site.css`, `site.js`, `favicon.svg`), fingerprint included.
    pub assets: BTreeMap<String, String>,
}

/// An address that scripts need.
#[derive(Debug, Clone, Serialize)]
pub struct ScriptUrl {
    /// Its name in kebab-case: `search-index` becomes the attribute `data-search-index`.
    pub name: String,
    /// The address.
    pub url: String,
}

/// A link in the navigation or at the foot.
#[derive(Debug, Clone, Serialize)]
pub struct NavLink {
    /// Its text.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// Whether it leads out of the site.
    pub external: bool,
}

/// What the head and the frame of one page show.
#[derive(Debug, Clone, Serialize)]
pub struct PageMeta {
    /// The title of the page alone: `Django`.
    pub title: String,
    /// The text of the `title` element: `Django, in plain words · Plainspeak`.
    pub head_title: String,
    /// One or two sentences for search engines and link previews.
    pub description: String,
    /// The full address of the page, if the site knows where it will live.
    pub canonical_url: Option<String>,
    /// The address as printed on paper, without scheme: `someone.github.io/guide/terms/django/`.
    pub print_url: String,
    /// The kind of page as a class and a hook: `home`, `glossary`, `term`, `role`, `role-index`, `article`,
    /// `article-index`, `cheat-sheet`, `cheat-sheet-index`, `question-bank`, `question-bank-index`, `comparison`,
    /// `comparison-index`, `topic`, `topic-index`, `page`, `not-found`, `search`, `decode`, `study`.
    pub kind: String,
    /// The language of this page, as a tag.
    pub language: String,
    /// The `url` of the entry in [`SiteContext::navigation`] to which the page belongs.
    pub section_url: Option<String>,
    /// Whether that link leads to this very page.
    pub section_is_page: bool,
    /// The way from the home page to here, home first, this page left out. Empty on the home page.
    pub breadcrumbs: Vec<Link>,
    /// One ready JSON-LD document, with `<` written as `\u003c`.
    pub json_ld: Option<String>,
    /// The type for link previews (`og:type`): `website` or `article`.
    pub og_type: String,
    /// The picture of link previews.
    pub og_image: Option<SocialImage>,
    /// Whether search engines should pass the page over.
    pub noindex: bool,
    /// Where "edit this page" leads.
    pub edit_url: Option<String>,
    /// The day of the last real change.
    pub updated: Option<DateText>,
    /// The page before this one in its list.
    pub previous: Option<Link>,
    /// The page after this one in its list.
    pub next: Option<Link>,
    /// The terms linked on this page, once each, by name; printed with their definitions at the end of the paper.
    pub print_definitions: Vec<TermRef>,
}

/// A text and where it leads.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Its text.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// The picture of link previews. All addresses are full.
#[derive(Debug, Clone, Serialize)]
pub struct SocialImage {
    /// The full address of the picture.
    pub url: String,
    /// What it shows.
    pub alt: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// A day, for machines and for people.
#[derive(Debug, Clone, Serialize)]
pub struct DateText {
    /// `2026-11-20`.
    pub iso: String,
    /// `20 November 2026`, or `November 2026` where the day does not count.
    pub text: String,
}

/// A term as other pages show it: a chip, a card, a line of a list.
#[derive(Debug, Clone, Serialize)]
pub struct TermRef {
    /// The id: the value of `data-term`.
    pub id: String,
    /// The preferred name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// The kind as a class: `file-format`.
    pub kind: String,
    /// The kind in words: `File format`.
    pub kind_label: String,
    /// The short definition.
    pub short: String,
}

/// A role as other pages show it.
#[derive(Debug, Clone, Serialize)]
pub struct RoleRef {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// What the job is, in one sentence.
    pub summary: String,
}

/// A document of any kind in a list of things to read.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentRef {
    /// The kind as a class: `article`, `cheat-sheet`.
    pub kind: String,
    /// The kind in words: `Guide`, `Cheat sheet`.
    pub kind_label: String,
    /// The title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// One sentence about it; may be empty.
    pub summary: String,
}

/// A page that mentions this one, and the words in which it does.
#[derive(Debug, Clone, Serialize)]
pub struct Backlink {
    /// The kind of the page in words: `Guide`.
    pub kind_label: String,
    /// Its title.
    pub title: String,
    /// Its address, to the section if there is one.
    pub url: String,
    /// The sentence with the mention inside `<mark>`, without links.
    pub sentence_html: Option<String>,
}

/// An address on the web, and how to show it.
#[derive(Debug, Clone, Serialize)]
pub struct SourceLink {
    /// The address.
    pub url: String,
    /// Its host without `www.`, or the name of a known site: `github.com`.
    pub host: String,
}

/// A heading in a table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct TocEntry {
    /// The heading's anchor, without `#`.
    pub id: String,
    /// Its text, without markup.
    pub title: String,
    /// The headings below it.
    pub children: Vec<TocEntry>,
}

/// A picture that the site holds.
#[derive(Debug, Clone, Serialize)]
pub struct ImageContext {
    /// Its address.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
    /// Its width in pixels, where the file tells.
    pub width: Option<u32>,
    /// Its height in pixels, where the file tells.
    pub height: Option<u32>,
}

/// A question, what a good answer holds and what a weak one sounds like.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionContext {
    /// The anchor, unique on the page.
    pub id: String,
    /// The question.
    pub question: String,
    /// For whom it is: `Senior`.
    pub level: Option<String>,
    /// What a good answer holds, or what to listen for.
    pub good_html: Option<String>,
    /// What a weak answer sounds like, or what to ask about further.
    pub weak_html: Option<String>,
    /// Words that a good answer tends to hold.
    pub hear: Vec<String>,
    /// The terms that come up.
    pub terms: Vec<TermRef>,
}

/// A section of a page: what the tables of contents and the templates call it.
#[derive(Debug, Clone, Serialize)]
pub struct SectionContext {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it says in a few words, beside the heading of a section that is folded.
    pub verdict: Option<String>,
}

/// What a resume shows, as things to ask about.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FlagsContext {
    /// Good signs.
    pub green: Vec<FlagContext>,
    /// Signs to ask about.
    pub yellow: Vec<FlagContext>,
    /// Signs to look at closely.
    pub red: Vec<FlagContext>,
}

/// One thing that a resume shows.
#[derive(Debug, Clone, Serialize)]
pub struct FlagContext {
    /// What it shows.
    pub text_html: String,
    /// The terms by which it shows.
    pub terms: Vec<TermRef>,
}

/// A range of versions and what it tells.
#[derive(Debug, Clone, Serialize)]
pub struct VersionContext {
    /// The versions: `3.10 and newer`.
    pub range: String,
    /// How current they are, as a class: `modern`, `common` or `legacy`.
    pub status: String,
    /// How current they are, in words: `Modern`.
    pub status_label: String,
    /// What they tell about a project or a candidate.
    pub note_html: Option<String>,
    /// The day on which fixes end.
    pub supported_until: Option<DateText>,
}
