//! `card.svg`: what the card of a page says, and where each line stands.

use unicode_normalization::UnicodeNormalization;

use super::super::Renderer;
use super::super::cards::font::{FAMILY, Weight, shown};
use super::super::cards::layout::{Setting, balanced, cut, paragraph, wrap};
use super::super::cards::{self, CardFacts, Palette, picture};
use super::super::context::{CardContext, CardLine, CardTab, SocialImage};
use super::{comparison, page, parts, topic};
use crate::model::{DocumentId, Kind};
use crate::resolve::Route;

/// The picture of a page in link previews: that of an article, else the page's card, else the card of the guide.
pub(super) fn social_image(renderer: &Renderer, route: &Route) -> Option<SocialImage> {
    renderer.cards.as_ref()?;
    if matches!(route, Route::NotFound | Route::DesignSystem | Route::Redirect { .. }) {
        return None;
    }
    if let Some(picture) = picture_of(renderer, route) {
        return Some(picture);
    }
    let card = renderer.card(route).or_else(|| renderer.card(&Route::Home))?;
    Some(SocialImage {
        url: cards::url(&renderer.resolved.base, &card),
        alt: alt(&card.facts),
        width: picture::WIDTH,
        height: picture::HEIGHT,
    })
}

/// What a card shows, in words: `Framework: Django. A toolkit …`.
fn alt(facts: &CardFacts) -> String {
    let name = if facts.label.is_empty() { facts.name.clone() } else { format!("{}: {}", facts.label, facts.name) };
    match facts.summary.as_str() {
        "" => name,
        summary if name.ends_with(['.', '?', '!']) => format!("{name} {summary}"),
        summary => format!("{name}. {summary}"),
    }
}

/// The picture at the head of an article, where those who show previews can show it.
fn picture_of(renderer: &Renderer, route: &Route) -> Option<SocialImage> {
    let Route::Article(id) = route else { return None };
    let article = renderer.resolved.site.articles.get(id)?;
    let image = article.front.image.as_ref()?;
    let shown = parts::image(renderer, &article.file, &image.src, &image.alt, None)?;
    let known = [".png", ".jpg", ".jpeg", ".gif", ".webp"];
    let path = shown.src.split('?').next().unwrap_or_default().to_lowercase();
    if !known.iter().any(|ending| path.ends_with(ending)) {
        return None;
    }
    let url = format!("{}{}", renderer.resolved.base.origin, shown.src);
    Some(SocialImage { url, alt: shown.alt, width: shown.width?, height: shown.height? })
}

/// What the card of a page says; none for pages that have none of their own.
pub(in super::super) fn facts(renderer: &Renderer, route: &Route) -> Option<CardFacts> {
    let site = &renderer.resolved.site;
    let config = &site.config;
    let one = |label: &str, name: &str, summary: &str, colour: &str| CardFacts {
        site_title: config.title.clone(),
        label: label.to_owned(),
        name: name.to_owned(),
        plain_name: route.path().trim_matches('/').rsplit('/').next().unwrap_or_default().replace('-', " "),
        summary: summary.to_owned(),
        tabs: vec![(name.to_owned(), colour.to_owned())],
    };
    Some(match route {
        Route::Home => {
            let summary = config.description.as_deref().unwrap_or_default();
            let name = config.tagline.as_deref().unwrap_or_default();
            if name.is_empty() {
                let own = one("", &config.title, summary, "accent");
                CardFacts { site_title: String::new(), ..own }
            } else {
                // The alphabet begins with the guide's name, not with its motto.
                CardFacts {
                    tabs: vec![(config.title.clone(), "accent".to_owned())],
                    ..one("", name, summary, "accent")
                }
            }
        }
        Route::Term(id) => {
            let front = &site.terms.get(id)?.front;
            one(front.kind.label(), &front.term, &front.short, front.kind.slug())
        }
        Route::Comparison(a, b) => {
            let terms = [a, b].map(|id| site.terms.get(id));
            let [Some(left), Some(right)] = terms else { return None };
            let title = comparison::title(&left.front.term, &right.front.term);
            let summary = comparison::difference(renderer, a, b).unwrap_or_default();
            let tabs = [left, right].map(|term| (term.front.term.clone(), term.front.kind.slug().to_owned()));
            CardFacts { tabs: tabs.to_vec(), ..one("Comparison", &title, &summary, "accent") }
        }
        Route::Topic(tag) => one("Topic", &config.tag(tag)?.title(), &topic::description(config.tag(tag)?), "accent"),
        Route::Page(id) => one("", &site.pages.get(id)?.front.title, page::description(site.pages.get(id)?), "concept"),
        Route::Article(_) if picture_of(renderer, route).is_some() => return None,
        other => document(renderer, &other.document()?, &one)?,
    })
}

