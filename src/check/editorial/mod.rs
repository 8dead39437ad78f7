//! Lints that keep the texts true, fair and natural.
//!
//! Runs with the other lints of sources; what an editor-in-chief sees at a glance is in `report`.

mod answers;
mod facts;
mod names;
mod relations;
pub mod report;
mod spelling;
mod texts;

use crate::diagnostics::Diagnostics;
use crate::model::Date;
use crate::resolve::ResolvedSite;

pub(super) fn check(resolved: &ResolvedSite, today: Date, found: &mut Diagnostics) {
    answers::check(resolved, found);
    facts::check(resolved, today, found);
    names::check(resolved, found);
    relations::check(resolved, found);
    spelling::check(resolved, found);
    texts::check(resolved, found);
}
