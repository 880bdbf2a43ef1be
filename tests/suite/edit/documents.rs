//! Random content and random changes: the reader sees the intended change and no other, and every other byte is as it was.

use charter::edit::{Change, Document, Edited, Entry, Path, Refusal, applied, still_as_read};
use charter::parse::node::{Node, Value};
use charter::parse::text_tree;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::RngSeed;

/// What a file says, without the ways in which it is written.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    Nothing,
    Text(String),
    List(Vec<Said>),
    Group(Vec<(String, Said)>),
}

/// A value and how it is written.
#[derive(Debug, Clone)]
enum Written {
    Text(String, Style),
    List(Vec<Written>, Form),
    Group(Vec<Written>, Form),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    Plain,
    Single,
    Double,
    Literal,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Block,
    Flow,
}

/// How a whole file is written.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each habit goes with every other")]
struct Habits {
    has_mark: bool,
    has_carriage_returns: bool,
    has_final_line_end: bool,
    has_remarks: bool,
}

/// A file in the making.
struct Writer<'a> {
    habits: &'a Habits,
    text: String,
    remarks: usize,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.text += text;
    }

    /// A remark at the end of a line, for every third line.
    fn end_line(&mut self) {
        self.remarks += 1;
        if self.habits.has_remarks && self.remarks.is_multiple_of(3) {
            self.put(&format!("   # remark {}: [not content}}", self.remarks));
        }
        self.text += "\n";
    }

    /// A remark on a line of its own, or an empty line.
    fn between(&mut self, margin: usize) {
        self.remarks += 1;
        match self.remarks % 7 {
            3 if self.habits.has_remarks => self.put(&format!("{}# - line {}\n", " ".repeat(margin), self.remarks)),
            5 => self.text += "\n",
            _ => {}
        }
    }

    /// The value after a key or a hyphen, up to the end of its last line.
    fn value(&mut self, value: &Written, margin: usize) {
        match value {
            Written::Text(text, Style::Literal) => {
                self.text += " |-\n";
                for line in text.split('\n') {
                    self.put(&format!("{}{line}\n", " ".repeat(margin)));
                }
            }
            Written::List(items, Form::Block) => {
                // In every other file, the hyphens of a list are below its key, unless the first item is itself a list.
                let is_nested = matches!(items[0], Written::List(_, Form::Block));
                let is_below_key = !is_nested && self.habits.has_remarks && self.text.ends_with(':') && margin >= 2;
                let margin = if is_below_key { margin - 2 } else { margin };
                self.end_line();
                for item in items {
                    self.between(margin);
                    self.put(&format!("{}-", " ".repeat(margin)));
                    match item {
                        Written::Group(values, Form::Block) => {
                            self.text += " ";
                            self.group(values, margin + 2, true);
                        }
                        item => self.value(item, margin + 2),
                    }
                }
            }
            Written::Group(values, Form::Block) => {
                self.end_line();
                self.group(values, margin, false);
            }
            value => {
                self.put(&format!(" {}", in_flow(value)));
                self.end_line();
            }
        }
    }

    fn group(&mut self, values: &[Written], margin: usize, is_begun: bool) {
        for (at, value) in values.iter().enumerate() {
            if at > 0 || !is_begun {
                self.between(margin);
                self.text += &" ".repeat(margin);
            }
            self.put(&format!("{}:", key(at)));
            self.value(value, margin + 2);
        }
    }
}

fn key(at: usize) -> String {
    if at % 4 == 2 { format!("\"k{at}\"") } else { format!("k{at}") }
}

