//! A standard, and what happened to it -> an event with its id, its title and its text.

use jiff::civil::Date;

use crate::address;
use crate::model::catalog::Catalog;
use crate::model::department::Department;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::model::id::Id;
use crate::model::standard::Version;
use crate::render::feed::events::event::Event;
use crate::render::feed::events::kind::{EventKind, code};
use crate::render::feed::events::names::{first_id, id_on};
use crate::wording::{StandardEvent, Wording};

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
    pub(super) kind: StandardEvent,
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
        let code = code(EventKind::OfStandard(kind));
        Event {
            kind: EventKind::OfStandard(kind),
            date: on,
            moment: String::new(),
            id: [self.tag, first, "/", &from, "/", code, "/", &day].concat(),
            title: self.words.event(kind, &owned.service.name.value, &about),
            text: sentences.join(" "),
            department: Some(owned.department.name.clone()),
            standard: Some(id_on(owned, on).to_string()),
            page: address::standard(&owned.standard.id.value),
            effective_from: Some(form.effective.value),
            ends,
        }
    }

    /// Returns what a department is called, or was called when it had this id; the id, if nobody knows.
    pub(super) fn department_name(self, id: &Id) -> String {
        let own = |department: &Department| (department.id.value == *id).then(|| department.name.clone());
        let former = |department: &Department| {
            let former = department.formerly.iter().find(|former| former.id.value == *id)?;
            Some(former.name.clone().unwrap_or_else(|| department.name.clone()))
        };
        self.catalog
            .departments
            .iter()
            .find_map(|one| own(one).or_else(|| former(one)))
            .unwrap_or_else(|| id.to_string())
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
    forms(version).first().map_or(version, |(form, _)| form)
}

/// Returns a version as it was on a day.
pub(super) fn form_on(version: &Version, day: Date) -> &Version {
    let forms = forms(version);
    let held = forms.iter().find(|(_, until)| until.is_none_or(|until| day < until));
    held.map_or(version, |(form, _)| form)
}

/// Returns every form of a version, oldest first, each with the day on which a change or a correction replaced it.
pub(super) fn forms(version: &Version) -> Vec<(&Version, Option<Date>)> {
    let changes = version.plan.changed.iter().map(|change| (&*change.was, Some(change.on.value)));
    let corrections = version.corrected.iter().filter_map(|one| Some((one.was.as_deref()?, Some(one.on.value))));
    let mut forms: Vec<(&Version, Option<Date>)> = changes.chain(corrections).collect();
    forms.sort_by_key(|(_, until)| *until);
    forms.push((version, None));
    forms
}
