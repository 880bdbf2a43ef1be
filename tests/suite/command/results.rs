//! `charter results count` as people run it: files, packed logs, threads, what it writes and what it leaves, and a map that it proposes.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use tempfile::TempDir;

use crate::support::fixtures::{assert_expected, fixtures};
use crate::support::program::{charter, code, complained, copy, run, said, tree, write};

const COUNT: &str = "results count log.csv --map map.yaml --as-of 2026-11-30";

const MAP: &str = "\
standards:
  - {standard: pothole.complete, kinds: [Pothole]}
  - {standard: graffiti.complete, kinds: [Graffiti]}
columns: {id: ID, kind: TYPE, start: OPENED, stop: CLOSED, state: STATUS}
states: {closed: [Closed], cancelled: [Cancelled]}
";

/// A city with a map and a log of 500 requests.
fn place() -> TempDir {
    let place = TempDir::new().expect("a temporary folder can be made");
    copy(&fixtures("check").join("_base"), &place.path().join("content"));
    copy(&fixtures("counting").join("_content"), &place.path().join("content"));
    write(&place.path().join("map.yaml"), MAP);
    write(&place.path().join("log.csv"), &log(500));
    place
}

fn log(requests: usize) -> String {
    let mut text = "ID,OPENED,CLOSED,TYPE,STATUS,NAME,COMMENTS\n".to_owned();
    for number in 0..requests {
        let (month, day) = (1 + number % 6, 1 + number % 27);
        let kind = if number % 3 == 0 { "Graffiti" } else { "Pothole" };
        let closed = if number % 11 == 0 {
            String::new()
        } else {
            format!("2026-{month:02}-{:02} 15:00:00", day + number % 8 / 7)
        };
        let state = if number % 17 == 0 { "Cancelled" } else { "Closed" };
        let note = "asks to be called\n\"\"soon\"\"".repeat(number % 5);
        let _ = writeln!(
            text,
            "{},2026-{month:02}-{day:02} 10:00:00,{closed},{kind},{state},PERSON-{number},\"{note}, 780-555-0199\"",
            number / 2 * 2
        );
    }
    text
}

fn counted(place: &Path, arguments: &str) -> (String, String) {
    let output = run(place, &format!("{COUNT} {arguments}"));
    assert_eq!(code(&output), 0, "{}", complained(&output));
    (said(&output), complained(&output))
}

fn pack(from: &Path, to: &Path) {
    let mut packed = flate2::write::GzEncoder::new(File::create(to).expect("a file"), flate2::Compression::fast());
    packed.write_all(&fs::read(from).expect("the log")).expect("it can be packed");
    packed.finish().expect("it can be packed");
}

#[test]
fn it_writes_a_results_file_named_like_the_map_and_nothing_else() {
    let place = place();
    let before = tree(place.path());
    let (rows, told) = counted(place.path(), "");
    assert_eq!(rows, "");
    let mut after = tree(place.path());
    let written = after.remove("content/results/map.csv").expect("the rows are there");
    assert!(before == after, "other files have changed");
    assert!(told.ends_with("wrote `content/results/map.csv`\n"), "{told}");
    assert_eq!(String::from_utf8(written).expect("UTF-8"), counted(place.path(), "--dry-run --out other.csv").0);
    // The second time, all is there.
    let (_, told) = counted(place.path(), "");
    assert!(told.ends_with(" there already\nnothing was written\n"), "{told}");
    for text in [told, rows] {
        assert!(!text.contains("PERSON") && !text.contains("0199"), "{text}");
    }
}

#[test]
fn a_dry_run_shows_the_rows_and_writes_nothing() {
    let place = place();
    let before = tree(place.path());
    let (rows, told) = counted(place.path(), "--dry-run");
    assert!(rows.starts_with("standard,year,month,revision,met,total,"), "{rows}");
    assert!(told.ends_with("nothing was written, as `--dry-run` says\n"), "{told}");
    assert!(before == tree(place.path()));
}

#[test]
fn a_packed_log_two_logs_and_any_number_of_threads_give_the_same() {
    let place = place();
    let path = place.path();
    let text = log(9_000);
    assert!(text.len() > 1 << 20);
    write(&path.join("log.csv"), &text);
    pack(&path.join("log.csv"), &path.join("log.csv.gz"));
    let half = text.match_indices("PERSON-4500,").next().expect("a request").0;
    let half = text[..half].rfind("\n4500,").expect("its start") + 1;
    let head = text.lines().next().expect("a header");
    write(&path.join("first.csv"), &text[..half]);
    write(&path.join("second.csv"), &format!("{head}\n{}", &text[half..]));
    let count = |logs: &str, threads: usize| {
        let arguments = format!("results count {logs} --map map.yaml --as-of 2026-11-30 --dry-run");
        let output = charter(path)
            .args(arguments.split_whitespace())
            .env("RAYON_NUM_THREADS", threads.to_string())
            .output()
            .expect("the program runs");
        assert_eq!(code(&output), 0, "{}", complained(&output));
        (said(&output), complained(&output))
    };
    let one = count("log.csv", 1);
    for threads in [2, 5] {
        assert_eq!(count("log.csv", threads), one);
    }
    let packed = count("log.csv.gz", 2);
    assert_eq!(packed.0, one.0);
    assert_eq!(packed.1, one.1.replace("log.csv", "log.csv.gz"));
    assert_eq!(count("first.csv second.csv", 2).0, one.0);
}