fn in_flow(value: &Written) -> String {
    match value {
        Written::Text(text, Style::Single) => format!("'{}'", text.replace('\'', "''")),
        Written::Text(text, Style::Plain) => text.clone(),
        Written::Text(text, _) => {
            format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\"").replace('\n', r"\n"))
        }
        Written::List(items, _) => format!("[{}]", items.iter().map(in_flow).collect::<Vec<_>>().join(", ")),
        Written::Group(values, _) => {
            let entries = values.iter().enumerate().map(|(at, value)| format!("{}: {}", key(at), in_flow(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

fn file(values: &[Written], habits: &Habits) -> String {
    let mut writer = Writer { habits, text: String::new(), remarks: 0 };
    writer.group(values, 0, false);
    let mut text = writer.text;
    if !habits.has_final_line_end {
        text.truncate(text.trim_end().len());
    }
    if habits.has_carriage_returns {
        text = text.replace('\n', "\r\n");
    }
    if habits.has_mark { format!("\u{feff}{text}") } else { text }
}

fn habits() -> impl Strategy<Value = Habits> {
    (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(a, b, c, d)| Habits {
        has_mark: a,
        has_carriage_returns: b,
        has_final_line_end: c,
        has_remarks: d,
    })
}

/// Words as they are found in content.
fn text() -> impl Strategy<Value = Written> {
    prop_oneof![
        "[a-zé][a-z0-9é–]{0,8}( [a-z0-9é]{1,5}){0,2}".prop_map(|text| Written::Text(text, Style::Plain)),
        "[ -~é\u{a0}\t]{0,12}".prop_map(|text| Written::Text(text, Style::Single)),
        "[ -~é\n]{0,12}".prop_map(|text| Written::Text(text, Style::Double)),
        "[a-zé]{1,5}(\n[a-zé #:-]{0,5}[a-z]){0,3}".prop_map(|text| Written::Text(text, Style::Literal)),
    ]
}

fn value() -> impl Strategy<Value = Written> {
    text().prop_recursive(3, 24, 4, |inner| {
        let form = || prop_oneof![3 => Just(Form::Block), 1 => Just(Form::Flow)];
        prop_oneof![
            (proptest::collection::vec(inner.clone(), 1..4), form())
                .prop_map(|(items, form)| Written::List(items, form)),
            (proptest::collection::vec(inner, 1..4), form()).prop_map(|(values, form)| Written::Group(values, form)),
        ]
    })
}

fn content() -> impl Strategy<Value = Vec<Written>> {
    proptest::collection::vec(value(), 1..5)
}

/// Values that are easily written in a way that means something else.
fn new_value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zé]{1,8}",
        "[ -~é–\u{a0}\t\n]{0,16}",
        proptest::sample::select(vec![
            "",
            "no",
            "007",
            "~",
            "null",
            "a: b",
            "a:",
            "x #y",
            "#",
            "- a",
            "-",
            "-5",
            "? b",
            "é\n\nb\n",
            "tab\tin",
            "\t",
            "  both ",
            "12:30",
            "'q'",
            "\"d\"",
            "\\",
            "a, b",
            "[a]",
            "{b: c}",
            "*x",
            "&x y",
            "!tag",
            "| text",
            "> text",
            "%x",
            "@x",
            "`x`",
            "---",
            "... a",
            "a\r\nb",
            "a\u{7}b",
            "2026-01-01",
            "3 business days",
            "it's",
            "“curly”",
            "a\u{2028}b",
            "\n",
            "a\n\n\n",
        ])
        .prop_map(str::to_owned),
    ]
}

fn said(node: &Node<'_>) -> Said {
    match &node.value {
        Value::Null => Said::Nothing,
        Value::Scalar(text) => Said::Text(text.to_string()),
        Value::List(items) => Said::List(items.iter().map(said).collect()),
        Value::Map(entries) => {
            let entry =
                |(key, value): &(Node<'_>, Node<'_>)| (key.scalar().unwrap_or_default().to_owned(), said(value));
            Said::Group(entries.iter().map(entry).collect())
        }
    }
}

fn read(text: &str) -> Said {
    said(&text_tree::read("departments/roads.yaml", text).expect("it can be read").root)
}

/// Every value below this one, each with its path.
fn places(of: &Said, path: &Path) -> Vec<(Path, Said)> {
    let parts: Vec<(Path, &Said)> = match of {
        Said::Nothing | Said::Text(_) => Vec::new(),
        Said::List(items) => items.iter().enumerate().map(|(at, item)| (path.clone().item(at), item)).collect(),
        Said::Group(entries) => entries.iter().map(|(key, value)| (path.clone().key(key), value)).collect(),
    };
    parts
        .into_iter()
        .flat_map(|(path, part)| [vec![(path.clone(), part.clone())], places(part, &path)].concat())
        .collect()
}

fn pick(all: Vec<(Path, Said)>, which: usize, is_wanted: impl Fn(&Said) -> bool) -> Option<(Path, Said)> {
    let wanted: Vec<_> = all.into_iter().filter(|(_, said)| is_wanted(said)).collect();
    let count = wanted.len();
    wanted.into_iter().nth(which % count.max(1))
}

/// The whole with another value at a path; `change` tells which.
fn changed(whole: &Said, path: &Path, change: &dyn Fn(&mut Said)) -> Said {
    let mut after = whole.clone();
    let mut at = &mut after;
    for step in &path.0 {
        at = match (step, at) {
            (charter::edit::Step::Key(key), Said::Group(entries)) => {
                &mut entries.iter_mut().find(|(name, _)| name == key).expect("the key is there").1
            }
            (charter::edit::Step::Item(item), Said::List(items)) => &mut items[*item],
            (step, _) => panic!("{step:?}"),
        };
    }
    change(at);
    after
}

/// The remarks of a file, and whether it has a mark, line ends of Windows and a last line end: none of that may change.
fn habits_of(text: &str) -> (Vec<&str>, bool, bool) {
    let remarks = text
        .split(['\r', '\n'])
        .filter_map(|line| line.find("# remark").or_else(|| line.find("# - line")).map(|at| &line[at..]));
    (remarks.collect(), text.starts_with('\u{feff}'), text.ends_with('\n'))
}

/// Whether the line ends are still those that the file had, if it had any.
fn has_line_ends_of(before: &str, after: &str) -> bool {
    let (windows, all) = (after.matches("\r\n").count(), after.matches('\n').count());
    if before.contains("\r\n") { windows == all } else { windows == 0 }
}

fn edited(before: &str, change: &Change) -> Result<Edited, Refusal> {
    Document::read("departments/roads.yaml", before).expect("it can be read").edited(change)
}

fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(6030),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_value_is_set_and_nothing_else(values in content(), habits in habits(), which in any::<usize>(), new in new_value()) {
        let before = file(&values, &habits);
        let whole = read(&before);
        let Some((at, _)) = pick(places(&whole, &Path::root()), which, |said| matches!(said, Said::Text(_))) else { return Ok(()) };
        let expected = changed(&whole, &at, &|said| *said = Said::Text(new.clone()));
        let after = edited(&before, &Change::Set { at, value: new.clone() });
        let Edited { text, splices } = after.unwrap_or_else(|reason| panic!("{reason}\n{before}"));
        prop_assert_eq!(read(&text), expected, "{}\n{}", before, text);
        prop_assert_eq!(applied(&before, &splices), text.clone());
        prop_assert!(has_line_ends_of(&before, &text));
        prop_assert_eq!(habits_of(&text), habits_of(&before), "{}\n{}", before, text);
    }

    #[test]
    fn a_key_is_renamed_and_nothing_else(values in content(), habits in habits(), which in any::<usize>(), to in "[a-z_]{1,8}|a: b|é|no") {
        let before = file(&values, &habits);
        let whole = read(&before);
        let all = places(&whole, &Path::root());
        let keys: Vec<_> = all.into_iter().filter(|(path, _)| matches!(path.0.last(), Some(charter::edit::Step::Key(_)))).collect();
        let Some((at, _)) = pick(keys, which, |_| true) else { return Ok(()) };
        let above = Path(at.0[..at.0.len() - 1].to_vec());
        let Some(charter::edit::Step::Key(from)) = at.0.last().cloned() else { return Ok(()) };
        let expected = changed(&whole, &above, &|said| {
            let Said::Group(entries) = said else { panic!("a group") };
            entries.iter_mut().find(|(key, _)| *key == from).expect("the key").0.clone_from(&to);
        });
        let Edited { text, .. } = edited(&before, &Change::Rename { at, to: to.clone() }).unwrap_or_else(|reason| panic!("{reason}\n{before}"));
        prop_assert_eq!(read(&text), expected);
        prop_assert!(has_line_ends_of(&before, &text));
        prop_assert_eq!(habits_of(&text), habits_of(&before));
    }

    #[test]
    fn an_entry_is_added_and_nothing_else(values in content(), habits in habits(), which in any::<usize>(), is_apart in any::<bool>()) {
        let before = file(&values, &habits);
        let whole = read(&before);
        let all = [vec![(Path::root(), whole.clone())], places(&whole, &Path::root())].concat();
        let Some((at, into)) = pick(all, which, |said| !matches!(said, Said::Text(_) | Said::Nothing)) else { return Ok(()) };
        let entry = match into {
            Said::List(_) => "- new entry",
            _ => "added: 'new: entry'",
        };
        let expected = changed(&whole, &at, &|said| match said {
            Said::List(items) => items.push(Said::Text("new entry".to_owned())),
            Said::Group(entries) => entries.push(("added".to_owned(), Said::Text("new: entry".to_owned()))),
            _ => panic!("a list or a group"),
        });
        let entry = if is_apart { Entry::new(entry).apart() } else { Entry::new(entry) };
        let Edited { text, .. } = edited(&before, &Change::Insert { at, entry }).unwrap_or_else(|reason| panic!("{reason}\n{before}"));
        prop_assert_eq!(read(&text), expected, "{}\n{}", before, text);
        prop_assert!(has_line_ends_of(&before, &text));
        prop_assert_eq!(habits_of(&text), habits_of(&before), "{}\n{}", before, text);
    }

    #[test]
    fn an_entry_goes_and_nothing_else_or_it_is_refused(values in content(), habits in habits(), which in any::<usize>()) {
        let before = file(&values, &habits);
        let whole = read(&before);
        let Some((at, _)) = pick(places(&whole, &Path::root()), which, |_| true) else { return Ok(()) };
        let above = Path(at.0[..at.0.len() - 1].to_vec());
        let last = at.0.last().cloned().expect("a step");
        let expected = changed(&whole, &above, &|said| match (said, &last) {
            (Said::List(items), charter::edit::Step::Item(at)) => drop(items.remove(*at)),
            (Said::Group(entries), charter::edit::Step::Key(key)) => entries.retain(|(name, _)| name != key),
            (_, step) => panic!("{step:?}"),
        });
        match edited(&before, &Change::Remove { at }) {
            Ok(Edited { text, .. }) => {
                prop_assert_eq!(read(&text), expected, "{}\n{}", before, text);
                let (_, mark, last) = habits_of(&text);
                let (_, mark_before, last_before) = habits_of(&before);
                prop_assert!(has_line_ends_of(&before, &text));
                prop_assert_eq!((mark, last), (mark_before, last_before), "{}\n{}", before, text);
            }
            Err(reason) => prop_assert!(matches!(reason, Refusal::OnlyEntry | Refusal::OtherForm | Refusal::Entangled), "{reason}"),
        }
    }
}

