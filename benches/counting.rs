//! How fast `charter results count` counts a large log, and how much memory it needs, beside `DuckDB` on the same file: `cargo bench --bench counting`.
//!
//! A log of ten million requests is made from a seed: five kinds with promises in calendar days, five years, unique ids, and columns with
//! quoted texts that nobody looks at. `DuckDB` counts the same totals by kind and month, on as many threads, if `--duckdb PYTHON` (or `python3`) has its
//! module, and every figure of the two has to be equal. It does not look for ids that are there twice; the second row shows the program without that.
//! `--rows 1000000 --runs 5 --threads 2 --place /dev/shm/counting` measure otherwise.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it measures files, and shows what it has measured"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use wait4::Wait4;

/// The kinds, each with its promise in calendar days.
const KINDS: [(&str, &str, i64); 5] = [
    ("Pothole", "pothole", 28),
    ("Street light out", "street-light", 10),
    ("Missed garbage", "missed-garbage", 2),
    ("Graffiti", "graffiti", 7),
    ("Dead animal", "dead-animal", 1),
];

const FIRST: Date = date(2021, 1, 1);

const DAYS: u64 = 1_826;

fn main() -> io::Result<()> {
    let options = Options::read(std::env::args().skip(1));
    let _ = fs::remove_dir_all(&options.place);
    write_content(&options.place)?;
    let log = options.place.join("log.csv");
    let bytes = write_log(&log, options.rows)?;
    println!(
        "{} rows, {} MB, {} threads, medians of {}",
        options.rows,
        bytes / 1_000_000,
        options.threads,
        options.runs
    );
    println!("| | s | million rows a second | CPU s | peak MiB |\n|---|---|---|---|---|");
    let with_ids = measured(&options, "charter results count", || count(&options, "map.yaml"))?;
    measured(&options, "… without looking for ids that are there twice", || count(&options, "map-without-id.yaml"))?;
    let query = query(&log, options.threads);
    let has_duckdb = Command::new(&options.python).args(["-c", "import duckdb"]).stderr(Stdio::null()).status();
    if has_duckdb.is_ok_and(|status| status.success()) {
        let theirs = measured(&options, "DuckDB", || run(Command::new(&options.python).args(["-c", &query])))?;
        compare(&with_ids, &theirs);
    } else {
        println!("{} has no module `duckdb`: name another Python with --duckdb", options.python.display());
    }
    fs::remove_dir_all(&options.place)
}

struct Options {
    place: PathBuf,
    rows: u64,
    runs: usize,
    threads: usize,
    python: PathBuf,
}

impl Options {
    fn read(words: impl Iterator<Item = String>) -> Self {
        let mut options = Self {
            place: PathBuf::from("target/counting"),
            rows: 10_000_000,
            runs: 3,
            threads: 2,
            python: PathBuf::from("python3"),
        };
        let words: Vec<String> = words.collect();
        for pair in words.windows(2) {
            match pair[0].as_str() {
                "--place" => options.place = PathBuf::from(&pair[1]),
                "--rows" => options.rows = pair[1].parse().expect("a number"),
                "--runs" => options.runs = pair[1].parse().expect("a number"),
                "--threads" => options.threads = pair[1].parse().expect("a number"),
                "--duckdb" => options.python = PathBuf::from(&pair[1]),
                _ => {}
            }
        }
        options
    }
}

/// What a run took, and what it said.
struct Run {
    wall: Duration,
    cpu: Duration,
    peak: u64,
    said: String,
}

/// Prints a row with the medians of some runs; returns what the last one said.
fn measured(options: &Options, name: &str, one: impl Fn() -> io::Result<Run>) -> io::Result<String> {
    let mut runs: Vec<Run> = (0..options.runs).map(|_| one()).collect::<io::Result<_>>()?;
    let said = runs.last().map(|run| run.said.clone()).unwrap_or_default();
    runs.sort_by_key(|run| run.wall);
    let middle = &runs[runs.len() / 2];
    let peak = runs.iter().map(|run| run.peak).max().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "shown with two digits after the point")]
    let speed = options.rows as f64 / 1e6 / middle.wall.as_secs_f64();
    println!(
        "| {name} | {:.2} | {speed:.2} | {:.2} | {} |",
        middle.wall.as_secs_f64(),
        middle.cpu.as_secs_f64(),
        peak / 1024 / 1024
    );
    Ok(said)
}

fn count(options: &Options, map: &str) -> io::Result<Run> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_charter"));
    let out = ["results", "count", "log.csv", "--dry-run", "--as-of", "2026-11-30", "--map", map];
    let absolute = fs::canonicalize(&options.place)?;
    run(command.args(out).current_dir(absolute).env("RAYON_NUM_THREADS", options.threads.to_string()))
}

fn run(command: &mut Command) -> io::Result<Run> {
    let output = tempfile::NamedTempFile::new()?;
    let complaint = tempfile::NamedTempFile::new()?;
    let begun = Instant::now();
    let child = command.stdout(output.reopen()?).stderr(complaint.reopen()?).spawn()?;
    let used = { child }.wait4()?;
    let wall = begun.elapsed();
    assert!(used.status.success(), "{}", fs::read_to_string(complaint.path())?);
    let said = fs::read_to_string(output.path())?;
    Ok(Run { wall, cpu: used.rusage.utime + used.rusage.stime, peak: used.rusage.maxrss, said })
}

