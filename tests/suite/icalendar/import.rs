//! iCalendar files, sound and hostile -> their days, what was left out, and the line of a fault.

use charter::icalendar::{Import, days};
use jiff::civil::{Date, date};
use proptest::prelude::{any, prop_assert, proptest};

/// A file with these lines between its first and its last.
fn file(lines: &[&str]) -> Vec<u8> {
    [&["BEGIN:VCALENDAR", "VERSION:2.0"], lines, &["END:VCALENDAR", ""]].concat().join("\r\n").into_bytes()
}

fn event(lines: &[&str]) -> Vec<u8> {
    file(&[&["BEGIN:VEVENT", "UID:1@example.org"], lines, &["END:VEVENT"]].concat())
}

fn read(bytes: &[u8]) -> Import {
    days(bytes, 2026).unwrap_or_else(|error| panic!("{}: {error}", error.line))
}

fn listed(import: &Import) -> String {
    import.days.iter().map(|day| format!("{} {}", day.date, day.name)).collect::<Vec<_>>().join("; ")
}

fn years(import: &Import) -> (Date, Date) {
    (import.from, import.until)
}

#[test]
fn every_way_to_write_whole_days_is_read() {
    let cases: [(&[&str], &str); 12] = [
        (&["DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas Day"], "2026-12-25 Christmas Day"),
        (&["DTSTART:20261225", "DTEND:20261226", "SUMMARY:A"], "2026-12-25 A"),
        (
            &["DTSTART;VALUE=DATE:20261228", "DTEND;VALUE=DATE:20261231", "SUMMARY:Break"],
            "2026-12-28 Break; 2026-12-29 Break; 2026-12-30 Break",
        ),
        (&["DTSTART;VALUE=DATE:20261224", "DURATION:P2D", "SUMMARY:A"], "2026-12-24 A; 2026-12-25 A"),
        (&["DTSTART;TZID=\"Canada: Mountain\":20261225T000000", "DTEND:20261226T000000", "SUMMARY:A"], "2026-12-25 A"),
        (
            &["DTSTART:20261225", "SUMMARY;LANGUAGE=en:St Patrick\\, the \\\\saint\\;\\nclosed"],
            "2026-12-25 St Patrick, the \\saint; closed",
        ),
        (&["DTSTART:20261225", "SUMMARY:Christ", " mas", "\t Day"], "2026-12-25 Christmas Day"),
        (&["dtstart:20261225", "Summary:A", "BEGIN:VALARM", "SUMMARY:Reminder", "END:VALARM"], "2026-12-25 A"),
        (&["DTSTART:20261225"], "2026-12-25 Closed"),
        (
            &["DTSTART:20261224", "RDATE;VALUE=DATE:20261231,20261230", "SUMMARY:A"],
            "2026-12-24 A; 2026-12-30 A; 2026-12-31 A",
        ),
        (&["DTSTART:20251225", "RRULE:FREQ=YEARLY;UNTIL=20261231", "SUMMARY:A"], "2026-12-25 A"),
        (&["DTSTART:20261225", "SUMMARY:Noël 🎄"], "2026-12-25 Noël 🎄"),
    ];
    for (lines, expected) in cases {
        assert_eq!(listed(&read(&event(lines))), expected, "{lines:?}");
    }
}

