//! Content files in; what an editor with the authoring schemas says and what the reader says, which have to agree.
//!
//! It is long because the values tried in every place are listed here.
#![expect(clippy::disallowed_methods, reason = "tests read the content and the fixtures")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use assert_cmd::Command;
use charter::diagnostic::Diagnostic;
use charter::load;
use charter::parse::authoring::{AuthoringSchema, schemas};
use charter::parse::parse;
use charter::source::{Source, SourceId, Sources, Span};
use jsonschema::Validator;
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert, prop_oneof, proptest};
use proptest::sample::Index;
use proptest::test_runner::TestCaseResult;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use crate::parse::faults::reported_by_the_source;
use crate::support::fixtures::{cases, fixtures, overlaid};
use crate::support::site::path;

/// The faults that a schema sees.
const SEEN: [&str; 22] = [
    "bare-days",
    "invalid-amount",
    "invalid-date",
    "invalid-day",
    "invalid-email",
    "invalid-fee",
    "invalid-id",
    "invalid-language",
    "invalid-phone",
    "invalid-season",
    "invalid-share",
    "invalid-time",
    "invalid-url",
    "missing-key",
    "missing-target",
    "missing-value",
    "misplaced-key",
    "two-targets",
    "unknown-key",
    "unknown-unit",
    "unknown-word",
    "wrong-type",
];

/// The faults that a schema can't see, each with the reason.
const NOT_SEEN: [(&str, &str); 35] = [
    ("broken-letter", "a pattern of broken letters in every text would make the schemas hard to read"),
    ("control-character", "a pattern of invisible characters in every text would make the schemas hard to read"),
    ("duplicate-id", "other files have to be read"),
    ("duplicate-key", "JSON has no second key of one name; an editor for YAML reports it by itself"),
    ("expands-too-far", "no document comes of it"),
    ("file-too-large", "no document comes of it"),
    ("front-matter", "no document comes of it"),
    ("heading-attribute", "a schema doesn't read Markdown"),
    ("heading-in-text", "a schema doesn't read Markdown"),
    ("hours-upside-down", "a schema can't compare two times in one text"),
    ("invalid-figure", "no document comes of a table"),
    ("invalid-period", "no document comes of a table"),
    ("invalid-yaml", "no document comes of it"),
    ("language-file", "its patterns have a form of their own"),
    ("leads-out", "no document comes of it"),
    ("lost-sign", "a schema doesn't read Markdown"),
    ("lost-text", "no document has remarks in it"),
    ("missing-file", "other files have to be looked for"),
    ("missing-quotation", "a schema doesn't read Markdown"),
    ("nested-too-deeply", "no document comes of it"),
    ("not-utf8", "no document comes of it"),
    ("picture", "a schema doesn't read Markdown"),
    ("range-upside-down", "a schema can't compare two numbers in one text"),
    ("raw-html", "a schema doesn't read Markdown"),
    ("result-without-figures", "no document comes of a table"),
    ("results-table", "no document comes of a table"),
    ("shown-mark", "a schema doesn't read Markdown"),
    ("unfinished-merge", "no document comes of it"),
    ("unfit-logo", "no document comes of it"),
    ("unknown-language", "other files have to be read"),
    ("unknown-reference", "other files have to be read"),
    ("unread-file", "no document comes of it"),
    ("unreadable-file", "no document comes of it"),
    ("unsafe-link", "a schema doesn't read Markdown"),
    ("vanished-text", "a schema doesn't read Markdown"),
];

/// Whether a schema has to see a fault.
fn is_seen(fault: &Diagnostic) -> bool {
    // What a promise leaves out may be in the defaults of its department.
    let is_default = fault.message == "a standard needs `effective`";
    SEEN.contains(&fault.rule) && !is_default
}

#[test]
fn every_fault_of_the_reader_is_one_that_a_schema_sees_or_has_a_reason() {
    let named: BTreeSet<String> =
        SEEN.into_iter().chain(NOT_SEEN.into_iter().map(|(rule, _)| rule)).map(str::to_owned).collect();
    assert_eq!(named, reported_by_the_source());
}

