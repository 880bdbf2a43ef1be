//! A standard, and what happened to it -> an event with its id, its title and its text.

use jiff::civil::Date;

use crate::address;
use crate::model::catalog::Catalog;
use crate::model::department::Department;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::model::id::Id;
use crate::model::standard::Version;
use crate::render::feed::events::names::{first_id, id_on};
use crate::render::feed::events::{Event, EventKind};
use crate::wording::Wording;

/// A standard that things happen to.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) words: Wording<'a>,
    /// The start of all ids.
    pub(super) tag: &'a str,
    pub(super) standard: &'a EffectiveStandard<'a>,
    pub(super) catalog: &'a Catalog,
}

/// What happened.
pub(super) struct Happening {
    pub(super) kind: EventKind,
    pub(super) on: Date,
    /// What is said of it, in sentences.
    pub(super) sentences: Vec<String>,
    /// The day on which the version ends, where it is about that.
    pub(super) ends: Option<Date>,
}

impl Subject<'_> {
    /// Returns the event of a version. `form` is the version as it was once this had happened.
    pub(super) fn event(self, version: &EffectiveVersion<'_>, form: &Version, happening: Happening) -> Event {
        let Happening { kind, on, sentences, ends } = happening;
        let owned = self.standard.owned;
        let name = owned.standard.name.as_deref();
        let about = self.words.heading(&form.promise, owned.standard.stage, name);
        let first = first_id(owned.standard).as_str();
        let from = first_form(version.version).effective.value.to_string();
        let day = on.to_string();
        Event {
            kind,
            date: on,
            moment: String::new(),
            id: [self.tag, first, "/", &from, "/", kind.code(), "/", &day].concat(),
            title: self.words.event(kind.of_feed(), &owned.service.name.value, &about),
            text: sentences.join(" "),
            department: owned.department.name.clone(),
            standard: id_on(owned, on).to_string(),
            page: address::standard(&owned.standard.id.value),
            effective_from: form.effective.value,
            ends,
        }
    }

    /// Returns what a department is called, which may have another id by now; its id, if it is gone.
    pub(super) fn department_name(self, id: &Id) -> String {
        let is_it = |department: &&Department| {
            department.id.value == *id || department.formerly.iter().any(|former| former.id.value == *id)
        };
        self.catalog.departments.iter().find(is_it).map_or_else(|| id.to_string(), |department| department.name.clone())
    }

    /// Returns what a form of a version promises.
    pub(super) fn promise(self, form: &Version) -> String {
        self.words.promise(&form.promise, self.standard.owned.standard.stage)
    }

    /// Returns what a form of a version promises from its first day on, if that is known.
    pub(super) fn promise_from(self, form: &Version) -> String {
        let promise = self.promise(form);
        if form.begins_earlier { promise } else { self.words.promise_from(form.effective.value, &promise) }
    }
}

/// Returns a version as it was first published.
pub(super) fn first_form(version: &Version) -> &Version {
    form_before(version, None)
}

/// Returns a version as it was on a day.
pub(super) fn form_on(version: &Version, day: Date) -> &Version {
    form_before(version, Some(day))
}

/// Returns the form that the first change or correction after the day replaced; after none, the first of all.
fn form_before(version: &Version, day: Option<Date>) -> &Version {
    let is_later = |on: Date| day.is_none_or(|day| on > day);
    let changes = version.plan.changed.iter().map(|change| (change.on.value, &change.was));
    let corrections = version.corrected.iter().filter_map(|one| Some((one.on.value, one.was.as_ref()?)));
    let later = changes.chain(corrections).filter(|(on, _)| is_later(*on));
    later.min_by_key(|(on, _)| *on).map_or(version, |(_, was)| was)
}
