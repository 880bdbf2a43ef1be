//! Days as numbers, from 1 January 1970, and months as numbers, from January of the year 0: what millions of dates are compared by.

use jiff::civil::{Date, DateTime, Time};

/// The first day that a log can have: 1 January 1900.
pub(super) const FIRST: i32 = -25_567;

/// The day after the last one: 1 January 2200.
pub(super) const END: i32 = 84_006;

/// How many seconds a day on the wall has.
pub(super) const DAY: i32 = 86_400;

/// The number of a day, if the year has it.
pub(super) fn number(year: i32, month: u32, day: u32) -> Option<i32> {
    if !(1900..2200).contains(&year) || !(1..=12).contains(&month) || day == 0 || day > length(year, month) {
        return None;
    }
    // Years begin in March, so that the day that some of them have comes last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = i32::try_from((153 * month + 2) / 5 + day - 1).ok()?;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

const fn length(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The number of a date.
pub(super) fn of_date(date: Date) -> i32 {
    let since = date - Date::constant(1970, 1, 1);
    since.get_days()
}

/// The date of a number that [`number`] or [`of_date`] gave.
pub(super) fn date(day: i32) -> Date {
    let span = jiff::Span::new().try_days(day);
    let date = span.and_then(|span| Date::constant(1970, 1, 1).checked_add(span));
    date.unwrap_or(if day < 0 { Date::MIN } else { Date::MAX })
}

/// The moment at which a clock on the wall shows so many seconds of a day; a whole day is the next midnight.
pub(super) fn at(day: i32, second: i32) -> DateTime {
    let (day, second) = (day + second.div_euclid(DAY), second.rem_euclid(DAY));
    let part = |number: i32| i8::try_from(number).unwrap_or_default();
    let time = Time::new(part(second / 3_600), part(second / 60 % 60), part(second % 60), 0);
    date(day).to_datetime(time.unwrap_or(Time::midnight()))
}

/// The number of the month of a day.
pub(super) fn month(day: i32) -> i32 {
    let shifted = day + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    (era * 400 + year) * 12 + month + 2
}

/// The first day of a month.
pub(super) fn first_of(month: i32) -> i32 {
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12));
    let month = i8::try_from(month + 1).unwrap_or(1);
    i16::try_from(year).ok().and_then(|year| Date::new(year, month, 1).ok()).map_or(i32::MAX, of_date)
}

/// Something for each day that is asked for, in pages.
#[derive(Debug)]
pub(super) struct ByDay<T> {
    pages: Vec<Option<Box<[T; PAGE]>>>,
}

const PAGE: usize = 256;

impl<T: Copy + Default> ByDay<T> {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        let pages = usize::try_from(END - FIRST).unwrap_or_default() / PAGE + 1;
        Self { pages: std::iter::repeat_with(|| None).take(pages).collect() }
    }

    /// The place of a day; nothing outside the days that a log can have.
    pub(super) fn get_mut(&mut self, day: i32) -> Option<&mut T> {
        let at = usize::try_from(day.checked_sub(FIRST)?).ok()?;
        let page = self.pages.get_mut(at / PAGE)?;
        Some(&mut page.get_or_insert_with(|| Box::new([T::default(); PAGE]))[at % PAGE])
    }

    /// Every day that has a page, with what is there.
    pub(super) fn iter(&self) -> impl Iterator<Item = (i32, &T)> {
        let pages = (0i32..).zip(&self.pages);
        pages.flat_map(|(number, page)| {
            let first = FIRST + number * 256;
            page.iter().flat_map(move |page| (first..).zip(page.iter()))
        })
    }
}