#[test]
fn the_schemas_beside_the_content_are_those_that_the_program_writes() {
    let folder = path("content/.schema");
    assert_eq!(cases(&folder), schemas().iter().map(|schema| schema.name.to_owned()).collect());
    for AuthoringSchema { name, schema } in schemas() {
        let kept = fs::read_to_string(folder.join(name)).expect("the schema is there");
        assert!(kept == format!("{schema:#}\n"), "write them anew: charter schema authoring --out content/.schema");
    }
}

#[test]
fn the_first_line_of_each_file_of_the_content_names_its_schema() {
    let content = path("content");
    let files = load::content(&content).expect("the content is there").files;
    let mut named = 0;
    for file in files.iter().filter(|file| is_yaml(file)) {
        let first = file.text.lines().next().unwrap_or_default();
        let schema = first.strip_prefix("# yaml-language-server: $schema=").expect("the first line names a schema");
        let folder = content.join(&file.name).parent().expect("a file has a folder").to_owned();
        let found = folder.join(schema).canonicalize().expect("the schema is there");
        let wanted = path("content/.schema").join(schema_name(&file.name)).canonicalize().expect("it is there too");
        assert_eq!(found, wanted, "in {}", file.name);
        named += 1;
    }
    assert_eq!(named, 11);
}

#[test]
fn each_schema_is_a_schema_and_explains_every_key() {
    for AuthoringSchema { name, schema } in schemas() {
        jsonschema::meta::validate(&schema).expect("a schema keeps to the rules for schemas");
        assert_eq!(without_description(&schema), Vec::<String>::new(), "in {name}");
    }
}

/// The keys of the groups of a schema that have no explanation.
fn without_description(schema: &Value) -> Vec<String> {
    let closed = schema.get("additionalProperties") == Some(&json!(false));
    let properties = schema.get("properties").and_then(Value::as_object).filter(|_| closed);
    let is_bare = |of: &Value| of.get("description").and_then(Value::as_str).is_none_or(str::is_empty);
    let own = properties.into_iter().flatten().filter(|(_, of)| is_bare(of)).map(|(key, _)| key.clone());
    let below: Vec<&Value> = match schema {
        Value::Object(entries) => entries.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    own.chain(below.into_iter().flat_map(without_description)).collect()
}

#[test]
fn schema_and_reader_agree_about_the_content_and_every_fixture() {
    let validators = Validators::new();
    let mut compared = (0, 0);
    for sources in folders() {
        let found = parse(&sources).diagnostics;
        for (id, file) in sources.iter() {
            let Some(verdict) = verdict(id, file, &found, &validators) else { continue };
            assert!(verdict.is_agreed(), "{}: {verdict:?}", file.path);
            compared =
                if verdict.seen.is_empty() { (compared.0 + 1, compared.1) } else { (compared.0, compared.1 + 1) };
        }
    }
    assert!(compared.0 > 300 && compared.1 > 20, "sound and faulty files: {compared:?}");
}

/// The sample content, every fixture that is a content folder, and every fixture that is laid over the base.
fn folders() -> Vec<Sources> {
    let whole = |folder: PathBuf| load::content(&folder).expect("the folder can be read");
    let mut folders = vec![whole(path("content"))];
    for stage in ["editions", "other-cities"] {
        folders.extend(cases(&fixtures(stage)).iter().map(|name| whole(fixtures(stage).join(name))));
    }
    folders.extend(cases(&fixtures("sites")).iter().map(|name| whole(fixtures("sites").join(name).join("content"))));
    for stage in ["check", "parse"] {
        let sides = cases(&fixtures(stage))
            .into_iter()
            .flat_map(|name| ["fault", "sound"].map(|side| fixtures(stage).join(&name).join(side)));
        folders.extend(sides.filter(|folder| folder.is_dir()).map(|folder| overlaid(&folder)));
    }
    folders
}

/// What both say about one document.
#[derive(Debug)]
struct Verdict {
    /// The reader's faults that a schema has to see.
    seen: Vec<String>,
    /// Whether the reader has any fault at all.
    is_faulty: bool,
    /// What the schema says.
    schema: Vec<String>,
}

impl Verdict {
    /// The schema refuses what it has to see, and nothing that the reader takes.
    fn is_agreed(&self) -> bool {
        if self.seen.is_empty() { self.is_faulty || self.schema.is_empty() } else { !self.schema.is_empty() }
    }
}

/// What both say about a file; nothing if no document comes of it.
fn verdict(id: SourceId, file: &Source, found: &[Diagnostic], validators: &Validators) -> Option<Verdict> {
    let keys = keys_of(file)?;
    let about_the_keys = |fault: &&Diagnostic| {
        // The id of a page is the name of its file, and of a clause a heading's.
        let from = if fault.rule == "invalid-id" { keys.start } else { 0 };
        let at = |span: Span| span.source == id && (from..keys.end).contains(&span.range().start);
        fault.place.as_ref().is_some_and(|place| at(place.span))
    };
    let own: Vec<&Diagnostic> = found.iter().filter(about_the_keys).collect();
    let document: Value = serde_yaml::from_str(&file.text[keys.clone()]).ok()?;
    let is_unreadable = own.iter().any(|fault| matches!(fault.rule, "duplicate-key" | "invalid-yaml"));
    if is_unreadable || schema_name(&file.name).is_empty() {
        return None;
    }
    Some(Verdict {
        seen: own.iter().filter(|fault| is_seen(fault)).map(|fault| said(fault)).collect(),
        is_faulty: !own.is_empty(),
        schema: validators.said(&file.name, &document),
    })
}

fn said(fault: &Diagnostic) -> String {
    format!("{}: {}", fault.rule, fault.message)
}

fn is_yaml(file: &Source) -> bool {
    file.name.rsplit_once('.').is_some_and(|(_, ending)| ending == "yaml")
}

/// The part of a file that is YAML; nothing if there is none.
fn keys_of(file: &Source) -> Option<std::ops::Range<usize>> {
    if file.obstacle.is_some() || file.text.trim().is_empty() {
        return None;
    }
    if is_yaml(file) {
        return Some(0..file.text.len());
    }
    let end = file.text.strip_prefix("---\n")?.find("\n---\n")?;
    Some("---\n".len().."---\n".len() + end + 1)
}

/// The schema's name for a file of the content; nothing if it is none.
fn schema_name(file: &str) -> &'static str {
    match file.split('/').next().unwrap_or_default() {
        "site.yaml" => "site.schema.json",
        "commitment.md" => "commitment.schema.json",
        "corporate.yaml" => "corporate.schema.json",
        "answers.yaml" => "answers.schema.json",
        "calendars" => "calendar.schema.json",
        "departments" => "department.schema.json",
        "pages" => "page.schema.json",
        "results" => "actions.schema.json",
        _ => "",
    }
}

