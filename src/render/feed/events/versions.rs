//! A version -> what has happened to it: announced, changed, called off, in effect, corrected.

use jiff::civil::Date;

use crate::model::edition::{EffectiveVersion, Status};
use crate::model::standard::Version;
use crate::render::feed::events::event::Event;
use crate::render::feed::events::subject::{Happening, Subject, first_form, form_on, forms};
use crate::render::sentences::as_sentence;
use crate::wording::StandardEvent;

pub(super) fn add(subject: Subject<'_>, version: &EffectiveVersion<'_>, events: &mut Vec<Event>) {
    let source = Source { subject, version, first: first_form(version.version) };
    events.extend(source.announced());
    events.extend(source.changed());
    events.extend(source.called_off());
    events.extend(source.in_effect());
    source.add_corrections(events);
}

/// A version that things happen to.
struct Source<'a> {
    subject: Subject<'a>,
    version: &'a EffectiveVersion<'a>,
    /// The version as it was first published.
    first: &'a Version,
}

impl Source<'_> {
    fn event(&self, kind: StandardEvent, on: Date, form: &Version, sentences: Vec<String>) -> Event {
        self.subject.event(self.version, form, Happening { kind, on, sentences, ends: None })
    }

    /// Says what a form promises, what was promised before it, and what changes with it.
    fn said(&self, form: &Version) -> Vec<String> {
        let before = self.subject.standard.before(self.version);
        let before = before.map(|before| self.subject.words.promise_before(&self.subject.promise(before.version)));
        let change = form.change.as_ref().map(|change| change.value.clone());
        [Some(self.subject.promise_from(form)), before, change].into_iter().flatten().collect()
    }

    /// Returns the day on which it was announced, if that was before its first day.
    fn announced_on(&self) -> Option<Date> {
        let on = self.version.version.plan.announced?.value;
        (on < self.first.effective.value && !self.first.begins_earlier).then_some(on)
    }

    fn announced(&self) -> Option<Event> {
        let on = self.announced_on()?;
        Some(self.event(StandardEvent::Announced, on, self.first, self.said(self.first)))
    }

    fn changed(&self) -> impl Iterator<Item = Event> {
        let all = &self.version.version.plan.changed;
        all.iter().enumerate().map(move |(at, change)| {
            let (on, was) = (change.on.value, &*change.was);
            let form = form_on(self.version.version, on);
            let before = self.subject.words.promise_before(&self.subject.promise_from(was));
            let note = change.note.as_deref().map(as_sentence);
            let sentences = note.into_iter().chain([self.subject.promise_from(form), before]).collect();
            let event = self.event(StandardEvent::Changed, on, form, sentences);
            event.after(all[..at].iter().map(|other| other.on.value))
        })
    }

    fn called_off(&self) -> Option<Event> {
        let called_off = self.version.version.plan.called_off.as_ref()?;
        let form = self.version.version;
        let before = self.subject.words.promise_before(&self.subject.promise_from(form));
        let sentences = vec![as_sentence(&called_off.reason), before];
        Some(self.event(StandardEvent::CalledOff, called_off.on.value, form, sentences))
    }

    /// Returns that it took effect, on the first day on which a form of it was both public and in force. What is corrected later about that day
    /// is told by the correction.
    fn in_effect(&self) -> Option<Event> {
        if self.version.status == Status::CalledOff {
            return None;
        }
        let mut since = self.version.version.plan.announced.map(|day| day.value);
        for (form, until) in forms(self.version.version) {
            let on = since.map_or(form.effective.value, |since| since.max(form.effective.value));
            if until.is_none_or(|until| on < until) {
                return Some(self.event(StandardEvent::InEffect, on, form, self.said(form)));
            }
            since = since.max(until);
        }
        None
    }

    fn add_corrections(&self, events: &mut Vec<Event>) {
        let all = self.version.corrected;
        for (at, correction) in all.iter().enumerate() {
            let day = correction.on.value;
            let form = form_on(self.version.version, day);
            // Without what was published before, only the last correction knows what the version said after it.
            let is_known = correction.was.is_some() || at + 1 == all.len();
            let now = is_known.then(|| self.subject.words.promise_now(&self.subject.promise(form)));
            let was = correction.was.as_deref();
            let before = was.map(|was| self.subject.words.promise_before(&self.subject.promise(was)));
            let note = as_sentence(&correction.note);
            let sentences = [Some(note), now, before].into_iter().flatten().collect();
            // A version can be corrected again, even on the same day.
            let event = self.event(StandardEvent::Corrected, day, form, sentences);
            events.push(event.after(all[..at].iter().map(|other| other.on.value)));
        }
    }
}
