//! `charter schema`: content files and diagnostics -> their JSON Schemas, for editors and other programs.

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::command::terminal::say;
use crate::command::{EXIT_CODES, Outcome, Ran, new_files};
use crate::emit::json;
use crate::pipeline;

/// What `charter schema` can describe.
#[derive(Debug, Subcommand)]
pub(super) enum Of {
    /// Write the schemas of the content files, so that editors can complete and explain keys
    ///
    /// A content file names its schema in its first line: `# yaml-language-server: $schema=../.schema/department.schema.json`.
    #[command(after_help = EXIT_CODES)]
    Authoring(AuthoringArguments),
    /// Write the schema of each line of `charter check --format json` to standard output
    #[command(after_help = EXIT_CODES)]
    Diagnostics,
}

#[derive(Debug, clap::Args)]
pub(super) struct AuthoringArguments {
    /// Folder for the schemas; files of the same names are overwritten
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(of: &Of) -> Ran {
    let text = match of {
        Of::Authoring(arguments) => authoring(&arguments.out)?,
        Of::Diagnostics => serde_json::to_string_pretty(&json::schema())?,
    };
    say(&(text + "\n"));
    Ok(Outcome::Fine)
}

/// Writes a schema for each kind of content file, and returns a report of how many.
fn authoring(out: &Path) -> Result<String, Box<dyn Error>> {
    let files: Vec<(String, String)> =
        pipeline::authoring_schemas().iter().map(|schema| (schema.name.to_owned(), schema.text())).collect();
    new_files::write(out, &files)?;
    Ok(format!("{}: {} schemas", out.display(), files.len()))
}
