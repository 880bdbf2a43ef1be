//! `charter schema authoring`: the types of the content -> a JSON Schema file for each kind of content file.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::command::files;
use crate::command::terminal::{refuse, say};
use crate::command::{EXIT_CODES, Outcome};
use crate::parse::authoring::schemas;

#[derive(Debug, Subcommand)]
pub(super) enum SchemaCommand {
    /// Write the schemas of the content files, with which an editor completes and explains keys
    ///
    /// Name one in a content file's first line: `# yaml-language-server: $schema=../.schema/department.schema.json`.
    #[command(after_help = EXIT_CODES)]
    Authoring(AuthoringArguments),
}

#[derive(Debug, clap::Args)]
pub(super) struct AuthoringArguments {
    /// The folder for the schemas; files of the same names are written anew
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(command: &SchemaCommand) -> Outcome {
    let SchemaCommand::Authoring(arguments) = command;
    match write_schemas(&arguments.out) {
        Ok(number) => {
            say(&format!("{}: {number} schemas\n", arguments.out.display()));
            Outcome::Fine
        }
        Err(reason) => {
            refuse(&reason);
            Outcome::CouldNotRun
        }
    }
}

fn write_schemas(out: &Path) -> Result<usize, files::WriteError> {
    let schemas = schemas();
    for schema in &schemas {
        files::write(&out.join(schema.name), &format!("{:#}\n", schema.schema))?;
    }
    Ok(schemas.len())
}
