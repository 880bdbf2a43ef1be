//! Random edits of a published site's content in: whatever alters or removes what was published is refused, everything else goes through, and
//! nothing is refused without a way out. The seed is fixed, so that a failure comes again. Fifty edits of a small city run with all tests; five
//! hundred of the sample with `tests/run long`.

use std::collections::BTreeMap;

use charter::artifact::Artifact;
use charter::config::{Day, Settings};
use charter::diagnostic::Diagnostic;
use charter::emit::text::{Style, render};
use charter::load;
use charter::pipeline::{self, Guard};
use charter::source::Sources;
use charter::theme::Theme;
use jiff::civil::{Date, date};
use serde_json::Value;

use crate::support::site::path;

const TODAY: Date = date(2026, 11, 23);

/// Numbers that look random, from a seed (Knuth's constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }
}

/// The content of a folder without the notice that its figures are examples.
fn content(folder: &str) -> Sources {
    let mut sources = load::content(&path(folder)).expect("the content folder is there");
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("it is there");
    let start = site.text.find("illustrative:").expect("the notice");
    let lines = site.text[start..].split_inclusive('\n').skip(1).take_while(|line| line.starts_with(' '));
    let rest = lines.map(str::len).sum::<usize>();
    let first = site.text[start..].find('\n').expect("its end") + 1;
    site.text.replace_range(start..start + first + rest, "");
    sources
}

/// The files in which departments, promises and closed days are written.
fn files_to_edit(sources: &Sources) -> Vec<String> {
    let is_one = |name: &&String| name.starts_with("departments/") || name.starts_with("calendars/");
    let names = sources.files.iter().map(|file| &file.name).filter(is_one).cloned();
    names.chain(["corporate.yaml".to_owned()]).collect()
}

fn feed(sources: &Sources) -> Option<Vec<Artifact>> {
    let settings = Settings { day: Day::Given(TODAY), base_url: None, drafts: false };
    let made = pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound").made?;
    Some(made.artifacts.into_iter().filter(|file| file.path.as_str().starts_with("api/v1/")).collect())
}

/// One edit of one file: a number, a word, a line or an item of a list.
fn edit(sources: &Sources, files: &[String], dice: &mut Dice) -> (Sources, String) {
    let mut sources = sources.clone();
    let name = &files[dice.below(files.len())];
    let file = sources.files.iter_mut().find(|file| file.name == *name).expect("it is there");
    let mut lines: Vec<String> = file.text.lines().map(str::to_owned).collect();
    let at = dice.below(lines.len());
    let what = format!("{name}:{}: `{}`", at + 1, lines[at]);
    let margin = |line: &str| line.len() - line.trim_start().len();
    let kind = match dice.below(4) {
        0 => {
            let is_digit = |sign: char| sign.is_ascii_digit() && sign != '9';
            let digits: Vec<usize> = lines[at].match_indices(is_digit).map(|(at, _)| at).collect();
            if let Some(digit) = digits.get(dice.below(digits.len())) {
                let next = (lines[at].as_bytes()[*digit] - b'0' + 1).to_string();
                lines[at].replace_range(*digit..=*digit, &next);
            }
            "another digit"
        }
        1 => {
            lines.remove(at);
            "no such line"
        }
        2 => {
            let item = (0..=at).rev().find(|at| lines[*at].trim_start().starts_with("- ")).unwrap_or(at);
            let own = margin(&lines[item]);
            let end = (item + 1..lines.len()).find(|next| margin(&lines[*next]) <= own).unwrap_or(lines.len());
            lines.drain(item..end);
            "no such item"
        }
        _ => {
            lines[at] = lines[at].replace("street", "road").replace("Water", "Waters").replace("we receive", "we get");
            "another word"
        }
    };
    file.text = lines.join("\n") + "\n";
    (sources, format!("{kind} at {what}"))
}

