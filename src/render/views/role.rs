//! `role.html` and `role-index.html`.

use std::collections::BTreeMap;

use super::super::context::{
    ArchetypeContext, ChooserAnswerContext, ChooserContext, ChooserQuestionContext, ComparisonCell, ComparisonColumn,
    ComparisonRow, ComparisonTable, ExampleContext, HubContext, LevelContext, Link, MatrixCell, MatrixRow,
    MistakeContext, NeighbourContext, ProgressStep, QuestionContext, RoleContext, RoleIndexContext, SalaryContext,
    SkillContext, SkillMatrix, VersionMatters,
};
use super::super::figures::{PlaceFigure, RangeFigure, bar_chart, experience_label, money, place_chart};
use super::super::markdown::Scope;
use super::super::{Renderer, json_ld, markdown, study};
use super::parts::{self, PageFacts};
use crate::model::front::Date;
use crate::model::role::{Salary, Skill};
use crate::model::{DocumentId, Kind, Role, RoleFront, RoleId, TermId};
use crate::resolve::Route;

/// Fills the page of a role.
pub(super) fn context(renderer: &Renderer, id: &RoleId) -> RoleContext {
    let resolved = &renderer.resolved;
    let role = resolved.site.roles.get(id).expect("routes name roles that exist");
    let front = &role.front;
    let scope = renderer.scope(&role.file);
    let facts = PageFacts::new(Route::Role(id.clone()), "role", &front.title, &front.summary)
        .head_title(format!("{}: what they do, what to ask, what it pays", front.title))
        .parents(vec![Route::RoleIndex])
        .data(json_ld::occupation(renderer, id));
    let document = DocumentId::new(Kind::Role, id.as_str());
    let navigation = &resolved.navigation;
    let hubs = navigation.hubs_of_role.get(id).into_iter().flatten();
    let sheets = navigation.sheets_of_role.get(id).into_iter().flatten();
    let banks = navigation.banks_of_role.get(id).into_iter().flatten();
    RoleContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        role: parts::role(renderer, id).expect("the role exists"),
        hub: front.hub,
        also_called: front.also_called.clone(),
        archetypes: archetypes(renderer, front),
        chooser: chooser(renderer, front),
        hubs: links(renderer, hubs.map(|hub| DocumentId::new(Kind::Role, hub.as_str()))),
        builds: front.builds.clone(),
        uses: parts::terms(renderer, &front.uses),
        examples: front
            .examples
            .iter()
            .map(|example| ExampleContext {
                company: example.company.clone(),
                note_html: parts::optional_inline(scope, example.note.as_ref()),
            })
            .collect(),
        responsibilities: front.responsibilities.clone(),
        body_html: parts::body(renderer, &role.view()),
        toc: parts::toc(&role.body.outline),
        must_have: skills(renderer, scope, &front.must_have),
        nice_to_have: skills(renderer, scope, &front.nice_to_have),
        neighbours: front
            .not_the_same_as
            .iter()
            .filter_map(|other| {
                let why_html = markdown::inline(scope, &other.why);
                Some(NeighbourContext { role: parts::role(renderer, &other.role)?, why_html })
            })
            .collect(),
        neighbour_table: neighbour_table(renderer, id, front),
        flags: parts::role_flags(renderer, scope, &front.flags),
        questions: questions(renderer, role),
        salary: front.salary.first().map(|figures| salary(scope, figures)),
        versions: versions(renderer, &front.version_matters),
        mistakes: front
            .mistakes
            .iter()
            .map(|mistake| MistakeContext {
                mistake: mistake.mistake.clone(),
                why_html: parts::optional_inline(scope, mistake.why.as_ref()),
                fix_html: parts::optional_inline(scope, mistake.fix.as_ref()),
            })
            .collect(),
        levels: front
            .levels
            .iter()
            .map(|level| LevelContext {
                name: level.name.clone(),
                years: level.years.clone(),
                expects_html: parts::optional_inline(scope, level.expects.as_ref()),
            })
            .collect(),
        progression: front.progression.iter().map(|step| progress(renderer, step)).collect(),
        study_url: study::url(resolved, &Route::Role(id.clone())),
        cheat_sheets: links(renderer, sheets.map(|sheet| DocumentId::new(Kind::CheatSheet, sheet.as_str()))),
        question_banks: links(renderer, banks.map(|bank| DocumentId::new(Kind::QuestionBank, bank.as_str()))),
        backlinks: parts::backlinks(renderer, &document).0,
        topics: parts::topics(renderer, &front.common.tags),
        reviewed: front.reviewed.map(parts::month),
    }
}

fn links(renderer: &Renderer, ids: impl Iterator<Item = DocumentId>) -> Vec<Link> {
    ids.filter_map(|id| parts::page_link(renderer, Some(&id))).collect()
}

fn skills(renderer: &Renderer, scope: Scope<'_>, skills: &[Skill]) -> Vec<SkillContext> {
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
    let numbered = role.front.interview.iter().zip(1..);
    numbered
        .map(|(question, number)| QuestionContext {
            id: format!("question-{number}"),
            question: question.question.clone(),
            level: None,
            good_html: parts::optional_inline(scope, question.listen_for.as_ref()),
            weak_html: parts::optional_inline(scope, question.red_flag.as_ref()),
            terms: parts::terms(renderer, &question.terms),
        })
        .collect()
}

