//! Texts as staff write them in YAML and their parts in, the places of the parts in the file out.

use charter::model::written::{find, place};
use charter::parse::node::read;
use charter::source::{SourceId, Span};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::{Config, TestCaseError};

/// What stands at the place of `words` in the file `text: …`.
fn marked<'a>(file: &'a str, words: &str) -> &'a str {
    let tree = read(SourceId(0), file, 0).expect("the file can be read");
    let node = tree.get("text").expect("the file has a text");
    let value = node.scalar().expect("it is one value").trim();
    let part = find(value, words).unwrap_or_else(|| panic!("{value:?} has no {words:?}"));
    &file[place(value, part, node.span, file).range()]
}

#[test]
fn words_are_found_where_they_are_written_in_every_style() {
    for (file, words, written) in [
        ("text: one two three\n", "two", "two"),
        ("text: one\n  two\n\n  three four\n", "three", "three"),
        ("text: one\n  two\n\n  three four\n", "two three", "two\n\n  three"),
        ("text: >-\n  one\n  two\n\n    three\n  four\n", "four", "four"),
        ("text: >\n\n  one\n  two\n", "two", "two"),
        ("text: >2-\n    one\n   two\n", "two", "two"),
        ("text: |-  # a remark\n  - one\n  - two\n", "- two", "- two"),
        ("text: |\r\n  one\r\n  two\r\n", "two", "two"),
        ("text: 'it''s one, it''s two'\n", "it's two", "it''s two"),
        ("text: '''one'' two'\n", "'one'", "''one''"),
        ("text: 'one\n  two\n\n  three'\n", "three", "three"),
        (r#"text: "\"one\" \x41\u00e9\U0001F600\tthree""#, "three", "three"),
        (r#"text: "\"one\" \x41\u00e9\U0001F600\tthree""#, "A\u{e9}\u{1f600}", r"\x41\u00e9\U0001F600"),
        ("text: \"one\\\n  \\\n  two three\\\n  four\"\n", "threefour", "three\\\n  four"),
        ("text: \"one\n  two\"\n", "one two", "one\n  two"),
        ("text: |-\n  'one'\n  \"two\\\"\n", "\"two\\\"", "\"two\\\""),
        ("text: >-\n  Für Élise\n  übermorgen\n", "übermorgen", "übermorgen"),
    ] {
        assert_eq!(marked(file, words), written, "{file}");
    }
}

#[test]
fn of_a_text_that_stands_somewhere_else_the_place_is_that_of_the_reference() {
    assert_eq!(marked("other: &one one two\ntext: *one\n", "two"), "*one");
}

#[test]
fn words_are_found_as_words() {
    assert_eq!(find("12 days, 2\n days", "2 days"), Some(9..16));
    assert_eq!(find("two", "three"), None);
}

/// The styles in which a text can be written, whatever is in it; one line for each word where lines are folded.
fn written_in_every_style(words: &[String]) -> Vec<String> {
    let (line, lines) = (words.join(" "), words.join("\n     "));
    let escaped: Vec<String> = line.chars().map(|sign| format!("\\U{:08x}", u32::from(sign))).collect();
    let escaped = escaped.concat();
    vec![
        serde_yaml::to_string(&std::collections::BTreeMap::from([("text", &line)])).expect("a text can be written"),
        serde_yaml::to_string(&std::collections::BTreeMap::from([("text", words.join("\n"))])).expect("as can this"),
        format!("text: >-\n     {lines}\n"),
        format!("text: |\n     {lines}\n"),
        format!("text: '{}'\n", lines.replace('\'', "''")),
        format!("text: \"{}\"\n", lines.replace('\\', "\\\\").replace('"', "\\\"")),
        format!("text: \"{escaped}\"\n"),
    ]
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z'\"\\\\#:|>é😀-]{1,6}", "[a-z]{1,3}"]
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 400, ..Config::default() })]

    #[test]
    fn every_word_has_its_own_place(words in proptest::collection::vec(word(), 1..6)) {
        for file in written_in_every_style(&words) {
            let tree = read(SourceId(0), &file, 0).map_err(|fault| TestCaseError::fail(format!("{fault:?}\n{file}")))?;
            let node = tree.get("text").expect("the file has a text");
            let value = node.scalar().expect("it is one value").trim();
            let mut at = node.span.range().start;
            for word in value.split_whitespace() {
                let start = word.as_ptr() as usize - value.as_ptr() as usize;
                let range = place(value, start..start + word.len(), node.span, &file).range();
                prop_assert!(at <= range.start && range.end <= node.span.range().end, "{file}\n{word}");
                if word.bytes().all(|byte| byte.is_ascii_lowercase()) && !file.contains("\\U") {
                    prop_assert_eq!(&file[range.clone()], word, "{}", file);
                }
                prop_assert!(!file[range.clone()].contains(char::is_whitespace), "{file}\n{word}");
                at = range.end;
            }
        }
    }

    #[test]
    fn no_place_is_outside_of_the_text(
        value in any::<String>(), file in "[ a'\"\\\\\nxuU0é]{0,30}", part in (0..40_usize, 0..40_usize), whole in (0..40_usize, 0..40_usize),
    ) {
        let whole = Span::new(SourceId(0), whole.0, whole.0 + whole.1);
        for value in [value.as_str(), file.as_str(), file.trim_matches(['\'', '"'])] {
            let range = place(value, part.0..part.1, whole, &file).range();
            prop_assert!(whole.range().start <= range.start && range.start <= range.end && range.end <= whole.range().end);
            prop_assert!(range == whole.range() || file.get(range).is_some());
        }
    }
}
