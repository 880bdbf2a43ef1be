//! What was promised, and what came out over some months -> a sentence for residents.
//!
//! Shown figures are rounded against the city: a share that was kept is never rounded up, and a time never down.

use std::fmt::Write;

use jiff::civil::Date;

use crate::language::{Class, Language, Pattern, Slot};
use crate::model::amount::Unit;
use crate::model::disclosed::HIDDEN_BELOW;
use crate::model::period::Period;
use crate::model::results::{FEW, Judged, Percent, Sum};
use crate::model::share::Share;
use crate::model::standard::Promise;
use crate::model::target::{Bound, Level, Target};
use crate::wording::capital::capital;
use crate::wording::dates::last_day;
use crate::wording::digits::{add_number, add_padded};
use crate::wording::writer::Wording;

impl Wording<'_> {
    /// Whole months: `March 2026`, `April to June 2026`, `2025`, `April 2025 to March 2026`.
    #[must_use]
    pub fn months(self, period: Period) -> String {
        let (from, last) = ends(period);
        if is_month(period) {
            self.month_of(from, true)
        } else if is_calendar_year(period) {
            from.year().to_string()
        } else {
            self.range(&self.0.results.period.months, from, last)
        }
    }

    /// The same in a sentence: `in March 2026`, `from April to June 2026`, `in 2025`.
    #[must_use]
    pub fn in_months(self, period: Period) -> String {
        let (from, last) = ends(period);
        let words = &self.0.results.period;
        if is_month(period) {
            words.within.filled(|_, out| out.push_str(&self.month_of(from, true)))
        } else if is_calendar_year(period) {
            words.in_year.filled(|_, out| add_number(out, from.year()))
        } else {
            self.range(&words.over, from, last)
        }
    }

    /// What came out over some months, beside what was promised; nothing if the figures say nothing about the promise.
    #[must_use]
    pub fn result(self, promise: &Promise, figures: &Sum, months: Period, judged: Judged) -> Option<String> {
        let words = &self.0.results;
        let is_missed = judged == Judged::Missed;
        let target = &promise.target.value;
        if figures.total == 0 && !matches!(target, Target::AtMost(_) | Target::AtLeast(_)) {
            let nobody = if target.is_counted_from_a_start() { &words.nobody_asked } else { &words.nothing_due };
            return Some(self.about(nobody, months, |_, _| ()));
        }
        let either = |kept, missed| if is_missed { missed } else { kept };
        match target {
            Target::None(_) => Some(self.about(words.volume.of(class(self.0, figures.total)), months, |_, out| {
                self.add_grouped(out, figures.total);
            })),
            Target::AtMost(count) | Target::AtLeast(count) => {
                let of = either(&words.number_kept, &words.number_missed);
                Some(self.about(of, months, |slot, out| match slot {
                    Slot::Things => out.push_str(count.of.general()),
                    Slot::Number => self.add_grouped(out, figures.total),
                    _ => self.add_target(out, target, false),
                }))
            }
            Target::Average(limit) => {
                let tenths = tenths_of_average(figures)?;
                let of = either(&words.average_kept, &words.average_missed);
                Some(self.about(of, months, |slot, out| match slot {
                    Slot::Amount => self.add_decimal_amount(out, tenths, limit.unit),
                    _ => self.add_target(out, target, false),
                }))
            }
            Target::Level(level) => {
                let met = figures.met?;
                let of = either(&words.level_kept, &words.level_missed);
                Some(self.about(of, months, |slot, out| match slot {
                    Slot::Things => out.push_str(&level.of),
                    Slot::Who => out.push_str(&level.who),
                    Slot::Share => self.add_level_share(out, level),
                    slot => self.add_counts(out, slot, (met, figures.total), level.share, level.bound),
                }))
            }
            Target::Within(_)
            | Target::Between(..)
            | Target::Every(_)
            | Target::Ahead(_)
            | Target::By(_)
            | Target::Share(_) => {
                let share = target.share(promise.share()).unwrap_or(Share::EVERY_TIME);
                Some(self.cases_kept(share, (figures.met?, figures.total), months, is_missed))
            }
        }
    }

    fn cases_kept(self, share: Share, (met, total): (u64, u64), months: Period, is_missed: bool) -> String {
        let words = &self.0.results;
        if share == Share::EVERY_TIME {
            let number = if is_missed { total - met.min(total) } else { total };
            let of = if is_missed { &words.missed_every_time } else { words.kept_every_time.of(class(self.0, total)) };
            return self.about(of, months, |slot, out| match slot {
                Slot::Number => self.add_grouped(out, number),
                _ => self.add_grouped(out, total),
            });
        }
        let of = if is_missed { &words.missed } else { &words.kept };
        self.about(of, months, |slot, out| match slot {
            Slot::Share => self.add_share(out, share),
            slot => self.add_counts(out, slot, (met, total), share, Bound::AtLeast),
        })
    }

    /// That only some of the months were measured.
    #[must_use]
    pub fn measured_in_part(self, measured: i8, months: i8) -> String {
        self.0.results.part.filled(|slot, out| match slot {
            Slot::N => add_number(out, measured),
            _ => add_number(out, months),
        })
    }

    /// That the latest figures may still change.
    #[must_use]
    pub fn provisional(&self) -> &str {
        &self.0.results.provisional
    }

    /// That there were too few cases to say how many, without telling who they were.
    #[must_use]
    pub fn few_cases(self, months: Period) -> String {
        self.about(&self.0.results.few, months, |_, out| self.add_grouped(out, HIDDEN_BELOW))
    }

    /// How many cases there were, and that no more is published.
    #[must_use]
    pub fn total_alone(self, months: Period, total: u64) -> String {
        self.about(&self.0.results.total_alone, months, |_, out| self.add_grouped(out, total))
    }

    /// Whether the promise was kept, in a word or two; `None` for what was not measured.
    #[must_use]
    pub fn verdict(&self, judged: Option<Judged>) -> &str {
        let words = &self.0.results.verdict;
        match judged {
            Some(Judged::Kept) => &words.kept,
            Some(Judged::Missed) => &words.missed,
            Some(Judged::Undecided(_)) => &words.undecided,
            None => &words.none,
        }
    }

    /// That figures are late, in a word.
    #[must_use]
    pub fn late(&self) -> &str {
        &self.0.results.verdict.late
    }

    /// That nothing was measured, and why.
    #[must_use]
    pub fn not_measured(self, months: Period, reason: &str) -> String {
        self.0.results.not_measured.filled(|slot, out| match slot {
            Slot::Period => out.push_str(&self.in_months(months)),
            _ => out.push_str(reason),
        })
    }

    /// That figures are late, and when they are expected.
    #[must_use]
    pub fn result_is_late(self, months: Period, expected: Date) -> String {
        self.0.results.late.filled(|slot, out| match slot {
            Slot::Months => out.push_str(&self.months(months)),
            _ => self.add_date(out, expected),
        })
    }

    /// `412`, `92%`, `99.53%`: a share in figures, with as many decimals as the promised one.
    #[must_use]
    pub fn percent(self, met: u64, total: u64, promised: Share, better: Bound) -> Option<String> {
        let percent = Percent::of(met, total, better)?;
        let mut out = String::new();
        self.add_percent_of(&mut out, percent, promised, better);
        Some(out + "%")
    }

    /// `4.5 business days`: an average, rounded up to tenths.
    #[must_use]
    pub fn average(self, figures: &Sum, promise: &Promise) -> Option<String> {
        let Target::Average(limit) = &promise.target.value else { return None };
        let mut out = String::new();
        self.add_decimal_amount(&mut out, tenths_of_average(figures)?, limit.unit);
        Some(out)
    }

    /// `92%`, `99.5%`: a share that is promised, in figures.
    #[must_use]
    pub fn percent_of(self, share: Share) -> String {
        let mut out = String::new();
        self.add_percent(&mut out, share);
        out + "%"
    }

    fn about(self, pattern: &Pattern, months: Period, mut value: impl FnMut(Slot, &mut String)) -> String {
        capital(&pattern.filled(|slot, out| match slot {
            Slot::Period => out.push_str(&self.in_months(months)),
            slot => value(slot, out),
        }))
    }

    fn add_counts(self, out: &mut String, slot: Slot, (met, total): (u64, u64), promised: Share, better: Bound) {
        match slot {
            Slot::Met => self.add_grouped(out, met),
            Slot::Percent => {
                if let Some(percent) = Percent::of(met, total, better).filter(|_| total >= FEW) {
                    self.add_percent_of(out, percent, promised, better);
                }
            }
            _ => self.add_grouped(out, total),
        }
    }

    fn add_percent_of(self, out: &mut String, percent: Percent, promised: Share, better: Bound) {
        let decimals = match promised.hundredths() {
            whole if whole % 100 == 0 => 0,
            tenths if tenths % 10 == 0 => 1,
            _ => 2,
        };
        let number = percent.rounded(decimals, better);
        let parts = 10u64.pow(decimals);
        self.add_grouped(out, number / parts);
        if decimals > 0 {
            out.push_str(&self.0.number.decimal);
            // Nothing can fail that writes into memory.
            let _ = write!(out, "{:0width$}", number % parts, width = decimals as usize);
        }
    }

    fn add_level_share(self, out: &mut String, level: &Level) {
        let words = &self.0.results;
        let pattern = if level.bound == Bound::AtLeast { &words.level_at_least } else { &words.level_at_most };
        pattern.write(out, &mut |_, out| self.add_percent(out, level.share));
    }

    fn add_decimal_amount(self, out: &mut String, tenths: u64, unit: Unit) {
        let (whole, part) = (tenths / 10, tenths % 10);
        let class = if part == 0 { class(self.0, whole) } else { Class::Other };
        self.0.amount.write(out, &mut |slot, out| match slot {
            Slot::Number => {
                self.add_grouped(out, whole);
                if part > 0 {
                    out.push_str(&self.0.number.decimal);
                    self.add_grouped(out, part);
                }
            }
            _ => out.push_str(self.unit(unit).forms.of(class)),
        });
    }

    fn range(self, pattern: &Pattern, from: Date, last: Date) -> String {
        pattern.filled(|slot, out| match slot {
            Slot::From => out.push_str(&self.month_of(from, from.year() != last.year())),
            _ => out.push_str(&self.month_of(last, true)),
        })
    }

    fn month_of(self, day: Date, with_year: bool) -> String {
        if !with_year {
            return self.month(day.month()).to_owned();
        }
        self.0.results.period.month.filled(|slot, out| match slot {
            Slot::Month => out.push_str(self.month(day.month())),
            Slot::Year => add_number(out, day.year()),
            Slot::PaddedMonth => add_padded(out, day.month()),
            _ => add_number(out, day.month()),
        })
    }
}

fn class(language: &Language, number: u64) -> Class {
    // Rules look at remainders by small numbers, so a large number has the class of its last nine figures, as long as it stays large.
    let small = u32::try_from(number).ok().filter(|number| *number < 1_000_000_000);
    let last = u32::try_from(number % 1_000_000_000).unwrap_or(0);
    language.plurals().class(small.unwrap_or(1_000_000_000 + last))
}

/// The average in tenths of its unit, rounded up; nothing without cases.
fn tenths_of_average(figures: &Sum) -> Option<u64> {
    let total = u128::from(figures.total).checked_mul(100).filter(|total| *total > 0)?;
    u64::try_from(figures.time?.div_ceil(total)).ok()
}

/// The first day of a period, and its last.
fn ends(period: Period) -> (Date, Date) {
    (period.from, last_day(period.until.unwrap_or(period.from)))
}

fn is_month(period: Period) -> bool {
    let (from, last) = ends(period);
    (from.year(), from.month()) == (last.year(), last.month())
}

fn is_calendar_year(period: Period) -> bool {
    let (from, last) = ends(period);
    from.year() == last.year() && from.month() == 1 && last.month() == 12
}
