//! A place and a year -> the dates that its government publishes, copied from there by hand.

use charter::holidays::{Holiday, Jurisdiction, Kept, NoJurisdiction, Observance, day_like};
use jiff::civil::{Date, date};

/// The days on which offices that open from Monday to Friday close by law, as `MM-DD`.
fn by_law(code: &str, year: i16) -> Vec<String> {
    let day = |holiday: Holiday| match holiday.observance {
        Observance::OnTheDay => Some(holiday.date),
        Observance::MovedTo(day) => Some(day),
        Observance::OftenOn(_) => None,
    };
    let place = Jurisdiction::find(code).expect("a known place");
    let all = place.holidays(year).into_iter().filter(|holiday| holiday.kept == Kept::ByLaw);
    let mut days: Vec<Date> = all.filter_map(day).collect();
    days.sort_unstable();
    days.into_iter().map(|day| day.strftime("%m-%d").to_string()).collect()
}

#[test]
fn the_dates_are_those_that_governments_publish() {
    let cases = [
        // gov.uk/bank-holidays; in 2028, New Year's Day is a Saturday.
        ("GB-ENG", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        ("GB-WLS", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        ("GB-ENG", 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        ("GB-SCT", 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"),
        ("GB-SCT", 2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"),
        ("GB-SCT", 2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26"),
        ("GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"),
        ("GB-NIR", 2027, "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28"),
        // Christmas Day on a Sunday: its substitute passes over Boxing Day.
        ("GB-ENG", 2033, "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27"),
        // citizensinformation.ie; in 2030, 1 February is a Friday.
        ("IE", 2026, "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25"),
        ("IE", 2030, "01-01 02-01 04-22 05-06 06-03 08-05 10-28 12-25 12-26"),
        // alberta.ca, gnb.ca, ontario.ca, cnesst.gouv.qc.ca
        ("CA-AB", 2026, "01-01 02-16 04-03 05-18 07-01 09-07 10-12 11-11 12-25"),
        ("CA-NB", 2026, "01-01 02-16 04-03 07-01 08-03 09-07 11-11 12-25"),
        ("CA-ON", 2027, "01-01 02-15 03-26 05-24 07-01 09-06 10-11"),
        ("CA-QC", 2029, "01-01 03-30 05-21 06-25 07-02 09-03 10-08 12-25"),
    ];
    for (code, year, days) in cases {
        assert_eq!(by_law(code, year).join(" "), days, "{code} {year}");
    }
}

#[test]
fn a_place_is_found_by_code_or_name_and_a_country_alone_is_not_enough() {
    for asked in ["CA-NB", "ca-nb", " New Brunswick "] {
        assert_eq!(Jurisdiction::find(asked).map(|place| place.code), Ok("CA-NB"), "{asked}");
    }
    for (asked, parts) in [("CA", "CA-AB, CA-BC"), ("UK", "GB-ENG, GB-WLS, GB-SCT, GB-NIR"), ("gb", "GB-ENG")] {
        let error = Jurisdiction::find(asked).map(|place| place.code).expect_err("a country of parts");
        assert!(matches!(error, NoJurisdiction::NeedsPart { .. }) && error.to_string().contains(parts), "{error}");
    }
    let error = Jurisdiction::find("US-CA").map(|place| place.code).expect_err("a place that is not known");
    assert!(
        error.to_string().starts_with("the public holidays of `US-CA` are not known: give one of CA-AB, "),
        "{error}"
    );
    assert_eq!(Jurisdiction::all().count(), 18);
}

#[test]
fn a_time_zone_suggests_a_place() {
    let suggested = |zone| Jurisdiction::suggested_by(zone).map(|place| place.code);
    assert_eq!(suggested("America/Moncton"), Some("CA-NB"));
    assert_eq!(suggested("Europe/Dublin"), Some("IE"));
    assert_eq!(suggested("Europe/London"), Some("GB-ENG"));
    assert_eq!(suggested("Pacific/Auckland"), None);
}

#[test]
fn a_closure_is_known_by_its_name_or_by_its_dates() {
    let cases = [
        ("Good Friday", &[date(2026, 4, 3), date(2027, 3, 26)][..], Some(date(2028, 4, 14))),
        ("Karfreitag", &[date(2026, 4, 3), date(2027, 3, 26)], Some(date(2028, 4, 14))),
        ("Boxing Day (observed)", &[], Some(date(2028, 12, 26))),
        ("Founders' Day", &[date(2026, 6, 10), date(2027, 6, 10)], Some(date(2028, 6, 10))),
        ("Founders' Day", &[date(2026, 6, 10)], None),
        // In Alberta, Nova Scotia and Yukon, these are three different days.
        ("Heritage Day", &[], None),
        ("Heritage Day", &[date(2026, 8, 3)], Some(date(2028, 8, 7))),
        ("Heritage Day", &[date(2026, 2, 16)], Some(date(2028, 2, 21))),
        ("Council retreat", &[date(2026, 8, 12), date(2027, 8, 18)], None),
    ];
    for (name, dates, day) in cases {
        assert_eq!(day_like(name, dates, 2028), day, "{name} {dates:?}");
    }
}
