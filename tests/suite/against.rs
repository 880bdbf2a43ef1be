//! A published site and changed content in, diagnostics out: what would break a promise of the feed is refused, word for word.
//!
//! `UPDATE_EXPECTED=1` writes the expected texts anew; read them before you keep them.
#![expect(clippy::disallowed_methods, reason = "tests publish sites and change them")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use charter::against::RULES;
use charter::config::{Day, Settings};
use charter::diagnostic::{Diagnostic, Severity};
use charter::emit::text::{Style, render};
use charter::published::Published;
use charter::source::Sources;
use charter::theme::Theme;
use charter::{load, pipeline};
use jiff::civil::{Date, date};
use serde_json::Value;
use tempfile::TempDir;

use crate::check::{assert_expected, cases, fixtures, overlaid};
use crate::cli::{code, complained, run, workplace};
use crate::publish::publish;

/// The day on which the sites are published, and the content compared.
const TODAY: Date = date(2026, 11, 23);

fn fixture(rule: &str, which: &str) -> Sources {
    overlaid(&fixtures("against").join(rule).join(which))
}

/// The site of some content on a day, in a folder of its own.
pub(crate) fn published(sources: &Sources, day: Date) -> TempDir {
    let settings = Settings { day: Day::Given(day), base_url: None, drafts: false };
    let build = pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound");
    let made = build.made.unwrap_or_else(|| panic!("{}", render(&build.diagnostics, sources, Style::Plain)));
    let folder = TempDir::new().expect("a folder to publish to");
    publish(&made.artifacts, folder.path()).expect("the site can be published");
    folder
}

/// What the site in a folder says.
pub(crate) fn read(folder: &Path) -> Published {
    Published::read(&load::published(folder).expect("there is a feed")).expect("it is a feed")
}

/// What the rules of the feed say about content set against a site.
fn found(sources: &Sources, site: &Published, today: Date) -> Vec<Diagnostic> {
    let diagnosis =
        pipeline::diagnose_against(sources, Day::Given(today), site, "public").expect("the feed can be made");
    let all = render(&diagnosis.diagnostics, sources, Style::Plain);
    assert!(diagnosis.is_compared, "the content has errors of its own:\n{all}");
    let is_ours = |found: &Diagnostic| RULES.iter().any(|rule| rule.name == found.rule);
    let (ours, others): (Vec<_>, Vec<_>) = diagnosis.diagnostics.into_iter().partition(is_ours);
    assert!(others.iter().all(|other| other.severity != Severity::Error), "{others:#?}");
    ours
}

/// The published site of a rule's fixture; with a key that is not written any more, where that is the fault.
fn site(rule: &str, with_an_older_key: bool) -> Published {
    let folder = published(&fixture(rule, "published"), TODAY);
    if with_an_older_key {
        plant_key(&folder.path().join("api/v1/standards.json"));
    }
    read(folder.path())
}

/// Gives the first standard's target a key that this program has never written.
fn plant_key(file: &Path) {
    let mut document: Value = serde_json::from_slice(&fs::read(file).expect("the feed is there")).expect("it is JSON");
    document["standards"][0]["target"]["tolerance"] = Value::Null;
    fs::write(file, document.to_string()).expect("the feed can be changed");
}

#[test]
fn every_rule_refuses_its_fault() {
    for rule in RULES {
        let sources = fixture(rule.name, "fault");
        let found = found(&sources, &site(rule.name, rule.name == "missing-feed-key"), TODAY);
        assert!(found.iter().any(|one| one.rule == rule.name), "`{}` says nothing about its fault", rule.name);
        assert!(found.iter().all(Diagnostic::is_error));
        assert_expected(&render(&found, &sources, Style::Plain), &case(rule.name).join("fault.txt"));
    }
}

#[test]
fn every_rule_is_silent_about_what_keeps_the_promises() {
    for rule in RULES {
        let sources = fixture(rule.name, "sound");
        let text = render(&found(&sources, &site(rule.name, false), TODAY), &sources, Style::Plain);
        assert!(text.is_empty(), "the sound fixture of `{}` is refused:\n{text}", rule.name);
    }
}

fn case(rule: &str) -> PathBuf {
    fixtures("against").join(rule)
}

