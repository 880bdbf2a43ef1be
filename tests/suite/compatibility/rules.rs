//! A published site and changed content in, diagnostics out: what would break a promise of the feed is refused, word for word.
//!
//! `UPDATE_EXPECTED=1` writes the expected texts anew; read them before you keep them.
//!
//! It is long because some breaches need a published site that no content can bring about, made here by hand.
#![expect(clippy::disallowed_methods, reason = "tests publish sites and change them")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use charter::compatibility::RULES;
use charter::config::Day;
use charter::diagnostic::{Diagnostic, Severity};
use charter::emit::text::{Style, render};
use charter::pipeline;
use charter::source::Sources;
use jiff::civil::{Date, date};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::fixtures::{assert_expected, cases, fixtures, overlaid};
use crate::support::program::{code, complained, run, workplace};
use crate::support::published::{guard, published, read};

/// The day on which the sites are published, and the content compared.
const TODAY: Date = date(2026, 11, 23);

fn fixture(rule: &str, which: &str) -> Sources {
    overlaid(&fixtures("against").join(rule).join(which))
}

/// What the rules of the feed say about content set against a site.
fn found(sources: &Sources, site: &TempDir, today: Date) -> Vec<Diagnostic> {
    let guard = guard(site.path(), today);
    let diagnosis = pipeline::diagnose_against(sources, Day::Given(today), &guard).expect("the feed can be made");
    let all = render(&diagnosis.diagnostics, sources, Style::Plain);
    assert!(diagnosis.is_compared, "the content has errors of its own:\n{all}");
    let is_ours = |found: &Diagnostic| RULES.iter().any(|rule| rule.name == found.rule);
    let (ours, others): (Vec<_>, Vec<_>) = diagnosis.diagnostics.into_iter().partition(is_ours);
    assert!(others.iter().all(|other| other.severity != Severity::Error), "{others:#?}");
    ours
}

/// The published site of a rule's fixture; where the fault is the program's, not the content's, as another version of it would have written it.
fn site(rule: &str, is_of_another_version: bool) -> TempDir {
    let folder = published(&fixture(rule, "published"), TODAY);
    if is_of_another_version {
        write_as_another_version(rule, &folder.path().join("api/v1"));
    }
    folder
}

/// What no content can bring about: a version of the program that wrote more, or something else.
fn write_as_another_version(rule: &str, feed: &Path) {
    match rule {
        "changed-key-type" => {
            rewrite(&feed.join("standards.json"), |document| {
                each(document, "standards", |standard| standard["revision"] = "2".into());
            });
            rewrite(&feed.join("changes.json"), |document| {
                each(document, "items", |item| item["tags"] = "effective".into());
            });
        }
        "missing-feed-file" => {
            for name in ["results.json", "standards.xlsx", "schema/1.0.0/results.schema.json"] {
                fs::write(feed.join(name), "{}").expect("a file can be written");
            }
        }
        "missing-feed-key" => {
            rewrite(&feed.join("standards.json"), |document| {
                document["standards"][0]["target"]["tolerance"] = Value::Null;
            });
            rewrite(&feed.join("changes.json"), |document| document["_charter"]["edition"] = 1.into());
            let table = fs::read_to_string(feed.join("standards.csv")).expect("the table is there");
            let wider =
                table.replacen("id,revision,", "id,tolerance,revision,", 1).replace(".complete,", ".complete,,");
            fs::write(feed.join("standards.csv"), wider).expect("the table can be changed");
        }
        _ => {}
    }
}

fn rewrite(file: &Path, change: impl FnOnce(&mut Value)) {
    let mut document: Value = serde_json::from_slice(&fs::read(file).expect("the feed is there")).expect("it is JSON");
    change(&mut document);
    fs::write(file, document.to_string()).expect("the feed can be changed");
}

fn each(document: &mut Value, list: &str, change: fn(&mut Value)) {
    document[list].as_array_mut().expect("a list").iter_mut().for_each(change);
}

