//! A promise -> its sentence.

use std::borrow::Cow;

use crate::language::{Pattern, SentencePatterns, Slot};
use crate::model::amount::{Amount, Unit};
use crate::model::stage::Stage;
use crate::model::standard::{Conditions, Promise, StartEvent};
use crate::model::target::Target;
use crate::wording::capital::capital;
use crate::wording::headings::{has_words, without_stop};
use crate::wording::targets::USUAL_PROMISE;
use crate::wording::writer::Wording;

impl<'a> Wording<'a> {
    /// The promise in one sentence: `From May to October, we will make the pothole safe within 3 business days, 9 times in 10.`
    ///
    /// What limits the promise comes first, because it tells residents whether the rest is for them. What starts the clock follows the time,
    /// unless it is the request itself.
    #[must_use]
    pub fn promise(self, promise: &Promise, stage: Stage) -> String {
        let action = self.action(promise, stage);
        let limits = promise.conditions.as_ref().map(|conditions| self.limits(&conditions.value, action));
        let limits = limits.unwrap_or_default();
        let patterns = if limits.is_empty() { &self.0.promise.always } else { &self.0.promise.limited };
        let pattern = match (&promise.target.value, &promise.statutory) {
            (Target::None(_), Some(_)) => &patterns.lawful,
            (target, _) => self.pattern(patterns, target),
        };
        let start = start(promise).unwrap_or_default();
        let at_once = at_once(&promise.target.value).filter(|_| !start.is_empty());
        let mut out = String::with_capacity(USUAL_PROMISE);
        pattern.write(&mut out, &mut |slot, out| match slot {
            Slot::Action => out.push_str(action),
            Slot::Target if let Some(unit) = at_once => {
                self.unit(unit).at_once_with.write(out, &mut |_, out| out.push_str(start));
            }
            Slot::Target => self.add_target(out, &promise.target.value, !start.is_empty()),
            Slot::Share => self.add_share_unless_every_time(out, promise),
            Slot::Start if at_once.is_some() => {}
            Slot::Start => out.push_str(start),
            Slot::Limit => {
                if let Some(limit) = &promise.statutory {
                    out.push_str(&self.amount(limit.within.value));
                }
            }
            _ => out.push_str(&limits),
        });
        if pattern.begins_with_a_value() { capital(&out) } else { out }
    }

    fn pattern<'p>(self, patterns: &'p SentencePatterns, target: &Target) -> &'p Pattern {
        match target {
            Target::None(_) => &patterns.untimed,
            Target::AtMost(count) if !self.is_times(count) => &patterns.counted,
            Target::Share(_) => &patterns.shared,
            Target::Level(_) => &patterns.level,
            Target::Within(_)
            | Target::Average(_)
            | Target::Between(..)
            | Target::Every(_)
            | Target::AtMost(_)
            | Target::AtLeast(_)
            | Target::Ahead(_)
            | Target::By(_) => &patterns.timed,
        }
    }

    /// What we do, after "We will": the promise's own words, else those of its stage: `make the pothole safe`.
    #[must_use]
    pub fn action<'p>(self, promise: &'p Promise, stage: Stage) -> &'p str
    where
        'a: 'p,
    {
        promise.we.as_ref().map_or_else(|| &*self.0.stages[stage as usize].action, |we| we.value.as_str())
    }

    /// When a promise holds, in words: `for priority-one walkways, from May to October`.
    #[must_use]
    pub fn conditions(self, conditions: &Conditions) -> String {
        self.limits(conditions, "")
    }

    /// What limits a promise, as the beginning of its sentence: `for priority-one walkways, from May to October`.
    fn limits(self, conditions: &Conditions, said: &str) -> String {
        let Conditions { zone, priority, season, text } = conditions;
        let is_said = |noun: &&String| has_words(said, without_stop(noun));
        let nouns =
            [priority, zone].into_iter().flatten().filter(|noun| !is_said(noun)).map(|noun| self.for_case(noun));
        let season = season.map(|season| self.season(season));
        let text = text.as_ref().map(|text| self.inside_a_sentence(&text.value).into_owned());
        let all: Vec<String> = nouns.chain(season).chain(text).collect();
        all.join(&self.0.promise.between_limits)
    }

    /// An area or a priority as the beginning of a sentence: `for priority-one walkways`, `north of Main Street`.
    fn for_case(self, noun: &str) -> String {
        if self.0.begins_like_a_condition(noun) {
            return self.inside_a_sentence(noun).into_owned();
        }
        self.0.promise.for_case.filled(|_, out| out.push_str(without_stop(noun)))
    }

    /// A condition as it is written inside a sentence: `if you are in a hurry`.
    pub(super) fn inside_a_sentence(self, text: &str) -> Cow<'_, str> {
        self.0.inside_a_sentence(without_stop(text))
    }
}

/// The unit of which nothing may pass.
fn at_once(target: &Target) -> Option<Unit> {
    if let Target::Within(Amount { value: 0, unit }) = target { Some(*unit) } else { None }
}

/// What starts the clock, where each case has one and it isn't the request itself.
pub(super) fn start(promise: &Promise) -> Option<&str> {
    let start = promise.clock.starts.as_ref().filter(|start| start.event != StartEvent::RequestReceived)?;
    let is_said = promise.target.value.is_counted_from_a_start() || promise.statutory.is_some();
    is_said.then_some(without_stop(&start.text.value))
}
