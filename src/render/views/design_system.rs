//! `design-system.html`: samples of everything that the theme can show.
//!
//! Terms come from the guide, so that cards and colours are real; every other text is made up here.

use super::super::Renderer;
use super::super::context::{
    ArchetypeContext, ArticleCard, AuthorContext, ComparisonCard, ComparisonCell, ComparisonColumn, ComparisonRow,
    ComparisonTable, ConfusionContext, DateText, DesignSystemContext, DocumentRef, FlagContext, FlagsContext,
    KindCount, MatrixCell, MatrixRow, Pager, PagerPage, QuestionContext, RoleRef, SkillContext, SkillMatrix, TermRef,
    TokenGroup, TopicCard, VersionContext,
};
use super::super::figures::{
    FieldMap, FieldRelation, FieldTerm, FieldTie, MapNeighbour, MapRelation, PlaceFigure, RangeFigure, TermMap,
    bar_chart, field_map, place_chart, term_map,
};
use super::super::markdown;
use super::parts::{self, PageFacts};
use crate::load::CONFIG_FILE;
use crate::model::TermKind;
use crate::resolve::Route;
use crate::source::FilePath;

/// The colours of surfaces, of text, and of what stands out.
const COLOURS: [(&str, &[&str]); 3] = [
    ("Surfaces", &["paper", "sheet", "sunk", "lead", "mark", "line", "line-2"]),
    ("Text", &["ink", "ink-2", "accent", "on-accent"]),
    ("Signs", &["good", "ask", "stop"]),
];

/// The sizes of type, from the largest to the smallest.
const SIZES: [&str; 7] = ["s4", "s3", "s2", "s1", "s0", "s-1", "s-2"];

/// The lengths that are short enough to draw.
const SPACES: [&str; 4] = ["section", "bar", "gap", "radius"];

/// Every block that a text can hold.
const PROSE: &str = include_str!("design_system.md");

/// Fills the page that shows every part of the theme once.
pub(super) fn context(renderer: &Renderer) -> DesignSystemContext {
    let own = renderer.link(&Route::DesignSystem);
    let description = "Palette, type, space and every component of the theme, once each.";
    let facts = PageFacts::new(Route::DesignSystem, "design-system", "Design system", description);
    let terms = terms(renderer, &own);
    let file = FilePath::from(CONFIG_FILE);
    let role = |title: &str| role(title, &own);
    let difference = "One is the whole workshop, the other one of its tools.".to_owned();
    let (left, right) = (terms[0].clone(), terms[1].clone());
    DesignSystemContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        palette: palette(),
        sizes: SIZES.map(str::to_owned).into(),
        spaces: SPACES.map(str::to_owned).into(),
        archetype: ArchetypeContext {
            number: 1,
            role: role("Sample engineer"),
            builds: vec!["websites".to_owned(), "services".to_owned()],
            uses: terms[..3].to_vec(),
        },
        topic: topic(&terms, &own),
        article: article(&own),
        document: document(&own),
        kind: kind(&terms, &own),
        comparison: ComparisonCard {
            left,
            right: right.clone(),
            url: own.clone(),
            difference_html: difference.clone(),
        },
        confusion: ConfusionContext { term: right, difference_html: difference, compare_url: own.clone() },
        questions: questions(&terms),
        flags: flags(&terms),
        versions: versions(),
        skills: skills(&terms),
        matrix: matrix(&terms, vec![role("First role"), role("Second role")]),
        table: table(&terms),
        bars: bar_chart(&ranges(), "USD"),
        places: place_chart(&places(), "USD"),
        map: map(&terms),
        field: field(&terms),
        prose_html: markdown::blocks(renderer.scope(&file), PROSE),
        pager: pager(&own),
        author: author(),
        terms,
    }
}

/// The first term of every kind; a stand-in where the guide has none.
fn terms(renderer: &Renderer, own: &str) -> Vec<TermRef> {
    let site = &renderer.resolved.site;
    let first = |kind: TermKind| {
        let found = site.terms.iter().find(|(_, term)| term.front.kind == kind);
        found.and_then(|(id, _)| parts::term(renderer, id)).unwrap_or_else(|| TermRef {
            id: kind.slug().to_owned(),
            name: format!("Sample {}", kind.label().to_lowercase()),
            url: own.to_owned(),
            kind: kind.slug().to_owned(),
            kind_label: kind.label().to_owned(),
            short: "What it is, in one plain sentence.".to_owned(),
        })
    };
    TermKind::ALL.into_iter().map(first).collect()
}

