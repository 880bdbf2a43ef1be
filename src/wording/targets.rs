//! A target -> words: `within 3 business days`, `at most 10 days closed a year`.

use crate::language::{After, Forms, Pattern, Slot};
use crate::model::amount::Amount;
use crate::model::recurring_day::{DayOfMonth, RecurringDay};
use crate::model::season::DayOfYear;
use crate::model::share::Share;
use crate::model::standard::Promise;
use crate::model::target::{Bound, Count, Level, Notice, Target};
use crate::wording::capital::capital;
use crate::wording::digits::add_number;
use crate::wording::writer::Wording;

/// As many bytes as most promises have.
pub(super) const USUAL_PROMISE: usize = 128;

impl<'a> Wording<'a> {
    /// What is promised by when, without who and what: `within 3 business days, 9 times in 10`.
    #[must_use]
    pub fn target(self, promise: &Promise) -> String {
        let mut out = String::with_capacity(USUAL_PROMISE);
        self.0.target.line.write(&mut out, &mut |slot, out| match slot {
            Slot::Target => self.add_target(out, &promise.target.value, false),
            _ => self.add_share_unless_every_time(out, promise),
        });
        out
    }

    /// The time or the number alone, as residents look for it: `3 business days` of a limit, else the whole target with a capital letter:
    /// `At least 3 times in a year`. `None` if nothing is set.
    #[must_use]
    pub fn figure(self, promise: &Promise) -> Option<String> {
        match &promise.target.value {
            Target::None(_) => None,
            Target::Within(limit) if limit.value > 0 => Some(self.amount(*limit)),
            target => {
                let mut out = String::with_capacity(USUAL_PROMISE);
                // As before what starts the clock: "2 to 4 weeks", not "in 2 to 4 weeks".
                self.add_target(&mut out, target, true);
                Some(capital(&out))
            }
        }
    }

    /// How often a promise is to be kept, where that isn't every time: `9 times in 10`.
    #[must_use]
    pub fn share_unless_every_time(self, promise: &Promise) -> Option<String> {
        let mut out = String::new();
        self.add_share_unless_every_time(&mut out, promise);
        (!out.is_empty()).then_some(out)
    }

    pub(super) fn add_share_unless_every_time(self, out: &mut String, promise: &Promise) {
        let is_beside = promise.target.value.is_kept_case_by_case();
        if is_beside && promise.share() != Share::EVERY_TIME {
            self.add_share(out, promise.share());
        }
    }

    /// `has_start`: whether what starts the clock follows: "2 to 4 weeks after …", not "in 2 to 4 weeks".
    pub(super) fn add_target(self, out: &mut String, target: &Target, has_start: bool) {
        let patterns = &self.0.target;
        let either =
            |alone, before_start: &'a Option<Pattern>| before_start.as_ref().filter(|_| has_start).unwrap_or(alone);
        let amount = |out: &mut String, pattern: &Pattern, amount: Amount, after: After| {
            pattern.write(out, &mut |_, out| self.add_amount(out, amount, after));
        };
        match target {
            Target::Within(Amount { value: 0, unit }) => out.push_str(&self.unit(*unit).at_once),
            Target::Within(limit) => amount(out, &patterns.within, *limit, After::Within),
            Target::Average(mean) => {
                amount(out, either(&patterns.average, &patterns.average_after), *mean, After::Average);
            }
            Target::Between(least, most) if least.unit == most.unit => {
                either(&patterns.between, &patterns.between_after).write(out, &mut |slot, out| match slot {
                    Slot::Least => self.add_grouped(out, least.value),
                    _ => self.add_amount(out, *most, After::Between),
                });
            }
            Target::Between(least, most) => {
                either(&patterns.between_units, &patterns.between_units_after).write(
                    out,
                    &mut |slot, out| match slot {
                        Slot::Least => self.add_amount(out, *least, After::Between),
                        _ => self.add_amount(out, *most, After::Between),
                    },
                );
            }
            Target::Every(Amount { value: 1, unit }) => out.push_str(&self.unit(*unit).each),
            Target::Every(period) => amount(out, &patterns.every, *period, After::Every),
            Target::AtMost(count) if self.is_times(count) => self.add_times(out, &patterns.at_most_times, count),
            Target::AtMost(count) => self.add_count(out, count),
            Target::AtLeast(count) => self.add_times(out, &patterns.at_least, count),
            Target::Ahead(Notice { time, before }) => patterns.ahead.write(out, &mut |slot, out| match slot {
                Slot::Amount => self.add_amount(out, *time, After::Ahead),
                _ => out.push_str(before),
            }),
            Target::By(day) => self.add_day(out, *day),
            Target::Share(share) => self.add_share(out, *share),
            Target::Level(level) => self.add_level(out, level),
            Target::None(_) => out.push_str(&patterns.none),
        }
    }

    /// Whether what is counted says no more than "times".
    pub(super) fn is_times(self, count: &Count) -> bool {
        self.0.says_times(count.of.general())
    }

    fn add_day(self, out: &mut String, day: RecurringDay) {
        let patterns = &self.0.target.by;
        match day {
            // No year without a leap day ends its February on the 29th.
            RecurringDay::Yearly(DayOfYear { month: 2, day: 29 }) => {
                patterns.end.write(out, &mut |slot, out| self.add_month(out, slot, 2));
            }
            RecurringDay::Yearly(day) => patterns.date.write(out, &mut |_, out| self.add_day_of_year(out, day)),
            RecurringDay::Monthly(DayOfMonth::LAST) => out.push_str(&patterns.last_day),
            RecurringDay::Monthly(day) => patterns.day.write(out, &mut |_, out| {
                let number = day.number();
                let class = self.0.ordinals.class(u32::from(number.unsigned_abs()));
                self.0.day_of_month.of(class).write(out, &mut |_, out| add_number(out, number));
            }),
        }
    }

    fn add_level(self, out: &mut String, Level { bound, share, of, who, per }: &Level) {
        let patterns = &self.0.target.level;
        let pattern = match bound {
            Bound::AtLeast if *share == Share::EVERY_TIME => &patterns.all,
            Bound::AtLeast => &patterns.at_least,
            Bound::AtMost => &patterns.at_most,
        };
        pattern.write(out, &mut |slot, out| match slot {
            Slot::Percent => self.add_percent(out, *share),
            Slot::Things => out.push_str(of),
            Slot::Who => out.push_str(who),
            _ => out.push_str(per.map(|unit| &*self.unit(unit).each).unwrap_or_default()),
        });
    }

    fn add_times(self, out: &mut String, patterns: &Forms<Pattern>, Count { count, per, .. }: &Count) {
        let pattern = patterns.of(self.0.plurals.class(*count));
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
    pub fn things(self, Count { count, of, .. }: &Count) -> &str {
        of.with(self.0.plurals.class(*count))
    }
}
