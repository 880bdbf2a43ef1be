//! An edition -> the JSON in a page from which its scripts tell the city's time, and write dates, times of day and lists, as the program does.

use serde::Serialize;

use crate::language::{Language, Relation};
use crate::model::edition::Edition;
use crate::render::pages::frame::offsets::{self, Entry};

#[derive(Serialize)]
struct Words<'a> {
    /// From Sunday.
    weekdays: Vec<&'a str>,
    months: Vec<&'a str>,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_of_month: Option<String>,
    long_date: String,
    moment: String,
    /// Before noon and from noon on: on the hour, with minutes, and at twelve.
    times: [[String; 3]; 2],
    comma: &'a str,
    and: &'a str,
    /// The offsets of the city's time zone.
    zone: Vec<Entry>,
}

/// The words, with nothing in them that could end the block that they stand in.
pub(super) fn json(edition: &Edition<'_>) -> String {
    let language = &edition.catalog.language;
    let (time, list) = (&language.time, &language.list);
    let words = Words {
        weekdays: language.weekdays.iter().cycle().skip(6).take(7).map(|name| &**name).collect(),
        months: language.months.iter().map(|name| &**name).collect(),
        date: language.date.to_string(),
        first_of_month: language.first_of_month.as_ref().map(ToString::to_string),
        long_date: language.long_date.to_string(),
        moment: language.moment.to_string(),
        times: [
            [time.morning.hour.to_string(), time.morning.minute.to_string(), time.midnight.to_string()],
            [time.afternoon.hour.to_string(), time.afternoon.minute.to_string(), time.noon.to_string()],
        ],
        comma: &list.comma,
        and: &list.and,
        zone: offsets::of(edition),
    };
    serde_json::to_string(&words).unwrap_or_default().replace('<', "\\u003c")
}

/// A relation as a script takes it: the modulus, whether it is negated, the ranges.
type Told<'a> = (u32, bool, &'a [(u32, u32)]);

fn told(one: &Relation) -> Told<'_> {
    (one.modulus, one.is_negated, &one.ranges)
}

/// The rules by which a script chooses among the forms of a text: each class, and the lists of relations of which one has to hold.
pub(super) fn plural_rules(language: &Language) -> String {
    let rules: Vec<(&str, Vec<Vec<Told<'_>>>)> = language
        .plurals()
        .rules()
        .map(|(class, rule)| (class.key(), rule.relations().iter().map(|all| all.iter().map(told).collect()).collect()))
        .collect();
    serde_json::to_string(&rules).unwrap_or_default()
}
