//! `build --as-of` over a folder with a site: which days may replace it, and what is said of the others.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fs;

use charter::config::{Day, Settings};
use charter::load;
use charter::model::period::Interval;
use charter::parse::parse_date;
use charter::pipeline::{self, How};
use jiff::civil::Date;
use tempfile::TempDir;

use crate::support::program::{code, complained, run, said, tree, workplace};

/// A folder whose content changes on 1 March 2026 and, as seen from any day on which tests run, far ahead.
fn place() -> TempDir {
    let place = workplace();
    let roads = place.path().join("content/departments/roads.yaml");
    let text = fs::read_to_string(&roads).expect("it is there");
    fs::write(&roads, text.replace("2027-01-01", "2899-01-01")).expect("it can be changed");
    place
}

fn date(text: &str) -> Date {
    parse_date(text).expect("a date")
}

#[test]
fn a_day_ahead_is_never_put_in_the_place_of_the_site_in_force_by_itself() {
    let place = place();
    let build = |arguments: &str| run(place.path(), &format!("build --no-sync {arguments}"));
    assert_eq!(code(&build("")), 0);
    let published = tree(&place.path().join("public"));
    for drafts in ["", " --drafts"] {
        let refused = build(&format!("--as-of 2899-03-01{drafts}"));
        assert_eq!(code(&refused), 2);
        let words = complained(&refused);
        assert!(
            words.starts_with(
                "error: `public` has the site in force from 1 March 2026, and the site as of 1 March 2899 is not in force yet: today is "
            ),
            "{words}"
        );
        assert!(
            words.ends_with(
                "; nothing was changed
    = help: to look at it, build it into another folder: `--out preview-2899-03-01`
            if the site in `public` was never online: add `--never-online`
            if it is to replace that site all the same: add `--other-day`
"
            ),
            "{words}"
        );
        assert!(tree(&place.path().join("public")) == published, "the site has changed");
    }
    // A day of the edition that is in force gives the same bytes.
    let same = build("--as-of 2898-12-31");
    assert_eq!(code(&same), 0, "{}", complained(&same));
    assert!(said(&same).contains(" files (0 written) "), "{}", said(&same));
    // Each way out.
    for arguments in ["--out preview-2899-03-01", "--out preview-2899-03-01", "--other-day", ""] {
        let output = build(&format!("--as-of 2899-03-01 {arguments}"));
        assert_eq!(code(&output), 0, "{arguments}: {}", complained(&output));
    }
    // What is not in force yet is a preview, and replaced by any day.
    assert_eq!(code(&build("--as-of 2025-01-01 --out preview-2899-03-01")), 0);
    assert_eq!(code(&build("")), 0, "today replaces everything");
    assert!(tree(&place.path().join("public")) == published, "the site differs from the first");
    assert_eq!(code(&build("--as-of 2899-03-01 --never-online")), 0);
}

#[test]
fn a_day_past_is_not_put_in_the_place_of_a_newer_site_by_itself() {
    let place = place();
    let build = |arguments: &str| run(place.path(), &format!("build --no-sync {arguments}"));
    assert_eq!(code(&build("--as-of 2025-01-01")), 0, "there is no site yet");
    assert_eq!(code(&build("--as-of 2025-01-01")), 0, "it is there already");
    assert_eq!(code(&build("")), 0, "today is later");
    let published = tree(&place.path().join("public"));
    let refused = build("--as-of 2025-01-01");
    assert_eq!(code(&refused), 2);
    let words = complained(&refused);
    let expected = "error: `public` has the site in force from 1 March 2026, and the site as of 1 January 2025 is an earlier one; \
                    nothing was changed\n    = help: ";
    assert!(words.starts_with(expected), "{words}");
    assert!(tree(&place.path().join("public")) == published, "the site has changed");
    assert_eq!(code(&build("--as-of 2025-01-01 --other-day")), 0);
}

#[test]
fn a_site_that_charter_did_not_make_has_no_days() {
    let place = place();
    fs::create_dir_all(place.path().join("public/api/v1")).expect("a folder");
    let manifest = r#"{"generator": "another", "in_force": {"from": "2026-03-01", "until": null}, "files": []}"#;
    fs::write(place.path().join("public/api/v1/manifest.json"), manifest).expect("written");
    let refused = run(place.path(), "build --as-of 2899-03-01");
    assert_eq!(code(&refused), 2);
    assert!(complained(&refused).contains("files that charter did not make"), "{}", complained(&refused));
}

#[test]
fn a_flag_for_another_day_needs_the_day() {
    assert_eq!(code(&run(place().path(), "build --other-day")), 2);
}

/// The days of a published site, the day of the new one and the city's day: all that the decision depends on.
#[test]
fn only_a_site_that_may_be_online_is_kept_from_another_day() {
    let place = workplace();
    let sources = load::content(&place.path().join("content")).expect("it is there");
    let judge = |published: (&str, &str), day: &str, today: &str| {
        let day = Day::Given(date(day));
        let end = |text: &str| Some(text).filter(|text| !text.is_empty()).map(date);
        let published = Interval { from: end(published.0), until: end(published.1) };
        let settings = Settings { day, base_url: None, drafts: false };
        let checked = pipeline::checked(&sources, day);
        pipeline::untimely(&checked, &settings, Day::Given(date(today)), published).map(|untimely| untimely.how)
    };
    // The content changes on 1 March 2026 and on 1 January 2027.
    let current = ("2026-03-01", "2027-01-01");
    assert_eq!(judge(current, "2027-01-01", "2026-12-31"), Some(How::TooEarly));
    assert_eq!(judge(current, "2027-01-01", "2027-01-01"), None);
    assert_eq!(judge(current, "2026-12-31", "2027-01-01"), None, "the same edition again");
    assert_eq!(judge(current, "2026-02-28", "2026-12-31"), Some(How::TooLate));
    assert_eq!(judge(current, "2026-02-28", "2026-02-28"), None);
    // Nobody has built since the last change.
    let stale = ("", "2026-03-01");
    assert_eq!(judge(stale, "2027-01-01", "2026-12-31"), Some(How::TooEarly));
    assert_eq!(judge(stale, "2026-03-01", "2027-01-01"), None, "it is newer than what is there");
    // The change of 1 January 2027 is new, so the published site knows nothing of it.
    assert_eq!(judge(("2026-03-01", ""), "2027-01-01", "2026-12-31"), Some(How::TooEarly));
    let ahead = ("2027-01-01", "");
    for day in ["2026-02-28", "2026-03-01", "2027-01-01", "2028-01-01"] {
        assert_eq!(judge(ahead, day, "2026-12-31"), None, "a preview is replaced by {day}");
    }
}
