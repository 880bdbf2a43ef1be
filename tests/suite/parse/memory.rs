//! Content that is read again and again while it changes: the same comes out as if it were read for the first time.

use charter::load;
use charter::parse::{Memory, parse};
use charter::source::Sources;

use crate::support::site::path;

/// What stands in a file, and what stands there after a save.
const SAVES: [(&str, &str, &str); 9] = [
    ("departments/corporate-services.yaml", "summary:", "summary: Now"),
    ("commitment.md", "title:", "title: Our"),
    ("site.yaml", "title:", "title: The"),
    // A name that is gone, and is back.
    ("departments/corporate-services.yaml", "  - id: ", "  - id: no-longer-"),
    ("departments/corporate-services.yaml", "  - id: no-longer-", "  - id: "),
    // A fault, and it is mended.
    ("departments/corporate-services.yaml", "services:", "servces:"),
    ("departments/corporate-services.yaml", "servces:", "services:"),
    ("corporate.yaml", "stage: ", "stage: : "),
    ("corporate.yaml", "stage: : ", "stage: "),
];

fn reads_the_same(memory: &mut Memory, sources: &Sources, why: &str) {
    let (again, anew) = (memory.parse(sources), parse(sources));
    assert_eq!(again.diagnostics, anew.diagnostics, "{why}");
    assert!(again.catalog == anew.catalog, "{why}: another catalog");
}

#[test]
fn what_is_read_again_is_what_is_there() {
    let mut sources = load::content(&path("content")).expect("the content is there");
    let mut memory = Memory::default();
    reads_the_same(&mut memory, &sources, "at first");
    reads_the_same(&mut memory, &sources, "unchanged");
    for (name, before, after) in SAVES {
        let file = sources.files.iter_mut().find(|file| file.name == name).expect("a file of the content");
        assert!(file.text.contains(before), "{name}: {before}");
        file.text = file.text.replacen(before, after, 1);
        reads_the_same(&mut memory, &sources, &format!("{name}: {before} -> {after}"));
    }
}

#[test]
fn a_file_that_comes_or_goes_is_seen() {
    let mut sources = load::content(&path("content")).expect("the content is there");
    let mut memory = Memory::default();
    reads_the_same(&mut memory, &sources, "at first");
    let at = sources.files.iter().position(|file| file.name.starts_with("departments/")).expect("a department");
    let gone = sources.files.remove(at);
    reads_the_same(&mut memory, &sources, "without a department");
    sources.files.insert(at, gone);
    reads_the_same(&mut memory, &sources, "with it again");
    sources.files[at].name = "departments/renamed.yaml".to_owned();
    reads_the_same(&mut memory, &sources, "under another name");
}

/// Lines of a file that give a name: the first of them, and how many.
const NAMED: [(&str, &str, usize); 3] = [
    ("departments/works.yaml", "  - id: night-market", 10),
    ("departments/works.yaml", "      - {stage: decide, within: 3 weeks", 1),
    ("commitment.md", "## We are fair {#4.1.b}", 4),
];

#[test]
fn a_name_that_comes_again_is_seen() {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content is there");
    let mut memory = Memory::default();
    for (name, first, count) in NAMED {
        let at = sources.files.iter().position(|file| file.name == name).expect("a file of the content");
        let whole = sources.files[at].text.clone();
        let from_first = whole.lines().skip_while(|line| !line.starts_with(first));
        let again: String = from_first.take(count).flat_map(|line| [line, "\n"]).collect();
        reads_the_same(&mut memory, &sources, "once");
        sources.files[at].text.push_str(&again);
        assert_ne!(parse(&sources).diagnostics, [], "{name}: again {first}");
        reads_the_same(&mut memory, &sources, &format!("{name}: again {first}"));
        sources.files[at].text = whole;
    }
}

/// Every line of a file is left out, one at a time, and comes back.
#[test]
fn each_line_matters_as_much_as_the_first_time() {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content is there");
    let mut memory = Memory::default();
    for at in 0..sources.files.len() {
        let whole = sources.files[at].text.clone();
        let lines: Vec<&str> = whole.split_inclusive('\n').collect();
        for left_out in 0..lines.len() {
            let rest = lines.iter().enumerate().filter(|(number, _)| *number != left_out).map(|(_, line)| *line);
            sources.files[at].text = rest.collect();
            let name = sources.files[at].name.clone();
            reads_the_same(&mut memory, &sources, &format!("{name} without line {}", left_out + 1));
            sources.files[at].text.clone_from(&whole);
            reads_the_same(&mut memory, &sources, &format!("{name} with line {} again", left_out + 1));
        }
    }
}
