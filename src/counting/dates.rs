//! The text of a date in a log -> the day and the second that it names, by the forms that the map has.

use crate::counting::days;
use crate::model::date_format::{DateFormat, DatePart};

/// What a date says, before anything is known of zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The number of the day.
    pub(super) day: i32,
    /// The second of the day.
    pub(super) second: i32,
    /// Whether it names no time.
    pub(super) is_day: bool,
    /// Its distance from UTC in seconds, if it names one.
    pub(super) offset: Option<i32>,
}

/// Reads a date in the first form that fits. Without forms: year, month and day, perhaps a time, perhaps its distance from UTC.
pub(super) fn read(text: &[u8], formats: &[DateFormat]) -> Option<Written> {
    if formats.is_empty() { international(text) } else { formats.iter().find_map(|format| in_form(text, format)) }
}

/// Reads `2026-03-31`, `2026-03-31 16:05`, `2026-03-31T16:05:00.000-05:00`, also with slashes.
fn international(text: &[u8]) -> Option<Written> {
    let [y1, y2, y3, y4, sign, m1, m2, other, d1, d2, rest @ ..] = text else { return None };
    if sign != other || !matches!(sign, b'-' | b'/') {
        return None;
    }
    let two = |tens: &u8, ones: &u8| Some(digit(*tens)? * 10 + digit(*ones)?);
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    let day = days::number(i32::try_from(year).ok()?, two(m1, m2)?, two(d1, d2)?)?;
    let (second, rest) = match rest {
        [] => return Some(Written { day, second: 0, is_day: true, offset: None }),
        [b' ' | b'T' | b't', h1, h2, b':', m1, m2, rest @ ..] => {
            let (seconds, rest) = match rest {
                [b':', s1, s2, rest @ ..] => (two(s1, s2)?, decimals(rest)),
                _ => (0, rest),
            };
            (second_of_day(two(h1, h2)?, two(m1, m2)?, seconds)?, rest)
        }
        _ => return None,
    };
    let offset = if rest.is_empty() { None } else { Some(offset(rest.trim_ascii_start())?) };
    Some(Written { day, second, is_day: false, offset })
}

fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

/// What comes after the decimals of a second.
fn decimals(text: &[u8]) -> &[u8] {
    match text {
        [b'.' | b',', rest @ ..] => &rest[rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len())..],
        _ => text,
    }
}

fn second_of_day(hour: u32, minute: u32, second: u32) -> Option<i32> {
    // A leap second is the last one of its minute.
    let is_time = hour < 24 && minute < 60 && second <= 60;
    is_time.then(|| i32::try_from(hour * 3_600 + minute * 60 + second.min(59)).ok()).flatten()
}

/// Reads `Z`, `UTC`, `-05:00`, `-0500` or `-05`.
fn offset(text: &[u8]) -> Option<i32> {
    if matches!(text, b"Z" | b"z" | b"UTC" | b"GMT") {
        return Some(0);
    }
    let (sign, digits) = match text {
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let all: Vec<u32> = digits.iter().filter(|byte| **byte != b':').map(|byte| digit(*byte)).collect::<Option<_>>()?;
    let (hours, minutes) = match all[..] {
        [a, b] => (a * 10 + b, 0),
        [a, b, c, d] => (a * 10 + b, c * 10 + d),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then(|| sign * i32::try_from(hours * 3_600 + minutes * 60).unwrap_or_default())
}

fn in_form(text: &[u8], format: &DateFormat) -> Option<Written> {
    let (mut year, mut month, mut day) = (None, None, None);
    let (mut hour, mut minute, mut second, mut half, mut distance) = (None, 0, 0, None, None);
    let mut rest = text;
    for part in format.parts() {
        match part {
            DatePart::Year => year = Some(number(&mut rest, 4, 4)?),
            DatePart::ShortYear => year = Some(2000 + number(&mut rest, 2, 2)?),
            DatePart::Month => month = Some(number(&mut rest, 1, 2)?),
            DatePart::MonthName => month = Some(month_named(&mut rest)?),
            DatePart::Day => day = Some(number(&mut rest, 1, 2)?),
            DatePart::Hour => hour = Some(number(&mut rest, 1, 2)?),
            DatePart::Minute => minute = number(&mut rest, 2, 2)?,
            DatePart::Second => {
                second = number(&mut rest, 2, 2)?;
                rest = decimals(rest);
            }
            DatePart::Half => half = Some(is_afternoon(&mut rest)?),
            DatePart::Offset => {
                distance = Some(offset(rest)?);
                rest = &[];
            }
            DatePart::Sign(sign) => rest = rest.strip_prefix(&[*sign])?,
        }
    }
    if !rest.is_empty() {
        return None;
    }
    let day = days::number(i32::try_from(year?).ok()?, month?, day?)?;
    let hour = match (hour, half) {
        (Some(hour), Some(is_afternoon)) if (1..=12).contains(&hour) => {
            Some(hour % 12 + if is_afternoon { 12 } else { 0 })
        }
        (Some(_), Some(_)) => return None,
        (hour, _) => hour,
    };
    let second = hour.map_or(Some(0), |hour| second_of_day(hour, minute, second))?;
    Some(Written { day, second, is_day: hour.is_none(), offset: distance })
}

fn number(rest: &mut &[u8], least: usize, most: usize) -> Option<u32> {
    let count = rest.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
    if count < least {
        return None;
    }
    let (digits, after) = rest.split_at(count);
    *rest = after;
    digits.iter().try_fold(0, |number, byte| Some(number * 10 + digit(*byte)?))
}

const MONTHS: [&[u8]; 12] = [
    b"january",
    b"february",
    b"march",
    b"april",
    b"may",
    b"june",
    b"july",
    b"august",
    b"september",
    b"october",
    b"november",
    b"december",
];

fn month_named(rest: &mut &[u8]) -> Option<u32> {
    let count = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (word, after) = rest.split_at(count);
    let word = word.to_ascii_lowercase();
    let found = MONTHS.iter().position(|month| word.len() >= 3 && (*month == word || month[..3] == word[..]))?;
    *rest = after;
    u32::try_from(found + 1).ok()
}

fn is_afternoon(rest: &mut &[u8]) -> Option<bool> {
    let [first, second, after @ ..] = rest else { return None };
    if !second.eq_ignore_ascii_case(&b'm') {
        return None;
    }
    let is_afternoon = match first.to_ascii_lowercase() {
        b'a' => false,
        b'p' => true,
        _ => return None,
    };
    *rest = after;
    Some(is_afternoon)
}
