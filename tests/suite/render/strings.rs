//! The theme's words: a site in a made-up language shows which words are not the theme's, and every text of the file is used.
//!
//! It is long because the made-up language is built here too.
#![expect(clippy::disallowed_methods, reason = "the templates and views are read from the disk")]

use std::collections::{BTreeMap, BTreeSet};

use charter::config::{Day, Settings};
use charter::load;
use charter::markdown;
use charter::pipeline;
use charter::published_feed::is_json;
use charter::render::feed::releases::RELEASES;
use charter::source::{Source, Sources};
use charter::theme::{Theme, ThemeFile};
use scraper::{Html, Node, Selector};
use serde_yaml::Value;

use crate::support::site::{Files, folder, of, path, text};

const SMALL: &str = "tests/fixtures/sites/small/content";

fn english() -> String {
    std::fs::read_to_string(path("themes/civic/strings/en.yaml")).expect("the English words are there")
}

/// The built-in theme with one file more, or another one.
fn theme(name: &str, text: &str) -> Theme {
    Theme::built_in().replaced_by(vec![ThemeFile { name: name.to_owned(), bytes: text.as_bytes().to_vec().into() }])
}

fn in_language(content: &str, language: &str) -> Sources {
    let mut sources = load::content(&path(content)).expect("the content folder is there");
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the city");
    site.text = site.text.replace("language: en", &format!("language: {language}"));
    if !language.starts_with("en") {
        sources.files.push(own_language(&sources.root, language));
        sources.files.sort_by(|a, b| a.name.cmp(&b.name));
    }
    sources
}

/// A language of the content's own that is like English.
fn own_language(root: &str, tag: &str) -> Source {
    let name = format!("languages/{tag}.yaml");
    let text = std::fs::read_to_string(path("src/language/en.yaml")).expect("English");
    Source { path: format!("{root}/{name}"), name, text, obstacle: None }
}

fn build(sources: &Sources, theme: &Theme) -> Result<Files, String> {
    let settings = Settings { day: Day::Given(jiff::civil::date(2026, 11, 23)), base_url: None, drafts: true };
    pipeline::build(sources, theme, &settings).map(of).map_err(|error| error.to_string())
}

/// The English words, each text between marks.
fn pseudo() -> String {
    let mut words: Value = serde_yaml::from_str(&english()).expect("YAML");
    wrap(&mut words);
    serde_yaml::to_string(&words).expect("YAML again")
}

fn wrap(value: &mut Value) {
    match value {
        Value::String(text) => *text = format!("‹{text}›"),
        Value::Mapping(entries) => entries.values_mut().for_each(wrap),
        other => panic!("{other:?} is no text"),
    }
}

/// What a text holds outside of the marks.
fn outside(text: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0_u32);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '‹' => depth += 1,
            '›' => depth = depth.checked_sub(1).unwrap_or_else(|| panic!("a mark too many: {text}")),
            '\u{1f}' if depth == 0 => parts.push(String::new()),
            // The title of a page is cut to what search engines show.
            '…' if depth == 1 && characters.peek().is_none_or(|next| *next == '\u{1f}') => depth = 0,
            c if depth == 0 => parts.last_mut().expect("a part").push(c),
            _ => continue,
        }
        if depth > 0 && parts.last().is_some_and(|part| !part.is_empty()) {
            parts.push(String::new());
        }
    }
    assert_eq!(depth, 0, "a mark without its end: {text}");
    parts.iter().map(|part| squeezed(part)).filter(|part| part.chars().any(char::is_alphabetic)).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything that is seen or heard: the texts in order, and the attributes that are read aloud or shown elsewhere.
fn heard(page: &Html) -> Vec<String> {
    let texts: String = page
        .tree
        .nodes()
        .filter(|node| {
            let mut within = node.ancestors().filter_map(|one| one.value().as_element());
            // Programs and names of keys are the same in every language.
            !within.any(|one| ["pre", "script"].contains(&one.name()) || one.attr("translate") == Some("no"))
        })
        .filter_map(|node| match node.value() {
            Node::Text(text) => Some(format!("\u{1f}{}", &**text)),
            _ => None,
        })
        .collect();
    let mut all = outside(&texts);
    let spoken = ["title", "aria-label", "alt", "placeholder", "aria-description"];
    for element in page.select(&Selector::parse("*").expect("a selector")) {
        let attributes = spoken.iter().filter_map(|name| element.attr(name));
        let is_told = element.attr("name") == Some("description")
            || ["og:title", "og:description", "og:site_name", "og:image:alt"]
                .iter()
                .any(|name| element.attr("property") == Some(name));
        let told = element.attr("content").filter(|_| is_told);
        all.extend(attributes.chain(told).flat_map(outside));
    }
    all
}

