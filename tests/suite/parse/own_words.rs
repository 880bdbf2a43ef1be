//! The words of a city in place of the program's: its word for business days, and names where ids are expected.
#![expect(clippy::disallowed_methods, reason = "tests read what is published")]

use charter::load;
use charter::parse::parse;
use charter::source::Sources;
use jiff::civil::date;
use serde_json::Value;

use crate::support::published::published;
use crate::support::site::path;

/// The small city's content, with these texts replaced in a file.
fn content(edits: &[(&str, &str, &str)]) -> Sources {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    for (name, old, new) in edits {
        let file = sources.files.iter_mut().find(|file| file.name == *name).expect("the file");
        assert!(file.text.contains(old), "{old}");
        file.text = file.text.replacen(old, new, 1);
    }
    sources
}

const SITE: &str = "site.yaml";
const WORKS: &str = "departments/works.yaml";
const OWN_WORD: (&str, &str, &str) = (SITE, "language: en\n", "language: en\nbusiness_day_word: working day\n");

fn messages(sources: &Sources) -> Vec<String> {
    parse(sources)
        .diagnostics
        .into_iter()
        .map(|fault| format!("{}: {}", fault.message, fault.help.unwrap_or_default()))
        .collect()
}

#[test]
fn a_city_that_says_working_days_reads_and_writes_working_days() {
    let sources = content(&[OWN_WORD, (WORKS, "within: 5 business days", "within: 5 working days")]);
    let folder = published(&sources, date(2026, 11, 23));
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect(name);
    let feed: Value = serde_json::from_str(&text("api/v1/standards.json")).expect("JSON");
    let all = feed["standards"].as_array().expect("a list");
    let reply = all.iter().find(|one| one["id"] == "water-leak.respond").expect("the reply");
    assert_eq!(reply["promise"]["en"], "We will answer questions about your bill within 5 working days.");
    assert_eq!((&reply["target"]["value"], &reply["target"]["unit"]), (&5.into(), &"business_day".into()));
    for page in ["services/water-leak/index.html", "about/index.html", "changes.atom"] {
        if folder.path().join(page).exists() {
            assert!(!text(page).to_lowercase().contains("business day"), "{page}");
        }
    }
    assert!(text("about/index.html").contains("Working days and working hours count only while we are open."));
}

#[test]
fn the_other_word_is_offered_where_the_city_has_not_chosen_it() {
    let found = messages(&content(&[(WORKS, "within: 5 business days", "within: 5 working days")]));
    let help = "or, if your city says working days everywhere, write `business_day_word: working day` in `site.yaml`";
    assert_eq!(found, [format!("`working days` is not a unit of time: {help}")]);
}

#[test]
fn a_name_stands_for_the_id_that_it_alone_has() {
    let named = content(&[
        (WORKS, "calendar: town-hall}", "calendar: Town  hall}"),
        (WORKS, "supports: [4.1.b]", "supports: [we are FAIR]"),
    ]);
    assert_eq!(messages(&named), [""; 0]);
    let plain = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let said = |sources: &Sources| {
        let catalog = parse(sources).catalog.expect("a catalog");
        let department = &catalog.departments[1];
        let calendar = department.contact.calendar.as_ref().map(|one| one.0.to_string());
        (
            calendar,
            department
                .services
                .iter()
                .map(|one| format!("{:?}", one.supports.iter().map(|clause| clause.0.to_string()).collect::<Vec<_>>()))
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(said(&named), said(&plain));
}

#[test]
fn a_name_that_two_things_have_is_asked_about() {
    let mut sources = content(&[(WORKS, "calendar: town-hall}", "calendar: Town Hall}")]);
    let mut other = sources.files.iter().find(|file| file.name.starts_with("calendars/")).expect("a calendar").clone();
    other.name = "calendars/second.yaml".to_owned();
    other.path = other.path.replace("town-hall", "second");
    other.text = other.text.replacen("id: town-hall", "id: second", 1);
    sources.files.push(other);
    let found = messages(&sources);
    assert!(
        found.contains(
            &"2 calendars are called `Town Hall`: write the id of the one that you mean: town-hall, second".to_owned()
        ),
        "{found:#?}"
    );
}