fn set(text: &str, at: Path, value: &str) -> Result<String, Refusal> {
    edited(text, &Change::Set { at, value: value.to_owned() }).map(|edited| edited.text)
}

#[test]
fn quotation_marks_are_added_only_where_they_are_needed_and_keep_their_kind() {
    for (before, value, after) in [
        ("a: 3 weeks # soon\n", "2 weeks", "a: 2 weeks # soon\n"),
        ("a: 'x'\n", "it's", "a: 'it''s'\n"),
        ("a: \"x\"\n", "say \"no\"", "a: \"say \\\"no\\\"\"\n"),
        ("a: x\n", "b: c", "a: \"b: c\"\n"),
        ("a: x\n", "007", "a: 007\n"),
        ("a: x\n", "", "a: \"\"\n"),
        ("a:\nb: 1\n", "x", "a: x\nb: 1\n"),
        ("a: ~ # none\n", "x", "a: x # none\n"),
        ("a: |\n  one\n  two\nb: 1\n", "three\n", "a: |\n  three\nb: 1\n"),
        ("a: >-\n  one\n  two\n", "three", "a: >-\n  three\n"),
        ("a: x\n", "one\ntwo", "a: |-\n  one\n  two\n"),
        ("b: {a: x, c: 1}\n", "y, z", "b: {a: \"y, z\", c: 1}\n"),
    ] {
        let at = if before.starts_with('b') { Path::root().key("b").key("a") } else { Path::root().key("a") };
        assert_eq!(set(before, at, value).as_deref(), Ok(after), "{before}");
    }
}

