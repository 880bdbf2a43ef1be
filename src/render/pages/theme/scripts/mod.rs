//! A theme's scripts -> one file, with imported scripts before those that import them.
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

/// The main script, which imports the others.
const ENTRY: &str = "scripts/site.mjs";

/// Returns the joined script.
pub(super) fn joined(files: &[&ThemeFile]) -> Result<String, RenderError> {
    let mut joiner =
        Joiner { files, begun: BTreeSet::new(), modules: BTreeMap::new(), names: BTreeMap::new(), text: String::new() };
    if !files.iter().any(|file| file.name == ENTRY) {
        return Err(missing(ENTRY));
    }
    joiner.add(ENTRY)?;
    match files.iter().find(|file| !joiner.begun.contains(file.name.as_str())) {
        Some(unused) => Err(fault(format!("nothing imports `{}`", unused.name))),
        None => Ok(joiner.text),
    }
}

/// Joins several modules into one.
struct Joiner<'a> {
    files: &'a [&'a ThemeFile],
    begun: BTreeSet<String>,
    /// What each script exports.
    modules: BTreeMap<String, BTreeSet<&'a str>>,
    /// The top-level names of all scripts, each with the place of its declaration.
    names: BTreeMap<&'a str, String>,
    text: String,
}

impl Joiner<'_> {
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
    fault(format!("the theme has no `{name}`, which a script imports"))
}

fn fault(message: String) -> RenderError {
    RenderError { message }
}
