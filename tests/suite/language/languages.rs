//! A language that a city brings -> its whole site in this grammar: pages, feed, calendars, and what scripts write with. And numbers -> their
//! plural classes.
#![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

use charter::config::{Day, Settings};
use charter::language::{CHANNELS, Class, PluralRule, Plurals, STAGES, UNITS};
use charter::load;
use charter::model::amount::Unit;
use charter::model::channel::Channel;
use charter::model::stage::Stage;
use charter::pipeline;
use charter::source::{Source, Sources};
use charter::theme::{Theme, ThemeFile};
use serde_yaml::Value;

use crate::support::site::{Files, of, path, text};

const SMALL: &str = "tests/fixtures/sites/small/content";

/// A made-up language; its tag is one of those that are nobody's.
const TAG: &str = "qaa";

fn sources() -> Sources {
    load::content(&path(SMALL)).expect("the content folder is there")
}

fn in_made_up_language() -> Sources {
    let mut sources = sources();
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the city");
    site.text = site.text.replace("language: en", &format!("language: {TAG}"));
    // The language has a form for the number 2, which no program can know.
    let things = "{one: day without water, few: days without water, other: days without water}";
    let works = sources.files.iter_mut().find(|file| file.name == "departments/works.yaml").expect("the department");
    works.text = works.text.replace("of: days without water", &format!("of: {things}"));
    let name = format!("languages/{TAG}.yaml");
    let text = std::fs::read_to_string(path("tests/fixtures/languages/qaa.yaml")).expect("the language is there");
    let own = Source { path: format!("{}/{name}", sources.root), name, text, obstacle: None };
    let at = sources.files.partition_point(|file| file.name < own.name);
    sources.files.insert(at, own);
    sources
}

/// The theme with labels of the made-up language: each is its key, with the places of the English one, and a form for each plural class.
fn theme() -> Theme {
    let english = std::fs::read_to_string(path("themes/civic/strings/en.yaml")).expect("the English words");
    let mut words: Value = serde_yaml::from_str(&english).expect("YAML");
    for texts in words.as_mapping_mut().expect("sections").values_mut() {
        for text in texts.as_mapping_mut().expect("texts").values_mut() {
            *text = label(text);
        }
    }
    let bytes = serde_yaml::to_string(&words).expect("YAML again").into_bytes();
    Theme::built_in().replaced_by(vec![ThemeFile { name: format!("strings/{TAG}.yaml"), bytes: bytes.into() }])
}

fn label(text: &Value) -> Value {
    let marks = |text: &str| {
        let mut inside = false;
        let kept = text.chars().filter(|c| {
            inside = (inside || *c == '{') && *c != '}';
            inside || "{}[]`".contains(*c)
        });
        kept.collect::<String>().replace('}', "} ")
    };
    match text {
        Value::String(text) => Value::String(format!("Zu {}", marks(text))),
        forms => {
            let other = marks(forms.get("other").and_then(Value::as_str).expect("a form"));
            let form = |class: &str| (Value::from(class), Value::from(format!("{class}-zu {other}")));
            Value::Mapping(["one", "few", "other"].into_iter().map(form).collect())
        }
    }
}

fn build(sources: &Sources, theme: &Theme) -> Files {
    let settings = Settings { day: Day::Given(jiff::civil::date(2026, 11, 23)), base_url: None, drafts: false };
    of(pipeline::build(sources, theme, &settings).expect("the theme is sound"))
}

/// Every promise of the feed, in a language.
fn promises(files: &Files, tag: &str) -> Vec<String> {
    let document: Value = serde_yaml::from_str(text(files, "api/v1/standards.json")).expect("JSON is YAML");
    let standards = document["standards"].as_sequence().expect("a list");
    standards.iter().map(|one| one["promise"][tag].as_str().expect("a sentence").to_owned()).collect()
}

#[test]
fn a_city_publishes_in_a_language_of_its_own() {
    let files = build(&in_made_up_language(), &theme());
    let said = promises(&files, TAG);
    insta::assert_snapshot!("languages_promises", said.join("\n"));
    let page = text(&files, "services/pothole/index.html");
    for sentence in said.iter().filter(|one| one.contains("pothole")) {
        assert!(page.contains(&sentence.replace('\'', "&#x27;")), "{sentence}");
    }
    for (file, words) in [
        ("services/pothole/index.html", "<html lang=\"qaa\">"),
        ("services/pothole/index.html", "\"months\":[\"unera\","),
        ("services/pothole/index.html", "\"first_of_month\":\"{year}. {month} prima\""),
        ("services/index.html", "&quot;few&quot;:&quot;few-zu {count} &quot;"),
        ("services/index.html", "[10,false,[[2,9]]],[100,true,[[11,19]]]"),
        ("api/v1/changes.atom", ": Valido</title>"),
        ("api/v1/changes.atom", " De 2026. "),
        ("api/v1/index.json", "\"en\": \""),
    ] {
        assert!(text(&files, file).contains(words), "{file}: {words}");
    }
    let ics = files.keys().find(|name| name.rsplit('.').next() == Some("ics")).expect("a calendar");
    assert!(text(&files, ics).contains(" fermitas: "), "{ics}");
}