/// The card of a document that is neither a term nor a plain page.
fn document(
    renderer: &Renderer,
    id: &DocumentId,
    one: &dyn Fn(&str, &str, &str, &str) -> CardFacts,
) -> Option<CardFacts> {
    let view = renderer.resolved.site.document(id)?;
    let colour = match id.kind {
        Kind::Role => "role",
        Kind::CheatSheet => "database",
        Kind::QuestionBank => "practice",
        _ => "accent",
    };
    Some(one(parts::kind_label(id.kind), view.title, view.summary, colour))
}

/// Where text begins, and how wide it may run.
const LEFT: u32 = 88;
const TEXT_WIDTH: u32 = 930;
/// The line that the guide's name stands on.
const TITLE_LINE: u32 = 104;
/// The highest line that the kind of page may stand on, and the line that the last words stand on.
const LABEL_LINE: u32 = 196;
const LAST_LINE: u32 = 552;
/// The sizes of a name from the largest, each with how many lines it may take.
const NAME_SIZES: [(u32, usize); 7] = [(128, 1), (112, 1), (96, 2), (84, 2), (74, 3), (64, 3), (56, 3)];
/// The sizes of a summary.
const SUMMARY_SIZES: [u32; 2] = [38, 34];
/// The most lines of a summary.
const SUMMARY_LINES: usize = 4;
/// The sizes of the guide's name and of the kind of page.
const TITLE_SIZE: u32 = 34;
const LABEL_SIZE: u32 = 32;

/// Sets the card of a page.
pub(in super::super) fn context(facts: &CardFacts, palette: &Palette) -> CardContext {
    let colour = |name: &str| palette.colour(name).to_owned();
    let name = shown(&facts.name).or_else(|| shown(&facts.plain_name));
    let summary = shown(&facts.summary).unwrap_or_default();
    let mut block = block(&name.unwrap_or_default(), &summary);
    block.sink();
    CardContext {
        paper: colour("paper"),
        ink: colour("ink"),
        ink_2: colour("ink-2"),
        line: colour("line"),
        accent: colour(facts.tabs.first().map_or("accent", |(_, colour)| colour)),
        family: FAMILY.to_owned(),
        x: LEFT,
        site_title: single(&facts.site_title, TITLE_SIZE, TITLE_LINE),
        label: single(&facts.label, LABEL_SIZE, block.label_line),
        name: block.name,
        summary: block.summary,
        marks: (0..LETTERS).map(place).collect(),
        tabs: tabs(facts, palette),
    }
}

/// One line, cut where it does not fit.
fn single(text: &str, size: u32, y: u32) -> Option<CardLine> {
    let setting = Setting { weight: Weight::Bold, size, width: TEXT_WIDTH };
    let text = cut(wrap(&shown(text)?, setting).lines, 1, setting).into_iter().next()?;
    Some(CardLine { text, y, size })
}

/// What stands together at the foot of a card.
struct Block {
    /// The line for the kind of page.
    label_line: u32,
    name: Vec<CardLine>,
    summary: Vec<CardLine>,
}

impl Block {
    /// Moves everything down until the last words stand on the last line.
    fn sink(&mut self) {
        let last = self.summary.last().or(self.name.last()).map_or(LAST_LINE, |line| line.y);
        let down = LAST_LINE.saturating_sub(last);
        self.label_line += down;
        for line in self.name.iter_mut().chain(&mut self.summary) {
            line.y += down;
        }
    }
}

