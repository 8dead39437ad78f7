//! Cheat sheets that will not fit their paper: an estimate, as no browser is at hand.
//!
//! Everything is counted in lines of the printed sheet's text (8.4 points, 1.32 high: 14.8 pixels). The constants were
//! measured in Chromium on the flagship guide's sheets, with the print style sheet of the theme; the estimate stays
//! within a tenth of what the browser needs. A guide with a print style of its own can switch the lint off.

use super::at_field;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::cheat_sheet::Paper;
use crate::model::{CheatSheet, CheatSheetId};
use crate::parse::locate;
use crate::render::Renderer;
use crate::render::context::{
    CheatSheetContext, ComparisonCell, ComparisonTable, FlagContext, InsteadContext, LevelContext, PayContext,
    QuestionContext, SheetBlock, TermRef, VersionContext,
};

/// The columns of a printed sheet.
const COLUMNS: f64 = 2.0;
/// Characters of a line of a column, rounded down: words are not cut.
const WIDTH: usize = 66;
/// Characters of a line of a search string, whose letters are as wide as each other.
const CODE_WIDTH: usize = 54;
/// The row for name and date.
const BLANKS: f64 = 1.8;
/// Lines that the sheet's head and foot take from the height of its first page: title, summary, rules, margins.
const HEAD_AND_FOOT: f64 = 6.2;
/// A block's heading with its rule and the gaps around it.
const HEADING: f64 = 1.65;
/// The gap below a block.
const BLOCK_GAP: f64 = 0.8;
/// The room around one term or one row of versions.
const TERM_GAP: f64 = 0.35;
/// The room around one question.
const QUESTION_GAP: f64 = 0.65;
/// Characters that the mark before an answer takes from its lines, or a bullet from those of a list.
const MARK: usize = 4;
/// The name of a column of flags with the gaps around it.
const FLAGS_HEADING: f64 = 2.0;
/// The room between two flags.
const FLAG_GAP: f64 = 0.15;
/// The room around the cells of a table's row; their text is a little smaller.
const ROW_GAP: f64 = 0.5;
/// Characters of a table's first column, which names the rows.
const ROW_NAME: usize = 13;
/// A chart's caption, its scale and the gap below it.
const CHART: f64 = 4.0;
/// A row of a chart.
const CHART_ROW: f64 = 1.25;
/// Running text has higher lines.
const PROSE: f64 = 1.1;

/// Lines of one column of a page without head and foot: 277 mm of A4, 259 mm of Letter, less what stays empty at its
/// end because a block does not break inside a term or a question.
const fn lines(paper: Paper) -> f64 {
    match paper {
        Paper::A4 => 69.0,
        Paper::Letter => 64.5,
    }
}

pub(super) fn check(renderer: &Renderer, found: &mut Diagnostics) {
    for (id, sheet) in &renderer.resolved.site.cheat_sheets {
        found.extend(overflow(renderer, id, sheet));
    }
}

/// The finding for a sheet that needs more than its pages.
fn overflow(renderer: &Renderer, id: &CheatSheetId, sheet: &CheatSheet) -> Option<Diagnostic> {
    let front = &sheet.front;
    let needed = estimate(&renderer.cheat_sheet(id));
    let page = lines(front.paper) * COLUMNS;
    let pages = (needed + HEAD_AND_FOOT * COLUMNS) / page;
    if pages <= f64::from(front.max_pages) {
        return None;
    }
    let paper = front.paper.as_str();
    // Rounded up, so that a sheet that is a line too long does not need "1.0 pages".
    let pages = (pages * 10.0).ceil() / 10.0;
    let are = if front.max_pages == 1 { "is" } else { "are" };
    let message = format!("the sheet needs about {pages:.1} {paper} pages; {} {are} allowed", front.max_pages);
    let text = &sheet.body.source;
    let field = if locate(text, "max_pages").is_empty() { "title" } else { "max_pages" };
    Some(
        at_field(&sheet.file, text, field, "sheet-overflow", message)
            .hint("leave something out, ask fewer questions with `count`, or raise `max_pages`"),
    )
}