#[test]
fn every_rule_refuses_its_fault() {
    for rule in RULES {
        let sources = fixture(rule.name, "fault");
        let found = match rule.name {
            "missing-licence" => without_licence_and_contact(),
            name => found(&sources, &site(name, true), TODAY),
        };
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

/// Content can't be without them, so the feed that would be published is spoilt by hand.
fn without_licence_and_contact() -> Vec<Diagnostic> {
    let sources = fixture("missing-licence", "fault");
    let folder = published(&sources, TODAY);
    let feed = folder.path().join("api/v1");
    rewrite(&feed.join("services.json"), |document| document["licence"]["url"] = "".into());
    rewrite(&feed.join("changes.json"), |document| {
        document["_charter"]["publisher"]["contact"]["phone"] = Value::Null;
    });
    rewrite(&feed.join("timeline.json"), |document| {
        document["licence"] = Value::Null;
        document["publisher"] = Value::Null;
    });
    let catalog = charter::parse::parse(&sources).catalog.expect("the content is sound");
    let (before, after) = (read(site("missing-licence", false).path()), read(folder.path()));
    charter::compatibility::check(&charter::compatibility::Context {
        catalog: &catalog,
        before: &before,
        after: &after,
        pages: &charter::render::pages::site_pages(),
        folder: "public",
        today: TODAY,
        shapes: charter::compatibility::Shapes::of(&before, &after),
    })
    .into_iter()
    .map(|one| one.fault)
    .filter(|one| one.rule == "missing-licence")
    .collect()
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
            let site = published(&sources, day);
            assert_eq!(found(&sources, &site, date(2027, 6, 1)), [], "{} on {day}", rule.name);
            let later = published(&sources, date(2027, 6, 1));
            assert_eq!(found(&sources, &later, day), [], "{} back on {day}", rule.name);
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
    let rules: Vec<&str> = found(&later, &site, date(2026, 12, 31)).iter().map(|one| one.rule).collect();
    assert_eq!(rules, ["untold-change"], "nothing tells that the plan has changed");
    let was =
        "{effective: 2027-02-01, changed: {on: 2026-12-31, was: {effective: 2027-01-01}}, within: 15 business days";
    assert_eq!(found(&with(SCHEDULED, was), &site, date(2026, 12, 31)), []);
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
    let label = ", corrected: {on: 2026-11-20, note: The site said 25 business days., was: {within: 25 business days}}";
    let corrected = version(30, label);
    assert_eq!(found(&corrected, &site("altered-history", false), TODAY), []);
    let site = published(&corrected, TODAY);
    assert_eq!(found(&corrected, &site, TODAY), []);
    let messages = |sources: &Sources| -> Vec<String> {
        found(sources, &site, TODAY).into_iter().map(|one| one.message).collect()
    };
    let changed = "the record of `pothole-repair.complete` from 1 May 2024 until 1 May 2025 has changed: it now ";
    let unlabelled = format!("{changed}no longer says that it was corrected");
    assert_eq!(messages(&version(30, "")), [unlabelled.as_str()]);
    assert_eq!(messages(&version(35, label)), [format!("{changed}promises something else")]);
    let another = label.replace("11-20", "11-23");
    let expected = [format!("{changed}promises something else")];
    assert_eq!(messages(&version(35, &another)), expected, "the first correction is not in the list any more");
    let both = ", corrected: [{on: 2026-11-20, note: The site said 25 business days., was: {within: 25 business days}}, \
        {on: 2026-11-23, note: The site said 30 business days., was: {within: 30 business days}}]";
    assert_eq!(messages(&version(35, both)), Vec::<String>::new());
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
        let reason = format!(
            "        retired: {{on: {on}, reason: We stop., announced: 2026-11-23}}\n        we: look at the pothole\n"
        );
        roads.text = roads.text.replace("        we: look at the pothole\n", &reason).replace(", gap: We stop.", "");
        sources
    };
    let site = site("altered-history", false);
    assert_eq!(read(site.path()).in_force.from, Some(date(2026, 5, 1)), "the latest change before today");
    for sound in ["2026-11-23", "2026-12-01"] {
        assert_eq!(found(&retired(sound), &site, TODAY), [], "{sound}");
    }
    for (past, in_words) in [("2026-11-22", "22 November 2026"), ("2026-02-01", "1 February 2026")] {
        let found = found(&retired(past), &site, TODAY);
        let expected =
            format!("the record of `pothole-repair.attend` from 1 May 2025 has changed: it now ends on {in_words}");
        assert_eq!(found.iter().map(|one| one.message.as_str()).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn what_an_earlier_version_inherits_is_part_of_its_record() {
    let site = site("altered-history", false);
    let found = |from: &str, to: &str| found(&with(from, to), &site, TODAY);
    let share = found("        share: 90%\n", "        exceptions: [Frost.]\n        share: 90%\n");
    let changes: Vec<&str> = share.iter().filter_map(|one| Some(one.message.split_once("has changed: ")?.1)).collect();
    assert_eq!(
        changes, ["it now has different exceptions"; 2],
        "the past version and the one in force, not the scheduled one"
    );
    let channels =
        found("        within: 3 business days\n", "        within: 3 business days\n        channels: [phone]\n");
    let message =
        "the record of `pothole-repair.make-safe` from 1 May 2025 has changed: it now is for different channels";
    assert_eq!(channels.iter().map(|one| one.message.as_str()).collect::<Vec<_>>(), [message]);
    let calendar =
        found("        we: do what you ask\n", "        we: do what you ask\n        calendar: town-office\n");
    assert_eq!(calendar, [], "the calendar that it inherits");
}

#[test]
fn content_with_errors_is_not_compared() {
    let sources = with("stage: attend", "stage: atend");
    let site = site("altered-history", false);
    let guard = guard(site.path(), TODAY);
    let diagnosis = pipeline::diagnose_against(&sources, Day::Given(TODAY), &guard).expect("no feed is made");
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
    assert_eq!(code(&run(place.path(), "check --as-of 2026-11-23")), 1, "the site in `public` need not be named");
    assert_eq!(code(&run(place.path(), "check --as-of 2026-11-23 --never-online")), 0);
    fs::write(&roads, text.replace("within:", "witin:")).expect("it can be changed");
    let faulty = check();
    assert_eq!(code(&faulty), 1);
    assert!(complained(&faulty).starts_with("not compared with `public`: fix the errors first\n"));
}

#[test]
fn a_folder_without_a_feed_can_not_be_compared_with() {
    let place = workplace();
    for command in ["check", "diff"] {
        let output = run(place.path(), &format!("{command} --against nowhere"));
        let expected = "error: there is no folder `nowhere`; --against takes the folder of a site that charter built\n";
        assert_eq!((code(&output), complained(&output).as_str()), (2, expected));
        let output = run(place.path(), &format!("{command} --against content"));
        let expected =
            "error: there is no folder `content/api/v1/`; --against takes the folder of a site that charter built\n";
        assert_eq!((code(&output), complained(&output).as_str()), (2, expected));
    }
    fs::create_dir_all(place.path().join("other/api/v1")).expect("a folder can be made");
    let output = run(place.path(), "diff --against other");
    let expected = "error: the published site can't be read: `api/v1/standards.json` is missing\n";
    assert_eq!((code(&output), complained(&output).as_str()), (2, expected));
    fs::write(place.path().join("other/api/v1/standards.json"), "[").expect("a file can be written");
    let output = run(place.path(), "diff --against other");
    let expected = "error: the published site can't be read: `api/v1/standards.json` is incomplete or was changed by hand; \
        use the folder as the build left it\n";
    assert_eq!((code(&output), complained(&output).as_str()), (2, expected));
}

#[test]
fn a_folder_that_is_not_whole_can_not_be_compared_with() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "build --as-of 2026-11-23")), 0);
    let feed = place.path().join("public/api/v1");
    let refused = |command: &str| {
        let output = run(place.path(), &format!("{command} --as-of 2026-11-23 --against public"));
        assert_eq!(code(&output), 2, "{command}");
        complained(&output)
    };
    let whole = "use the whole folder as the build left it\n";
    for name in ["index.json", "timeline.json", "services.json", "archive/index.json", "schema/index.schema.json"] {
        let kept = fs::read(feed.join(name)).expect("it is published");
        fs::remove_file(feed.join(name)).expect("it can be removed");
        let expected = format!(
            "error: the published site is incomplete: the manifest names `api/v1/{name}`, which is missing; {whole}"
        );
        assert_eq!([refused("check"), refused("diff")], [expected.clone(), expected]);
        fs::write(feed.join(name), kept).expect("it can be put back");
    }
    let standards = fs::read_dir(feed.join("standards")).expect("there are standards").count();
    fs::rename(feed.join("standards"), place.path().join("standards")).expect("they can be taken away");
    let message = refused("diff");
    let others = format!(" and {} more, which are missing; {whole}", standards - 1);
    assert!(message.ends_with(&others), "{message}");
    fs::rename(place.path().join("standards"), feed.join("standards")).expect("they can be put back");
    let departments = feed.join("departments.json");
    rewrite(&departments, |document| document["api_version"] = "2.0.0".into());
    let expected = "error: the published site can't be read: `api/v1/departments.json` uses version 2.0.0 of the feed, \
        and this `charter` reads only version 1; use the version of `charter` that built it\n";
    assert_eq!(refused("diff"), expected);
    rewrite(&departments, |document| document["api_version"] = "1.9.0".into());
    assert_eq!(
        code(&run(place.path(), "diff --as-of 2026-11-23 --against public")),
        0,
        "within version 1 keys are added"
    );
    rewrite(&departments, |document| document["departments"] = Value::Null);
    let expected = "error: the published site can't be read: `api/v1/departments.json` is incomplete or was changed by hand; \
        use the folder as the build left it\n";
    assert_eq!(refused("check"), expected);
    fs::remove_file(feed.join("manifest.json")).expect("it can be removed");
    rewrite(&departments, |document| document["departments"] = Value::Array(Vec::new()));
    assert_eq!(refused("check"), "error: the published site can't be read: `api/v1/manifest.json` is missing\n");
}

