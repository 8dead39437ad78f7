//! Fills the contexts of templates from the resolved site: one file a kind of page.

mod article;
pub(super) mod card;
mod comparison;
mod decode;
mod design_system;
mod glossary;
mod home;
mod page;
pub(super) mod parts;
mod pieces;
mod question_bank;
mod role;
mod sections;
pub(super) mod sheet;
pub(super) mod site;
mod study;
mod term;
mod topic;

use super::{Renderer, TemplateError};
use crate::resolve::Route;

/// Renders one page with its template.
pub(super) fn render(renderer: &Renderer, route: &Route) -> Result<String, TemplateError> {
    let path = route.path();
    let templates = &renderer.templates;
    match route {
        Route::Home => templates.render("home.html", &home::context(renderer), &path),
        Route::Glossary => templates.render("glossary.html", &glossary::context(renderer, None), &path),
        Route::GlossaryKind(kind) => {
            templates.render("glossary.html", &glossary::context(renderer, Some(*kind)), &path)
        }
        Route::Term(id) => templates.render("term.html", &term::context(renderer, id), &path),
        Route::RoleIndex => templates.render("role-index.html", &role::index(renderer), &path),
        Route::Role(id) => templates.render("role.html", &role::context(renderer, id), &path),
        Route::ArticleIndex => templates.render("article-index.html", &article::index(renderer, 1), &path),
        Route::ArticlePage(number) => templates.render("article-index.html", &article::index(renderer, *number), &path),
        Route::Article(id) => templates.render("article.html", &article::context(renderer, id), &path),
        Route::CheatSheetIndex => templates.render("cheat-sheet-index.html", &sheet::index(renderer), &path),
        Route::CheatSheet(id) => templates.render("cheat-sheet.html", &sheet::context(renderer, id), &path),
        Route::QuestionBankIndex => {
            templates.render("question-bank-index.html", &question_bank::index(renderer), &path)
        }
        Route::QuestionBank(id) => templates.render("question-bank.html", &question_bank::context(renderer, id), &path),
        Route::ComparisonIndex => templates.render("comparison-index.html", &comparison::index(renderer), &path),
        Route::Comparison(a, b) => templates.render("comparison.html", &comparison::context(renderer, a, b), &path),
        Route::TopicIndex => templates.render("topic-index.html", &topic::index(renderer), &path),
        Route::Topic(tag) => templates.render("topic.html", &topic::context(renderer, tag), &path),
        Route::Page(id) => templates.render("page.html", &page::context(renderer, id), &path),
        Route::Search => templates.render("search.html", &page::search(renderer), &path),
        Route::Decode => templates.render("decode.html", &decode::context(renderer), &path),
        Route::Study => templates.render("study.html", &study::context(renderer), &path),
        Route::DesignSystem => templates.render("design-system.html", &design_system::context(renderer), &path),
        Route::NotFound => templates.render("not-found.html", &page::not_found(renderer), &path),
        Route::Redirect { to, .. } => templates.render("redirect.html", &page::redirect(renderer, to), &path),
    }
}