/// The name as large as name and summary allow, and the summary below it, both from the top.
fn block(name: &str, summary: &str) -> Block {
    let mut block = Block { label_line: LABEL_LINE, name: Vec::new(), summary: Vec::new() };
    for (size, most) in NAME_SIZES {
        let setting = Setting { weight: Weight::Bold, size, width: TEXT_WIDTH };
        let mut wrapped = balanced(name, setting);
        if wrapped.lines.len() > most {
            // What is cut anyway is cut as late as can be.
            wrapped = wrap(name, setting);
        }
        let fits = !wrapped.broken && wrapped.lines.len() <= most;
        block.name = stack(cut(wrapped.lines, most, setting), size, size * 21 / 20, LABEL_LINE + 16 + size * 9 / 10);
        let top = block.name.last().map_or(LABEL_LINE, |line| line.y + size / 4) + 60;
        for size in SUMMARY_SIZES {
            let setting = Setting { weight: Weight::Regular, size, width: TEXT_WIDTH };
            let step = size * 4 / 3;
            let room = (LAST_LINE.saturating_sub(top) / step + 1) as usize;
            let lines = paragraph(summary, setting).lines;
            let whole = lines.len() <= room.min(SUMMARY_LINES);
            block.summary = stack(cut(lines, room.min(SUMMARY_LINES), setting), size, step, top);
            if fits && whole {
                return block;
            }
        }
    }
    block
}

/// Lines below one another.
fn stack(lines: Vec<String>, size: u32, step: u32, first: u32) -> Vec<CardLine> {
    let places = (0..).map(|row| first + row * step);
    lines.into_iter().zip(places).map(|(text, y)| CardLine { text, y, size }).collect()
}

/// How many places the alphabet has, and where the first and the last one are.
const LETTERS: u32 = 26;
const FIRST_PLACE: u32 = 84;
const LAST_PLACE: u32 = 546;
/// How far apart the middles of two tabs must be.
const TAB_STEP: u32 = 92;

const fn place(letter: u32) -> u32 {
    FIRST_PLACE + letter * (LAST_PLACE - FIRST_PLACE) / (LETTERS - 1)
}

/// The tabs, each where its letter stands in the alphabet; names with the same letter share one.
fn tabs(facts: &CardFacts, palette: &Palette) -> Vec<CardTab> {
    let mut tabs: Vec<CardTab> = Vec::new();
    for (name, colour) in &facts.tabs {
        let name = shown(name).or_else(|| shown(&facts.plain_name)).unwrap_or_default();
        let letter = name.chars().find(|c| c.is_alphanumeric());
        let base = letter.map(plain).unwrap_or_default();
        let y = match base {
            'A'..='Z' => place(u32::from(base) - u32::from('A')),
            // Figures come before letters, and other scripts after them.
            '0'..='9' => place(0),
            _ => place(LETTERS - 1),
        };
        let letter: String = letter.map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
        if tabs.iter().all(|tab| tab.letter != letter) {
            tabs.push(CardTab { letter, y, colour: palette.colour(colour).to_owned() });
        }
    }
    tabs.sort_by_key(|tab| tab.y);
    apart(&mut tabs);
    tabs
}

/// The letter of the alphabet under which a letter is looked up.
fn plain(letter: char) -> char {
    match letter.nfkd().next().unwrap_or(letter) {
        'Æ' | 'æ' => 'A',
        'Ð' | 'ð' | 'Đ' | 'đ' => 'D',
        'ı' => 'I',
        'Ł' | 'ł' => 'L',
        'Ø' | 'ø' | 'Œ' | 'œ' => 'O',
        'ß' | 'ẞ' => 'S',
        'Þ' | 'þ' => 'T',
        other => other.to_ascii_uppercase(),
    }
}

