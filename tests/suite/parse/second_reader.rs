//! YAML texts, sound and mutated -> our reader and `serde_yaml` see the same, what one writes the other reads, and nothing in the pipeline panics.
//!
//! It is long because the generators of mutated files are beside the properties that use them.
#![expect(clippy::disallowed_methods, reason = "tests look at the folders of content and fixtures")]

use std::path::Path;
use std::sync::LazyLock;

use charter::config::{Day, Settings};
use charter::diagnostic::{Diagnostic, Label};
use charter::emit::text::{Style, render};
use charter::load;
use charter::parse::node::{Node, Value, read};
use charter::pipeline;
use charter::source::{Obstacle, SourceId, Sources, Span};
use charter::theme::Theme;
use jiff::civil::date;
use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::prelude::{
    Just, ProptestConfig, Strategy, TestCaseError, any, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest,
};
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use serde::Serialize;
use serde_yaml::Value as Theirs;
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

/// A YAML text of the repository: a whole file, or the keys of a Markdown file.
struct Document {
    name: String,
    text: String,
}

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let files = ["content", "tests/fixtures"].into_iter().flat_map(|folder| WalkDir::new(root().join(folder)));
    let mut documents: Vec<Document> =
        files.filter_map(|entry| document(entry.expect("a folder that can be read").path())).collect();
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    documents
});

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn document(path: &Path) -> Option<Document> {
    let ending = path.extension()?.to_str()?;
    let text = String::from_utf8(std::fs::read(path).ok()?).ok()?;
    let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
    match ending {
        "yaml" => Some(Document { name, text }),
        "md" => Some(Document { name, text: text.split("---\n").nth(1)?.to_owned() }),
        _ => None,
    }
}

fn ours(text: &str) -> Option<Node<'_>> {
    read(SourceId(0), text, 0).ok()
}

fn theirs(text: &str) -> Option<Theirs> {
    serde_yaml::from_str(text).ok()
}

/// Where two trees differ, in words; nothing if they say the same.
fn difference(ours: &Node, theirs: &Theirs) -> Option<String> {
    match (&ours.value, theirs) {
        (_, Theirs::Tagged(tagged)) => difference(ours, &tagged.value),
        (Value::List(items), Theirs::Sequence(others)) if items.len() == others.len() => {
            items.iter().zip(others).find_map(|(item, other)| difference(item, other))
        }
        (Value::Map(entries), Theirs::Mapping(others)) if entries.len() == others.len() => {
            entries.iter().zip(others).find_map(|((key, value), (other_key, other))| {
                difference(key, other_key).or_else(|| difference(value, other))
            })
        }
        (value, other) => (!is_same_scalar(value, other)).then(|| format!("{value:?}, but for serde_yaml {other:?}")),
    }
}

fn is_same_scalar(ours: &Value, theirs: &Theirs) -> bool {
    match (ours, theirs) {
        (Value::Null, Theirs::Null) => true,
        // We make the two spellings of an accented letter one.
        (Value::Scalar(text), Theirs::String(string)) => *text == string.nfc().collect::<String>(),
        (Value::Scalar(text), Theirs::Bool(value)) => text.to_lowercase() == value.to_string(),
        (Value::Scalar(text), Theirs::Number(number)) => is_number(text, number),
        _ => false,
    }
}

/// Whether a text, as typed, is a number in YAML's spelling.
fn is_number(text: &str, number: &serde_yaml::Number) -> bool {
    let integer = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    match integer {
        Some(integer) => parse_integer(text) == Some(integer),
        None => number.as_f64().is_some_and(|float| is_float(text, float)),
    }
}

fn parse_integer(text: &str) -> Option<i128> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let digits = digits.strip_prefix('+').unwrap_or(digits);
    let radix = [("0x", 16), ("0o", 8), ("0b", 2)];
    let (digits, radix) = radix
        .into_iter()
        .find_map(|(prefix, radix)| Some((digits.strip_prefix(prefix)?, radix)))
        .unwrap_or((digits, 10));
    i128::from_str_radix(digits, radix).ok().map(|value| sign * value)
}

fn is_float(text: &str, float: f64) -> bool {
    match text.trim_start_matches(['+', '-']).to_lowercase().as_str() {
        ".nan" => float.is_nan(),
        ".inf" => float.is_infinite() && float.is_sign_negative() == text.starts_with('-'),
        _ => text.parse::<f64>().is_ok_and(|value| value.to_bits() == float.to_bits()),
    }
}

