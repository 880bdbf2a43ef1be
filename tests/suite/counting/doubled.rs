//! Logs with requests that are there twice -> each counts once, whether all ids fit into memory or the logs are read again for each part.

use std::fmt::Write as _;

use jiff::civil::date;

use crate::support::logs::Counting;

const MAP: &str = "\
standards: [{standard: graffiti.complete, kinds: [Graffiti]}]
columns: {id: ID, kind: TYPE, start: OPENED, stop: CLOSED}
";

/// Twenty thousand requests of February, in chunks enough; each seventh is there again at the end, as if it had not been done.
fn log() -> (String, usize) {
    let mut text = "ID,OPENED,CLOSED,TYPE,NOTE\n".to_owned();
    let mut again = 0;
    for number in 0..20_000 {
        let day = 1 + number % 20;
        let note = "n".repeat(100);
        let _ = writeln!(text, "R-{number},2026-02-{day:02} 09:00:00,2026-02-{:02} 09:00:00,Graffiti,{note}", day + 1);
    }
    for number in (0..20_000).step_by(7) {
        let day = 1 + number % 20;
        let _ = writeln!(text, "R-{number},2026-02-{day:02} 09:00:00,,Graffiti,");
        again += 1;
    }
    (text, again)
}

#[test]
fn a_request_that_is_there_twice_counts_once_however_many_ids_fit_into_memory() {
    let (text, again) = log();
    let mut told = Vec::new();
    for ids_in_memory in [1_000_000, 30_000, 5_000] {
        let mut counting = Counting::of(MAP, &text);
        counting.ids_in_memory = ids_in_memory;
        (counting.from, counting.until) = (Some(date(2026, 2, 1)), Some(date(2026, 3, 1)));
        let count = counting.done();
        assert!(count.rows.contains("graffiti.complete,2026,2,1,20000,20000,0,"), "{}", count.rows);
        told.push(count.told);
    }
    assert!(told[0].contains(&format!("{},{} records have a number", again / 1_000, again % 1_000)), "{}", told[0]);
    assert!(told[0].contains("first: lines 20002, 20003, 20004, 20005 and 20006"), "{}", told[0]);
    assert!(told.iter().all(|one| *one == told[0]));
}

#[test]
fn without_a_column_for_the_id_each_record_counts() {
    let (text, again) = log();
    let map = MAP.replace("id: ID, ", "");
    let mut counting = Counting::of(&map, &text);
    (counting.from, counting.until) = (Some(date(2026, 2, 1)), Some(date(2026, 3, 1)));
    let total = 20_000 + again;
    assert!(counting.done().rows.contains(&format!("graffiti.complete,2026,2,1,20000,{total},0,")));
}

#[test]
fn an_empty_id_is_no_id() {
    let text = "ID,OPENED,CLOSED,TYPE\n".to_owned() + &",2026-02-02 09:00:00,2026-02-03 09:00:00,Graffiti\n".repeat(3);
    let mut counting = Counting::of(MAP, &text);
    (counting.from, counting.until) = (Some(date(2026, 2, 1)), Some(date(2026, 3, 1)));
    assert!(counting.done().rows.contains("graffiti.complete,2026,2,1,3,3,0,"));
}
