//! What the page `/decode/` reads: the table of the decoder, and the texts that explain its answers.

use serde_json::{Map, Value, json};

use super::Renderer;
use super::markdown;
use crate::decode::DecodeTable;
use crate::model::{Role, Term};

/// The table's path below the site's root.
pub const TABLE: &str = "decode/table.json";

/// The texts' path below the site's root.
pub const TEXTS: &str = "decode/texts.json";

/// Both files by their path below the output folder.
pub(super) fn files(renderer: &Renderer) -> Vec<(String, Vec<u8>)> {
    let table =
        serde_json::to_vec(&DecodeTable::build(&renderer.resolved)).expect("a table has text keys and numbers only");
    let texts = texts(renderer).to_string().into_bytes();
    vec![(TABLE.to_owned(), table), (TEXTS.to_owned(), texts)]
}

/// Short definitions, questions, differences and flags, as HTML where authors may write Markdown.
fn texts(renderer: &Renderer) -> Value {
    let site = &renderer.resolved.site;
    let terms: Map<String, Value> =
        site.terms.iter().map(|(id, term)| (id.to_string(), of_term(renderer, term))).collect();
    let roles: Map<String, Value> =
        site.roles.iter().map(|(id, role)| (id.to_string(), of_role(renderer, role))).collect();
    let mut differences = Map::new();
    for (id, relations) in renderer.resolved.relations.iter() {
        for (other, difference) in relations.confused_with.iter().filter(|(other, _)| id < *other) {
            differences.insert(format!("{id} {other}"), json!(difference));
        }
    }
    json!({ "terms": terms, "roles": roles, "differences": differences })
}

/// `[short, questions of [question, good answer, weak answer], notes of versions]`
fn of_term(renderer: &Renderer, term: &Term) -> Value {
    let inline = |text: &String| markdown::inline(renderer.scope(&term.file), text);
    let front = &term.front;
    let questions: Vec<Value> = front
        .ask
        .iter()
        .take(1)
        .map(|ask| {
            json!([inline(&ask.question), ask.good_answer.as_ref().map(inline), ask.weak_answer.as_ref().map(inline)])
        })
        .collect();
    let notes: Vec<Option<String>> = front.versions.iter().map(|version| version.note.as_ref().map(inline)).collect();
    json!([front.short, questions, notes])
}

/// `[summary, questions of [question, what to listen for, what to ask about], flags by colour]`
fn of_role(renderer: &Renderer, role: &Role) -> Value {
    let inline = |text: &String| markdown::inline(renderer.scope(&role.file), text);
    let front = &role.front;
    let questions: Vec<Value> = front
        .interview
        .iter()
        .map(|one| {
            json!([inline(&one.question), one.listen_for.as_ref().map(inline), one.red_flag.as_ref().map(inline)])
        })
        .collect();
    let flags = [&front.flags.green, &front.flags.yellow, &front.flags.red];
    let flags = flags.map(|flags| flags.iter().map(|flag| inline(&flag.text)).collect::<Vec<_>>());
    json!([front.summary, questions, { "green": flags[0], "yellow": flags[1], "red": flags[2] }])
}
