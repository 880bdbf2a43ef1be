//! `charter check --fix`: content folder -> its certain fixes, written file by file, and a line about each.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use crate::command::new_files;
use crate::command::terminal::{refuse, warn};
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::edit::Fixed;
use crate::pipeline::Fixing;
use crate::source::{SourceId, Sources, visible};
use crate::{load, pipeline};

/// Writes the fixes, and returns whether all could be written. A file without one is not touched.
pub(super) fn run(content: &Path, day: Day) -> Result<bool, Box<dyn Error>> {
    let before = load::content(content)?;
    let Fixing { sources, fixed } = pipeline::fixed(&before, day);
    let changed: BTreeSet<SourceId> = fixed.iter().map(|fixed| fixed.file).collect();
    let mut written = BTreeSet::new();
    for file in &changed {
        let (old, new) = (before.get(*file), sources.get(*file));
        match new_files::edit(&content.join(&old.name), &old.text, &new.text) {
            Ok(()) => {
                written.insert(*file);
            }
            Err(reason) => refuse(&reason),
        }
    }
    let made: Vec<&Fixed> = fixed.iter().filter(|fixed| written.contains(&fixed.file)).collect();
    let mut lines: Vec<(SourceId, usize, String)> =
        made.iter().map(|fixed| (fixed.file, fixed.line, line(fixed, &before))).collect();
    lines.sort_by_key(|(file, line, _)| (*file, *line));
    let lines: String = lines.into_iter().map(|(.., text)| text).collect();
    warn(&format!("{lines}{}\n", tally(made.len(), written.len())));
    Ok(written.len() == changed.len())
}

/// Says how many faults the program can fix.
pub(super) fn offer(diagnostics: &[Diagnostic]) {
    match diagnostics.iter().filter(|diagnostic| diagnostic.certain_patch().is_some()).count() {
        0 => {}
        number => warn(&format!("`charter check --fix` can fix {number} of them\n")),
    }
}

fn tally(made: usize, files: usize) -> String {
    let many = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
    match made {
        0 => "nothing to fix without a person\n".to_owned(),
        _ => format!("fixed {} in {}\n", many(made, "slip"), many(files, "file")),
    }
}

fn line(fixed: &Fixed, sources: &Sources) -> String {
    let (before, after) = (shown(&fixed.before), shown(&fixed.after));
    let what = match (fixed.before.trim().is_empty(), fixed.after.trim().is_empty()) {
        (true, true) => "these spaces are now plain ones".to_owned(),
        (true, false) => format!("added `{after}`"),
        (false, true) => format!("removed `{before}`"),
        (false, false) => format!("`{before}` is now `{after}`"),
    };
    format!("{}:{}: {what}\n", sources.get(fixed.file).path, fixed.line)
}

/// The most characters of a text that are shown.
const LONGEST: usize = 60;

fn shown(text: &str) -> String {
    let line = visible(text);
    if line.chars().count() <= LONGEST {
        return line.into_owned();
    }
    let start: String = line.chars().take(LONGEST).collect();
    format!("{start}…")
}