/// How many lines the blocks and the text of a sheet take, one below the other.
fn estimate(sheet: &CheatSheetContext) -> f64 {
    let text = if sheet.body_html.is_empty() { 0.0 } else { prose(&sheet.body_html) + BLOCK_GAP };
    // Lines to write on give way where there is no room; the row for name and date runs across all columns.
    let notes = if sheet.notes.is_some() { BLANKS * COLUMNS } else { 0.0 };
    sheet.blocks.iter().map(|content| block(content) + BLOCK_GAP).sum::<f64>() + text + notes
}

fn block(block: &SheetBlock) -> f64 {
    match block {
        SheetBlock::Terms { terms, .. } => HEADING + terms.iter().map(term).sum::<f64>(),
        SheetBlock::Flags { flags, .. } => {
            HEADING + [&flags.green, &flags.yellow, &flags.red].into_iter().map(|list| flag_column(list)).sum::<f64>()
        }
        SheetBlock::Questions { questions, .. } => HEADING + questions.iter().map(question).sum::<f64>(),
        SheetBlock::Salary { pay, .. } => HEADING + pay.iter().map(pay_in).sum::<f64>(),
        SheetBlock::MustHave { skills, .. } => {
            HEADING + skills.iter().map(|skill| listed(&skill.skill, &skill.terms)).sum::<f64>()
        }
        SheetBlock::Levels { levels, .. } => HEADING + levels.iter().map(level).sum::<f64>(),
        SheetBlock::Accept { instead, .. } => {
            HEADING + instead.iter().map(|one| wrapped(&in_place(one), WIDTH) + FLAG_GAP).sum::<f64>()
        }
        SheetBlock::Intake { questions, .. } => {
            HEADING + questions.iter().map(|one| wrapped(&one.question, WIDTH - MARK) + FLAG_GAP).sum::<f64>()
        }
        SheetBlock::Search { text, .. } => HEADING + wrapped(text, CODE_WIDTH) + TERM_GAP,
        SheetBlock::Versions { versions, .. } => HEADING + versions.iter().map(version).sum::<f64>(),
        SheetBlock::Compare { table, .. } => HEADING + compare(table),
        SheetBlock::Steps { steps_html, .. } => {
            HEADING + steps_html.iter().map(|step| html(step, WIDTH - MARK)).sum::<f64>()
        }
        SheetBlock::Text { title, text_html } => prose(text_html) + if title.is_some() { HEADING } else { 0.0 },
    }
}

fn term(term: &TermRef) -> f64 {
    wrapped(&format!("{} {}", term.name, term.short), WIDTH) + TERM_GAP
}

fn flag_column(flags: &[FlagContext]) -> f64 {
    if flags.is_empty() {
        return 0.0;
    }
    let flag = |flag: &FlagContext| {
        let names: Vec<_> = flag.terms.iter().map(|term| term.name.as_str()).collect();
        html(&format!("{} ({})", flag.text_html, names.join(", ")), WIDTH - MARK) + FLAG_GAP
    };
    FLAGS_HEADING + flags.iter().map(flag).sum::<f64>()
}

fn question(question: &QuestionContext) -> f64 {
    let answers = [&question.good_html, &question.weak_html].into_iter().flatten();
    wrapped(&question.question, WIDTH - MARK)
        + answers.map(|answer| html(answer, WIDTH - MARK)).sum::<f64>()
        + QUESTION_GAP
}

/// A skill and the words by which it shows.
fn listed(skill: &str, terms: &[TermRef]) -> f64 {
    let names: Vec<_> = terms.iter().map(|term| term.name.as_str()).collect();
    wrapped(&format!("{skill} ({})", names.join(", ")), WIDTH - MARK) + FLAG_GAP
}

fn level(level: &LevelContext) -> f64 {
    let years = level.years.as_deref().unwrap_or_default();
    html(&format!("{} {years} {}", level.name, level.expects_html.as_deref().unwrap_or_default()), WIDTH) + TERM_GAP
}

fn in_place(one: &InsteadContext) -> String {
    let accept: Vec<_> = one.accept.iter().map(|other| format!("{} ({})", other.term.name, other.ramp_up)).collect();
    format!("{}: {}", one.term.name, accept.join(", "))
}

