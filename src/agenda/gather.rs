//! Catalog, its files and a day -> the agenda, in order.

use jiff::civil::Date;

use crate::agenda::calendars::calendars;
use crate::agenda::item::{Agenda, Item, Kind, Place};
use crate::agenda::promises::promises;
use crate::model::catalog::Catalog;
use crate::source::Sources;

/// Everything that needs somebody before `until`, and what is overdue; of one department, if one is given.
#[must_use]
pub fn agenda(catalog: &Catalog, sources: &Sources, today: Date, until: Date, department: Option<&str>) -> Agenda {
    let mut items = promises(catalog, today);
    items.extend(calendars(catalog, today));
    items.retain(|item| {
        let is_in_time = item.day.is_none_or(|day| day < until && (item.kind != Kind::Rebuild || day > today));
        let is_theirs = department.is_none_or(|wanted| item.department.as_deref() == Some(wanted));
        is_in_time && is_theirs
    });
    items.sort_by(|a, b| key(a).cmp(&key(b)));
    items.dedup();
    let place = |item: &Item| {
        let (line, _) = sources.line_column(item.place);
        Place { file: sources.get(item.place.source).path.clone(), line }
    };
    Agenda {
        city: catalog.site.city.clone(),
        authority: catalog.site.authority().name().to_owned(),
        today,
        until,
        items: items.into_iter().map(|item| (item.clone(), place(&item))).collect(),
    }
}

/// By day, those without one last.
fn key(item: &Item) -> (bool, Option<Date>, Kind, &str, &str) {
    (item.day.is_none(), item.day, item.kind, &item.id, &item.todo)
}
