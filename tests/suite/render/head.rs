//! What a page says about itself to search engines, messengers and machines: titles, descriptions, pictures, structured data.

use std::collections::BTreeSet;

use charter::config::{Day, Settings};
use charter::theme::Theme;
use charter::{load, pipeline};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::support::site::{Files, files, of, path, text};

const SMALL: &str = "tests/fixtures/sites/small/content";

fn sites() -> [Files; 2] {
    [files(SMALL, "2026-11-23"), files("content", "2026-11-23")]
}

fn pages(files: &Files) -> Vec<(&str, Html)> {
    let names = files.keys().filter(|name| name.rsplit('.').next() == Some("html"));
    names.map(|name| (name.as_str(), Html::parse_document(text(files, name)))).collect()
}

fn page(files: &Files, name: &str) -> Html {
    Html::parse_document(text(files, &format!("{name}index.html")))
}

fn all(page: &Html, css: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"));
    page.select(&selector).filter_map(|one| one.attr(attribute)).map(str::to_owned).collect()
}

fn meta(page: &Html, name: &str) -> String {
    let found = all(page, &format!("meta[name='{name}'], meta[property='{name}']"), "content");
    assert_eq!(found.len(), 1, "{name}: {found:?}");
    found.concat()
}

fn inside(page: &Html, css: &str) -> Vec<String> {
    let selector = Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"));
    page.select(&selector).map(|one| one.text().collect()).collect()
}

#[test]
fn titles_fit_and_say_where_one_is_first() {
    for site in sites() {
        for (name, page) in pages(&site) {
            let title = inside(&page, "head > title").concat();
            assert!(title.chars().count() < 65, "{name}: {title}");
            let crumb = inside(&page, ".crumbs [aria-current=page]").concat();
            assert!(title.starts_with(&crumb), "{name}: {title}");
        }
    }
    let [small, real] = sites();
    for (site, name, title) in [
        (&small, "", "Service standards - Town of Alder Bay"),
        (&real, "services/pothole-repair/", "Pothole repair - City of Spruce Grove"),
        (
            &real,
            "services/building-permit-non-residential-improvement/",
            "Building permit for a change to a business space - Spruce Grove",
        ),
    ] {
        assert_eq!(inside(&page(site, name), "title"), [title]);
    }
}

#[test]
fn a_title_that_fits_with_no_name_is_cut_between_words() {
    let long = "Complaints, compliments and suggestions about every service that we offer to residents";
    let files = with("pages/complaints.md", "title: If you are not satisfied", &format!("title: {long}"));
    let title = inside(&page(&files, "complaints/"), "title");
    assert_eq!(title, ["Complaints, compliments and suggestions about every service…"]);
}

#[test]
fn descriptions_say_enough_and_not_more_than_is_shown() {
    for site in sites() {
        for (name, page) in pages(&site) {
            let length = meta(&page, "description").chars().count();
            assert!((70..=160).contains(&length), "{name}: {length}: {}", meta(&page, "description"));
        }
    }
    let [small, real] = sites();
    for (site, name, description) in [
        (
            &real,
            "services/christmas-tree-drop-off/",
            "We no longer offer this. It ended on 1 January 2026. Bring your tree to a drop-off site in January.",
        ),
        (&small, "departments/", "Our departments, what each of them looks after, and how to reach them."),
        (
            &small,
            "",
            "What Alder Bay promises and by when. Our service standards: what we will do, by when, and what to do if we miss it.",
        ),
    ] {
        assert_eq!(meta(&page(site, name), "description"), description);
    }
}

#[test]
fn a_shared_link_shows_title_text_and_picture() {
    for site in sites() {
        for (name, page) in pages(&site) {
            if !all(&page, "meta[name=robots]", "content").is_empty() {
                continue;
            }
            assert_eq!(meta(&page, "og:url"), all(&page, "link[rel=canonical]", "href").concat(), "{name}");
            assert_eq!(meta(&page, "og:description"), meta(&page, "description"), "{name}");
            assert_eq!(meta(&page, "og:type"), "website");
            assert_eq!(meta(&page, "og:locale"), "en_CA");
            assert_eq!((meta(&page, "og:image:width"), meta(&page, "og:image:height")), ("1200".into(), "630".into()));
            assert_eq!(meta(&page, "og:image:alt"), "A calendar page with a check mark, beside three lines");
            assert!(meta(&page, "og:image").ends_with("/assets/share.png"), "{name}");
            assert!(meta(&page, "og:title").len() > 2 && meta(&page, "og:site_name").len() > 2, "{name}");
        }
    }
    let [_, real] = sites();
    let pothole = page(&real, "services/pothole-repair/");
    assert_eq!(meta(&pothole, "og:title"), "Pothole repair");
    assert_eq!(meta(&pothole, "og:site_name"), "Customer service standards, City of Spruce Grove");
    assert_eq!(meta(&pothole, "og:image"), "https://www.sprucegrove.org/customer-service/assets/share.png");
}