/// The lines of one currency: a line or two a figure, the charts that split it up, the sources.
fn pay_in(pay: &PayContext) -> f64 {
    let rows = pay.chart.iter().flat_map(|chart| &chart.rows);
    let figures = rows.map(|row| {
        let spread = row.spread.as_deref().unwrap_or_default();
        wrapped(&format!("{} {} {spread} {}", row.label, row.text, row.detail), WIDTH) + TERM_GAP
    });
    let entries = pay.salaries.iter().map(|salary| {
        let bars = [&salary.by_experience, &salary.by_specialty].into_iter().flatten().map(|chart| chart.rows.len());
        let charts = bars.chain(salary.by_location.as_ref().map(|chart| chart.rows.len()));
        let charts = charts.map(|rows| CHART + rows as f64 * CHART_ROW).sum::<f64>();
        charts + html(&format!("{}: {}", salary.place, salary.source), WIDTH)
    });
    figures.sum::<f64>() + entries.sum::<f64>()
}

fn version(version: &VersionContext) -> f64 {
    let note = version.note_html.as_deref().unwrap_or_default();
    html(&format!("{} {} {note}", version.range, version.status_label), WIDTH) + TERM_GAP
}

fn compare(table: &ComparisonTable) -> f64 {
    let width = WIDTH.saturating_sub(ROW_NAME) / table.columns.len().max(1);
    let tallest = |cells: &[ComparisonCell]| cells.iter().map(|content| cell(content, width)).fold(1.0, f64::max);
    let rows = table.rows.iter().map(|row| tallest(&row.cells).max(wrapped(&row.label, ROW_NAME)) + ROW_GAP);
    1.0 + ROW_GAP + rows.sum::<f64>()
}

fn cell(cell: &ComparisonCell, width: usize) -> f64 {
    let text = cell.text_html.as_deref().map_or(0.0, |text| html(text, width));
    let items = cell.items.iter().map(|item| wrapped(item, width.saturating_sub(MARK))).sum::<f64>();
    let names: Vec<_> = cell.terms.iter().map(|term| term.name.as_str()).collect();
    text + items + if names.is_empty() { 0.0 } else { wrapped(&names.join(", "), width) }
}

/// The lines of running text; a paragraph is followed by a gap but for the last one.
fn prose(text: &str) -> f64 {
    let paragraphs = text.matches("</p>").count().saturating_sub(1);
    html(text, WIDTH) * PROSE + paragraphs as f64 * BLOCK_GAP
}

/// The lines of HTML: each element that is a block of its own starts a new one.
fn html(text: &str, width: usize) -> f64 {
    const BLOCKS: [&str; 13] =
        ["</p", "</li", "</tr", "</h1", "</h2", "</h3", "</h4", "</h5", "</h6", "</dt", "</dd", "</pre", "<br"];
    let mut total = 0.0;
    let mut line = String::new();
    for part in text.split_inclusive('>') {
        let (content, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        line.push_str(content);
        if BLOCKS.iter().any(|block| tag.starts_with(block)) {
            total += wrapped(&line, width);
            line.clear();
        }
    }
    total + wrapped(&line, width)
}

/// How many lines of `width` characters a text takes, words kept whole; none for an empty text.
fn wrapped(text: &str, width: usize) -> f64 {
    let mut total = 0.0;
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if total == 0.0 || used + 1 + length > width {
            total += 1.0;
            used = length;
        } else {
            used += 1 + length;
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::{html, wrapped};

    #[test]
    fn words_wrap_whole() {
        assert_eq!(wrapped("", 10), 0.0);
        assert_eq!(wrapped("aaaa bbbb cc", 9), 2.0);
        assert_eq!(wrapped("a word-longer-than-its-line b", 10), 3.0);
    }

    #[test]
    fn blocks_of_html_start_new_lines_and_tags_take_no_room() {
        assert_eq!(html("<p>One <a href=\"https://example.org/\">two</a>.</p><p>Three.</p>", 20), 2.0);
    }
}
