//! The City's content with one mistake in it, what is said about it out: the mistake once, and nothing that only follows from it.

use charter::config::Day;
use charter::diagnostic::Diagnostic;
use charter::load;
use charter::pipeline::diagnose;
use charter::source::Sources;

use crate::support::fixtures::called_content;
use crate::support::site::path;

const DEPARTMENT: &str = "departments/sustainable-growth-and-development.yaml";

fn content() -> Sources {
    called_content(load::content(&path("content")).expect("the content is there"))
}

/// The errors in content.
fn errors(sources: &Sources) -> Vec<Diagnostic> {
    let found = diagnose(sources, Day::Given(jiff::civil::date(2026, 11, 23)));
    found.into_iter().filter(Diagnostic::is_error).collect()
}

/// The content with a change of one of its files.
fn changed(name: &str, before: &str, after: &str) -> Sources {
    let mut sources = content();
    let file = sources.files.iter_mut().find(|file| file.name == name).expect("a file of the content");
    assert!(file.text.contains(before), "{name}: {before}");
    file.text = file.text.replacen(before, after, 1);
    sources
}

/// The rule of each error, and the file that it is in.
fn told(sources: &Sources) -> Vec<String> {
    let place = |found: &Diagnostic| {
        let file = found.place.as_ref().map(|label| &*sources.get(label.span.source).name);
        format!("{} {}", found.rule, file.unwrap_or_default())
    };
    errors(sources).iter().map(place).collect()
}

#[test]
fn nothing_is_said_of_what_a_file_holds_that_cannot_be_read() {
    for (name, before, after, fault) in [
        ("commitment.md", "title: ", "title ", "invalid-yaml commitment.md"),
        ("calendars/city-offices.yaml", "name: ", "name ", "invalid-yaml calendars/city-offices.yaml"),
        ("calendars/city-offices.yaml", "id: ", "", "invalid-yaml calendars/city-offices.yaml"),
        (
            "calendars/city-offices.yaml",
            "id: city-offices",
            "id: City Offices",
            "invalid-id calendars/city-offices.yaml",
        ),
        ("corporate.yaml", "name: ", "name ", "invalid-yaml corporate.yaml"),
        ("corporate.yaml", "\nservices:", "\nservces:", "unknown-key corporate.yaml"),
        (DEPARTMENT, "\nservices:", "\nservices", "invalid-yaml departments/sustainable-growth-and-development.yaml"),
    ] {
        assert_eq!(told(&changed(name, before, after)), [fault], "{name}: {before} -> {after}");
    }
}

#[test]
fn nothing_is_said_of_what_a_missing_or_misnamed_file_holds() {
    for name in ["commitment.md", "corporate.yaml"] {
        let mut sources = content();
        sources.files.retain(|file| file.name != name);
        assert_eq!(told(&sources), ["missing-file "], "{name}");
    }
    let mut sources = content();
    for file in sources.files.iter_mut().filter(|file| file.name.starts_with("calendars/")) {
        file.name = file.name.replace(".yaml", ".yml");
    }
    let rules: Vec<&str> = errors(&sources).iter().map(|found| found.rule).collect();
    assert!(!rules.is_empty() && rules.iter().all(|rule| *rule == "unread-file"), "{rules:?}");
}

#[test]
fn a_clause_whose_heading_is_amiss_is_told_once() {
    for (before, after, fault) in [
        ("{#4.1.b}", "{4.1.b}", "heading-attribute commitment.md"),
        ("{#4.1.b}", "{#4.1.b .x}", "heading-attribute commitment.md"),
        ("{#4.1.b}", "{#4-1-B}", "invalid-id commitment.md"),
        ("## Facts you can trust", "#### Facts you can trust", "unknown-reference commitment.md"),
        ("{#4.1.b}", "(4.1.b)", "unknown-reference corporate.yaml"),
        ("{#4.1.b}", "", "unknown-reference corporate.yaml"),
        ("{#4.1.b}", "{#4.1.bb}", "unknown-reference corporate.yaml"),
    ] {
        assert_eq!(told(&changed("commitment.md", before, after)), [fault], "{before} -> {after}");
    }
}

