//! `cheat-sheet.html` and `cheat-sheet-index.html`.

use super::super::context::{
    CheatSheetContext, CheatSheetIndexContext, InsteadContext, NotesContext, QuestionContext, SheetBlock, SheetCard,
};
use super::super::{Renderer, markdown, study};
use super::parts::{self, PageFacts};
use super::{comparison, pieces, question_bank, role, term};
use crate::model::cheat_sheet::{Block, QuestionsBlock, RoleBlock};
use crate::model::{CheatSheet, CheatSheetFront, CheatSheetId, Role, TermId};
use crate::resolve::navigation::{sheet_terms, sort_key};
use crate::resolve::{Route, search_string};

/// Fills the page of a cheat sheet.
pub(in super::super) fn context(renderer: &Renderer, id: &CheatSheetId) -> CheatSheetContext {
    let sheet = renderer.resolved.site.cheat_sheets.get(id).expect("routes name cheat sheets that exist");
    let front = &sheet.front;
    let facts = PageFacts::new(Route::CheatSheet(id.clone()), "cheat-sheet", &front.title, &front.summary)
        .parents(vec![Route::CheatSheetIndex]);
    CheatSheetContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        title: front.title.clone(),
        summary: front.summary.clone(),
        role: front.role.as_ref().and_then(|role| parts::role(renderer, role)),
        paper: front.paper.as_str().to_owned(),
        max_pages: front.max_pages,
        as_of: front.common.updated.map(parts::day),
        blocks: front.contents().iter().filter_map(|content| block(renderer, sheet, content)).collect(),
        notes: notes(front),
        body_html: parts::body(renderer, &sheet.view()),
        study_url: study::url(&renderer.resolved, &Route::CheatSheet(id.clone())),
        topics: parts::topics(renderer, &front.common.tags),
    }
}

/// A block, ready to show; none where what it names has nothing to say, or it is a part of the foot.
fn block(renderer: &Renderer, sheet: &CheatSheet, block: &Block) -> Option<SheetBlock> {
    let site = &renderer.resolved.site;
    let scope = renderer.scope(&sheet.file);
    let title = |otherwise: &str| block.title.clone().unwrap_or_else(|| otherwise.to_owned());
    if let Some(terms) = &block.terms {
        let terms = parts::terms(renderer, &sheet_terms(site, terms));
        return Some(SheetBlock::Terms { title: title("Words you will hear"), terms });
    }
    if let Some(wanted) = &block.questions {
        return Some(SheetBlock::Questions { title: title("Ask"), questions: questions(renderer, wanted) });
    }
    if let Some(versions) = &block.versions {
        let of = site.terms.get(&versions.term)?;
        let term = parts::term(renderer, &versions.term)?;
        let title = title(&format!("Versions of {}", term.name));
        let versions = pieces::versions(renderer.scope(&of.file), &of.front.versions);
        return Some(SheetBlock::Versions { title, term, versions });
    }
    if let Some(compare) = &block.compare {
        let ids: Vec<_> = compare.terms.iter().collect();
        return Some(SheetBlock::Compare { title: title("Not the same"), table: comparison::table(renderer, &ids) });
    }
    if let Some(steps) = &block.steps {
        let steps_html = steps.iter().map(|step| markdown::inline(scope, step)).collect();
        return Some(SheetBlock::Steps { title: title("In the call"), steps_html });
    }
    if let Some(text) = &block.text {
        return Some(SheetBlock::Text { title: block.title.clone(), text_html: markdown::blocks(scope, text) });
    }
    role_block(renderer, block)
}

/// A block that a role fills.
fn role_block(renderer: &Renderer, block: &Block) -> Option<SheetBlock> {
    let title = |otherwise: &str| block.title.clone().unwrap_or_else(|| otherwise.to_owned());
    let of = |wanted: &RoleBlock| renderer.resolved.site.roles.get(&wanted.role);
    if let Some(role) = block.flags.as_ref().and_then(of) {
        let flags = pieces::role_flags(renderer, renderer.scope(&role.file), &role.front.flags)?;
        return Some(SheetBlock::Flags { title: title("On a resume"), flags });
    }
    if let Some(role) = block.salary.as_ref().and_then(of) {
        let pay = role::pay::all(renderer.scope(&role.file), &role.front.salary);
        return (!pay.is_empty()).then(|| SheetBlock::Salary { title: title("Pay"), pay });
    }
    if let Some(role) = block.must_have.as_ref().and_then(of) {
        let skills = role::skills(renderer, renderer.scope(&role.file), &role.front.must_have);
        return (!skills.is_empty()).then(|| SheetBlock::MustHave { title: title("Must have"), skills });
    }
    if let Some(role) = block.levels.as_ref().and_then(of) {
        let levels = role::levels(renderer.scope(&role.file), &role.front);
        return (!levels.is_empty())
            .then(|| SheetBlock::Levels { title: title("Which level you are hearing"), levels });
    }
    if let Some(role) = block.accept.as_ref().and_then(of) {
        let instead = instead(renderer, role);
        return (!instead.is_empty()).then(|| SheetBlock::Accept { title: title("Accept instead"), instead });
    }
    if let Some(role) = block.intake.as_ref().and_then(of) {
        let questions = role::intake(renderer.scope(&role.file), &role.front.intake);
        return (!questions.is_empty())
            .then(|| SheetBlock::Intake { title: title("Ask the hiring manager"), questions });
    }
    let role = block.search.as_ref().and_then(of)?;
    let text = search_string::of_role(&renderer.resolved.site, &role.front);
    Some(SheetBlock::Search { title: title("Search string"), text })
}

