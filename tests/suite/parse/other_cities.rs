//! Content folders with what other cities have promised -> every promise is in the catalog: whatever a real city promises, the format can say.
//! The figures are from undated copies of public pages, in our own words; nothing here is claimed to be in force.

use std::path::Path;

use charter::check::{Context, check};
use charter::load;
use charter::model::amount::{Amount, Unit};
use charter::model::catalog::{Catalog, Owned};
use charter::model::channel::Channel;
use charter::model::stage::Stage;
use charter::model::standard::{Conditions, Promise, StartEvent};
use charter::model::strength::{Comparison, Weakness, compare};
use charter::model::target::{Count, Target, Things};
use charter::parse::{Parsed, parse};
use charter::render::pages::site_pages;

/// A promise as the city's page has it. What is not said is left empty.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    department: &'static str,
    standard: &'static str,
    stage: Stage,
    target: Target,
    channels: Vec<Channel>,
    share: Option<u16>,
    starts: Option<StartEvent>,
    statutory: Option<Amount>,
    condition: Option<&'static str>,
}

const fn row(department: &'static str, standard: &'static str, stage: Stage, target: Target) -> Row {
    Row {
        department,
        standard,
        stage,
        target,
        channels: Vec::new(),
        share: None,
        starts: None,
        statutory: None,
        condition: None,
    }
}

const fn within(value: u32, unit: Unit) -> Target {
    Target::Within(Amount::new(value, unit))
}

fn kingston() -> Vec<Row> {
    let two_days = within(2, Unit::BusinessDay);
    vec![
        row("corporate", "enquiries.respond", Stage::Respond, two_days.clone()),
        Row {
            channels: vec![Channel::Email, Channel::Web],
            ..row("corporate", "written-requests.acknowledge", Stage::Acknowledge, within(0, Unit::Minute))
        },
        Row { channels: vec![Channel::Email], ..row("planning", "planning-mailbox.respond", Stage::Respond, two_days) },
        Row {
            channels: vec![Channel::Email],
            condition: Some("when we must look into it or ask another department"),
            ..row("planning", "planning-mailbox.respond.investigation", Stage::Respond, within(1, Unit::Week))
        },
        Row {
            channels: vec![Channel::Phone, Channel::Voicemail],
            ..row("planning", "planning-calls.respond", Stage::Respond, within(1, Unit::BusinessDay))
        },
    ]
}

fn london() -> Vec<Row> {
    let thirty_days = Amount::new(30, Unit::CalendarDay);
    vec![
        Row {
            channels: vec![Channel::Voicemail],
            ..row("corporate", "voicemail.acknowledge", Stage::Acknowledge, within(2, Unit::BusinessDay))
        },
        Row {
            starts: Some(StartEvent::ApplicationComplete),
            ..row("city-clerk", "raffle-licence.decide", Stage::Decide, within(5, Unit::BusinessDay))
        },
        Row {
            statutory: Some(thirty_days),
            ..row("city-clerk", "freedom-of-information.respond", Stage::Respond, Target::Within(thirty_days))
        },
        Row {
            starts: Some(StartEvent::MeetingEnds),
            ..row("city-clerk", "council-videos.publish", Stage::Publish, within(2, Unit::BusinessDay))
        },
    ]
}

fn toronto() -> Vec<Row> {
    let fewer_than_seven = Target::AtMost(Count { count: 6, of: Things::plain("days out of use"), per: Unit::Year });
    let daily = Target::Every(Amount::new(1, Unit::CalendarDay));
    vec![
        Row {
            channels: vec![Channel::Phone],
            share: Some(80),
            ..row("corporate", "calls-to-311.answer", Stage::Answer, within(75, Unit::Second))
        },
        row("animal-services", "injured-wildlife.attend", Stage::Attend, within(2, Unit::Hour)),
        Row {
            share: Some(80),
            condition: Some("level 1 emergencies"),
            ..row("real-estate", "building-maintenance.respond.level-one", Stage::Respond, within(2, Unit::Hour))
        },
        row("real-estate", "meeting-rooms.available", Stage::Available, fewer_than_seven),
        row("real-estate", "cleaning.repeat", Stage::Repeat, daily),
        row("urban-forestry", "tree-pruning.complete", Stage::Complete, within(8, Unit::Week)),
    ]
}

