//! Pages for frames on other sites: what they say, what they weigh, and what a program is told of them.

use scraper::{Html, Selector};
use serde_json::Value;

use crate::support::site::{Files, altered, files, json, of, text};

/// The most that a page may weigh with its style, in bytes as they are.
const MOST: usize = 6 * 1024;

fn sample() -> Files {
    files("content", "2026-11-23")
}

fn words(page: &Html, css: &str) -> Vec<String> {
    let selector = Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"));
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector).map(|element| squeezed(element.text().collect())).collect()
}

fn attributes(page: &Html, css: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"));
    page.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

fn page(files: &Files, name: &str) -> Html {
    Html::parse_document(text(files, name))
}

/// The ids of the services that have a page: not those that only lead on.
fn services(files: &Files) -> Vec<&str> {
    let ids = files.keys().filter_map(|name| name.strip_prefix("services/")?.strip_suffix("/index.html"));
    ids.filter(|id| !text(files, &format!("services/{id}/index.html")).contains("http-equiv=\"refresh\"")).collect()
}

#[test]
fn every_service_has_a_page_for_frames_that_weighs_little_and_has_no_script() {
    let mut seen = 0;
    for files in [sample(), files("tests/fixtures/sites/small/content", "2026-11-23")] {
        let style = files["assets/embed.css"].len();
        for id in services(&files) {
            let name = format!("embed/{id}/index.html");
            let page = page(&files, &name);
            assert!(files[&name].len() + style <= MOST, "{name}: {} and {style} bytes", files[&name].len());
            assert_eq!(attributes(&page, "link[rel=stylesheet]", "href"), ["../../assets/embed.css"], "{name}");
            assert!(words(&page, "script, form, iframe, [style], style").is_empty(), "{name}");
            assert_eq!(attributes(&page, "base", "target"), ["_top"], "{name}: its links leave the frame");
            assert_eq!(attributes(&page, "base", "href"), [""; 0], "{name}");
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn it_quotes_the_service_s_page_and_leads_there() {
    let files = sample();
    for id in services(&files) {
        let (own, quoted) = (format!("services/{id}/index.html"), format!("embed/{id}/index.html"));
        let (own, quoted) = (page(&files, &own), page(&files, &quoted));
        let (all, few) = (words(&own, "main .promises .sentence"), words(&quoted, "main .promises .sentence"));
        assert_eq!(few, all[..few.len()], "{id}: the same promises in the same order");
        let rest = all.len() - few.len();
        assert!(rest == 0 || few.len() == 6, "{id}: {rest} are left out");
        let told = words(&quoted, "main > p").into_iter().any(|text| text.contains(&format!("{rest} other promise")));
        assert_eq!(told, rest > 0, "{id}");
        let terms = words(&own, "main .promises > li > .meta");
        assert!(words(&quoted, "main .promises > li > p.meta").iter().all(|term| {
            terms.contains(term) || words(&own, ".case, main .promises").iter().any(|text| text.contains(term.as_str()))
        }));
        assert_eq!(words(&own, ".emergency"), words(&quoted, ".emergency"), "{id}");
        assert_eq!(words(&own, "h1"), words(&quoted, "h1"), "{id}");
        let canonical = attributes(&quoted, "link[rel=canonical]", "href");
        assert_eq!(canonical, attributes(&own, "link[rel=canonical]", "href"), "{id}");
        assert_eq!(attributes(&quoted, "meta[name=robots]", "content"), ["noindex"], "{id}");
        assert_eq!(attributes(&quoted, "main > p > a", "href").last(), Some(&format!("../../services/{id}/")), "{id}");
        let valid = "Valid from 1 March 2026 to 31 December 2026. The next change takes effect on 1 January 2027.";
        assert_eq!(words(&quoted, "main > p").last().map(String::as_str), Some(valid), "{id}");
    }
}

#[test]
fn a_service_that_ended_says_so_and_what_to_use_instead() {
    let files = sample();
    let page = page(&files, "embed/christmas-tree-drop-off/index.html");
    let said = words(&page, "main").concat();
    assert!(said.contains("We no longer offer this. It ended on 1 January 2026."), "{said}");
    assert!(said.contains("Use this instead: Christmas tree pickup."), "{said}");
    assert!(words(&page, ".promises").is_empty(), "nothing is promised");
    assert!(!said.contains("How to ask"), "{said}");
    assert!(!said.contains("Bring your tree"), "nobody is told to use it: {said}");
}

#[test]
fn the_address_of_a_former_id_shows_the_service_under_its_new_name() {
    let files = files("tests/fixtures/sites/small/content", "2026-11-23");
    let (old, new) = (page(&files, "embed/road-hole/index.html"), page(&files, "embed/pothole/index.html"));
    assert_eq!(words(&old, ".sentence"), words(&new, ".sentence"));
    assert!(words(&old, "main > p").contains(&"This page is now called Pothole.".to_owned()));
    assert_eq!(attributes(&old, "link[rel=canonical]", "href"), attributes(&new, "link[rel=canonical]", "href"));
    assert_eq!(json(&files, "embed/road-hole/oembed.json"), json(&files, "embed/pothole/oembed.json"));
}

#[test]
fn a_program_finds_the_frame_through_the_service_s_page() {
    let files = sample();
    let root = "https://www.sprucegrove.org/customer-service/";
    for id in services(&files) {
        let page = page(&files, &format!("services/{id}/index.html"));
        let found = attributes(&page, "link[rel=alternate][type='application/json+oembed']", "href");
        assert_eq!(found, [format!("{root}embed/{id}/oembed.json")]);
        let document = json(&files, &format!("embed/{id}/oembed.json"));
        // Section 2.3.4 of the specification, and for the type `rich` 2.3.4.4.
        assert_eq!((&document["type"], &document["version"]), (&Value::from("rich"), &Value::from("1.0")), "{id}");
        assert_eq!(document["provider_name"], "City of Spruce Grove");
        assert_eq!(document["provider_url"], root);
        assert_eq!(document["cache_age"], 86_400);
        let html = document["html"].as_str().expect("text");
        let frame = Html::parse_fragment(html);
        assert_eq!(attributes(&frame, "iframe", "src"), [format!("{root}embed/{id}/")]);
        let title = document["title"].as_str().expect("text");
        assert_eq!(attributes(&frame, "iframe", "title"), [format!("{title}, City of Spruce Grove")]);
        for side in ["width", "height"] {
            assert_eq!(attributes(&frame, "iframe", side), [document[side].to_string()], "{id}");
        }
        assert!(html.bytes().all(|byte| byte != b'\n'), "{html}");
    }
}

#[test]
fn what_is_pasted_is_the_document_s_and_no_name_gets_out_of_its_attribute() {
    let files = sample();
    let data = page(&files, "data/index.html");
    let code = words(&data, "section:has(> #embed) pre").concat();
    let id = words(&data, "section:has(> #embed) p code").concat();
    assert_eq!(code, json(&files, &format!("embed/{id}/oembed.json"))["html"].as_str().expect("text"));
    let name = ("departments/works.yaml", "name: Pothole\n", "name: '\"><b>A & B'\n");
    let hostile = of(altered(&[name]));
    let html = json(&hostile, "embed/pothole/oembed.json")["html"].as_str().expect("text").to_owned();
    let frame = Html::parse_fragment(&html);
    assert_eq!(words(&frame, "b").len(), 0, "{html}");
    assert!(attributes(&frame, "iframe", "title")[0].starts_with("\"><b>A & B, "), "{html}");
}

#[test]
fn the_style_has_the_colours_of_the_theme_in_both_schemes_and_nothing_that_it_does_not_use() {
    let style = sample()["assets/embed.css"].clone();
    let style = String::from_utf8(style).expect("UTF-8");
    let (root, rest) = style.split_once("}\n").expect("the properties");
    let (dark, own) = rest.split_once("}}\n").expect("the properties in the dark");
    assert!(root.starts_with(":root{") && root.contains("--paper:#ffffff;"), "{root}");
    assert!(
        dark.starts_with("@media (prefers-color-scheme:dark){:root{") && dark.contains("--paper:#101715;"),
        "{dark}"
    );
    for name in root[6..].split(';').filter_map(|one| one.split(':').next()).filter(|name| !name.is_empty()) {
        assert!(own.contains(&format!("var({name})")) || root.contains(&format!("var({name})")), "{name}");
    }
    for name in own.split("var(").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(root.contains(&format!("{name}:")), "{name} has no value");
    }
}
