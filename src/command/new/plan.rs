//! What is to be made -> the content with it, and, if that has no new error, the files.

use std::error::Error;
use std::path::Path;

use crate::authoring::NewFile;
use crate::command::terminal::show;
use crate::command::{day_or_now, new_files};
use crate::pipeline;
use crate::source::{Source, SourceId, Sources};

/// What a run of the command does to the content.
pub(super) struct Plan<'a> {
    pub(super) folder: &'a Path,
    pub(super) before: Sources,
    pub(super) change: FileChange,
    /// The schemas that the new files point to.
    pub(super) schemas: Vec<(String, String)>,
}

/// A change of the content.
pub(super) enum FileChange {
    Files(Vec<NewFile>),
    Edit { file: SourceId, text: String, added: String },
}

impl FileChange {
    /// The content as it will be.
    pub(super) fn applied_to(&self, before: &Sources) -> Sources {
        let mut after = before.clone();
        match self {
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
    /// Writes the change if the content has no new error with it, and says what has been made.
    pub(super) fn carry_out(&self) -> Result<String, Box<dyn Error>> {
        let (today, after) = (day_or_now(None), self.change.applied_to(&self.before));
        let errors = pipeline::errors_beyond(&pipeline::diagnose(&self.before, today), &after, today);
        if !errors.is_empty() {
            show(&errors, &after);
            return Err("nothing is written, because the content would have these errors: give other answers".into());
        }
        let line = |name: &String| format!("{}: new\n", self.before.path_of(name));
        let new = |names: Vec<String>| names.iter().map(line).collect::<Vec<_>>().concat();
        let made = match &self.change {
            FileChange::Files(files) => {
                let named: Vec<(String, String)> =
                    files.iter().map(|file| (file.name.clone(), file.text.clone())).collect();
                new_files::create(self.folder, &named)?;
                new(named.into_iter().map(|(name, _)| name).collect())
            }
            FileChange::Edit { file, text, added } => {
                let file = self.before.get(*file);
                new_files::edit(&self.folder.join(&file.name), &file.text, text)?;
                format!("{}: {added} is added\n", file.path)
            }
        };
        Ok(made + &new(new_files::create_missing(self.folder, &self.schemas)?))
    }
}

/// The schemas of those names, as files of the content folder.
pub(super) fn schemas(is_wanted: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let all = pipeline::authoring_schemas();
    let wanted = all.iter().filter(|schema| is_wanted(schema.name));
    wanted.map(|schema| (format!(".schema/{}", schema.name), schema.text())).collect()
}

/// Why no entry can be added to a file.
pub(super) fn cannot_add(file: &Source, reason: impl std::fmt::Display) -> String {
    format!("nothing can be added to `{}` safely: {reason}", file.path)
}

/// That something of this kind is not among the departments' files, after their errors if some of them can't be read.
pub(super) fn not_there(what: &str, id: &str, content: &Sources) -> String {
    let faults = pipeline::faults_of_nameless_departments(content);
    if faults.is_empty() {
        return format!("there is no {what} `{id}` in `{}`: add it with `charter new {what}`", content.root);
    }
    show(&faults, content);
    format!("there is no {what} `{id}` in the files that can be read: mend the others first")
}
