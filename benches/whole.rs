//! How long whole builds take, and how much they need, beside a bare writer of the same files: `cargo bench --bench whole`.
//!
//! The program is run on the invented city of 100, 2,000 and 20,000 services, and on the sample content. A table comes out:
//! medians, with files on the disk of the place. `cargo bench --bench whole -- --place /dev/shm/whole` measures in memory;
//! `--sizes 100,2000 --runs 9` measures other sizes, more often. Every build goes into a fresh folder, because some file systems are
//! slow to make files soon after as many were removed. Waiting for the disk (`--no-sync` leaves it out) has a column of its own.
//! Two columns compare a build that replaces a published copy with one that compares nothing (`--never-online`), by wall time and by CPU:
//! the copy is of the same content, or of the content before one edit.
//! `--history 120` measures cities of these sizes in which each of the last 120 months has brought changes, and the same cities without.
//! `--beside PROGRAM` builds the same with another program in turn, such as an earlier version, and compares the two.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it measures files, and shows what it has measured"
)]

mod city;

use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use charter::source::Sources;
use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use wait4::Wait4;

const DAY: &str = "2026-11-23";

const ARCHIVE: &str = "api/v1/archive";

/// The bare writer's threads: as many as the machine that the goals were set on has.
const THREADS: usize = 2;

fn main() -> io::Result<()> {
    let options = Options::read(std::env::args().skip(1));
    let _ = fs::remove_dir_all(&options.place);
    println!(
        "| | files | MB | of it the archive | clean build s | beside the bare writer | CPU s | peak MiB | compared: nothing changed | compared: one edit | sync s |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    row(&options, "the sample", Path::new("content"), None)?;
    for services in &options.sizes {
        let edited = Some("departments/department-0000.yaml");
        if options.history.is_empty() {
            let content = options.place.join(format!("content-{services}"));
            write_city(&content, city::content(*services))?;
            row(&options, &format!("{services} services"), &content, edited)?;
        }
        for months in &options.history {
            let content = options.place.join(format!("content-{services}-{months}"));
            write_city(&content, city::with_history(*services, *months))?;
            row(&options, &format!("{services} services, {months} months of history"), &content, edited)?;
        }
    }
    fs::remove_dir_all(&options.place)
}

/// Where to measure, what, and how often.
struct Options {
    place: PathBuf,
    sizes: Vec<usize>,
    /// For how many months the cities have changed, a row for each; empty: the usual city.
    history: Vec<usize>,
    runs: usize,
    /// Another program to build the same with, in turn: an earlier version.
    beside: Option<PathBuf>,
}

impl Options {
    fn read(words: impl Iterator<Item = String>) -> Self {
        let mut options = Self {
            place: PathBuf::from("target/whole"),
            sizes: vec![100, 2_000, 20_000],
            history: vec![],
            runs: 5,
            beside: None,
        };
        let words: Vec<String> = words.collect();
        for pair in words.windows(2) {
            let number = |word: &str| word.parse().expect("a number");
            match pair[0].as_str() {
                "--place" => options.place = PathBuf::from(&pair[1]),
                "--sizes" => options.sizes = pair[1].split(',').map(number).collect(),
                "--history" => options.history = [0].into_iter().chain(pair[1].split(',').map(number)).collect(),
                "--runs" => options.runs = number(&pair[1]),
                "--beside" => options.beside = Some(PathBuf::from(&pair[1])),
                _ => {}
            }
        }
        options
    }
}

fn write_city(content: &Path, city: Sources) -> io::Result<()> {
    for file in city.files {
        let path = content.join(&file.name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, file.text)?;
    }
    Ok(())
}

/// What a run of the program took.
#[derive(Clone, Copy)]
struct Run {
    wall: Duration,
    cpu: Duration,
    peak: u64,
}

fn row(options: &Options, name: &str, content: &Path, edited: Option<&str>) -> io::Result<()> {
    let place = options.place.join(name.replace(' ', "-"));
    fs::create_dir_all(&place)?;
    let (mut clean, mut bare, mut sync) = (vec![], vec![], vec![]);
    let (mut same, mut edit) = (Compared::default(), Compared::default());
    let (mut other, mut others) = (Vec::new(), PathBuf::new());
    let mut files = 0;
    let mut bytes = 0;
    let mut archived = 0;
    // Before a tree is read: the memory of this program would count as the other's.
    for run in 0..options.runs {
        clean.push(build(content, &place.join(format!("site-{run}")), &["--no-sync"])?);
        if let Some(program) = &options.beside {
            let out = place.join(format!("other-{run}"));
            other.push(build_with(program, content, &out, &["--no-sync"])?);
            others = out;
        }
    }
    for (run, first) in clean.iter().enumerate() {
        let out = place.join(format!("site-{run}"));
        let tree = tree(&out)?;
        files = tree.len();
        bytes = tree.iter().map(|(_, bytes)| bytes.len()).sum();
        archived = tree.iter().filter(|(name, _)| name.starts_with(ARCHIVE)).map(|(_, bytes)| bytes.len()).sum();
        bare.push(write_bare(&tree, &place.join(format!("bare-{run}")))?);
        same.measure(content, content, &out)?;
        if let Some(file) = edited {
            edit.measure(content, &with_an_edit(content, file, &place.join(format!("edited-{run}")))?, &out)?;
        }
        let synced = build(content, &place.join(format!("synced-{run}")), &[])?.wall;
        sync.push(synced.saturating_sub(first.wall));
    }
    let wall = median(clean.iter().map(|run| run.wall));
    let cpu = median(clean.iter().map(|run| run.cpu));
    let peak = clean.iter().map(|run| run.peak).max().unwrap_or_default();
    println!(
        "| {name} | {files} | {:.1} | {:.1} | {:.3} | {:.1} times {:.3} | {:.2} | {} | {same} | {edit} | {:.2} |",
        mega(bytes),
        mega(archived),
        wall.as_secs_f64(),
        ratio(wall, median(bare.iter().copied())),
        median(bare).as_secs_f64(),
        cpu.as_secs_f64(),
        peak / 1024 / 1024,
        median(sync).as_secs_f64(),
    );
    if !other.is_empty() {
        let of_the_other: usize = tree(&others)?.iter().map(|(_, bytes)| bytes.len()).sum();
        print_beside(&other, of_the_other, wall, cpu);
    }
    Ok(())
}

/// Builds that replace a published copy: some compare their feed with the copy's, and as many compare nothing.
#[derive(Default)]
struct Compared {
    with_the_copy: Vec<Run>,
    with_nothing: Vec<Run>,
}

impl Compared {
    /// Replaces the site of `before` by that of `after`, once in each way. Before each, `out` has the site of `before`.
    fn measure(&mut self, before: &Path, after: &Path, out: &Path) -> io::Result<()> {
        self.with_the_copy.push(build(after, out, &["--no-sync"])?);
        build(before, out, &["--no-sync", "--never-online"])?;
        self.with_nothing.push(build(after, out, &["--no-sync", "--never-online"])?);
        build(before, out, &["--no-sync", "--never-online"])?;
        Ok(())
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let median_of = |runs: &[Run], of: fn(&Run) -> Duration| median(runs.iter().map(of));
        let times = |of| ratio(median_of(&self.with_the_copy, of), median_of(&self.with_nothing, of));
        if self.with_the_copy.is_empty() {
            return Ok(());
        }
        write!(f, "{:.2} times, CPU {:.2} times", times(|run| run.wall), times(|run| run.cpu))
    }
}

/// A copy of the content, with one edit in `file`.
fn with_an_edit(content: &Path, file: &str, to: &Path) -> io::Result<PathBuf> {
    for (name, bytes) in tree(content)? {
        let path = to.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, bytes)?;
    }
    let file = to.join(file);
    let text = fs::read_to_string(&file)?;
    let edited = text.replacen("quote your request number", "quote number 7", 1);
    assert_ne!(text, edited, "nothing to edit in {}", file.display());
    fs::write(file, edited)?;
    Ok(to.to_owned())
}

