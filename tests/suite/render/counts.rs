//! A city with one service, of one kind or another -> how many services there are, the same on every page, and no part of a page that says nothing.

use charter::config::{Day, Settings};
use charter::{load, pipeline, theme::Theme};
use scraper::{Html, Selector};

use crate::support::site::{Files, files, of, path, text};

const WORKS: &str = "
id: works
name: Works
summary: Looks after streets.
accountable: Director of Works
contact: {phone: 902-555-0110, calendar: town-hall}
services:
  - id: pothole
    name: Pothole
    function: Roads
    summary: Tell us about a hole in a street.
    ask: [{phone: 902-555-0111}]
    supports: [4.1.a, 4.1.b]
    standards:
      - {stage: complete, within: 3 weeks, starts: you ask, effective: 2026-01-01}
";
const CORPORATE: &str = "
id: town
name: All departments
summary: These promises apply to every department.
accountable: Chief Administrative Officer
contact: {phone: 902-555-0100, calendar: town-hall}
if_missed: Call Town Hall at 902-555-0100.
";

/// The small city with one service and one department, and other words in their file or in the calendar.
fn one(edits: &[(&str, &str)]) -> Files {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    // Nothing of what they measure is there.
    sources.files.retain(|file| !file.name.starts_with("results/"));
    for file in &mut sources.files {
        match &*file.name {
            "departments/works.yaml" => WORKS.clone_into(&mut file.text),
            "corporate.yaml" => CORPORATE.clone_into(&mut file.text),
            _ => {}
        }
        for (from, to) in edits {
            file.text = file.text.replace(from, to);
        }
    }
    let settings = Settings { day: Day::Given(jiff::civil::date(2026, 11, 23)), base_url: None, drafts: false };
    of(pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound"))
}

fn words(files: &Files, page: &str, css: &str) -> Vec<String> {
    let (page, css) = (Html::parse_document(text(files, page)), Selector::parse(css).expect("a selector"));
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&css).map(|element| squeezed(element.text().collect())).collect()
}

/// What home, the list of services and the page about the standards say, and the sum of what the departments say.
fn counted(files: &Files) -> (String, String, String, u32) {
    let first = |page, css| words(files, page, css).into_iter().next().unwrap_or_default();
    let cards = words(files, "departments/index.html", ".card .meta");
    let numbers = cards.iter().filter_map(|text| text.split(' ').next()?.parse::<u32>().ok());
    let about = words(files, "about/index.html", "section:has(> #why) > p").concat();
    let list = about.find("We list").map(|at| about[at..].split_inclusive('.').next().unwrap_or_default().to_owned());
    let lead = first("services/index.html", ".lead");
    (first("index.html", "main a.button"), lead, list.unwrap_or_default(), numbers.sum())
}

fn said(home: &str, list: &str, about: &str, departments: u32) -> (String, String, String, u32) {
    (home.to_owned(), list.to_owned(), about.to_owned(), departments)
}

#[test]
fn every_page_counts_the_same_services() {
    let all = counted(&files("content", "2026-11-23"));
    let list = "84 services, and what we promise for each.";
    assert_eq!(all, said("All 84 services, A to Z", list, "We list 84 services.", 84));
}

#[test]
fn what_starts_later_is_counted_and_what_is_no_longer_offered_is_not() {
    let scheduled = one(&[("effective: 2026-01-01", "effective: 2027-01-01")]);
    let only = said("The only service, A to Z", "1 service, and what we promise for it.", "We list 1 service.", 1);
    assert_eq!(counted(&scheduled), only);
    let retired = one(&[("    function: Roads", "    retired: {on: 2026-10-01, reason: The town is no more.}")]);
    assert_eq!(
        counted(&retired),
        said("Services A to Z", "We offer no services at the moment.", "We list 0 services.", 0)
    );
}

#[test]
fn what_is_not_there_has_no_part_of_a_page_and_no_link() {
    let closures = "
closures:
  - {date: 2026-12-25, name: Christmas Day}
  - {date: 2026-12-24, name: Christmas Eve, closes: 12:00}
  - {date: 2027-01-01, name: New Year's Day}
";
    let site = one(&[("effective: 2026-01-01", "effective: 2027-01-01"), (closures, "\nclosures: []\n")]);
    let on_page = |page, css| words(&site, page, css).concat();
    assert!(!on_page("index.html", "main").contains("on the spot"), "nothing is done on the spot");
    assert_eq!(on_page("on-the-spot/index.html", "main > p"), "No services are listed as done on the spot.");
    assert_eq!(on_page("changes/index.html", "main h2"), "ScheduledFollow the changes", "nothing is in effect yet");
    assert_eq!(on_page("about/index.html", "details"), "");
    assert!(on_page("about/index.html", "main").contains("No other closed days to 31 December 2027."));
    assert!(!on_page("departments/works/index.html", "main").contains("Closed days"));
    assert!(!on_page("functions/index.html", "main").contains("Not every service has a line of work."));
}

#[test]
fn what_is_there_has_its_part_and_its_link() {
    let site = files("tests/fixtures/sites/small/content", "2026-11-23");
    let on_page = |page, css| words(&site, page, css).concat();
    assert!(on_page("index.html", "main").contains("Some things we do on the spot."));
    assert_eq!(on_page("changes/index.html", "main h2"), "ScheduledPast changesFollow the changes");
    assert!(on_page("about/index.html", "details").starts_with("Closed days to 31 December 2027"));
    assert!(on_page("departments/works/index.html", "main").contains("Town Hall: Monday to Thursday"));
    assert!(on_page("functions/index.html", "main").contains("Not every service has a line of work."));
}