struct Validators(Vec<(&'static str, Validator)>);

impl Validators {
    fn new() -> Self {
        let validator = |schema: &Value| jsonschema::validator_for(schema).expect("a schema can be used");
        Self(schemas().iter().map(|of| (of.name, validator(&of.schema))).collect())
    }

    fn said(&self, file: &str, document: &Value) -> Vec<String> {
        let (_, validator) =
            self.0.iter().find(|(name, _)| *name == schema_name(file)).expect("each file has a schema");
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
    }
}

/// Each file of a folder that has every key in it, and the folder around it, in which every reference is sound.
const FILES_TO_CHANGE: [&str; 8] = [
    "site.yaml",
    "commitment.md",
    "corporate.yaml",
    "answers.yaml",
    "calendars/office.yaml",
    "departments/works.yaml",
    "pages/complaints.md",
    "results/actions.yaml",
];

/// A change to a document.
#[derive(Debug, Clone)]
enum Change {
    Remove(Index),
    Rename(Index, Index),
    Replace(Index, Index),
    Retype(Index, Index, Index, char),
    Add(Index, Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<Index>;
    let letters = prop::sample::select(" -.:%@/+()#0123456789abcdmoyXM,'\u{e9}".chars().collect::<Vec<_>>());
    prop_oneof![
        index().prop_map(Change::Remove),
        (index(), index()).prop_map(|(at, key)| Change::Rename(at, key)),
        (index(), index()).prop_map(|(at, value)| Change::Replace(at, value)),
        (index(), index(), index(), letters).prop_map(|(at, letter, how, new)| Change::Retype(at, letter, how, new)),
        (index(), index(), index()).prop_map(|(at, key, value)| Change::Add(at, key, value)),
    ]
}

const KEYS: [&str; 39] = [
    "id",
    "name",
    "until",
    "effective",
    "within",
    "average",
    "between",
    "every",
    "at_most",
    "at_least",
    "ahead",
    "before",
    "by",
    "level",
    "no_target",
    "versions",
    "draft",
    "phone",
    "email",
    "web",
    "mail",
    "text",
    "chat",
    "app",
    "fax",
    "in_person",
    "social_media",
    "note",
    "address",
    "standards",
    "on_the_spot",
    "share",
    "channels",
    "starts",
    "closes",
    "gap",
    "stage",
    "nmae",
    "Phone",
];

/// Values of every type.
fn typed() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(7),
        json!(0),
        json!(-3),
        json!(12345),
        json!(3_100_000),
        json!(190.5),
        json!(0.5),
        json!([]),
        json!({}),
        json!([null]),
        json!({ "a": "b" }),
        json!([7]),
        json!(["monday"]),
        json!([["monday"]]),
        json!({ "phone": "780-555-0100" }),
        json!({ "count": 6, "of": "days", "per": "year" }),
        json!({ "at_least": "85%", "of": "callers", "who": "are satisfied" }),
        json!({ "at_most": 5, "at_least": "0.5%", "of": "calls", "who": "are lost" }),
        json!([{}]),
        json!({ "event": "other", "text": "it rains" }),
        json!({ "id": "roads", "until": "2026-01-01" }),
    ]
}

/// Words of every form, right and not quite right.
const WORDS: &[&str] = &[
    "",
    " ",
    "word",
    "true",
    "True",
    "FALSE",
    "false",
    "yes",
    "no",
    "null",
    "~",
    "7",
    "007",
    "90.5",
    "3 days",
    "3 business days",
    "1 week",
    "03weeks",
    "10001 weeks",
    "10000 weeks",
    "2 and 4 weeks",
    "2to4 business days",
    "2 and days",
    "10 business days and 8 weeks",
    "8 weeks to 10 business days",
    "1 June",
    "June 31",
    "29 February",
    "the 10th of each month",
    "32nd of each month",
    "the last day of every month",
    "same business day",
    "at once",
    "90%",
    "0.5%",
    "0%",
    "100.0%",
    "101%",
    "99.99%",
    "0.9",
    "90 %",
    "2026-02-28",
    "2026-02-29",
    "2028-02-29",
    "2100-02-29",
    "2400-02-29",
    "1899-12-31",
    "2026-4-1",
    "2026-04-31",
    "2026-13-01",
    "08:30",
    "8:30",
    "24:00",
    "23:60",
    "08:30 to 16:30",
    "00:00-24:00",
    "24:00 to 24:00",
    "monday",
    "Monday To Friday",
    "SATURDAY",
    "every day",
    "monday to",
    "make safe",
    "make-safe",
    "phone",
    "in person",
    "request received",
    "pothole-repair",
    "Pothole-Repair",
    "pothole--repair",
    "roads.complete",
    "4.1.b",
    "4",
    "a.1",
    "780-555-0100",
    "+1 780 555 0100",
    "780-555-0100 ext. 25",
    "780-555-0100 ext 25",
    "12",
    "(780) 555.0100",
    "780-155-0100",
    "080-555-0100",
    "780-555-010",
    "780-555-01000",
    "555-0100",
    "310-0000",
    "310 RCMP",
    "3100000",
    "1 780 555 0100",
    "1 780 155 0100",
    "988",
    "411",
    "999",
    "+44 20 7946 0958",
    "+1 020 555 0100",
    "780555.0100",
    "-780-555-0100",
    ".info@example.org",
    "in..fo@example.org",
    "info@-example.org",
    "info@example.c",
    "https://example.org:99999/",
    "https://example.org:65535",
    "https://example.org/%zz",
    "https://example.org/%C3%A9?a=%20",
    "https://-example.org/",
    "https://a:b:c/",
    "https://a..b/",
    "0 weeks",
    "1",
    "1%",
    "1.1%",
    "n/a",
    "TBD.",
    "None yet",
    "-",
    "info@example.org",
    "info@example",
    "info@example..org",
    "https://www.example.org/",
    "http://example.org:80/a?b=c#d",
    "https://localhost/",
    "https://localhost/a//b",
    "https://example.org/../a",
    "ftp://example.org",
    "www.example.org",
    "America/Edmonton",
];

fn values() -> Vec<Value> {
    typed().into_iter().chain(WORDS.iter().map(|word| Value::from(*word))).collect()
}

/// Every ninth of the values: the next place takes the next ones, and each form of text stands in many places.
fn values_for(place: usize) -> impl Iterator<Item = Value> {
    values().into_iter().skip(place % 9).step_by(9)
}

/// Every place of a document that holds a value, from the whole to the last word.
fn places(value: &Value, here: &str) -> Vec<String> {
    let below: Vec<String> = match value {
        Value::Object(entries) => {
            entries.iter().flat_map(|(key, value)| places(value, &format!("{here}/{key}"))).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, item)| places(item, &format!("{here}/{at}"))).collect()
        }
        _ => Vec::new(),
    };
    [vec![here.to_owned()], below].concat()
}

