//! Each kind of edit and slip that staff make in: how many messages they get, what the first one says, and what is left once its advice is taken.
//!
//! `tests/fixtures/edits/edits.yaml` has the edits, made in a folder that was published; `table.md` is what becomes of each. It is made to be read
//! aloud. `UPDATE_EXPECTED=1` writes it anew.
//!
//! It is long because it makes the edits, takes the fixes and draws the table: none of these is of use without the others.
#![expect(clippy::disallowed_methods, reason = "the edits are made in a folder on the disk, as staff make them")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use charter::config::Day;
use charter::diagnostic::Diagnostic;
use charter::edit::{Splice, applied};
use charter::emit::text::{Style, render};
use charter::load;
use charter::pipeline::{self, Guard};
use charter::source::{Sources, Span, visible};
use jiff::civil::{Date, date};
use serde::Deserialize;
use tempfile::TempDir;

use crate::support::fixtures::{assert_expected, called_content, fixtures};
use crate::support::pasted::{blocks, with_blocks};
use crate::support::published::{guard, published};
use crate::support::site::{folder, path};

/// The day on which the site was published, and on which staff edit its content.
const TODAY: Date = date(2027, 1, 15);

/// At most so many lines of an edit are shown.
const SHOWN: usize = 8;

/// So many suggested fixes are made one after another.
const MOST_FIXES: usize = 12;

/// The files of a content folder by name.
type Files = BTreeMap<String, Vec<u8>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edits {
    /// What makes the small city the one whose content is edited.
    base: Vec<Change>,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    group: String,
    edits: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// The edit in the words of those who make it.
    what: String,
    edit: Vec<Change>,
    /// What they do on the advice of the message in place of the fixes that it shows. `{N}` on a line of its own is the block to paste
    /// number N of all messages.
    #[serde(default)]
    mend: Vec<Change>,
    /// What they do after that, or after the fixes that the messages show.
    #[serde(default)]
    then: Vec<Change>,
    /// They undo the edit.
    #[serde(default)]
    undo: bool,
    /// There is nothing to do.
    #[serde(default)]
    leave: bool,
}

/// A change of one file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    #[serde(rename = "in")]
    file: String,
    /// The text to replace, and its replacement.
    from: Option<String>,
    to: Option<String>,
    /// The whole text.
    text: Option<String>,
    /// The file of which it becomes a copy.
    copy: Option<String>,
    /// Its new name.
    rename: Option<String>,
    /// Another form of the same text.
    form: Option<Form>,
    #[serde(default)]
    remove: bool,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum Form {
    Utf16,
    Windows1252,
    Crlf,
    Bom,
}

impl Change {
    /// Makes the change; or says why it can't be made.
    fn make(&self, files: &mut Files, pasted: &[String]) -> Result<(), String> {
        let Self { file, from, to, text, copy, rename, form, remove } = self;
        let needed = (0..9)
            .rev()
            .find(|number| [to, text].into_iter().flatten().any(|one| one.contains(&format!("{{{number}}}"))));
        if needed.is_some_and(|number| number >= pasted.len()) {
            return Err(format!("the messages have {} blocks to paste", pasted.len()));
        }
        if let Some(from) = from {
            let now = text_of(files, file)?;
            if !now.contains(from.as_str()) {
                return Err(format!("`{from}` is not in {file}"));
            }
            let to = with_blocks(to.as_deref().unwrap_or_default(), pasted);
            files.insert(file.clone(), now.replacen(from.as_str(), &to, 1).into_bytes());
        }
        if let Some(text) = text {
            files.insert(file.clone(), with_blocks(text, pasted).into_bytes());
        }
        if let Some(other) = copy {
            let bytes = files.get(other).ok_or_else(|| format!("there is no {other}"))?;
            files.insert(file.clone(), bytes.clone());
        }
        if let Some(form) = form {
            let text = text_of(files, file)?;
            files.insert(file.clone(), form.bytes(&text));
        }
        if *remove {
            files.remove(file).ok_or_else(|| format!("there is no {file}"))?;
        }
        if let Some(other) = rename {
            let bytes = files.remove(file).ok_or_else(|| format!("there is no {file}"))?;
            files.insert(other.clone(), bytes);
        }
        Ok(())
    }
}

impl Form {
    fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf16 => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            Self::Windows1252 => {
                let byte = |letter: char| match letter {
                    '\u{2019}' => 0x92,
                    other => u8::try_from(other).expect("a letter of Windows-1252"),
                };
                text.chars().map(byte).collect()
            }
            Self::Crlf => text.replace('\n', "\r\n").into_bytes(),
            Self::Bom => ["\u{feff}", text].concat().into_bytes(),
        }
    }
}

fn text_of(files: &Files, name: &str) -> Result<String, String> {
    let bytes = files.get(name).ok_or_else(|| format!("there is no `{name}`"))?;
    String::from_utf8(bytes.clone()).map_err(|_| format!("`{name}` is no text"))
}

fn made(files: &Files, changes: &[Change], pasted: &[String]) -> Result<Files, String> {
    let mut files = files.clone();
    changes.iter().try_for_each(|change| change.make(&mut files, pasted))?;
    Ok(files)
}

