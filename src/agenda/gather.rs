//! Catalog, its files, a day and those on which an edition begins -> the agenda, in order.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::agenda::calendars::calendars;
use crate::agenda::item::{Agenda, Item, Kind, Place};
use crate::agenda::maker::Maker;
use crate::agenda::plans::Boundary;
use crate::agenda::promises::promises;
use crate::agenda::results::results;
use crate::model::catalog::Catalog;
use crate::source::{Located, Sources};

/// The days that an agenda covers.
#[derive(Debug, Clone)]
pub struct Days {
    /// The day on which it is read.
    pub today: Date,
    /// The day after the last one.
    pub until: Date,
    /// The days between them on which the site says something else than on the day before.
    pub beginnings: BTreeSet<Date>,
}

/// Everything that there is to do in these days, and what is overdue; of one department, if one is given.
#[must_use]
pub fn agenda(catalog: &Catalog, sources: &Sources, days: &Days, department: Option<&str>) -> Agenda {
    let Days { today, until, beginnings } = days;
    let mut items = promises(catalog, *today);
    items.extend(calendars(catalog, *today));
    items.extend(results(catalog));
    items.retain(|item| match (item.kind, item.day) {
        (_, None) => true,
        (Kind::Rebuild, Some(day)) => beginnings.contains(&day),
        (_, Some(day)) => day < *until || item.is_overdue(*today),
    });
    let explained: BTreeSet<Date> = items.iter().filter_map(|item| item.day).collect();
    items.extend((1..).zip(beginnings.difference(&explained)).map(|(number, day)| unexplained(catalog, number, *day)));
    items.retain(|item| department.is_none_or(|wanted| item.department.as_deref() == Some(wanted)));
    items.sort_by(|a, b| key(a, *today).cmp(&key(b, *today)));
    let placed = |item: Item| {
        let (line, _) = sources.line_column(item.place);
        let place = Place { file: sources.get(item.place.source).path.clone(), line };
        (item, place)
    };
    Agenda {
        city: catalog.site.city.clone(),
        authority: catalog.site.authority().name().to_owned(),
        today: *today,
        until: *until,
        items: items.into_iter().map(placed).collect(),
    }
}

/// A day on which an edition begins for a reason that no item names, such as a date in a draft.
fn unexplained(catalog: &Catalog, number: usize, day: Date) -> Item {
    let maker = Maker { id: "site".to_owned(), name: catalog.site.title.clone(), department: None };
    let day = Located { value: day, span: catalog.site.base_url.span };
    maker.rebuild(Boundary::new(day, number.to_string(), "a new edition begins"))
}

/// Overdue ones first, then by day, those without one last.
fn key(item: &Item, today: Date) -> (bool, bool, Option<Date>, Kind, &str, &str) {
    (!item.is_overdue(today), item.day.is_none(), item.day, item.kind, &item.id, &item.part)
}
