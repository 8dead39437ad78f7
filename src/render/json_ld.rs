//! Structured data for search engines: schema.org as JSON-LD.

use serde_json::{Value, json};

use super::Renderer;
use super::context::Link;
use crate::model::{ArticleId, RoleId, TermId};
use crate::resolve::{BaseUrl, Route};

const CONTEXT: &str = "https://schema.org";

/// The text of a script element that holds `data`. No `<` is left in it, so that no text of the
/// guide can end the element.
#[must_use]
pub fn script(data: &[Value]) -> String {
    let text = match data {
        [one] => one.to_string(),
        many => Value::from(many.to_vec()).to_string(),
    };
    text.replace('<', "\\u003c")
}

/// The way from the home page to a page.
pub(super) fn breadcrumbs(base: &BaseUrl, parents: &[Link], title: &str, path: &str) -> Value {
    let item = |position: usize, name: &str, url: String| json!({ "@type": "ListItem", "position": position, "name": name, "item": url });
    let mut items: Vec<Value> = parents
        .iter()
        .zip(1..)
        .map(|(parent, position)| item(position, &parent.title, format!("{}{}", base.origin, parent.url)))
        .collect();
    items.push(item(parents.len() + 1, title, base.absolute(path)));
    json!({ "@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items })
}

/// The guide as a site with a search.
pub(super) fn web_site(renderer: &Renderer) -> Value {
    let resolved = &renderer.resolved;
    let config = &resolved.site.config;
    let search = format!("{}?q={{search_term_string}}", resolved.base.absolute(&Route::Search.path()));
    json!({
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": config.title,
        "description": config.description.as_ref().or(config.tagline.as_ref()),
        "url": resolved.base.absolute("/"),
        "inLanguage": config.language(),
        "potentialAction": { "@type": "SearchAction", "target": search, "query-input": "required name=search_term_string" },
    })
}

/// The name and address of the glossary as a set of terms.
fn term_set(renderer: &Renderer) -> Value {
    let url = renderer.resolved.base.absolute(&Route::Glossary.path());
    json!({ "@type": "DefinedTermSet", "@id": url, "name": renderer.resolved.site.config.title, "url": url })
}

/// The glossary.
pub(super) fn defined_term_set(renderer: &Renderer) -> Value {
    let mut set = term_set(renderer);
    set["@context"] = CONTEXT.into();
    set["inLanguage"] = renderer.resolved.site.config.language().into();
    set
}

/// A term of the glossary.
pub(super) fn defined_term(renderer: &Renderer, id: &TermId) -> Value {
    let resolved = &renderer.resolved;
    let Some(term) = resolved.site.terms.get(id) else { return Value::Null };
    json!({
        "@context": CONTEXT,
        "@type": "DefinedTerm",
        "name": term.front.term,
        "alternateName": term.front.aliases,
        "description": term.front.short,
        "termCode": id.as_str(),
        "url": resolved.base.absolute(&Route::Term(id.clone()).path()),
        "inDefinedTermSet": term_set(renderer),
    })
}

/// An article.
pub(super) fn article(renderer: &Renderer, id: &ArticleId, author: Option<&str>) -> Value {
    let resolved = &renderer.resolved;
    let config = &resolved.site.config;
    let Some(article) = resolved.site.articles.get(id) else { return Value::Null };
    let front = &article.front;
    let publisher = json!({ "@type": "Organization", "name": config.title });
    let author = author.map_or_else(|| publisher.clone(), |name| json!({ "@type": "Person", "name": name }));
    json!({
        "@context": CONTEXT,
        "@type": "Article",
        "headline": front.title,
        "description": front.summary,
        "datePublished": front.date.to_string(),
        "dateModified": front.common.updated.unwrap_or(front.date).to_string(),
        "author": author,
        "publisher": publisher,
        "inLanguage": config.language(),
        "mainEntityOfPage": resolved.base.absolute(&Route::Article(id.clone()).path()),
    })
}

/// A job.
pub(super) fn occupation(renderer: &Renderer, id: &RoleId) -> Value {
    let Some(role) = renderer.resolved.site.roles.get(id) else { return Value::Null };
    let skills: Vec<_> = role.front.must_have.iter().map(|skill| skill.skill.as_str()).collect();
    json!({
        "@context": CONTEXT,
        "@type": "Occupation",
        "name": role.front.title,
        "alternateName": role.front.also_called,
        "description": role.front.summary,
        "skills": skills.join("; "),
        "responsibilities": role.front.responsibilities.join("; "),
    })
}

/// Questions and their answers.
pub(super) fn faq(questions: &[(String, String)]) -> Value {
    let entities: Vec<_> = questions
        .iter()
        .map(|(question, answer)| {
            json!({
                "@type": "Question",
                "name": question,
                "acceptedAnswer": { "@type": "Answer", "text": answer },
            })
        })
        .collect();
    json!({ "@context": CONTEXT, "@type": "FAQPage", "mainEntity": entities })
}

#[cfg(test)]
mod tests {
    use super::{faq, script};

    #[test]
    fn no_text_can_end_the_script_element() {
        let data = faq(&[("</script><b>".to_owned(), "x".to_owned())]);
        assert!(!script(&[data]).contains('<'));
    }
}