#[test]
fn a_clause_of_the_wrong_level_is_shown_at_its_heading_with_the_change_that_mends_it() {
    let sources = changed("commitment.md", "## Facts you can trust", "#### Facts you can trust");
    let found = errors(&sources);
    let [one] = &found[..] else { panic!("one fault: {found:#?}") };
    let patch = one.patch.as_ref().expect("it can be mended");
    let mut mended = sources.clone();
    mended.files[patch.span.source.0 as usize].text.replace_range(patch.span.range(), &patch.replacement);
    assert_eq!(mended, content());
}

#[test]
fn what_many_places_refer_to_is_told_once_with_the_first_of_them_and_how_many_there_are() {
    let found = errors(&changed("calendars/city-offices.yaml", "id: city-offices", "id: city-halls"));
    let [one] = &found[..] else { panic!("one fault: {found:#?}") };
    assert_eq!(one.message, "there is no calendar `city-offices`");
    assert_eq!(one.place.as_ref().map(|label| label.text.as_str()), Some("did you mean `city-halls`?"));
    assert_eq!((one.related.len(), &one.patch), (2, &None));
    assert!(one.notes[0].ends_with("other places refer to it"), "{:?}", one.notes);
}

#[test]
fn a_mistake_that_a_reference_brings_to_several_places_is_told_once() {
    let mut sources = changed(DEPARTMENT, "supports: [4.1.c, 4.1.d]", "supports: &clauses [4.1.c, 9.9]");
    let file = sources.files.iter_mut().find(|file| file.name == DEPARTMENT).expect("the department");
    let (before, after) = file.text.rsplit_once("supports: [").expect("another list of clauses");
    let rest = after.split_once(']').expect("a list ends").1;
    file.text = format!("{before}supports: *clauses{rest}");
    let found = errors(&sources);
    let [one] = &found[..] else { panic!("one fault: {found:#?}") };
    assert_eq!((one.message.as_str(), &one.related[..]), ("there is no clause `9.9`", &[][..]));
}

#[test]
fn what_is_wrong_with_a_calendar_or_its_place_is_told_once_for_all_who_count_in_it() {
    let hours = "open:\n  - {days: monday to friday, hours: \"08:30 to 16:30\"}\n";
    let contact = "  calendar: city-offices\nfunctions:";
    for (name, before, after, fault) in [
        (
            DEPARTMENT,
            contact,
            "functions:",
            "business-unit-without-calendar departments/sustainable-growth-and-development.yaml",
        ),
        ("calendars/city-offices.yaml", hours, "open: []\n", "never-open calendars/city-offices.yaml"),
    ] {
        assert_eq!(told(&changed(name, before, after)), [fault], "{name}: {before} -> {after}");
    }
}

#[test]
fn a_name_that_is_written_wrong_is_told_once_and_not_wherever_it_is_referred_to() {
    let department = |fault: &str| format!("{fault} {DEPARTMENT}");
    for (name, before, after, fault) in [
        ("corporate.yaml", "id: letters", "id: Letters", "invalid-id corporate.yaml".to_owned()),
        ("corporate.yaml", "id: letters", "id: \"!\"", "invalid-id corporate.yaml".to_owned()),
        (DEPARTMENT, "- id: christmas-tree-pickup", "- id: Christmas-tree-pickup", department("invalid-id")),
        (DEPARTMENT, "{name: Inspections,", "{nme: Inspections,", department("unknown-key")),
        ("commitment.md", "3.1.d", "3.1.d.", "invalid-id commitment.md".to_owned()),
        ("site.yaml", "city: City", ": City", "wrong-type site.yaml".to_owned()),
        (DEPARTMENT, "within: 3 business days", ": 3 business days", department("wrong-type")),
    ] {
        assert_eq!(told(&changed(name, before, after)), [fault], "{name}: {before} -> {after}");
    }
}

#[test]
fn a_stage_that_is_written_wrong_is_told_once() {
    let mut sources = content();
    let file = sources.files.iter_mut().find(|file| file.name == "corporate.yaml").expect("the baseline");
    let at = file.text.find("id: letters").expect("the service");
    file.text = file.text[..at].to_owned() + &file.text[at..].replacen("stage: respond", "stage: respnd", 1);
    assert_eq!(told(&sources), ["unknown-word corporate.yaml"]);
}

