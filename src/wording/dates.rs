//! Days and times of day -> words: `Friday, 1 January 2027`, `8:30 am`.

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::language::Slot;
use crate::wording::digits::{add_number, add_padded};
use crate::wording::writer::Wording;

impl<'a> Wording<'a> {
    /// The name of a month, 1 to 12.
    #[must_use]
    pub fn month(self, month: i8) -> &'a str {
        usize::try_from(month - 1).ok().and_then(|at| self.0.months.get(at)).map_or("", |name| name)
    }

    /// `Friday`.
    #[must_use]
    pub fn weekday(self, day: Weekday) -> &'a str {
        let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = &self.0.weekdays;
        match day {
            Weekday::Monday => monday,
            Weekday::Tuesday => tuesday,
            Weekday::Wednesday => wednesday,
            Weekday::Thursday => thursday,
            Weekday::Friday => friday,
            Weekday::Saturday => saturday,
            Weekday::Sunday => sunday,
        }
    }

    /// `1 January 2027`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let mut out = String::with_capacity("30 September 2027".len());
        self.add_date(&mut out, date);
        out
    }

    /// The last day before a period's end, which is the first day that no longer belongs to it: `31 December 2026` of 1 January 2027.
    #[must_use]
    pub fn last_day(self, end: Date) -> String {
        self.date(last_day(end))
    }

    pub(super) fn add_date(self, out: &mut String, date: Date) {
        let first = self.0.first_of_month.as_ref().filter(|_| date.day() == 1);
        first.unwrap_or(&self.0.date).write(out, &mut |slot, out| match slot {
            Slot::Day => add_number(out, date.day()),
            Slot::PaddedDay => add_padded(out, date.day()),
            Slot::Month => out.push_str(self.month(date.month())),
            Slot::MonthNumber => add_number(out, date.month()),
            Slot::PaddedMonth => add_padded(out, date.month()),
            _ => add_number(out, date.year()),
        });
    }

    /// `Friday, 1 January 2027`.
    #[must_use]
    pub fn long_date(self, day: Date) -> String {
        let mut out = String::with_capacity("Wednesday, 30 September 2027".len());
        self.add_long_date(&mut out, day);
        out
    }

    fn add_long_date(self, out: &mut String, day: Date) {
        self.0.long_date.write(out, &mut |slot, out| match slot {
            Slot::Weekday => out.push_str(self.weekday(day.weekday())),
            _ => self.add_date(out, day),
        });
    }

    /// `8:30 am`, `noon`, `midnight`.
    #[must_use]
    pub fn time(self, time: Time) -> String {
        let mut out = String::with_capacity("midnight".len());
        self.add_time(&mut out, time);
        out
    }

    pub(super) fn add_time(self, out: &mut String, time: Time) {
        let (words, hour, minute) = (&self.0.time, time.hour(), time.minute());
        let half = if hour < 12 { &words.morning } else { &words.afternoon };
        let pattern = match (hour, minute) {
            (0, 0) => return out.push_str(&words.midnight),
            (12, 0) => return out.push_str(&words.noon),
            (_, 0) => &half.hour,
            _ => &half.minute,
        };
        pattern.write(out, &mut |slot, out| match slot {
            Slot::Hour => add_number(out, hour),
            Slot::Hour12 => add_number(out, if hour % 12 == 0 { 12 } else { hour % 12 }),
            Slot::PaddedHour => add_padded(out, hour),
            _ => add_padded(out, minute),
        });
    }

    /// `8:30 am on Friday, 1 January 2027`.
    #[must_use]
    pub fn moment(self, moment: DateTime) -> String {
        self.0.moment.filled(|slot, out| match slot {
            Slot::Time => self.add_time(out, moment.time()),
            _ => self.add_long_date(out, moment.date()),
        })
    }
}

/// The last day before a period's end. The first day of all time has none before it.
#[must_use]
pub fn last_day(end: Date) -> Date {
    end.yesterday().unwrap_or(end)
}
