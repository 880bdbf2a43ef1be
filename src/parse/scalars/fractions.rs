//! A part of a unit -> whole numbers of a shorter one: `1.5 hours` is `90 minutes`, `half an hour` is `30 minutes`.

use crate::model::amount::Unit;
use crate::parse::scalars::meant_time::MeantTime;
use crate::parse::scalars::number_words::number;
use crate::parse::scalars::units::{unit_meant, written};

/// A number that need not be whole.
#[derive(Clone, Copy)]
struct Fraction {
    count: u32,
    of: u32,
}

/// What a text with a fraction, or with two units, means under a key.
pub(super) fn fraction(text: &str, key: &str) -> Option<MeantTime> {
    if let Some(minutes) = hours_and_minutes(text) {
        return Some(MeantTime::value(written(minutes, Unit::Minute)));
    }
    let (Fraction { count, of }, unit) = parse(text)?;
    if count == 0 || of == 0 {
        return None;
    }
    let unit = match unit {
        "day" | "days" => return Some(whole(Unit::CalendarDay)),
        unit => unit_meant(unit)?,
    };
    if count.is_multiple_of(of) {
        return Some(MeantTime::value(written(count / of, unit)));
    }
    if key == "every" && count == 1 && matches!(unit, Unit::Week | Unit::Month) {
        return Some(MeantTime::times(of, unit));
    }
    let smaller = shorter(unit).filter(|(_, length)| (count * length).is_multiple_of(of));
    match smaller {
        Some((smaller, length)) => Some(MeantTime::value(written(count * length / of, smaller))),
        None => Some(whole(unit)),
    }
}

fn whole(unit: Unit) -> MeantTime {
    let example = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => "90 seconds",
        Unit::BusinessHour => "2 business hours",
        Unit::BusinessDay => "4 business hours",
        Unit::CalendarDay => "12 hours",
        Unit::Week => "10 calendar days",
        Unit::Month => "6 weeks",
        Unit::Year => "18 months",
    };
    let help = format!("write a whole number, of a shorter unit if need be: `{example}`, with your own number");
    MeantTime::help("a part of a unit can't be counted", help)
}

/// The unit that is so many times shorter, where every one of the longer has as many.
const fn shorter(unit: Unit) -> Option<(Unit, u32)> {
    match unit {
        Unit::Minute => Some((Unit::Second, 60)),
        Unit::Hour => Some((Unit::Minute, 60)),
        Unit::Week => Some((Unit::CalendarDay, 7)),
        Unit::Year => Some((Unit::Month, 12)),
        Unit::Second | Unit::BusinessHour | Unit::BusinessDay | Unit::CalendarDay | Unit::Month => None,
    }
}

/// `1.5 hours`, `1½ hours`, `1 1/2 hours`, `half an hour`, `1 and a half hours`.
fn parse(text: &str) -> Option<(Fraction, &str)> {
    if let Some(rest) = text.strip_prefix("half ") {
        let unit = rest.strip_prefix("a ").or_else(|| rest.strip_prefix("an ")).unwrap_or(rest);
        return Some((Fraction { count: 1, of: 2 }, unit));
    }
    if let Some((whole, unit)) = text.split_once(" and a half ") {
        return Some((halves(number(whole)?)?, unit));
    }
    if let Some((whole, unit)) = text.split_once('½') {
        let whole = whole.trim();
        let whole = if whole.is_empty() { 0 } else { number(whole)? };
        return Some((halves(whole)?, unit.trim()));
    }
    let end = text.find(|sign: char| !sign.is_ascii_digit() && !matches!(sign, '.' | ',' | '/' | ' '))?;
    let (figures, unit) = (text[..end].trim(), text[end..].trim());
    let (whole, part) = figures.rsplit_once(' ').unwrap_or(("0", figures));
    if let Some((count, of)) = part.split_once('/') {
        let (whole, count, of): (u32, u32, u32) = (small(whole)?, small(count)?, small(of)?);
        return Some((Fraction { count: whole * of + count, of }, unit));
    }
    let (whole, decimals) = figures.split_once(['.', ','])?;
    let tens = 10_u32.pow(u32::try_from(decimals.len()).ok().filter(|length| (1..=2).contains(length))?);
    let whole = if whole.is_empty() { 0 } else { small(whole)? };
    Some((Fraction { count: whole * tens + small(decimals)?, of: tens }.reduced(), unit))
}

impl Fraction {
    fn reduced(self) -> Self {
        let common = (1..=self.of).rev().find(|one| self.of.is_multiple_of(*one) && self.count.is_multiple_of(*one));
        let by = common.unwrap_or(1);
        Self { count: self.count / by, of: self.of / by }
    }
}

fn halves(whole: u32) -> Option<Fraction> {
    (whole < 1000).then_some(Fraction { count: 2 * whole + 1, of: 2 })
}

fn small(figures: &str) -> Option<u32> {
    figures.parse().ok().filter(|number| *number < 10_000)
}

/// `1 hour 30 minutes`, `1 h 30 min`, `1 h 30`.
fn hours_and_minutes(text: &str) -> Option<u32> {
    let spaced = text.replace(" and ", " ").replace(',', " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (hours, hour, rest) = match words[..] {
        [hours, hour, ref rest @ ..] => (small(hours)?, hour, rest.concat()),
        _ => return None,
    };
    let (hour, rest) = match hour.find(|sign: char| sign.is_ascii_digit()) {
        Some(at) if rest.is_empty() => (&hour[..at], hour[at..].to_owned()),
        Some(at) => (&hour[..at], format!("{}{rest}", &hour[at..])),
        None => (hour, rest),
    };
    let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    let minutes = small(&rest[..end])?;
    let is_minutes = matches!(&rest[end..], "" | "m") || unit_meant(&rest[end..]) == Some(Unit::Minute);
    (unit_meant(hour) == Some(Unit::Hour) && is_minutes).then_some(hours * 60 + minutes)
}
