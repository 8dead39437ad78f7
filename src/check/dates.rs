//! Lints of dates: in the future, or in an order that cannot be.

use super::at_field;
use crate::diagnostics::Diagnostics;
use crate::model::{Date, Kind};
use crate::resolve::ResolvedSite;

pub(super) fn check(resolved: &ResolvedSite, today: Date, found: &mut Diagnostics) {
    let site = &resolved.site;
    for view in site.documents() {
        let id: &str = &view.id.id;
        let written =
            (view.id.kind == Kind::Article).then(|| site.articles.get(id).map(|article| article.front.date)).flatten();
        let reviewed = match view.id.kind {
            Kind::Term => site.terms.get(id).and_then(|term| term.front.reviewed),
            Kind::Role => site.roles.get(id).and_then(|role| role.front.reviewed),
            _ => None,
        };
        let updated = view.common.updated;
        for (field, date) in [("date", written), ("updated", updated), ("reviewed", reviewed)] {
            if let Some(date) = date.filter(|date| *date > today) {
                let message = format!("`{field}` is {date}, which is in the future");
                let hint = "readers see the text now; `draft: true` keeps it back";
                found.push(at_field(view.file, &view.body.source, field, "future-date", message).hint(hint));
            }
        }
        if let (Some(written), Some(updated)) = (written, updated)
            && updated < written
        {
            let message = format!("`updated` is {updated}, before `date`, which is {written}");
            let hint = "one of the two is mistyped";
            found.push(at_field(view.file, &view.body.source, "updated", "date-order", message).hint(hint));
        }
    }
}