/// How many of a role's tools its card shows.
const CARD_TERMS: usize = 6;

fn archetypes(renderer: &Renderer, front: &RoleFront) -> Vec<ArchetypeContext> {
    let numbered = front.archetypes.iter().zip(1..);
    numbered
        .filter_map(|(id, number)| {
            let archetype = &renderer.resolved.site.roles.get(id)?.front;
            Some(ArchetypeContext {
                number,
                role: parts::role(renderer, id)?,
                builds: archetype.builds.clone(),
                uses: parts::terms(renderer, archetype.uses.iter().take(CARD_TERMS)),
            })
        })
        .collect()
}

fn chooser(renderer: &Renderer, front: &RoleFront) -> Option<ChooserContext> {
    let number = |id: &RoleId| front.archetypes.iter().position(|other| other == id).map(|at| at + 1);
    let answers = |answers: &[crate::model::role::ChooserAnswer]| {
        answers
            .iter()
            .map(|answer| ChooserAnswerContext {
                answer: answer.answer.clone(),
                points_to: answer.roles.iter().filter_map(number).map(|n| n.to_string()).collect::<Vec<_>>().join(" "),
                roles: answer.roles.iter().filter_map(|id| parts::role(renderer, id)).collect(),
            })
            .collect()
    };
    let questions: Vec<_> = front
        .chooser
        .iter()
        .zip(1..)
        .map(|(question, number)| ChooserQuestionContext {
            number,
            question: question.question.clone(),
            answers: answers(&question.answers),
        })
        .collect();
    (!questions.is_empty()).then_some(ChooserContext { questions })
}

/// This role beside its neighbours, computed from what each of them says of itself.
fn neighbour_table(renderer: &Renderer, id: &RoleId, front: &RoleFront) -> Option<ComparisonTable> {
    let site = &renderer.resolved.site;
    let others = front.not_the_same_as.iter().map(|other| &other.role);
    let roles: Vec<(&RoleId, &Role)> =
        std::iter::once(id).chain(others).filter_map(|id| Some((id, site.roles.get(id)?.as_ref()))).collect();
    if roles.len() < 2 {
        return None;
    }
    let columns = roles
        .iter()
        .map(|(other, role)| ComparisonColumn {
            title: role.front.title.clone(),
            url: (*other != id).then(|| renderer.link(&Route::Role((*other).clone()))),
        })
        .collect();
    let row = |label: &str, cell: &dyn Fn(&RoleFront) -> ComparisonCell| ComparisonRow {
        label: label.to_owned(),
        cells: roles.iter().map(|(_, role)| cell(&role.front)).collect(),
    };
    let items = |items: Vec<String>| ComparisonCell { items, ..ComparisonCell::default() };
    let rows = vec![
        row("Builds", &|front| items(front.builds.clone())),
        row("Works with", &|front| ComparisonCell {
            terms: parts::terms(renderer, front.uses.iter().take(CARD_TERMS)),
            ..ComparisonCell::default()
        }),
        row("Must have", &|front| items(front.must_have.iter().map(|skill| skill.skill.clone()).collect())),
        row("Ask first", &|front| {
            items(front.interview.first().map(|first| first.question.clone()).into_iter().collect())
        }),
        row("Average pay", &|front| items(average_pay(front).into_iter().collect())),
    ];
    let filled = |cell: &ComparisonCell| !cell.items.is_empty() || !cell.terms.is_empty();
    Some(ComparisonTable { columns, rows: rows.into_iter().filter(|row| row.cells.iter().any(filled)).collect() })
}

fn average_pay(front: &RoleFront) -> Option<String> {
    let salary = front.salary.first()?;
    let average = salary.average.map(|average| money(average, &salary.currency));
    average.map(|average| format!("{average} ({})", period(&salary.as_of.0)))
}

/// What a job pays, ready to draw.
pub(super) fn salary(scope: Scope<'_>, salary: &Salary) -> SalaryContext {
    let amount = |amount: f64| money(amount, &salary.currency);
    let by_experience: Vec<_> = salary
        .by_experience
        .iter()
        .map(|row| RangeFigure { label: experience_label(row.min_years, row.max_years), low: row.low, high: row.high })
        .collect();
    let by_location: Vec<_> = salary
        .by_location
        .iter()
        .map(|row| PlaceFigure { place: row.place.clone(), amount: row.amount, vs_average_pct: row.vs_average_pct })
        .collect();
    let by_specialty: Vec<_> = salary
        .by_specialty
        .iter()
        .map(|row| RangeFigure { label: row.specialty.clone(), low: row.low, high: row.high })
        .collect();
    SalaryContext {
        currency: salary.currency.clone(),
        as_of: period(&salary.as_of.0),
        source: salary.source.clone(),
        average: salary.average.map(amount),
        total: salary.total.map(amount),
        hourly: salary.hourly.map(|hourly| hourly_text(hourly, &salary.currency)),
        by_experience: bar_chart(&by_experience, &salary.currency),
        by_location: place_chart(&by_location, &salary.currency),
        by_specialty: bar_chart(&by_specialty, &salary.currency),
        note_html: parts::optional_inline(scope, salary.note.as_ref()),
    }
}