#[test]
fn what_is_written_once_and_meant_twice_is_not_changed() {
    let text = "a: &x {b: 1}\nc: *x\n";
    assert_eq!(set(text, Path::root().key("a").key("b"), "2"), Err(Refusal::Entangled));
    assert_eq!(set("a: &x 1\nc: *x\n", Path::root().key("a"), "2"), Err(Refusal::Entangled));
    let added = Change::Insert { at: Path::root().key("c"), entry: Entry::new("d: 2") };
    assert_eq!(edited(text, &added).err(), Some(Refusal::Entangled));
}

#[test]
fn a_change_that_cannot_be_made_says_why() {
    let text = "a: 1\nb: [x]\nc: {d: 1}\na2: 1\na2: 2\n";
    assert_eq!(set(text, Path::root().key("e"), "2"), Err(Refusal::NotThere("`e`".to_owned())));
    assert_eq!(set(text, Path::root().key("a2"), "2"), Err(Refusal::Twice("`a2`".to_owned())));
    assert_eq!(set(text, Path::root().key("b"), "2"), Err(Refusal::OtherKind));
    let rename = Change::Rename { at: Path::root().key("a"), to: "b".to_owned() };
    assert_eq!(edited(text, &rename).err(), Some(Refusal::Taken("b".to_owned())));
    assert_eq!(Document::read("a.yaml", "a: [\n").err(), Some(Refusal::Unreadable));
    assert_eq!(still_as_read(b"a: 1", b"a: 2"), Err(Refusal::Changed));
    assert_eq!(still_as_read(b"a: 1", b"a: 1"), Ok(()));
}