#[test]
fn rules_of_every_year_are_followed() {
    let cases: [(&[&str], &str); 9] = [
        (&["DTSTART:20200701", "RRULE:FREQ=YEARLY"], "2026-07-01 2027-07-01 2028-07-01"),
        (&["DTSTART:20200907", "RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=1MO"], "2026-09-07 2027-09-06 2028-09-04"),
        (&["DTSTART:20200525", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"], "2026-05-25 2027-05-31 2028-05-29"),
        (
            &["DTSTART:20200518", "RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18,19,20,21,22,23,24;BYDAY=MO"],
            "2026-05-18 2027-05-24 2028-05-22",
        ),
        (&["DTSTART:20201231", "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"], "2026-12-31 2027-12-31 2028-12-31"),
        (&["DTSTART:20240229", "RRULE:FREQ=YEARLY"], "2028-02-29"),
        (&["DTSTART:20251225", "RRULE:FREQ=YEARLY;INTERVAL=2"], "2027-12-25"),
        (&["DTSTART:20251225", "RRULE:FREQ=YEARLY;COUNT=3;WKST=MO"], "2026-12-25 2027-12-25"),
        (&["DTSTART:20251225", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20271225"], "2026-12-25 2028-12-25"),
    ];
    for (lines, expected) in cases {
        let import = read(&event(lines));
        let days: Vec<String> = import.days.iter().map(|day| day.date.to_string()).collect();
        assert_eq!(days.join(" "), expected, "{lines:?}");
    }
}

#[test]
fn a_day_of_a_series_can_be_replaced() {
    let import = read(&file(&[
        "BEGIN:VEVENT",
        "UID:a",
        "DTSTART:20260701",
        "RRULE:FREQ=YEARLY",
        "SUMMARY:Canada Day",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:a",
        "RECURRENCE-ID:20280701",
        "DTSTART:20280703",
        "SUMMARY:Canada Day (observed)",
        "END:VEVENT",
    ]));
    assert_eq!(listed(&import), "2026-07-01 Canada Day; 2027-07-01 Canada Day; 2028-07-03 Canada Day (observed)");
    assert_eq!(years(&import), (date(2026, 7, 1), date(2029, 1, 1)));
}

#[test]
fn a_list_is_called_complete_no_longer_than_its_single_dates_reach() {
    let single = |day: &'static str| ["BEGIN:VEVENT", day, "SUMMARY:Good Friday", "END:VEVENT"];
    let christmas = ["BEGIN:VEVENT", "DTSTART:20201225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas Day", "END:VEVENT"];
    let with = |days: &[&'static str]| {
        let lines: Vec<&str> = days.iter().flat_map(|day| single(day)).chain(christmas).collect();
        read(&file(&lines))
    };
    let import = with(&["DTSTART:20260403", "DTSTART:20270326"]);
    assert_eq!(
        listed(&import),
        "2026-04-03 Good Friday; 2026-12-25 Christmas Day; 2027-03-26 Good Friday; 2027-12-25 Christmas Day"
    );
    assert_eq!(years(&import), (date(2026, 1, 1), date(2028, 1, 1)));
    assert_eq!(years(&with(&[])), (date(2026, 1, 1), date(2029, 1, 1)), "rules alone");
    let later = with(&["DTSTART:20270326"]);
    assert_eq!(years(&later), (date(2027, 1, 1), date(2028, 1, 1)), "the holidays that move are not known for 2026");
    let short = read(&event(&["DTSTART:20261225"]));
    assert_eq!(years(&short), (date(2026, 12, 25), date(2027, 1, 1)), "nothing is known of the days before its first");
}

#[test]
fn what_is_left_out_is_told_with_its_line() {
    let cases: [(&[&str], &str, bool); 9] = [
        (&["DTSTART:20261224T120000", "DTEND:20261224T163000"], "it is at a time of day: ", true),
        (&["DTSTART:20261225T000000Z", "DTEND:20261226T000000Z"], "it is at a time of day: ", true),
        (&["DTSTART:20261224", "RRULE:FREQ=WEEKLY"], "its rule `FREQ=WEEKLY` is not one ", true),
        (&["DTSTART:20261224", "RRULE:FREQ=YEARLY;BYSETPOS=1"], "its rule `BYSETPOS=1` is not one ", true),
        (&["DTSTART:20261224", "STATUS:CANCELLED"], "it is cancelled", false),
        (&["DTSTART:20261340"], "`20261340` is not a date", true),
        (&["DTSTART:20261224", "DTEND:20281224"], "it takes more than 366 days", true),
        (&["DTSTART:20261224", "DTEND:20261220"], "it ends before it begins", true),
        (&["SUMMARY:No date"], "it has no DTSTART", true),
    ];
    for (lines, reason, may_be_closed) in cases {
        let sound = ["BEGIN:VEVENT", "DTSTART:20261225", "END:VEVENT", "BEGIN:VEVENT"];
        let import = read(&file(&[&sound[..], lines, &["END:VEVENT"]].concat()));
        assert_eq!(listed(&import), "2026-12-25 Closed", "{lines:?}");
        let [left_out] = &import.left_out[..] else { panic!("{lines:?}: {:?}", import.left_out) };
        assert!(left_out.reason.starts_with(reason), "{}", left_out.reason);
        assert_eq!((left_out.line, left_out.may_be_closed, import.is_whole()), (6, may_be_closed, !may_be_closed));
    }
}

#[test]
fn a_file_of_no_use_is_refused_with_the_line() {
    let cut = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\n".to_vec();
    let many: Vec<&str> =
        std::iter::repeat_n(["BEGIN:VEVENT", "DTSTART:20261225", "END:VEVENT"], 5_001).flatten().collect();
    let wide: Vec<&str> = std::iter::repeat_n(["BEGIN:VEVENT", "DTSTART:20261225", "DURATION:P366D", "END:VEVENT"], 3)
        .flatten()
        .collect();
    assert_eq!(read(&file(&wide)).days.len(), 366, "a day is listed once");
    let cases: [(Vec<u8>, usize, &str); 8] = [
        (b"<!DOCTYPE html>\n<p>a: b".to_vec(), 1, "this line has no colon after its name"),
        (b"title: a page".to_vec(), 1, "this is not an iCalendar file"),
        (Vec::new(), 1, "this is not an iCalendar file"),
        (cut, 3, "the file ends before END:VEVENT"),
        (file(&["END:VEVENT"]), 3, "there is no BEGIN for this END:VEVENT"),
        (file(&["X"]), 3, "this line has no colon after its name"),
        (event(&["DTSTART:20241225"]), 1, "there is no all-day event from 2026 on that can be read"),
        (file(&many), 15_003, "there are more than 5000 events"),
    ];
    for (bytes, line, reason) in cases {
        let error = days(&bytes, 2026).expect_err(reason);
        assert!(error.to_string().starts_with(reason), "{error}");
        assert_eq!(error.line, line, "{reason}");
    }
    let latin = days(b"BEGIN:VCALENDAR\nX-NAME:No\xEBl\nEND:VCALENDAR\n", 2026).expect_err("not UTF-8");
    assert_eq!(
        (latin.line, latin.to_string().as_str()),
        (2, "this is not text in UTF-8: save the file again with the encoding UTF-8")
    );
}

#[test]
fn line_breaks_of_every_kind_and_a_byte_order_mark_make_no_difference() {
    let usual = String::from_utf8(event(&["DTSTART:20261225", "SUMMARY:A", " B"])).expect("a text");
    for text in [
        usual.replace("\r\n", "\n"),
        usual.replace("\r\n", "\r"),
        format!("\u{feff}{usual}"),
        usual.replace("\r\n", "\r\n\r\n"),
    ] {
        assert_eq!(days(text.as_bytes(), 2026), days(usual.as_bytes(), 2026), "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        words in proptest::collection::vec("(DTSTART|DTEND|RRULE|EXDATE|DURATION|RDATE)[:;](FREQ=YEARLY;(BYDAY|COUNT|INTERVAL|BYMONTH)=)?[-P]?[0-9]{0,9}[TZDWMO,]{0,3}", 0..6),
    ) {
        let _ = days(&bytes, 2026);
        let lines: Vec<&str> = words.iter().map(String::as_str).collect();
        if let Ok(import) = days(&event(&lines), 2026) {
            prop_assert!(import.days.len() <= 5_000);
        }
    }
}
