//! `role.html` and `role-index.html`.

mod hub;
pub(super) mod pay;

use std::collections::BTreeMap;

use super::super::context::{
    ExampleContext, IntakeContext, LevelContext, Link, MistakeContext, NeighborContext, ProgressStep, QuestionContext,
    RoleContext, SkillContext, StackContext, TitleContext, VersionMatters,
};
use super::super::markdown::Scope;
use super::super::{Renderer, json_ld, markdown, study};
use super::parts::{self, PageFacts};
use super::pieces;
use super::sections::Sections;
use crate::model::role::{IntakeQuestion, Mistake, Skill};
use crate::model::sections::role as section;
use crate::model::{DocumentId, Kind, Role, RoleFront, RoleId, TermId};
use crate::resolve::{Route, search_string};

pub(super) use hub::{hubs, index, loose_roles};

/// Fills the page of a role.
pub(super) fn context(renderer: &Renderer, id: &RoleId) -> RoleContext {
    let resolved = &renderer.resolved;
    let role = resolved.site.roles.get(id).expect("routes name roles that exist");
    let front = &role.front;
    let scope = renderer.scope(&role.file);
    let (backlinks, mentions) = parts::backlinks(renderer, &DocumentId::new(Kind::Role, id.as_str()), &front.title);
    let navigation = &resolved.navigation;
    let hubs = navigation.hubs_of_role.get(id).into_iter().flatten();
    let sheets = navigation.sheets_of_role.get(id).into_iter().flatten();
    let banks = navigation.banks_of_role.get(id).into_iter().flatten();
    let mut context = RoleContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts_of_page(renderer, id, front)),
        sections: BTreeMap::new(),
        toc: Vec::new(),
        jumps: Vec::new(),
        role: parts::role(renderer, id).expect("the role exists"),
        hub: front.hub,
        also_called: front.also_called.clone(),
        titles: titles(scope, front),
        archetypes: hub::archetypes(renderer, front),
        chooser: hub::chooser(renderer, front),
        hubs: links(renderer, hubs.map(|hub| DocumentId::new(Kind::Role, hub.as_str()))),
        builds: front.builds.clone(),
        uses: parts::terms(renderer, &front.uses),
        examples: examples(scope, front),
        responsibilities: front.responsibilities.clone(),
        body_html: parts::body(renderer, &role.view()),
        questions: questions(renderer, role),
        must_have: skills(renderer, scope, &front.must_have),
        nice_to_have: skills(renderer, scope, &front.nice_to_have),
        flags: pieces::role_flags(renderer, scope, &front.flags),
        neighbors: neighbors(renderer, scope, front),
        neighbor_table: hub::neighbor_table(renderer, id, front),
        stacks: stacks(renderer, scope, front),
        pay: pay::all(scope, &front.salary),
        mistakes: mistakes(scope, &front.mistakes),
        intake: intake(scope, &front.intake),
        search_string: search_string::of_role(&resolved.site, front),
        logistics_html: front.logistics.iter().map(|line| markdown::inline(scope, line)).collect(),
        versions: versions(renderer, &front.version_matters),
        levels: levels(scope, front),
        progression: front.progression.iter().map(|step| progress(renderer, step)).collect(),
        study_url: study::url(resolved, &Route::Role(id.clone())),
        cheat_sheets: links(renderer, sheets.map(|sheet| DocumentId::new(Kind::CheatSheet, sheet.as_str()))),
        question_banks: links(renderer, banks.map(|bank| DocumentId::new(Kind::QuestionBank, bank.as_str()))),
        backlinks,
        mentions,
        topics: parts::topics(renderer, &front.common.tags),
        sources: parts::sources(&front.sources),
        reviewed: front.reviewed.map(parts::month),
    };
    arrange(renderer, role, &mut context);
    context
}

