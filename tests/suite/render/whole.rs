//! Content and a date -> the whole site: golden output, editions before, at and after a change, and the same bytes every time.
#![expect(clippy::disallowed_methods, reason = "expected sites are folders of fixtures")]

use std::collections::BTreeMap;
use std::sync::Mutex;

use charter::artifact::Chunk;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::site::{Files, build, files, folder, json, of, path, text};

const SMALL: &str = "tests/fixtures/sites/small/content";
const REAL: &str = "content";

/// `UPDATE_EXPECTED=1` writes the folder anew; read what changed before you commit it.
#[test]
fn the_small_city_gives_the_expected_site() {
    let made = files(SMALL, "2026-11-23");
    let expected = path("tests/fixtures/sites/small/expected");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let _ = std::fs::remove_dir_all(&expected);
        for (name, bytes) in &made {
            let file = expected.join(name);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
            std::fs::write(file, bytes).expect("a file to write");
        }
    }
    let expected = folder(&expected);
    assert_eq!(names(&made), names(&expected), "the site has other files than expected");
    for (name, bytes) in &expected {
        let (was, is) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&made[name]));
        assert!(made[name] == *bytes, "`{name}` is not as expected; expected:\n{was}\nmade:\n{is}");
    }
}

fn names(files: &Files) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

#[test]
fn two_builds_on_one_day_are_equal_to_the_byte() {
    assert_eq!(files(REAL, "2026-11-23"), files(REAL, "2026-11-23"));
}

#[test]
fn two_days_of_one_interval_are_equal_to_the_byte() {
    let site = files(REAL, "2026-11-23");
    let in_force = &json(&site, "api/v1/standards.json")["in_force"];
    assert_eq!(in_force["until"], "2027-01-01", "the sample content's next change");
    assert_eq!(site, files(REAL, "2026-12-31"), "the interval's last day");
    assert_ne!(site, files(REAL, "2027-01-01"), "the day of the change");
}

#[test]
fn the_sample_content_has_neither_faults_nor_warnings() {
    let diagnostics = build(REAL, "2026-11-23", true).diagnostics;
    let shown: Vec<_> = diagnostics.iter().filter(|one| one.severity != charter::diagnostic::Severity::Note).collect();
    assert!(shown.is_empty(), "{shown:#?}");
}

/// The scheduled change of the sample content: potholes from 20 to 15 business days on 1 January 2027.
const BEFORE: &str = "From May to October, we will repair the pothole within 20 business days, 9 times in 10.";
const AFTER: &str = "From May to October, we will repair the pothole within 15 business days, 9 times in 10.";

fn pothole(files: &Files) -> Value {
    let all = json(files, "api/v1/standards.json");
    let standards = all["standards"].as_array().expect("a list").clone();
    standards.into_iter().find(|one| one["id"] == "pothole-repair.complete").expect("the pothole's standard")
}

fn statuses(files: &Files) -> Vec<String> {
    let document = json(files, "api/v1/standards/pothole-repair.complete.json");
    let versions = document["versions"].as_array().expect("a list");
    versions.iter().map(|version| version["status"].as_str().expect("a word").to_owned()).collect()
}

#[test]
fn before_a_change_page_and_feed_promise_the_old_and_announce_the_new() {
    let site = files(REAL, "2026-12-31");
    let page = text(&site, "services/pothole-repair/index.html");
    assert!(page.contains(&format!("<p class=\"sentence\">{BEFORE}</p>")));
    assert!(page.contains(&format!("Changes on 1 January 2027: {AFTER}")));
    let standard = pothole(&site);
    assert_eq!(standard["promise"]["en"], BEFORE);
    assert_eq!((&standard["revision"], &standard["target"]["value"]), (&1.into(), &20.into()));
    assert_eq!(standard["effective"]["until"], "2027-01-01");
    assert_eq!(statuses(&site), ["in_force", "scheduled"]);
}

#[test]
fn on_the_day_of_a_change_page_and_feed_promise_the_new_and_remember_the_old() {
    for day in ["2027-01-01", "2027-01-02"] {
        let site = files(REAL, day);
        let page = text(&site, "services/pothole-repair/index.html");
        assert!(page.contains(&format!("<p class=\"sentence\">{AFTER}</p>")), "{day}");
        let to = "to <time datetime=\"2026-12-31\">31 December 2026</time></p>";
        assert!(page.contains(&format!("{to}\n<p>{BEFORE}</p>")), "{day}");
        assert!(!page.contains("Changes on 1 January 2027"), "{day}");
        let standard = pothole(&site);
        assert_eq!(standard["promise"]["en"], AFTER);
        assert_eq!((&standard["revision"], &standard["target"]["value"]), (&2.into(), &15.into()));
        assert_eq!(statuses(&site), ["superseded", "in_force"]);
    }
}

