//! Answers in; new content out that is valid at once, with every other byte as it was, or nothing at all.
//!
//! It is long because each kind of content is tried with flags, with answers and with faults.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use charter::authoring::{City, ClosedDays, NoAnswer, Question, Questions, quoted};
use charter::command::LinePerson;
use charter::config::Day;
use charter::holidays::Jurisdiction;
use charter::parse::node;
use charter::source::{Source, SourceId, Sources};
use charter::{load, pipeline};
use jiff::civil::date;
use proptest::prelude::{prop_assert_eq, proptest};
use tempfile::TempDir;

use crate::support::program::{code, complained, said, workplace};
use crate::support::site::path;

const CITY: [&str; 14] = [
    "new",
    "city",
    "--name",
    "City of \"Foo: Bar\" #1",
    "--phone",
    "780-555-0100",
    "--base-url",
    "https://www.example.org/s/",
    "--time-zone",
    "America/Edmonton",
    "--holidays",
    "CA-AB",
    "--as-of",
    "2026-11-23",
];

const DEPARTMENT: [&str; 10] = [
    "new",
    "department",
    "--name",
    "Parks: green & blue",
    "--summary",
    "Looks after the parks.",
    "--accountable",
    "Director of Parks",
    "--phone",
    "780-555-0102",
];

const PROMISE: [&str; 10] = [
    "--stage",
    "make safe",
    "--we",
    "fence off the danger",
    "--within",
    "1 business day",
    "--starts",
    "you call us: from anywhere",
    "--effective",
    "2026-03-01",
];

const SERVICE: [&str; 10] = [
    "new",
    "service",
    "--name",
    "Fallen trees",
    "--summary",
    "Tell us about a fallen tree.",
    "--email",
    "a@example.org",
    "--supports",
    "4.1.b,4.1.e",
];

/// Runs the program without a terminal.
fn charter(place: &Path, arguments: &[&[&str]]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_charter"));
    command.current_dir(place).args(arguments.concat()).write_stdin("").output().expect("the program runs")
}

fn assert_made(output: &Output, message: &str) {
    assert_eq!((code(output), said(output).as_str(), complained(output).as_str()), (0, message, ""));
}

fn assert_refused(output: &Output, reason: &str) {
    assert_eq!((code(output), said(output).as_str()), (2, ""));
    let complaint = complained(output);
    assert!(complaint.contains(reason), "{complaint}");
}

/// The content has no error; warnings and notes are allowed.
fn assert_sound(place: &Path) {
    let output = charter(place, &[&["check", "--as-of", "2026-11-23"]]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
}

fn read(place: &Path, name: &str) -> String {
    fs::read_to_string(place.join("content").join(name)).expect("the file is there")
}

fn write(place: &Path, name: &str, text: &str) {
    fs::write(place.join("content").join(name), text).expect("the file can be written");
}

fn service_of_parks() -> Vec<&'static str> {
    [&SERVICE[..], &["--department", "roads"], &PROMISE].concat()
}

fn standard_of(service: &str) -> Vec<&str> {
    [&["new", "standard", "--service", service][..], &PROMISE].concat()
}

#[test]
fn a_new_city_has_no_fault_and_can_be_built() {
    let place = TempDir::new().expect("a temporary folder can be made");
    let made = "content/site.yaml: new\ncontent/commitment.md: new\ncontent/corporate.yaml: new\n\
                content/calendars/office.yaml: new\ncontent/departments/first.yaml: new\n\
                content/.schema/site.schema.json: new\ncontent/.schema/commitment.schema.json: new\n\
                content/.schema/corporate.schema.json: new\ncontent/.schema/calendar.schema.json: new\n\
                content/.schema/department.schema.json: new\ncontent/.schema/page.schema.json: new\n\
                content/.schema/answers.schema.json: new\ncontent/.schema/actions.schema.json: new\n";
    assert_made(&charter(place.path(), &[&CITY]), made);
    let check = charter(place.path(), &[&["check", "--as-of", "2026-11-23", "--deny-warnings"]]);
    let complaint = complained(&check);
    assert!(complaint.starts_with("note[placeholder-text]: 12 texts are still to be replaced"), "{complaint}");
    assert!(complaint.ends_with("\n1 note\n"), "{complaint}");
    assert_eq!(code(&check), 0);
    assert_eq!(code(&charter(place.path(), &[&["build", "--as-of", "2026-11-23"]])), 0);
    for name in ["site", "commitment", "corporate", "calendar", "department", "page"] {
        let name = format!(".schema/{name}.schema.json");
        assert_eq!(read(place.path(), &name), fs::read_to_string(path("content").join(&name)).expect("a schema"));
    }
}