/// Where the two go by different rules: ours by YAML 1.2, `serde_yaml` by YAML 1.1.
/// - In 1.1 the characters U+0085, U+2028 and U+2029 break lines; in 1.2 they are characters like any other.
/// - In 1.1 the name of an anchor (`&name`, `*name`) ends before a colon; in 1.2 the colon is a part of it.
/// - Where the file breaks off inside a block of text (`|`, `>`), ours ends its last line and `serde_yaml` does not.
fn is_read_by_two_rules(text: &str) -> bool {
    let breaks_lines_in_one = text.contains(['\u{85}', '\u{2028}', '\u{2029}']);
    let name = |rest: &str| rest.split_whitespace().next().unwrap_or_default().to_owned();
    let names_an_anchor_with_a_colon = text.split(['&', '*']).skip(1).any(|rest| name(rest).contains(':'));
    let breaks_off_in_a_block = text.contains(['|', '>']) && !text.ends_with('\n');
    breaks_lines_in_one || names_an_anchor_with_a_colon || breaks_off_in_a_block
}

#[test]
fn both_readers_see_the_same_in_every_document() {
    let mut compared = 0;
    for Document { name, text } in DOCUMENTS.iter() {
        let (ours, theirs) = (ours(text), theirs(text));
        let is_sound = ["content/", "tests/fixtures/editions/", "tests/fixtures/other-cities/"];
        if is_sound.iter().any(|folder| name.starts_with(folder)) {
            assert!(ours.is_some() && theirs.is_some(), "{name} is YAML");
        }
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            assert_eq!(difference(&ours, &theirs), None, "{name}");
            compared += 1;
        }
    }
    assert!(compared > 60, "{compared} documents were compared");
}

#[test]
fn the_two_readers_differ_in_three_things() {
    for (text, ours_says, theirs_says) in [
        ("{a: b\u{85}c}", "b\u{85}c", "b c"),
        ("{a: b \u{2028}c}", "b \u{2028}c", "b\u{2028}c"),
        ("a: |\n  b", "b\n", "b"),
    ] {
        assert!(is_read_by_two_rules(text));
        assert_eq!(ours(text).expect("sound").get("a").and_then(Node::scalar), Some(ours_says));
        assert_eq!(theirs(text).expect("sound")["a"], Theirs::from(theirs_says));
    }
    let text = "{&a: b}";
    assert!(is_read_by_two_rules(text));
    assert!(ours(text).is_none(), "a key with an anchor that nothing refers to, and that would be lost");
    assert_eq!(theirs(text).expect("sound")[Theirs::Null], Theirs::from("b"), "an anchor alone for a key, and a value");
}

#[test]
fn words_and_numbers_stay_as_they_are_typed() {
    for text in [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "True",
        "FALSE",
        "08:30",
        "24:00",
        "1:30",
        "007",
        "017",
        "0o17",
        "0x1F",
        "0b101",
        "4.10",
        "1.0",
        "5.",
        ".5",
        "1e3",
        "-2E+05",
        "1e400",
        "1_000",
        "-0",
        "+1",
        "99999999999999999999",
        ".inf",
        "-.INF",
        ".nan",
        "2026-01-01",
        "6,030",
        "=",
        "<<",
        "90%",
        "a#b",
        "a:b",
        "C:\\",
        "it's",
    ] {
        let document = format!("key: {text}\n");
        let found = ours(&document).expect("sound");
        assert_eq!(found.get("key").and_then(Node::scalar), Some(text));
    }
    for text in ["~", "null", "Null", "NULL", ""] {
        let document = format!("key: {text}\n");
        let found = ours(&document).expect("sound");
        assert_eq!(found.get("key").map(|node| &node.value), Some(&Value::Null), "{text}");
    }
}

/// The two read a mutated text the same, if both read it at all.
fn assert_agree(text: &str) -> Result<(), TestCaseError> {
    if let (Some(ours), Some(theirs)) = (ours(text), theirs(text)) {
        prop_assert_eq!(difference(&ours, &theirs), None, "{}", text);
    }
    Ok(())
}

/// What happens to files: a bit tips over, lines go, come twice or change places, the rest is cut off, something is typed in between.
#[derive(Debug, Clone)]
enum Mutation {
    Flip(Index, u8),
    Insert(Index, &'static str),
    Drop(Index),
    Double(Index),
    Swap(Index, Index),
    Cut(Index),
}

const PIECES: &[&str] = &[
    "\"",
    "'",
    ":",
    ": ",
    "- ",
    "#",
    " #",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "|",
    ">",
    "!t ",
    "!!str ",
    "%",
    "@",
    "`",
    "\t",
    "\n",
    " ",
    "  ",
    "~",
    "<<: ",
    "? ",
    "---\n",
    "...\n",
    "\u{feff}",
    "\r",
    "é",
    "0",
    "no",
    "null",
    "\\",
    "|2",
    ">-",
    "=",
    "\u{0}",
    "\u{7f}",
    ".",
    "\u{1f600}",
    "\u{202e}",
];

fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let one = prop_oneof![
        (any::<Index>(), 0..8u8).prop_map(|(at, bit)| Mutation::Flip(at, bit)),
        (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
        any::<Index>().prop_map(Mutation::Drop),
        any::<Index>().prop_map(Mutation::Double),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Mutation::Swap(a, b)),
        any::<Index>().prop_map(Mutation::Cut),
    ];
    vec(one, 1..5)
}

