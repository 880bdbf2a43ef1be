//! A standard -> what has happened to its promises' ends: pauses and withdrawals, planned, changed, called off, and come.

use jiff::civil::Date;

use crate::markdown;
use crate::model::edition::{EffectiveVersion, Status};
use crate::model::life_cycle::Retirement;
use crate::model::plan::Plan;
use crate::model::prose::Prose;
use crate::render::feed::events::event::Event;
use crate::render::feed::events::subject::{Happening, Subject};
use crate::render::sentences::as_sentence;
use crate::wording::StandardEvent;

pub(super) fn add(subject: Subject<'_>, events: &mut Vec<Event>) {
    for version in subject.standard.lasting() {
        add_pause(subject, version, events);
        events.extend(over(subject, version));
    }
    let Some(last) = subject.standard.lasting().next_back() else { return };
    let owned = subject.standard.owned;
    let (own, service) = (owned.standard, owned.service);
    for end in own.ends_called_off.iter().chain(&own.retired) {
        add_end(Ending { subject, version: last, kinds: &WITHDRAWAL }, end, events);
    }
    for end in service.ends_called_off.iter().chain(&service.retired) {
        add_end(Ending { subject, version: last, kinds: &WITHDRAWAL }, end, events);
    }
}

/// The kinds of events of a plan to end something.
struct Kinds {
    announced: StandardEvent,
    changed: StandardEvent,
    called_off: StandardEvent,
}

const WITHDRAWAL: Kinds = Kinds {
    announced: StandardEvent::WithdrawalAnnounced,
    changed: StandardEvent::WithdrawalChanged,
    called_off: StandardEvent::WithdrawalCalledOff,
};

const PAUSE: Kinds = Kinds {
    announced: StandardEvent::PauseAnnounced,
    changed: StandardEvent::PauseChanged,
    called_off: StandardEvent::PauseCalledOff,
};

/// The planned end of a version's days.
#[derive(Clone, Copy)]
struct Ending<'a> {
    subject: Subject<'a>,
    version: &'a EffectiveVersion<'a>,
    kinds: &'a Kinds,
}

fn add_end<R>(ending: Ending<'_>, end: &Retirement<R>, events: &mut Vec<Event>) {
    ending.add(&end.plan, end.on.value, &reason(&end.reason), events);
}

fn add_pause(subject: Subject<'_>, version: &EffectiveVersion<'_>, events: &mut Vec<Event>) {
    let (Some(until), Some(gap)) = (version.version.until, &version.version.gap) else { return };
    let ending = Ending { subject, version, kinds: &PAUSE };
    ending.add(&version.version.pause, until.value, &as_sentence(&gap.value), events);
}

impl Ending<'_> {
    /// Adds the events of a plan whose day is `on`.
    fn add(self, plan: &Plan<Date>, on: Date, reason: &str, events: &mut Vec<Event>) {
        let days: Vec<Date> = plan.changed.iter().map(|change| change.was).chain([on]).collect();
        if let Some(announced) = plan.announced.map(|day| day.value).filter(|day| *day < days[0]) {
            events.push(self.event(self.kinds.announced, announced, days[0], vec![reason.to_owned()]));
        }
        for (at, (change, now)) in plan.changed.iter().zip(&days[1..]).enumerate() {
            let note = change.note.as_deref().map(as_sentence);
            let event = self.event(self.kinds.changed, change.on.value, *now, note.into_iter().collect());
            events.push(event.after(plan.changed[..at].iter().map(|other| other.on.value)));
        }
        if let Some(called_off) = &plan.called_off {
            let sentences = vec![as_sentence(&called_off.reason)];
            events.push(self.event(self.kinds.called_off, called_off.on.value, on, sentences));
        }
    }

    /// Returns an event about an end on a day: the promise until then, if it will come, and what is said of it.
    fn event(self, kind: StandardEvent, on: Date, ends: Date, mut sentences: Vec<String>) -> Event {
        let promise = self.subject.promise(self.version.version);
        let is_coming = kind != self.kinds.called_off;
        sentences.insert(0, if is_coming { self.subject.words.promise_until(ends, &promise) } else { promise });
        self.subject.event(self.version, self.version.version, Happening { kind, on, sentences, ends: Some(ends) })
    }
}

/// Returns that a version has ended and nothing followed it at once: a pause, if it was known then when the next one would begin.
fn over(subject: Subject<'_>, version: &EffectiveVersion<'_>) -> Option<Event> {
    let is_over = matches!(version.status, Status::Superseded | Status::Retired);
    let until = version.period.until.filter(|_| is_over)?;
    let next = subject.standard.after(version);
    if next.is_some_and(|next| next.period.from == until) {
        return None;
    }
    let was_known =
        |next: &EffectiveVersion<'_>| next.version.plan.announced.is_none_or(|announced| announced.value <= until);
    let is_pause = next.is_some_and(was_known);
    let owned = subject.standard.owned;
    let own = owned.standard.retired.as_ref().filter(|_| !is_pause);
    let service = owned.service.retired.as_ref().filter(|_| !is_pause);
    let gap = version.version.gap.as_ref().map(|gap| as_sentence(&gap.value));
    let said = gap.or_else(|| own.map(|end| reason(&end.reason))).or_else(|| service.map(|end| reason(&end.reason)));
    let kind = if is_pause { StandardEvent::Paused } else { StandardEvent::Withdrawn };
    // An end that became public only after its day is told on the day on which it did.
    let announced = [
        version.version.pause.announced,
        own.and_then(|end| end.plan.announced),
        service.and_then(|end| end.plan.announced),
    ];
    let on = announced.into_iter().flatten().map(|day| day.value).fold(until, Date::max);
    let promise = subject.words.promise_until(until, &subject.promise(version.version));
    let sentences = [Some(promise), said].into_iter().flatten().collect();
    Some(subject.event(version, version.version, Happening { kind, on, sentences, ends: Some(until) }))
}

fn reason(reason: &Prose) -> String {
    markdown::to_text(&reason.markdown)
}