#[test]
fn every_fixture_belongs_to_a_rule_and_every_rule_has_two_examples() {
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(cases(&fixtures("against")), rules);
    assert!(RULES.is_sorted_by_key(|rule| rule.name));
    for rule in RULES {
        assert!(!rule.why.is_empty() && !rule.wrong.is_empty() && rule.wrong != rule.right, "{}", rule.name);
    }
}

#[test]
fn a_site_never_breaks_a_promise_to_itself_whatever_the_day() {
    for rule in RULES {
        let sources = fixture(rule.name, "published");
        for day in [date(2023, 1, 1), date(2024, 5, 1), TODAY, date(2027, 6, 1)] {
            let site = read(published(&sources, day).path());
            assert_eq!(found(&sources, &site, date(2027, 6, 1)), [], "{} on {day}", rule.name);
        }
    }
}

/// The versions of the fixture `altered-history`, with other words for one of them.
fn with(from: &str, to: &str) -> Sources {
    let mut sources = fixture("altered-history", "published");
    let roads = sources.files.iter_mut().find(|file| file.name == "departments/roads.yaml").expect("it is there");
    assert!(roads.text.contains(from), "`{from}` is not in the fixture");
    roads.text = roads.text.replace(from, to);
    sources
}

const SCHEDULED: &str = "{effective: 2027-01-01, within: 15 business days";

#[test]
fn what_was_announced_may_change_until_its_day_and_is_history_from_then_on() {
    let site = site("altered-history", false);
    let later = with(SCHEDULED, "{effective: 2027-02-01, within: 15 business days");
    assert_eq!(found(&later, &site, date(2026, 12, 31)), []);
    let rules: Vec<&str> = found(&later, &site, date(2027, 1, 1)).iter().map(|one| one.rule).collect();
    assert_eq!(rules, ["altered-history", "altered-history"], "the end of the version in force, and the one announced");
}

#[test]
fn a_correction_is_accepted_once_and_its_label_stays() {
    let first = "{effective: 2024-05-01, within: 25 business days, approved: {by: Town Manager, on: 2024-04-01}}";
    let version = |days: u32, corrected: &str| {
        with(
            first,
            &format!(
                "{{effective: 2024-05-01, within: {days} business days, approved: {{by: Town Manager, on: 2024-04-01}}{corrected}}}"
            ),
        )
    };
    let label = ", corrected: {on: 2026-11-20, note: The site said 25 business days.}";
    let corrected = version(30, label);
    assert_eq!(found(&corrected, &site("altered-history", false), TODAY), []);
    let site = read(published(&corrected, TODAY).path());
    assert_eq!(found(&corrected, &site, TODAY), []);
    let messages = |sources: &Sources| -> Vec<String> {
        found(sources, &site, TODAY).into_iter().map(|one| one.message).collect()
    };
    let changed = "the record of `pothole-repair.complete` from 1 May 2024 until 1 May 2025 is changed: it now ";
    assert_eq!(messages(&version(30, "")), [format!("{changed}no longer says that it was corrected")]);
    assert_eq!(messages(&version(35, label)), [format!("{changed}promises something else")]);
    assert_eq!(messages(&version(35, &label.replace("11-20", "11-23"))), Vec::<String>::new());
}

#[test]
fn an_end_is_not_put_before_the_days_that_were_published() {
    let in_force = "{effective: 2025-05-01, within: 2 business days}";
    let ended = |until: &str| {
        with(in_force, &format!("{{effective: 2025-05-01, within: 2 business days, until: {until}, gap: We stop.}}"))
    };
    let retired = |on: &str| {
        let mut sources = ended(on);
        let roads = sources.files.iter_mut().find(|file| file.name == "departments/roads.yaml").expect("it is there");
        let reason = format!("        retired: {{on: {on}, reason: We stop.}}\n        we: look at the pothole\n");
        roads.text = roads.text.replace("        we: look at the pothole\n", &reason).replace(", gap: We stop.", "");
        sources
    };
    let site = site("altered-history", false);
    assert_eq!(site.in_force.from, Some(date(2026, 5, 1)), "the latest change before today");
    assert_eq!(found(&retired("2026-11-01"), &site, TODAY), []);
    let found = found(&retired("2026-02-01"), &site, TODAY);
    let expected = "the record of `pothole-repair.attend` from 1 May 2025 is changed: it now ends on 1 February 2026";
    assert_eq!(found.iter().map(|one| one.message.as_str()).collect::<Vec<_>>(), [expected]);
}