#[test]
fn nothing_of_the_english_patterns_is_left() {
    let english = build(&sources(), &Theme::built_in());
    let files = build(&in_made_up_language(), &theme());
    let months = ["January", "February", "June", "August", "November", "December"];
    let said = promises(&english, "en");
    assert!(said.len() > 3);
    let published = files.iter().filter(|(name, _)| {
        let ending = name.rsplit('.').next().unwrap_or_default();
        ["html", "atom", "ics", "js"].contains(&ending) || name.as_str() == "api/v1/standards.json"
    });
    for (name, bytes) in published {
        let text = String::from_utf8_lossy(bytes);
        for sentence in &said {
            assert!(!text.contains(sentence.as_str()), "{name}: {sentence}");
        }
        // The pages for programmers have examples in English.
        if name.starts_with("data/") {
            continue;
        }
        for word in months.into_iter().chain(["Monday to", "every time", "We will", "times in 10", "noon"]) {
            assert!(!text.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn the_words_of_a_language_are_those_of_the_model() {
    assert_eq!(Unit::ALL.map(Unit::code), UNITS);
    assert_eq!(Stage::ALL.map(Stage::code), STAGES);
    assert_eq!(Channel::ALL.map(Channel::code), CHANNELS);
}

#[test]
fn a_start_is_the_request_only_where_nothing_else_can_be_meant() {
    let says = |text: &str, we: Option<&str>| charter::language::english().says_request(text, we);
    for text in [
        "you contact us",
        "you open the chat",
        "you start a chat",
        "you text us",
        "it rings",
        "your call rings",
        "the call comes in",
        "you report it in the app",
        "you fax us your form",
        "your application is received",
    ] {
        assert!(says(text, None), "{text}");
    }
    for text in ["we receive it", "it arrives", "it reaches us"] {
        assert!(says(text, Some("answer your complaint")), "{text}");
        assert!(!says(text, Some("send you the permit")), "{text}");
        assert!(!says(text, None), "{text}");
    }
    for text in ["the snow stops", "you open the form", "we receive the fee", "it is complete", "the call ends"] {
        assert!(!says(text, Some("answer your call")), "{text}");
    }
}

#[test]
fn numbers_belong_to_the_classes_of_cldr() {
    let class = |rules: &[(Class, &str)], number: u32| {
        let rules = rules.iter().map(|(class, rule)| (*class, PluralRule::new(rule).expect("a rule")));
        Plurals::new(rules.collect()).class(number).key()
    };
    let polish: &[(Class, &str)] = &[
        (Class::One, "i = 1 and v = 0"),
        (Class::Few, "v = 0 and i % 10 = 2..4 and i % 100 != 12..14"),
        (Class::Many, "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14"),
    ];
    let lithuanian: &[(Class, &str)] = &[
        (Class::One, "n % 10 = 1 and n % 100 != 11..19"),
        (Class::Few, "n % 10 = 2..9 and n % 100 != 11..19"),
        (Class::Many, "f != 0"),
    ];
    let slovenian: &[(Class, &str)] = &[
        (Class::One, "v = 0 and i % 100 = 1"),
        (Class::Two, "v = 0 and i % 100 = 2"),
        (Class::Few, "v = 0 and i % 100 = 3..4 or v != 0"),
    ];
    let french: &[(Class, &str)] = &[(Class::One, "i = 0,1")];
    for (rules, expected) in [
        (
            polish,
            "0 many, 1 one, 2 few, 4 few, 5 many, 11 many, 12 many, 14 many, 21 many, 22 few, 112 many, 10000 many",
        ),
        (
            lithuanian,
            "0 other, 1 one, 2 few, 9 few, 10 other, 11 other, 19 other, 21 one, 22 few, 111 other, 10000 other",
        ),
        (slovenian, "0 other, 1 one, 2 two, 3 few, 4 few, 5 other, 101 one, 102 two, 103 few, 10000 other"),
        (french, "0 one, 1 one, 2 other"),
        (&[], "0 other, 1 other"),
    ] {
        for pair in expected.split(", ") {
            let (number, name) = pair.split_once(' ').expect("a number and a class");
            assert_eq!(class(rules, number.parse().expect("a number")), name, "{number}");
        }
    }
    for text in ["", "n", "n = ", "n = a", "x = 1", "n % 0 = 1", "n = 3..1", "n > 1"] {
        assert!(PluralRule::new(text).is_none(), "{text}");
    }
}
