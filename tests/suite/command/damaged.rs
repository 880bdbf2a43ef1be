//! A published site whose manifest is damaged or of another version: every command that reads it names the file, what is wrong, and what to do.
#![expect(clippy::disallowed_methods, reason = "tests damage a site")]

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{charter, code, complained, run, tree, workplace};

const MANIFEST: &str = "public/api/v1/manifest.json";

/// The commands that read the site in `public` without being told to.
const COMMANDS: [&str; 3] = [BUILD, "check --as-of 2026-11-23", "serve --port 0"];

const BUILD: &str = "build --as-of 2026-11-23 --no-sync";

fn published() -> TempDir {
    let place = workplace();
    assert_eq!(code(&run(place.path(), BUILD)), 0);
    place
}

/// The manifest, with a change.
fn altered(place: &Path, alter: impl FnOnce(&mut Value)) -> Vec<u8> {
    let bytes = fs::read(place.join(MANIFEST)).expect("it is published");
    let mut manifest = serde_json::from_slice(&bytes).expect("it is JSON");
    alter(&mut manifest);
    serde_json::to_vec(&manifest).expect("it is JSON")
}

#[test]
fn a_damaged_manifest_is_named_with_what_is_wrong_and_what_to_do() {
    let place = published();
    let whole = fs::read(place.path().join(MANIFEST)).expect("it is published");
    let without =
        |key: &str| altered(place.path(), |manifest| drop(manifest.as_object_mut().map(|keys| keys.remove(key))));
    let with = |key: &str, value: Value| altered(place.path(), |manifest| manifest[key] = value);
    let mut not_utf8 = whole.clone();
    not_utf8[4] = 0xff;
    let faults = [
        (whole[..whole.len() / 2].to_vec(), "it ends too early"),
        (Vec::new(), "it ends too early"),
        (b"[]".to_vec(), "it is not a JSON object"),
        (b"{\n  generator".to_vec(), "it is not JSON from line 2, column 3 on"),
        (not_utf8, "byte 5 is not UTF-8"),
        (without("generator"), "`generator` is missing"),
        (without("files"), "`files` is missing"),
        (with("generator", 7.into()), "`generator` is not a text"),
        (with("api_version", 1.into()), "`api_version` is not a text"),
        (with("files", "all".into()), "`files` is not a list"),
        (with("files", serde_json::json!([{"path": "index.html"}, {"bytes": 3}])), "entry 2 of `files` has no `path`"),
    ];
    for (bytes, reason) in faults {
        fs::write(place.path().join(MANIFEST), bytes).expect("it can be written");
        let before = tree(&place.path().join("public"));
        let damaged = format!(
            "error: `public/api/v1/manifest.json` is damaged: {reason}; so nothing can be compared with the site in `public`: restore the whole \
             folder as a build left it"
        );
        for command in &COMMANDS[1..] {
            let output = run(place.path(), command);
            let expected = format!("{damaged}; or, if that site never went online, add --never-online\n");
            assert_eq!((code(&output), complained(&output)), (2, expected), "{command}");
        }
        let output = run(place.path(), "diff --as-of 2026-11-23 --against public");
        assert_eq!((code(&output), complained(&output)), (2, format!("{damaged}\n")));
        // A build doesn't know which files it may replace, even if it compares nothing.
        for command in [BUILD, "build --as-of 2026-11-23 --no-sync --never-online"] {
            let output = run(place.path(), command);
            let expected = format!(
                "/public/api/v1/manifest.json` is damaged: {reason}; it lists the files that charter made, so nothing was changed; restore the \
                 whole folder as a build left it, or name an empty or new folder with --out\n"
            );
            let complaint = complained(&output);
            assert!(code(&output) == 2 && complaint.ends_with(&expected), "{complaint}");
        }
        assert_eq!(code(&run(place.path(), "check --as-of 2026-11-23 --never-online")), 0);
        assert!(before == tree(&place.path().join("public")), "the site has changed: {reason}");
    }
    fs::write(place.path().join(MANIFEST), whole).expect("it can be written");
    assert_eq!(code(&run(place.path(), BUILD)), 0, "restored, it is as before");
}

#[test]
fn a_site_of_another_program_is_nothing_to_compare_with() {
    let place = published();
    let other = altered(place.path(), |manifest| manifest["generator"] = "another".into());
    fs::write(place.path().join(MANIFEST), other).expect("it can be written");
    assert_eq!(code(&run(place.path(), "check --as-of 2026-11-23")), 0);
    let output = run(place.path(), BUILD);
    assert_eq!(code(&output), 2);
    assert!(
        complained(&output).contains("/public` contains files that charter did not make"),
        "{}",
        complained(&output)
    );
}

#[test]
fn a_site_of_another_version_of_the_feed_is_left_to_the_program_that_made_it() {
    let place = published();
    for version in ["2.0.0", "0.9.0", "10.1.2"] {
        let bytes = altered(place.path(), |manifest| manifest["api_version"] = version.into());
        fs::write(place.path().join(MANIFEST), bytes).expect("it can be written");
        let before = tree(&place.path().join("public"));
        let refusal = format!(
            "error: the site in `public` has version {version} of the feed, and this `charter` makes version 1.0.0, so they can't be compared: \
             use the version of `charter` that built that site"
        );
        for command in COMMANDS {
            let output = run(place.path(), command);
            let expected = format!("{refusal}; or, if that site never went online, add --never-online\n");
            assert_eq!((code(&output), complained(&output)), (2, expected), "{command}");
        }
        let output = run(place.path(), "diff --as-of 2026-11-23 --against public");
        assert_eq!((code(&output), complained(&output)), (2, format!("{refusal}\n")));
        assert!(before == tree(&place.path().join("public")), "the site has changed: {version}");
    }
    assert_eq!(code(&run(place.path(), "build --as-of 2026-11-23 --no-sync --never-online")), 0);
}

#[test]
fn a_site_of_a_newer_minor_version_is_compared_with_a_warning() {
    let place = published();
    let bytes = altered(place.path(), |manifest| manifest["api_version"] = "1.9.0".into());
    fs::write(place.path().join(MANIFEST), bytes).expect("it can be written");
    let warning = "warning: a newer `charter` built the site in `public`: its feed has version 1.9.0, and this one makes 1.0.0\n  \
        = help: update `charter` before you publish, or readers of the feed lose what is new in it\n";
    for command in ["check --as-of 2026-11-23", "diff --as-of 2026-11-23 --against public", BUILD] {
        let output = run(place.path(), command);
        assert_eq!(code(&output), 0, "{command}: {}", complained(&output));
        assert!(complained(&output).starts_with(warning), "{command}: {}", complained(&output));
    }
    let output = run(place.path(), BUILD);
    assert!(!complained(&output).contains("newer"), "{}", complained(&output));
}

#[test]
fn a_file_in_the_place_of_the_site_is_refused() {
    let place = workplace();
    fs::write(place.path().join("public"), "dear all").expect("it can be written");
    let output = run(place.path(), BUILD);
    let complaint = complained(&output);
    assert_eq!(code(&output), 2, "{complaint}");
    assert!(
        complaint.contains("public` is not a folder, so nothing was changed; name a folder with --out"),
        "{complaint}"
    );
    let output =
        charter(place.path()).args(["check", "--content", "content/site.yaml"]).output().expect("the program runs");
    assert_eq!((code(&output), complained(&output).as_str()), (2, "error: `content/site.yaml` is not a folder\n"));
}
