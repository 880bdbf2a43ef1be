//! Built sites in; every place on a page has an id of its own, and the headings of texts can't take those of the page itself.

use std::collections::BTreeSet;

use charter::address::function_anchor;
use charter::parse::heading_ids::{OF_EVERY_PAGE, OF_THE_COMMITMENT};
use scraper::{Html, Selector};

use crate::support::site::{Files, files, text};

fn sites() -> [Files; 2] {
    [files("tests/fixtures/sites/small/content", "2026-11-23"), files("content", "2026-11-23")]
}

/// The ids of a page, in order.
fn ids(html: &str) -> Vec<String> {
    let with_id = Selector::parse("[id]").expect("a selector");
    Html::parse_document(html).select(&with_id).filter_map(|one| one.attr("id")).map(str::to_owned).collect()
}

#[test]
fn no_page_has_an_id_twice() {
    for site in sites() {
        for name in site.keys().filter(|name| name.rsplit('.').next() == Some("html")) {
            let ids = ids(text(&site, name));
            let different: BTreeSet<&String> = ids.iter().collect();
            assert_eq!(ids.len(), different.len(), "{name}: {ids:?}");
        }
    }
}

/// What [`charter::parse`] refuses as the id of a heading is what the theme uses.
#[test]
fn the_ids_that_pages_of_texts_have_are_known() {
    let [small, sample] = &sites();
    let of_every_page = OF_EVERY_PAGE.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(ids(text(small, "complaints/index.html")).into_iter().collect::<BTreeSet<_>>(), of_every_page);
    for site in [small, sample] {
        let commitment = ids(text(site, "commitment/index.html"));
        let is_of_clause = |id: &&str| id.starts_with(|c: char| c.is_ascii_digit());
        let own: BTreeSet<&str> = commitment
            .iter()
            .map(String::as_str)
            .filter(|id| !OF_EVERY_PAGE.contains(id) && !is_of_clause(id))
            .collect();
        assert_eq!(own, BTreeSet::from([OF_THE_COMMITMENT]));
    }
}

#[test]
fn a_function_never_takes_a_place_of_its_departments_page() {
    assert_eq!(function_anchor("Services"), "function-services");
    assert_eq!(function_anchor("Reach"), "function-reach");
    assert_eq!(function_anchor("Snow and ice"), "snow-and-ice");
}