#[test]
fn what_people_wrote_is_replaced_only_with_the_option() {
    let place = place();
    let own = place.path().join("content/results/map.csv");
    counted(place.path(), "");
    let sound = fs::read_to_string(&own).expect("it is there");
    let edited = sound.replacen(",final,,\n", ",final,,two crews on Main Street\n", 1);
    let line = edited.lines().nth(2).expect("a row").to_owned();
    let other = line.replacen(",final", ",provisional by hand", 1);
    let edited = edited.replace(&line, &other);
    write(&own, &edited);
    let (_, told) = counted(place.path(), "");
    assert!(told.contains("1 row left as it is") && told.contains("content/results/map.csv:3: "), "{told}");
    assert_eq!(fs::read_to_string(&own).expect("it is there"), edited);
    let (_, told) = counted(place.path(), "--replace");
    assert!(told.contains("1 in place of others"), "{told}");
    assert_eq!(fs::read_to_string(&own).expect("it is there"), edited.replace(&other, &line));
}

#[cfg(unix)]
#[test]
fn a_results_file_is_written_whole_or_not_at_all() {
    use std::os::unix::fs::PermissionsExt;

    let place = place();
    let own = place.path().join("content/results/map.csv");
    // What another run has left there is not written over.
    write(&place.path().join("content/results/.map.csv.new"), "half a li");
    let output = run(place.path(), COUNT);
    assert_eq!(code(&output), 2);
    assert!(complained(&output).contains("another run is writing it"), "{}", complained(&output));
    assert!(!own.exists());
    fs::remove_file(place.path().join("content/results/.map.csv.new")).expect("it is there");
    counted(place.path(), "");
    let sound = fs::read(&own).expect("it is there");
    write(&own, "standard,year,month,revision,met,total,not_due,left_out,left_out_reason,status\n");
    fs::set_permissions(&own, fs::Permissions::from_mode(0o444)).expect("its mode can be set");
    let output = run(place.path(), COUNT);
    // An administrator may write it all the same, but then whole.
    if code(&output) == 2 {
        assert!(complained(&output).contains("write-protected"), "{}", complained(&output));
        assert_eq!(fs::read(&own).expect("it is there").len(), 79);
    }
    assert!(!place.path().join("content/results/.map.csv.new").exists());
    assert!(sound.len() > 200);
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let place = place();
    let path = place.path();
    let before = tree(path);
    for (arguments, exit, reason) in [
        ("results count nowhere.csv --map map.yaml", 2, "error: `nowhere.csv` can't be read: "),
        (
            "results count log.csv --map nowhere.yaml",
            2,
            "error: there is no map `nowhere.yaml`; `--suggest` writes one to begin with",
        ),
        ("results count content --map map.yaml", 2, "error: `content` can't be read: it is a folder"),
        ("results count log.csv", 2, "--map <FILE>"),
        ("results count --map map.yaml", 2, "<LOG>"),
        ("results count log.csv --map log.csv", 1, "nothing was counted: the map has errors\n"),
        ("results count map.yaml --map map.yaml", 1, "`map.yaml` has no column `TYPE`"),
        ("results count log.csv --map map.yaml --from 2026-05", 2, "write year, month and day in figures"),
    ] {
        let output = run(path, arguments);
        assert_eq!((code(&output), said(&output).as_str()), (exit, ""), "{arguments}: {}", complained(&output));
        assert!(complained(&output).contains(reason), "{arguments}: {}", complained(&output));
        assert!(before == tree(path), "{arguments} has written something");
    }
    let works = path.join("content/departments/works.yaml");
    let sound = fs::read_to_string(&works).expect("it is there");
    write(&works, &sound.replacen("within: 5 calendar days", "within: 5 days", 1));
    let output = run(path, COUNT);
    assert_eq!(code(&output), 1);
    assert!(complained(&output).ends_with("nothing was counted: the content has errors\n"), "{}", complained(&output));
}

#[test]
fn a_faulty_results_file_stops_no_count() {
    let place = place();
    write(&place.path().join("content/results/odd.csv"), "no,columns,that,are,known\n1,2,3\n");
    let (_, told) = counted(place.path(), "");
    assert!(told.ends_with("wrote `content/results/map.csv`\n"), "{told}");
}

#[test]
fn the_map_that_it_proposes_works_once_it_is_confirmed() {
    let place = place();
    let path = place.path();
    let text = "\
ServiceRequestID,Date Opened,Date Closed,Expected Closing,Service Code,Request Status,Caller,Notes
";
    let mut text = text.to_owned();
    for number in 0..200 {
        let (month, day) = (1 + number % 5, 1 + number % 25);
        let kind = ["PTH", "graffiti", "Street sign", "Rubbish"][number % 4];
        let state = ["Closed", "Open", "Cancelled"][number % 10 / 8 + number % 2 * (number % 10 / 8)];
        let _ = writeln!(
            text,
            "{number},{month}/{day}/2026 9:0{}:00 AM,{month}/{}/2026 3:00:00 PM,{month}/{}/2026 4:30:00 PM,{kind},{state},PERSON-{number},called {number} times",
            number % 10,
            day + 1,
            day + 2
        );
    }
    write(&path.join("log.csv"), &text);
    let output = run(path, "results count log.csv --suggest --as-of 2026-11-30");
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
    let map = said(&output);
    assert_expected(&map, &fixtures("counting").join("_suggested.yaml"));
    assert!(!map.contains("PERSON"), "{map}");
    write(&path.join("map.yaml"), &map);
    let (rows, told) = counted(path, "--dry-run");
    assert!(rows.contains("pothole.complete,2026,2,") && rows.contains("graffiti.complete,2026,2,"), "{rows}");
    assert!(told.contains("Rubbish: 50"), "{told}");
}
