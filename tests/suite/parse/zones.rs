//! What people write as a time zone -> the zone of a place, or what to write instead: never a zone with another time.

use charter::model::site::Zone;
use charter::model::zones::{like, places, spelt_otherwise};
use charter::parse::parse_zone;
use jiff::civil::date;
use jiff::tz::TimeZone;

/// What is offered: the zone, nothing, or the places in the help.
fn offered(text: &str) -> Result<String, String> {
    match parse_zone(text) {
        Ok(Zone { name, .. }) => Ok(name),
        Err(fault) => Err(fault.meant.unwrap_or(fault.help)),
    }
}

const HOW: &str = "write the zone of your city, area and city as in the IANA list of time zones: `Area/City`";

#[test]
fn a_zone_is_written_as_the_list_spells_it() {
    for name in ["America/Edmonton", "America/Argentina/Buenos_Aires", "Europe/London", "Pacific/Auckland"] {
        assert_eq!(offered(name), Ok(name.to_owned()));
    }
    for (text, meant) in [
        ("america/edmonton", "America/Edmonton"),
        ("AMERICA/EDMONTON", "America/Edmonton"),
        ("America/Edmontn", "America/Edmonton"),
        ("America/New York", "America/New_York"),
        ("new york", "America/New_York"),
        ("Edmonton", "America/Edmonton"),
        ("US/Mountain", "America/Denver"),
        ("us/mountain", "America/Denver"),
        ("Canada/Mountain", "America/Edmonton"),
        ("GB", "Europe/London"),
        ("Eire", "Europe/Dublin"),
    ] {
        assert_eq!(offered(text), Err(meant.to_owned()), "{text}");
    }
}

#[test]
fn an_abbreviation_is_answered_with_the_question_for_the_city() {
    for text in ["Mountain Time", "MDT", "Factory", "Alberta", "UTC-7", "+01:00", "America/Calgary", ""] {
        assert_eq!(offered(text), Err(HOW.to_owned()), "{text}");
    }
    for (text, places) in [
        ("MST", "`America/Vancouver` and `America/Phoenix` have the same time as `MST` all year"),
        ("Etc/GMT+7", "`America/Vancouver` and `America/Phoenix` have the same time as `Etc/GMT+7` all year"),
        ("EST", "`America/Winnipeg` and `America/Panama` have the same time as `EST` all year"),
        ("GMT", "`Africa/Accra` has the same time as `GMT` all year"),
        ("UTC", "`Africa/Accra` has the same time as `UTC` all year"),
        ("EST5EDT", "`America/Toronto` and `America/New_York` have the same time as `EST5EDT` all year"),
    ] {
        assert_eq!(offered(text), Err(format!("{HOW}; {places}")), "{text}");
    }
}

#[test]
fn every_other_name_of_the_list_leads_to_a_place_with_its_time_or_to_none() {
    let offsets = |name: &str| {
        let zone = TimeZone::get(name).expect("a zone");
        [1, 4, 7, 10].map(|month| zone.to_zoned(date(2028, month, 15).at(12, 0, 0, 0)).expect("a moment").offset())
    };
    let all: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    for name in &all {
        if places().any(|place| place == *name) {
            assert_eq!(offered(name).as_deref(), Ok(name.as_str()));
            continue;
        }
        assert!(parse_zone(name).is_err(), "{name}");
        let meant = parse_zone(name).err().and_then(|fault| fault.meant);
        for place in meant.iter().map(String::as_str).chain(like(name)) {
            assert_eq!(offsets(place), offsets(name), "{name}: {place}");
        }
        assert!(meant == spelt_otherwise(name), "{name} is not taken for a slip of the pen");
    }
}
