//! Diagnostics in; text, JSON lines, SARIF and workflow commands out: each to the byte, each in the shape that its schema gives.
//!
//! `UPDATE_EXPECTED=1` writes the expected texts anew; read them before you keep them.
#![expect(clippy::disallowed_methods, reason = "the official schema is read from the disk")]

use std::path::{Path, PathBuf};
use std::process::Command;

use charter::diagnostic::Diagnostic;
use charter::emit::text::Style;
use charter::emit::{build, github, json, sarif, text};
use charter::load;
use charter::parse::parse;
use charter::rule::{Rule, Topic};
use charter::source::{Source, SourceId, Sources, Span, shown_path, visible};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::fixtures::{assert_expected, called_content, fixtures};

/// Rules as they might be, so that a better wording of the real ones changes nothing here.
const RULES: &[Rule] = &[
    rule("duplicate-id", "An id belongs to one thing only.", "A link can't lead to two."),
    rule("unknown-key", "Every key is known.", "A misspelled one would be left out."),
];

const fn rule(name: &'static str, sentence: &'static str, why: &'static str) -> Rule {
    Rule { name, topic: Topic::Keys, sentence, why, wrong: "", right: "" }
}

/// A rule of which only the name matters.
const fn named(name: &'static str) -> Rule {
    rule(name, "", "")
}

fn expected(name: &str) -> PathBuf {
    fixtures("emit").join(name)
}

/// A folder with faults of every kind: with and without a place, with another place in the same file and elsewhere, with a
/// patch; an error, a warning and a note.
fn faults() -> (Sources, Vec<Diagnostic>) {
    let sources = called_content(load::content(&expected("content")).expect("the fixture can be read"));
    let mut diagnostics = parse(&sources).diagnostics;
    let roads = span_of(&sources, 0, "Tell us about a hole.");
    let page = span_of(&sources, 1, "Bring your card.\n");
    diagnostics.push(Diagnostic::warning(&named("hard-text"), page, "100% of it: hard, to read").label("this text"));
    diagnostics.push(Diagnostic::note(&named("seen-twice"), roads, "this is said on a page too").related(page, ""));
    (sources, diagnostics)
}

fn span_of(sources: &Sources, file: u32, words: &str) -> Span {
    let source = SourceId(file);
    let at = sources.get(source).text.find(words).expect("the words are in the file");
    Span::new(source, at, at + words.len())
}

#[test]
fn every_format_says_the_same_in_its_own_way() {
    let (sources, diagnostics) = faults();
    assert_expected(&text::render(&diagnostics, &sources, Style::Plain), &expected("expected.txt"));
    assert_expected(&json_lines(&sources, &diagnostics), &expected("expected.jsonl"));
    assert_expected(&sarif_log(&sources, &diagnostics, RULES), &expected("expected.sarif"));
    assert_expected(&github::render(&diagnostics, &sources), &expected("expected.github"));
}

/// Programs that read a report match its paths with those of a repository.
#[test]
fn a_path_has_no_dot_before_it_however_the_folder_was_named() {
    for (folder, expected) in [
        ("content", "content/site.yaml"),
        ("./content", "content/site.yaml"),
        (".//./content", "content/site.yaml"),
        (".", "site.yaml"),
        ("..", "../site.yaml"),
        ("/srv/content", "/srv/content/site.yaml"),
    ] {
        assert_eq!(shown_path(folder, "site.yaml"), expected, "{folder}");
    }
}

/// Code scanning refuses a result without a place.
#[test]
fn what_has_no_place_stands_at_the_beginning_of_the_file_about_the_site() {
    let sources = Sources { files: Vec::new(), root: "./content".to_owned() };
    let fault = Diagnostic::nowhere(&named("unresolved-link"), "a link leads nowhere");
    let log: Value = serde_json::from_str(&sarif_log(&sources, &[fault], RULES)).expect("SARIF is JSON");
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], json!("content/site.yaml"));
    assert_eq!(place["region"]["startLine"], json!(1));
}

fn json_lines(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    json::render(diagnostics, sources).expect("diagnostics can be written as JSON")
}

/// The report with the program's version left out.
fn sarif_log(sources: &Sources, diagnostics: &[Diagnostic], rules: &[Rule]) -> String {
    let log = sarif::render(diagnostics, sources, rules).expect("diagnostics can be written as SARIF");
    let version = format!("\"semanticVersion\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(log.contains(&version), "the program's version is in it");
    log.replace(&version, "\"semanticVersion\": \"#\"")
}

#[test]
fn nothing_to_say_is_no_line_but_a_whole_sarif_log() {
    let sources = Sources::default();
    assert_eq!(json_lines(&sources, &[]), "");
    assert_eq!(github::render(&[], &sources), "");
    let log: Value = serde_json::from_str(&sarif_log(&sources, &[], RULES)).expect("SARIF is JSON");
    assert_eq!(log["runs"][0]["results"], json!([]));
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][1]["id"], "unknown-key");
}

