//! A folder of a theme's files -> the site in another look, file by file.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;

use crate::support::site::path;

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

#[test]
fn a_dead_link_of_a_theme_stops_the_build() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(&theme, "templates/page.html", "<a href=\"../about/\">About</a> <a href=\"../abuot/#top\">About</a>");
    let output = build(&theme, &out).code(1).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&output).into_owned();
    assert!(said.contains("the link `/abuot/#top` leads to `abuot/index.html`, which is not there"), "{said}");
    assert!(said.contains("it is on `complaints/index.html`"), "{said}");
    assert!(!out.exists());
}

#[test]
fn styles_are_joined_by_name_and_one_of_a_city_changes_what_stands_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(&theme, "styles/z-city.css", ":root { --brand: #402060 }\n");
    build(&theme, &out).success();
    let style = read(&out, "assets/style.css");
    let (theirs, ours) = (style.find("--brand: #402060"), style.find("--brand: #0b4a3f"));
    assert!(ours.is_some() && ours < theirs, "{ours:?} {theirs:?}");
}

#[test]
fn scripts_are_joined_into_one_with_what_is_imported_first_and_each_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(
        &theme,
        "scripts/site.mjs",
        "// Begins.\nimport { b } from \"./b.mjs\";\nimport { c } from \"./c.mjs\";\n\nb(c);\n",
    );
    write(&theme, "scripts/b.mjs", "import { c } from \"./c.mjs\";\nexport const b = (d) => c + d;\n  // A remark.\n");
    write(&theme, "scripts/c.mjs", "export const c = 1; // stays\n");
    let output = build(&theme, &out).code(2).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&output).into_owned();
    assert!(said.contains("nothing imports `scripts/"), "scripts of the theme that are left over: {said}");
    let own = [("b.mjs", "const b = (d) => c + d;\n"), ("c.mjs", "const c = 1; // stays\n")];
    let theme = charter::theme::Theme::built_in();
    let without = theme.files.into_iter().filter(|file| !file.name.starts_with("scripts/")).collect();
    let files = ["site.mjs", "b.mjs", "c.mjs"].map(|name| charter::theme::ThemeFile {
        name: format!("scripts/{name}"),
        bytes: read(folder.path(), &format!("theme/scripts/{name}")).into_bytes().into(),
    });
    let theme = charter::theme::Theme { files: without }.replaced_by(files.into());
    let joined = format!("{}{}b(c);\n", own[1].1, own[0].1);
    assert_eq!(crate::support::site::text(&crate::support::site::with(&theme), "assets/site.js"), joined);
}

#[test]
fn a_script_that_imports_what_is_not_there_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(&theme, "scripts/site.mjs", "import { b } from \"./gone.mjs\";\n");
    let output = build(&theme, &out).code(2).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&output).into_owned();
    assert!(said.contains("the theme has no `scripts/gone.mjs`"), "{said}");
    assert!(!out.exists());
}

/// Joined, they are one file: a name at the top of two of them would be declared twice.
#[test]
fn no_two_scripts_declare_the_same_name() {
    let mut names: Vec<String> = Vec::new();
    let theme = charter::theme::Theme::built_in();
    let scripts = theme.files.iter().filter(|file| file.name.starts_with("scripts/"));
    for line in scripts.flat_map(|file| std::str::from_utf8(&file.bytes).expect("text").lines()) {
        let line = line.strip_prefix("export ").unwrap_or(line);
        let Some(rest) = ["const ", "let ", "function ", "class "].iter().find_map(|word| line.strip_prefix(word))
        else {
            continue;
        };
        let ends = |c: char| !c.is_alphanumeric() && c != '_' && c != '$';
        names.push(rest.split(ends).next().expect("a name").to_owned());
    }
    assert!(names.len() > 3, "{names:?}");
    for (at, name) in names.iter().enumerate() {
        assert!(!name.is_empty() && !names[..at].contains(name), "`{name}` is declared twice, or taken apart");
    }
}
