//! Turns numbers and names into the geometry of charts and maps.
//!
//! Runs while a page is rendered; takes plain numbers and texts, gives integers and words that a template prints.
//! Invariant: every figure that a chart draws also stands in it as text, so that the chart is its own table.

mod bars;
mod field;
mod map;
mod money;
mod places;

pub use bars::{Bar, BarChart, RangeFigure, Tick, bar_chart, experience_label};
pub use field::{
    FieldDrawing, FieldEdge, FieldFact, FieldGroup, FieldLine, FieldLink, FieldMap, FieldNode, FieldRelation,
    FieldTerm, FieldTie, field_map,
};
pub use map::{MapBand, MapNeighbour, MapNode, MapRelation, TermMap, term_map};
pub use money::money;
pub use places::{PlaceBar, PlaceChart, PlaceFigure, place_chart};

/// The width of a chart's drawing area in units; a chart stretches it to the room there is.
pub const CHART_WIDTH: u32 = 1000;
