//! A target -> words: `within 3 business days`, `at most 10 days closed a year`.

use crate::language::{After, Pattern, Slot};
use crate::model::amount::Amount;
use crate::model::share::Share;
use crate::model::standard::Promise;
use crate::model::target::{Count, Notice, Target};
use crate::wording::writer::Wording;

/// As many bytes as most promises have.
pub(super) const USUAL_PROMISE: usize = 128;

impl Wording<'_> {
    /// What is promised by when, without who and what: `within 3 business days, 9 times in 10`.
    #[must_use]
    pub fn target(self, promise: &Promise) -> String {
        let mut out = String::with_capacity(USUAL_PROMISE);
        self.0.target.line.write(&mut out, &mut |slot, out| match slot {
            Slot::Target => self.add_target(out, &promise.target.value),
            _ => self.add_share_unless_every_time(out, promise),
        });
        out
    }

    pub(super) fn add_share_unless_every_time(self, out: &mut String, promise: &Promise) {
        if promise.target.value.is_promised() && promise.share() != Share::EVERY_TIME {
            self.add_share(out, promise.share());
        }
    }

    pub(super) fn add_target(self, out: &mut String, target: &Target) {
        let patterns = &self.0.target;
        let amount = |out: &mut String, pattern: &Pattern, amount: Amount, after: After| {
            pattern.write(out, &mut |_, out| self.add_amount(out, amount, after));
        };
        match target {
            Target::Within(Amount { value: 0, unit }) => out.push_str(&self.unit(*unit).at_once),
            Target::Within(limit) => amount(out, &patterns.within, *limit, After::Within),
            Target::Average(mean) => amount(out, &patterns.average, *mean, After::Average),
            Target::Between(least, most, unit) => patterns.between.write(out, &mut |slot, out| match slot {
                Slot::Least => self.add_grouped(out, *least),
                _ => self.add_amount(out, Amount::new(*most, *unit), After::Between),
            }),
            Target::Every(Amount { value: 1, unit }) => out.push_str(&self.unit(*unit).each),
            Target::Every(period) => amount(out, &patterns.every, *period, After::Every),
            Target::AtMost(count) => self.add_count(out, count),
            Target::AtLeast(count) => self.add_times(out, count),
            Target::Ahead(Notice { time, before }) => patterns.ahead.write(out, &mut |slot, out| match slot {
                Slot::Amount => self.add_amount(out, *time, After::Ahead),
                _ => out.push_str(before),
            }),
            Target::None(_) => out.push_str(&patterns.none),
        }
    }

    fn add_times(self, out: &mut String, Count { count, per, .. }: &Count) {
        let pattern = self.0.target.at_least.of(self.0.plurals.class(*count));
        pattern.write(out, &mut |slot, out| match slot {
            Slot::Number => self.add_grouped(out, *count),
            _ => out.push_str(&self.unit(*per).per),
        });
    }

    fn add_count(self, out: &mut String, counted: &Count) {
        let Count { count, per, .. } = counted;
        let pattern = self.0.target.count.of(self.0.plurals.class(*count));
        pattern.write(out, &mut |slot, out| match slot {
            Slot::Number => self.add_grouped(out, *count),
            Slot::Things => out.push_str(self.things(counted)),
            _ => out.push_str(&self.unit(*per).per),
        });
    }

    /// What is counted, in the form that goes with the number: `day closed`.
    #[must_use]
    pub fn things<'c>(self, Count { count, of, .. }: &'c Count) -> &'c str {
        of.with(self.0.plurals.class(*count))
    }
}
