//! Files that are no logs, and dates in every form -> why they can't be counted, or the same count.

use charter::pipeline::NotCounted;
use jiff::civil::date;

use crate::support::logs::Counting;

const MAP: &str = "\
standards: [{standard: graffiti.complete, kinds: [Graffiti]}]
columns: {kind: TYPE, start: OPENED, stop: CLOSED}
";

fn refused(bytes: &[u8]) -> String {
    let mut counting = Counting::of(MAP, "");
    counting.logs = vec![("log.csv", bytes.to_vec())];
    match counting.run() {
        Err(NotCounted::Log(reason)) => reason.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_is_no_log_is_refused_in_words() {
    assert_eq!(refused(b""), "`log.csv` can't be counted: it is empty");
    assert_eq!(refused(b"\n\r\n"), "`log.csv` can't be counted: it is empty");
    assert_eq!(
        refused(b"\xff\xfeO\0P\0"),
        "`log.csv` can't be counted: it is saved as UTF-16 (\"Unicode text\"): save it as \"CSV UTF-8\""
    );
    assert_eq!(
        refused(b"TYPE,OPENED,CL\xd6SED\n"),
        "`log.csv` can't be counted: the names of its columns are not saved as UTF-8: save it as \"CSV UTF-8\""
    );
    assert_eq!(
        refused(b"PK\x03\x04..."),
        "`log.csv` can't be counted: it is a workbook or a ZIP file, not a CSV file: open it and save the sheet as \"CSV UTF-8\""
    );
    let open =
        "TYPE,OPENED,CLOSED\nGraffiti,2026-02-02,2026-02-03\nGraffiti,\"2026-02-02,2026-02-03\nGraffiti,2026-02-02,\n";
    assert_eq!(
        refused(open.as_bytes()),
        "`log.csv` can't be counted: the record on line 3 opens a quotation mark and doesn't close it"
    );
    let endless =
        format!("TYPE,OPENED,CLOSED\n{open}{}", "x,".repeat(9 << 20), open = "Graffiti,2026-02-02,2026-02-03\n");
    assert_eq!(
        refused(endless.as_bytes()),
        "`log.csv` can't be counted: the record on line 3 has more than 8 MB: is this a table of requests, one on each line?"
    );
}

/// Whether two requests of 2 February, done on the 7th and the 8th, are one kept promise of two.
fn is_counted(formats: &str, dates: [&str; 4]) -> bool {
    let map = format!("{MAP}dates: {{formats: {formats}}}\n");
    let map = if formats.is_empty() { MAP.to_owned() } else { map };
    let [a, b, c, d] = dates;
    let text = format!("TYPE\tOPENED\tCLOSED\nGraffiti\t{a}\t{b}\nGraffiti\t{c}\t{d}\n");
    let mut counting = Counting::of(&map, &text);
    (counting.from, counting.until) = (Some(date(2026, 2, 1)), Some(date(2026, 3, 1)));
    counting.done().rows.contains("graffiti.complete,2026,2,1,1,2,0,")
}

#[test]
fn dates_are_read_in_the_forms_that_systems_write() {
    for (formats, dates) in [
        ("", ["2026-02-02 09:00:00", "2026-02-07 23:59:59", "2026-02-02 09:00:00", "2026-02-08 00:00:00"]),
        ("", ["2026-02-02T09:00", "2026-02-07T23:59", "2026/02/02 09:00", "2026/02/08 00:00"]),
        ("", ["2026-02-02", "2026-02-07", "2026-02-02", "2026-02-08"]),
        (
            "",
            [
                "2026-02-02T16:00:00Z",
                "2026-02-08T06:59:59.999Z",
                "2026-02-02 09:00:00-07:00",
                "2026-02-08 02:00:00 -0500",
            ],
        ),
        ("M/D/YYYY h:mm AM", ["2/2/2026 9:00 am", "02/07/2026 11:59 PM", "2/2/2026 9:00 AM", "2/8/2026 12:00 AM"]),
        ("'D.M.YYYY hh:mm'", ["2.2.2026 09:00", "07.02.2026 23:59", "02.02.2026 9:00", "8.2.2026 00:00"]),
        ("D-MON-YY", ["02-Feb-26", "07-FEB-26", "2-february-26", "8-feb-26"]),
        ("['MON D, YYYY', YYYY-MM-DD]", ["Feb 2, 2026", "2026-02-07", "February 2, 2026", "2026-02-08"]),
        ("YYYYMMDDhhmmss", ["20260202090000", "20260207235959", "20260202090000", "20260208000000"]),
        (
            "YYYY-MM-DDThh:mm:ssZ",
            ["2026-02-02T09:00:00-07", "2026-02-08T06:59:59+00:00", "2026-02-02T16:00:00Z", "2026-02-08T07:00:00Z"],
        ),
    ] {
        assert!(is_counted(formats, dates), "{formats} {dates:?}");
    }
    for (formats, dates) in [
        ("", ["2026-02-31", "2026-13-01", "2026-2-2", "26-02-02"]),
        ("M/D/YYYY", ["2/30/2026", "0/1/2026", "2/2/26", "2/2/2026 "]),
        ("M/D/YYYY h:mm AM", ["2/2/2026 13:00 PM", "2/2/2026 0:00 AM", "2/2/2026 9:00", "2/2/2026 9:61 AM"]),
    ] {
        assert!(!is_counted(formats, dates), "{formats} {dates:?}");
    }
}
