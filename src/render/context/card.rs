//! `card.svg`: the picture of a page in link previews.

use serde::Serialize;

/// What `card.svg` shows. Lines are cut to fit and places are pixels of a picture of 1200 × 630; text stands on its `y`.
#[derive(Debug, Clone, Serialize)]
pub struct CardContext {
    /// The colour of the paper, as the others `#1d2230`.
    pub paper: String,
    /// The colour of the name.
    pub ink: String,
    /// The colour of the summary.
    pub ink_2: String,
    /// The colour of fine lines.
    pub line: String,
    /// The colour of the kind of page.
    pub accent: String,
    /// The family of the one font, which comes with the program in regular and in bold.
    pub family: String,
    /// Where text begins.
    pub x: u32,
    /// The guide's name.
    pub site_title: Option<CardLine>,
    /// The kind of page in words.
    pub label: Option<CardLine>,
    /// The name of the page.
    pub name: Vec<CardLine>,
    /// What it is, in a sentence.
    pub summary: Vec<CardLine>,
    /// The middles of the places of the alphabet at the edge.
    pub marks: Vec<u32>,
    /// The tabs at the edge: a page stands where its letter does.
    pub tabs: Vec<CardTab>,
}

/// A line of text.
#[derive(Debug, Clone, Serialize)]
pub struct CardLine {
    /// Its words.
    pub text: String,
    /// The line that it stands on.
    pub y: u32,
    /// The size of its letters.
    pub size: u32,
}

/// A tab at the edge, like those that are cut into a dictionary.
#[derive(Debug, Clone, Serialize)]
pub struct CardTab {
    /// Its letter; may be empty.
    pub letter: String,
    /// Its middle.
    pub y: u32,
    /// Its colour.
    pub colour: String,
}