fn places_of(document: &Value, wanted: impl Fn(&Value) -> bool) -> Vec<String> {
    let all = places(document, "");
    all.into_iter().filter(|place| document.pointer(place).is_some_and(&wanted)).collect()
}

impl Change {
    fn apply(&self, document: &mut Value) {
        let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
        let wanted: &dyn Fn(&Value) -> bool = match self {
            Self::Replace(..) => &|_| true,
            Self::Retype(..) => &is_text,
            Self::Remove(_) | Self::Rename(..) => &|value| value.as_object().is_some_and(|entries| !entries.is_empty()),
            Self::Add(..) => &Value::is_object,
        };
        let places = places_of(document, wanted);
        let (Self::Remove(at) | Self::Rename(at, _) | Self::Replace(at, _) | Self::Retype(at, ..) | Self::Add(at, ..)) =
            self;
        if places.is_empty() {
            return;
        }
        let place = document.pointer_mut(at.get::<String>(&places)).expect("the place is there");
        match (self, place) {
            (Self::Replace(_, value), place) => *place = value.get(&values()).clone(),
            (Self::Retype(_, letter, how, new), Value::String(text)) => retype(text, *letter, *how, *new),
            (Self::Remove(at), Value::Object(entries)) => {
                take_one(entries, *at);
            }
            (Self::Rename(at, key), Value::Object(entries)) => {
                let value = take_one(entries, *at);
                entries.insert((*key.get(&KEYS)).to_owned(), value);
            }
            (Self::Add(_, key, value), Value::Object(entries)) => {
                entries.insert((*key.get(&KEYS)).to_owned(), value.get(&values()).clone());
            }
            (change, place) => panic!("{change:?} is not for {place}"),
        }
    }
}