/// How many of a role's terms say who can be taken instead: what fits on a sheet.
const MOST_INSTEAD: usize = 5;

/// Who can be taken instead, for the terms of the skills that a role must have.
fn instead(renderer: &Renderer, role: &Role) -> Vec<InsteadContext> {
    let mut seen: Vec<&TermId> = Vec::new();
    let skills = role.front.must_have.iter().flat_map(|skill| &skill.terms).chain(&role.front.uses);
    for id in skills {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    let instead = seen.into_iter().filter_map(|id| {
        let term = renderer.resolved.site.terms.get(id)?;
        let accept = term::accept(renderer, renderer.scope(&term.file), &term.front);
        (!accept.is_empty()).then_some(InsteadContext { term: parts::term(renderer, id)?, accept })
    });
    instead.take(MOST_INSTEAD).collect()
}

/// How many lines a call leaves to write on, at least.
const LINES_OF_A_CALL: u32 = 3;

/// The lines to write on: those that the sheet asks for, or those of a call.
fn notes(front: &CheatSheetFront) -> Option<NotesContext> {
    let own =
        front.blocks.iter().find_map(|block| block.notes.as_ref().map(|notes| (block.title.clone(), notes.lines)));
    let (title, lines) = own.or_else(|| front.role.as_ref().map(|_| (None, LINES_OF_A_CALL)))?;
    Some(NotesContext { title: title.unwrap_or_else(|| "Notes".to_owned()), lines: (1..=lines).collect() })
}

/// The questions of a block: those of a topic of the role's banks, or the role's own and then
/// those of its banks.
fn questions(renderer: &Renderer, wanted: &QuestionsBlock) -> Vec<QuestionContext> {
    let resolved = &renderer.resolved;
    let banks = resolved.navigation.banks_of_role.get(&wanted.role).into_iter().flatten();
    let from_banks = banks.filter_map(|id| resolved.site.question_banks.get(id)).flat_map(|bank| {
        let topics = bank.front.topics.iter().enumerate();
        let topics =
            topics.filter(|(_, topic)| wanted.topic.as_ref().is_none_or(|name| topic.topic.eq_ignore_ascii_case(name)));
        topics.flat_map(|(number, topic)| question_bank::questions(renderer, bank, number, topic)).collect::<Vec<_>>()
    });
    let own = match (&wanted.topic, resolved.site.roles.get(&wanted.role)) {
        (None, Some(of)) => role::questions(renderer, of),
        _ => Vec::new(),
    };
    let most = wanted.count.map_or(usize::MAX, |count| count as usize);
    own.into_iter().chain(from_banks).take(most).collect()
}

/// Fills the list of cheat sheets.
pub(super) fn index(renderer: &Renderer) -> CheatSheetIndexContext {
    let description = "One printed page each: the words, the questions and the signs to look for.";
    let facts = PageFacts::new(Route::CheatSheetIndex, "cheat-sheet-index", "Cheat sheets", description);
    let sheets = renderer.resolved.site.cheat_sheets.iter();
    let mut sheets: Vec<_> = sheets
        .map(|(id, sheet)| SheetCard {
            title: sheet.front.title.clone(),
            url: renderer.link(&Route::CheatSheet(id.clone())),
            summary: sheet.front.summary.clone(),
            role: sheet.front.role.as_ref().and_then(|role| parts::role(renderer, role)).map(|role| role.title),
            size: match sheet.front.max_pages {
                1 => format!("One {} page", sheet.front.paper.as_str()),
                pages => format!("{pages} {} pages", sheet.front.paper.as_str()),
            },
        })
        .collect();
    sheets.sort_by_cached_key(|sheet| sort_key(&sheet.title));
    CheatSheetIndexContext { site: renderer.site.clone(), page: parts::meta(renderer, facts), sheets }
}