fn facts_of_page<'a>(renderer: &Renderer, id: &RoleId, front: &RoleFront) -> PageFacts<'a> {
    PageFacts::new(Route::Role(id.clone()), "role", &front.title, &front.summary)
        .head_title(format!("{}: what they do, what to ask, what it pays", front.title))
        .parents(vec![Route::RoleIndex])
        .data(json_ld::occupation(renderer, id))
}

/// Says which sections the page has, once its parts are known.
fn arrange(renderer: &Renderer, role: &Role, context: &mut RoleContext) {
    let text = parts::toc(&role.body.outline);
    let id = DocumentId::new(Kind::Role, &role.id);
    let mentions = renderer.resolved.mentions().get(&id).map_or(0, |mentioned| mentioned.total);
    let has_work = !context.builds.is_empty()
        || !context.responsibilities.is_empty()
        || !context.examples.is_empty()
        || !context.uses.is_empty()
        || !context.body_html.is_empty();
    let versions: Vec<_> = context.versions.iter().map(|entry| entry.term.name.as_str()).collect();
    let steps: Vec<_> = context.levels.iter().map(|level| level.name.as_str()).collect();
    let has_skills = !context.must_have.is_empty() || !context.nice_to_have.is_empty();
    let leads = !context.levels.is_empty() || !context.progression.is_empty();
    let sections = Sections::default()
        .with(section::CHOOSER, context.hub && context.chooser.is_some())
        .with(section::ARCHETYPES, !context.archetypes.is_empty())
        .with(section::ASK, !context.questions.is_empty())
        .with(section::LOOK_FOR, has_skills)
        .with(section::RESUME, context.flags.is_some())
        .with(section::TELL_APART, !context.neighbors.is_empty())
        .with(section::STACKS, !context.stacks.is_empty())
        .with(section::PAY, !context.pay.is_empty())
        .with(section::MISTAKES, !context.mistakes.is_empty())
        .with(section::INTAKE, !context.intake.is_empty())
        .with(section::SEARCH, !context.search_string.is_empty())
        .with(section::LOGISTICS, !context.logistics_html.is_empty())
        .folded(section::WORK, has_work, pieces::text_verdict(&text))
        .folded(section::VERSIONS, !versions.is_empty(), versions.join(" · "))
        .folded(section::LEADS, leads, steps.join(" · "))
        .folded(section::MENTIONED, !context.backlinks.is_empty(), pieces::count(mentions, "page", "pages"))
        .folded(section::SOURCES, !context.sources.is_empty(), parts::hosts(&context.sources));
    context.sections = sections.by_id();
    context.toc = sections.toc(section::WORK, &text);
    context.jumps = sections.jumps();
}

fn links(renderer: &Renderer, ids: impl Iterator<Item = DocumentId>) -> Vec<Link> {
    ids.filter_map(|id| parts::page_link(renderer, Some(&id))).collect()
}

fn titles(scope: Scope<'_>, front: &RoleFront) -> Vec<TitleContext> {
    let titles = front.titles.iter();
    titles
        .map(|title| TitleContext {
            title: title.title.clone(),
            note_html: parts::optional_inline(scope, title.note.as_ref()),
        })
        .collect()
}

fn examples(scope: Scope<'_>, front: &RoleFront) -> Vec<ExampleContext> {
    let examples = front.examples.iter();
    examples
        .map(|example| ExampleContext {
            company: example.company.clone(),
            note_html: parts::optional_inline(scope, example.note.as_ref()),
        })
        .collect()
}

/// Skills, the terms by which they show, and why they count.
pub(super) fn skills(renderer: &Renderer, scope: Scope<'_>, skills: &[Skill]) -> Vec<SkillContext> {
    let skill = |skill: &Skill| SkillContext {
        skill: skill.skill.clone(),
        terms: parts::terms(renderer, &skill.terms),
        why_html: parts::optional_inline(scope, skill.why.as_ref()),
    };
    skills.iter().map(skill).collect()
}