/// The same totals, as `DuckDB` counts them.
fn query(log: &Path, threads: usize) -> String {
    let days: Vec<String> = KINDS.iter().map(|(kind, _, days)| format!("WHEN '{kind}' THEN {days}")).collect();
    let days = days.join(" ");
    format!(
        "import duckdb\nc = duckdb.connect()\nc.execute('SET threads = {threads}')\nc.execute('SET enable_progress_bar = false')\n\
         rows = c.execute(\"\"\"SELECT kind, year(due), month(due), count(*), count(*) FILTER (WHERE CAST(closed AS DATE) <= due) FROM (\
         SELECT kind, closed, CAST(opened AS DATE) + CASE kind {days} END AS due FROM read_csv('{}')\
         ) GROUP BY ALL ORDER BY ALL\"\"\").fetchall()\n\
         for row in rows: print(','.join(str(cell) for cell in row))\n",
        log.display()
    )
}

/// Every figure of ours is one of theirs.
fn compare(ours: &str, theirs: &str) {
    let mut figures: BTreeMap<String, String> = BTreeMap::new();
    for line in theirs.lines() {
        let cells: Vec<&str> = line.split(',').collect();
        let service = KINDS.iter().find(|(kind, ..)| *kind == cells[0]).expect("a kind").1;
        figures.insert(format!("{service}.complete,{},{}", cells[1], cells[2]), format!("{},{}", cells[4], cells[3]));
    }
    let mut compared = 0;
    for line in ours.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(figures.get(&cells[..3].join(",")), Some(&cells[4..6].join(",")), "{line}");
        compared += 1;
    }
    assert!(compared > 100, "only {compared} figures");
    println!("all {compared} figures of the two are equal");
}

fn write_content(place: &Path) -> io::Result<()> {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check/_base");
    let content = place.join("content");
    for folder in ["calendars", "departments"] {
        fs::create_dir_all(content.join(folder))?;
    }
    for file in ["site.yaml", "commitment.md", "corporate.yaml", "calendars/town-office.yaml"] {
        fs::copy(base.join(file), content.join(file))?;
    }
    let mut department = "id: works\nname: Public works\nsummary: Looks after streets.\naccountable: Director\n\
         contact: {phone: 780-555-0101, calendar: town-office}\nservices:\n"
        .to_owned();
    let mut map = "standards:\n".to_owned();
    for (kind, id, days) in KINDS {
        let _ = write!(
            department,
            "  - id: {id}\n    name: {kind}\n    summary: Tell us.\n    ask: [{{phone: 780-555-0101}}]\n    supports: [4.1.e]\n    \
             standards:\n      - {{stage: complete, starts: you ask us, versions: [{{effective: 2020-01-01, within: {days} calendar days}}]}}\n"
        );
        let _ = writeln!(map, "  - {{standard: {id}.complete, kinds: [{kind}]}}");
    }
    fs::write(content.join("departments/works.yaml"), department)?;
    fs::write(place.join("map.yaml"), format!("{map}columns: {{id: id, kind: kind, start: opened, stop: closed}}\n"))?;
    fs::write(place.join("map-without-id.yaml"), format!("{map}columns: {{kind: kind, start: opened, stop: closed}}\n"))
}

/// Writes the log; returns its length.
fn write_log(log: &Path, rows: u64) -> io::Result<u64> {
    let mut random = 20_261_130_u64;
    let mut next = move |below: u64| {
        random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    };
    let days: Vec<String> =
        (0..DAYS + 400).map(|day| (FIRST + i64::try_from(day).unwrap_or_default().days()).to_string()).collect();
    let mut file = BufWriter::with_capacity(1 << 20, File::create(log)?);
    writeln!(file, "id,opened,closed,kind,state,name,address,comment")?;
    for row in 0..rows {
        let (kind, _, promised) = KINDS[usize::try_from(next(5)).unwrap_or_default()];
        let opened = row * DAYS / rows;
        let taken = next(u64::try_from(promised).unwrap_or_default() * 13 / 10 + 2);
        let (hour, minute, second) = (next(23), next(60), next(60));
        let day = |day: u64| days[usize::try_from(day).unwrap_or_default()].as_str();
        write!(file, "R{:09},{} {hour:02}:{minute:02}:{second:02},", row + 100_000, day(opened))?;
        let is_open = next(100) < 3;
        if !is_open {
            write!(file, "{} {:02}:{:02}:{:02}", day(opened + taken), 23, 30 + next(30), next(60))?;
        }
        let state = if is_open { "Open" } else { "Closed" };
        writeln!(
            file,
            ",{kind},{state},Person {},{} Main Street,\"Asks to be called, at 555-01{:02}\"",
            next(100_000),
            next(9_999),
            next(100)
        )?;
    }
    file.flush()?;
    Ok(fs::metadata(log)?.len())
}