/// The files as they are read from the disk.
fn loaded(files: &Files) -> Sources {
    let root = TempDir::new().expect("a folder");
    for (name, bytes) in files {
        let file = root.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder can be made");
        fs::write(file, bytes).expect("a file can be written");
    }
    called_content(load::content(root.path()).expect("the folder can be read"))
}

/// What `charter check` says of the files, but for what it said of them before the edit.
fn told(files: &Files, site: &Guard, before: &[Diagnostic]) -> (Sources, Vec<Diagnostic>) {
    let sources = loaded(files);
    let diagnosis = pipeline::diagnose_against(&sources, Day::Given(TODAY), site).expect("the feed can be made");
    let is_new = |one: &Diagnostic| before.iter().all(|other| (other.rule, &other.message) != (one.rule, &one.message));
    let mut new: Vec<Diagnostic> = diagnosis.diagnostics.into_iter().filter(is_new).collect();
    new.sort_by_key(|one| one.severity);
    (sources, new)
}

/// The files with the fixes that the messages show, the certain ones first; and whether there were certain ones and others.
fn with_fixes(files: &Files, site: &Guard, before: &[Diagnostic]) -> (Files, bool, bool) {
    let mut after = files.clone();
    let write = |after: &mut Files, name: &str, text: &str| {
        after.insert(name.to_owned(), text.as_bytes().to_vec());
    };
    let (mut any_certain, mut any_shown) = (false, false);
    for _ in 0..MOST_FIXES {
        let (mut sources, mut found) = told(&after, site, before);
        if found.iter().any(|one| one.certain_patch().is_some()) {
            let fixing = pipeline::fixed(&sources, Day::Given(TODAY));
            for fixed in &fixing.fixed {
                any_certain = true;
                let file = fixing.sources.get(fixed.file);
                write(&mut after, &file.name, &file.text);
            }
            (sources, found) = told(&after, site, before);
        }
        let Some(patch) = found.iter().find_map(|one| one.patch.as_ref()) else { break };
        any_shown = true;
        let file = sources.get(patch.span.source);
        let splice = Splice { range: patch.span.range(), with: patch.replacement.clone() };
        let text = applied(&file.text, &[splice]);
        write(&mut after, &file.name, &text);
    }
    (after, any_certain, any_shown)
}

/// The lines in which files differ, as `-` and `+`.
fn difference(before: &Files, after: &Files) -> String {
    let mut shown = String::new();
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for name in names {
        let (old, new) = (before.get(name), after.get(name));
        if old == new {
            continue;
        }
        let same = |one: &Files, other: &Files, bytes: &Vec<u8>| {
            one.iter()
                .find(|(other_name, there)| *there == bytes && other.get(*other_name) != Some(bytes))
                .map(|(name, _)| name.clone())
        };
        match (old, new) {
            (Some(old), None) if same(after, before, old).is_some() => {
                let to = same(after, before, old).expect("it was found");
                let _ = writeln!(shown, "          {name} is renamed to {to}");
            }
            (None, Some(new)) if same(before, after, new).is_some() => {}
            (Some(_), None) => {
                let _ = writeln!(shown, "          {name} is removed");
            }
            (old, Some(new)) => {
                let _ = writeln!(shown, "          {name}");
                let text = |bytes: &Vec<u8>| match std::str::from_utf8(bytes) {
                    Ok(text) => text.to_owned(),
                    Err(_) => bytes.escape_ascii().to_string().replace("\\n", "\n"),
                };
                shown += &lines_that_differ(&old.map(text).unwrap_or_default(), &text(new));
            }
            (None, None) => {}
        }
    }
    shown
}

fn lines_that_differ(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let side = |lines: &[&str], sign: char| {
        let all = &lines[start..lines.len() - end];
        let mut shown = String::new();
        for line in all.iter().take(SHOWN) {
            let _ = writeln!(shown, "        {sign} {}", seen(line));
        }
        if all.len() > SHOWN {
            let _ = writeln!(shown, "        {sign} ({} more lines)", all.len() - SHOWN);
        }
        shown
    };
    side(&old, '-') + &side(&new, '+')
}

/// A line with what can't be seen written out.
fn seen(line: &str) -> String {
    let line = line.strip_suffix('\n').unwrap_or(line);
    let line: String = line
        .chars()
        .map(|letter| match letter {
            '\u{feff}' => "\\u{feff}".to_owned(),
            odd if odd.is_whitespace() && odd != ' ' => odd.escape_default().to_string(),
            other => other.to_string(),
        })
        .collect();
    visible(&line).into_owned()
}

fn place(sources: &Sources, span: Span) -> String {
    let (line, column) = sources.line_column(span);
    format!("{}:{line}:{column}", sources.get(span.source).path)
}

fn headline(sources: &Sources, one: &Diagnostic) -> String {
    let place = one.place.as_ref().map_or_else(String::new, |label| format!(" {}", place(sources, label.span)));
    format!("{}[{}]{place}: {}", one.severity.word(), one.rule, one.message)
}

