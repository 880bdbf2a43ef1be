//! `charter results count`: logs of requests and a map -> rows in a results file, and what is odd about the logs.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::command::clock::day_or_now;
use crate::command::new_files::{create_whole, edit};
use crate::command::outcome::{Outcome, Ran};
use crate::command::progress::Progress;
use crate::command::results::arguments::{CountArguments, Periods};
use crate::command::terminal::{say, show, warn};
use crate::counting::{Count, IN_MEMORY, Job, ResultsFile};
use crate::load;
use crate::model::results::PeriodKind;
use crate::pipeline::{NotCounted, counted, suggested};
use crate::source::{Source, Sources, visible};

/// How many bytes of the logs have been read.
static SEEN: AtomicU64 = AtomicU64::new(0);

pub(super) fn run(arguments: &CountArguments) -> Ran {
    let content = load::content(&arguments.content)?;
    let mut size = 0;
    for path in &arguments.logs {
        size += load::log_size(path).map_err(|reason| format!("`{}` can't be read: {reason}", path.display()))?;
    }
    let Some(map_path) = &arguments.map else { return suggest(arguments, &content) };
    let map = map(map_path)?;
    let names: Vec<String> = arguments.logs.iter().map(|path| visible(&path.to_string_lossy()).into_owned()).collect();
    let target = Target::find(arguments, map_path)?;
    let progress = Progress::new();
    progress.at("reading the log");
    let tick = || {
        let percent = (SEEN.load(Ordering::Relaxed) * 100).checked_div(size).unwrap_or_default().min(100);
        progress.at(format!("reading the log: {percent}%"));
    };
    let done = counted(
        &content,
        &map,
        day_or_now(arguments.as_of),
        &Job {
            logs: &names,
            open: &|number| load::log(&arguments.logs[number], &SEEN),
            tick: &tick,
            by: match arguments.by {
                Periods::Month => PeriodKind::Month,
                Periods::Quarter => PeriodKind::Quarter,
                Periods::Year => PeriodKind::Year,
            },
            // The city's own replace both.
            fiscal_year_starts: 1,
            today: jiff::civil::Date::MAX,
            from: arguments.from,
            until: arguments.until,
            is_provisional: arguments.provisional,
            replaces: arguments.replace,
            files: &target.files,
            own: target.own,
            ids_in_memory: IN_MEMORY,
        },
    );
    drop(progress);
    match done {
        Ok(count) => finish(arguments, &target, &count),
        Err(reason) => refused(reason, &content, &map),
    }
}

fn refused(reason: NotCounted, content: &Sources, map: &Sources) -> Ran {
    match reason {
        NotCounted::Content(errors) => {
            show(&errors, content);
            warn("nothing was counted: the content has errors\n");
            Ok(Outcome::FaultyContent)
        }
        NotCounted::Map(errors) => {
            show(&errors, map);
            warn("nothing was counted: the map has errors\n");
            Ok(Outcome::FaultyContent)
        }
        NotCounted::Log(reason) => Err(reason.into()),
    }
}

/// Writes the rows, or shows them.
fn finish(arguments: &CountArguments, target: &Target, count: &Count) -> Ran {
    warn(&count.told);
    if arguments.dry_run {
        say(&count.rows)?;
        warn(&format!("\n{}nothing was written, as `--dry-run` says\n", count.outcome));
        return Ok(Outcome::Fine);
    }
    // The rows first: if the machine stops between two files, no figure is lost.
    let own_first = |(number, _): &&(usize, Vec<u8>)| usize::from(*number != target.own);
    let mut files: Vec<&(usize, Vec<u8>)> = count.files.iter().collect();
    files.sort_by_key(own_first);
    for (number, bytes) in &files {
        let path = &target.paths[*number];
        match target.files.get(*number) {
            Some(before) => edit(path, &before.bytes, bytes)?,
            None => create_whole(path, bytes)?,
        }
    }
    let written = files.iter().map(|(number, _)| format!("`{}`", target.paths[*number].display()));
    let written: Vec<String> = written.collect();
    warn(&match (count.number, &written[..]) {
        (0, _) => "\nnothing was written: there is no row\n".to_owned(),
        (_, []) => format!("\n{}nothing was written\n", count.outcome),
        (_, all) => format!("\n{}wrote {}\n", count.outcome, all.join(", ")),
    });
    Ok(Outcome::Fine)
}

/// The results files, and which of them gets the rows.
struct Target {
    files: Vec<ResultsFile>,
    /// The paths of the files, and that of a new one.
    paths: Vec<PathBuf>,
    own: usize,
}

impl Target {
    fn find(arguments: &CountArguments, map: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let folder = arguments.content.join("results");
        let mut files = Vec::new();
        let mut paths = Vec::new();
        for (name, bytes) in load::results(&arguments.content)? {
            let path = folder.join(&name);
            files.push(ResultsFile { name: visible(&path.to_string_lossy()).into_owned(), bytes });
            paths.push(path);
        }
        let stem = map.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let out = arguments.out.clone().unwrap_or_else(|| folder.join(format!("{stem}.csv")));
        let is_own = |path: &PathBuf| path == &out || load::is_same_file(path, &out);
        let own = paths.iter().position(is_own);
        let own = own.unwrap_or(files.len());
        if own == files.len() {
            match load::single_file(&out) {
                Ok(bytes) => files.push(ResultsFile { name: visible(&out.to_string_lossy()).into_owned(), bytes }),
                Err(error) if error.reason.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
            paths.push(out);
        }
        Ok(Self { files, paths, own })
    }
}

/// The map as a source of its own.
fn map(path: &Path) -> Result<Sources, Box<dyn std::error::Error>> {
    let bytes = load::single_file(path).map_err(|error| match error.reason.kind() {
        io::ErrorKind::NotFound => {
            format!("there is no map `{}`; `--suggest` writes one to begin with", path.display())
        }
        _ => error.to_string(),
    })?;
    let shown = visible(&path.to_string_lossy()).into_owned();
    let text = String::from_utf8(bytes).map_err(|_| format!("`{shown}` is not saved as UTF-8"))?;
    let source = Source { path: shown.clone(), name: shown, text, obstacle: None };
    Ok(Sources { files: vec![source], root: String::new() })
}

/// Writes a map to begin with.
fn suggest(arguments: &CountArguments, content: &Sources) -> Ran {
    let path = &arguments.logs[0];
    let cant = |reason: io::Error| format!("`{}` can't be read: {reason}", path.display());
    let mut log = load::log(path, &SEEN).map_err(cant)?;
    let name = visible(&path.to_string_lossy()).into_owned();
    match suggested(content, day_or_now(arguments.as_of), &name, &mut *log) {
        Ok(map) => {
            say(&map)?;
            Ok(Outcome::Fine)
        }
        Err(reason) => refused(reason, content, &Sources::default()),
    }
}
