//! Texts that mean something elsewhere, in every text field that content can have: in each place of each format where a field shows, others'
//! parsers read the text as it went in; what could trick a reader is refused with its place.
//!
//! Nobody lists the fields. They are the texts of a folder that has every key, as far as the reader takes a word for them; and where each
//! one shows is learned from a site in which it holds a mark.

use std::collections::{BTreeMap, BTreeSet};

use charter::config::{Day, Settings};
use charter::parse::parse;
use charter::pipeline::{self, Build};
use charter::source::Sources;
use charter::theme::Theme;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::support::hostile::{HARMFUL, LONG, elements, harmless, rows, squeezed, texts, unescaped, xml_texts};
use crate::support::site::{Files, of, path, text};

/// A folder whose content has every key (`schema.rs` holds that).
const EVERY_KEY: &str = "tests/fixtures/schema/every-key";

/// Content whose texts are numbered holes.
struct City {
    sources: Sources,
    /// What stands in each hole as the fixture has it.
    originals: Vec<String>,
    /// The holes that take any text; those that have to be filled alike stand together.
    fields: Vec<Field>,
}

/// A text field, or several that have to agree.
struct Field {
    holes: Vec<usize>,
    /// Whether it is Markdown, in which HTML is refused and signs can be escaped.
    is_markdown: bool,
    /// How many characters it has room for.
    room: usize,
}

/// What the fields say that have room for so many characters alone.
const SHORT: [(&str, usize); 2] = [("Example figures", 60), ("If someone is in danger, call [911](tel:911).", 160)];

impl Field {
    /// The mark after the text, or alone where there is no room for both.
    fn filling(&self, text: &str, mark: &str) -> String {
        let both = format!("{text} {mark}");
        if both.chars().count() > self.room { mark.to_owned() } else { both }
    }

    fn written(&self, text: &str) -> String {
        if self.is_markdown { escaped(text) } else { text.to_owned() }
    }
}

/// Markdown that says the text.
fn escaped(text: &str) -> String {
    text.chars().flat_map(|sign| sign.is_ascii_punctuation().then_some('\\').into_iter().chain([sign])).collect()
}

/// A hole in a value of YAML, written as JSON.
fn in_keys(number: usize) -> String {
    format!("\"@{number}@\"")
}

/// A hole in the text below a file's keys.
fn in_body(number: usize) -> String {
    format!("@@{number}@@")
}

fn mark(field: usize) -> String {
    format!("Q{field}Z")
}