#[test]
fn what_an_earlier_version_inherits_is_part_of_its_record() {
    let site = site("altered-history", false);
    let found = |from: &str, to: &str| found(&with(from, to), &site, TODAY);
    let share = found("        share: 90%\n", "        exceptions: [Frost.]\n        share: 90%\n");
    let changes: Vec<&str> = share.iter().filter_map(|one| Some(one.message.split_once("is changed: ")?.1)).collect();
    assert_eq!(
        changes, ["it now has other exceptions"; 2],
        "the past version and the one in force, not the scheduled one"
    );
    let channels =
        found("        within: 3 business days\n", "        within: 3 business days\n        channels: [phone]\n");
    let message = "the record of `pothole-repair.make-safe` from 1 May 2025 is changed: it now is for other channels";
    assert_eq!(channels.iter().map(|one| one.message.as_str()).collect::<Vec<_>>(), [message]);
    let calendar =
        found("        we: do what you ask\n", "        we: do what you ask\n        calendar: town-office\n");
    assert_eq!(calendar, [], "the calendar that it inherits");
}

#[test]
fn content_with_errors_is_not_compared() {
    let sources = with("stage: attend", "stage: atend");
    let site = site("altered-history", false);
    let diagnosis = pipeline::diagnose_against(&sources, Day::Given(TODAY), &site, "public").expect("no feed is made");
    assert!(!diagnosis.is_compared);
    assert!(diagnosis.diagnostics.iter().all(|one| RULES.iter().all(|rule| rule.name != one.rule)));
}

#[test]
fn the_program_refuses_with_1_and_accepts_with_0() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "build --as-of 2026-11-23")), 0);
    let check = || run(place.path(), "check --as-of 2026-11-23 --against public/");
    assert_eq!(code(&check()), 0, "{}", complained(&check()));
    let roads = place.path().join("content/departments/roads.yaml");
    let text = fs::read_to_string(&roads).expect("it is there");
    fs::write(&roads, text.replace("within: 4 weeks", "within: 5 weeks")).expect("it can be changed");
    let refused = check();
    assert_eq!(code(&refused), 1);
    assert!(complained(&refused).contains("error[altered-history]"), "{}", complained(&refused));
    assert_eq!(code(&run(place.path(), "check --as-of 2026-11-23")), 0, "without a site there is nothing to break");
    fs::write(&roads, text.replace("within:", "witin:")).expect("it can be changed");
    let faulty = check();
    assert_eq!(code(&faulty), 1);
    assert!(complained(&faulty).starts_with("not compared with `public`: mend the errors first\n"));
}

#[test]
fn a_folder_without_a_feed_can_not_be_compared_with() {
    let place = workplace();
    for command in ["check", "diff"] {
        let output = run(place.path(), &format!("{command} --against nowhere"));
        let expected =
            "error: there is no folder `nowhere`; --against takes the folder of a site that this program has made\n";
        assert_eq!((code(&output), complained(&output).as_str()), (2, expected));
        let output = run(place.path(), &format!("{command} --against content"));
        let expected = "error: there is no folder `content/api/v1/`; --against takes the folder of a site that this program has made\n";
        assert_eq!((code(&output), complained(&output).as_str()), (2, expected));
    }
    fs::create_dir_all(place.path().join("other/api/v1")).expect("a folder can be made");
    let output = run(place.path(), "diff --against other");
    let expected = "error: the published site can't be read: `api/v1/standards.json` is not there\n";
    assert_eq!((code(&output), complained(&output).as_str()), (2, expected));
    fs::write(place.path().join("other/api/v1/standards.json"), "[").expect("a file can be written");
    let output = run(place.path(), "diff --against other");
    let expected =
        "error: the published site can't be read: `api/v1/standards.json` is not as the feed's schema says: ";
    assert_eq!(code(&output), 2);
    assert!(complained(&output).starts_with(expected), "{}", complained(&output));
}
