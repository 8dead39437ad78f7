//! The neighborhood of a term: a small picture like a transit map.
//!
//! A trunk runs down the left; the term sits on it; every relation is a line that leaves the trunk and stops at its
//! terms. Lines never cross, whatever the names, and the picture is as wide as a phone.

use serde::Serialize;

/// The width of the picture in units; one unit is one pixel on a phone.
const WIDTH: u32 = 360;
/// Where the trunk runs.
const TRUNK: u32 = 12;
/// Where the stops start.
const LEFT: u32 = 34;
/// The height of a stop.
const NODE: u32 = 34;
/// The room between stops on a line.
const GAP: u32 = 10;
/// The room between two rows of stops.
const ROW: u32 = 14;
/// The room for the name of a line.
const LABEL: u32 = 24;
/// The room between bands.
const BAND: u32 = 16;
/// The most stops a relation shows.
const MOST: usize = 6;

/// The neighborhood of a term, ready to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermMap {
    /// The width in units.
    pub width: u32,
    /// The height in units.
    pub height: u32,
    /// The trunk from the first line to the last, as SVG path data.
    pub trunk: String,
    /// The term itself.
    pub center: MapNode,
    /// The relations, from the more general terms to those that are taken for it.
    pub bands: Vec<MapBand>,
}

/// One relation: a name, a line, its stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapBand {
    /// The relation as a class: `broader`, `narrower`, `related`, `confused`.
    pub relation: String,
    /// The relation in words: `Is a kind of`.
    pub label: String,
    /// The left edge of the name.
    pub label_x: u32,
    /// The base line of the name.
    pub label_y: u32,
    /// The lines from the trunk through the stops of each row, as SVG path data.
    pub paths: Vec<String>,
    /// The stops.
    pub nodes: Vec<MapNode>,
    /// How many more terms the relation has than are shown.
    pub more: usize,
}

/// A term in the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapNode {
    /// The name, shortened where it does not fit.
    pub label: String,
    /// The whole name.
    pub name: String,
    /// Its page; empty for the term itself.
    pub url: String,
    /// The kind as a class.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// The left edge.
    pub x: u32,
    /// The upper edge.
    pub y: u32,
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// The left edge of the name.
    pub text_x: u32,
    /// The base line of the name.
    pub text_y: u32,
}

/// How a term is related to its neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapRelation {
    /// The neighbour is more general.
    Broader,
    /// The neighbour is more special.
    Narrower,
    /// Who knows the term knows the neighbour too.
    Implies,
    /// The two go together.
    Related,
    /// People take one for the other.
    Confused,
}

impl MapRelation {
    /// Every relation, from top to bottom.
    const ALL: [Self; 5] = [Self::Broader, Self::Narrower, Self::Implies, Self::Related, Self::Confused];

    /// The relation as a class.
    const fn slug(self) -> &'static str {
        match self {
            Self::Broader => "broader",
            Self::Narrower => "narrower",
            Self::Implies => "implies",
            Self::Related => "related",
            Self::Confused => "confused",
        }
    }

    /// The relation in words, read after the term's name.
    const fn label(self) -> &'static str {
        match self {
            Self::Broader => "belongs to",
            Self::Narrower => "includes",
            Self::Implies => "already means",
            Self::Related => "goes with",
            Self::Confused => "is not",
        }
    }
}

/// A neighbour of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapNeighbour {
    /// How it is related.
    pub relation: MapRelation,
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Its kind as a class.
    pub kind: String,
    /// Its kind in words.
    pub kind_label: String,
}

