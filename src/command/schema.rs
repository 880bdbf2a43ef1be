//! `charter schema`: what the program reads and writes -> its JSON Schemas, for editors and other programs.

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::command::terminal::say;
use crate::command::{EXIT_CODES, Outcome, Ran, new_files};
use crate::emit::json;
use crate::pipeline;

/// What a schema can be had of.
#[derive(Debug, Subcommand)]
pub(super) enum Of {
    /// Write the schemas of the content files, with which an editor completes and explains keys
    ///
    /// Name one in a content file's first line: `# yaml-language-server: $schema=../.schema/department.schema.json`.
    #[command(after_help = EXIT_CODES)]
    Authoring(AuthoringArguments),
    /// The schema of each line that `charter check --format json` writes, to standard output
    #[command(after_help = EXIT_CODES)]
    Diagnostics,
}

#[derive(Debug, clap::Args)]
pub(super) struct AuthoringArguments {
    /// The folder for the schemas; files of the same names are written anew
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

/// Writes a file for each kind of content file, and says how many.
fn authoring(out: &Path) -> Result<String, Box<dyn Error>> {
    let files: Vec<(String, String)> =
        pipeline::authoring_schemas().iter().map(|schema| (schema.name.to_owned(), schema.text())).collect();
    new_files::write(out, &files)?;
    Ok(format!("{}: {} schemas", out.display(), files.len()))
}