fn mutate(text: &str, mutation: &Mutation) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let count = lines.len();
    let place = |index: &Index| text.floor_char_boundary(index.index(text.len() + 1));
    match mutation {
        _ if text.is_empty() => {}
        Mutation::Flip(at, bit) => return flip(text, at.index(text.len()), *bit),
        Mutation::Insert(at, piece) => return [&text[..place(at)], piece, &text[place(at)..]].concat(),
        Mutation::Cut(at) => return text[..place(at)].to_owned(),
        Mutation::Drop(at) => {
            lines.remove(at.index(count));
        }
        Mutation::Double(at) => lines.insert(at.index(count), lines[at.index(count)]),
        Mutation::Swap(a, b) => lines.swap(a.index(count), b.index(count)),
    }
    lines.concat()
}

/// A text with one bit turned; what is no text any more becomes the character for that.
fn flip(text: &str, at: usize, bit: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] ^= 1 << bit;
    String::from_utf8_lossy(&bytes).into_owned()
}

fn mutate_all(text: &str, mutations: &[Mutation]) -> String {
    mutations.iter().fold(text.to_owned(), |text, mutation| mutate(&text, mutation))
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_global_rejects: 1_000_000,
        rng_seed: RngSeed::Fixed(6030),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(few(600))]

    #[test]
    fn both_readers_see_the_same_in_mutated_documents(which in any::<Index>(), mutations in mutations()) {
        let text = mutate_all(&which.get(&DOCUMENTS).text, &mutations);
        prop_assume!(!is_read_by_two_rules(&text));
        assert_agree(&text)?;
    }
}

/// What a small program of somebody else writes into a content file.
#[derive(Debug, Serialize)]
struct Record {
    name: String,
    list: Vec<String>,
    number: i64,
    flag: bool,
    nothing: Option<String>,
}

const NASTY: &[&str] = &[
    "no",
    "yes",
    "null",
    "~",
    "true",
    "08:30",
    "007",
    "4.10",
    "1e3",
    "0x1F",
    "-",
    "--",
    "---",
    "...",
    "- x",
    "a: b",
    "a:",
    ": b",
    ":",
    "#",
    "a #b",
    "a#b",
    "!",
    "!t x",
    "&a",
    "*a",
    "%",
    "@",
    "`",
    "|",
    ">",
    "?",
    "? x",
    "[",
    "]",
    "[]",
    "{",
    "}",
    "{}",
    ",",
    "'",
    "\"",
    "''",
    "it's",
    "say \"no\"",
    "\\",
    "\\n",
    " leading",
    "trailing ",
    "  ",
    "\t",
    "a\tb",
    "two\nlines",
    "\nfirst",
    "last\n",
    "a\n\n\nb",
    "  in\n    and\n  out\n",
    "windows\r\nlines",
    "\r",
    "é",
    "日本語",
    "\u{1f600}",
    "\u{a0}",
    "\u{85}",
    "\u{7f}",
    "\u{0}",
    "\u{202e}",
    "<<",
    "=",
    "6,030",
    "90%",
    "https://example.org/?a=b#c",
    "780-555-0100 ext. 25",
    "a very long sentence that some writer of YAML might want to fold because it has more than eighty characters in a line",
];

#[test]
fn nasty_texts_that_serde_yaml_writes_read_back_the_same() {
    for text in NASTY {
        let record = Record {
            name: (*text).to_owned(),
            list: vec![(*text).to_owned(), "x".to_owned()],
            number: -7,
            flag: true,
            nothing: None,
        };
        let written = serde_yaml::to_string(&record).expect("it can be written");
        let read = ours(&written).unwrap_or_else(|| panic!("{text:?} can be read: {written}"));
        assert_eq!(read.get("name").and_then(Node::scalar), Some(*text), "{written}");
        let list: Vec<_> = read.get("list").map(Node::items).unwrap_or_default().iter().map(Node::scalar).collect();
        assert_eq!(list, [Some(*text), Some("x")], "{written}");
        assert_eq!(read.get("number").and_then(Node::scalar), Some("-7"));
        assert_eq!(read.get("flag").and_then(Node::scalar), Some("true"));
        assert_eq!(read.get("nothing").map(|node| &node.value), Some(&Value::Null));
    }
}

