//! A theme's colours -> ratios counted by hand by WCAG's formula, and a build that refuses colours which some residents can't read.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use assert_cmd::Command;
use charter::render::pages::contrast::{faults, ratio};
use charter::theme::Theme;

use crate::support::site::path;

/// Light and dark: black on white and white on black, apart from what a test says behind it.
const PLAIN: &str = "/* :root { --ink: #fff } */ @charset \"utf-8\";
:root { --ink: #000; --muted: #000; --link: #000; --focus: #000; --on-brand: #000; --on-notice: #000; --accent: #000; --danger: #000;
  --action: #000; --on-action: #fff; --header: #fff; --on-header: #000;
  --paper: #ffffff; --tint: #ffffff; --brand: #ffffff; --notice: #FFFFFF; --step: 0.5rem }
@media (prefers-color-scheme:dark) { :root {
  --ink: #fff; --muted: #fff; --link: #fff; --focus: #fff; --on-brand: #fff; --on-notice: #fff; --accent: #fff; --danger: #fff;
  --action: #fff; --on-action: #000; --header: #000; --on-header: #fff;
  --paper: #000; --tint: #000; --brand: #000; --notice: #000 } }
@media print { :root { --ink: #fff } }
p { color: red }
";

fn with(css: &str) -> Vec<String> {
    faults(&format!("{PLAIN}{css}"))
}

/// Worked out from the formula on paper, to two places.
#[test]
fn ratios_are_those_of_the_formula() {
    let rows: &[([u8; 3], [u8; 3], f64)] = &[
        ([0, 0, 0], [255, 255, 255], 21.0),
        ([255, 255, 255], [0, 0, 0], 21.0),
        ([119, 119, 119], [119, 119, 119], 1.0),
        ([0x76, 0x76, 0x76], [255, 255, 255], 4.54),
        ([0x77, 0x77, 0x77], [255, 255, 255], 4.48),
        ([0x59, 0x59, 0x59], [255, 255, 255], 7.0),
        // 1.05 / (0.2126 + 0.05), 1.05 / (0.7152 + 0.05), 1.05 / (0.0722 + 0.05).
        ([255, 0, 0], [255, 255, 255], 4.00),
        ([0, 255, 0], [255, 255, 255], 1.37),
        ([0, 0, 255], [255, 255, 255], 8.59),
        // Below the bend of the curve: 10 / 255 / 12.92 = 0.003035; 0.053035 / 0.05.
        ([10, 10, 10], [0, 0, 0], 1.06),
    ];
    for (one, other, expected) in rows {
        let found = ratio(*one, *other);
        assert!((found - expected).abs() < 0.005, "{one:?} on {other:?}: {found}, not {expected}");
    }
}

#[test]
fn sound_colours_have_no_fault() {
    assert_eq!(with(""), Vec::<String>::new());
}

#[test]
fn the_theme_of_the_program_is_sound_and_has_all_of_them_in_one_file() {
    let theme = Theme::built_in();
    let file = theme.files.iter().find(|file| file.name == "styles/a-identity.css").expect("the identity");
    assert_eq!(faults(std::str::from_utf8(&file.bytes).expect("text")), Vec::<String>::new());
    let first = theme.files.iter().find(|file| file.name.starts_with("styles/")).expect("styles");
    assert_eq!(first.name, "styles/a-identity.css", "what stands behind it can use it and change it");
}

#[test]
fn every_bad_pair_of_both_schemes_is_named_with_both_colours_and_both_ratios() {
    let found = with(
        "@media (prefers-color-scheme: dark) { :root { --focus: #333 } }
        @media (min-width: 40rem) { :root { --ink: #eee } }
        ",
    );
    assert_eq!(
        found,
        [
            "dark: the focus ring (`--focus`, #333) on the page (`--paper`, #000): 1.66 to 1, must be at least 3 to 1",
            "dark: the focus ring (`--focus`, #333) on tinted boxes (`--tint`, #000): 1.66 to 1, must be at least 3 to 1",
            "dark: the focus ring (`--focus`, #333) on notices (`--notice`, #000): 1.66 to 1, must be at least 3 to 1",
        ]
    );
}

#[test]
fn what_stands_last_holds_for_dark_too() {
    // A theme that sets a colour anew without a word about dark has set it for both.
    let found = with(":root { --on-brand: #767676; --on-notice: #595959 }");
    assert_eq!(
        found,
        [
            "light: button text (`--on-brand`, #767676) on buttons and the top of the home page (`--brand`, #ffffff): 4.54 to 1, must be at least 7 to 1",
            "dark: button text (`--on-brand`, #767676) on buttons and the top of the home page (`--brand`, #000): 4.62 to 1, must be at least 7 to 1",
            "dark: notice text (`--on-notice`, #595959) on notices (`--notice`, #000): 2.99 to 1, must be at least 7 to 1",
        ]
    );
}

#[test]
fn a_colour_that_is_missing_or_written_otherwise_is_named_once() {
    let found =
        faults(&PLAIN.replace("--link: #000;", "--link: teal;").replace("--link: #fff;", "").replace("--focus", "--x"));
    assert_eq!(
        found,
        [
            "light: links (`--link`) is `teal`: write # and six digits, such as #0b4a3f",
            "light: the focus ring (`--focus`) has no colour",
        ]
    );
}

#[test]
fn a_colour_may_be_that_of_another_one_and_a_circle_of_them_has_none() {
    assert_eq!(with(":root { --header: var(--brand); --on-header: var( --on-brand ) }"), Vec::<String>::new());
    assert_eq!(
        with(":root { --on-header: var(--paper); --header: var(--brand) }"),
        [
            "light: header text (`--on-header`, #ffffff) on the header (`--header`, #ffffff): 1.00 to 1, must be at least 7 to 1",
            "dark: header text (`--on-header`, #000) on the header (`--header`, #000): 1.00 to 1, must be at least 7 to 1",
        ]
    );
    assert_eq!(
        with(":root { --header: var(--on-header); --on-header: var(--header); --link: var(--none) }"),
        [
            "light: links (`--link`) has no colour",
            "light: the header (`--header`) has no colour",
            "light: header text (`--on-header`) has no colour",
        ]
    );
}

#[test]
fn a_build_in_such_colours_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let (theme, out) = (folder.path().join("theme"), folder.path().join("out"));
    std::fs::create_dir_all(theme.join("styles")).expect("a folder to write to");
    std::fs::write(theme.join("styles/z-city.css"), ":root { --brand: #77aa77; --muted: #999 }\n").expect("a style");
    let mut charter = Command::cargo_bin("charter").expect("the program is built");
    charter.arg("build").arg("--content").arg(path("tests/fixtures/sites/small/content"));
    charter.arg("--theme").arg(&theme).arg("--out").arg(&out).args(["--as-of", "2026-11-23"]);
    let output = charter.assert().code(2).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&output).into_owned();
    for words in [
        "some residents could not read its colours",
        "\n  light: muted text and the borders of fields (`--muted`, #999) on the page (`--paper`, #ffffff): 2.84 to 1, must be at least 7 to 1\n",
        "(`--brand`, #77aa77): 2.6",
        "styles/a-identity.css",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert!(!out.exists());
}
