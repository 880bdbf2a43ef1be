//! A theme's scripts -> the files that pages load, each with imported scripts before those that import them.
//!
//! A script is a module of a form that can be joined without running it; `scripts/site.mjs` documents the form for authors of themes.
//! Everything else is refused with its place, because one broken script would silently stop every script of the site.

mod module;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};

use crate::render::job::RenderError;
use crate::render::pages::theme::scripts::module::{Import, Module, line, module};
use crate::render::pages::theme::scripts::tokens::ScriptFault;
use crate::theme::ThemeFile;

/// Returns one file of each script in `entries`, which import the others.
pub(super) fn joined(files: &[&ThemeFile], entries: &[&str]) -> Result<Vec<String>, RenderError> {
    let mut used = BTreeSet::new();
    let mut all = Vec::new();
    for entry in entries {
        let mut joiner = Joiner::new(files);
        joiner.add(entry)?;
        used.append(&mut joiner.begun);
        all.push(joiner.text);
    }
    match files.iter().find(|file| !used.contains(file.name.as_str())) {
        Some(unused) => Err(fault(format!("nothing imports `{}`", unused.name))),
        None => Ok(all),
    }
}

/// Joins several modules into one file.
struct Joiner<'a> {
    files: &'a [&'a ThemeFile],
    begun: BTreeSet<String>,
    /// What each script exports.
    modules: BTreeMap<String, BTreeSet<&'a str>>,
    /// The top-level names of all these scripts, each with the place of its declaration.
    names: BTreeMap<&'a str, String>,
    text: String,
}

impl<'a> Joiner<'a> {
    fn new(files: &'a [&'a ThemeFile]) -> Self {
        Self { files, begun: BTreeSet::new(), modules: BTreeMap::new(), names: BTreeMap::new(), text: String::new() }
    }

    /// Adds a script after those that it imports, each once.
    fn add(&mut self, name: &str) -> Result<(), RenderError> {
        if !self.begun.insert(name.to_owned()) {
            return Ok(());
        }
        let file = *self.files.iter().find(|file| file.name == name).ok_or_else(|| missing(name))?;
        let text = std::str::from_utf8(&file.bytes).map_err(|_| fault(format!("`{name}` is not UTF-8 text")))?;
        let at_place =
            |ScriptFault { at, message }: ScriptFault| fault(format!("{}: {message}", place(name, text, at)));
        let Module { imports, exports, names, code } = module(text).map_err(at_place)?;
        self.modules.insert(name.to_owned(), exports);
        for import in &imports {
            self.import(import).map_err(|refused| match refused {
                ImportRefusal::Here(message) => at_place(ScriptFault { at: import.at, message }),
                ImportRefusal::There(error) => error,
            })?;
        }
        for (declared, at) in names {
            if let Some(other) = self.names.insert(declared, place(name, text, at)) {
                let message = format!(
                    "`{declared}` is also declared in {other}, and all scripts become one file: rename one of them"
                );
                return Err(at_place(ScriptFault { at, message }));
            }
        }
        self.text.push_str(&code);
        Ok(())
    }

    fn import(&mut self, Import { file, names, .. }: &Import<'_>) -> Result<(), ImportRefusal> {
        let file = format!("scripts/{file}");
        self.add(&file).map_err(ImportRefusal::There)?;
        let exports = self.modules.get(&file);
        match names.iter().find(|name| exports.is_some_and(|exports| !exports.contains(*name))) {
            Some(name) => Err(ImportRefusal::Here(format!("`{file}` does not export `{name}`"))),
            None => Ok(()),
        }
    }
}

/// Why an import can't be followed.
enum ImportRefusal {
    Here(String),
    There(RenderError),
}

fn place(name: &str, text: &str, at: usize) -> String {
    format!("{name}:{}", line(text, at))
}

fn missing(name: &str) -> RenderError {
    fault(format!("the theme has no `{name}`, which its pages need"))
}

fn fault(message: String) -> RenderError {
    RenderError { message }
}