#[test]
fn before_the_first_standard_there_is_a_site_that_says_so() {
    let site = files(SMALL, "2024-12-31");
    assert!(
        text(&site, "index.html")
            .contains("Valid to 31 December 2024. The first standards take effect on 1 January 2025.")
    );
    let feed = json(&site, "api/v1/standards.json");
    assert_eq!(feed["in_force"], serde_json::json!({"from": null, "until": "2025-01-01"}));
    assert_eq!(feed["standards"], serde_json::json!([]));
}

#[test]
fn drafts_are_left_out_of_a_build_and_marked_in_a_preview() {
    let public = files(SMALL, "2026-11-23");
    assert!(!public.contains_key("services/night-market/index.html"));
    assert!(!public.values().any(|bytes| String::from_utf8_lossy(bytes).contains("night-market")));
    let preview = of(build(SMALL, "2026-11-23", true));
    let page = text(&preview, "services/night-market/index.html");
    assert!(page.contains("<strong class=\"tag\">Draft</strong>"));
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(text(&preview, "robots.txt").contains("Disallow: /"));
}

#[test]
fn a_broken_template_is_an_error_that_names_the_template() {
    let file = charter::theme::ThemeFile { name: "templates/home.html".to_owned(), bytes: b"{{ nothing }}"[..].into() };
    let theme = charter::theme::Theme::built_in().replaced_by(vec![file]);
    let sources = charter::load::content(&path(SMALL)).expect("the content folder is there");
    let day = charter::config::Day::Given(jiff::civil::date(2026, 11, 23));
    let settings = charter::config::Settings { day, base_url: None, drafts: false };
    let error = charter::pipeline::build(&sources, &theme, &settings).expect_err("a template with an unknown variable");
    assert!(error.to_string().contains("home.html"), "{error}");
}

#[test]
fn a_long_document_comes_in_chunks_that_make_up_what_the_manifest_says() {
    let sources = charter::load::content(&path(REAL)).expect("the content folder is there");
    let day = charter::config::Day::Given(jiff::civil::date(2026, 11, 23));
    let settings = charter::config::Settings { day, base_url: None, drafts: false };
    let (checked, theme) = (charter::pipeline::checked(&sources, day), charter::theme::Theme::built_in());
    let chunks = Mutex::new(BTreeMap::<String, Vec<Chunk>>::new());
    let take =
        |chunk: Chunk| chunks.lock().expect("a lock").entry(chunk.artifact.path.to_string()).or_default().push(chunk);
    charter::pipeline::build_to(&|_| (), &take, checked, &theme, &settings, None).expect("the theme is sound");
    let chunks = chunks.into_inner().expect("a lock");
    let manifest = charter::artifact::MANIFEST;
    let listed: Value = serde_json::from_slice(&bytes(&chunks[manifest])).expect("the manifest is JSON");
    let listed = listed["files"].as_array().expect("a list");
    assert_eq!(listed.len() + 1, chunks.len());
    for file in listed {
        let name = file["path"].as_str().expect("a path");
        let digest: Vec<String> =
            Sha256::digest(bytes(&chunks[name])).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file["sha256"], digest.concat(), "{name}");
        assert_eq!(file["bytes"], bytes(&chunks[name]).len(), "{name}");
    }
    let standards = &chunks["api/v1/standards.json"];
    assert!(standards.len() > 1, "the longest document of the sample content has more than a quarter of a megabyte");
    for (name, chunks) in &chunks {
        let last = chunks.len() - 1;
        for (at, chunk) in chunks.iter().enumerate() {
            assert_eq!((chunk.is_first, chunk.is_last), (at == 0, at == last), "{name}");
            assert!(chunk.is_last || chunk.artifact.bytes.len() >= Chunk::LEAST, "{name}");
        }
    }
}

fn bytes(chunks: &[Chunk]) -> Vec<u8> {
    chunks.iter().flat_map(|chunk| chunk.artifact.bytes.clone()).collect()
}
