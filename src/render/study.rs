//! Decks of words to study: those of a topic, of a role and of a cheat sheet.
//!
//! `static/study.js` reads them from one file and asks about them; this module only says which
//! words belong together. Invariant: what a deck holds is what its page shows, in that order.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::Renderer;
use crate::model::{DocumentId, Kind, RoleId, TagId, TermId};
use crate::resolve::navigation::{sheet_terms, sort_key};
use crate::resolve::{ResolvedSite, Route};

/// The file that holds the words and the decks, below the site's root.
pub const FILE: &str = "study.json";

/// A topic with fewer words is no deck: a quiz offers four to choose from.
const FEWEST_OF_TOPIC: usize = 4;

/// Words that are studied together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deck {
    /// Its id, which addresses and browsers keep: `topic:python`.
    pub id: String,
    /// The name of what it belongs to.
    pub title: String,
    /// The page that it belongs to.
    pub route: Route,
    /// The words, once each.
    pub terms: Vec<TermId>,
}

/// Every deck: topics in the order of `site.yaml`, then roles and cheat sheets by title.
#[must_use]
pub fn decks(resolved: &ResolvedSite) -> Vec<Deck> {
    let site = &resolved.site;
    let topics = site.config.tags.iter().map(|tag| Route::Topic(tag.id().into()));
    let mut roles: Vec<_> = site.roles.iter().collect();
    roles.sort_by_cached_key(|(_, role)| sort_key(&role.front.title));
    let roles = roles.into_iter().map(|(id, _)| Route::Role(id.clone()));
    let mut sheets: Vec<_> = site.cheat_sheets.iter().collect();
    sheets.sort_by_cached_key(|(_, sheet)| sort_key(&sheet.front.title));
    let sheets = sheets.into_iter().map(|(id, _)| Route::CheatSheet(id.clone()));
    topics.chain(roles).chain(sheets).filter_map(|route| deck(resolved, &route)).collect()
}

/// The deck of a page, if its words are enough for one.
#[must_use]
pub fn deck(resolved: &ResolvedSite, route: &Route) -> Option<Deck> {
    let site = &resolved.site;
    let (id, title, fewest, terms) = match route {
        Route::Topic(tag) => {
            (format!("topic:{tag}"), site.config.tag(tag)?.title(), FEWEST_OF_TOPIC, topic_terms(resolved, tag))
        }
        Route::Role(role) => {
            let title = site.roles.get(role)?.front.title.clone();
            (format!("role:{role}"), title, 1, role_terms(resolved, role))
        }
        Route::CheatSheet(sheet) => {
            let front = &site.cheat_sheets.get(sheet)?.front;
            let of_block = |block: &crate::model::cheat_sheet::Block| {
                let defined = block.terms.as_ref().map(|terms| sheet_terms(site, terms));
                defined.or_else(|| Some(block.compare.as_ref()?.terms.clone())).unwrap_or_default()
            };
            (format!("cheat-sheet:{sheet}"), front.title.clone(), 1, front.blocks.iter().flat_map(of_block).collect())
        }
        _ => return None,
    };
    let mut seen = BTreeSet::new();
    let known = terms.into_iter().filter(|id| site.terms.contains_key(id));
    let terms: Vec<TermId> = known.filter(|id| seen.insert(id.clone())).collect();
    (terms.len() >= fewest).then(|| Deck { id, title, route: route.clone(), terms })
}

/// Where the words of a page are studied, as pages link it.
#[must_use]
pub fn url(resolved: &ResolvedSite, route: &Route) -> Option<String> {
    let deck = deck(resolved, route)?;
    Some(format!("{}?deck={}", resolved.base.link(&Route::Study.path()), deck.id))
}

fn topic_terms(resolved: &ResolvedSite, tag: &TagId) -> Vec<TermId> {
    let documents = resolved.navigation.by_tag.get(tag).into_iter().flatten();
    documents.filter(|id| id.kind == Kind::Term).map(|id: &DocumentId| TermId(id.id.clone())).collect()
}

/// What a role must know comes first.
fn role_terms(resolved: &ResolvedSite, role: &RoleId) -> Vec<TermId> {
    let Some(role) = resolved.site.roles.get(role) else { return Vec::new() };
    let front = &role.front;
    let skills = front.must_have.iter().chain(&front.nice_to_have).flat_map(|skill| &skill.terms);
    skills.chain(&front.uses).cloned().collect()
}

