//! Roles beside each other: what a hub gathers, the chooser, the neighbors, the list of roles and who uses what.

use std::collections::BTreeMap;

use super::super::super::Renderer;
use super::super::super::context::{
    ArchetypeContext, ChooserAnswerContext, ChooserContext, ChooserQuestionContext, ComparisonCell, ComparisonColumn,
    ComparisonRow, ComparisonTable, HubContext, MatrixCell, MatrixRow, RoleIndexContext, RoleRef, SkillMatrix,
};
use super::super::parts::{self, PageFacts};
use super::pay;
use crate::model::role::ChooserAnswer;
use crate::model::{Role, RoleFront, RoleId, TermId};
use crate::resolve::Route;
use crate::resolve::navigation::sort_key;

/// How many of a role's tools its card shows.
const CARD_TERMS: usize = 6;

pub(super) fn archetypes(renderer: &Renderer, front: &RoleFront) -> Vec<ArchetypeContext> {
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

pub(super) fn chooser(renderer: &Renderer, front: &RoleFront) -> Option<ChooserContext> {
    let number = |id: &RoleId| front.archetypes.iter().position(|other| other == id).map(|at| at + 1);
    let answers = |answers: &[ChooserAnswer]| {
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

/// This role beside its neighbors, computed from what each of them says of itself.
pub(super) fn neighbor_table(renderer: &Renderer, id: &RoleId, front: &RoleFront) -> Option<ComparisonTable> {
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
        row("Pay", &|front| items(pay::in_short(front).into_iter().collect())),
    ];
    let filled = |cell: &ComparisonCell| !cell.items.is_empty() || !cell.terms.is_empty();
    Some(ComparisonTable { columns, rows: rows.into_iter().filter(|row| row.cells.iter().any(filled)).collect() })
}

/// Roles that gather others.
pub(in super::super) fn hubs(renderer: &Renderer) -> Vec<HubContext> {
    let hubs = renderer.resolved.site.roles.iter().filter(|(_, role)| role.front.hub);
    hubs.filter_map(|(id, role)| {
        Some(HubContext { role: parts::role(renderer, id)?, archetypes: archetypes(renderer, &role.front) })
    })
    .collect()
}

/// Roles that are no hub and that no hub gathers, by title.
pub(in super::super) fn loose_roles(renderer: &Renderer) -> Vec<RoleRef> {
    let resolved = &renderer.resolved;
    let loose = resolved
        .site
        .roles
        .iter()
        .filter(|(id, role)| !role.front.hub && !resolved.navigation.hubs_of_role.contains_key(*id));
    let mut roles: Vec<_> = loose.filter_map(|(id, _)| parts::role(renderer, id)).collect();
    roles.sort_by_cached_key(|role| sort_key(&role.title));
    roles
}

/// Fills the list of roles.
pub(in super::super) fn index(renderer: &Renderer) -> RoleIndexContext {
    let description = "What each job does, how to tell it from its neighbors, what to ask and what it pays.";
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
