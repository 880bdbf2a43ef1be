//! What the items about one thing, such as a service, have in common -> each of them.

use jiff::civil::Date;

use crate::agenda::item::{Item, Kind};
use crate::agenda::plans::Boundary;
use crate::model::standard::Standard;
use crate::source::Span;

/// An item is made with what those of one thing have in common.
pub(super) struct Maker {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) department: Option<String>,
}

impl Maker {
    pub(super) fn item(&self, kind: Kind, day: Option<Date>, part: &str, place: Span, todo: impl Into<String>) -> Item {
        let Self { id, name, department } = self;
        Item {
            day,
            kind,
            id: id.clone(),
            part: part.to_owned(),
            name: name.clone(),
            department: department.clone(),
            todo: todo.into(),
            command: None,
            place,
        }
    }

    pub(super) fn rebuild(&self, boundary: Boundary) -> Item {
        let Boundary { day, part, why } = boundary;
        let todo = format!("rebuild the site: {why}");
        let item = self.item(Kind::Rebuild, Some(day.value), &part, day.span, todo);
        Item { command: Some("charter build".to_owned()), ..item }
    }

    /// What is a draft as a whole is due on the first day on which one of its standards is to be public.
    pub(super) fn draft(&self, standards: &[Standard], place: Span, what: &str) -> Item {
        let versions = standards.iter().flat_map(|standard| &standard.versions);
        let first = versions.filter_map(|version| version.plan.announced).map(|day| day.value).min();
        self.item(Kind::Draft, first, "", place, format!("finish {what}, or remove it: it is a draft"))
    }
}

/// What a version is called.
pub(super) const fn noun(number: u32) -> &'static str {
    if number == 1 { "the promise" } else { "the new promise" }
}