#[test]
fn a_span_is_replaced_unless_that_changes_what_is_written_elsewhere() {
    let replace = |text: &str, old: &str, new: &str| {
        let start = text.find(old).expect("it is there");
        let change = Change::Replace { range: start..start + old.len(), with: new.to_owned() };
        edited(text, &change).map(|edited| edited.text)
    };
    let text = "a: 1 # one\nb: two\nc: {d: 3}\n";
    assert_eq!(replace(text, "two", "2").as_deref(), Ok("a: 1 # one\nb: 2\nc: {d: 3}\n"));
    assert_eq!(replace(text, "b: two", "e: {f: 2}").as_deref(), Ok("a: 1 # one\ne: {f: 2}\nc: {d: 3}\n"));
    assert_eq!(replace(text, "two", "\"two"), Err(Refusal::Entangled));
    assert_eq!(replace(text, "two", "two\n  x: "), Err(Refusal::Entangled));
    assert_eq!(replace(text, "b: two\n", "b:\n  "), Err(Refusal::Entangled));
    assert_eq!(replace("a: &x [b, 2]\nc: *x\n", "b", "d"), Err(Refusal::Entangled));
}

#[test]
fn the_keys_of_a_markdown_file_change_and_its_text_stays() {
    let text = "---\ntitle: Old\nlist:\n  - one\n---\n\ntitle: not a key\n\n--- \n";
    let edit = |change: Change| {
        Document::read("pages/one.md", text).expect("it can be read").edited(&change).map(|edited| edited.text)
    };
    let titled = edit(Change::Set { at: Path::root().key("title"), value: "New: one".to_owned() });
    assert_eq!(titled, Ok(text.replace("title: Old", "title: \"New: one\"")));
    let listed = edit(Change::Insert { at: Path::root().key("list"), entry: Entry::new("- two") });
    assert_eq!(listed, Ok(text.replace("  - one\n", "  - one\n  - two\n")));
}

#[test]
fn the_hyphens_of_a_list_may_be_below_its_key() {
    let text = "a:\n  b: # of b\n  # one\n  - c: 1\n    d: 2\n  -\n    - e\nf: 1\n";
    let list = Path::root().key("a").key("b");
    let added = edited(text, &Change::Insert { at: list.clone(), entry: Entry::new("- g: 3") });
    assert_eq!(added.map(|edited| edited.text), Ok(text.replace("f: 1", "  - g: 3\nf: 1")));
    let removed = edited(text, &Change::Remove { at: list.clone().item(1) });
    assert_eq!(removed.map(|edited| edited.text), Ok(text.replace("  -\n    - e\n", "")));
    let first = edited(text, &Change::Remove { at: list.item(0) });
    assert_eq!(first.map(|edited| edited.text), Ok(text.replace("  - c: 1\n    d: 2\n", "")));
}