impl City {
    fn new() -> Self {
        let mut sources = charter::load::content(&path(EVERY_KEY)).expect("the content folder is there");
        let mut originals = Vec::new();
        for file in sources.files.iter_mut().filter(|file| !["logo.svg", "results/2026.csv"].contains(&&*file.name)) {
            // English has two of the plural classes.
            file.text = file.text.replace(
                "{zero: days shut, one: day shut, two: days shut, few: days shut, many: days shut,",
                "{one: day shut,",
            );
            file.text = match file.text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
                Some((keys, body)) => {
                    format!("---\n{}\n---\n{}", with_holes(keys, &mut originals), body_with_holes(body, &mut originals))
                }
                None => with_holes(&file.text, &mut originals),
            };
        }
        let mut city = Self { sources, originals, fields: Vec::new() };
        city.find_fields();
        city
    }

    fn filled(&self, text_of: impl Fn(usize) -> Option<String>) -> Sources {
        let mut sources = self.sources.clone();
        for (number, original) in self.originals.iter().enumerate() {
            let text = text_of(number).unwrap_or_else(|| original.clone());
            let quoted = serde_json::to_string(&text).expect("a text");
            for file in &mut sources.files {
                file.text = file.text.replace(&in_body(number), &text).replace(&in_keys(number), &quoted);
            }
        }
        sources
    }

    /// The city with a text in each field.
    fn with(&self, text_of: impl Fn(usize, &Field) -> String) -> Sources {
        self.filled(|hole| {
            let at = self.fields.iter().position(|field| field.holes.contains(&hole))?;
            Some(text_of(at, &self.fields[at]))
        })
    }

    fn takes(&self, holes: &[usize], text: &str) -> bool {
        let sources = self.filled(|number| holes.contains(&number).then(|| text.to_owned()));
        !parse(&sources).diagnostics.iter().any(charter::diagnostic::Diagnostic::is_error)
    }

    fn find_fields(&mut self) {
        let (single, rest): (Vec<usize>, Vec<usize>) =
            (0..self.originals.len()).partition(|hole| self.takes(&[*hole], "A word"));
        let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for hole in rest {
            alike.entry(&self.originals[hole]).or_default().push(hole);
        }
        let together = alike.into_values().filter(|holes| holes.len() > 1 && self.takes(holes, "A word"));
        let is_language = |holes: &Vec<usize>| self.originals[holes[0]] == "en";
        // A condition has to begin with a word that can lead a sentence.
        let is_led = |holes: &Vec<usize>| self.originals[holes[0]].starts_with("if ");
        let all = single.into_iter().map(|hole| vec![hole]).chain(together);
        let all = all.filter(|holes| !is_language(holes) && !is_led(holes));
        let room = |hole: usize| SHORT.iter().find(|(says, _)| *says == self.originals[hole]).map(|(_, room)| *room);
        self.fields = all
            .map(|holes| Field {
                is_markdown: !self.takes(&holes, "A <b>word</b>"),
                room: room(holes[0]).unwrap_or(usize::MAX),
                holes,
            })
            .collect();
    }
}

fn with_holes(yaml: &str, originals: &mut Vec<String>) -> String {
    let mut value: Value = serde_yaml::from_str(yaml).expect("the fixture is YAML");
    dig(&mut value, originals);
    serde_json::to_string_pretty(&value).expect("a value")
}

fn dig(value: &mut Value, originals: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let hole = format!("@{}@", originals.len());
            originals.push(std::mem::replace(text, hole));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| dig(item, originals)),
        Value::Object(entries) => entries.values_mut().for_each(|entry| dig(entry, originals)),
        _ => {}
    }
}

/// Each line of a text is a field, without the signs of a heading or a quotation.
fn body_with_holes(body: &str, originals: &mut Vec<String>) -> String {
    let line = |line: &str| {
        let rest = line.trim_start_matches(['#', '>', ' ']);
        let (words, end) = rest.split_at(rest.find(" {#").unwrap_or(rest.len()));
        if words.is_empty() {
            return line.to_owned();
        }
        originals.push(words.to_owned());
        format!("{}{}{end}", &line[..line.len() - rest.len()], in_body(originals.len() - 1))
    };
    body.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether the font has every character, and each publication has room.
fn can_be_printed(text: &str) -> bool {
    text.is_ascii() && text.len() < 60
}

fn without_publications(mut sources: Sources) -> Sources {
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the site's file");
    let mut keys: Value = serde_json::from_str(&site.text).expect("keys in JSON, as the holes left them");
    keys.as_object_mut().expect("an object").remove("publications").expect("the key");
    site.text = keys.to_string();
    sources
}

fn build(sources: &Sources) -> Build {
    let settings = Settings { day: Day::Given(jiff::civil::date(2026, 11, 23)), base_url: None, drafts: true };
    pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound")
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The texts of a file as a parser of its format reads them; none of a format that says no text of the content.
fn values(name: &str, bytes: &[u8]) -> Vec<String> {
    let plain = || std::str::from_utf8(bytes).expect("UTF-8");
    let all = match ending(name) {
        "json" => in_json(plain()),
        "csv" => rows(bytes).iter().flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).collect(),
        "ics" => in_calendar(plain()),
        "atom" | "xml" | "svg" => xml_texts(name, plain()),
        "html" => in_page(plain()),
        _ => Vec::new(),
    };
    all.iter().map(|value| squeezed(value)).collect()
}

fn in_json(document: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(document).expect("JSON");
    let mut found = Vec::new();
    texts(&value, &mut found);
    // Where a document says a text with its layout, it is HTML; the title of a frame is looked at in `embed.rs`.
    found
        .into_iter()
        .flat_map(|text| {
            if text.starts_with("<p>") || text.starts_with("<iframe ") { in_page(text) } else { vec![text.to_owned()] }
        })
        .collect()
}

fn in_calendar(calendar: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let line = |line: &str| {
        let (name, value) = line.split_once(':')?;
        ["NAME", "X-WR-CALNAME", "DESCRIPTION", "SUMMARY"].contains(&name).then(|| unescaped(value))
    };
    unfolded.split("\r\n").filter_map(line).collect()
}

/// What a page shows, and the data in it.
fn in_page(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let all = Selector::parse("body *, script[type$=json]").expect("a selector");
    let own = |element: scraper::ElementRef<'_>| {
        let texts = element.children().filter_map(|child| Some(child.value().as_text()?.to_string()));
        match (element.value().name(), element.value().attr("type")) {
            ("script", Some(kind)) if kind.ends_with("json") => in_json(&texts.collect::<String>()),
            _ => texts.collect(),
        }
    };
    page.select(&all).flat_map(own).collect()
}

