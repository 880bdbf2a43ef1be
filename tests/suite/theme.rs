//! A folder of a theme's files -> the site in another look, file by file.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;

use crate::site::path;

fn build(theme: &Path, out: &Path) -> Assert {
    let mut charter = Command::cargo_bin("charter").expect("the program is built");
    charter.arg("build").arg("--content").arg(path("tests/fixtures/sites/small/content"));
    charter.arg("--theme").arg(theme).arg("--out").arg(out).args(["--as-of", "2026-11-23"]).assert()
}

fn write(root: &Path, name: &str, text: &str) {
    let file = root.join(name);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
    std::fs::write(file, text).expect("a file to write");
}

fn read(root: &Path, name: &str) -> String {
    std::fs::read_to_string(root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn one_file_is_replaced_and_the_others_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(&theme, "assets/style.css", "body { color: teal }\n");
    write(&theme, "assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    build(&theme, &out).success();
    assert_eq!(read(&out, "assets/style.css"), "body { color: teal }\n");
    assert!(read(&out, "assets/logo.svg").starts_with("<svg"), "files of its own come along");
    let expected = path("tests/fixtures/sites/small/expected");
    assert_eq!(read(&out, "index.html"), read(&expected, "index.html"));
}

#[test]
fn what_a_template_prints_is_escaped_whatever_it_is_called() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(&theme, "templates/page.html", "{% include \"words.txt\" %}");
    write(&theme, "templates/words.txt", "{{ \"<b>\" }}{{ title }}");
    build(&theme, &out).success();
    assert_eq!(read(&out, "complaints/index.html"), "&lt;b&gt;If you are not satisfied");
}

#[test]
fn a_file_that_no_theme_has_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(&theme, "style.css", "");
    let output = build(&theme, &out).code(2).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&output).into_owned();
    assert!(said.contains("nothing reads `style.css`"), "{said}");
    assert!(!out.exists());
}

#[test]
fn a_broken_template_is_refused_with_its_place_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(&theme, "templates/home.html", "<p>\n{{ frame.nothing }}\n");
    let output = build(&theme, &out).code(2).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&output).into_owned();
    assert!(said.contains("home.html:2"), "{said}");
    assert!(!out.exists());
}