/// What the content and the feed say: whole values, and all of it as one text.
struct Said {
    values: BTreeSet<String>,
    all: String,
}

impl Said {
    fn by(sources: &Sources, files: &Files) -> Self {
        let mut said = Self { values: BTreeSet::new(), all: String::new() };
        for file in sources.files.iter().filter(|file| file.name != "logo.svg") {
            if file.name.rsplit('.').next() == Some("yaml") {
                said.add(&serde_yaml::from_str(&file.text).expect("sound content"));
            } else if file.name.rsplit('.').next() == Some("md") {
                let keys = file.text.split("---").nth(1).expect("front matter");
                said.add(&serde_yaml::from_str(keys).expect("sound front matter"));
                said.add_markdown(file.text.splitn(3, "---").nth(2).unwrap_or_default());
            }
        }
        for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with("api/v1/") && is_json(name)) {
            let document = serde_yaml::from_slice(bytes).expect("JSON is YAML");
            if name.starts_with("api/v1/schema/") {
                said.add_sentences(&document);
            } else {
                said.add(&document);
            }
        }
        for change in RELEASES.iter().flat_map(|release| release.changes) {
            said.add_markdown(change);
        }
        said.all = squeezed(&said.all);
        said
    }

    fn add(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.add_markdown(text),
            Value::Mapping(entries) => entries.values().for_each(|value| self.add(value)),
            Value::Sequence(items) => items.iter().for_each(|item| self.add(item)),
            _ => {}
        }
    }

    /// What a schema says: the pages tell apart what a key means and what its `null` does.
    fn add_sentences(&mut self, schema: &Value) {
        match schema {
            Value::String(text) => {
                self.add_markdown(text);
                text.split(['.', ';', ':', '`']).for_each(|part| self.add_markdown(part));
            }
            Value::Mapping(entries) => entries.values().for_each(|value| self.add_sentences(value)),
            _ => {}
        }
    }

    fn add_markdown(&mut self, text: &str) {
        self.values.insert(squeezed(text).to_lowercase());
        let html = Html::parse_fragment(&markdown::to_html(text, ""));
        self.values.insert(bare(&squeezed(&markdown::to_text(text))));
        for part in html.root_element().text() {
            self.values.insert(bare(&squeezed(part)));
        }
        self.all.extend([" ", text, " ", &markdown::to_text(text)]);
    }

    /// A short text has to be a whole value, so that a word of the theme isn't taken for one of the content.
    fn has(&self, text: &str) -> bool {
        let is_long = text.split(' ').count() > 3;
        let inside_a_sentence = text.get(..1).map(|first| first.to_lowercase() + &text[1..]);
        let is_in_it = |text: &str| self.all.contains(text);
        self.values.contains(&text.to_lowercase())
            || is_long && (is_in_it(text) || inside_a_sentence.is_some_and(|text| is_in_it(&text)))
    }

    /// Whether a text is from the content or from the grammar of English, or made of several that are.
    fn explains(&self, text: &str) -> bool {
        let text = text.trim_matches(|c: char| !c.is_alphanumeric());
        let is_made_of = |between: &str| {
            let mut places = text.match_indices(between);
            places.any(|(at, _)| self.explains(&text[..at]) && self.explains(&text[at + between.len()..]))
        };
        text.chars().count() < 2
            || self.has(text)
            || is_grammar(text)
            || ["We will ", "we will ", "For "]
                .iter()
                .any(|start| text.strip_prefix(start).is_some_and(|deed| self.has(deed)))
            || text.split(' ').all(|word| word == "curl" || word.starts_with("www.") || word.contains('/'))
            || self.all.contains(&format!("://{text}"))
            || [". ", ": ", "; ", ", ", " (", " - ", " and "].into_iter().any(is_made_of)
    }
}

/// Small and without signs at its ends.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// What `src/wording` makes and the feed doesn't say in the same form: shares, channels.
const GRAMMAR: &[&str] = &[
    "every time",
    "telephone",
    "voicemail",
    "text message",
    "chat",
    "app",
    "fax",
    "e-mail",
    "web form",
    "letter",
    "in person",
    "social media",
    "no set time",
];