/// The interview questions of a role.
pub(super) fn questions(renderer: &Renderer, role: &Role) -> Vec<QuestionContext> {
    let scope = renderer.scope(&role.file);
    let asked = &role.front.interview;
    let levels = pieces::levels(&asked.iter().map(|question| question.level).collect::<Vec<_>>());
    let numbered = asked.iter().zip(levels).zip(1..);
    numbered
        .map(|((question, level), number)| QuestionContext {
            id: format!("question-{number}"),
            question: question.question.clone(),
            level,
            good_html: parts::optional_inline(scope, question.listen_for.as_ref()),
            weak_html: parts::optional_inline(scope, question.red_flag.as_ref()),
            hear: Vec::new(),
            terms: parts::terms(renderer, &question.terms),
        })
        .collect()
}

fn neighbors(renderer: &Renderer, scope: Scope<'_>, front: &RoleFront) -> Vec<NeighborContext> {
    let others = front.not_the_same_as.iter();
    others
        .filter_map(|other| {
            let why_html = markdown::inline(scope, &other.why);
            Some(NeighborContext { role: parts::role(renderer, &other.role)?, why_html })
        })
        .collect()
}

fn stacks(renderer: &Renderer, scope: Scope<'_>, front: &RoleFront) -> Vec<StackContext> {
    let stacks = front.stacks.iter();
    stacks
        .map(|stack| StackContext {
            id: format!("stack-{}", stack.id),
            name: stack.name.clone(),
            terms: parts::terms(renderer, &stack.terms),
            note_html: parts::optional_inline(scope, stack.note.as_ref()),
            must_have: skills(renderer, scope, &stack.must_have),
            search_string: search_string::of_stack(&renderer.resolved.site, front, stack),
        })
        .collect()
}

fn mistakes(scope: Scope<'_>, mistakes: &[Mistake]) -> Vec<MistakeContext> {
    let mistake = |mistake: &Mistake| MistakeContext {
        mistake: mistake.mistake.clone(),
        why_html: parts::optional_inline(scope, mistake.why.as_ref()),
        fix_html: parts::optional_inline(scope, mistake.fix.as_ref()),
    };
    mistakes.iter().map(mistake).collect()
}

/// Questions for the hiring manager.
pub(super) fn intake(scope: Scope<'_>, questions: &[IntakeQuestion]) -> Vec<IntakeContext> {
    let question = |question: &IntakeQuestion| IntakeContext {
        question: question.question.clone(),
        why_html: parts::optional_inline(scope, question.why.as_ref()),
    };
    questions.iter().map(question).collect()
}

/// Years of experience with the word behind them: `2 to 5 years`.
fn years(text: &str) -> String {
    if text.contains("year") { text.to_owned() } else { format!("{text} years") }
}

/// Steps from junior to senior.
pub(super) fn levels(scope: Scope<'_>, front: &RoleFront) -> Vec<LevelContext> {
    let levels = front.levels.iter();
    levels
        .map(|level| LevelContext {
            name: level.name.clone(),
            years: level.years.as_deref().map(years),
            expects_html: parts::optional_inline(scope, level.expects.as_ref()),
        })
        .collect()
}

fn versions(renderer: &Renderer, ids: &[TermId]) -> Vec<VersionMatters> {
    let with_versions = ids.iter().filter_map(|id| {
        let term = renderer.resolved.site.terms.get(id)?;
        let versions = pieces::versions(renderer.scope(&term.file), &term.front.versions);
        Some(VersionMatters { term: parts::term(renderer, id)?, versions })
    });
    with_versions.filter(|matters| !matters.versions.is_empty()).collect()
}

fn progress(renderer: &Renderer, step: &str) -> ProgressStep {
    match parts::role(renderer, &RoleId::from(step)) {
        Some(role) => ProgressStep { title: role.title, url: Some(role.url) },
        None => ProgressStep { title: step.to_owned(), url: None },
    }
}