fn take_one(entries: &mut Map<String, Value>, at: Index) -> Value {
    let keys: Vec<String> = entries.keys().cloned().collect();
    entries.remove(at.get(&keys)).expect("the key is there")
}

/// Puts a letter in place of another, before it, or takes one out.
fn retype(text: &mut String, letter: Index, how: Index, new: char) {
    let mut letters: Vec<char> = text.chars().collect();
    let at = letter.index(letters.len());
    match how.index(3) {
        0 => letters[at] = new,
        1 => letters.insert(at, new),
        _ => {
            letters.remove(at);
        }
    }
    *text = letters.into_iter().collect();
}

/// The same files, one of them with other keys.
fn with_keys(sources: &Sources, name: &str, document: &Value) -> Sources {
    let mut sources = sources.clone();
    let file = sources.files.iter_mut().find(|file| file.name == name).expect("the file is there");
    let keys = keys_of(file).expect("the file has keys");
    file.text.replace_range(keys, &serde_yaml::to_string(document).expect("a document can be written"));
    sources
}

fn assert_agreed(sources: &Sources, name: &str, document: &Value, validators: &Validators) -> TestCaseResult {
    let changed = with_keys(sources, name, document);
    let found = parse(&changed).diagnostics;
    let (id, file) = changed.iter().find(|(_, file)| file.name == name).expect("the file is there");
    let verdict = verdict(id, file, &found, validators).expect("a document comes of the file");
    prop_assert!(verdict.is_agreed(), "{verdict:#?}\n{}", file.text);
    Ok(())
}