/// Draws the neighborhood of the term `name`; none if it has fewer than two neighbours.
///
/// A neighbour that stands in several relations is drawn in the first of them only.
#[must_use]
pub fn term_map(name: &str, kind: &str, kind_label: &str, neighbours: &[MapNeighbour]) -> Option<TermMap> {
    let mut seen: Vec<&str> = Vec::new();
    let mut bands: Vec<(MapRelation, Vec<&MapNeighbour>)> = Vec::new();
    for relation in MapRelation::ALL {
        let mut members = Vec::new();
        for neighbour in neighbours.iter().filter(|neighbour| neighbour.relation == relation) {
            if !seen.contains(&neighbour.url.as_str()) {
                seen.push(&neighbour.url);
                members.push(neighbour);
            }
        }
        if !members.is_empty() {
            bands.push((relation, members));
        }
    }
    if seen.len() < 2 {
        return None;
    }
    let mut pen = Pen { y: 2 };
    let mut drawn = Vec::new();
    let above = usize::from(bands[0].0 == MapRelation::Broader);
    for (relation, members) in &bands[..above] {
        drawn.push(pen.band(*relation, members));
    }
    let center = pen.center(name, kind, kind_label);
    for (relation, members) in &bands[above..] {
        drawn.push(pen.band(*relation, members));
    }
    let middle = center.y + NODE / 2;
    let ends: Vec<u32> = drawn.iter().flat_map(|band| band.nodes.iter().map(|node| node.y + NODE / 2)).collect();
    // The curve that leaves the trunk takes its last eight units.
    let top = if above == 1 { ends.iter().copied().min().unwrap_or(middle) + 8 } else { middle };
    let bottom = ends.iter().copied().max().unwrap_or(middle).max(middle + 8) - 8;
    let trunk = format!("M{TRUNK} {top}V{}", bottom.max(middle));
    Some(TermMap { width: WIDTH, height: pen.y + 2, trunk, center, bands: drawn })
}

/// Draws from top to bottom.
struct Pen {
    /// Where the next thing starts.
    y: u32,
}

impl Pen {
    /// Draws the term itself, across the trunk.
    fn center(&mut self, name: &str, kind: &str, kind_label: &str) -> MapNode {
        let (label, width) = fit(name, (WIDTH - 2) * 4 / 5);
        let node = MapNode {
            label,
            name: name.to_owned(),
            url: String::new(),
            kind: kind.to_owned(),
            kind_label: kind_label.to_owned(),
            x: 1,
            y: self.y,
            width: width + width / 4,
            height: NODE + 6,
            text_x: 32,
            text_y: self.y + 25,
        };
        self.y += NODE + 6 + BAND;
        node
    }

    /// Draws one relation: its name, then its stops in rows.
    fn band(&mut self, relation: MapRelation, members: &[&MapNeighbour]) -> MapBand {
        let label_y = self.y + 14;
        self.y += LABEL;
        let mut nodes = Vec::new();
        let mut paths = Vec::new();
        let mut x = LEFT;
        let mut row_end = LEFT;
        for member in members.iter().take(MOST) {
            let (label, width) = fit(&member.name, WIDTH - LEFT - 2);
            if x > LEFT && x + width > WIDTH - 2 {
                paths.push(self.line(relation, row_end));
                self.y += NODE + ROW;
                x = LEFT;
            }
            nodes.push(MapNode {
                label,
                name: member.name.clone(),
                url: member.url.clone(),
                kind: member.kind.clone(),
                kind_label: member.kind_label.clone(),
                x,
                y: self.y,
                width,
                height: NODE,
                text_x: x + 26,
                text_y: self.y + 22,
            });
            row_end = x;
            x += width + GAP;
        }
        paths.push(self.line(relation, row_end));
        self.y += NODE + BAND;
        MapBand {
            relation: relation.slug().to_owned(),
            label: relation.label().to_owned(),
            label_x: LEFT,
            label_y,
            paths,
            nodes,
            more: members.len().saturating_sub(MOST),
        }
    }

    /// The line of the present row, from the trunk to its last stop, with a curve where it leaves the trunk.
    fn line(&self, relation: MapRelation, to: u32) -> String {
        let y = self.y + NODE / 2;
        let turn = if relation == MapRelation::Broader { y + 8 } else { y - 8 };
        format!("M{TRUNK} {turn}Q{TRUNK} {y} {} {y}H{to}", TRUNK + 8)
    }
}

/// The room around a name in its stop: the dot before it and the round ends.
const ROUND: u32 = 44;