/// The words of dates, hours and amounts.
const WORDS: &str = "january february march april may june july august september october november december \
    monday tuesday wednesday thursday friday saturday sunday every day 24 hours a to and noon midnight am pm all \
    in within by on an average of done date set every hour hours minutes minute business calendar days week weeks month months year years";

fn is_grammar(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_word = |word: &str| WORDS.split_whitespace().any(|known| known == word);
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    GRAMMAR.contains(&text.as_str())
        || text.split([' ', ',']).all(|word| word.is_empty() || is_number(word) || is_word(word))
}

#[test]
fn no_word_of_the_theme_stands_outside_of_the_file_of_its_language() {
    let theme = theme("strings/xx.yaml", &pseudo());
    for content in [SMALL, "content"] {
        let sources = in_language(content, "xx");
        let files = build(&sources, &theme).expect("the theme is sound");
        let said = Said::by(&sources, &files);
        let mut left = BTreeSet::new();
        for name in files.keys().filter(|name| name.rsplit('.').next() == Some("html")) {
            let page = Html::parse_document(text(&files, name));
            left.extend(
                heard(&page).into_iter().filter(|text| !said.explains(text)).map(|text| format!("{name}: {text}")),
            );
        }
        assert!(left.is_empty(), "{content}: {left:#?}");
    }
}

/// What stands between two texts, wherever they come.
fn between<'a>(text: &'a str, before: &str, after: char) -> Vec<&'a str> {
    text.split(before).skip(1).map(|rest| rest.split(after).next().unwrap_or_default()).collect()
}

#[test]
fn every_text_of_the_file_is_used_and_every_text_that_is_used_is_there() {
    let words: Value = serde_yaml::from_str(&english()).expect("YAML");
    let sections = words.as_mapping().expect("sections");
    let keys = sections.iter().flat_map(|(section, texts)| {
        let texts = texts.as_mapping().expect("texts").keys();
        texts.map(move |key| format!("{}.{}", section.as_str().expect("a name"), key.as_str().expect("a name")))
    });
    let there: BTreeSet<String> = keys.collect();
    let mut used = BTreeSet::new();
    let templates = [folder(&path("themes/civic/templates")), folder(&path("themes/civic/print"))];
    for bytes in templates.iter().flat_map(BTreeMap::values) {
        used.extend(between(std::str::from_utf8(bytes).expect("text"), "(key=\"", '"').into_iter().map(str::to_owned));
    }
    let views = std::fs::read_to_string(path("src/render/pages/theme/words.rs")).expect("the views' words");
    let (_, table) = views.split_once("words! {\n").expect("the table");
    used.extend(between(table, " = \"", '"').into_iter().map(str::to_owned));
    let pages = std::fs::read_to_string(path("src/render/pages/mod.rs")).expect("the table of pages");
    let sections = between(&pages, "texts: Some(\"", '"').into_iter();
    used.extend(sections.flat_map(|section| [format!("{section}.title"), format!("{section}.summary")]));
    assert!(there.len() > 150, "only {} texts", there.len());
    assert_eq!(there, used);
}

/// The English words with one line changed.
fn changed(line: &str, by: &str) -> String {
    let english = english();
    assert!(english.contains(line), "{line} is not in the file");
    english.replace(line, by)
}

fn said_of(language: &str, file: &str, text: &str) -> String {
    build(&in_language(SMALL, language), &theme(file, text)).expect_err("words that can't be used")
}

#[test]
fn a_text_that_is_missing_is_named_with_its_file_and_where_it_is_asked_for() {
    let said = said_of("en", "strings/en.yaml", &changed("  ask: How to ask\n", ""));
    assert!(said.contains("`strings/en.yaml` has no text `service.ask`"), "{said}");
    assert!(said.contains("service.html:"), "{said}");
    let said = said_of("en", "strings/en.yaml", &changed("  home: Home\n", ""));
    assert!(said.contains("`strings/en.yaml` has no text `frame.home`"), "{said}");
}

#[test]
fn a_language_without_a_file_is_refused_by_the_name_of_the_file() {
    let said = build(&in_language(SMALL, "fr-CA"), &Theme::built_in()).expect_err("no French words");
    assert!(said.contains("there is no `strings/fr-CA.yaml` or `strings/fr.yaml`"), "{said}");
    let said = build(&in_language(SMALL, "de"), &Theme::built_in()).expect_err("no German words");
    assert!(said.ends_with("there is no `strings/de.yaml`"), "{said}");
}