/// What shows that a promise to readers is kept, or that its breach is refused.
enum Shown {
    /// A rule, which has a fixture of its own here.
    Rule(&'static str),
    /// A test: its file and its name.
    Test(&'static str, &'static str),
}

use Shown::{Rule, Test};

/// Every promise, by its name among the words of the theme that publish it.
const PROMISES: [(&str, &[Shown]); 14] = [
    (
        "rely_version",
        &[Rule("missing-feed-file"), Test("feed/documents", "version_1_keeps_the_shape_in_which_it_was_released")],
    ),
    ("rely_additions", &[Rule("missing-feed-file"), Rule("missing-feed-key")]),
    (
        "rely_types",
        &[Rule("changed-key-type"), Rule("missing-feed-key"), Test("feed/documents", "a_key_has_one_type_everywhere")],
    ),
    ("rely_ids", &[Rule("repurposed-id"), Rule("vanished-id")]),
    (
        "rely_dates",
        &[
            Test("feed/documents", "the_timeline_has_every_version_and_every_name_with_its_days"),
            Test("resolve/edition", "a_version_that_has_not_begun_is_scheduled_and_the_first_day_is_in_force"),
        ],
    ),
    (
        "rely_stale",
        &[
            Test("resolve/edition", "the_interval_reaches_from_the_last_change_to_the_next"),
            Test("feed/documents", "the_timeline_tells_what_every_later_edition_will_say"),
        ],
    ),
    (
        "rely_changes",
        &[
            Rule("altered-history"),
            Rule("untold-change"),
            Test("feed/documents", "what_changes_is_announced_takes_effect_is_corrected_and_withdrawn"),
            Test("feed/mirror", "a_mirror_that_follows_the_changes_ends_in_the_right_state"),
            Test("compatibility/rules", "a_correction_is_accepted_once_and_its_label_stays"),
        ],
    ),
    (
        "rely_events",
        &[
            Rule("altered-event"),
            Rule("late-event"),
            Test("feed/mirror", "a_mirror_that_follows_the_changes_ends_in_the_right_state"),
        ],
    ),
    (
        "rely_history",
        &[
            Rule("altered-archive"),
            Rule("altered-calendar"),
            Rule("altered-event"),
            Rule("altered-history"),
            Rule("altered-result"),
            Rule("lowered-revision"),
            Test("feed/documents", "ten_builds_give_the_history_that_one_gives"),
        ],
    ),
    (
        "rely_bytes",
        &[
            Test("render/whole", "two_builds_on_one_day_are_equal_to_the_byte"),
            Test("resolve/edition", "two_days_of_one_interval_give_the_same_bytes_and_the_next_interval_gives_others"),
        ],
    ),
    ("rely_schema", &[Test("feed/documents", "every_document_keeps_the_schema_that_it_names")]),
    (
        "rely_source",
        &[
            Test("render/whole", "before_a_change_page_and_feed_promise_the_old_and_announce_the_new"),
            Test("render/whole", "on_the_day_of_a_change_page_and_feed_promise_the_new_and_remember_the_old"),
        ],
    ),
    (
        "rely_open",
        &[
            Test("render/hosting", "each_file_of_the_site_gets_each_header_once_from_the_cloud_hosts"),
            Test("render/hosting", "nginx_sends_the_same_headers"),
            Test("render/hosting", "apache_sends_the_same_headers"),
        ],
    ),
    ("rely_licence", &[Rule("missing-licence")]),
];

#[test]
fn each_promise_to_readers_is_shown_to_be_kept_or_its_breach_refused() {
    let words = fs::read_to_string("themes/civic/strings/en.yaml").expect("the words of the theme");
    let published: BTreeSet<&str> = words
        .lines()
        .filter_map(|line| line.trim_start().split_once(": "))
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("rely_"))
        .collect();
    assert_eq!(published, PROMISES.iter().map(|(name, _)| *name).collect());
    for (promise, shown) in PROMISES {
        for one in shown {
            match one {
                Rule(name) => assert!(RULES.iter().any(|rule| rule.name == *name), "{promise}: `{name}` is no rule"),
                Test(file, name) => {
                    let text = fs::read_to_string(format!("tests/suite/{file}.rs")).expect("a file of tests");
                    assert!(text.contains(&format!("#[test]\nfn {name}() {{")), "{promise}: `{name}` is no test");
                }
            }
        }
    }
    let is_for = |rule: &str| {
        PROMISES.iter().flat_map(|(_, shown)| *shown).any(|one| matches!(one, Rule(name) if *name == rule))
    };
    assert!(RULES.iter().all(|rule| is_for(rule.name)), "a rule keeps none of the promises");
}
