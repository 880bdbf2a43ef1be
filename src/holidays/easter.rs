//! A year -> Easter Sunday of the Gregorian calendar.

use jiff::civil::Date;

/// The algorithm of Meeus, Jones and Butcher. The letters are theirs; each is a remainder or a quotient without a name of its own.
#[expect(clippy::many_single_char_names, reason = "the published algorithm has these names")]
pub(super) fn easter_sunday(year: i16) -> Option<Date> {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let from_march = h + l - 7 * m + 114;
    let (month, day) = (from_march / 31, from_march % 31 + 1);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