/// The words of all decks, once each, and the decks as numbers of words.
#[must_use]
pub(super) fn file(renderer: &Renderer) -> Vec<u8> {
    let resolved = &renderer.resolved;
    let decks = decks(resolved);
    let ids: BTreeSet<&TermId> = decks.iter().flat_map(|deck| &deck.terms).collect();
    let numbers: BTreeMap<&TermId, usize> = ids.into_iter().zip(0..).collect();
    let cards = numbers.keys().filter_map(|id| {
        let front = &resolved.site.terms.get(*id)?.front;
        Some(json!([id.as_str(), front.term, front.short, front.kind.slug(), resolved.term_link(id)]))
    });
    let cards: Vec<_> = cards.collect();
    let decks = decks.iter().map(|deck| {
        let cards: Vec<_> = deck.terms.iter().filter_map(|id| numbers.get(id)).collect();
        json!({ "id": deck.id, "title": deck.title, "cards": cards })
    });
    let decks: Vec<_> = decks.collect();
    json!({ "cards": cards, "decks": decks }).to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{decks, file, url};
    use crate::assemble::Drafts;
    use crate::guide::{Guide, Wanted};
    use crate::resolve::Route;

    /// Five terms on the web, two of them about data; a role and two cheat sheets.
    fn guide() -> Guide {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        };
        write("site.yaml", "title: Test\ntags: [web, data]\n");
        for (id, tags) in
            [("css", "web"), ("html", "web"), ("http", "web"), ("json", "web, data"), ("sql", "web, data")]
        {
            let text = format!(
                "---\nterm: The {id}\nshort: What it is.\nkind: concept\ntags: [{tags}]\n---\nA text about it.\n"
            );
            write(&format!("content/terms/{id}.md"), &text);
        }
        let role = "---\ntitle: Tester\nsummary: Tests.\nuses: [css, sql]\nmust_have:\n  - { skill: Query, terms: [sql, json] }\nnice_to_have:\n  - { skill: Fetch, terms: [http] }\n---\n";
        write("content/roles/tester.md", role);
        let sheet = "---\ntitle: Words\nsummary: Words.\nblocks:\n  - terms: { ids: [sql, css] }\n  - compare: { terms: [css, html] }\n---\n";
        write("content/cheat-sheets/words.md", sheet);
        write("content/cheat-sheets/empty.md", "---\ntitle: Empty\nsummary: None.\nblocks:\n  - steps: [Go]\n---\n");
        let wanted = Wanted {
            root: folder.path().to_owned(),
            base_url: Some("https://example.org/guide/".to_owned()),
            drafts: Drafts::Skip,
        };
        Guide::read(&wanted)
    }

    #[test]
    fn a_deck_holds_the_words_of_its_page_once_each() {
        let guide = guide();
        assert!(!guide.diagnostics.has_errors(), "{:?}", guide.diagnostics);
        let decks = decks(&guide.resolved);
        let shown: Vec<_> = decks
            .iter()
            .map(|deck| {
                let terms: Vec<_> = deck.terms.iter().map(|id| id.as_str()).collect();
                format!("{} {}: {}", deck.id, deck.title, terms.join(" "))
            })
            .collect();
        // Two words about data are too few for a deck of their topic, and the empty sheet has none.
        let expected = [
            "topic:web Web: css html http json sql",
            "role:tester Tester: sql json http css",
            "cheat-sheet:words Words: sql css html",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_page_links_to_its_own_deck() {
        let guide = guide();
        let link = |route: Route| url(&guide.resolved, &route);
        assert_eq!(link(Route::Role("tester".into())).as_deref(), Some("/guide/study/?deck=role:tester"));
        assert_eq!(link(Route::Topic("data".into())), None);
        assert_eq!(link(Route::CheatSheet("empty".into())), None);
        assert_eq!(link(Route::Home), None);
    }

    #[test]
    fn the_file_names_each_word_once_and_decks_by_number() {
        let guide = guide();
        let renderer = guide.renderer().expect("no errors");
        let data: serde_json::Value = serde_json::from_slice(&file(&renderer)).expect("JSON");
        assert_eq!(data["cards"].as_array().map(Vec::len), Some(5));
        let card = serde_json::json!(["css", "The css", "What it is.", "concept", "/guide/terms/css/"]);
        assert_eq!(data["cards"][0], card);
        assert_eq!(data["decks"][1]["id"], "role:tester");
        assert_eq!(data["decks"][1]["cards"], serde_json::json!([4, 3, 2, 0]));
    }
}