#[test]
fn the_picture_is_a_small_png_that_no_page_loads() {
    let [_, real] = sites();
    let picture = &real["assets/share.png"];
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n") && picture.len() < 25_000, "{} bytes", picture.len());
    assert_eq!(picture[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 x 630");
    for (name, page) in pages(&real) {
        let loaded = [all(&page, "link", "href"), all(&page, "[src]", "src")].concat();
        assert!(loaded.iter().all(|address| !address.contains("share.png")), "{name}");
    }
}

#[test]
fn every_page_names_its_data() {
    let [_, real] = sites();
    let alternates = |name| all(&page(&real, name), "link[rel=alternate][type='application/json']", "href");
    assert_eq!(alternates(""), ["api/v1/index.json"]);
    assert_eq!(alternates("commitment/"), ["../api/v1/index.json"]);
    assert_eq!(alternates("services/"), ["../api/v1/standards.json"]);
    let of_standard = |stage| format!("../../api/v1/standards/pothole-repair.{stage}.json");
    assert_eq!(alternates("services/pothole-repair/"), [of_standard("make-safe"), of_standard("complete")]);
    assert_eq!(
        alternates("services/facility-bookings/").len(),
        1,
        "what is done on the spot has no standard of its own"
    );
}

fn block(page: &Html) -> Option<Value> {
    let blocks = inside(page, "script[type='application/ld+json']");
    assert!(blocks.len() < 2);
    let block = blocks.first()?;
    assert!(!block.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{block}");
    Some(serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}")))
}

fn things(page: &Html) -> Vec<Value> {
    let block = block(page).unwrap_or_default();
    assert!(block.is_null() || block["@context"] == "https://schema.org");
    block["@graph"].as_array().cloned().unwrap_or_default()
}

/// The types that we use and their properties, as schema.org has them.
const VOCABULARY: [(&str, &[&str]); 9] = [
    ("BreadcrumbList", &["itemListElement"]),
    ("ListItem", &["position", "name", "item"]),
    (
        "GovernmentService",
        &[
            "name",
            "description",
            "serviceType",
            "url",
            "provider",
            "serviceOperator",
            "availableChannel",
            "hoursAvailable",
        ],
    ),
    ("GovernmentOrganization", &["name", "url", "telephone", "email"]),
    ("WebSite", &["name", "url", "description", "inLanguage", "publisher"]),
    ("ServiceChannel", &["servicePhone", "serviceUrl", "serviceLocation"]),
    ("ContactPoint", &["telephone"]),
    ("Place", &["address"]),
    ("OpeningHoursSpecification", &["dayOfWeek", "opens", "closes"]),
];

fn keeps_to_the_vocabulary(thing: &Value) {
    match thing {
        Value::Object(members) => {
            let of = members["@type"].as_str().expect("a type");
            let (_, known) =
                VOCABULARY.iter().find(|(name, _)| *name == of).unwrap_or_else(|| panic!("{of} is unknown"));
            for (name, value) in members.iter().filter(|(name, _)| *name != "@type") {
                assert!(known.contains(&name.as_str()), "{of} has no {name}");
                keeps_to_the_vocabulary(value);
            }
        }
        Value::Array(items) => items.iter().for_each(keeps_to_the_vocabulary),
        Value::Null => panic!("nothing is left out, not said to be nothing"),
        _ => {}
    }
}

#[test]
fn machines_read_what_each_page_is_about() {
    for site in sites() {
        let mut types = BTreeSet::new();
        for (name, page) in pages(&site) {
            let things = things(&page);
            things.iter().for_each(keeps_to_the_vocabulary);
            types.extend(things.iter().map(|thing| thing["@type"].to_string()));
            let crumbs = things.iter().find(|thing| thing["@type"] == "BreadcrumbList");
            let shown = inside(&page, ".crumbs li");
            assert_eq!(crumbs.is_some(), !shown.is_empty(), "{name}");
            if let Some(crumbs) = crumbs {
                let items = crumbs["itemListElement"].as_array().expect("a list");
                let names: Vec<&str> = items.iter().filter_map(|item| item["name"].as_str()).collect();
                assert_eq!(names, shown, "{name}");
            }
        }
        let all = ["\"BreadcrumbList\"", "\"GovernmentOrganization\"", "\"GovernmentService\"", "\"WebSite\""];
        assert_eq!(types.into_iter().collect::<Vec<_>>(), all);
    }
}

#[test]
fn a_service_is_described_as_its_page_describes_it() {
    let [small, _] = sites();
    let found = things(&page(&small, "services/pothole/"));
    let organization = json!({"@type": "GovernmentOrganization", "name": "Town of Alder Bay", "url": "https://www.alderbay.example/",
        "telephone": "902-555-0100", "email": "info@alderbay.example"});
    let hours = |days: Value, opens: &str, closes: &str| json!({"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes});
    let base = "https://www.alderbay.example/standards/";
    let crumb = |position: u32, name: &str, address: &str| json!({"@type": "ListItem", "position": position, "name": name, "item": format!("{base}{address}")});
    assert_eq!(
        found[0]["itemListElement"],
        json!([
            crumb(1, "Home", ""),
            crumb(2, "Services", "services/"),
            crumb(3, "Works", "departments/works/"),
            crumb(4, "Pothole", "services/pothole/"),
        ])
    );
    let week = json!(["Monday", "Tuesday", "Wednesday", "Thursday"]);
    let service = json!({
        "@type": "GovernmentService",
        "name": "Pothole",
        "description": "Tell us about a hole in a street.",
        "serviceType": "Roads",
        "url": format!("{base}services/pothole/"),
        "provider": organization,
        "serviceOperator": {
            "@type": "GovernmentOrganization",
            "name": "Works",
            "url": format!("{base}departments/works/"),
            "telephone": "902-555-0110 ext. 4",
        },
        "availableChannel": [
            {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": "902-555-0111"}},
            {"@type": "ServiceChannel", "serviceUrl": "https://www.alderbay.example/report"},
        ],
        "hoursAvailable": [
            hours(week.clone(), "08:30", "12:00"),
            hours(week, "13:00", "16:30"),
            hours(json!(["Friday"]), "08:30", "12:00"),
        ],
    });
    assert_eq!(found[1], service);
    assert_eq!(found.len(), 2);
}

#[test]
fn what_is_no_longer_offered_is_no_service() {
    let [_, real] = sites();
    let found = things(&page(&real, "services/christmas-tree-drop-off/"));
    assert_eq!(found.iter().map(|thing| &thing["@type"]).collect::<Vec<_>>(), ["BreadcrumbList"]);
}

/// The small city with a line of one of its files changed.
fn with(file: &str, line: &str, by: &str) -> Files {
    let mut sources = load::content(&path(SMALL)).expect("the content folder is there");
    let source = sources.files.iter_mut().find(|one| one.name == file).expect("a file of the content");
    assert!(source.text.contains(line), "{line} is not in {file}");
    source.text = source.text.replace(line, by);
    let settings = Settings { day: Day::Given(jiff::civil::date(2026, 11, 23)), base_url: None, drafts: false };
    of(pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound"))
}

#[test]
fn no_name_can_end_the_block() {
    let hostile = "</script><!--<script>alert(1)//&amp;";
    let files = with("site.yaml", "city: Town of Alder Bay", &format!("city: \"{hostile}\""));
    let data = ["application/ld+json", "application/json", "application/json", "application/json"];
    for (name, blocks) in [("", &data[..1]), ("services/pothole/", &data[..])] {
        let page = page(&files, name);
        assert!(things(&page).iter().any(|thing| thing.to_string().contains("alert(1)//&amp;")), "{name}");
        assert_eq!(all(&page, "script:not([src])", "type"), blocks, "{name}");
    }
    let named = things(&page(&files, "")).into_iter().find(|thing| thing["@type"] == "GovernmentOrganization");
    assert_eq!(named.expect("the city")["name"], hostile);
}
