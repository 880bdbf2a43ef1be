//! The sample and the small city -> their publications: what they say, on which days, and that nothing is lost.
#![expect(clippy::disallowed_methods, reason = "the words of a language are read from the disk")]

use std::collections::BTreeMap;
use std::fs;

use charter::artifact::Artifact;
use charter::config::{Day, Settings};
use charter::diagnostic::Diagnostic;
use charter::load;
use charter::model::publication::PublicationKind;
use charter::parse::parse_date;
use charter::pipeline::{self, Order, Printed};
use charter::source::{Source, Sources};
use charter::theme::{Theme, ThemeFile};

use crate::support::site::{files, path};

fn printed(
    sources: &Sources,
    theme: &Theme,
    day: &str,
    kinds: &[PublicationKind],
) -> (Vec<Diagnostic>, Option<Printed>) {
    let day = Day::Given(parse_date(day).expect("a date"));
    let settings = Settings { day, base_url: None, drafts: false };
    let order = Order { kinds: kinds.to_vec(), ..Order::default() };
    let checked = pipeline::checked(sources, day);
    pipeline::print(checked, sources, theme, &settings, &order).expect("the theme is sound")
}

fn sample() -> Sources {
    load::content(&path("content")).expect("the sample is there")
}

fn small() -> Sources {
    load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there")
}

fn by_path(files: &[Artifact]) -> BTreeMap<&str, &[u8]> {
    files.iter().map(|file| (file.path.as_str(), &file.bytes[..])).collect()
}

#[test]
fn every_kind_is_made_of_the_sample() {
    let (diagnostics, made) = printed(&sample(), &Theme::built_in(), "2026-12-01", &PublicationKind::ALL);
    assert!(!diagnostics.iter().any(Diagnostic::is_error), "{diagnostics:?}");
    let made = made.expect("all are made");
    let files = by_path(&made.files);
    for name in [
        "charter.pdf",
        "departments/corporate-services.pdf",
        "insert.pdf",
        "insert.txt",
        "leaflets/corporate-services.pdf",
        "posters/commitment.pdf",
        "posters/pothole-repair.pdf",
        "staff-cards/corporate-services.pdf",
    ] {
        assert!(files.contains_key(name), "{name}");
    }
    assert!(files.iter().filter(|(name, _)| **name != "insert.txt").all(|(_, bytes)| bytes.starts_with(b"%PDF-1.7")));
}

#[test]
fn the_same_day_gives_the_same_bytes_on_any_number_of_threads() {
    let sources = small();
    let once =
        || printed(&sources, &Theme::built_in(), "2026-11-23", &PublicationKind::ALL).1.expect("all are made").files;
    let alone = rayon_of(1, once);
    let many = rayon_of(5, once);
    assert_eq!(alone, many);
}

fn rayon_of<T: Send>(threads: usize, work: impl Fn() -> T + Sync + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started").install(work)
}

#[test]
fn a_change_within_the_life_of_a_piece_is_reported_at_its_place() {
    let sources = sample();
    let (diagnostics, _) = printed(&sources, &Theme::built_in(), "2026-11-28", &[PublicationKind::Posters]);
    let notes: Vec<&Diagnostic> = diagnostics.iter().filter(|one| one.rule == "short-lived-print").collect();
    let pothole = notes.iter().find(|one| one.message.contains("pothole-repair")).expect("a note");
    assert_eq!(
        pothole.message,
        "`posters/pothole-repair.pdf` is true for 34 more days: what it says changes on 1 January 2027"
    );
    let place = pothole.place.as_ref().expect("a place");
    assert_eq!(sources.get(place.span.source).text[place.span.range()].trim(), "2027-01-01");
    // There is none about what doesn't change.
    assert!(notes.iter().all(|one| !one.message.contains("missed-garbage-pickup")), "{notes:?}");
}

#[test]
fn a_character_that_the_font_lacks_is_an_error_at_its_place() {
    let mut sources = small();
    let file = sources.files.iter_mut().find(|file| file.name.starts_with("departments/")).expect("a department");
    file.text = file.text.replacen("summary: ", "summary: ☔ ", 1);
    let (diagnostics, made) = printed(&sources, &Theme::built_in(), "2026-11-23", &[PublicationKind::Departments]);
    assert!(made.is_none(), "nothing is printed with an empty box");
    let fault = diagnostics.iter().find(|one| one.rule == "missing-glyph").expect("an error");
    assert_eq!(fault.message, "the character `☔` (U+2614) can't be printed: the font `text` doesn't have it");
    let place = fault.place.as_ref().expect("a place");
    assert_eq!(&sources.get(place.span.source).text[place.span.range()], "☔");
}

