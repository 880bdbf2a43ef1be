//! A folder of a theme's files -> the site in another look, file by file.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use charter::theme::{Theme, ThemeFile};

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
    assert!(said.contains("`style.css` is not used"), "{said}");
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
    assert!(said.contains("the link `/abuot/#top` leads to `abuot/index.html`, which does not exist"), "{said}");
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
    let (theirs, ours) = (style.find("--brand:#402060"), style.find("--brand:#0b4a3f"));
    assert!(ours.is_some() && ours < theirs, "{ours:?} {theirs:?}");
}

#[test]
fn a_joined_style_has_no_lines_of_comments_and_no_spaces_or_line_ends_that_mean_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    let kept = r#"/*! A licence
  with its lines. */
p::before { content: "a\
  /* no comment */\
  \"b, { c }"; } /* stays */
q :hover, q > r { background: URL( a/*b*/c ), url("a)\
  /* no comment */\
  b"); }
"#;
    let squeezed = kept
        .replace("p::before { content: ", "p::before{content:")
        .replace("\"; } /* stays", "\";}/* stays")
        .replace("q :hover, q > r { background: URL( a/*b*/c ), url", "q :hover,q > r{background:URL( a/*b*/c ),url")
        .replace("\"); }", "\");}");
    let css =
        "\n/* Of one line. */\n  /* Of\n  several\n  lines. */\r\n@media print {\n\tp {\n    color: red;\n\n  }\n}\n";
    write(&theme, "styles/z-city.css", &format!("{css}{kept}/* Never closed."));
    build(&theme, &out).success();
    let style = read(&out, "assets/style.css");
    assert!(style.ends_with(&format!("}}\n@media print{{p{{color:red;}}\n}}\n{squeezed}")), "{style}");
}

#[test]
fn scripts_are_joined_into_one_for_each_kind_of_page_with_what_is_imported_first_and_each_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(
        &theme,
        "scripts/site.mjs",
        "// Begins.\nimport { b } from \"./b.mjs\";\nimport { c } from \"./c.mjs\";\n\nb(c);\n",
    );
    write(
        &theme,
        "scripts/b.mjs",
        "import { c } from \"./c.mjs\";\nexport const b = (d) =>\n  c + d;\n  // A remark.\n",
    );
    write(&theme, "scripts/c.mjs", "export const c = 1; // stays\n");
    write(&theme, "scripts/with-search.mjs", "import { b } from \"./b.mjs\";\n\nb(2);\n");
    let output = build(&theme, &out).code(2).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&output).into_owned();
    assert!(said.contains("nothing imports `scripts/"), "scripts of the theme that are left over: {said}");
    let own = [("b.mjs", "const b = (d) =>\nc + d;\n"), ("c.mjs", "const c = 1; // stays\n")];
    let theme = Theme::built_in();
    let without = theme.files.into_iter().filter(|file| !file.name.starts_with("scripts/")).collect();
    let files = ["site.mjs", "b.mjs", "c.mjs", "with-search.mjs"].map(|name| ThemeFile {
        name: format!("scripts/{name}"),
        bytes: read(folder.path(), &format!("theme/scripts/{name}")).into_bytes().into(),
    });
    let theme = Theme { files: without }.replaced_by(files.into());
    let site = crate::support::site::with(&theme);
    for (file, last) in [("site", "b(c);\n"), ("with-search", "b(2);\n")] {
        let joined = format!("{}{}{last}", own[1].1, own[0].1);
        assert_eq!(crate::support::site::text(&site, &format!("assets/{file}.js")), joined);
    }
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

/// Why the theme inside the program can't be used with this text as its `scripts/open.mjs`.
fn refused(script: &str) -> String {
    let file = ThemeFile { name: "scripts/open.mjs".to_owned(), bytes: script.as_bytes().to_vec().into() };
    let theme = Theme::built_in().replaced_by(vec![file]);
    charter::render::pages::assets(&theme).expect_err(script).to_string()
}

