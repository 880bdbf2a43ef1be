//! Words -> units of time, also those that people use for them.

use crate::model::amount::{Unit, UnitLength};
use crate::model::site::BusinessDayWord;
use crate::parse::names::NameKind;
use crate::parse::reader::Reader;
use crate::spelling::{is_sure, misspelt};

/// The units of business time in the other word that a site may choose.
const WORKING_UNITS: [(&str, Unit); 4] = [
    ("working hour", Unit::BusinessHour),
    ("working hours", Unit::BusinessHour),
    ("working day", Unit::BusinessDay),
    ("working days", Unit::BusinessDay),
];

/// A pattern that matches any unit.
pub(super) fn unit_pattern() -> String {
    let words = Unit::ALL.into_iter().flat_map(|unit| [unit.key(), unit.key_of_several()]);
    let words: Vec<&str> = words.chain(WORKING_UNITS.map(|(word, _)| word)).collect();
    format!("({})", words.join("|"))
}

/// A unit in the program's words, or in those of the site.
pub(super) fn unit_of(text: &str, reader: &Reader<'_>) -> Option<Unit> {
    let has_other_word = || reader.names.may_have(NameKind::BusinessDayWord, BusinessDayWord::WorkingDay.key());
    parse_unit(text).or_else(|| {
        let (_, unit) = WORKING_UNITS.into_iter().find(|(word, _)| *word == text)?;
        has_other_word().then_some(unit)
    })
}

/// Whether it is a unit of business time in the other word.
pub(super) fn is_working_time(text: &str) -> bool {
    WORKING_UNITS.iter().any(|(word, _)| *word == text)
}

/// What staff write, in the program's words.
pub(super) fn parse_unit(text: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| unit.key() == text || unit.key_of_several() == text)
}

/// The unit as it is written after a number.
pub(super) const fn ending(count: u32, unit: Unit) -> &'static str {
    if count == 1 { unit.key() } else { unit.key_of_several() }
}

/// `3 business days`.
pub(super) fn written(count: u32, unit: Unit) -> String {
    format!("{count} {}", ending(count, unit))
}

/// The unit that is written, or that another word means. `days` alone mean none.
pub(super) fn unit_meant(text: &str) -> Option<Unit> {
    let unit = text.to_lowercase().replace('-', " ");
    if matches!(&*unit, "day" | "days") { None } else { parse_unit(&unit).or_else(|| meant(&unit)) }
}

/// The unit that another word means or misspells. `3 weekdays` are not business days, because weekdays include holidays.
pub(super) fn meant(unit: &str) -> Option<Unit> {
    match unit.trim_end_matches('.') {
        "working day" | "working days" | "workdays" | "workday" | "work days" | "work day" | "office days"
        | "open days" => Some(Unit::BusinessDay),
        "working hour" | "working hours" | "office hours" | "office hour" | "opening hours" => Some(Unit::BusinessHour),
        "min" | "mins" => Some(Unit::Minute),
        "sec" | "secs" => Some(Unit::Second),
        "hr" | "hrs" | "h" => Some(Unit::Hour),
        "wk" | "wks" => Some(Unit::Week),
        "mo" | "mos" | "mth" | "mths" => Some(Unit::Month),
        "yr" | "yrs" => Some(Unit::Year),
        _ => {
            let names = Unit::ALL.into_iter().flat_map(|unit| [unit.key(), unit.key_of_several()]);
            let plain = unit.strip_prefix("calendar ").and_then(parse_unit);
            plain.filter(|plain| !plain.is_elapsed()).or_else(|| misspelt(unit, names).and_then(parse_unit))
        }
    }
}

/// Whether what is written can only be this unit: its abbreviation, or its name with one slip.
pub(super) fn is_sure_unit(unit: &str, meant: Unit) -> bool {
    let abbreviation = unit.trim_end_matches('.');
    let is_short = abbreviation.len() <= 4 && !abbreviation.contains(' ');
    let names =
        || Unit::ALL.into_iter().filter(|other| *other != meant).flat_map(|unit| [unit.key(), unit.key_of_several()]);
    let is_slip = |name: &str| is_sure(unit, name, names());
    is_short && !is_working_time(unit) || [meant.key(), meant.key_of_several()].into_iter().any(is_slip)
}

/// The plain unit after `business` or `working`, where business time has no such unit.
pub(super) fn long_business_unit(unit: &str) -> Option<Unit> {
    let (kind, rest) = unit.split_once(' ')?;
    let is_longer_than_a_day = |unit: &Unit| match unit.length() {
        UnitLength::Days(days) => days > 1,
        UnitLength::Months(_) => true,
        UnitLength::Seconds(_) | UnitLength::BusinessHour | UnitLength::BusinessDay => false,
    };
    let long = parse_unit(rest).filter(is_longer_than_a_day);
    long.filter(|_| matches!(kind, "business" | "working" | "work" | "office"))
}
