//! The program over a published site: what it refuses, what it says, and what it lets through.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::fixtures::fixtures;
use crate::support::program::{charter, code, complained, copy, run, tree, workplace};

const BUILD: &str = "build --as-of 2026-11-23 --no-sync";

fn replace(place: &Path, file: &str, from: &str, to: &str) {
    let path = place.join("content").join(file);
    let text = fs::read_to_string(&path).expect("it is there");
    assert!(text.contains(from), "`{from}` is not in {file}");
    fs::write(path, text.replace(from, to)).expect("it can be changed");
}

/// A folder whose site is published, with a promise that was altered since.
fn altered() -> TempDir {
    let place = workplace();
    assert_eq!(code(&run(place.path(), BUILD)), 0);
    replace(place.path(), "departments/roads.yaml", "within: 4 weeks", "within: 5 weeks");
    place
}

#[test]
fn a_build_refuses_to_alter_the_record_and_leaves_the_site_as_it_is() {
    let place = altered();
    let before = tree(&place.path().join("public"));
    let refused = run(place.path(), BUILD);
    assert_eq!(code(&refused), 1);
    let words = complained(&refused);
    assert!(
        words.contains("error[altered-history]") && words.ends_with("nothing was written to `public`\n"),
        "{words}"
    );
    assert_eq!(tree(&place.path().join("public")), before);
    let elsewhere = run(place.path(), &format!("{BUILD} --out other"));
    assert_eq!(code(&elsewhere), 0, "another folder has its own copy, or none");
    let named = run(place.path(), &format!("{BUILD} --out another --against public"));
    assert_eq!(code(&named), 1, "unless a copy is named");
    assert!(!place.path().join("another").exists());
}

#[test]
fn a_site_that_was_never_online_is_replaced() {
    let place = altered();
    let built = run(place.path(), &format!("{BUILD} --never-online"));
    assert_eq!((code(&built), complained(&built)), (0, String::new()));
    assert_eq!(complained(&run(place.path(), BUILD)), "");
}

#[test]
fn one_change_is_accepted_with_a_reason_and_can_be_kept() {
    let place = altered();
    let published = tree(&place.path().join("public"));
    let accept =
        ["--accept", "altered-history:pothole-repair.complete", "--reason", "The figure was a test, {so far}."];
    let build =
        |more: &[&str]| charter(place.path()).args(BUILD.split(' ')).args(more).output().expect("the program runs");
    assert_eq!(code(&build(&accept[..2])), 2, "a reason is needed");
    assert_eq!(code(&build(&["--accept", "altered-histry:x", "--reason", "None."])), 2);
    let accepted = build(&accept);
    assert_eq!(code(&accepted), 0);
    let words = complained(&accepted);
    let (told, entry) =
        words.split_once("for other copies of the site, keep this in `site.yaml`:\n").expect("an entry");
    assert!(told.starts_with("accepted: the record of `pothole-repair.complete` from 1 March 2026"), "{told}");
    assert!(told.contains("The figure was a test, {so far}."), "{told}");
    let site = fs::read_to_string(place.path().join("content/site.yaml")).expect("it is there");
    fs::write(place.path().join("content/site.yaml"), format!("{site}{entry}")).expect("it can be changed");
    // The next copy has the old figure too, and none of the new records.
    let records = place.path().join("public/api/v1/archive/records");
    fs::remove_dir_all(&records).expect("it can be removed");
    fs::create_dir(&records).expect("it can be made again");
    for (name, bytes) in published {
        fs::write(place.path().join("public").join(name), bytes).expect("a file can be written");
    }
    let kept = build(&[]);
    assert_eq!(code(&kept), 0, "{}", complained(&kept));
    assert!(complained(&kept).starts_with("accepted: "), "{}", complained(&kept));
}