#[test]
fn a_new_city_has_no_error_in_whatever_year_it_begins() {
    let places: Vec<&Jurisdiction> = Jurisdiction::all().collect();
    for year in 2020..2050 {
        let today = date(year, 2, 28);
        let closed_days = ClosedDays::Holidays(places[usize::from(year.unsigned_abs()) % places.len()]);
        let [name, short_name] = ["Town of Maple Bend", "Maple Bend"].map(str::to_owned);
        let [phone, base_url, time_zone] =
            ["780-555-0100", "https://example.org/", "America/Halifax"].map(str::to_owned);
        let files = City { name, short_name, phone, base_url, time_zone, today, closed_days }.files();
        let source = |file: charter::authoring::NewFile| Source {
            path: file.name.clone(),
            name: file.name,
            text: file.text,
            obstacle: None,
        };
        let sources = Sources { files: files.into_iter().map(source).collect(), root: String::new() };
        let found = pipeline::diagnose(&sources, Day::Given(today));
        let rules: Vec<&str> = found.iter().map(|one| one.rule).collect();
        assert_eq!(rules, ["placeholder-text"], "{year}");
    }
}

/// The closures of a new city's calendar and what it says of them, without the comments at its start.
fn closures(arguments: &[&str]) -> String {
    let place = TempDir::new().expect("a temporary folder can be made");
    fs::write(place.path().join("ours.ics"), ICS.replace('\n', "\r\n")).expect("the file can be written");
    let without_holidays = &CITY[..10];
    let output = charter(place.path(), &[without_holidays, arguments, &["--as-of", "2026-11-23"]]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    assert_sound(place.path());
    let text = read(place.path(), "calendars/office.yaml");
    let (_, rest) = text.split_once("\nclosures:").expect("the list");
    format!("closures:{rest}{}", complained(&output))
}

const ICS: &str = "\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261225
DTEND;VALUE=DATE:20261229
SUMMARY:Noël: #1\\, \"fête\" {x}
END:VEVENT
BEGIN:VEVENT
DTSTART:20261224T190000Z
DTEND:20261224T233000Z
SUMMARY:Christmas Eve
END:VEVENT
END:VCALENDAR
";

#[test]
fn a_new_calendar_lists_the_holidays_of_its_place() {
    let text = closures(&["--holidays", "CA-NB"]);
    let year_2027 = "  # 2027
  - {date: 2027-01-01, name: New Year's Day}
  - {date: 2027-02-15, name: Family Day}
  - {date: 2027-03-26, name: Good Friday}
  # - {date: 2027-03-29, name: Easter Monday}
  # - {date: 2027-05-24, name: Victoria Day}
  - {date: 2027-07-01, name: Canada Day}
  - {date: 2027-08-02, name: New Brunswick Day}
  - {date: 2027-09-06, name: Labour Day}
  # - {date: 2027-09-30, name: National Day for Truth and Reconciliation}
  # - {date: 2027-10-11, name: Thanksgiving Day}
  - {date: 2027-11-11, name: Remembrance Day}
  # - {date: 2027-12-27, name: Christmas Day (observed)}   # 25 December 2027 is a Saturday
  # - {date: 2027-12-28, name: Boxing Day (observed)}   # 26 December 2027 is a Sunday
  # 2028
";
    assert!(text.contains(year_2027), "{text}");
    assert!(text.ends_with("\ncomplete: {from: 2026-01-01, until: 2029-01-01}\n"), "{text}");
    let text = closures(&["--holidays", "england"]);
    let christmas = "  - {date: 2027-12-27, name: Christmas Day (substitute day)}   # 25 December 2027 is a Saturday\n";
    assert!(text.contains(christmas) && !text.contains("Canada"), "{text}");
}

#[test]
fn a_new_calendar_takes_the_days_of_an_icalendar_file_and_tells_what_it_leaves_out() {
    let text = closures(&["--holidays", "ours.ics"]);
    let reason = "it is at a time of day: if you close early then, add the day yourself, like {date: 2026-12-24, name: Christmas Eve, closes: \"12:00\"}";
    let expected = format!(
        "\
closures:
  # 2026
  - date: 2026-12-25
    name: 'Noël: #1, \"fête\" {{x}}'
  - date: 2026-12-28
    name: 'Noël: #1, \"fête\" {{x}}'
# These events of the file were left out:
#   line 8, Christmas Eve: {reason}
# Add their days if you are closed then. Once no closed day is missing, write: {{from: 2026-12-25, until: 2027-01-01}}
# Until then, no date is given that depends on business days.
complete: not yet
ours.ics:8: `Christmas Eve` is left out: {reason}
"
    );
    assert_eq!(text, expected);
}

#[test]
fn without_holidays_a_new_calendar_claims_nothing() {
    let text = closures(&[]);
    assert!(text.starts_with("closures: []\n") && text.ends_with("\ncomplete: not yet\n"), "{text}");
    assert_eq!(closures(&["--holidays", "none"]), text);

    let place = TempDir::new().expect("a temporary folder can be made");
    assert_eq!(code(&charter(place.path(), &[&CITY[..10], &["--as-of", "2026-11-23"]])), 0);
    let check = complained(&charter(place.path(), &[&["check", "--as-of", "2026-11-23"]]));
    assert!(check.contains("warning[calendar-ends-soon]: the list of closures of `office` is not complete"), "{check}");
    assert_eq!(code(&charter(place.path(), &[&["build", "--as-of", "2026-11-23"]])), 0);
    let page = |name: &str| fs::read_to_string(place.path().join("public").join(name)).expect("a page");
    let service = page("services/first-service/index.html");
    assert!(service.contains("It may be closed on other days too, such as public holidays."), "{service}");
    assert!(service.contains("because our list of closed days is not complete"), "{service}");
    assert!(page("about/index.html").contains("Our list of closed days is not complete yet"));
    assert!(page("api/v1/calendars.json").contains("\"complete\": null"));
}

#[test]
fn holidays_that_are_not_known_are_refused_and_nothing_is_written() {
    let place = TempDir::new().expect("a temporary folder can be made");
    fs::write(place.path().join("page.ics"), "<html>\n").expect("the file can be written");
    let cases = [
        ("CA", "error: the public holidays of Canada differ from one part to another: give one of CA-AB, CA-BC,"),
        ("Atlantis", "error: the public holidays of `Atlantis` are not known: give one of CA-AB, "),
        ("gone.ics", "error: there is no file `gone.ics`"),
        ("page.ics", "error: page.ics:1: this line has no colon after its name"),
    ];
    for (answer, reason) in cases {
        assert_refused(&charter(place.path(), &[&CITY[..10], &["--holidays", answer]]), reason);
    }
    assert!(!place.path().join("content").exists());
}

#[test]
fn a_folder_with_content_is_no_place_for_a_new_city() {
    let place = workplace();
    let before = read(place.path(), "site.yaml");
    assert_refused(&charter(place.path(), &[&CITY]), "`content` already contains files");
    assert_eq!(read(place.path(), "site.yaml"), before);
    assert!(!place.path().join("content/.schema").exists());
}

#[test]
fn without_a_terminal_every_missing_flag_is_named() {
    let place = workplace();
    let cases: [(&[&str], &str); 6] = [
        (
            &["new", "city", "--content", "town", "--name", "X"],
            "error: `--phone`, `--base-url`, `--time-zone` are missing: give them",
        ),
        (
            &DEPARTMENT[..8],
            "error: `--phone` is missing: give it, or run this in a terminal and answer the questions\n  `--phone`: or give `--email` instead\n",
        ),
        (
            &["new", "service"],
            "`--department`, `--name`, `--summary`, `--phone`, `--supports`, `--stage`, `--we`, `--within`",
        ),
        (
            &["new", "service"],
            "\n  `--supports`: the clauses of the commitment:\n    4.1.b  A quick reply\n    4.1.e  Good work\n",
        ),
        (&["new", "standard"], "`--service`, `--stage`, `--we`, `--within`, `--starts` are missing"),
        (
            &["new", "standard", "--service", "pothole-repair", "--stage", "complete"],
            "`--variant`, `--we`, `--within`, `--starts` are missing",
        ),
    ];
    for (arguments, reason) in cases {
        assert_refused(&charter(place.path(), &[arguments]), reason);
    }
}

#[test]
fn a_new_department_is_valid_and_no_file_is_overwritten() {
    let place = workplace();
    let made = "content/departments/parks-green-blue.yaml: new\ncontent/.schema/department.schema.json: new\n";
    assert_made(&charter(place.path(), &[&DEPARTMENT]), made);
    assert_sound(place.path());
    let text = read(place.path(), "departments/parks-green-blue.yaml");
    assert!(text.contains("\nname: 'Parks: green & blue'\n") && text.contains("\n  calendar: town-office\n"), "{text}");
    assert!(place.path().join("content/.schema/department.schema.json").exists());

    write(place.path(), "departments/taken.yaml", &read(place.path(), "departments/roads.yaml"));
    fs::remove_file(place.path().join("content/departments/roads.yaml")).expect("it can go");
    let before = read(place.path(), "departments/taken.yaml");
    assert_refused(
        &charter(place.path(), &[&DEPARTMENT, &["--id", "taken"]]),
        "error: `content/departments/taken.yaml` already exists and is left as it is",
    );
    let roads = charter(place.path(), &[&DEPARTMENT, &["--id", "roads"]]);
    assert_refused(&roads, "error: there is already a department `roads`, in `content/departments/taken.yaml`");
    assert_eq!(read(place.path(), "departments/taken.yaml"), before);
}

#[test]
fn a_new_language_is_english_to_be_translated_and_no_file_is_overwritten() {
    let place = workplace();
    let site = read(place.path(), "site.yaml").replace("language: en\n", "language: fr-CA\n");
    write(place.path(), "site.yaml", &site);
    let unknown = complained(&charter(place.path(), &[&["check", "--as-of", "2026-11-23"]]));
    assert!(unknown.contains("`charter new language --tag fr`"), "{unknown}");

    let language = ["new", "language", "--tag", "fr"];
    assert_made(&charter(place.path(), &[&language]), "content/languages/fr.yaml: new\n");
    let english = fs::read_to_string(path("src/language/en.yaml")).expect("English");
    assert_eq!(read(place.path(), "languages/fr.yaml"), english);
    assert_sound(place.path());
    let check = || complained(&charter(place.path(), &[&["check", "--as-of", "2026-11-23"]]));
    let untranslated = "warning[language-file]: the promises of `fr-CA` are still in English";
    assert!(check().contains(untranslated), "{}", check());
    write(place.path(), "languages/fr.yaml", &english.replace("We will {action}", "Nous allons {action}"));
    assert!(!check().contains("still in English"), "{}", check());

    write(place.path(), "languages/fr.yaml", &english.replace("name: English", "name: Français"));
    let exists = "error: `content/languages/fr.yaml` already exists and is left as it is";
    assert_refused(&charter(place.path(), &[&language]), exists);
    assert!(read(place.path(), "languages/fr.yaml").contains("name: Français"));
}

#[test]
fn a_new_language_needs_a_tag() {
    let place = workplace();
    assert_refused(&charter(place.path(), &[&["new", "language"]]), "error: `--tag` is missing");
    for tag in ["french", "../fr", "fr.CA", "f"] {
        let reason = format!("error: `{tag}` is not a language tag: use the language's short form");
        assert_refused(&charter(place.path(), &[&["new", "language", "--tag", tag]]), &reason);
    }
    assert!(!place.path().join("content/languages").exists());
}

#[test]
fn a_new_department_counts_by_a_calendar_whatever_its_file_is_called() {
    let place = workplace();
    let calendars = place.path().join("content/calendars");
    fs::rename(calendars.join("town-office.yaml"), calendars.join("hours.yaml")).expect("it can be renamed");
    assert_eq!(code(&charter(place.path(), &[&DEPARTMENT])), 0);
    let text = read(place.path(), "departments/parks-green-blue.yaml");
    assert!(text.contains("\n  calendar: town-office\n"), "{text}");
    assert_sound(place.path());
}

#[test]
fn paths_are_shown_as_they_are_elsewhere() {
    let place = workplace();
    let inside = charter(&place.path().join("content"), &[&DEPARTMENT, &["--content", "."]]);
    assert_made(&inside, "departments/parks-green-blue.yaml: new\n.schema/department.schema.json: new\n");
    let outside = charter(place.path(), &[&DEPARTMENT, &["--id", "ponds", "--content", "./content"]]);
    assert_made(&outside, "content/departments/ponds.yaml: new\n");
}

#[test]
fn a_new_department_gets_its_first_service_and_that_a_second_standard() {
    let place = workplace();
    assert_eq!(code(&charter(place.path(), &[&DEPARTMENT])), 0);
    let service = charter(place.path(), &[&SERVICE, &["--department", "parks-green-blue"], &PROMISE]);
    assert_made(&service, "content/departments/parks-green-blue.yaml: added the service `fallen-trees`\n");
    assert_sound(place.path());
    let standard = charter(place.path(), &[&standard_of("fallen-trees"), &["--variant", "in-parks"]]);
    assert_made(&standard, "content/departments/parks-green-blue.yaml: added a standard of `fallen-trees`\n");
    assert_sound(place.path());
}

const WRITTEN: &str = "\
# Our file.
id: roads
name:   Roads            # spaces stay
summary: >-
  Looks after
  streets.
accountable: 'Director of Roads'
contact: {phone: 780-555-0101, calendar: town-office}
services:
    # The first one
    - id: pothole-repair
      name: Pothole repair
      summary: Tell us about a hole.
      ask: [{phone: 780-555-0101}]
      supports: [4.1.e]
      standards:
      - stage: complete
        we: repair it
        starts: you ask us
        within: 4 weeks
        effective: 2026-03-01   # since March
        # This comment belongs to it.

    # ---- Signs ----
    - id: signs
      name: Signs
      summary: Tell us about a sign.
      ask: [{phone: 780-555-0101}]
      standards: [{stage: complete, we: mend it, starts: you ask us, within: 4 weeks, effective: 2026-03-01}]
      supports: [4.1.e]
# The end, without a line break";

/// The entry that [`PROMISE`] makes.
const ENTRY: &str = "      - stage: make safe
        draft: true   # not on the site yet; remove this line once the promise is approved
        # Residents read: \"We will …\", so start with a small letter and leave out the time and the full stop.
        we: fence off the danger
        # Instead of `within`: average, between, every, at_most, at_least, ahead, by, share, level or no_target.
        within: 1 business day
        # share: 90%   # how often you keep it; without this line, every time
        # Residents read: \"The clock starts when …\". If that is not the request: {event: application complete, text: …}
        starts: 'you call us: from anywhere'
        # An old promise whose first day nobody knows: before 2026-03-01
        effective: 2026-03-01
        # announced: YYYY-MM-DD   # the day on which you remove `draft`, if it takes effect on another day
        # approved: {by: City Manager, on: 2026-03-01}   # a role, never a person
        review_by: 2027-03-01
";

#[test]
fn a_standard_goes_behind_the_last_one_and_every_other_byte_stays() {
    for end in ["\n", "\r\n"] {
        let place = workplace();
        write(place.path(), "departments/roads.yaml", &WRITTEN.replace('\n', end));
        assert_eq!(code(&charter(place.path(), &[&standard_of("pothole-repair")])), 0);
        let last = "        # This comment belongs to it.\n";
        let expected = WRITTEN.replace(last, &format!("{last}{ENTRY}")).replace('\n', end);
        assert_eq!(read(place.path(), "departments/roads.yaml"), expected);
        assert_sound(place.path());
    }
}

/// A new standard without its target.
const PUBLISH: [&str; 10] = [
    "new",
    "standard",
    "--service",
    "pothole-repair",
    "--stage",
    "publish",
    "--we",
    "send it",
    "--effective",
    "2026-03-01",
];

#[test]
fn a_standard_can_have_every_kind_of_target() {
    let started = ["--starts", "you ask us"];
    for (flags, lines) in [
        (&["--average", "5 minutes"][..], "average: 5 minutes"),
        (&["--between", "10 business days and 8 weeks"], "between: 10 business days and 8 weeks"),
        (&["--every", "2 weeks", "--share", "95%"], "every: 2 weeks\n        share: 95%"),
        (&["--at-most", "6 days out of use per year"], "at_most: {count: 6, of: days out of use, per: year}"),
        (&["--at-least", "8 times a year"], "at_least: {count: 8, of: times, per: year}"),
        (
            &["--ahead", "5 business days", "--before", "the meeting"],
            "ahead: 5 business days\n        before: the meeting",
        ),
        (&["--by", "the 10th of each month"], "by: the 10th of each month"),
        (&["--share", "99.95%"], "share: 99.95%"),
        (
            &["--level", "at least 85% of callers who answer our survey", "--who", "say that they are satisfied"],
            "level:\n          at_least: 85%\n          of: callers who answer our survey\n          who: say that they are satisfied",
        ),
        (&["--no-target", "Each case takes as long as it takes."], "no_target: Each case takes as long as it takes."),
    ] {
        let place = workplace();
        let is_started = matches!(flags[0], "--average" | "--between");
        let rest: &[&str] = if is_started { &started } else { &[] };
        let made = charter(place.path(), &[&PUBLISH, flags, rest]);
        assert_eq!(code(&made), 0, "{}", complained(&made));
        let text = read(place.path(), "departments/roads.yaml");
        assert!(text.contains(&format!("\n        {lines}\n")), "{text}");
        assert_eq!(text.contains("\n        starts: you ask us\n        # An old promise"), is_started, "{text}");
        assert!(text.contains("\n        effective: 2026-03-01\n"), "{text}");
        assert_sound(place.path());
    }
}

#[test]
fn a_target_that_is_not_whole_is_refused() {
    let place = workplace();
    for (flags, reason) in [
        (&["--ahead", "5 business days"][..], "`--before` is missing"),
        (&["--level", "at least 85% of callers"], "`--who` is missing"),
        (&["--by", "1 June", "--every", "1 year"], "a promise has one target, found `--every` and `--by`"),
        (
            &["--at-least", "often"],
            "`often` is not a number of something in a period\nwrite it like `6 days out of use per year`",
        ),
        (&["--level", "85%", "--who", "smile"], "`85%` does not say a share, and of whom or what"),
        (&["--by", "June"], "write the day: `1 June` for its first day, `30 June` for its last"),
    ] {
        let made = charter(place.path(), &[&PUBLISH, flags]);
        assert_eq!(code(&made), 2, "{flags:?}");
        assert!(complained(&made).contains(reason), "{}", complained(&made));
    }
}

#[test]
fn a_service_goes_after_the_last_one_and_every_other_byte_stays() {
    let place = workplace();
    write(place.path(), "departments/roads.yaml", WRITTEN);
    assert_eq!(code(&charter(place.path(), &[&service_of_parks()])), 0);
    let text = read(place.path(), "departments/roads.yaml");
    let end = "# The end, without a line break";
    let before = WRITTEN.strip_suffix(end).expect("it ends so");
    let added = text.strip_prefix(before).and_then(|text| text.strip_suffix(end)).expect("all else is as it was");
    assert!(added.starts_with("\n    - id: fallen-trees   # permanent: part of"), "{added}");
    assert!(added.contains("\n        - email: a@example.org\n"), "{added}");
    assert_sound(place.path());
}

#[test]
fn a_list_in_another_form_is_left_alone() {
    let place = workplace();
    write(place.path(), "departments/roads.yaml", WRITTEN);
    let reason = "nothing can be added to `content/departments/roads.yaml` safely: the entries of the list don't each start on a new line with a hyphen";
    assert_refused(&charter(place.path(), &[&standard_of("signs")]), reason);
    assert_eq!(read(place.path(), "departments/roads.yaml"), WRITTEN);
}

#[test]
fn an_answer_that_is_no_text_is_asked_for_again() {
    let (mut input, mut output) = (Cursor::new(b"\xff\xfe\nRoads\n"), Vec::new());
    let mut person = LinePerson { input: &mut input, output: &mut output };
    let mut questions = Questions::for_person(&mut person);
    let answer = questions.ask(None, question("--a", Some("usual")), &|_| Ok(()));
    assert_eq!(answer, Ok("Roads".to_owned()));
}

#[test]
fn a_new_service_has_no_warning_even_once_it_is_no_draft() {
    let place = workplace();
    assert_eq!(code(&charter(place.path(), &[&service_of_parks()])), 0);
    let text = read(place.path(), "departments/roads.yaml");
    for text in [text.clone(), text.replace("draft: true", "draft: false")] {
        write(place.path(), "departments/roads.yaml", &text);
        let check = charter(place.path(), &[&["check", "--as-of", "2026-11-23", "--deny-warnings"]]);
        assert_made(&check, "no problems found\n");
    }
}

const EMPTY: &str = "\
id: roads
name: Roads
summary: Looks after streets.
accountable: Director of Roads
services: []
contact: {phone: 780-555-0101, calendar: town-office}
";

#[test]
fn an_empty_list_gets_its_first_service_and_every_other_byte_stays() {
    for (list, key) in [
        ("services: []", "services:"),
        ("services:   [ ]   # none yet", "services:   # none yet"),
        ("services:", "services:"),
        ("services:   # none yet", "services:   # none yet"),
    ] {
        let place = workplace();
        write(place.path(), "departments/roads.yaml", &EMPTY.replace("services: []", list));
        assert_eq!(code(&charter(place.path(), &[&service_of_parks()])), 0, "{list}");
        let text = read(place.path(), "departments/roads.yaml");
        let (before, after) = EMPTY.split_once("services: []\n").expect("it has the list");
        let added = text.strip_prefix(before).and_then(|text| text.strip_suffix(after)).expect("all else is as it was");
        assert!(added.starts_with(&format!("{key}\n  - id: fallen-trees   # permanent: part of")), "{added}");
        assert_sound(place.path());
    }
    for list in ["services: [\n]", "services: ~"] {
        let place = workplace();
        write(place.path(), "departments/roads.yaml", &EMPTY.replace("services: []", list));
        assert_refused(
            &charter(place.path(), &[&service_of_parks()]),
            "the entries of the list don't each start on a new line with a hyphen",
        );
    }
}

#[test]
fn a_text_that_keeps_its_empty_lines_keeps_them() {
    for lines in ["\n", "\n\n", "\n\n\n"] {
        let place = workplace();
        let before = WRITTEN.split_once("    # ---- Signs").expect("it has signs").0.trim_end();
        let before = format!("{before}\n      summary: |+\n        Tell us.{lines}").replacen(
            "      summary: Tell us about a hole.\n",
            "",
            1,
        );
        write(place.path(), "departments/roads.yaml", &before);
        assert_eq!(code(&charter(place.path(), &[&service_of_parks()])), 0, "{lines:?}");
        let text = read(place.path(), "departments/roads.yaml");
        assert!(text.starts_with(&before) || text.ends_with(&lines[1..]), "{text}");
        assert_sound(place.path());
    }
}

#[test]
fn a_department_that_cant_be_read_is_shown_with_its_fault() {
    for (text, fault) in [
        ("id: &x roads\n", "content/departments/roads.yaml:1:"),
        ("# Nothing yet\n", "error[missing-value]: this file is empty"),
        ("id: roads\nname: \"Roads\n", "content/departments/roads.yaml:2:"),
    ] {
        let place = workplace();
        write(place.path(), "departments/roads.yaml", text);
        let service = charter(place.path(), &[&service_of_parks()]);
        assert_refused(&service, fault);
        assert_refused(
            &service,
            "error: there is no department `roads` in the files that can be read: fix the others first",
        );
        assert_refused(&charter(place.path(), &[&standard_of("pothole-repair")]), fault);
    }
}

#[test]
fn a_department_needs_a_number_or_an_address() {
    let place = workplace();
    let by_email = [&DEPARTMENT[..8], &["--email", "parks@example.org"]].concat();
    assert_eq!(code(&charter(place.path(), &[&by_email])), 0);
    let text = read(place.path(), "departments/parks-green-blue.yaml");
    assert!(text.contains("\ncontact:\n  email: parks@example.org\n  calendar: town-office\n"), "{text}");
    assert_sound(place.path());
}

#[test]
fn a_name_without_an_id_and_an_empty_name_are_named_as_the_reason() {
    let place = workplace();
    for name in ["—", "?!"] {
        let mut arguments = DEPARTMENT;
        arguments[3] = name;
        let reason = format!(
            "error: `--id` is missing: give it, or run this in a terminal and answer the questions\n  `--id`: no id can be made from the name `{name}`"
        );
        assert_refused(&charter(place.path(), &[&arguments]), &reason);
    }
    for arguments in [["new", "department", "--name", ""], ["new", "service", "--department", ""]] {
        let reason = format!("error: `{}` is empty", arguments[2]);
        assert_refused(&charter(place.path(), &[&arguments]), &reason);
    }
}

#[test]
#[cfg(unix)]
fn a_write_protected_file_is_left_alone_and_any_other_keeps_its_permissions() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let place = workplace();
    let path = place.path().join("content/departments/roads.yaml");
    let before = read(place.path(), "departments/roads.yaml");
    let set = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("they can be set");
    set(0o444);
    let reason =
        "error: `content/departments/roads.yaml` can't be written: it is write-protected, and is left as it is";
    assert_refused(&charter(place.path(), &[&service_of_parks()]), reason);
    assert_eq!(read(place.path(), "departments/roads.yaml"), before);
    set(0o640);
    // Only an administrator can give a file away; for anybody else it stays theirs, which is as good.
    let _ = std::os::unix::fs::chown(&path, Some(1234), Some(1234));
    let about = |path: &Path| {
        fs::metadata(path).map(|about| (about.uid(), about.gid(), about.mode() & 0o777)).expect("it is there")
    };
    let had = about(&path);
    assert_eq!(code(&charter(place.path(), &[&service_of_parks()])), 0);
    assert_eq!(about(&path), had);
}

#[test]
fn a_citys_texts_read_well_with_any_name() {
    for (name, promises) in [
        ("City of Maple Bend", "What the City of Maple Bend promises when"),
        ("Maple Bend", "What Maple Bend promises when"),
        ("The City of Maple Bend", "What the City of Maple Bend promises when"),
    ] {
        let place = TempDir::new().expect("a temporary folder can be made");
        let mut arguments = CITY;
        arguments[3] = name;
        assert_eq!(code(&charter(place.path(), &[&arguments])), 0);
        let text = read(place.path(), "site.yaml");
        assert!(text.contains(promises), "{text}");
    }
}

#[test]
fn answers_with_faults_are_explained_and_nothing_is_written() {
    let place = workplace();
    let before = read(place.path(), "departments/roads.yaml");
    let mut bare = standard_of("pothole-repair");
    bare[9] = "2 days";
    let output = charter(place.path(), &[&bare]);
    assert_refused(&output, "error[bare-days]");
    assert_refused(&output, "nothing was written, because the content would have these errors");
    let unknown = [&SERVICE[..], &["--department", "rods"], &PROMISE].concat();
    assert_refused(&charter(place.path(), &[&unknown]), "there is no department `rods` in `content`");
    assert_refused(&charter(place.path(), &[&standard_of("holes")]), "there is no service `holes` in `content`");
    assert_refused(&charter(place.path(), &[&DEPARTMENT, &["--id", "../x"]]), "`../x` is not a valid id");
    assert_refused(&charter(place.path(), &[&DEPARTMENT[..9], &["none"]]), "error[invalid-phone]");
    assert_eq!(read(place.path(), "departments/roads.yaml"), before);
}

#[test]
fn every_service_of_the_content_with_standards_can_have_another() {
    let sources = load::content(&path("content")).expect("the content can be read");
    let entry = ENTRY.replace("\n      ", "\n").trim_start().to_owned();
    let mut number = 0;
    for file in sources.files.iter().filter(|file| file.name.starts_with("departments/")) {
        let ids = file.text.lines().filter_map(|line| line.strip_prefix("  - id: "));
        for id in ids {
            let after =
                pipeline::with_standard(&file.text, id, &entry).unwrap_or_else(|reason| panic!("{id}: {reason}"));
            // A service that is done on the spot has no standard of its own yet.
            let first = format!("    standards:\n{ENTRY}");
            let added = if file.text.matches("standards:").count() < after.matches("standards:").count() {
                &first
            } else {
                ENTRY
            };
            assert_eq!(after.replacen(added, "", 1), file.text, "{id}");
            number += 1;
        }
    }
    assert!(number > 20, "{number} services");
}

fn question(flag: &'static str, usual: Option<&str>) -> Question {
    Question { flag, words: "What", usual: usual.map(str::to_owned), note: None }
}

#[test]
fn a_person_is_asked_for_what_no_flag_says() {
    let (mut input, mut output) = (Cursor::new("\n  Roads \n\nwrong\nother\n"), Vec::new());
    let mut person = LinePerson { input: &mut input, output: &mut output };
    let mut questions = Questions::for_person(&mut person);
    let check = |answer: &str| match answer {
        "" => panic!("nothing is not judged"),
        "wrong" => Err("not so\nbut so".to_owned()),
        _ => Ok(()),
    };
    assert_eq!(questions.ask(Some("given"), question("--a", None), &check), Ok("given".to_owned()));
    assert_eq!(questions.ask(Some(" "), question("--a", None), &check), Err(NoAnswer::Empty("--a")));
    assert_eq!(questions.ask(None, question("--b", None), &check), Ok("Roads".to_owned()));
    assert_eq!(questions.ask(None, question("--c", Some("usual")), &check), Ok("usual".to_owned()));
    let noted = Question { note: Some("so and so".to_owned()), ..question("--d", Some("usual")) };
    assert_eq!(questions.ask(None, noted, &check), Ok("other".to_owned()));
    assert_eq!(questions.ask(None, question("--e", None), &check), Err(NoAnswer::Left));
    let asked = "What: What: What [usual]: so and so\nWhat [usual]:   not so\n  but so\nWhat [usual]: What: \n";
    assert_eq!(String::from_utf8(output).expect("text"), asked);
}

proptest! {
    #[test]
    fn words_mean_in_yaml_what_they_mean_to_a_person(words in "[ -~é–\n]{0,200}") {
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let yaml = format!("key: {}   # a comment\n", quoted(&words));
        let tree = node::read(SourceId(0), &yaml, 0).expect("it is YAML");
        prop_assert_eq!(tree.get("key").and_then(|value| value.scalar()), Some(line.as_str()));
    }
}

#[test]
fn a_new_promise_leaves_out_what_the_defaults_say() {
    let place = workplace();
    let defaults = "defaults:\n  effective: 2026-11-23\n  approved: {by: City Manager, on: 2026-02-01}\n  review_by: 2027-10-01\n  \
                    supports: [4.1.b]\n  share: 90%\n  starts: you ask us\nservices:\n";
    write(place.path(), "departments/roads.yaml", &WRITTEN.replace("services:\n", defaults));
    let flags = ["new", "standard", "--service", "pothole-repair", "--stage", "decide", "--we", "decide", "--within"];
    let flags = [&flags[..], &["2 weeks", "--effective", "2026-11-23"]].concat();
    assert_eq!(code(&charter(place.path(), &[&flags])), 0);
    let text = read(place.path(), "departments/roads.yaml");
    let (_, entry) = text.split_once("- stage: decide\n").expect("the entry is there");
    let lines: Vec<&str> = entry.lines().map(str::trim).filter(|line| !line.starts_with('#')).take(4).collect();
    assert_eq!(
        lines,
        [
            "draft: true   # not on the site yet; remove this line once the promise is approved",
            "we: decide",
            "within: 2 weeks",
            "approved: none   # until it is approved: the approval in the defaults is an earlier one",
        ]
    );
    assert_sound(place.path());
}
