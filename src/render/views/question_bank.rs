//! `question-bank.html` and `question-bank-index.html`.

use super::super::context::{
    QuestionBankCard, QuestionBankContext, QuestionBankIndexContext, QuestionContext, QuestionTopic,
};
use super::super::{Renderer, json_ld};
use super::parts::{self, PageFacts};
use crate::model::question_bank::Topic;
use crate::model::term::AskLevel;
use crate::model::{DocumentId, Kind, QuestionBank, QuestionBankId};
use crate::parse::markdown::Anchors;
use crate::resolve::Route;
use crate::resolve::navigation::sort_key;

/// Fills the page of a question bank.
pub(super) fn context(renderer: &Renderer, id: &QuestionBankId) -> QuestionBankContext {
    let bank = renderer.resolved.site.question_banks.get(id).expect("routes name question banks that exist");
    let front = &bank.front;
    let all = front.topics.iter().flat_map(|topic| &topic.questions);
    let answered: Vec<_> = all.filter_map(|asked| Some((asked.question.clone(), asked.listen_for.clone()?))).collect();
    let facts = PageFacts::new(Route::QuestionBank(id.clone()), "question-bank", &front.title, &front.summary)
        .parents(vec![Route::QuestionBankIndex]);
    let facts = if answered.is_empty() { facts } else { facts.data(json_ld::faq(&answered)) };
    // The anchors of topics must not meet those of the body's headings.
    let mut anchors = Anchors::default();
    for heading in &bank.body.outline.headings {
        anchors.unique(&heading.id);
    }
    let topics = front.topics.iter().enumerate();
    let role = front.role.as_ref();
    let sheets = role.and_then(|role| renderer.resolved.navigation.sheets_of_role.get(role));
    let sheets = sheets.into_iter().flatten().map(|id| DocumentId::new(Kind::CheatSheet, id.as_str()));
    QuestionBankContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        title: front.title.clone(),
        summary: front.summary.clone(),
        role: role.and_then(|role| parts::role(renderer, role)),
        question_count: count(bank),
        topics: topics
            .map(|(number, topic)| QuestionTopic {
                id: anchors.unique(&topic.topic),
                title: topic.topic.clone(),
                why_html: parts::optional_inline(renderer.scope(&bank.file), topic.why_it_matters.as_ref()),
                terms: parts::terms(renderer, &topic.terms),
                questions: questions(renderer, bank, number, topic),
            })
            .collect(),
        body_html: parts::body(renderer, &bank.view()),
        cheat_sheets: sheets.filter_map(|id| parts::page_link(renderer, Some(&id))).collect(),
        tags: parts::topics(renderer, &front.common.tags),
    }
}

fn count(bank: &QuestionBank) -> usize {
    bank.front.topics.iter().map(|topic| topic.questions.len()).sum()
}

/// The questions of one topic; `number` keeps their anchors apart.
pub(super) fn questions(
    renderer: &Renderer,
    bank: &QuestionBank,
    number: usize,
    topic: &Topic,
) -> Vec<QuestionContext> {
    let scope = renderer.scope(&bank.file);
    let numbered = topic.questions.iter().zip(1..);
    numbered
        .map(|(asked, place)| QuestionContext {
            id: format!("question-{}-{place}", number + 1),
            question: asked.question.clone(),
            level: asked.level.as_deref().map(level_label),
            good_html: parts::optional_inline(scope, asked.listen_for.as_ref()),
            weak_html: parts::optional_inline(scope, asked.weak_answer.as_ref()),
            hear: Vec::new(),
            terms: Vec::new(),
        })
        .collect()
}

/// A level as a label: `Senior`, `Any level`.
fn level_label(level: &str) -> String {
    if level.eq_ignore_ascii_case(AskLevel::Any.slug()) {
        return AskLevel::Any.label().to_owned();
    }
    let mut letters = level.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How many questions all banks hold.
pub(super) fn total(renderer: &Renderer) -> usize {
    renderer.resolved.site.question_banks.values().map(|bank| count(bank)).sum()
}

/// Fills the list of question banks.
pub(super) fn index(renderer: &Renderer) -> QuestionBankIndexContext {
    let description = "Questions with what to listen for and what a weak answer sounds like.";
    let facts = PageFacts::new(Route::QuestionBankIndex, "question-bank-index", "Interview questions", description);
    let banks = renderer.resolved.site.question_banks.iter();
    let mut banks: Vec<_> = banks
        .map(|(id, bank)| QuestionBankCard {
            title: bank.front.title.clone(),
            url: renderer.link(&Route::QuestionBank(id.clone())),
            summary: bank.front.summary.clone(),
            role: bank.front.role.as_ref().and_then(|role| parts::role(renderer, role)).map(|role| role.title),
            question_count: count(bank),
            topics: bank.front.topics.iter().map(|topic| topic.topic.clone()).collect(),
        })
        .collect();
    banks.sort_by_cached_key(|bank| sort_key(&bank.title));
    QuestionBankIndexContext { site: renderer.site.clone(), page: parts::meta(renderer, facts), banks }
}
