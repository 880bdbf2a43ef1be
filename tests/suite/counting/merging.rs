//! Counted rows and the results files that there are -> what people wrote stays, every other byte too, unless somebody says otherwise.

use charter::counting::{Count, ResultsFile};
use charter::model::results::PeriodKind;
use charter::pipeline::NotCounted;
use jiff::civil::date;

use crate::support::logs::Counting;

const MAP: &str = "\
standards: [{standard: graffiti.complete, kinds: [Graffiti]}]
columns: {id: ID, kind: TYPE, start: OPENED, stop: CLOSED}
";

const LOG: &str = "\
ID,OPENED,CLOSED,TYPE
1,2026-02-02 09:00:00,2026-02-03 09:00:00,Graffiti
2,2026-02-02 09:00:00,2026-02-23 09:00:00,Graffiti
3,2026-03-02 09:00:00,2026-03-03 09:00:00,Graffiti
";

const HEAD: &str = "standard,year,month,revision,met,total,not_due,on_hold,left_out,left_out_reason,average,median,p90,status,revised,note";

/// The same, with the day on which they came out.
const DATED: &str = "standard,year,month,revision,met,total,not_due,on_hold,left_out,left_out_reason,average,median,p90,status,published,revised,note";

fn counting(files: &[(&str, &str)], replaces: bool) -> Counting<'static> {
    let mut counting = Counting::of(MAP, LOG);
    (counting.from, counting.until) = (Some(date(2026, 2, 1)), Some(date(2026, 4, 1)));
    let file = |(name, text): &(&str, &str)| ResultsFile { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() };
    counting.files = files.iter().map(file).collect();
    counting.replaces = replaces;
    counting
}

/// The new text of a file, if it changes.
fn text(count: &Count, file: usize) -> Option<String> {
    let (_, bytes) = count.files.iter().find(|(number, _)| *number == file)?;
    Some(String::from_utf8(bytes.clone()).expect("UTF-8"))
}

#[test]
fn a_new_file_has_the_rows_in_order() {
    let count = counting(&[], false).done();
    let expected = format!(
        "{DATED}\ngraffiti.complete,2026,2,1,1,2,0,,,,,,,final,2029-11-30,,\n\
         graffiti.complete,2026,3,1,1,1,0,,,,,,,final,2029-11-30,,\n"
    );
    assert_eq!(text(&count, 0).as_deref(), Some(expected.as_str()));
    assert_eq!(count.rows, expected);
    assert_eq!(count.outcome, "rows: 2 new\n");
}

#[test]
fn figures_that_are_replaced_came_out_when_they_did() {
    let own = format!("{DATED}\ngraffiti.complete,2026,2,1,1,3,0,,,,,,,provisional,2026-03-05,,\n");
    let count = counting(&[("results/own.csv", &own)], false).done();
    let expected = format!(
        "{DATED}\ngraffiti.complete,2026,2,1,1,2,0,,,,,,,final,2026-03-05,,\n\
         graffiti.complete,2026,3,1,1,1,0,,,,,,,final,2029-11-30,,\n"
    );
    assert_eq!(text(&count, 0), Some(expected));
}

#[test]
fn what_is_there_already_stays_with_its_note() {
    let own = format!("{HEAD}\r\ngraffiti.complete,2026,2,1,1,2,0,,,,,,,final,,\"a note, of a person\"\r\n");
    let count = counting(&[("results/own.csv", &own)], false).done();
    let expected = own.clone() + "graffiti.complete,2026,3,1,1,1,0,,,,,,,final,,\r\n";
    assert_eq!(text(&count, 0), Some(expected));
    assert_eq!(count.outcome, "rows: 1 new, 1 there already\n");
}

#[test]
fn another_figure_is_replaced_only_if_somebody_says_so() {
    let own = format!(
        "{HEAD}\ngraffiti.complete,2026,2,1,2,2,0,,,,,,,final,,by hand\nother.complete,2026,2,1,2,2,,,,,,,,final,,\n"
    );
    let count = counting(&[("results/own.csv", &own)], false).done();
    assert_eq!(text(&count, 0), Some(own.clone() + "graffiti.complete,2026,3,1,1,1,0,,,,,,,final,,\n"));
    assert_eq!(
        count.outcome,
        "rows: 1 new\n1 row left as it is, because there is another figure for the period; `--replace` puts the counted ones in its place\n  \
         results/own.csv:2: graffiti.complete, February 2026\n"
    );
    let count = counting(&[("results/own.csv", &own)], true).done();
    let expected = own.replace("2,1,2,2,0,,,,,,,final,,by hand", "2,1,1,2,0,,,,,,,final,,")
        + "graffiti.complete,2026,3,1,1,1,0,,,,,,,final,,\n";
    assert_eq!(text(&count, 0), Some(expected));
    assert_eq!(count.outcome, "rows: 1 new, 1 in place of others\n");
}