/// One file with this text.
fn sources_with(path: &str, text: &str) -> Sources {
    let file = Source { path: path.to_owned(), name: path.to_owned(), text: text.to_owned(), obstacle: None };
    Sources { files: vec![file], root: String::new() }
}

#[test]
fn columns_count_characters_and_bytes_count_bytes() {
    let sources = sources_with("content/a.md", "\u{feff}é 😀 hole\r\nsecond line\r\n");
    let place = |words: &str| {
        let fault = Diagnostic::error(&named("r"), span_of(&sources, 0, words), "m");
        let line: Value = serde_json::from_str(&json_lines(&sources, &[fault])).expect("a line is JSON");
        line["place"].clone()
    };
    let one_line = json!({
        "file": "content/a.md", "line": 1, "column": 5, "end_line": 1, "end_column": 9, "start_byte": 11, "end_byte": 15
    });
    assert_eq!(place("hole"), one_line);
    let first = json!({
        "file": "content/a.md", "line": 1, "column": 1, "end_line": 1, "end_column": 2, "start_byte": 3, "end_byte": 5
    });
    assert_eq!(place("é"), first);
    let two_lines = json!({
        "file": "content/a.md", "line": 1, "column": 5, "end_line": 2, "end_column": 7, "start_byte": 11, "end_byte": 23
    });
    assert_eq!(place("hole\r\nsecond"), two_lines);
}

#[test]
fn of_very_many_faults_that_are_alike_the_text_shows_the_first_and_how_many_more_there_are() {
    let sources = sources_with("content/a.md", &"hole ".repeat(250));
    let fault = |number: usize| Diagnostic::error(&named("r"), Span::new(SourceId(0), 5 * number, 5 * number + 4), "m");
    let many: Vec<Diagnostic> = (0..250).map(fault).collect();
    let shown = text::render(&many, &sources, Style::Plain);
    assert_eq!(shown.matches("error[r]: m\n").count(), 100);
    assert!(shown.ends_with("\n\nnote: 150 more of `r` in content/a.md: fix the ones above first\n\n"), "{shown}");
    assert_eq!(json_lines(&sources, &many).lines().count(), 250);
    assert!(!text::render(&many[..100], &sources, Style::Plain).contains("more of"));
}

#[test]
fn a_name_that_would_draw_on_the_terminal_is_shown_with_escapes() {
    assert_eq!(visible("pages/parking.md"), "pages/parking.md");
    assert_eq!(visible("pages/a\nerror: hi\u{1b}[31m\u{202e}.md"), "pages/a\\nerror: hi\\u{1b}[31m\\u{202e}.md");
}

#[test]
fn what_means_something_to_github_is_escaped() {
    let sources = sources_with("content/50%, a:b\r\n.md", "two\nlines\n");
    let within =
        Diagnostic::error(&named("a,b:c"), Span::new(SourceId(0), 0, 3), "100%: one, two\r\nthree").label("here: %0A");
    let across = Diagnostic::note(&named("r"), Span::new(SourceId(0), 0, 9), "m");
    let nowhere = Diagnostic::nowhere(&named("r"), "m").with_note("n").help("h");
    let commands = "\
        ::error file=content/50%25%2C a%3Ab%0D%0A.md,line=1,col=1,endLine=1,title=a%2Cb%3Ac::100%25: one, two%0D%0Athree%0Ahere: %250A\n\
        ::notice file=content/50%25%2C a%3Ab%0D%0A.md,line=1,endLine=2,title=r::m\n\
        ::error title=r::m%0Anote: n%0Ahelp: h\n";
    assert_eq!(github::render(&[within, across, nowhere], &sources), commands);
}

#[test]
fn sarif_names_files_by_addresses() {
    let address = |path: &str| {
        let sources = sources_with(path, "text");
        let fault = Diagnostic::error(&named("r"), Span::new(SourceId(0), 0, 4), "m");
        let log: Value = serde_json::from_str(&sarif_log(&sources, &[fault], RULES)).expect("SARIF is JSON");
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone()
    };
    assert_eq!(address("content/roads.yaml"), "content/roads.yaml");
    assert_eq!(address("content/50% off: é#1?.md"), "content/50%25%20off%3A%20%C3%A9%231%3F.md");
    assert_eq!(address("/home/ann/content/roads.yaml"), "file:///home/ann/content/roads.yaml");
}

#[test]
fn each_json_line_keeps_the_published_schema() {
    let (sources, diagnostics) = faults();
    let schema = serde_json::to_value(json::schema()).expect("a schema is JSON");
    let validator = validator(&schema);
    let text = json_lines(&sources, &diagnostics);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(lines.len(), diagnostics.len());
    for line in &lines {
        assert_eq!(faults_in(line, &validator), Vec::<String>::new());
    }
    let placed = lines.iter().find(|line| !line["place"].is_null()).expect("a fault has a place");
    for key in ["rule", "severity", "message", "place", "label", "related", "notes", "help", "patch"] {
        assert!(!validator.is_valid(&without(placed, key)), "a line without `{key}` passes");
    }
    for key in ["file", "line", "column", "end_line", "end_column", "start_byte", "end_byte"] {
        let mut line = placed.clone();
        line["place"] = without(&placed["place"], key);
        assert!(!validator.is_valid(&line), "a place without `{key}` passes");
    }
}

