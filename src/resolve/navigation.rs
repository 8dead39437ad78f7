//! Orders and indexes: what comes before and after a page, and what belongs to a tag or a role.

use std::collections::BTreeMap;

use crate::model::cheat_sheet::TermsBlock;
use crate::model::{ArticleId, CheatSheetId, DocumentId, Kind, QuestionBankId, RoleId, Site, TagId, TermId};

/// The orders and indexes of a site.
#[derive(Debug, Clone, Default)]
pub struct Navigation {
    /// The articles, newest first.
    pub articles: Vec<ArticleId>,
    /// The page before and the page after each document in its list.
    pub neighbours: BTreeMap<DocumentId, (Option<DocumentId>, Option<DocumentId>)>,
    /// The documents of each tag, by kind and then by title; articles newest first.
    pub by_tag: BTreeMap<TagId, Vec<DocumentId>>,
    /// The cheat sheets of each role.
    pub sheets_of_role: BTreeMap<RoleId, Vec<CheatSheetId>>,
    /// The question banks of each role.
    pub banks_of_role: BTreeMap<RoleId, Vec<QuestionBankId>>,
    /// The cheat sheets that define each term.
    pub sheets_of_term: BTreeMap<TermId, Vec<CheatSheetId>>,
    /// The hubs that gather each role.
    pub hubs_of_role: BTreeMap<RoleId, Vec<RoleId>>,
    /// The articles of each series, in the order of their parts.
    pub series: BTreeMap<String, Vec<ArticleId>>,
}

/// Orders the documents of a site.
#[must_use]
pub(super) fn navigate(site: &Site) -> Navigation {
    let mut navigation = Navigation::default();
    for kind in [Kind::Term, Kind::Role, Kind::Article, Kind::CheatSheet, Kind::QuestionBank] {
        let order = in_order(site, kind);
        for (index, id) in order.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| order.get(before)).cloned();
            let neighbours = (before, order.get(index + 1).cloned());
            navigation.neighbours.insert(id.clone(), neighbours);
            let tags = site.document(id).map(|document| document.common.tags.clone()).unwrap_or_default();
            for tag in tags {
                navigation.by_tag.entry(tag).or_default().push(id.clone());
            }
        }
        if kind == Kind::Article {
            navigation.articles = order.iter().map(|id| ArticleId(id.id.clone())).collect();
        }
    }
    for (id, page) in &site.pages {
        for tag in &page.front.common.tags {
            navigation.by_tag.entry(tag.clone()).or_default().push(DocumentId::new(Kind::Page, id.as_str()));
        }
    }
    for (id, sheet) in &site.cheat_sheets {
        if let Some(role) = &sheet.front.role {
            navigation.sheets_of_role.entry(role.clone()).or_default().push(id.clone());
        }
        for block in sheet.front.blocks.iter().filter_map(|block| block.terms.as_ref()) {
            for term in sheet_terms(site, block) {
                let sheets = navigation.sheets_of_term.entry(term).or_default();
                if sheets.last() != Some(id) {
                    sheets.push(id.clone());
                }
            }
        }
    }
    for (id, bank) in &site.question_banks {
        if let Some(role) = &bank.front.role {
            navigation.banks_of_role.entry(role.clone()).or_default().push(id.clone());
        }
    }
    for (id, role) in &site.roles {
        for archetype in &role.front.archetypes {
            navigation.hubs_of_role.entry(archetype.clone()).or_default().push(id.clone());
        }
    }
    for (id, article) in &site.articles {
        if let Some(series) = &article.front.series {
            navigation.series.entry(series.name.clone()).or_default().push(id.clone());
        }
    }
    for parts in navigation.series.values_mut() {
        let part = |id: &ArticleId| site.articles.get(id).and_then(|a| a.front.series.as_ref()).map(|s| s.part);
        parts.sort_by_key(|id| (part(id), id.clone()));
    }
    navigation
}

/// The documents of one kind as its list shows them: articles newest first, the rest by title.
fn in_order(site: &Site, kind: Kind) -> Vec<DocumentId> {
    let mut order: Vec<_> = site
        .documents()
        .filter(|document| document.id.kind == kind)
        .map(|document| (sort_key(document.title), document.id))
        .collect();
    if kind == Kind::Article {
        let date = |id: &DocumentId| site.articles.get(&*id.id).map(|article| article.front.date);
        order.sort_by(|(_, a), (_, b)| date(b).cmp(&date(a)).then_with(|| a.cmp(b)));
    } else {
        order.sort();
    }
    order.into_iter().map(|(_, id)| id).collect()
}

/// A title as a list of names sorts it: without letter case, signs behind letters and digits.
#[must_use]
pub fn sort_key(title: &str) -> String {
    let letters: String = title.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    format!("{letters}\u{1}{title}")
}

/// The terms that a block of a cheat sheet defines, in its order; those of a tag or a role by name.
#[must_use]
pub fn sheet_terms(site: &Site, block: &TermsBlock) -> Vec<TermId> {
    let known = |id: &&TermId| site.terms.contains_key(*id);
    if let Some(ids) = &block.ids {
        return ids.iter().filter(known).cloned().collect();
    }
    let mut terms: Vec<TermId> = match (&block.tag, &block.role) {
        (Some(tag), _) => {
            let tagged = site.terms.iter().filter(|(_, term)| term.front.common.tags.contains(tag));
            tagged.map(|(id, _)| id.clone()).collect()
        }
        (None, Some(role)) => {
            let uses = site.roles.get(role).into_iter().flat_map(|role| &role.front.uses);
            uses.filter(known).cloned().collect()
        }
        (None, None) => Vec::new(),
    };
    if block.tag.is_some() {
        terms.sort_by_key(|id| site.terms.get(id).map(|term| sort_key(&term.front.term)));
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn names_sort_by_their_letters() {
        let mut names = ["C++", ".NET", "C", "aiohttp", "C#"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["aiohttp", "C", "C#", "C++", ".NET"]);
    }
}