/// The pages for programmers show samples, shortened; and a record is named by what it says.
fn is_sample(name: &str) -> bool {
    name.starts_with("data/") || name.starts_with("api/v1/archive/records/")
}

#[test]
fn every_text_field_shows_every_text_as_it_is_wherever_it_shows() {
    let city = City::new();
    let marked = of(build(&city.with(|at, _| mark(at))));
    let marks: Vec<String> = (0..city.fields.len()).map(mark).collect();
    // On the home page, a clause says only its first sentence.
    let cards = Selector::parse(".band .tiles p").expect("a selector");
    let home = Html::parse_document(text(&marked, "index.html"));
    let first_sentences: BTreeSet<String> = home.select(&cards).map(|card| card.text().collect()).collect();
    let shown: Vec<(&str, String, Vec<usize>)> = marked
        .iter()
        .filter(|(name, _)| !is_sample(name))
        .flat_map(|(name, bytes)| values(name, bytes).into_iter().map(move |value| (name.as_str(), value)))
        // From A to Z, only single words of residents have lines of their own.
        .filter(|(name, value)| !(*name == "services/index.html" && value.ends_with("Z:")))
        .filter(|(name, value)| !(*name == "index.html" && first_sentences.contains(value)))
        .filter_map(|(name, value)| {
            let of: Vec<usize> = (0..marks.len()).filter(|at| value.contains(&marks[*at])).collect();
            (!of.is_empty()).then_some((name, value, of))
        })
        .collect();
    let seen: BTreeSet<usize> = shown.iter().flat_map(|(_, _, of)| of.iter().copied()).collect();
    let unseen = (0..city.fields.len()).filter(|at| !seen.contains(at));
    let unseen: Vec<&str> = unseen.map(|at| city.originals[city.fields[at].holes[0]].as_str()).collect();
    // Each of the department's services says itself what to do and when its clocks start; the former name of a standard is nowhere; the
    // summary of a page is what search engines show of it; nobody asks at the counter or by the mailbox of `lines`; what the city
    // accepts among changes is for its staff.
    assert_eq!(
        unseen,
        [
            "you ask us",
            "Call us.",
            "Fix",
            "What to do when we are late.",
            "old-service",
            "It was a test.",
            "1 Main Street",
            "Counter",
            "Mailbox"
        ]
    );
    let known = kinds(&marked);
    let all = harmless();
    // One of the long texts is enough: each field has it.
    all[..=all.len() - LONG].par_iter().for_each(|hostile| {
        let filled = city.with(|at, field| field.written(&field.filling(hostile, &marks[at])));
        let files = of(build(&if can_be_printed(hostile) { filled } else { without_publications(filled) }));
        assert!(kinds(&files).is_subset(&known), "{hostile}: {:?}", kinds(&files).difference(&known));
        let found: BTreeMap<&str, BTreeSet<String>> = files
            .iter()
            .filter(|(name, _)| !is_sample(name))
            .map(|(name, bytes)| (name.as_str(), values(name, bytes).into_iter().collect()))
            .collect();
        let begins: String = squeezed(hostile).chars().take(60).collect();
        assert!(description(&files, "complaints/index.html").starts_with(&begins), "{hostile}");
        for (name, value, of) in &shown {
            let hold = |value: String, at: &usize| {
                value.replace(&marks[*at], &squeezed(&city.fields[*at].filling(hostile, &marks[*at])))
            };
            let expected = of.iter().fold(value.clone(), hold);
            // A name that begins a heading has a capital there.
            let is_there = |one: &String| found[name].contains(one);
            let is_there_with_capitals = || found[name].iter().any(|one| one.to_lowercase() == expected.to_lowercase());
            assert!(
                written(name, &expected).iter().any(is_there) || is_there_with_capitals(),
                "{name} does not say {expected}"
            );
        }
    });
}