/// Moves tabs apart that would lie on one another, within the places of the alphabet.
fn apart(tabs: &mut [CardTab]) {
    for at in 1..tabs.len() {
        tabs[at].y = tabs[at].y.max(tabs[at - 1].y + TAB_STEP);
    }
    let mut lowest = LAST_PLACE;
    for tab in tabs.iter_mut().rev() {
        tab.y = tab.y.min(lowest);
        lowest = tab.y.saturating_sub(TAB_STEP);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::cards::font::{Weight, width};
    use super::super::super::cards::{CardFacts, Palette};
    use super::{FIRST_PLACE, LABEL_LINE, LAST_LINE, LAST_PLACE, TAB_STEP, TEXT_WIDTH, context};

    fn facts(name: &str, summary: &str) -> CardFacts {
        CardFacts {
            site_title: "Guide".to_owned(),
            label: "Tool".to_owned(),
            name: name.to_owned(),
            plain_name: "plain name".to_owned(),
            summary: summary.to_owned(),
            tabs: vec![(name.to_owned(), "tool".to_owned())],
        }
    }

    fn lines(name: &str, summary: &str) -> (Vec<String>, Vec<String>) {
        let card = context(&facts(name, summary), &Palette::default());
        let texts = |lines: Vec<super::CardLine>| lines.into_iter().map(|line| line.text).collect();
        (texts(card.name), texts(card.summary))
    }

    #[test]
    fn a_short_name_is_one_large_line_and_a_long_one_is_cut() {
        let card = context(&facts("C#", "A language."), &Palette::default());
        assert_eq!((card.name[0].text.as_str(), card.name[0].size), ("C#", 128));
        assert_eq!(card.summary.last().map(|line| line.y), Some(LAST_LINE));
        let (name, summary) = lines(&"never ending ".repeat(40), &"and so on ".repeat(90));
        assert_eq!(name.len(), 3);
        assert!(name[2].ends_with('…') && name[2].len() > 20);
        assert!(summary.len() <= 4 && summary.last().is_some_and(|line| line.ends_with('…')));
    }

    #[test]
    fn what_the_font_cannot_write_gives_way() {
        assert_eq!(lines("データ", "データです。"), (vec!["plain name".to_owned()], Vec::new()));
        assert_eq!(lines("Rust 🦀", "Fast 🚀 code."), (vec!["Rust".to_owned()], vec!["Fast code.".to_owned()]));
    }

    #[test]
    fn a_tab_stands_where_its_letter_does() {
        let tabs = |names: &[&str]| {
            let tabs = names.iter().map(|name| ((*name).to_owned(), "tool".to_owned())).collect();
            let card = context(&CardFacts { tabs, ..facts("x", "") }, &Palette::default());
            card.tabs.into_iter().map(|tab| (tab.letter, tab.y)).collect::<Vec<_>>()
        };
        let at = |letter: &str, y: u32| (letter.to_owned(), y);
        assert_eq!(tabs(&["ágil"]), [at("Á", FIRST_PLACE)]);
        assert_eq!(tabs(&["zsh"]), [at("Z", LAST_PLACE)]);
        assert_eq!(tabs(&["Łódź"]), [at("Ł", 287)]);
        assert_eq!(tabs(&["<script>"]), [at("S", 416)]);
        assert_eq!(tabs(&["3D", "+"]), [at("3", FIRST_PLACE), at("", LAST_PLACE)]);
        assert_eq!(tabs(&["Java", "JavaScript"]).len(), 1);
        assert_eq!(tabs(&["Zig", "Yew"]), [at("Y", LAST_PLACE - TAB_STEP), at("Z", LAST_PLACE)]);
    }

    proptest! {
        #[test]
        fn nothing_ever_leaves_its_place(name in "\\PC{0,300}", summary in "[\\PC\n]{0,600}") {
            let card = context(&facts(&name, &summary), &Palette::default());
            prop_assert!(card.name.len() <= 3 && !card.name.is_empty() && card.summary.len() <= 4);
            let label = card.label.as_ref().map_or(0, |line| line.y);
            prop_assert!(label >= LABEL_LINE);
            let mut above = label;
            for (line, weight) in card.name.iter().map(|line| (line, Weight::Bold))
                .chain(card.summary.iter().map(|line| (line, Weight::Regular)))
            {
                prop_assert!(width(&line.text, weight, line.size) <= TEXT_WIDTH as f32, "{}", line.text);
                prop_assert!(line.y >= above + line.size * 9 / 10, "{}", line.text);
                above = line.y;
            }
            prop_assert!(above <= LAST_LINE);
        }
    }
}
