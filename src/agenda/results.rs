//! Results and actions -> the days on which results become public, late figures are expected, and actions are to be done.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::agenda::item::{Item, Kind};
use crate::agenda::maker::Maker;
use crate::agenda::plans::Boundary;
use crate::model::catalog::{Catalog, Owned};
use crate::model::id::StandardId;
use crate::model::results::{Outcome, ResultRow};
use crate::source::Located;

pub(super) fn results(catalog: &Catalog) -> Vec<Item> {
    let owners: BTreeMap<&StandardId, Owned<'_>> =
        catalog.standards().map(|owned| (&owned.standard.id.value, owned)).collect();
    let maker = |id: &StandardId| {
        let owned = owners.get(id);
        Maker {
            id: id.to_string(),
            name: owned.map_or_else(|| id.to_string(), |owned| owned.service.name.value.clone()),
            department: owned.map(|owned| owned.department.id.to_string()),
        }
    };
    let mut items = becoming_public(catalog);
    for row in catalog.results.rows() {
        if let Outcome::Late(expected) = &row.outcome {
            let todo = format!("write the figures for {}: they are expected on this day", row.period.value);
            let part = row.period.value.to_string();
            items.push(maker(&row.standard.0.value).item(
                Kind::Result,
                Some(expected.value),
                &part,
                expected.span,
                todo,
            ));
        }
    }
    for action in catalog.actions.iter().filter(|action| action.ended.is_none()) {
        let todo = format!("{}: say with `ended` how the action ended, or give it a later day", action.owner);
        let part = action.period.value.to_string();
        items.push(maker(&action.standard.0.value).item(
            Kind::Action,
            Some(action.by.value),
            &part,
            action.by.span,
            todo,
        ));
    }
    items
}

/// The days on which results become public, each once, whatever standards they are about.
fn becoming_public(catalog: &Catalog) -> Vec<Item> {
    let fiscal = catalog.site.first_fiscal_month();
    let mut days: BTreeMap<Date, &ResultRow> = BTreeMap::new();
    for row in catalog.results.rows() {
        days.entry(row.public_from(fiscal)).or_insert(row);
    }
    for action in &catalog.actions {
        let ended = action.ended.as_ref().map(|ended| ended.on.value);
        for day in ended.into_iter().chain([action.period.value.until(fiscal)]) {
            if let Some(row) = catalog.results.rows_of(&action.standard.0.value).first() {
                days.entry(day).or_insert(row);
            }
        }
    }
    let maker = Maker { id: "results".to_owned(), name: catalog.site.title.clone(), department: None };
    let each = days.into_iter().map(|(day, row)| {
        let at = Located { value: day, span: row.span };
        maker.rebuild(Boundary::new(at, day.to_string(), "results become public"))
    });
    each.collect()
}