/// What search engines show of a page.
fn description(files: &Files, page: &str) -> String {
    let page = Html::parse_document(text(files, page));
    let meta = Selector::parse("meta[name=description]").expect("a selector");
    let content = page.select(&meta).next().and_then(|meta| meta.value().attr("content"));
    squeezed(content.expect("a description"))
}

/// How a format may write a text: a spreadsheet has to take a formula for a text, and on a page a condition begins a line.
fn written(name: &str, text: &str) -> Vec<String> {
    if (name.ends_with(".excel.csv") || name.ends_with("/report.csv")) && text.starts_with(['=', '+', '-', '@']) {
        return vec![format!("'{text}")];
    }
    let mut letters = text.chars();
    let capital = letters.next().filter(|_| ending(name) == "html").map(char::to_uppercase);
    let capitalised = capital.map(|first| first.chain(letters).collect());
    [text.to_owned()].into_iter().chain(capitalised).collect()
}

#[test]
fn a_field_is_markdown_everywhere_or_nowhere() {
    let city = City::new();
    let files = of(build(&city.with(|at, _| format!("Q{at}\\*Z"))));
    for (at, field) in city.fields.iter().enumerate() {
        let (read, kept) = (format!("Q{at}*Z"), [format!("Q{at}\\*Z"), format!("Q{at}\\\\*Z")]);
        for (name, bytes) in &files {
            let shown = String::from_utf8_lossy(bytes);
            let is_wrong =
                if field.is_markdown { kept.iter().any(|one| shown.contains(one)) } else { shown.contains(&read) };
            assert!(!is_wrong, "{name}: {:?}", city.originals[field.holes[0]]);
        }
    }
}

/// The kinds of elements of all pages.
fn kinds(files: &Files) -> BTreeSet<String> {
    let pages = files.keys().filter(|name| ending(name) == "html");
    pages.flat_map(|name| elements(&Html::parse_document(text(files, name)))).collect()
}

#[test]
fn what_could_trick_a_reader_is_refused_in_every_text_field() {
    let city = City::new();
    for (field, character) in city.fields.iter().flat_map(|field| HARMFUL.map(|character| (field, character))) {
        let sources = city.filled(|hole| field.holes.contains(&hole).then(|| format!("Wa{character}ter")));
        let original = &city.originals[field.holes[0]];
        let found = parse(&sources).diagnostics;
        let refused = found.iter().find(|one| one.is_error()).unwrap_or_else(|| panic!("{original}: {character:?}"));
        assert!(["control-character", "invalid-yaml"].contains(&refused.rule), "{original}: {refused:?}");
        let place = refused.place.as_ref().unwrap_or_else(|| panic!("{original}: {character:?} has no place"));
        let file = &sources.get(place.span.source).text;
        let at = file[..place.span.start as usize].matches('\n').count();
        assert!(file.lines().nth(at).is_some_and(|line| line.contains("ter")), "{original}: line {at}");
    }
}