#[test]
fn a_commitment_without_a_text_is_told_once() {
    let mut sources = content();
    let file = sources.files.iter_mut().find(|file| file.name == "commitment.md").expect("the commitment");
    let end = file.text.rfind("\n---\n").expect("the end of its keys") + 5;
    file.text.truncate(end);
    assert_eq!(told(&sources), ["missing-value commitment.md"]);
}

/// The files that all others need, with the keys that they can't do without.
const NEEDED: [(&str, &[&str]); 5] = [
    (
        "site.yaml",
        &["city", "short_name", "title", "summary", "base_url", "time_zone", "language", "licence", "contact"],
    ),
    ("commitment.md", &["title", "summary", "policy"]),
    ("corporate.yaml", &["name", "summary", "accountable", "contact"]),
    (DEPARTMENT, &["name", "summary", "accountable", "contact"]),
    ("pages/accessibility.md", &["title", "summary"]),
];

/// The content, with a promise in it that takes effect before it is approved, and long words on a page.
fn with_faults_for_rules() -> Sources {
    let mut sources = changed(DEPARTMENT, "on: 2025-11-18}", "on: 2026-11-18}");
    let page = sources.files.iter_mut().find(|file| file.name == "pages/accessibility.md").expect("the page");
    page.text.push_str("\nAs [above](/nowhere/).\n");
    sources
}

#[test]
fn a_slip_in_a_file_that_all_others_need_hides_nothing_of_what_the_rules_find() {
    let early = format!("effective-before-approval {DEPARTMENT}");
    assert_eq!(told(&with_faults_for_rules()), [early.as_str(), "broken-link pages/accessibility.md"]);
    for (name, keys) in NEEDED {
        for key in keys {
            let mut sources = with_faults_for_rules();
            let file = sources.files.iter_mut().find(|file| file.name == name).expect("a file of the content");
            assert!(file.text.contains(&format!("\n{key}:")), "{name}: {key}");
            file.text = file.text.replacen(&format!("\n{key}:"), &format!("\n{key}x:"), 1);
            let mut told = told(&sources);
            told.sort();
            // Whether a page is there is only asked when all can be read that pages come from.
            let link = (name == "site.yaml").then(|| "broken-link pages/accessibility.md".to_owned());
            let expected: Vec<String> =
                link.into_iter().chain([early.clone(), format!("unknown-key {name}")]).collect();
            assert_eq!(told, expected, "{name}: {key}");
        }
    }
}

#[test]
fn a_file_that_all_others_need_and_that_can_t_be_read_hides_nothing_of_what_the_rules_find() {
    let early = format!("effective-before-approval {DEPARTMENT}");
    for (name, _) in &NEEDED[..3] {
        let mut sources = with_faults_for_rules();
        let file = sources.files.iter_mut().find(|file| file.name == *name).expect("a file of the content");
        file.text = file.text.replacen("summary: ", "summary ", 1);
        let is_said = |sources: &Sources, fault: &str| {
            let told = told(sources);
            assert!(told.contains(&early) && told.contains(&fault.to_owned()), "{name}: {told:?}");
            let others = told.iter().filter(|one| **one != early && *one != fault);
            // Pages don't come from the site's facts.
            assert!(
                others.eq(["broken-link pages/accessibility.md"].iter().filter(|_| *name == "site.yaml")),
                "{told:?}"
            );
        };
        is_said(&sources, &format!("invalid-yaml {name}"));
        sources.files.retain(|file| file.name != *name);
        is_said(&sources, "missing-file ");
    }
}

/// A rule that asks for what is not there waits only for the files that it may be in.
#[test]
fn what_is_missing_is_told_though_another_file_has_a_fault() {
    let mut sources = changed(DEPARTMENT, "within: 3 business days", "within: 3 days");
    let file = sources.files.iter_mut().find(|file| file.name == "departments/city-managers-office.yaml");
    let file = file.expect("another department");
    file.text = file.text.replacen("calendar: city-offices", "", 1);
    assert_eq!(
        told(&sources),
        [
            "business-unit-without-calendar departments/city-managers-office.yaml".to_owned(),
            format!("bare-days {DEPARTMENT}")
        ]
    );
}
