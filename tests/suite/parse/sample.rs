//! The sample content: what the City's content has to hold, told as a reader of the catalog sees it.

use std::collections::BTreeSet;

use charter::load;
use charter::model::calendar::Calendar;
use charter::model::catalog::Catalog;
use charter::model::channel::Channel;
use charter::model::edition::{Edition, EffectiveVersion, Status};
use charter::model::target::Target;
use charter::parse::{parse, parse_date};
use charter::resolve::resolve;

use crate::support::site::path;

fn catalog() -> Catalog {
    let sources = load::content(&path("content")).expect("the content is there");
    parse(&sources).catalog.expect("the content is sound")
}

fn edition(catalog: &Catalog) -> Edition<'_> {
    resolve(catalog, jiff::civil::date(2026, 11, 23), false)
}

#[test]
fn every_department_and_function_is_there() {
    let catalog = catalog();
    let functions: Vec<(&str, Vec<&str>)> = catalog
        .departments
        .iter()
        .filter(|department| !department.is_corporate)
        .map(|department| {
            let names = department.functions.iter().map(|function| function.name.value.as_str());
            (department.name.as_str(), names.collect())
        })
        .collect();
    for (department, wanted) in [
        ("City Manager's Office", vec!["Economic and Business Development", "Corporate Communications"]),
        (
            "Corporate Services",
            vec![
                "City Clerk's Office",
                "Finance",
                "Taxes",
                "Utility billing",
                "Human Resources",
                "Information Systems",
            ],
        ),
        (
            "Sustainable Growth and Development Services",
            vec![
                "Planning and Development",
                "Development permits",
                "Building permits",
                "Inspections",
                "Compliance requests",
                "Business licences",
                "Engineering",
                "Public Works",
                "Roads and drainage",
                "Parks maintenance",
                "Pioneer Cemetery",
                "Residential waste",
                "Water and sewer",
            ],
        ),
        (
            "Community and Protective Services",
            vec![
                "Recreation Services",
                "Agrena",
                "Cultural Services",
                "Fire Services",
                "Animal control",
                "Specialized Transit Service",
            ],
        ),
    ] {
        let (_, has) = functions.iter().find(|(name, _)| *name == department).expect("a department");
        for function in wanted {
            assert!(has.contains(&function), "{department} lacks {function}; it has {has:?}");
        }
    }
}

#[test]
fn there_is_enough_to_browse_and_it_is_varied() {
    let catalog = catalog();
    let departmental = catalog.services().filter(|(department, _)| !department.is_corporate).count();
    assert!(departmental >= 60, "{departmental}");
    let promises: Vec<_> =
        catalog.standards().flat_map(|owned| &owned.standard.versions).map(|one| &one.promise).collect();
    let units: BTreeSet<_> =
        promises.iter().filter_map(|promise| promise.target.value.time()).map(|time| time.unit).collect();
    assert_eq!(units.len(), 9, "every unit is used: {units:?}");
    let stages: BTreeSet<_> = catalog.standards().map(|owned| owned.standard.stage).collect();
    assert!(stages.len() >= 10, "{stages:?}");
    let has = |wanted: fn(&Target) -> bool| promises.iter().any(|promise| wanted(&promise.target.value));
    assert!(has(|target| matches!(target, Target::Average(_))));
    assert!(has(|target| matches!(target, Target::Between(..))));
    assert!(has(|target| matches!(target, Target::Every(_))));
    assert!(has(|target| matches!(target, Target::AtMost(_))));
    assert!(promises.iter().any(|promise| !promise.clock.pauses.is_empty()));
    assert!(promises.iter().any(|promise| !promise.exceptions.is_empty()));
    for (_, service) in catalog.services() {
        assert!(!service.ask.is_empty(), "{} says how to ask", service.id);
        assert!(!service.keywords.is_empty(), "{} has residents' words", service.id);
    }
}

#[test]
fn the_baseline_covers_every_channel_that_the_city_has() {
    let catalog = catalog();
    let covered: BTreeSet<Channel> = catalog
        .baseline()
        .flat_map(|owned| &owned.standard.versions)
        .flat_map(|version| &version.promise.channels)
        .map(|channel| channel.value)
        .collect();
    let unused = [Channel::Text, Channel::Chat, Channel::App, Channel::Fax];
    assert_eq!(covered, Channel::ALL.into_iter().filter(|channel| !unused.contains(channel)).collect());
}

