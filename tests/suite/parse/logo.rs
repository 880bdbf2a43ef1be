//! `logo.svg` and `site.yaml`: one without the other is told, and what is sound is on the site.

use charter::config::Day;
use charter::parse::parse;
use charter::pipeline;
use charter::source::{Source, Sources};

use crate::support::site::path;

const TREE: &str = "<svg viewBox=\"0 0 8 8\"><path d=\"M4 0l4 8H0z\"/></svg>";

fn small(logo: Option<&str>, line: &str) -> Sources {
    let mut sources =
        charter::load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the city");
    site.text += line;
    if let Some(text) = logo {
        let name = "logo.svg".to_owned();
        sources.files.push(Source { path: format!("content/{name}"), name, text: text.to_owned(), obstacle: None });
    }
    sources
}

fn told(sources: &Sources) -> Vec<String> {
    parse(sources).diagnostics.into_iter().map(|one| one.message).collect()
}

#[test]
fn the_logo_is_read_where_the_site_names_it() {
    let both = parse(&small(Some(TREE), "logo: logo.svg\n"));
    assert_eq!(both.diagnostics, []);
    let logo = both.catalog.expect("sound content").logo.expect("a logo");
    assert_eq!(
        logo.svg,
        "<svg aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 8 8\"><path d=\"M4 0l4 8H0z\"/></svg>"
    );
}

#[test]
fn one_without_the_other_is_told() {
    assert_eq!(told(&small(None, "logo: logo.svg\n")), ["there is no `logo.svg` beside `site.yaml`"]);
    let unnamed = small(Some(TREE), "");
    assert_eq!(told(&unnamed), ["`logo.svg` is not shown, because `site.yaml` does not name it"]);
    assert!(parse(&unnamed).catalog.expect("a note is no fault").logo.is_none());
    let day = Day::Given(jiff::civil::date(2026, 11, 23));
    assert!(!pipeline::diagnose(&unnamed, day).iter().any(charter::diagnostic::Diagnostic::is_error));
}

#[test]
fn a_drawing_with_a_fault_is_not_called_missing_too() {
    let broken = small(Some("<svg viewBox=\"0 0 8 8\"><script/></svg>"), "logo: logo.svg\n");
    assert_eq!(told(&broken), ["`<script>` can't be in the logo, because it could act on every page"]);
}

#[test]
fn a_large_drawing_is_refused_with_its_size() {
    let points = "l1 1".repeat(300);
    let large = format!("<svg viewBox=\"0 0 8 8\"><path d=\"M0 0{points}\"/></svg>");
    assert_eq!(
        told(&small(Some(&large), "logo: logo.svg\n")),
        ["the logo takes up 1282 bytes of every page, and 1024 are the most"]
    );
}