/// Scripts that can't be joined, each with the line that is at fault and what is said of it.
const FAULTS: &[(&str, usize, &str)] = &[
    ("\nexport default () => {};\n", 2, "`export default` is not supported: write `export` before each declaration"),
    ("const showOpen = 1;\nexport { showOpen };\n", 2, "a list `export { … }` is not supported"),
    ("export * from \"./due.mjs\";\n", 1, "`export * from` is not supported"),
    ("export\nconst showOpen = 1;\n", 1, "`export` must start its line"),
    ("let a; export const showOpen = 1;\n", 1, "`export` must start its line"),
    ("export const { showOpen } = {};\n", 1, "only plain names can be declared at the top level of a script"),
    (
        "import due from \"./due.mjs\";\n",
        1,
        "an import without braces is not supported: write it as `import { name } from",
    ),
    ("import * as due from \"./due.mjs\";\n", 1, "`import * as` is not supported"),
    ("import \"./due.mjs\";\n", 1, "an import without names is not supported"),
    ("import { due as count } from \"./due.mjs\";\n", 1, "renaming with `as` is not supported"),
    ("import {\n  due,\n} from \"./due.mjs\";\n", 1, "an import over several lines, or with other code on its line,"),
    ("import { due } from \"./due.mjs\"; due();\n", 1, "an import over several lines, or with other code on its line,"),
    ("import { due } from \"https://example.org/due.mjs\";\n", 1, "this import is not supported"),
    ("export const showOpen = () => import(\"./due.mjs\");\n", 1, "a script can't be loaded later with `import(…)`"),
    ("export const showOpen = import.meta.url;\n", 1, "`import.meta` is not supported"),
    ("import { nothing } from \"./due.mjs\";\n", 1, "`scripts/due.mjs` does not export `nothing`"),
    ("const openFrom = 1;\nimport { due } from \"./due.mjs\";\n", 1, "`openFrom` is also declared in scripts/due.mjs:"),
    ("import { due } from \"./due.mjs\";\nlet a = [1, 2], due = 3;\n", 2, "`due` is also declared in scripts/due.mjs:"),
    ("import { due } from \"./due.mjs\";\nasync function due() {}\n", 2, "`due` is also declared in scripts/due.mjs:"),
    ("import { due } from \"./due.mjs\";\nclass due {}\n", 2, "`due` is also declared in scripts/due.mjs:"),
    ("const a = 1;\nconst a = 2;\n", 2, "`a` is also declared in scripts/open.mjs:1"),
    ("{\n  var a = 1;\n}\n", 2, "`var` is not supported: write `const` or `let`"),
    ("const a = `\n", 1, "this template string is not closed"),
    ("const a = \"\n\";\n", 1, "this string is not closed on its line"),
    ("const a = 1 + /b\n/;\n", 1, "this regular expression is not closed on its line"),
    ("/* on\nand on\n", 1, "this comment is not closed"),
    ("const a = [1);\n", 1, "`)` has no opening bracket"),
    ("const a = () => {\n", 2, "a bracket is not closed"),
    ("const a = {}\n/b/.test(a);\n", 2, "this `/` may be a division or start a regular expression"),
];

#[test]
fn a_script_that_cannot_be_joined_is_refused_with_its_line() {
    for (script, line, reason) in FAULTS {
        let said = refused(script);
        assert!(said.contains(&format!("scripts/open.mjs:{line}: {reason}")), "{script}{said}");
    }
}

#[test]
fn nothing_is_written_if_a_script_cannot_be_joined() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    write(&theme, "scripts/open.mjs", "export default () => {};\n");
    let output = build(&theme, &out).code(2).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&output).into_owned();
    assert!(said.contains("the theme can't be used: scripts/open.mjs:1: `export default`"), "{said}");
    assert!(!out.exists());
}

#[test]
fn a_name_that_is_not_exported_cannot_be_imported() {
    let said = refused("const showOpen = 1;\n");
    let reason = "scripts/site.mjs:11: `scripts/open.mjs` does not export `showOpen`";
    assert!(said.contains(reason), "{said}");
}

#[test]
fn strings_templates_expressions_and_comments_stay_as_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    let kept = r#"const text = `
// no comment
  and no indentation
import { a } from "./a.mjs";

export const b = ${[1, 2].map((one) => `<${one / 2}>`)} \` ${"}"}
`;
/* A comment:
  // of several lines,
export default */
const regex = (a) => a.replace(/[/'"`]\/\/ "/g, "it's \" // no comment").split(/\s/);
const half = (a, b) => { if (b) /`/.test(a); return a++ / 2 / b / regex(a)[0] / 1e3; };
const keys = { import: 1, export: 2, var: 3 }, more = keys.import + keys.export;
async function* showAll(a, b) { let due = a, words = b; yield due + words; }
"#;
    let ends = "const showOpen = () => showAll(text, half, more);\n";
    write(&theme, "scripts/open.mjs", &format!("  // Left out.\n\n{kept}export {ends}"));
    build(&theme, &out).success();
    let joined = read(&out, "assets/site.js");
    assert!(joined.contains(&format!("{kept}{ends}")), "{joined}");
}

#[test]
fn a_file_of_texts_that_is_nested_without_end_is_refused_at_once() {
    for nested in ["[".repeat(100_000), "{a: ".repeat(100_000), "[\n".repeat(100_000)] {
        let folder = tempfile::tempdir().expect("a folder");
        let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
        write(&theme, "strings/en.yaml", &format!("# [{{\nframe:\n  home: {nested}\n"));
        let output = build(&theme, &out).code(2).get_output().stderr.clone();
        let said = String::from_utf8_lossy(&output).into_owned();
        let reason = "`strings/en.yaml` can't be read: more than 64 brackets are open on line ";
        assert!(said.contains(reason), "{said}");
        assert!(!out.exists());
    }
}