#[test]
fn a_department_whose_file_is_lost_is_one_message() {
    let place = TempDir::new().expect("a temporary folder");
    copy(&fixtures("sites/small/content"), &place.path().join("content"));
    replace(place.path(), "site.yaml", "illustrative: All figures on this site are invented.\n", "");
    replace(place.path(), "pages/complaints.md", "(/departments/works/)", "(/about/)");
    fs::write(place.path().join("spare.yaml"), SPARE).expect("a file can be written");
    fs::copy(place.path().join("spare.yaml"), place.path().join("content/departments/spare.yaml")).expect("a copy");
    let built = run(place.path(), BUILD);
    assert_eq!(code(&built), 0, "{}", complained(&built));
    fs::remove_file(place.path().join("content/departments/spare.yaml")).expect("it is there");
    let refused = run(place.path(), BUILD);
    assert_eq!(code(&refused), 1);
    let words = complained(&refused);
    assert_eq!(words.matches("error[").count(), 1, "{words}");
    assert!(
        words.contains("the department `spare` is gone, and with it 2 standards of 2 services: `bench` and `lamp`"),
        "{words}"
    );
    fs::copy(place.path().join("spare.yaml"), place.path().join("content/departments/parks.yaml")).expect("a copy");
    assert_eq!(code(&run(place.path(), BUILD)), 0, "a file may have another name");
}

/// A link to a page that goes with the file is not to be mended.
#[test]
fn a_lost_department_explains_the_links_to_its_pages() {
    let place = TempDir::new().expect("a temporary folder");
    copy(&fixtures("sites/small/content"), &place.path().join("content"));
    replace(place.path(), "site.yaml", "illustrative: All figures on this site are invented.\n", "");
    for (file, from, to) in [
        (
            "departments/works.yaml",
            "Tell us about a hole in a street.",
            "Tell us about a hole. See also [benches](/services/bench/).",
        ),
        ("pages/complaints.md", "(/departments/works/)", "(/departments/spare/)"),
    ] {
        replace(place.path(), file, from, to);
    }
    let spare = place.path().join("content/departments/spare.yaml");
    fs::write(&spare, SPARE).expect("a file can be written");
    let built = run(place.path(), BUILD);
    assert_eq!(code(&built), 0, "{}", complained(&built));
    fs::remove_file(&spare).expect("it is there");
    for command in [BUILD, "check"] {
        let refused = run(place.path(), command);
        let words = complained(&refused);
        assert_eq!((code(&refused), words.matches("error[").count()), (1, 1), "{words}");
        assert!(words.contains("error[vanished-id]: the department `spare` is gone"), "{words}");
    }
    // Where nothing is lost, a dead link is a dead link.
    replace(place.path(), "departments/works.yaml", "(/services/bench/)", "(/services/benches/)");
    fs::write(&spare, SPARE).expect("a file can be written");
    let words = complained(&run(place.path(), BUILD));
    assert!(words.contains("error[broken-link]: there is no page `/services/benches/`"), "{words}");
}

const SPARE: &str = "\
id: spare
name: Spare
summary: Looks after benches.
accountable: Director of Parks
contact: {phone: 902-555-0119, calendar: town-hall}
services:
  - id: bench
    name: Bench
    summary: Tell us about a bench.
    ask: [{phone: 902-555-0119}]
    supports: [4.1.a]
    standards:
      - {stage: complete, we: repair the bench, within: 2 weeks, starts: you tell us, effective: 2026-01-01}
  - id: lamp
    name: Lamp
    summary: Tell us about a lamp.
    ask: [{phone: 902-555-0119}]
    supports: [4.1.a]
    standards:
      - {stage: complete, we: repair the lamp, within: 2 weeks, starts: you tell us, effective: 2026-01-01}
";

#[test]
fn a_first_build_says_that_it_compared_nothing() {
    let place = workplace();
    let line =
        "compared with nothing, as no site was published here; if one is online, name a copy of it: --against DIR\n";
    let first = run(place.path(), "build --no-sync");
    assert_eq!(code(&first), 0);
    assert!(complained(&first).ends_with(line), "{}", complained(&first));
    let second = run(place.path(), "build --no-sync");
    assert!(!complained(&second).contains("compared with nothing"), "{}", complained(&second));
    assert!(!complained(&run(place.path(), "build --no-sync --as-of 2026-11-23 --out preview")).contains("compared"));
}

#[test]
fn a_build_with_drafts_is_a_preview_and_is_not_compared() {
    let place = altered();
    assert_eq!(code(&run(place.path(), &format!("{BUILD} --drafts --out preview"))), 0);
    replace(place.path(), "departments/roads.yaml", "within: 5 weeks", "within: 6 weeks");
    assert_eq!(code(&run(place.path(), &format!("{BUILD} --drafts --out preview"))), 0);
}