/// What was published about days up to today, in the words of the feed itself: each document of a standard, a department, a service, a calendar.
fn record(feed: &[Artifact]) -> BTreeMap<String, Value> {
    let mut record = BTreeMap::new();
    for file in feed {
        let name = file.path.as_str().trim_start_matches("api/v1/");
        let Ok(document) = serde_json::from_slice::<Value>(&file.bytes) else { continue };
        if name.starts_with("standards/") {
            for version in document["versions"].as_array().expect("a list") {
                let from = version["effective"]["known_from"].as_str().expect("a day");
                if from <= "2026-11-23" {
                    let keys = ["target", "channels", "exceptions", "conditions"].map(|key| version[key].clone());
                    record.insert(
                        format!("{name} {from}"),
                        Value::from([&keys[..], &[version["clock"]["pauses"].clone()]].concat()),
                    );
                }
            }
            record.insert(name.to_owned(), Value::Null);
        } else if name.starts_with("departments/") {
            record.insert(name.to_owned(), Value::Null);
        } else if name == "services.json" {
            for service in document["services"].as_array().expect("a list") {
                record.insert(format!("service {}", service["id"]), Value::Null);
            }
        } else if name == "calendars.json" {
            for calendar in document["calendars"].as_array().expect("a list") {
                record.insert(format!("calendar {}", calendar["id"]), Value::Null);
            }
        }
    }
    record
}

/// Whether everything is still there and says the same.
fn is_kept(before: &BTreeMap<String, Value>, after: &BTreeMap<String, Value>) -> bool {
    before.iter().all(|(name, value)| after.get(name) == Some(value))
}

#[test]
fn whatever_alters_the_record_is_refused_and_nothing_is_refused_without_a_way_out() {
    hold("tests/fixtures/sites/small/content", 50);
}

#[test]
#[ignore = "takes minutes: `tests/run long` runs it"]
fn the_same_for_five_hundred_edits_of_the_sample() {
    hold("content", 500);
}

fn hold(folder: &str, edits: u32) {
    let content = content(folder);
    let files = files_to_edit(&content);
    let published = feed(&content).expect("the content is sound");
    let before = record(&published);
    let site = Guard::new(published, "public".to_owned(), Day::Given(TODAY), Vec::new());
    let mut dice = Dice(6_030);
    let (mut refused, mut free) = (0, 0);
    for _ in 0..edits {
        let (edited, what) = edit(&content, &files, &mut dice);
        // Most edits of this kind are mistakes in content, which other rules report.
        let Some(after) = feed(&edited) else { continue };
        let diagnosis = pipeline::diagnose_against(&edited, Day::Given(TODAY), &site).expect("the feed can be made");
        let faults: Vec<Diagnostic> = diagnosis.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
        let text = render(&faults, &edited, Style::Plain);
        if !is_kept(&before, &record(&after)) {
            assert!(!faults.is_empty(), "let through, although the record has changed: {what}");
        }
        if faults.is_empty() {
            free += 1;
            continue;
        }
        refused += 1;
        assert!(faults.iter().all(|fault| fault.help.is_some()), "{what}:\n{text}");
        let accepted = with_all_accepted(&edited, &faults);
        let diagnosis = pipeline::diagnose_against(&accepted, Day::Given(TODAY), &site).expect("the feed can be made");
        assert!(diagnosis.is_compared && diagnosis.diagnostics.iter().all(|one| !one.is_error()), "{what}:\n{text}");
    }
    assert!(refused >= 5 && free >= 5, "{refused} refused, {free} let through");
}

/// The content with an entry for each refusal, as its last note names it.
fn with_all_accepted(edited: &Sources, faults: &[Diagnostic]) -> Sources {
    let entry = |fault: &Diagnostic| {
        let note = fault.notes.last().expect("a note about the last way out");
        let name = note.split(['`', ' ']).find_map(|word| word.strip_prefix(fault.rule)?.strip_prefix(':'));
        format!("  - {{rule: {}, id: {}, on: {TODAY}, reason: A test.}}\n", fault.rule, name.expect("an id"))
    };
    let mut accepted = edited.clone();
    let site = accepted.files.iter_mut().find(|file| file.name == "site.yaml").expect("it is there");
    site.text.push_str("accepted:\n");
    site.text.extend(faults.iter().map(entry));
    accepted
}
