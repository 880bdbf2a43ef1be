//! The name of a time zone -> the zone of a place, or what the name probably meant. An abbreviation such as MST names no place, and may not
//! say what its clocks do in summer.

use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use jiff::tz::{TimeZone, db};

use crate::model::site::Zone;

/// The areas of the IANA list whose names go on with a place.
const AREAS: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// Older names of a country or a part of it, with the zone that the IANA list links them to.
const OLDER_NAMES: &[(&str, &str)] = &[
    ("Brazil/Acre", "America/Rio_Branco"),
    ("Brazil/DeNoronha", "America/Noronha"),
    ("Brazil/East", "America/Sao_Paulo"),
    ("Brazil/West", "America/Manaus"),
    ("Canada/Atlantic", "America/Halifax"),
    ("Canada/Central", "America/Winnipeg"),
    ("Canada/Eastern", "America/Toronto"),
    ("Canada/Mountain", "America/Edmonton"),
    ("Canada/Newfoundland", "America/St_Johns"),
    ("Canada/Pacific", "America/Vancouver"),
    ("Canada/Saskatchewan", "America/Regina"),
    ("Canada/Yukon", "America/Whitehorse"),
    ("Chile/Continental", "America/Santiago"),
    ("Chile/EasterIsland", "Pacific/Easter"),
    ("Cuba", "America/Havana"),
    ("Egypt", "Africa/Cairo"),
    ("Eire", "Europe/Dublin"),
    ("GB", "Europe/London"),
    ("GB-Eire", "Europe/London"),
    ("Hongkong", "Asia/Hong_Kong"),
    ("Iceland", "Atlantic/Reykjavik"),
    ("Iran", "Asia/Tehran"),
    ("Israel", "Asia/Jerusalem"),
    ("Jamaica", "America/Jamaica"),
    ("Japan", "Asia/Tokyo"),
    ("Kwajalein", "Pacific/Kwajalein"),
    ("Libya", "Africa/Tripoli"),
    ("Mexico/BajaNorte", "America/Tijuana"),
    ("Mexico/BajaSur", "America/Mazatlan"),
    ("Mexico/General", "America/Mexico_City"),
    ("NZ", "Pacific/Auckland"),
    ("NZ-CHAT", "Pacific/Chatham"),
    ("Navajo", "America/Denver"),
    ("PRC", "Asia/Shanghai"),
    ("Poland", "Europe/Warsaw"),
    ("Portugal", "Europe/Lisbon"),
    ("ROC", "Asia/Taipei"),
    ("ROK", "Asia/Seoul"),
    ("Singapore", "Asia/Singapore"),
    ("Turkey", "Europe/Istanbul"),
    ("US/Alaska", "America/Anchorage"),
    ("US/Aleutian", "America/Adak"),
    ("US/Arizona", "America/Phoenix"),
    ("US/Central", "America/Chicago"),
    ("US/East-Indiana", "America/Indiana/Indianapolis"),
    ("US/Eastern", "America/New_York"),
    ("US/Hawaii", "Pacific/Honolulu"),
    ("US/Indiana-Starke", "America/Indiana/Knox"),
    ("US/Michigan", "America/Detroit"),
    ("US/Mountain", "America/Denver"),
    ("US/Pacific", "America/Los_Angeles"),
    ("US/Samoa", "Pacific/Pago_Pago"),
    ("W-SU", "Europe/Moscow"),
];

/// Places that many people know, to show what a zone's name looks like.
const WELL_KNOWN: [&str; 26] = [
    "America/Vancouver",
    "America/Edmonton",
    "America/Regina",
    "America/Winnipeg",
    "America/Toronto",
    "America/Halifax",
    "America/St_Johns",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Denver",
    "America/Chicago",
    "America/New_York",
    "America/Panama",
    "America/Anchorage",
    "Pacific/Honolulu",
    "Pacific/Auckland",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Paris",
    "Europe/Athens",
    "Africa/Accra",
    "Africa/Johannesburg",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
];

impl Zone {
    /// Returns the zone of a place, or `None` if the IANA list has no such name or the name is not that of a place. Capitals count.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let rules = TimeZone::get(name).ok().filter(|_| places().any(|place| place == name))?;
        Some(Self { name: name.to_owned(), rules })
    }
}

/// The names of the zones of places, in order.
pub fn places() -> impl Iterator<Item = String> {
    let is_of_a_place = |name: &String| name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area));
    db().available().map(|name| name.to_string()).filter(is_of_a_place)
}

/// Returns the name that `text` spells in another way: `america/new york`, `Toronto`, `US/Mountain`.
#[must_use]
pub fn spelt_otherwise(text: &str) -> Option<String> {
    let text = text.trim().replace(' ', "_");
    let is_it = |name: &str| name.eq_ignore_ascii_case(&text);
    if let Some((_, zone)) = OLDER_NAMES.iter().find(|(older, _)| is_it(older)) {
        return Some((*zone).to_owned());
    }
    let ends_with_it = |place: &String| place.rsplit('/').next().is_some_and(is_it);
    places().find(|place| is_it(place)).or_else(|| places().find(ends_with_it))
}

/// Well-known places with the same time all year as a zone whose name is that of no place: those for `EST5EDT` are
/// Toronto and New York.
#[must_use]
pub fn like(name: &str) -> Vec<&'static str> {
    // The zone of machines that were never told theirs.
    let is_of_none = name.eq_ignore_ascii_case("Factory");
    let Some(rules) = TimeZone::get(name).ok().filter(|_| !is_of_none) else { return Vec::new() };
    let offset =
        |zone: &TimeZone, noon: DateTime| zone.to_ambiguous_zoned(noon).compatible().map(|at| at.offset()).ok();
    // Two whole years: clocks that change on other days do not keep the same time.
    let noons = || date(2030, 1, 1).at(12, 0, 0, 0).series(1.day()).take(730);
    let keeps_time = |zone: &TimeZone| noons().all(|noon| offset(zone, noon) == offset(&rules, noon));
    let is_like = |place: &&str| TimeZone::get(place).is_ok_and(|zone| keeps_time(&zone));
    WELL_KNOWN.into_iter().filter(is_like).take(2).collect()
}
