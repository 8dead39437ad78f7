//! `article.html` and `article-index.html`.

use super::super::context::{
    ArticleCard, ArticleContext, ArticleIndexContext, AuthorContext, Pager, PagerPage, SeriesContext, SeriesPart,
};
use super::super::{Renderer, json_ld, markdown};
use super::parts::{self, PageFacts};
use crate::model::article::Audience;
use crate::model::{Article, ArticleId, DocumentId, Kind};
use crate::resolve::Route;
use crate::resolve::references::any_document;
use crate::resolve::routes::{ARTICLES_PER_PAGE, article_pages};

/// Fills the page of an article.
pub(super) fn context(renderer: &Renderer, id: &ArticleId) -> ArticleContext {
    let article = renderer.resolved.site.articles.get(id).expect("routes name articles that exist");
    let front = &article.front;
    let view = article.view();
    let document = DocumentId::new(Kind::Article, id.as_str());
    let (backlinks, mentions) = parts::backlinks(renderer, &document, &front.title);
    let author = author(renderer, article);
    let image = front
        .image
        .as_ref()
        .and_then(|image| parts::image(renderer, &article.file, &image.src, &image.alt, image.credit.as_ref()));
    let facts = PageFacts::new(Route::Article(id.clone()), "article", &front.title, &front.summary)
        .parents(vec![Route::ArticleIndex])
        .data(json_ld::article(renderer, id, author.as_ref().map(|author| author.name.as_str())));
    let related = front.related.iter().filter_map(|id| any_document(&renderer.resolved.site, id.as_str()));
    ArticleContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        title: front.title.clone(),
        summary: front.summary.clone(),
        date: parts::day(front.date),
        reading_minutes: parts::reading_minutes(article.body.outline.words),
        audience: (front.audience == Some(Audience::Developer)).then(|| "For developers".to_owned()),
        author,
        image,
        toc: parts::toc(&article.body.outline),
        body_html: parts::body(renderer, &view),
        series: series(renderer, article),
        terms: parts::linked_terms(renderer, &document),
        related: related.filter_map(|id| parts::document_ref(renderer, &id)).collect(),
        backlinks,
        mentions,
        topics: parts::topics(renderer, &front.common.tags),
    }
}

fn author(renderer: &Renderer, article: &Article) -> Option<AuthorContext> {
    let author = renderer.resolved.site.authors.get(article.front.author.as_ref()?)?;
    let front = &author.front;
    let initials = front.name.split_whitespace().filter_map(|word| word.chars().next()).take(2);
    Some(AuthorContext {
        name: front.name.clone(),
        initials: initials.flat_map(char::to_uppercase).collect(),
        bio_html: front.bio.as_ref().map(|bio| markdown::inline(renderer.scope(&author.file), bio)),
        photo: front.photo.as_ref().and_then(|photo| parts::image(renderer, &author.file, photo, "", None)),
        links: parts::sources(&front.links),
    })
}

fn series(renderer: &Renderer, article: &Article) -> Option<SeriesContext> {
    let own = article.front.series.as_ref()?;
    let ids = renderer.resolved.navigation.series.get(&own.name)?;
    let parts = ids.iter().filter_map(|id| {
        let part = renderer.resolved.site.articles.get(id)?;
        Some(SeriesPart {
            number: part.front.series.as_ref()?.part,
            title: part.front.title.clone(),
            url: renderer.link(&Route::Article(id.clone())),
            current: part.id == article.id,
        })
    });
    Some(SeriesContext { name: own.name.clone(), part: own.part, parts: parts.collect() })
}

/// The card of an article.
pub(super) fn card(renderer: &Renderer, id: &ArticleId) -> Option<ArticleCard> {
    let article = renderer.resolved.site.articles.get(id)?;
    let front = &article.front;
    Some(ArticleCard {
        title: front.title.clone(),
        url: renderer.link(&Route::Article(id.clone())),
        summary: front.summary.clone(),
        date: parts::day(front.date),
        reading_minutes: parts::reading_minutes(article.body.outline.words),
        author: author(renderer, article).map(|author| author.name),
        series: front.series.as_ref().map(|series| format!("{}, part {}", series.name, series.part)),
        image: front
            .image
            .as_ref()
            .and_then(|image| parts::image(renderer, &article.file, &image.src, &image.alt, image.credit.as_ref())),
    })
}

/// Fills page `number`, from 1, of the list of articles.
pub(super) fn index(renderer: &Renderer, number: usize) -> ArticleIndexContext {
    let total = article_pages(&renderer.resolved.site);
    let description = "Short guides that explain how the tech behind a job fits together, newest first.";
    let title = if number == 1 { "Guides".to_owned() } else { format!("Guides, page {number}") };
    let parents = if number == 1 { Vec::new() } else { vec![Route::ArticleIndex] };
    let facts = PageFacts::new(page_route(number), "article-index", &title, description).parents(parents);
    let all = &renderer.resolved.navigation.articles;
    let shown = all.iter().skip((number - 1) * ARTICLES_PER_PAGE).take(ARTICLES_PER_PAGE);
    ArticleIndexContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        articles: shown.filter_map(|id| card(renderer, id)).collect(),
        pager: (total > 1).then(|| pager(renderer, number, total)),
    }
}

const fn page_route(number: usize) -> Route {
    if number == 1 { Route::ArticleIndex } else { Route::ArticlePage(number) }
}

fn pager(renderer: &Renderer, number: usize, total: usize) -> Pager {
    let url = |number: usize| renderer.link(&page_route(number));
    let mut pages = Vec::new();
    let mut last = 0;
    for page in (1..=total).filter(|page| *page == 1 || *page == total || page.abs_diff(number) <= 1) {
        if page > last + 1 {
            pages.push(PagerPage { label: "…".to_owned(), url: None, current: false });
        }
        pages.push(PagerPage { label: page.to_string(), url: Some(url(page)), current: page == number });
        last = page;
    }
    Pager {
        number,
        total,
        previous_url: (number > 1).then(|| url(number - 1)),
        next_url: (number < total).then(|| url(number + 1)),
        pages,
    }
}