#[test]
fn a_provisional_row_of_the_same_file_is_replaced_without_a_word() {
    let own = format!("{HEAD}\ngraffiti.complete,2026,2,1,0,2,0,,,,,,,provisional,,\n");
    let count = counting(&[("results/own.csv", &own)], false).done();
    assert!(
        text(&count, 0).is_some_and(|text| text.contains("2,1,1,2,0,,,,,,,final,,") && !text.contains("provisional"))
    );
    // In another file it is somebody else's.
    let files = [("results/hand.csv", own.as_str()), ("results/own.csv", "")];
    let mut other = counting(&files, false);
    other.own = 1;
    let count = other.done();
    assert_eq!(text(&count, 0), None);
    assert!(count.outcome.contains("1 row left as it is"), "{}", count.outcome);
}

#[test]
fn rows_of_other_files_count_too_however_they_are_written() {
    let hand = "\u{feff}Standard;Year;Quarter;Met;Total;Note\r\ngraffiti.complete;2026;1;5;6;\"two; crews\"\r\nroads.complete;2026;1;5;6;\r\n";
    let files = [("results/hand.csv", hand)];
    let mut kept = counting(&files, false);
    kept.own = 1;
    let count = kept.done();
    assert!(count.files.is_empty());
    assert!(count.outcome.starts_with("2 rows left as they are"), "{}", count.outcome);
    assert!(count.outcome.contains("results/hand.csv:2: graffiti.complete, March 2026\n"), "{}", count.outcome);
    let mut replaced = counting(&files, true);
    replaced.own = 1;
    let count = replaced.done();
    let left = "\u{feff}Standard;Year;Quarter;Met;Total;Note\r\nroads.complete;2026;1;5;6;\r\n";
    assert_eq!(text(&count, 0).as_deref(), Some(left));
    assert!(text(&count, 1).is_some_and(|text| text.matches("graffiti").count() == 2));
}

#[test]
fn a_file_without_a_column_that_is_needed_is_left_alone() {
    let own = "standard;year;month;met\n";
    let refused = counting(&[("results/own.csv", own)], false).run();
    let Err(NotCounted::Log(reason)) = refused else { panic!("it is counted") };
    assert_eq!(
        reason.to_string(),
        "`results/own.csv` has no column `revision`: add it to the file's first line, or choose another file with `--out`"
    );
}

#[test]
fn quarters_and_years_are_those_of_the_fiscal_year() {
    let mut counting = counting(&[], false);
    counting.by = PeriodKind::Quarter;
    counting.until = Some(date(2026, 7, 1));
    counting.from = Some(date(2026, 1, 1));
    let site = counting.content.files.iter_mut().find(|file| file.name == "site.yaml").expect("the file");
    site.text.push_str("fiscal_year_starts: April\n");
    let rows = counting.done().rows;
    assert!(rows.starts_with("standard,year,quarter,revision,met,"), "{rows}");
    // January to March 2026 is the fourth quarter of the year that started in April 2025.
    assert!(rows.contains("graffiti.complete,2025,4,1,2,3,0,"), "{rows}");
    assert!(rows.contains("graffiti.complete,2026,1,1,0,0,0,"), "{rows}");
    counting.by = PeriodKind::Year;
    (counting.from, counting.until) = (Some(date(2025, 4, 1)), Some(date(2026, 4, 1)));
    let rows = counting.done().rows;
    assert!(rows.starts_with("standard,year,revision,met,"), "{rows}");
    assert!(rows.contains("\ngraffiti.complete,2025,1,2,3,0,"), "{rows}");
}

#[test]
fn figures_that_are_to_be_confirmed_say_so() {
    let mut counting = counting(&[], false);
    counting.is_provisional = true;
    assert_eq!(counting.done().rows.matches(",provisional,").count(), 2);
}

#[test]
fn a_row_that_nobody_has_filled_in_yet_takes_the_counted_figures() {
    let own = format!("{HEAD}\ngraffiti.complete,2026,2,,,,,,,,,,,,,\nother.complete,2026,2,,,,,,,,,,,,,\n");
    let count = counting(&[("results/own.csv", &own)], false).done();
    let expected = format!(
        "{HEAD}\ngraffiti.complete,2026,2,1,1,2,0,,,,,,,final,,\nother.complete,2026,2,,,,,,,,,,,,,\n\
         graffiti.complete,2026,3,1,1,1,0,,,,,,,final,,\n"
    );
    assert_eq!(text(&count, 0), Some(expected));
}