/// Shortens `name` until it fits into `room` and tells how wide its stop is.
fn fit(name: &str, room: u32) -> (String, u32) {
    if width(name) + ROUND <= room {
        return (name.to_owned(), width(name) + ROUND);
    }
    let mut short = name.to_owned();
    while !short.is_empty() && width(&short) + width("…") + ROUND > room {
        short.pop();
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    let width = width(&short) + ROUND;
    (short, width)
}

/// How wide a text may get, in units: system fonts differ, and these are the widths of the widest in use (`DejaVu Sans`,
/// bold, 13 pixels), in tenths.
fn width(text: &str) -> u32 {
    let tenths = |letter: char| match letter {
        'i' | 'j' | 'l' | ' ' | '.' | ',' | '\'' | '’' | ':' | ';' | '|' | '!' | 'I' => 50,
        'f' | 't' | 'r' | '-' | '(' | ')' | '/' => 64,
        'M' | 'W' | 'm' | '@' | '%' | '…' => 146,
        'w' | '+' | '=' | '<' | '>' | '&' => 120,
        letter if letter.is_ascii_uppercase() => 111,
        letter if letter.is_ascii() => 95,
        _ => 140,
    };
    text.chars().map(tenths).sum::<u32>().div_ceil(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn neighbour(relation: MapRelation, name: &str) -> MapNeighbour {
        MapNeighbour {
            relation,
            name: name.to_owned(),
            url: format!("/terms/{}/", name.to_lowercase()),
            kind: "framework".to_owned(),
            kind_label: "Framework".to_owned(),
        }
    }

    fn map(neighbours: &[MapNeighbour]) -> Option<TermMap> {
        term_map("Django", "framework", "Framework", neighbours)
    }

    #[test]
    fn a_lonely_term_has_no_map() {
        assert_eq!(map(&[]), None);
        assert_eq!(map(&[neighbour(MapRelation::Related, "Flask")]), None);
    }

    #[test]
    fn a_neighbour_is_drawn_once() {
        let twice = [
            neighbour(MapRelation::Related, "Flask"),
            neighbour(MapRelation::Confused, "Flask"),
            neighbour(MapRelation::Related, "FastAPI"),
        ];
        let drawn = map(&twice).expect("two neighbours");
        assert_eq!(drawn.bands.len(), 1);
        assert_eq!(drawn.bands[0].nodes.len(), 2);
    }

    #[test]
    fn general_terms_stand_above_the_term_and_the_rest_below() {
        let drawn = map(&[neighbour(MapRelation::Related, "Flask"), neighbour(MapRelation::Broader, "Web framework")])
            .expect("two neighbours");
        assert_eq!(drawn.bands[0].relation, "broader");
        assert!(drawn.bands[0].nodes[0].y < drawn.center.y);
        assert!(drawn.bands[1].nodes[0].y > drawn.center.y);
    }

    #[test]
    fn capitals_take_more_room_than_small_letters() {
        let names = ["Amazon RDS", "MLOps", "Embedding"].map(width);
        // As Chromium measures them in `DejaVu Sans`, bold, 13 pixels: 85, 52 and 79.
        assert!(names[0] >= 85 && names[1] >= 52 && names[2] >= 79, "{names:?}");
        assert!(width("illicit") < width("MODEM"));
    }

    #[test]
    fn stops_stay_inside_and_never_overlap() {
        let long = "An exceedingly long name of a thing that nobody would ever want to read on a phone";
        let neighbours: Vec<_> = (0..9)
            .map(|number| neighbour(MapRelation::Related, &format!("{number}{}", &long[..number * 9])))
            .chain([neighbour(MapRelation::Broader, long)])
            .collect();
        let drawn = map(&neighbours).expect("ten neighbours");
        let nodes: Vec<_> = drawn.bands.iter().flat_map(|band| &band.nodes).chain([&drawn.center]).collect();
        for (index, one) in nodes.iter().enumerate() {
            assert!(one.x + one.width <= drawn.width, "{one:?}");
            assert!(one.y + one.height <= drawn.height, "{one:?}");
            for other in &nodes[index + 1..] {
                let apart = one.x + one.width <= other.x
                    || other.x + other.width <= one.x
                    || one.y + one.height <= other.y
                    || other.y + other.height <= one.y;
                assert!(apart, "{one:?} {other:?}");
            }
        }
        assert_eq!(drawn.bands[1].more, 3);
    }
}