#[test]
fn a_language_of_a_region_is_served_by_the_language() {
    let files = build(&in_language(SMALL, "en-CA"), &Theme::built_in()).expect("English words");
    let home = text(&files, "index.html");
    assert!(home.contains("<html lang=\"en-CA\">") && home.contains("Find your service"));
    let own =
        theme("strings/en-CA.yaml", &changed("  find: Find your service, what", "  find: Find your service, eh, what"));
    let files = build(&in_language(SMALL, "en-CA"), &own).expect("the region's own words");
    assert!(text(&files, "index.html").contains("Find your service, eh"));
}

#[test]
fn words_that_do_not_fit_where_they_stand_are_refused() {
    for (line, by, message) in [
        (
            "  true_from: Valid from {from}.",
            "  true_from: Valid from {form}.",
            "uses `{form}`, which has no value there",
        ),
        ("  open: Open now until {time}.", "  open: Open now until {tine}.", "uses `{tine}`, which has no value there"),
        ("  home: Home", "  home: \"[Home]\"", "has marks (`[…]` or code) where only plain words are allowed"),
        ("  ask: How to ask", "  ask: How `to` ask", "has marks (`[…]` or code) where only plain words are allowed"),
        ("  on_the_spot: \"[Some things we do on the spot].\"", "  on_the_spot: Some things.", "and the reverse"),
        ("  ask: How to ask", "  ask: How to {ask", "without its counterpart"),
        ("  ask: How to ask", "  ask: \"How to ask]\"", "without its counterpart"),
        ("  ask: How to ask", "  ask: How to `ask", "without its counterpart"),
        (
            "  ask: How to ask",
            "  ask: {one: How to ask}",
            "`service.ask` in `strings/en.yaml` needs the forms one, other, and no others",
        ),
        ("  ask: How to ask", "  ask: How to ask\n  ask: How", "`strings/en.yaml` can't be read"),
    ] {
        let said = said_of("en", "strings/en.yaml", &changed(line, by));
        assert!(said.contains(message), "{by}: {said}");
    }
}

#[test]
fn words_are_text_and_values_in_them_are_too() {
    let words = changed("  phone: Call [{phone}]\n", "  phone: <b>Call</b> [<i>{phone}</i>] & wait\n");
    let words = words.replace("  find: Find your service, ", "  find: <b>Find</b> it, ");
    let files = build(&in_language(SMALL, "en"), &theme("strings/en.yaml", &words)).expect("sound words");
    let home = text(&files, "index.html");
    assert!(home.contains("<p class=\"lead\">&lt;b&gt;Find&lt;/b&gt; it, "));
    let call = "&lt;b&gt;Call&lt;/b&gt; <a href=\"tel:9025550100\">&lt;i&gt;902-555-0100&lt;/i&gt;</a> &amp; wait";
    assert!(home.contains(call), "{home}");
    let name = in_language(SMALL, "en");
    let name = with(name, "title: Service standards", "title: Service [standards](x) {name} `x`");
    let page = build(&name, &Theme::built_in()).expect("a strange title");
    assert!(text(&page, "index.html").contains("<span class=\"site\">Service [standards](x) {name} `x`</span>"));
}

fn with(mut sources: Sources, line: &str, by: &str) -> Sources {
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the city");
    assert!(site.text.contains(line), "{line} is not in the file");
    site.text = site.text.replace(line, by);
    sources
}

#[test]
fn one_and_many_are_told_apart() {
    let files = build(&in_language(SMALL, "en"), &Theme::built_in()).expect("sound content");
    let about = text(&files, "about/index.html");
    assert!(about.contains("1 has a date for its next review.") && about.contains("standards are in force."));
    let words = changed("    one: \"{count} has a date for its next review.\"\n", "    one: only one\n");
    let files = build(&in_language(SMALL, "en"), &theme("strings/en.yaml", &words)).expect("sound words");
    assert!(text(&files, "about/index.html").contains("only one</p>"));
}

#[test]
fn checking_does_not_need_the_words_of_the_language() {
    let sources = in_language(SMALL, "fr");
    let found = pipeline::diagnose(&sources, Day::Given(jiff::civil::date(2026, 11, 23)));
    let errors: Vec<_> = found.iter().filter(|one| one.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