fn counted(found: &[Diagnostic]) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in ["error", "warning", "note"] {
        match found.iter().filter(|one| one.severity.word() == word).count() {
            0 => {}
            1 => words.push(format!("1 {word}")),
            many => words.push(format!("{many} {word}s")),
        }
    }
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

fn indented(text: &str, shown: &mut String, head: &str) {
    for (at, line) in text.lines().enumerate() {
        let _ = writeln!(shown, "{:<10}{}", if at == 0 { head } else { "" }, seen(line));
    }
}

/// How staff make a change of their own.
fn by_hand(changes: &[Change]) -> &'static str {
    let is_block =
        |text: &Option<String>| text.as_deref().is_some_and(|text| text.contains("{0}") || text.contains("{1}"));
    if changes.iter().any(|one| is_block(&one.to) || is_block(&one.text)) { "the block is pasted" } else { "by hand" }
}

/// A row of the table.
fn row(row: &Row, published: &Files, site: &Guard, before: &[Diagnostic]) -> Result<String, String> {
    let edited = made(published, &row.edit, &[])?;
    let (sources, found) = told(&edited, site, before);
    let mut shown = format!("### {}\n\n```text\nedit\n{}", row.what, difference(published, &edited));
    let _ = writeln!(shown, "messages  {}", counted(&found));
    if let Some(first) = found.first() {
        indented(&headline(&sources, first), &mut shown, "first");
        if let Some(label) = first.place.as_ref().filter(|label| !label.text.is_empty()) {
            indented(&label.text, &mut shown, "  here");
        }
        for note in &first.notes {
            indented(note, &mut shown, "  note");
        }
        indented(first.help.as_deref().unwrap_or_default(), &mut shown, "  help");
    }
    for other in found.iter().skip(1) {
        indented(&headline(&sources, other), &mut shown, "also");
    }
    let pasted: Vec<String> = found.iter().flat_map(blocks).collect();
    let (after, how) = if row.leave {
        (edited.clone(), "nothing to do".to_owned())
    } else if row.undo {
        (published.clone(), "by hand: it is put back".to_owned())
    } else {
        let mut how: Vec<&str> = Vec::new();
        let mended = if row.mend.is_empty() {
            let (mended, certain, suggested) = with_fixes(&edited, site, before);
            how.extend(certain.then_some("check --fix"));
            how.extend(suggested.then_some("the fix shown"));
            mended
        } else {
            how.push(by_hand(&row.mend));
            made(&edited, &row.mend, &pasted)?
        };
        let after = if row.then.is_empty() {
            mended
        } else {
            how.push(by_hand(&row.then));
            let (_, found) = told(&mended, site, before);
            let pasted: Vec<String> = found.iter().flat_map(blocks).collect();
            made(&mended, &row.then, &pasted)?
        };
        if how.is_empty() {
            return Err(format!("no message shows a fix, and the row has none\n{shown}```\n\n"));
        }
        (after, how.join(", then "))
    };
    let _ = writeln!(shown, "fix       {how}");
    if !row.undo {
        shown += &difference(&edited, &after);
    }
    let (sources, left) = match &after {
        same if same == published => (sources, Vec::new()),
        same if *same == edited => (sources, found),
        other => told(other, site, before),
    };
    let _ = writeln!(shown, "after     {}", if left.is_empty() { "clean".to_owned() } else { counted(&left) });
    for one in &left {
        indented(&headline(&sources, one), &mut shown, "");
    }
    Ok(shown + "```\n\n")
}

#[test]
fn every_kind_of_edit_has_a_message_that_staff_understand_and_a_way_out() {
    let edits = fs::read_to_string(fixtures("edits").join("edits.yaml")).expect("the edits are there");
    let Edits { base, groups } = serde_yaml::from_str(&edits).expect("the edits are YAML");
    let small: Files = folder(&path("tests/fixtures/sites/small/content"));
    let content = made(&small, &base, &[]).expect("the base can be made");
    let sources = loaded(&content);
    let site = published(&sources, TODAY);
    let site = guard(Path::new(site.path()), TODAY);
    let (_, before) = told(&content, &site, &[]);
    let errors: Vec<Diagnostic> = before.iter().filter(|one| one.is_error()).cloned().collect();
    assert!(errors.is_empty(), "{}", render(&errors, &sources, Style::Plain));
    let mut wrong = Vec::new();
    let rows: usize = groups.iter().map(|group| group.edits.len()).sum();
    let mut table = format!(
        "# What staff are told\n\n{rows} edits of content that was published, what `charter check` says of each, and what is left after its fix.\n\n"
    );
    for Group { group, edits } in &groups {
        let _ = writeln!(table, "## {group}\n");
        for one in edits {
            match row(one, &content, &site, &before) {
                Ok(stanza) => table += &stanza,
                Err(why) => {
                    table += &why;
                    wrong.push(format!("{}: {why}", one.what));
                }
            }
        }
    }
    let table = format!("{}\n", table.trim_end());
    assert_expected(&table, &fixtures("edits").join("table.md"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows >= 110, "{rows} edits");
}
