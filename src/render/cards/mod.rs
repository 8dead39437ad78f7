//! Social cards: the picture that a link to a page shows where it is shared.
//!
//! What a card says is known without drawing it, and so is its address, which holds a piece of the hash of that: a page
//! names its card at no cost, and the drawing waits for a build or for someone who asks. The design is the template
//! `card.svg`. Invariant: pure but for the cache; the same words give the same bytes on every machine.

pub mod cache;
pub(super) mod font;
pub(super) mod layout;
mod palette;
pub mod picture;

use std::sync::Arc;

pub use cache::CardCache;
pub use palette::Palette;

use super::{Renderer, TemplateError, assets, views};
use crate::kept;
use crate::resolve::{BaseUrl, ResolvedSite, Route};

/// The folder of all cards in the site.
pub const FOLDER: &str = "cards";

/// The template of all cards.
pub(super) const TEMPLATE: &str = "card.svg";

/// Changes whenever the same words would be drawn otherwise; another program draws anew, too.
const VERSION: &str = concat!("plainspeak ", env!("CARGO_PKG_VERSION"), " card 1");

/// What a card says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CardFacts {
    /// The guide's name, where the card does not say it anyway.
    pub(super) site_title: String,
    /// The kind of page in words; may be empty.
    pub(super) label: String,
    /// The name of the page.
    pub(super) name: String,
    /// A plainer name, for a font that lacks letters of the first.
    pub(super) plain_name: String,
    /// What it is, in a sentence; may be empty.
    pub(super) summary: String,
    /// What the tabs at the edge stand for: a name, and its colour as the style sheets call it. The first colour is the
    /// card's.
    pub(super) tabs: Vec<(String, String)>,
}

/// The card of a page.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its path below the output folder: `cards/terms/django.0123456789.png`.
    pub path: String,
    key: cache::Key,
    pub(super) facts: CardFacts,
}

/// What the cards of a guide have in common.
#[derive(Debug, Clone)]
pub(super) struct Cards {
    pub(super) palette: Palette,
    pub(super) cache: Arc<CardCache>,
}

impl Cards {
    /// The cards of a site; none where `site.yaml` wants none, or where nobody knows the site's full address, without
    /// which no link preview finds a picture.
    pub(super) fn of(resolved: &ResolvedSite) -> Option<Self> {
        let wanted = resolved.site.config.social_cards && !resolved.base.origin.is_empty();
        wanted.then(|| Self { palette: Palette::of(&resolved.site), cache: Arc::default() })
    }
}

impl Renderer {
    /// The same renderer, which keeps the cards that it draws.
    #[must_use]
    pub fn with_card_cache(mut self, cache: Arc<CardCache>) -> Self {
        self.cards = self.cards.map(|cards| Arc::new(Cards { cache, ..Cards::clone(&cards) }));
        self
    }

    /// The card of a page; none where cards are off and for pages that show a picture of their own or another page's
    /// card.
    #[must_use]
    pub fn card(&self, route: &Route) -> Option<Card> {
        let cards = self.cards.as_ref()?;
        let facts = views::card::facts(self, route)?;
        let key = key(&facts, &cards.palette, &self.templates.card_hash());
        let page = route.path();
        let name = match page.trim_matches('/') {
            "" => HOME,
            name => name,
        };
        Some(Card { path: format!("{FOLDER}/{name}.{}.png", assets::short(&key)), key, facts })
    }

    /// The card at a path below the output folder.
    #[must_use]
    pub fn card_at(&self, path: &str) -> Option<Card> {
        let (name, _) = path.strip_prefix(FOLDER)?.strip_prefix('/')?.strip_suffix(".png")?.rsplit_once('.')?;
        let page = if name == HOME { "/".to_owned() } else { format!("/{name}/") };
        self.card(self.resolved.routes.get(&page)?).filter(|card| card.path == path)
    }

    /// The picture of a card, as a PNG: the one in the cache, else drawn.
    ///
    /// # Errors
    /// A template that is no drawing.
    pub fn draw(&self, card: &Card) -> Result<Vec<u8>, TemplateError> {
        let Some(cards) = &self.cards else { return Ok(Vec::new()) };
        cards.cache.get(&card.key, || {
            let context = views::card::context(&card.facts, &cards.palette);
            let svg = self.templates.render(TEMPLATE, &context, &card.path)?;
            picture::draw(&svg).map_err(|reason| TemplateError {
                template: TEMPLATE.to_owned(),
                page: card.path.clone(),
                reason,
            })
        })
    }
}

/// The name of the home page's card; no page has this id.
const HOME: &str = "index";

/// The address of a card for pages and hosts elsewhere.
pub(super) fn url(base: &BaseUrl, card: &Card) -> String {
    base.absolute(&card.path)
}

/// Everything that decides how a card looks, as one hash.
fn key(facts: &CardFacts, palette: &Palette, template: &blake3::Hash) -> cache::Key {
    let CardFacts { site_title, label, name, plain_name, summary, tabs } = facts;
    let template = template.to_hex();
    let words = [VERSION, template.as_str(), site_title, label, name, plain_name, summary];
    let colours = ["paper", "ink", "ink-2", "line"].map(|colour| palette.colour(colour));
    let tabs = tabs.iter().flat_map(|(of, colour)| [of.as_str(), palette.colour(colour)]);
    kept::key(words.into_iter().chain(colours).chain(tabs))
}

#[cfg(test)]
mod tests {
    use super::{CardFacts, Palette, VERSION, key, views};

    fn sample() -> CardFacts {
        CardFacts {
            site_title: "Guide".to_owned(),
            label: "Tool".to_owned(),
            name: "A name of some length, to be cut into lines".to_owned(),
            plain_name: "a name".to_owned(),
            summary: "A sentence that says what it is, long enough for a second line at any size.".to_owned(),
            tabs: vec![("A name".to_owned(), "tool".to_owned())],
        }
    }

    #[test]
    fn whoever_sets_cards_otherwise_changes_the_version() {
        let set = serde_json::to_string(&views::card::context(&sample(), &Palette::default())).expect("JSON");
        let hash = blake3::hash(set.as_bytes()).to_hex();
        // Where the hash is another one, count `VERSION` up, then take the new hash over.
        assert_eq!((VERSION.rsplit(' ').next(), &hash[..10]), (Some("1"), "978c657a5e"));
    }

    #[test]
    fn every_word_and_the_template_are_part_of_the_key() {
        let (palette, template) = (Palette::default(), blake3::hash(b"a"));
        let of = |change: fn(&mut CardFacts)| {
            let mut facts = sample();
            change(&mut facts);
            key(&facts, &palette, &template)
        };
        let mut keys = vec![
            key(&sample(), &palette, &blake3::hash(b"b")),
            of(|_| {}),
            of(|facts| facts.site_title.push('x')),
            of(|facts| facts.label.push('x')),
            of(|facts| facts.name.push('x')),
            of(|facts| facts.plain_name.push('x')),
            of(|facts| facts.summary.push('x')),
            of(|facts| facts.tabs[0].0.push('x')),
        ];
        keys.sort_by_key(|key| *key.as_bytes());
        keys.dedup();
        assert_eq!(keys.len(), 8);
    }
}
