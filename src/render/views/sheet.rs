//! `cheat-sheet.html` and `cheat-sheet-index.html`.

use super::super::context::{CheatSheetContext, CheatSheetIndexContext, QuestionContext, SheetBlock, SheetCard};
use super::super::{Renderer, markdown, study};
use super::parts::{self, PageFacts};
use super::{comparison, pieces, question_bank, role};
use crate::model::cheat_sheet::{Block, QuestionsBlock};
use crate::model::{CheatSheet, CheatSheetId};
use crate::resolve::Route;
use crate::resolve::navigation::{sheet_terms, sort_key};

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
        blocks: front.blocks.iter().filter_map(|content| block(renderer, sheet, content)).collect(),
        body_html: parts::body(renderer, &sheet.view()),
        study_url: study::url(&renderer.resolved, &Route::CheatSheet(id.clone())),
        topics: parts::topics(renderer, &front.common.tags),
    }
}

fn block(renderer: &Renderer, sheet: &CheatSheet, block: &Block) -> Option<SheetBlock> {
    let site = &renderer.resolved.site;
    let scope = renderer.scope(&sheet.file);
    let title = |otherwise: &str| block.title.clone().unwrap_or_else(|| otherwise.to_owned());
    if let Some(terms) = &block.terms {
        let terms = parts::terms(renderer, &sheet_terms(site, terms));
        return Some(SheetBlock::Terms { title: title("Words you will hear"), terms });
    }
    if let Some(flags) = &block.flags {
        let of = site.roles.get(&flags.role)?;
        let flags = pieces::role_flags(renderer, renderer.scope(&of.file), &of.front.flags)?;
        return Some(SheetBlock::Flags { title: title("On a resume"), flags });
    }
    if let Some(wanted) = &block.questions {
        return Some(SheetBlock::Questions { title: title("Ask"), questions: questions(renderer, wanted) });
    }
    if let Some(salary) = &block.salary {
        let of = site.roles.get(&salary.role)?;
        let pay = role::pay::all(renderer.scope(&of.file), &of.front.salary);
        return (!pay.is_empty()).then(|| SheetBlock::Salary { title: title("Pay"), pay });
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
    let text = block.text.as_ref()?;
    Some(SheetBlock::Text { title: block.title.clone(), text_html: markdown::blocks(scope, text) })
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
