//! The handbook: each command runs and shows what its page says, each edit by hand is accepted or refused as it says, on a town of its own.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders and edit content")]

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use charter::handbook::{PAGES, Page};
use tempfile::TempDir;

use crate::handbook::blocks::{Block, Kind, blocks, words};
use crate::support::fixtures::fixtures;
use crate::support::program::{charter, complained, copy, said, tree, write};

/// The day on which the town has published, and the day of all edits. Pages don't name it: staff edit today.
const PUBLISHED: &str = "2025-01-06";
const TODAY: &str = "2025-01-13";

/// The page for those who have nothing yet: its commands run in an empty folder, today.
const START: &str = "start";

/// What a command says, and whether it succeeds.
struct Ran {
    is_fine: bool,
    shown: String,
}

fn run(place: &Path, arguments: &[String]) -> Ran {
    let output = charter(place).args(arguments).write_stdin("").output().expect("the program runs");
    Ran { is_fine: output.status.success(), shown: said(&output) + &complained(&output) }
}

/// The town with its published site.
fn published() -> TempDir {
    let town = TempDir::new().expect("a temporary folder can be made");
    copy(&fixtures("handbook").join("content"), &town.path().join("content"));
    // An export of the town's request system, and its map.
    copy(&fixtures("handbook").join("beside"), town.path());
    let ran = run(town.path(), &words(&format!("build --as-of {PUBLISHED} --no-sync")));
    assert!(ran.is_fine, "{}", ran.shown);
    town
}

fn fresh(town: &TempDir) -> TempDir {
    let place = TempDir::new().expect("a temporary folder can be made");
    copy(town.path(), place.path());
    place
}

/// The arguments of a command of a page, on the day of the edits and without anyone to ask; nothing for what doesn't end by itself.
fn arguments(page: &Page, line: &str) -> Option<Vec<String>> {
    let mut arguments = words(line);
    assert_eq!(arguments.remove(0), "charter", "{line}");
    let has_day = arguments.iter().any(|argument| ["--as-of", "--from"].contains(&argument.as_str()));
    let more = match arguments[0].as_str() {
        "serve" => return None,
        "change" => format!("--yes --as-of {TODAY}"),
        _ if page.name == START => String::new(),
        "build" if !has_day => format!("--as-of {TODAY} --other-day --no-sync"),
        "results" => format!("--as-of {TODAY}"),
        "check" | "agenda" | "diff" | "newsletter" if !has_day => format!("--as-of {TODAY}"),
        _ => String::new(),
    };
    arguments.extend(words(&more));
    Some(arguments)
}

fn check(place: &Path) -> Ran {
    run(place, &words(&format!("check --as-of {TODAY}")))
}

/// Asserts that each line was shown, in this order. A line of a list may go on with the place in a file.
fn assert_shown(page: &Page, wanted: &str, shown: &str) {
    let mut lines = shown.lines().map(str::trim);
    for line in wanted.lines() {
        assert!(
            lines.any(|one| one.strip_prefix(line).is_some_and(|rest| rest.is_empty() || rest.starts_with("  "))),
            "{}: `{line}` is not shown, or not there, in:\n{shown}",
            page.name
        );
    }
}

/// The block that says what was shown, if one follows.
fn shown_after(blocks: &[Block], at: usize) -> Option<&str> {
    blocks.get(at + 1).filter(|next| next.kind == Kind::Shown).map(|next| next.text.as_str())
}

/// Runs all commands of a page, one after the other. What they leave is accepted.
fn run_commands(town: &TempDir, page: &Page) {
    let place = if page.name == START { TempDir::new().expect("an empty folder") } else { fresh(town) };
    let blocks = blocks(page.text);
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == Kind::Commands) {
        let mut shown = String::new();
        for arguments in block.text.lines().filter_map(|line| arguments(page, line)) {
            let ran = run(place.path(), &arguments);
            assert!(ran.is_fine, "{}: {arguments:?}\n{}", page.name, ran.shown);
            shown = ran.shown;
        }
        if let Some(wanted) = shown_after(&blocks, at) {
            assert_shown(page, wanted, &shown);
        }
    }
    let ran = if page.name == START { run(place.path(), &words("check")) } else { check(place.path()) };
    assert!(ran.is_fine, "{}: what its commands leave is refused:\n{}", page.name, ran.shown);
}

fn indented(lines: &str, margin: &str) -> String {
    lines.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{margin}{line}\n") }).collect()
}

/// The only file of the content that has these lines, with the margin that they have there.
fn place_of(page: &Page, content: &Path, lines: &str) -> (PathBuf, String, String) {
    let margins = (0..8).map(|level| "  ".repeat(level));
    let mut found = Vec::new();
    for margin in margins {
        let wanted = indented(lines, &margin);
        for (name, bytes) in tree(content) {
            let text = String::from_utf8(bytes).expect("content is UTF-8");
            let starts = text.match_indices(&wanted).filter(|(at, _)| *at == 0 || text[..*at].ends_with('\n')).count();
            found.extend(std::iter::repeat_n((content.join(&name), wanted.clone(), margin.clone()), starts));
        }
    }
    assert_eq!(found.len(), 1, "{}: the places of\n{lines}\n{found:#?}", page.name);
    found.remove(0)
}