#[test]
fn a_poster_whose_text_has_no_room_is_an_error_at_the_service() {
    let mut sources = small();
    let file = sources.files.iter_mut().find(|file| file.name.starts_with("departments/")).expect("a department");
    let long =
        "make every part of the street safe for everybody who walks on it at any hour of the day, and ".repeat(60);
    file.text = file.text.replacen("we: ", &format!("we: {long}"), 1);
    let (diagnostics, made) = printed(&sources, &Theme::built_in(), "2026-11-23", &[PublicationKind::Posters]);
    let fault = diagnostics.iter().find(|one| one.rule == "print-overflow");
    let fault = fault.unwrap_or_else(|| panic!("no error: {diagnostics:#?}"));
    assert!(made.is_none());
    assert!(fault.message.starts_with("`posters/"), "{}", fault.message);
    assert!(fault.message.contains("too much text in its part `promises`"), "{}", fault.message);
}

#[test]
fn a_language_from_right_to_left_is_refused_with_a_reason() {
    let mut sources = small();
    let file = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the site");
    file.text = file.text.replace("language: en", "language: ar");
    let name = "languages/ar.yaml".to_owned();
    let words = fs::read_to_string(path("src/language/en.yaml")).expect("the words of English");
    sources.files.push(Source { path: name.clone(), name, text: words, obstacle: None });
    let theme = Theme::built_in().in_any_language("ar");
    let (diagnostics, made) = printed(&sources, &theme, "2026-11-23", &[PublicationKind::Insert]);
    assert!(made.is_none());
    let fault = diagnostics.iter().find(|one| one.rule == "print-direction");
    let fault = fault.unwrap_or_else(|| panic!("{diagnostics:#?}"));
    let place = fault.place.as_ref().expect("a place");
    assert_eq!(&sources.get(place.span.source).text[place.span.range()], "ar");
}

#[test]
fn faults_in_a_theme_are_reported_all_at_once_with_their_places() {
    let own = |text: &str| {
        let file = ThemeFile { name: "print.yaml".to_owned(), bytes: text.as_bytes().to_vec().into() };
        Theme::built_in().replaced_by(vec![file])
    };
    let refused = |text: &str| {
        let sources = small();
        let day = Day::Given(parse_date("2026-11-23").expect("a date"));
        let settings = Settings { day, base_url: None, drafts: false };
        let order = Order { kinds: vec![PublicationKind::Insert], ..Order::default() };
        let made = pipeline::print(pipeline::checked(&sources, day), &sources, &own(text), &settings, &order);
        made.expect_err("the theme is faulty").message
    };
    let faulty = "paper: a4\nfaces: {text: fonts/None.ttf}\ncolours: {cover: mauve}\nparts: {flyers: []}\n";
    let message = refused(faulty);
    assert!(message.contains("print.yaml:4:9: `flyers` is no publication"), "{message}");
    assert!(message.contains("print.yaml:2:15: the theme has no file `fonts/None.ttf`"), "{message}");
    assert!(message.contains("print.yaml:3:11: the colour `cover` is `mauve`"), "{message}");
    assert!(refused("paper: a3\nfaces: {}\nparts: {}\n").starts_with("print.yaml:1:8: "), "no such size");
    assert!(refused("paper: a4\nfaces: {}\nparts: {}\nfont: x\n").contains("unknown field `font`"));
}

#[test]
fn a_site_offers_what_it_names_and_makes_nothing_otherwise() {
    let without = files("tests/fixtures/sites/small/content", "2026-11-23");
    assert!(without.keys().all(|path| !path.starts_with("publications/")));
    let mut sources = small();
    let file = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the site");
    file.text.push_str("\npublications: [charter, posters]\n");
    let day = Day::Given(parse_date("2026-11-23").expect("a date"));
    let settings = Settings { day, base_url: None, drafts: false };
    let built = pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound");
    let made = built.made.unwrap_or_else(|| panic!("{:?}", built.diagnostics));
    let files: BTreeMap<&str, &[u8]> = by_path(&made.artifacts);
    let size = files["publications/charter.pdf"].len().div_ceil(1000);
    let home = String::from_utf8_lossy(files["index.html"]);
    let offer = format!(
        "<a href=\"publications/charter.pdf\" type=\"application/pdf\">Download this charter (PDF, {size} KB)</a>"
    );
    assert!(home.contains(&offer), "{home}");
    assert!(files.keys().any(|path| path.starts_with("publications/posters/")));
    assert!(files.keys().all(|path| !path.starts_with("publications/leaflets/")));
}