/// A row for the other program: its medians, and how they compare with this one's.
fn print_beside(other: &[Run], bytes: usize, wall: Duration, cpu: Duration) {
    let other_wall = median(other.iter().map(|run| run.wall));
    let other_cpu = median(other.iter().map(|run| run.cpu));
    let peak = other.iter().map(|run| run.peak).max().unwrap_or_default();
    println!(
        "| … with the other program | | {:.1} | | {:.3} | this one takes {:.2} of its time, {:.2} of its CPU | {:.2} | {} | | | |",
        mega(bytes),
        other_wall.as_secs_f64(),
        ratio(wall, other_wall),
        ratio(cpu, other_cpu),
        other_cpu.as_secs_f64(),
        peak / 1024 / 1024,
    );
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit after the point")]
fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

fn median(times: impl IntoIterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.into_iter().collect();
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn build(content: &Path, out: &Path, more: &[&str]) -> io::Result<Run> {
    build_with(Path::new(env!("CARGO_BIN_EXE_charter")), content, out, more)
}

fn build_with(program: &Path, content: &Path, out: &Path, more: &[&str]) -> io::Result<Run> {
    let mut command = Command::new(program);
    command.args(["build", "--as-of", DAY, "--content"]).arg(content).arg("--out").arg(out).args(more);
    let begun = Instant::now();
    let complaint = out.with_extension("stderr");
    let child = command.stdout(Stdio::null()).stderr(File::create(&complaint)?).spawn()?;
    let used = child.wait4()?;
    let wall = begun.elapsed();
    assert!(used.status.success(), "{}", fs::read_to_string(complaint)?);
    Ok(Run { wall, cpu: used.rusage.utime + used.rusage.stime, peak: used.rusage.maxrss })
}

/// Every file below a folder, with its name.
fn tree(folder: &Path) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.strip_prefix(folder).expect("it is below").to_owned(), fs::read(&path)?));
            }
        }
    }
    Ok(files)
}

/// The least that any builder has to do: folders, and files that are ready in memory.
fn write_bare(tree: &[(PathBuf, Vec<u8>)], to: &Path) -> io::Result<Duration> {
    let threads = ThreadPoolBuilder::new().num_threads(THREADS).build().expect("threads can be started");
    let begun = Instant::now();
    threads.install(|| {
        tree.par_iter().try_for_each(|(name, bytes)| {
            let path = to.join(name);
            fs::write(&path, bytes).or_else(|_| {
                path.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::write(&path, bytes)
            })
        })
    })?;
    Ok(begun.elapsed())
}