/// Without the line ends of YAML 1.1, which `serde_yaml` writes as such.
fn texts() -> impl Strategy<Value = String> {
    let any_text = prop_oneof![vec(select(NASTY), 1..4).prop_map(|parts| parts.concat()), any::<String>()];
    any_text.prop_map(|text| text.replace(['\u{2028}', '\u{2029}'], ""))
}

/// Trees of everything that `serde_yaml` can write.
fn values() -> impl Strategy<Value = Theirs> {
    let leaf = prop_oneof![
        Just(Theirs::Null),
        any::<bool>().prop_map(Theirs::from),
        any::<i64>().prop_map(Theirs::from),
        any::<f64>().prop_map(Theirs::from),
        texts().prop_map(Theirs::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Theirs::Sequence),
            vec((texts(), inner), 0..4).prop_map(|entries| {
                Theirs::Mapping(entries.into_iter().map(|(key, value)| (Theirs::from(key), value)).collect())
            }),
        ]
    })
}

proptest! {
    #![proptest_config(few(600))]

    #[test]
    fn what_serde_yaml_writes_reads_back_the_same(value in values()) {
        let written = serde_yaml::to_string(&value).expect("it can be written");
        let read = read(SourceId(0), &written, 0);
        let read = read.map_err(|fault| TestCaseError::fail(format!("{fault:?}\n{written}")))?;
        prop_assert_eq!(difference(&read, &value), None, "{}", written);
    }
}

static SMALL: LazyLock<Sources> = LazyLock::new(|| sources("tests/fixtures/editions/inheritance"));
static REAL: LazyLock<Sources> = LazyLock::new(|| sources("content"));

fn sources(folder: &str) -> Sources {
    load::content(&root().join(folder)).expect("the folder can be read")
}

fn mutated(sound: &Sources, which: Index, mutations: &[Mutation]) -> Sources {
    let mut sources = sound.clone();
    let file = &mut sources.files[which.index(sound.files.len())];
    file.text = mutate_all(&file.text, mutations);
    file.obstacle = file.text.find('\u{fffd}').map(Obstacle::NotUtf8);
    sources
}

const TODAY: Day = Day::Given(date(2026, 6, 1));

/// Every diagnostic points into its file and can be shown.
fn assert_explained(diagnostics: &[Diagnostic], sources: &Sources) -> Result<(), TestCaseError> {
    for diagnostic in diagnostics {
        for span in spans(diagnostic) {
            assert_inside(span, sources, diagnostic)?;
        }
    }
    prop_assert_eq!(render(diagnostics, sources, Style::Plain).is_empty(), diagnostics.is_empty());
    Ok(())
}

fn spans(diagnostic: &Diagnostic) -> impl Iterator<Item = Span> {
    let labels = diagnostic.place.iter().chain(&diagnostic.related).map(|label: &Label| label.span);
    labels.chain(diagnostic.patch.iter().map(|patch| patch.span))
}

fn assert_inside(span: Span, sources: &Sources, diagnostic: &Diagnostic) -> Result<(), TestCaseError> {
    prop_assert!((span.source.0 as usize) < sources.files.len(), "{:?}", diagnostic);
    let text = &sources.get(span.source).text;
    prop_assert!(text.get(span.range()).is_some(), "{:?} in {} bytes", diagnostic, text.len());
    let (line, column) = sources.line_column(span);
    prop_assert!(line >= 1 && column >= 1 && line <= text.lines().count().max(1) + 1, "{:?}", diagnostic);
    Ok(())
}

proptest! {
    #![proptest_config(few(300))]

    #[test]
    fn what_is_wrong_with_a_mutated_file_is_explained_inside_it(
        is_real in weighted(0.1), which in any::<Index>(), mutations in mutations(),
    ) {
        let sources = mutated(if is_real { &REAL } else { &SMALL }, which, &mutations);
        assert_explained(&pipeline::diagnose(&sources, TODAY), &sources)?;
    }
}

proptest! {
    #![proptest_config(few(60))]

    #[test]
    fn a_folder_with_a_mutated_file_is_built_or_explained(
        which in any::<Index>(), mutations in mutations(), drafts in any::<bool>(),
    ) {
        let sources = mutated(&SMALL, which, &mutations);
        let settings = Settings { day: TODAY, base_url: None, drafts };
        let build = pipeline::build(&sources, &Theme::built_in(), &settings);
        let build = build.map_err(|error| TestCaseError::fail(error.to_string()))?;
        assert_explained(&build.diagnostics, &sources)?;
        prop_assert_eq!(build.made.is_none(), build.diagnostics.iter().any(Diagnostic::is_error));
        if !drafts {
            prop_assert_eq!(build.diagnostics, pipeline::diagnose(&sources, TODAY));
        }
    }
}