fn edit(page: &Page, place: &Path, before: &str, after: &str) {
    let (file, found, margin) = place_of(page, &place.join("content"), before);
    let text = fs::read_to_string(&file).expect("the file is there");
    write(&file, &text.replacen(&found, &indented(after, &margin), 1));
}

/// Makes all edits by hand of a page, each on a fresh copy unless it goes on with the one before.
fn edit_by_hand(town: &TempDir, page: &Page) {
    let mut place = fresh(town);
    let mut before = None;
    let blocks = blocks(page.text);
    for (at, block) in blocks.iter().enumerate() {
        match &block.kind {
            Kind::Before { goes_on } => {
                if !goes_on {
                    place = fresh(town);
                }
                before = Some(&block.text);
            }
            Kind::After | Kind::Refused => {
                let before = before.take().expect("lines before the edit");
                edit(page, place.path(), before, &block.text);
            }
            Kind::NewFile(name) => write(&place.path().join("content").join(name), &block.text),
            Kind::Commands | Kind::Shown => continue,
        }
        let next = blocks[at + 1..].iter().find(|next| matches!(next.kind, Kind::Before { .. }));
        let is_whole = before.is_none() && next.is_none_or(|next| next.kind == Kind::Before { goes_on: false });
        if block.kind == Kind::Refused {
            let ran = check(place.path());
            assert!(!ran.is_fine, "{}: this is accepted:\n{}", page.name, block.text);
            assert_shown(page, shown_after(&blocks, at).expect("the message"), &ran.shown);
        } else if is_whole {
            let ran = check(place.path());
            assert!(ran.is_fine, "{}: this is refused:\n{}\n{}", page.name, block.text, ran.shown);
        }
    }
}

/// Does something with each page, on both cores of a small machine.
fn with_each_page(work: fn(&TempDir, &Page)) {
    let town = published();
    let (town, half) = (&town, PAGES.len() / 2);
    let is_right = |page: &&Page| catch_unwind(|| work(town, page)).is_ok();
    let wrong: Vec<&str> = std::thread::scope(|scope| {
        let part = |pages: &'static [Page]| {
            scope.spawn(move || pages.iter().filter(|page| !is_right(page)).map(|page| page.name).collect::<Vec<_>>())
        };
        let parts = [&PAGES[..half], &PAGES[half..]].map(part);
        parts.into_iter().flat_map(|part| part.join().expect("no page stops the others")).collect()
    });
    assert!(wrong.is_empty(), "what these pages say is not so: {wrong:?}");
}

#[test]
fn its_commands_run_and_show_what_it_says() {
    with_each_page(run_commands);
}

#[test]
fn its_edits_by_hand_are_accepted_or_refused_as_it_says() {
    with_each_page(edit_by_hand);
}

/// The subcommands that a command's help lists.
fn subcommands(command: &str) -> BTreeSet<String> {
    let ran = run(Path::new("."), &words(&format!("{command} --help")));
    let (_, listed) = ran.shown.split_once("Commands:\n").expect("subcommands");
    let (listed, _) = listed.split_once("\n\n").expect("what follows them");
    // A line that goes on with the one before begins further to the right.
    let names = listed.lines().filter_map(|line| line.strip_prefix("  ").and_then(|rest| rest.split(' ').next()));
    names.filter(|name| !["", "help"].contains(name)).map(str::to_owned).collect()
}

#[test]
fn every_kind_of_change_and_of_new_content_has_a_page() {
    for command in ["change", "new", "results"] {
        for kind in subcommands(command) {
            let written = format!("charter {command} {kind}");
            let is_there = |page: &Page| page.text.split(&written).skip(1).any(|rest| rest.starts_with([' ', '\n']));
            assert!(PAGES.iter().any(is_there), "no page has `{written}`");
        }
    }
}

/// The commands of a page without their options, also those inside of sentences.
fn bare_commands(page: &Page) -> BTreeSet<String> {
    let commands = page.text.split("charter ").skip(1).map(|rest| rest.split(['`', '\n']).next().unwrap_or_default());
    let known = |command: &str| {
        let parts: Vec<&str> = command.split(' ').take_while(|part| !part.starts_with(['-', '.'])).collect();
        parts[..parts.len().min(2)].join(" ")
    };
    let in_code = page.text.contains("charter ").then_some(commands).into_iter().flatten();
    in_code.map(known).filter(|command| !command.starts_with("explain ")).collect()
}

#[test]
fn every_option_that_it_names_is_in_the_help() {
    for page in PAGES {
        let mut help = String::new();
        for command in bare_commands(page) {
            let ran = run(Path::new("."), &words(&format!("{command} --help")));
            assert!(ran.is_fine, "{}: `charter {command}`", page.name);
            help.push_str(&ran.shown);
        }
        let options = page.text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        for option in options.filter(|word| word.starts_with("--") && word.len() > 2) {
            let is_there = help.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).any(|word| word == option);
            assert!(is_there, "{}: `{option}`", page.name);
        }
    }
}
