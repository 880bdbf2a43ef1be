//! `charter schema`: content files, diagnostics, the report of a build and the agenda -> their JSON Schemas, for editors and other programs.

use std::error::Error;
use std::path::Path;

use crate::agenda;
use crate::command::arguments::SchemaKind;
use crate::command::new_files;
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::say;
use crate::emit::{build, json};
use crate::pipeline;

pub(super) fn run(kind: &SchemaKind) -> Ran {
    let text = match kind {
        SchemaKind::Authoring(arguments) => authoring(&arguments.out)?,
        SchemaKind::Diagnostics => serde_json::to_string_pretty(&json::schema())?,
        SchemaKind::Build => serde_json::to_string_pretty(&build::schema())?,
        SchemaKind::Agenda => serde_json::to_string_pretty(&agenda::json::schema())?,
    };
    say(&(text + "\n"))?;
    Ok(Outcome::Fine)
}

/// Writes a schema for each kind of content file, and returns a report of how many.
fn authoring(out: &Path) -> Result<String, Box<dyn Error>> {
    let files: Vec<(String, String)> =
        pipeline::authoring_schemas().iter().map(|schema| (schema.name.to_owned(), schema.text())).collect();
    new_files::write(out, &files)?;
    Ok(format!("{}: {} schemas", out.display(), files.len()))
}