fn every_key() -> Sources {
    load::content(&fixtures("schema").join("every-key")).expect("the fixture can be read")
}

fn document_of(sources: &Sources, name: &str) -> Value {
    let file = sources.files.iter().find(|file| file.name == name).expect("the file is there");
    serde_yaml::from_str(&file.text[keys_of(file).expect("it has keys")]).expect("it is YAML")
}

#[test]
fn the_folder_with_every_key_has_no_fault_and_every_key() {
    let sources = every_key();
    assert_eq!(parse(&sources).diagnostics, []);
    for AuthoringSchema { name, schema } in schemas() {
        let file = FILES_TO_CHANGE.into_iter().find(|file| schema_name(file) == name).expect("a file for each schema");
        let written = keys_in(&document_of(&sources, file));
        let known = keys_known(&schema);
        let left_out: Vec<&String> = known.difference(&written).collect();
        assert!(left_out.is_empty() || name == "corporate.schema.json", "{file} leaves out {left_out:?}");
    }
}

fn keys_in(document: &Value) -> BTreeSet<String> {
    let places = places(document, "");
    let last = |place: &String| place.rsplit('/').next().unwrap_or_default().to_owned();
    places.iter().map(last).filter(|part| !part.is_empty() && part.parse::<usize>().is_err()).collect()
}

fn keys_known(schema: &Value) -> BTreeSet<String> {
    let places = places_of(schema, |value| value.get("additionalProperties").is_some());
    let groups = places.iter().filter_map(|place| schema.pointer(place)?.get("properties")?.as_object());
    groups.flat_map(Map::keys).cloned().collect()
}

#[test]
fn schema_and_reader_agree_about_other_values_in_every_place() {
    let (sources, validators) = (every_key(), Validators::new());
    let mut faults = BTreeSet::new();
    for name in FILES_TO_CHANGE {
        let document = document_of(&sources, name);
        for (number, place) in places(&document, "").iter().enumerate() {
            for value in values_for(number) {
                let mut changed = document.clone();
                *changed.pointer_mut(place).expect("the place is there") = value.clone();
                if let Err(fault) = assert_agreed(&sources, name, &changed, &validators) {
                    faults.insert(
                        format!("{name}{place} = {value}: {fault}").lines().take(5).collect::<Vec<_>>().join("\n"),
                    );
                }
            }
        }
    }
    let shown: Vec<&String> = faults.iter().take(40).collect();
    assert!(faults.is_empty(), "{} disagreements, such as\n{shown:#?}", faults.len());
}

static VALIDATORS: LazyLock<Validators> = LazyLock::new(Validators::new);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn schema_and_reader_agree_about_changed_content(file in any::<Index>(), changes in prop::collection::vec(change(), 1..4)) {
        let sources = every_key();
        let name = *file.get(&FILES_TO_CHANGE);
        let mut document = document_of(&sources, name);
        for change in &changes {
            change.apply(&mut document);
        }
        assert_agreed(&sources, name, &document, &VALIDATORS)?;
    }
}

#[test]
fn the_folder_of_schemas_is_no_content() {
    let files = load::content(&path("content")).expect("the content is there").files;
    assert!(files.iter().all(|file| !file.name.contains("schema")));
}

#[test]
fn the_command_writes_the_schemas_into_a_folder_and_says_so() {
    let place = TempDir::new().expect("a temporary folder can be made");
    let charter = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_charter"));
        command.current_dir(place.path()).args(["schema", "authoring"]);
        command
    };
    for _ in ["into a new folder", "over what is there"] {
        charter().args(["--out", "new/schemas"]).assert().code(0).stdout("new/schemas: 8 schemas\n").stderr("");
    }
    assert_eq!(cases(&place.path().join("new/schemas")), cases(&path("content/.schema")));
    for name in cases(&path("content/.schema")) {
        let read = |folder: PathBuf| fs::read(folder.join(&name)).expect("the schema can be read");
        assert!(read(place.path().join("new/schemas")) == read(path("content/.schema")), "{name} differs");
    }
    charter().assert().code(2);
    fs::write(place.path().join("file"), "").expect("a file can be written");
    charter().args(["--out", "file"]).assert().code(2).stdout("");
}
