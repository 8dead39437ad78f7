//! `study.html`.

use super::super::context::{DeckGroup, DeckLink, StudyContext};
use super::super::{Renderer, study};
use super::parts::{self, PageFacts};
use crate::resolve::Route;

/// The groups of decks in the order in which the page lists them.
const GROUPS: [&str; 3] = ["Topics", "Roles", "Cheat sheets"];

/// The group of the deck of a page.
const fn group(route: &Route) -> &'static str {
    match route {
        Route::Topic(_) => GROUPS[0],
        Route::Role(_) => GROUPS[1],
        _ => GROUPS[2],
    }
}

/// Fills the page of flash cards and quizzes.
pub(super) fn context(renderer: &Renderer) -> StudyContext {
    let description =
        "Learn the words of a topic, a role or a cheat sheet with flash cards, then test yourself in a short quiz.";
    let facts = PageFacts::new(Route::Study, "study", "Study the words", description);
    let decks = study::decks(&renderer.resolved);
    let groups = GROUPS.into_iter().map(|title| {
        let own = decks.iter().filter(|deck| group(&deck.route) == title);
        let link = |deck: &study::Deck| DeckLink {
            id: deck.id.clone(),
            title: deck.title.clone(),
            url: renderer.link(&deck.route),
            count: deck.terms.len(),
        };
        DeckGroup { title: title.to_owned(), decks: own.map(link).collect() }
    });
    StudyContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        groups: groups.filter(|group| !group.decks.is_empty()).collect(),
    }
}
