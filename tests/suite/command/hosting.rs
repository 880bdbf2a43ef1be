//! The jobs that publish: flags or answers in; files with the site's own values out, and nothing overwritten.
//!
//! `tests/readers/hosting_test.py` runs the jobs.
#![expect(clippy::disallowed_methods, reason = "tests look at folders")]

use std::fs;
use std::path::Path;

use crate::support::program::{charter, code, complained, said, tree, workplace, write};

const MACHINE: [&str; 6] = ["--site", "/var/www/it's", "--mail", "clerk@example.org", "--folder", "/srv/100% ours"];

fn new(place: &Path, arguments: &[&[&str]]) -> std::process::Output {
    let arguments = [&[&["new", "hosting"][..]], arguments].concat().concat();
    charter(place).args(arguments).write_stdin("").output().expect("the program runs")
}

fn text(place: &Path, name: &str) -> String {
    fs::read_to_string(place.join(name)).expect("the file is there")
}

/// The files beside the content.
fn made(place: &Path) -> Vec<String> {
    let names = tree(place).into_keys().map(|name| name.replace('\\', "/"));
    names.filter(|name| !name.starts_with("content/")).collect()
}

#[test]
fn each_kind_writes_its_files_with_the_values_of_the_site() {
    let (files_of_a_unit, shared) = ("hosting/charter-publish", "hosting/publish.sh".to_owned());
    for (kind, arguments, names) in [
        ("github", &[][..], vec![".github/workflows/publish.yml".to_owned(), shared.clone()]),
        ("gitlab", &[], vec![".gitlab-ci.yml".to_owned(), shared.clone()]),
        (
            "systemd",
            &MACHINE,
            vec![
                format!("{files_of_a_unit}-failed.service"),
                format!("{files_of_a_unit}.service"),
                format!("{files_of_a_unit}.timer"),
                shared.clone(),
                "hosting/settings.sh".to_owned(),
            ],
        ),
        ("cron", &MACHINE, vec!["hosting/charter.crontab".to_owned(), shared, "hosting/settings.sh".to_owned()]),
        ("windows", &MACHINE, vec![format!("{files_of_a_unit}.xml"), "hosting/publish.ps1".to_owned()]),
    ] {
        let place = workplace();
        let output = new(place.path(), &[&[kind], arguments]);
        assert_eq!((code(&output), complained(&output).as_str()), (0, ""), "{kind}");
        assert_eq!(made(place.path()), names, "{kind}");
        let last = said(&output).lines().last().expect("a line").to_owned();
        let guide = last.split('`').nth(1).expect("it names a file").to_owned();
        assert!(text(place.path(), &guide).contains("To set it up"), "{kind}: {last}");
        let all: String = names.iter().map(|name| text(place.path(), name)).collect();
        assert!(all.contains("https://www.example.org/standards/") && all.contains("Town of Maple Bend"), "{kind}");
        assert!(all.contains("America/Edmonton"), "{kind}");
        let left = ["CITY", "URL", "ZONE", "CONTENT", "SITE", "TO", "MAIL", "USER", "PROGRAM", "FOLDER", "DOWNLOAD"];
        for name in left.into_iter().chain(["SHA256", "BRANCH"]) {
            assert!(!all.contains(&format!("@{name}@")) && !all.contains(&format!("@={name}@")), "{kind}: {name}");
        }
    }
}

#[test]
fn values_are_written_as_each_language_needs_them() {
    let place = workplace();
    assert_eq!(code(&new(place.path(), &[&["systemd", "--user", "www-data"], &MACHINE])), 0);
    let service = text(place.path(), "hosting/charter-publish.service");
    assert!(
        service.contains("\nWorkingDirectory=/srv/100%% ours\n") && service.contains("\nUser=www-data\n"),
        "{service}"
    );
    let settings = text(place.path(), "hosting/settings.sh");
    assert!(settings.contains("\nSITE='/var/www/it'\\''s'\nTO=''\n"), "{settings}");
    let place = workplace();
    let far = ["--site", "web@host.example:/var/www", "--mail", "clerk@example.org", "--folder", "/srv/100% ours"];
    assert_eq!(code(&new(place.path(), &[&["cron"], &far])), 0);
    let settings = text(place.path(), "hosting/settings.sh");
    assert!(settings.contains("\nSITE='.charter/site'\nTO='web@host.example:/var/www'\n"), "{settings}");
    let crontab = text(place.path(), "hosting/charter.crontab");
    assert!(crontab.contains("\n5 * * * * cd '/srv/100\\% ours' && sh hosting/publish.sh "), "{crontab}");
}

#[test]
fn nothing_is_overwritten() {
    let place = workplace();
    write(&place.path().join(".gitlab-ci.yml"), "ours: true\n");
    let refused = new(place.path(), &[&["gitlab"]]);
    assert_eq!((code(&refused), said(&refused).as_str()), (2, ""));
    assert!(complained(&refused).contains(".gitlab-ci.yml` can't be written: it already exists"));
    assert_eq!(made(place.path()), [".gitlab-ci.yml"]);
    assert_eq!(text(place.path(), ".gitlab-ci.yml"), "ours: true\n");
    assert_eq!(code(&new(place.path(), &[&["github"]])), 0);
    assert!(said(&new(place.path(), &[&["systemd"], &MACHINE])).starts_with("hosting/publish.sh: as it was\n"));
    write(&place.path().join("hosting/publish.sh"), "# ours\n");
    let refused = new(place.path(), &[&["cron"], &MACHINE]);
    assert_eq!(code(&refused), 2);
    assert_eq!(text(place.path(), "hosting/publish.sh"), "# ours\n");
}

#[test]
fn what_can_not_be_used_is_refused_and_nothing_is_written() {
    for (arguments, reason) in [
        (
            &["cron"][..],
            "error: `--site`, `--mail` are missing: give them, or run this in a terminal and answer the questions\n",
        ),
        (&["github", "--site", "/x"], "error: `--site` has no effect on this kind of job: leave it out\n"),
        (&["cron", "--user", "x"], "error: `--user` has no effect on this kind of job: leave it out\n"),
        (
            &["github", "--download", "http://example.org/x.tar.gz", "--sha256", "0"],
            "error: `--download` can't be used: `http://example.org/x.tar.gz` is not an address: it begins with https://\n",
        ),
        (
            &["cron", "--site", "/x", "--mail", "clerk; reboot@example.org"],
            "error: `--mail` can't be used: `clerk; reboot@example.org` is not an e-mail address like clerk@example.org\n",
        ),
        (
            &["windows", "--site", "a@host:/x", "--mail", "clerk@example.org"],
            "error: `--site` can't be used: `a@host:/x` is not a folder of Windows: give a folder here, or on a share like \\\\server\\standards\n",
        ),
    ] {
        let place = workplace();
        let output = new(place.path(), &[arguments]);
        assert_eq!((code(&output), complained(&output).as_str()), (2, reason));
        assert_eq!(made(place.path()), Vec::<String>::new());
    }
    let place = workplace();
    write(&place.path().join("content/departments/roads.yaml"), "id: roads\n");
    let output = new(place.path(), &[&["github"]]);
    assert_eq!(code(&output), 2);
    let words = complained(&output);
    assert!(words.starts_with("error[missing-key]"), "{words}");
    assert!(
        words.ends_with("nothing was written, because the content has errors: a job could not publish it\n"),
        "{words}"
    );
}
