//! Whether the map of a field keeps its promises.

use super::*;

fn term(name: &str, kind: &str) -> FieldTerm {
    FieldTerm {
        name: name.to_owned(),
        url: format!("/terms/{}/", name.to_lowercase()),
        kind: kind.to_owned(),
        kind_label: format!("{kind}s"),
    }
}

/// Forty terms of four kinds with long and short names, each tied to a near one and to a far one.
fn big() -> (Vec<FieldTerm>, Vec<FieldTie>) {
    let long = "An exceedingly long name that nobody would ever want to read on a phone";
    let kind = |number: usize| ["language", "framework", "tool", "concept"][number / 10];
    let terms = (0..40).map(|number| term(&format!("{number} {}", &long[..number]), kind(number))).collect();
    let ties = (0..39).map(|number| (number, FieldRelation::Related, number + 1));
    let far = (0..20).map(|number| (number, FieldRelation::Broader, 39 - number));
    (terms, ties.chain(far).collect())
}

/// The numbers that a path is made of.
fn numbers(path: &str) -> Vec<u32> {
    path.split(|sign: char| !sign.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

#[test]
fn few_terms_make_no_map() {
    let terms = [term("Django", "framework"), term("Python", "language"), term("Rust", "language")];
    assert_eq!(field_map(&terms, &[]), None);
    assert_eq!(field_map(&terms, &[(0, FieldRelation::Implies, 1)]), None);
}

#[test]
fn nodes_stay_inside_and_never_overlap() {
    let (terms, ties) = big();
    let map = field_map(&terms, &ties).expect("forty terms");
    assert_eq!(map.shown, MOST);
    for drawing in &map.drawings {
        let nodes: Vec<_> = drawing.groups.iter().flat_map(|group| &group.nodes).collect();
        assert_eq!(nodes.len(), MOST);
        for (index, one) in nodes.iter().enumerate() {
            assert!(one.x + one.width <= drawing.width && one.y + one.height <= drawing.height, "{one:?}");
            for other in &nodes[index + 1..] {
                assert!(one.y + one.height <= other.y || other.y + other.height <= one.y, "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn names_of_kinds_stay_clear_of_the_terms() {
    let (terms, ties) = big();
    for drawing in field_map(&terms, &ties).expect("forty terms").drawings {
        for group in &drawing.groups {
            let clear = |node: &FieldNode| {
                // The widest name of a kind takes a hundred units.
                group.label_y <= node.y || group.label_y >= node.y + node.height || group.label_x + 100 <= node.x
            };
            let all = drawing.groups.iter().flat_map(|group| &group.nodes);
            assert!(all.into_iter().all(clear), "{group:?}");
        }
    }
}

#[test]
fn arcs_stay_inside() {
    let (terms, ties) = big();
    for drawing in field_map(&terms, &ties).expect("forty terms").drawings {
        for edge in &drawing.edges {
            let [x, top, deep, tall, _, _, _, _, bottom] = numbers(&edge.path)[..] else { panic!("{edge:?}") };
            assert!(x + deep <= drawing.width, "{edge:?}");
            assert!(top < bottom && bottom <= drawing.height && tall * 2 >= bottom - top, "{edge:?}");
        }
    }
}

#[test]
fn two_terms_are_joined_once_by_the_closest_relation() {
    let terms = ["A", "B", "C", "D"].map(|name| term(name, "tool"));
    let ties = [
        (0, FieldRelation::Related, 1),
        (1, FieldRelation::Related, 0),
        (1, FieldRelation::Broader, 0),
        (2, FieldRelation::Implies, 3),
        (2, FieldRelation::Related, 2),
    ];
    let map = field_map(&terms, &ties).expect("four terms");
    let words: Vec<_> = map.facts.iter().map(|fact| (&*fact.from.name, &*fact.words, &*fact.to[0].name)).collect();
    assert_eq!(words, [("B", "belongs to", "A"), ("C", "already means", "D")]);
    assert!(map.drawings.iter().all(|drawing| drawing.edges.len() == 2));
}

#[test]
fn a_long_name_takes_two_lines_inside_its_term() {
    let name = "Generative adversarial network";
    let terms = [name, "B", "C", "D"].map(|name| term(name, "tool"));
    let ties = [(0, FieldRelation::Related, 1), (2, FieldRelation::Related, 3)];
    let narrow = field_map(&terms, &ties).expect("four terms").drawings.remove(0);
    let node = &narrow.groups[0].nodes[0];
    let texts: Vec<_> = node.lines.iter().map(|line| &*line.text).collect();
    assert_eq!(texts, ["Generative", "adversarial network"]);
    assert!(node.lines.iter().all(|line| line.y > node.y + 9 && line.y < node.y + node.height));
}
