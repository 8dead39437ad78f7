//! Answers that nobody can judge by: too few words, or the same words for many questions.

use std::collections::BTreeMap;

use super::super::at_field;
use crate::diagnostics::Diagnostics;
use crate::model::{Site, TermFront};
use crate::resolve::ResolvedSite;
use crate::source::FilePath;

/// Whether an answer is one to hope for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quality {
    Good,
    Weak,
}

/// An answer of a question and where it is written.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    pub(super) file: &'a FilePath,
    pub(super) source: &'a str,
    /// The path of its field: `ask[0].good_answer`.
    pub(super) field: String,
    pub(super) quality: Quality,
    pub(super) text: &'a str,
}

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    let limits = &resolved.site.config.limits;
    let mut weak: BTreeMap<String, Vec<Answer<'_>>> = BTreeMap::new();
    for answer in all(&resolved.site) {
        let (name, least) = match answer.quality {
            Quality::Good => ("good", limits.good_answer_words),
            Quality::Weak => ("weak", limits.weak_answer_words),
        };
        let words = words(answer.text);
        if words < least {
            let noun = if words == 1 { "word" } else { "words" };
            let message = format!("the {name} answer has {words} {noun}; {least} are the least that one can judge by");
            found.push(
                at_field(answer.file, answer.source, &answer.field, "thin-answer", message)
                    .hint("write what the candidate would say, with the words that give it away"),
            );
        }
        if answer.quality == Quality::Weak {
            weak.entry(key(answer.text)).or_default().push(answer);
        }
    }
    for same in weak.into_values().filter(|same| same.len() > 1) {
        let (first, rest) = same.split_first().expect("two answers at least");
        let message = format!("{} questions have this weak answer", same.len());
        let mut diagnostic = at_field(first.file, first.source, &first.field, "repeated-answer", message)
            .hint("a weak answer answers its own question; write each anew");
        for other in rest {
            diagnostic =
                diagnostic.label(crate::parse::locate_span(other.file, other.source, &other.field), "and again here");
        }
        found.push(diagnostic);
    }
}

/// Every answer of the guide: of terms, of roles, of question banks.
fn all(site: &Site) -> Vec<Answer<'_>> {
    let mut answers = Vec::new();
    for term in site.terms.values() {
        of_term(&term.front, |field, quality, text| {
            answers.push(Answer { file: &term.file, source: &term.body.source, field, quality, text });
        });
    }
    for role in site.roles.values() {
        let (file, source) = (&role.file, &*role.body.source);
        for (at, asked) in role.front.interview.iter().enumerate() {
            let fields =
                [(Quality::Good, "listen_for", &asked.listen_for), (Quality::Weak, "red_flag", &asked.red_flag)];
            answers.extend(fields.into_iter().filter_map(|(quality, name, text)| {
                let field = format!("interview[{at}].{name}");
                Some(Answer { file, source, field, quality, text: text.as_ref()? })
            }));
        }
    }
    for bank in site.question_banks.values() {
        let (file, source) = (&bank.file, &*bank.body.source);
        for (topic_at, topic) in bank.front.topics.iter().enumerate() {
            for (at, asked) in topic.questions.iter().enumerate() {
                let fields = [
                    (Quality::Good, "listen_for", &asked.listen_for),
                    (Quality::Weak, "weak_answer", &asked.weak_answer),
                ];
                answers.extend(fields.into_iter().filter_map(|(quality, name, text)| {
                    let field = format!("topics[{topic_at}].questions[{at}].{name}");
                    Some(Answer { file, source, field, quality, text: text.as_ref()? })
                }));
            }
        }
    }
    answers
}

/// Hands on each answer of a term with the path of its field.
pub(super) fn of_term<'a>(front: &'a TermFront, mut take: impl FnMut(String, Quality, &'a str)) {
    for (at, asked) in front.ask.iter().enumerate() {
        if let Some(text) = &asked.good_answer {
            take(format!("ask[{at}].good_answer"), Quality::Good, text);
        }
        if let Some(text) = &asked.weak_answer {
            take(format!("ask[{at}].weak_answer"), Quality::Weak, text);
        }
    }
}

/// How many words a text has.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// A text without regard to letter case, white space and punctuation.
fn key(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