fn christchurch() -> Vec<Row> {
    vec![
        row("noise-control", "noise-now.attend", Stage::Attend, within(1, Unit::Hour)),
        row("roads", "surface-flooding.make-safe", Stage::MakeSafe, within(6, Unit::Hour)),
        row("roads", "surface-flooding.complete", Stage::Complete, within(5, Unit::CalendarDay)),
        row("roads", "potholes.complete", Stage::Complete, within(16, Unit::CalendarDay)),
    ]
}

fn catalog(city: &str) -> Catalog {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/other-cities").join(city);
    let sources = load::content(&folder).expect("the fixture can be read");
    let Parsed { catalog, diagnostics, .. } = parse(&sources);
    assert_eq!(diagnostics, [], "{city}");
    let catalog = catalog.expect("a sound folder has a catalog");
    let found = check(&Context::new(&catalog, &sources, &site_pages(), jiff::civil::date(2026, 11, 23)));
    let errors: Vec<_> = found.iter().filter(|one| one.is_error()).collect();
    assert!(errors.is_empty(), "{city}: {errors:#?}");
    catalog
}

/// Whether a standard of the catalog is the row, in every respect.
fn says(owned: &Owned<'_>, row: &Row) -> bool {
    let [version] = &owned.standard.versions[..] else { return false };
    let promise = &version.promise;
    let channels: Vec<Channel> = promise.channels.iter().map(|channel| channel.value).collect();
    owned.department.id.value.as_str() == row.department
        && owned.standard.stage == row.stage
        && promise.target.value == row.target
        && channels == row.channels
        && promise.share.map(|share| share.value.hundredths()) == row.share.map(|percent| percent * 100)
        && promise.clock.starts.as_ref().map(|start| start.event) == row.starts
        && promise.statutory.as_ref().map(|limit| limit.within.value) == row.statutory
        && promise.conditions.as_ref().map(|conditions| condition(&conditions.value)) == row.condition
}

fn condition(conditions: &Conditions) -> &str {
    conditions.text.as_ref().map(|text| text.value.as_str()).or(conditions.priority.as_deref()).unwrap_or_default()
}

fn assert_says(city: &str, rows: &[Row]) {
    let catalog = catalog(city);
    let found: Vec<&str> = catalog.standards().map(|owned| owned.standard.id.value.as_str()).collect();
    let expected: Vec<&str> = rows.iter().map(|row| row.standard).collect();
    assert_eq!(found, expected, "{city}");
    for (owned, row) in catalog.standards().zip(rows) {
        assert!(says(&owned, row), "{city} promises {row:?}, but this is read: {:#?}", owned.standard);
    }
}

#[test]
fn kingston_has_one_first_response_and_what_takes_longer_under_a_condition() {
    assert_says("kingston", &kingston());
}

#[test]
fn london_starts_clocks_at_events_and_names_a_limit_set_by_law() {
    assert_says("london", &london());
}

#[test]
fn toronto_counts_seconds_days_out_of_use_and_what_comes_round() {
    assert_says("toronto", &toronto());
}

#[test]
fn christchurch_makes_safe_first_and_has_no_promise_for_all_departments() {
    assert_says("christchurch", &christchurch());
}

fn promise<'a>(catalog: &'a Catalog, id: &str) -> &'a Promise {
    let owned = catalog.standards().find(|owned| owned.standard.id.value.as_str() == id).expect("the standard");
    &owned.standard.versions[0].promise
}

#[test]
fn a_stronger_promise_for_calls_is_seen_as_stronger() {
    let kingston = catalog("kingston");
    let (calls, any) = (promise(&kingston, "planning-calls.respond"), promise(&kingston, "enquiries.respond"));
    assert_eq!(compare(calls, any), Comparison::NotWeaker);
    assert_eq!(compare(any, calls), Comparison::Weaker(vec![Weakness::Longer]));
}