fn palette() -> Vec<TokenGroup> {
    let kinds = TermKind::ALL.into_iter().map(|kind| kind.slug().to_owned()).collect();
    let named = COLOURS.iter().map(|(title, tokens)| TokenGroup {
        title: (*title).to_owned(),
        tokens: tokens.iter().map(|token| (*token).to_owned()).collect(),
    });
    named.chain([TokenGroup { title: "Kinds of terms".to_owned(), tokens: kinds }]).collect()
}

fn role(title: &str, own: &str) -> RoleRef {
    RoleRef {
        id: "sample".to_owned(),
        title: title.to_owned(),
        url: own.to_owned(),
        summary: "What they do, in one plain sentence.".to_owned(),
    }
}

fn topic(terms: &[TermRef], own: &str) -> TopicCard {
    TopicCard {
        title: "Sample topic".to_owned(),
        url: own.to_owned(),
        summary: Some("What it is about.".to_owned()),
        count: 12,
        examples: terms[3..6].to_vec(),
    }
}

fn article(own: &str) -> ArticleCard {
    ArticleCard {
        title: "How to read a resume in five minutes".to_owned(),
        url: own.to_owned(),
        summary: "What the words say, and what they leave out.".to_owned(),
        date: DateText { iso: "2025-01-31".to_owned(), text: "31 January 2025".to_owned() },
        reading_minutes: 5,
        author: Some("A. Writer".to_owned()),
        series: Some("Reading resumes, part 1".to_owned()),
        image: None,
    }
}

fn document(own: &str) -> DocumentRef {
    DocumentRef {
        kind: "cheat-sheet".to_owned(),
        kind_label: "Cheat sheet".to_owned(),
        title: "Sample sheet".to_owned(),
        url: own.to_owned(),
        summary: "One page to keep beside the phone.".to_owned(),
    }
}

fn kind(terms: &[TermRef], own: &str) -> KindCount {
    KindCount {
        kind: TermKind::Language.slug().to_owned(),
        plural: TermKind::Language.plural().to_owned(),
        url: own.to_owned(),
        count: 12,
        examples: terms[..3].to_vec(),
    }
}

fn questions(terms: &[TermRef]) -> Vec<QuestionContext> {
    let question = |number: usize, question: &str, level: Option<&str>, terms: &[TermRef]| QuestionContext {
        id: format!("sample-{number}"),
        question: question.to_owned(),
        level: level.map(str::to_owned),
        good_html: Some("Names a choice, and what it cost.".to_owned()),
        weak_html: Some("Repeats what the job ad says.".to_owned()),
        hear: vec!["trade-off".to_owned(), "deadline".to_owned()],
        terms: terms.to_vec(),
    };
    vec![
        question(1, "What did you build last?", None, &terms[..2]),
        question(2, "Who decided how it was built?", Some("Senior"), &[]),
    ]
}

fn flags(terms: &[TermRef]) -> FlagsContext {
    let flag = |text: &str, terms: &[TermRef]| FlagContext { text_html: text.to_owned(), terms: terms.to_vec() };
    FlagsContext {
        green: vec![flag("Says what changed because of the work", &terms[..2]), flag("Names the team", &[])],
        yellow: vec![flag("Lists many tools without a project", &terms[2..3])],
        red: vec![flag("Ten years with a thing that is five years old", &[])],
    }
}

fn versions() -> Vec<VersionContext> {
    let version = |range: &str, status: &str, label: &str| VersionContext {
        range: range.to_owned(),
        status: status.to_owned(),
        status_label: label.to_owned(),
        note_html: Some("What it tells about a project.".to_owned()),
        supported_until: None,
    };
    vec![version("3", "modern", "Modern"), version("2", "common", "Common"), version("1", "legacy", "Legacy")]
}

fn skills(terms: &[TermRef]) -> Vec<SkillContext> {
    let skill = |skill: &str, terms: &[TermRef]| SkillContext {
        skill: skill.to_owned(),
        terms: terms.to_vec(),
        why_html: Some("The work cannot be done without it.".to_owned()),
    };
    vec![skill("Writes programs", &terms[..2]), skill("Keeps data", &terms[5..6])]
}

