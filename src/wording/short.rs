//! A promise -> its short form, for where a sentence is too long: `Done within 5 business days, 9 times in 10`.

use crate::language::Slot;
use crate::model::stage::Stage;
use crate::model::standard::Promise;
use crate::model::target::Target;
use crate::wording::capital::capital;
use crate::wording::headings::has_words;
use crate::wording::promise::start;
use crate::wording::targets::USUAL_PROMISE;
use crate::wording::writer::Wording;

impl Wording<'_> {
    /// What is done by when, and how often. Nothing where that leaves out what limits the promise (a case, a channel, what starts the clock), where
    /// its own words say more than its stage does, or where the language has no words for it: the sentence says it then.
    #[must_use]
    pub fn short(self, promise: &Promise, stage: Stage) -> Option<String> {
        let pattern = self.0.promise.short.as_ref()?;
        let done = self.0.stages[stage as usize].done.as_ref()?;
        let is_a_time = matches!(promise.target.value, Target::Within(_) | Target::Average(_));
        let is_for_all = promise.conditions.is_none() && promise.channels.is_empty() && start(promise).is_none();
        let says_more =
            |we: &str| self.0.promise.not_short.iter().any(|word| has_words(we, word)) || we.contains([',', ';', ':']);
        if !is_a_time || !is_for_all || promise.we.as_ref().is_some_and(|we| says_more(&we.value)) {
            return None;
        }
        let mut out = String::with_capacity(USUAL_PROMISE);
        pattern.write(&mut out, &mut |slot, out| match slot {
            Slot::Done => out.push_str(done),
            Slot::Target => self.add_target(out, &promise.target.value, false),
            _ => self.add_share_unless_every_time(out, promise),
        });
        Some(if pattern.begins_with_a_value() { capital(&out) } else { out })
    }
}
