//! What terms, roles and cheat sheets share of the call: questions, signs on a resume, versions, words.

use super::super::Renderer;
use super::super::context::{
    FlagContext, FlagsContext, HeardContext, QuestionContext, SeenContext, TocEntry, VersionContext,
};
use super::super::html::escape;
use super::super::markdown::{self, Scope};
use super::parts::{self, optional_inline};
use crate::model::front::Flags;
use crate::model::role::RoleFlag;
use crate::model::term::{Ask, AskLevel, Heard, SeenLine, Version, VersionStatus};

/// The signs that a term shows on a resume.
pub(super) fn flags(scope: Scope<'_>, flags: &Flags<String>) -> Option<FlagsContext> {
    let list = |texts: &[String]| {
        texts.iter().map(|text| FlagContext { text_html: markdown::inline(scope, text), terms: Vec::new() }).collect()
    };
    let context = || FlagsContext { green: list(&flags.green), yellow: list(&flags.yellow), red: list(&flags.red) };
    (!flags.is_empty()).then(context)
}

/// The signs that a resume for a role shows.
pub(super) fn role_flags(renderer: &Renderer, scope: Scope<'_>, flags: &Flags<RoleFlag>) -> Option<FlagsContext> {
    let list = |items: &[RoleFlag]| {
        let flag = |flag: &RoleFlag| FlagContext {
            text_html: markdown::inline(scope, &flag.text),
            terms: parts::terms(renderer, &flag.terms),
        };
        items.iter().map(flag).collect()
    };
    let context = || FlagsContext { green: list(&flags.green), yellow: list(&flags.yellow), red: list(&flags.red) };
    (!flags.is_empty()).then(context)
}

/// The levels of questions as labels; none of them where all are for everyone, because then they tell nothing.
pub(super) fn levels(levels: &[AskLevel]) -> Vec<Option<String>> {
    let tells = levels.iter().any(|level| *level != AskLevel::Any);
    levels.iter().map(|level| tells.then(|| level.label().to_owned())).collect()
}

/// The screening questions of a term; `prefix` keeps their anchors apart on a page with several.
pub(super) fn asks(scope: Scope<'_>, asks: &[Ask], prefix: &str) -> Vec<QuestionContext> {
    let levels = levels(&asks.iter().map(|ask| ask.level).collect::<Vec<_>>());
    let numbered = asks.iter().zip(levels).zip(1..);
    numbered
        .map(|((ask, level), number)| QuestionContext {
            id: format!("{prefix}{number}"),
            question: ask.question.clone(),
            level,
            good_html: optional_inline(scope, ask.good_answer.as_ref()),
            weak_html: optional_inline(scope, ask.weak_answer.as_ref()),
            hear: ask.hear.clone(),
            terms: Vec::new(),
        })
        .collect()
}

/// A line of an ad or a resume, decoded.
pub(super) fn seen(scope: Scope<'_>, line: Option<&SeenLine>) -> Option<SeenContext> {
    line.map(|seen| SeenContext { line: seen.line.clone(), means_html: markdown::inline(scope, &seen.means) })
}

/// Words that candidates say; those with an entry are explained by it.
pub(super) fn heard(renderer: &Renderer, scope: Scope<'_>, heard: &[Heard]) -> Vec<HeardContext> {
    let word = |heard: &Heard| match heard {
        Heard::Term(id) => {
            let term = parts::term(renderer, id)?;
            let means_html = escape(&term.short);
            Some(HeardContext { word: term.name.clone(), means_html, term: Some(term) })
        }
        Heard::Word(word) => {
            Some(HeardContext { word: word.word.clone(), means_html: markdown::inline(scope, &word.means), term: None })
        }
    };
    heard.iter().filter_map(word).collect()
}

/// Versions and what they tell.
pub(super) fn versions(scope: Scope<'_>, versions: &[Version]) -> Vec<VersionContext> {
    let version = |version: &Version| VersionContext {
        range: version.range.clone(),
        status: version.status.slug().to_owned(),
        status_label: version.status.label().to_owned(),
        note_html: optional_inline(scope, version.note.as_ref()),
        supported_until: version.supported_until.map(parts::month),
    };
    versions.iter().map(version).collect()
}

/// What versions come to: `Current: 1.37, 1.36. Out of date: 1.32 and older.`
pub(super) fn versions_verdict(versions: &[Version]) -> String {
    let ranges = |status: VersionStatus| {
        let of = versions.iter().filter(|version| version.status == status);
        of.map(|version| version.range.as_str()).collect::<Vec<_>>().join(", ")
    };
    let (modern, legacy) = (ranges(VersionStatus::Modern), ranges(VersionStatus::Legacy));
    let say = |label: &str, ranges: &str| (!ranges.is_empty()).then(|| format!("{label}: {ranges}"));
    [say("Current", &modern), say("Out of date", &legacy)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the rest of a text is about: its first headings.
pub(super) fn text_verdict(toc: &[TocEntry]) -> String {
    toc.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>().join(" · ")
}

/// How many there are, in words: `1 page`, `12 pages`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A body's HTML in two: its first paragraph, where it starts with one, and the rest.
pub(super) fn split_intro(html: &str) -> (String, String) {
    let html = html.trim();
    match html.find("</p>").map(|at| at + "</p>".len()) {
        Some(end) if html.starts_with("<p>") => (html[..end].to_owned(), html[end..].trim().to_owned()),
        _ => (String::new(), html.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{levels, split_intro};
    use crate::model::term::AskLevel;

    #[test]
    fn the_first_paragraph_is_cut_off_and_nothing_is_lost() {
        assert_eq!(split_intro("<p>One.</p>\n<p>Two.</p>\n"), ("<p>One.</p>".to_owned(), "<p>Two.</p>".to_owned()));
        assert_eq!(split_intro("<h2>One</h2>\n<p>Two.</p>"), (String::new(), "<h2>One</h2>\n<p>Two.</p>".to_owned()));
        assert_eq!(split_intro("<p>One.</p>"), ("<p>One.</p>".to_owned(), String::new()));
        assert_eq!(split_intro(""), (String::new(), String::new()));
    }

    #[test]
    fn levels_are_named_only_where_they_differ_from_everyone() {
        assert_eq!(levels(&[AskLevel::Any, AskLevel::Any]), [None, None]);
        let mixed = levels(&[AskLevel::Any, AskLevel::Senior]);
        assert_eq!(mixed, [Some("Any level".to_owned()), Some("Senior".to_owned())]);
    }
}
