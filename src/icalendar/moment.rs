//! The value of a date or time in iCalendar -> the day that it means, or that it is at a time of day.

use jiff::civil::Date;

/// When an event begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// A whole day.
    Day(Date),
    /// Local midnight, as some programs write whole days.
    Midnight(Date),
    /// Any other time.
    Timed(Date),
}

impl Moment {
    pub(super) fn read(value: &str) -> Option<Self> {
        let (day, time) = value.split_once(['T', 't']).map_or((value, None), |(day, time)| (day, Some(time)));
        let day = date(day)?;
        match time {
            None => Some(Self::Day(day)),
            Some("000000") => Some(Self::Midnight(day)),
            Some(time) => {
                let digits = time.trim_end_matches(['Z', 'z']);
                (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self::Timed(day))
            }
        }
    }

    /// The day, whatever the time.
    pub(super) const fn date(self) -> Date {
        match self {
            Self::Day(day) | Self::Midnight(day) | Self::Timed(day) => day,
        }
    }

    /// The day that begins then.
    pub(super) const fn start_of_day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Midnight(day) => Some(day),
            Self::Timed(_) => None,
        }
    }
}

/// `20261225`.
fn date(digits: &str) -> Option<Date> {
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?).ok()
}

/// The number of whole days of a duration: `P2D`, `P1W`, `P1DT0H`.
pub(super) fn whole_days(duration: &str) -> Option<i32> {
    let rest = duration.trim_start_matches('+').strip_prefix('P')?;
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    let has_time = time.chars().any(|character| ('1'..='9').contains(&character));
    let (count, unit) = days.split_at_checked(days.len().checked_sub(1)?)?;
    let count: i32 = count.parse().ok().filter(|count| (1..=10_000).contains(count) && !has_time)?;
    match unit {
        "D" => Some(count),
        "W" => Some(count * 7),
        _ => None,
    }
}
