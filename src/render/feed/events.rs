//! Edition -> events of its standards, for the two feeds of changes: announced, effective, corrected, withdrawn.
//!
//! Every id and every date comes from the content, so that an event is the same in every build.

use jiff::civil::Date;

use crate::model::edition::{Edition, EffectiveStandard, EffectiveVersion, Status};
use crate::model::id::StandardId;
use crate::model::site::Site;
use crate::model::standard::{Standard, VersionCorrection};
use crate::render::sentences::sentence;
use crate::wording::{self, Wording};
use crate::{address, markdown};

/// The kind of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EventKind {
    Announced,
    Effective,
    Corrected,
    Withdrawn,
}

impl EventKind {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Effective => "effective",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
        }
    }

    const fn of_feed(self) -> wording::StandardEvent {
        match self {
            Self::Announced => wording::StandardEvent::Announced,
            Self::Effective => wording::StandardEvent::Effective,
            Self::Corrected => wording::StandardEvent::Corrected,
            Self::Withdrawn => wording::StandardEvent::Withdrawn,
        }
    }
}

/// An event of a version of a standard.
pub(super) struct Event {
    pub(super) kind: EventKind,
    pub(super) date: Date,
    /// The start of its day in the city's time zone (RFC 3339).
    pub(super) moment: String,
    /// A `tag:` URI (RFC 4151).
    pub(super) id: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) department: String,
    pub(super) standard: String,
    /// The address of its page, relative to the site's.
    pub(super) page: String,
    pub(super) revision: u32,
    pub(super) effective_from: Date,
}

/// Returns all events, latest first.
pub(super) fn events(edition: &Edition<'_>) -> Vec<Event> {
    let site = &edition.catalog.site;
    let tag = &*tag(site, "");
    let words = Wording::new(&edition.catalog.language);
    let mut events: Vec<Event> = edition
        .standards()
        .flat_map(|standard| {
            standard.versions.iter().flat_map(move |version| EventSource { words, tag, standard, version }.events())
        })
        .collect();
    events.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    for same_day in events.chunk_by_mut(|a, b| a.date == b.date) {
        let moment = moment(site, same_day[0].date);
        for event in same_day.iter_mut() {
            event.moment.clone_from(&moment);
        }
    }
    events
}

/// Returns a permanent `tag:` URI for the feeds of changes: with the host of the site itself, whatever address it is built for, and the
/// year in which such names were first used.
pub(super) fn tag(site: &Site, name: &str) -> String {
    format!("tag:{},2026:{name}", site.base_url.value.host())
}

/// Returns the start of a day in the city's time zone (RFC 3339).
pub(super) fn moment(site: &Site, day: Date) -> String {
    let start = site.time_zone.rules.to_ambiguous_zoned(day.at(0, 0, 0, 0)).compatible();
    start.map_or_else(|_| format!("{day}T00:00:00Z"), |start| start.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// Returns a standard's first id, so that its events keep their ids when the standard gets another one.
fn first_id(standard: &Standard) -> &StandardId {
    standard.formerly.first().map_or(&standard.id.value, |former| &former.id.value)
}

/// A version with its standard.
#[derive(Clone, Copy)]
struct EventSource<'a> {
    words: Wording<'a>,
    /// The start of all event ids.
    tag: &'a str,
    standard: &'a EffectiveStandard<'a>,
    version: &'a EffectiveVersion<'a>,
}

impl EventSource<'_> {
    fn events(self) -> impl Iterator<Item = Event> {
        let all = self.version.corrected;
        let corrected = (1..=all.len()).rev().map(move |count| self.corrected(&all[..count], count == all.len()));
        let said = self.said();
        let announced = self.announced().map(|on| self.event(EventKind::Announced, on, said.clone()));
        let effective = self.effective().map(|on| self.event(EventKind::Effective, on, said));
        [announced, effective, self.withdrawn()].into_iter().chain(corrected).flatten()
    }

    fn event(self, kind: EventKind, date: Date, text: String) -> Event {
        let Self { words, tag, standard, version } = self;
        let owned = standard.owned;
        let (id, from) = (&owned.standard.id.value, version.period.from);
        let name = owned.standard.name.as_deref();
        let about = words.heading(&version.version.promise, owned.standard.stage, name);
        Event {
            kind,
            date,
            moment: String::new(),
            id: [tag, first_id(owned.standard).as_str(), "/", &from.to_string(), "/", kind.word()].concat(),
            title: words.event(kind.of_feed(), &owned.service.name.value, &about),
            text,
            department: owned.department.name.clone(),
            standard: id.to_string(),
            page: address::standard(id),
            revision: version.revision,
            effective_from: from,
        }
    }

    fn promise(self) -> String {
        sentence(self.words, self.standard, self.version)
    }

    /// Says what is promised from the version's first day on, if that is known, what was promised before, and what has changed.
    fn said(self) -> String {
        let promise = self.promise();
        let from = if self.version.version.begins_earlier {
            promise
        } else {
            self.words.promise_from(self.version.period.from, &promise)
        };
        let change = self.version.version.change.as_ref().map(|change| change.value.clone());
        sentences([Some(from), self.before(), change])
    }

    /// Returns the promise of the previous version.
    fn before(self) -> Option<String> {
        let before = self.standard.before(self.version)?;
        Some(self.words.promise_before(&sentence(self.words, self.standard, before)))
    }

    /// Returns the date of its approval, if that is known to be before its first day.
    fn announced(self) -> Option<Date> {
        let on = self.version.approved?.on.value;
        (on < self.version.period.from && !self.version.version.begins_earlier).then_some(on)
    }

    /// Returns its first known day, if that is not in the future.
    fn effective(self) -> Option<Date> {
        (self.version.status != Status::Scheduled).then_some(self.version.period.from)
    }

    /// Returns the event of the last of these corrections: what was wrong, and what the promise says now if it was not corrected again.
    fn corrected(self, until_then: &[VersionCorrection], is_latest: bool) -> Option<Event> {
        let correction = until_then.last()?;
        let day = correction.on.value;
        let now = is_latest.then(|| self.words.promise_now(&self.promise()));
        let text = sentences([Some(correction.note.clone()), now, None]);
        let mut event = self.event(EventKind::Corrected, day, text);
        // A version can be corrected again, even on the same day.
        let on_that_day = until_then.iter().filter(|other| other.on.value == day).count();
        let again = if on_that_day > 1 { format!("/{on_that_day}") } else { String::new() };
        event.id = format!("{}/{day}{again}", event.id);
        Some(event)
    }

    /// Returns the end of a version that no other follows at once.
    fn withdrawn(self) -> Option<Event> {
        let is_over = matches!(self.version.status, Status::Superseded | Status::Retired);
        let until = self.version.period.until.filter(|_| is_over)?;
        let is_followed = self.standard.versions.iter().any(|next| next.period.from == until);
        let last = self.words.promise_until(until, &self.promise());
        (!is_followed).then(|| self.event(EventKind::Withdrawn, until, sentences([Some(last), self.reason(), None])))
    }

    fn reason(self) -> Option<String> {
        let owned = self.standard.owned;
        let gap = self.version.version.gap.as_ref().map(|gap| gap.value.clone());
        let own = owned.standard.retired.as_ref().map(|retired| &retired.reason);
        let service = owned.service.retired.as_ref().map(|retired| &retired.reason);
        gap.or_else(|| own.or(service).map(|reason| markdown::to_text(&reason.markdown)))
    }
}

fn sentences(all: [Option<String>; 3]) -> String {
    let all: Vec<String> = all.into_iter().flatten().collect();
    all.join(" ")
}