/// An hourly amount; cents are shown where there are any.
fn hourly_text(hourly: f64, currency: &str) -> String {
    let whole = money(hourly.trunc(), currency);
    let cents = (hourly.fract() * 100.0).round();
    if cents > 0.0 { format!("{whole}.{cents:02.0}") } else { whole }
}

/// A year, a month or a day in words.
fn period(text: &str) -> String {
    match text.len() {
        7 => Date::parse(&format!("{text}-01")).map_or_else(|| text.to_owned(), Date::month),
        10 => Date::parse(text).map_or_else(|| text.to_owned(), Date::long),
        _ => text.to_owned(),
    }
}

fn versions(renderer: &Renderer, ids: &[TermId]) -> Vec<VersionMatters> {
    let with_versions = ids.iter().filter_map(|id| {
        let term = renderer.resolved.site.terms.get(id)?;
        let versions = parts::versions(renderer.scope(&term.file), &term.front.versions);
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

/// Roles that gather others.
pub(super) fn hubs(renderer: &Renderer) -> Vec<HubContext> {
    let hubs = renderer.resolved.site.roles.iter().filter(|(_, role)| role.front.hub);
    hubs.filter_map(|(id, role)| {
        Some(HubContext { role: parts::role(renderer, id)?, archetypes: archetypes(renderer, &role.front) })
    })
    .collect()
}

/// Roles that are no hub and that no hub gathers, by title.
pub(super) fn loose_roles(renderer: &Renderer) -> Vec<super::super::context::RoleRef> {
    let resolved = &renderer.resolved;
    let loose = resolved
        .site
        .roles
        .iter()
        .filter(|(id, role)| !role.front.hub && !resolved.navigation.hubs_of_role.contains_key(*id));
    let mut roles: Vec<_> = loose.filter_map(|(id, _)| parts::role(renderer, id)).collect();
    roles.sort_by_cached_key(|role| crate::resolve::navigation::sort_key(&role.title));
    roles
}

/// Fills the list of roles.
pub(super) fn index(renderer: &Renderer) -> RoleIndexContext {
    let description = "What each job does, how to tell it from its neighbours, what to ask and what it pays.";
    let facts = PageFacts::new(Route::RoleIndex, "role-index", "Roles", description);
    RoleIndexContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        hubs: hubs(renderer),
        roles: loose_roles(renderer),
        matrix: matrix(renderer),
    }
}

/// How a role needs a term; the strongest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    Must,
    Nice,
    Uses,
}

impl Need {
    const fn cell(self) -> (&'static str, &'static str) {
        match self {
            Self::Must => ("must", "Must have"),
            Self::Nice => ("nice", "Nice to have"),
            Self::Uses => ("uses", "Uses it"),
        }
    }
}

/// How many terms the matrix shows: what fits on a screen and still tells roles apart.
const MATRIX_ROWS: usize = 40;

fn matrix(renderer: &Renderer) -> Option<SkillMatrix> {
    let site = &renderer.resolved.site;
    let roles: Vec<(&RoleId, &Role)> =
        site.roles.iter().filter(|(_, role)| !role.front.hub).map(|(id, role)| (id, role.as_ref())).collect();
    let mut needs: BTreeMap<&TermId, BTreeMap<usize, Need>> = BTreeMap::new();
    for (column, (_, role)) in roles.iter().enumerate() {
        let must = role.front.must_have.iter().flat_map(|skill| &skill.terms).map(|id| (id, Need::Must));
        let nice = role.front.nice_to_have.iter().flat_map(|skill| &skill.terms).map(|id| (id, Need::Nice));
        let uses = role.front.uses.iter().map(|id| (id, Need::Uses));
        for (id, need) in must.chain(nice).chain(uses) {
            let known = needs.entry(id).or_default().entry(column).or_insert(need);
            *known = need.min(*known);
        }
    }
    let mut rows: Vec<_> = needs.into_iter().filter(|(_, by_role)| by_role.len() > 1).collect();
    rows.sort_by_key(|(id, by_role)| (std::cmp::Reverse(by_role.len()), (*id).clone()));
    rows.truncate(MATRIX_ROWS);
    let row = |(id, by_role): (&TermId, BTreeMap<usize, Need>)| {
        let cell = |column: usize| {
            let (level, label) = by_role.get(&column).map_or(("none", ""), |need| need.cell());
            MatrixCell { level: level.to_owned(), label: label.to_owned() }
        };
        Some(MatrixRow { term: parts::term(renderer, id)?, cells: (0..roles.len()).map(cell).collect() })
    };
    let rows: Vec<_> = rows.into_iter().filter_map(row).collect();
    let roles: Vec<_> = roles.iter().filter_map(|(id, _)| parts::role(renderer, id)).collect();
    (roles.len() > 1 && !rows.is_empty()).then_some(SkillMatrix { roles, rows })
}