#[test]
fn each_example_of_clause_3_1_is_done_on_the_spot_and_names_what_applies_otherwise() {
    let catalog = catalog();
    let edition = edition(&catalog);
    let spots = || catalog.services().filter_map(|(_, service)| service.on_the_spot.as_ref());
    let clauses: BTreeSet<&str> = spots().map(|spot| spot.clause.0.value.as_str()).collect();
    assert_eq!(clauses, BTreeSet::from(["3.1.a", "3.1.b", "3.1.c", "3.1.d", "3.1.e"]));
    for spot in spots() {
        let id = &spot.otherwise.0.value;
        assert!(edition.standards_in_force().any(|(one, _)| one.owned.standard.id.value == *id), "{id} is in force");
    }
}

#[test]
fn every_clause_of_the_commitment_is_made_real() {
    let catalog = catalog();
    let edition = edition(&catalog);
    let clauses: Vec<&str> = catalog.commitment.clauses().map(|(id, _)| id.as_str()).collect();
    assert_eq!(clauses, ["4.1.a", "4.1.b", "4.1.c", "4.1.d", "4.1.e", "4.1.f"]);
    for clause in clauses {
        let supporters = edition.standards_in_force();
        let count = supporters.filter(|(one, _)| one.supports.iter().any(|id| id.0.value.as_str() == clause)).count();
        assert!(count > 0, "{clause}");
    }
}

#[test]
fn it_shows_every_case_of_a_standards_life() {
    let catalog = catalog();
    let edition = edition(&catalog);
    let has_status = |wanted: Status| edition.standards().flat_map(|one| &one.versions).any(|one| one.status == wanted);
    for status in [Status::Scheduled, Status::InForce, Status::Superseded, Status::Retired] {
        assert!(has_status(status), "{status:?}");
    }
    assert!(edition.standards().any(|one| one.owned.standard.retired.is_some()), "a retired standard");
    assert!(edition.services.iter().any(|one| one.status == Status::Retired), "a retired service");
    assert!(catalog.departments.iter().any(|department| !department.formerly.is_empty()), "a former name");
    assert!(catalog.services().any(|(_, service)| service.draft), "a draft");
    let in_force: Vec<&EffectiveVersion<'_>> = edition.standards_in_force().map(|(_, version)| version).collect();
    assert!(in_force.iter().any(|one| matches!(one.version.promise.target.value, Target::None(_))), "no target");
    assert!(in_force.iter().any(|one| one.exempt.is_some()), "an exemption");
    assert!(in_force.iter().any(|one| one.version.promise.statutory.is_some()), "a limit set by law");
}

fn offices(catalog: &Catalog) -> &Calendar {
    catalog.calendars.values().find(|calendar| calendar.id.value.as_str() == "city-offices").expect("the offices")
}

/// From a printed calendar: weekends and holidays as they fall.
const CLOSED: [(&str, &str); 14] = [
    ("2026-12-25", "Christmas Day"),
    ("2027-01-01", "New Year's Day"),
    ("2027-02-15", "Family Day"),
    ("2027-03-26", "Good Friday"),
    ("2027-05-24", "Victoria Day"),
    ("2027-07-01", "Canada Day"),
    ("2027-09-06", "Labour Day"),
    ("2027-10-11", "Thanksgiving"),
    ("2027-11-11", "Remembrance Day"),
    ("2028-02-21", "Family Day"),
    ("2028-04-14", "Good Friday"),
    ("2028-05-22", "Victoria Day"),
    ("2028-10-09", "Thanksgiving"),
    ("2028-12-25", "Christmas Day"),
];

#[test]
fn the_offices_calendar_lists_the_closures_to_the_end_of_2028() {
    let catalog = catalog();
    let calendar = offices(&catalog);
    assert_eq!(calendar.complete.map(|complete| complete.until.value), Some(jiff::civil::date(2029, 1, 1)));
    for (day, name) in CLOSED {
        let day = parse_date(day).expect("a date");
        let closure = calendar.closure(day).unwrap_or_else(|| panic!("{day} is open"));
        assert!(closure.name.value.starts_with(name), "{day}: {}", closure.name);
        assert!(calendar.hours(day).is_empty(), "{day}");
    }
}

#[test]
fn no_closure_is_on_a_day_that_is_closed_anyway() {
    let catalog = catalog();
    for calendar in catalog.calendars.values() {
        for closure in &calendar.closures {
            let day = closure.date.value;
            assert!(!calendar.usual_hours(day).is_empty(), "{}: {day} {}", calendar.id, closure.name);
        }
    }
}