fn without(object: &Value, key: &str) -> Value {
    let mut object = object.clone();
    object.as_object_mut().expect("it is an object").remove(key).expect("the key is there");
    object
}

#[test]
fn the_published_schemas_change_only_on_purpose() {
    let schema = serde_json::to_string_pretty(&json::schema()).expect("a schema is JSON");
    assert_expected(&(schema + "\n"), &expected("diagnostics.schema.json"));
    let schema = serde_json::to_string_pretty(&build::schema()).expect("a schema is JSON");
    assert_expected(&(schema + "\n"), &expected("build.schema.json"));
}

#[test]
fn sarif_keeps_its_official_schema() {
    let (sources, diagnostics) = faults();
    let validator = validator(&official_sarif_schema());
    for rules in [&charter::pipeline::rules()[..], RULES, &[]] {
        let log = sarif::render(&diagnostics, &sources, rules).expect("diagnostics can be written as SARIF");
        let log: Value = serde_json::from_str(&log).expect("SARIF is JSON");
        assert_eq!(faults_in(&log, &validator), Vec::<String>::new());
        assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(diagnostics.len()));
        let mut wrong = log.clone();
        wrong["runs"][0]["results"][0]["level"] = json!("fatal");
        assert!(!validator.is_valid(&wrong), "the schema takes everything");
        let mut wrong = log;
        wrong["runs"][0]["results"][3]["locations"][0]["physicalLocation"]["region"]["startLine"] = json!(0);
        assert!(!validator.is_valid(&wrong), "the schema takes everything");
    }
}

#[test]
fn each_sarif_result_points_at_its_rule() {
    let (sources, diagnostics) = faults();
    let rules = charter::pipeline::rules();
    let log = sarif::render(&diagnostics, &sources, &rules).expect("diagnostics can be written as SARIF");
    let log: Value = serde_json::from_str(&log).expect("SARIF is JSON");
    let run = &log["runs"][0];
    let mut pointing = 0;
    for result in run["results"].as_array().expect("there are results") {
        if let Some(index) = result["ruleIndex"].as_u64() {
            let rule = &run["tool"]["driver"]["rules"][usize::try_from(index).expect("a small number")];
            assert_eq!(rule["id"], result["ruleId"]);
            pointing += 1;
        }
    }
    assert_eq!(pointing, diagnostics.len() - 1, "all but the one that has no rule");
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).expect("the schema is one")
}

fn faults_in(document: &Value, validator: &Validator) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The schema of SARIF 2.1.0 by OASIS, from the files of the package `serde-sarif`, which this one is tested with.
fn official_sarif_schema() -> Value {
    let about = output(Command::new(env!("CARGO")).arg("--version").arg("--verbose"));
    let machine = about.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo knows its machine");
    let packages = output(
        Command::new(env!("CARGO"))
            .args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", machine])
            .current_dir(env!("CARGO_MANIFEST_DIR")),
    );
    let packages: Value = serde_json::from_str(&packages).expect("cargo writes JSON");
    let package = packages["packages"]
        .as_array()
        .and_then(|packages| packages.iter().find(|package| package["name"] == "serde-sarif"))
        .expect("serde-sarif is among the packages");
    let manifest = Path::new(package["manifest_path"].as_str().expect("a package has a place"));
    let schema = std::fs::read_to_string(manifest.with_file_name("src/schema.json")).expect("the schema is there");
    let mut schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    // The pattern for a key that we don't write has a bracket too many, which strict readers of patterns refuse.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        language.as_object_mut().and_then(|key| key.remove("pattern")).expect("there is such a pattern");
    }
    schema
}

fn output(command: &mut Command) -> String {
    let output = command.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("cargo writes UTF-8")
}

fn shown(text: &str, message: &str) -> String {
    let file = Source { path: "a.yaml".to_owned(), name: "a.yaml".to_owned(), text: text.to_owned(), obstacle: None };
    let sources = Sources { files: vec![file], root: String::new() };
    let start = text.find("24 hrs").expect("it is there");
    let span = Span::new(SourceId(0), start, start + 6);
    let fault = Diagnostic::error(&named("unknown-unit"), span, message).label("here").patch(span, "24 hours");
    text::render(&[fault], &sources, Style::Plain)
}

#[test]
fn the_line_ends_of_windows_are_not_shown() {
    let (unix, windows) = ("a: 1\nwithin: 24 hrs\nb: 2\n", "a: 1\r\nwithin: 24 hrs\r\nb: 2\r\n");
    assert_eq!(shown(windows, "not a unit"), shown(unix, "not a unit"));
}

#[test]
fn words_of_content_in_a_message_cannot_draw_on_the_terminal() {
    let told = shown("within: 24 hrs\n", "`\u{1b}[2J\r\u{202e}hrs` is not a unit");
    assert!(told.contains("error[unknown-unit]: `\\u{1b}[2J\\r\\u{202e}hrs` is not a unit\n"), "{told}");
}
