//! `charter manual`: the commands and their options -> pages for `man`.

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::command::arguments::{Cli, ManualArguments};
use crate::command::new_files;
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::say;

pub(super) fn run(arguments: &ManualArguments) -> Ran {
    let pages = pages()?;
    match &arguments.out {
        Some(folder) => {
            new_files::write(folder, &pages)?;
            say(&format!("{}: {} pages\n", folder.display(), pages.len()))?;
        }
        None => say(&pages.into_iter().map(|(_, text)| text).collect::<String>())?,
    }
    Ok(Outcome::Fine)
}

/// Returns the file name and text of each page: first the program's, then one for each command.
fn pages() -> io::Result<Vec<(String, String)>> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let mut pages = Vec::new();
    add(&program, &mut pages)?;
    Ok(pages)
}

fn add(command: &Command, pages: &mut Vec<(String, String)>) -> io::Result<()> {
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render(&mut page)?;
    pages.push((man.get_filename(), String::from_utf8_lossy(&page).into_owned()));
    command.get_subcommands().try_for_each(|below| add(below, pages))
}