fn matrix(terms: &[TermRef], roles: Vec<RoleRef>) -> SkillMatrix {
    let cell = |(level, label): (&str, &str)| MatrixCell { level: level.to_owned(), label: label.to_owned() };
    let row =
        |term: &TermRef, cells: [(&str, &str); 2]| MatrixRow { term: term.clone(), cells: cells.map(cell).into() };
    let rows = vec![
        row(&terms[0], [("must", "must have"), ("nice", "nice to have")]),
        row(&terms[1], [("uses", "uses"), ("none", "")]),
    ];
    SkillMatrix { roles, rows }
}

fn table(terms: &[TermRef]) -> ComparisonTable {
    let text = |text: &str| ComparisonCell { text_html: Some(text.to_owned()), items: Vec::new(), terms: Vec::new() };
    let names = |terms: &[TermRef]| ComparisonCell { text_html: None, items: Vec::new(), terms: terms.to_vec() };
    let column = |term: &TermRef| ComparisonColumn { title: term.name.clone(), url: Some(term.url.clone()) };
    ComparisonTable {
        columns: terms[..2].iter().map(column).collect(),
        rows: vec![
            ComparisonRow { label: "In short".to_owned(), cells: vec![text("The whole."), text("A part.")] },
            ComparisonRow { label: "Goes with".to_owned(), cells: vec![names(&terms[2..4]), names(&[])] },
        ],
    }
}

fn ranges() -> Vec<RangeFigure> {
    let range = |label: &str, low: f64, high: Option<f64>| RangeFigure {
        label: label.to_owned(),
        low,
        high,
        ..RangeFigure::default()
    };
    vec![range("Less than 1 year", 60_000.0, None), range("1 to 3 years", 70_000.0, Some(95_000.0))]
}

fn places() -> Vec<PlaceFigure> {
    let place = |place: &str, amount: f64, difference: f64| PlaceFigure {
        place: place.to_owned(),
        amount,
        vs_average_pct: Some(difference),
    };
    vec![place("A big city", 120_000.0, 20.0), place("A small town", 85_000.0, -15.0)]
}

fn map(terms: &[TermRef]) -> Option<TermMap> {
    let relations = [
        MapRelation::Broader,
        MapRelation::Narrower,
        MapRelation::Implies,
        MapRelation::Related,
        MapRelation::Related,
        MapRelation::Confused,
    ];
    let neighbours = relations.into_iter().zip(&terms[1..]).map(|(relation, term)| MapNeighbour {
        relation,
        name: term.name.clone(),
        url: term.url.clone(),
        kind: term.kind.clone(),
        kind_label: term.kind_label.clone(),
    });
    term_map(&terms[0].name, &terms[0].kind, &terms[0].kind_label, &neighbours.collect::<Vec<_>>())
}

fn field(terms: &[TermRef]) -> Option<FieldMap> {
    let drawn = terms.iter().zip(TermKind::ALL).map(|(term, kind)| FieldTerm {
        name: term.name.clone(),
        url: term.url.clone(),
        kind: term.kind.clone(),
        kind_label: kind.plural().to_owned(),
    });
    let relations = [FieldRelation::Related, FieldRelation::Broader, FieldRelation::Implies];
    let tie = |place: usize| (place, relations[place % 3], (place + 1 + place % 5) % terms.len());
    let ties: Vec<FieldTie> = (0..terms.len()).map(tie).collect();
    field_map(&drawn.collect::<Vec<_>>(), &ties)
}

fn pager(own: &str) -> Pager {
    let page = |number: usize| PagerPage {
        label: number.to_string(),
        url: (number != 2).then(|| own.to_owned()),
        current: number == 2,
    };
    Pager {
        number: 2,
        total: 3,
        previous_url: Some(own.to_owned()),
        next_url: Some(own.to_owned()),
        pages: (1..=3).map(page).collect(),
    }
}

fn author() -> AuthorContext {
    AuthorContext {
        name: "A. Writer".to_owned(),
        initials: "AW".to_owned(),
        bio_html: Some("Hires people who build things.".to_owned()),
        photo: None,
        links: Vec::new(),
    }
}
