//! A promise -> its sentence, and what is done without when.

use std::borrow::Cow;

use crate::language::Slot;
use crate::model::stage::Stage;
use crate::model::standard::{Conditions, Promise};
use crate::model::target::Target;
use crate::wording::capital::capital;
use crate::wording::targets::USUAL_PROMISE;
use crate::wording::writer::Wording;

impl<'a> Wording<'a> {
    /// The promise in one sentence: `We will make the pothole safe within 3 business days, 9 times in 10.`
    #[must_use]
    pub fn promise(self, promise: &Promise, stage: Stage) -> String {
        let conditions = promise.conditions.as_ref().map(|conditions| &conditions.value);
        let said = self.sentence(promise, stage, conditions, "");
        let cases = conditions.map(|conditions| self.cases(conditions, &said)).unwrap_or_default();
        if cases.is_empty() { said } else { self.sentence(promise, stage, conditions, &cases) }
    }

    fn sentence(self, promise: &Promise, stage: Stage, conditions: Option<&Conditions>, cases: &str) -> String {
        let target = &promise.target.value;
        let pattern = match target {
            Target::None(_) => &self.0.promise.untimed,
            Target::AtMost(_) => &self.0.promise.counted,
            Target::Within(_) | Target::Average(_) | Target::Between(..) | Target::Every(_) => &self.0.promise.timed,
        };
        let mut out = String::with_capacity(USUAL_PROMISE);
        pattern.write(&mut out, &mut |slot, out| match slot {
            Slot::Action => out.push_str(self.action(promise, stage)),
            Slot::Target => self.add_target(out, target),
            Slot::Share => self.add_share_unless_every_time(out, promise),
            Slot::When => {
                let when = conditions.and_then(|conditions| conditions.text.as_deref());
                out.push_str(&when.map_or(Cow::Borrowed(""), |text| self.inside_a_sentence(text)));
            }
            _ => out.push_str(cases),
        });
        if pattern.begins_with_a_value() { capital(&out) } else { out }
    }

    /// What we do, after "We will": the promise's own words, else those of its stage: `make the pothole safe`.
    #[must_use]
    pub fn action<'p>(self, promise: &'p Promise, stage: Stage) -> &'p str
    where
        'a: 'p,
    {
        promise.we.as_ref().map_or_else(|| &*self.0.stages[stage as usize].action, |we| we.value.as_str())
    }

    /// What we do, without when: `We will make the pothole safe`.
    #[must_use]
    pub fn we_will(self, promise: &Promise, stage: Stage) -> String {
        let pattern = &self.0.promise.action;
        let sentence = pattern.filled(|_, out| out.push_str(self.action(promise, stage)));
        if pattern.begins_with_a_value() { capital(&sentence) } else { sentence }
    }

    /// A text with the cases that a promise is for, if it doesn't say them: `Reply (priority-one walkways; from May to October)`.
    #[must_use]
    pub fn with_cases(self, text: &str, conditions: &Conditions) -> String {
        let cases = self.cases(conditions, text);
        self.0.promise.with_cases.filled(|slot, out| out.push_str(if slot == Slot::Text { text } else { &cases }))
    }

    /// The cases that a promise is for, without those that are said already.
    fn cases(self, Conditions { zone, priority, season, .. }: &Conditions, said: &str) -> String {
        let said = said.to_lowercase();
        let cases = [priority, zone, season].into_iter().flatten().map(|case| without_stop(case));
        let cases: Vec<&str> = cases.filter(|case| !said.contains(&case.to_lowercase())).collect();
        cases.join(&self.0.promise.between_cases)
    }

    /// A condition as it is written after a comma: `if you are in a hurry`.
    fn inside_a_sentence(self, text: &str) -> Cow<'_, str> {
        let text = without_stop(text);
        let first = text.split(' ').next().unwrap_or_default();
        let is_beginning = self.0.beginnings.iter().any(|beginning| **beginning == *first);
        if is_beginning { (first.to_lowercase() + &text[first.len()..]).into() } else { text.into() }
    }
}

fn without_stop(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}
