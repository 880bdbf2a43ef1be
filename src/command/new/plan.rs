//! A planned change -> the content with it and, if that has no new error, the files.

use std::error::Error;
use std::path::Path;

use crate::authoring::NewFile;
use crate::change::{Revised, Revision};
use crate::command::clock::day_or_now;
use crate::command::new_files;
use crate::command::terminal::show;
use crate::pipeline::{self, Unnamed};
use crate::source::{Source, SourceId, Sources};

/// What a run of `charter new` does to the content.
pub(super) struct Plan<'a> {
    pub(super) folder: &'a Path,
    pub(super) before: Sources,
    pub(super) change: FileChange,
    /// Names and texts of the schemas that the new files point to.
    pub(super) schemas: Vec<(String, String)>,
}

/// A change to the content.
pub(crate) enum FileChange {
    Files(Vec<NewFile>),
    Edit { file: SourceId, text: String, added: String },
    Revision(Revision),
}

impl FileChange {
    /// Returns the content with the change.
    pub(crate) fn applied_to(&self, before: &Sources) -> Sources {
        let mut after = before.clone();
        match self {
            Self::Revision(revision) => return revision.content(),
            Self::Edit { file, text, .. } => after.files[file.0 as usize].text.clone_from(text),
            Self::Files(files) => {
                let source = |file: &NewFile| Source {
                    path: before.path_of(&file.name),
                    name: file.name.clone(),
                    text: file.text.clone(),
                    obstacle: None,
                };
                after.files.extend(files.iter().map(source));
            }
        }
        after
    }
}

impl Plan<'_> {
    /// Writes the change if it adds no errors to the content, and returns a report of what was made.
    pub(super) fn carry_out(&self) -> Result<String, Box<dyn Error>> {
        let (today, after) = (day_or_now(None), self.change.applied_to(&self.before));
        let errors = pipeline::errors_beyond(&pipeline::diagnose(&self.before, today), &after, today);
        if !errors.is_empty() {
            show(&errors, &after);
            return Err("nothing was written, because the content would have these errors: change the answers".into());
        }
        let made = self.change.write(self.folder, &self.before)?;
        Ok(made + &new_lines(&self.before, &new_files::create_missing(self.folder, &self.schemas)?))
    }
}

impl FileChange {
    /// Writes the files, and returns a line about each. Of a revision, what goes is removed once everything else is written.
    pub(crate) fn write(&self, folder: &Path, before: &Sources) -> Result<String, Box<dyn Error>> {
        match self {
            Self::Files(files) => {
                let texts: Vec<(String, String)> =
                    files.iter().map(|file| (file.name.clone(), file.text.clone())).collect();
                new_files::create(folder, &texts)?;
                let names: Vec<String> = texts.into_iter().map(|(name, _)| name).collect();
                Ok(new_lines(before, &names))
            }
            Self::Edit { file, text, added } => {
                let file = before.get(*file);
                new_files::edit(&folder.join(&file.name), &file.text, text)?;
                Ok(format!("{}: added {added}\n", file.path))
            }
            Self::Revision(revision) => {
                let mut lines = Vec::new();
                for Revised { file, id, is_removed } in revision.files() {
                    let (path, old) = (folder.join(&file.name), before.get(id));
                    let what = if is_removed {
                        new_files::remove(&path, &old.text)?;
                        "removed"
                    } else {
                        new_files::edit(&path, &old.text, &file.text)?;
                        "changed"
                    };
                    lines.push(format!("{}: {what}\n", file.path));
                }
                Ok(lines.concat())
            }
        }
    }
}

fn new_lines(before: &Sources, names: &[String]) -> String {
    names.iter().map(|name| format!("{}: new\n", before.path_of(name))).collect::<Vec<_>>().concat()
}

/// Returns the names and texts of the wanted schemas, as files of the content folder.
pub(super) fn schemas(is_wanted: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let all = pipeline::authoring_schemas();
    let wanted = all.iter().filter(|schema| is_wanted(schema.name));
    wanted.map(|schema| (format!(".schema/{}", schema.name), schema.text())).collect()
}

/// Returns the message that no entry can be added to a file.
pub(super) fn cannot_add(file: &Source, reason: impl std::fmt::Display) -> String {
    format!("nothing can be added to `{}` safely: {reason}", file.path)
}

/// Returns the message that nothing in the content is meant. Shows the errors of files that can't be read first: it may be in one of them.
pub(super) fn not_there(what: &str, wanted: &str, reason: &Unnamed, content: &Sources) -> String {
    let faults = match reason {
        Unnamed::Unknown(_) => pipeline::faults_of_nameless_departments(content),
        Unnamed::Several(_) => Vec::new(),
    };
    if faults.is_empty() {
        return reason.to_string();
    }
    show(&faults, content);
    format!("there is no {what} `{wanted}` in the files that can be read: fix the others first")
}
