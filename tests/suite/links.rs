//! Small sites with planted faults in, the links that lead nowhere out; and the theme's headings are where texts may point.

use charter::artifact::{Artifact, SitePath};
use charter::config::{Day, Settings};
use charter::diagnostic::{Diagnostic, Label};
use charter::links::{MissingTarget, faults};
use charter::load;
use charter::model::site::BaseUrl;
use charter::pipeline;
use charter::render::pages::site_pages;
use charter::theme::Theme;

use crate::support::fixtures::{called_content, fixtures};
use crate::support::site::path;

fn artifact(path: &str, text: &str) -> Artifact {
    Artifact { path: SitePath::new(path).expect("a sound path"), bytes: text.as_bytes().to_vec() }
}

/// The faults of a site at `https://example.org/base/`, each with the files that hold it.
fn found(files: &[(&str, &str)]) -> Vec<(String, MissingTarget, String)> {
    let artifacts: Vec<Artifact> = files.iter().map(|(path, text)| artifact(path, text)).collect();
    let base_url = BaseUrl::new("https://example.org/base/").expect("an address");
    let on = |paths: &[SitePath]| paths.iter().map(SitePath::as_str).collect::<Vec<_>>().join(" ");
    faults(&artifacts, &base_url).into_iter().map(|fault| (fault.link, fault.missing, on(&fault.on))).collect()
}

fn no_file(path: &str) -> MissingTarget {
    MissingTarget::File(Some(path.to_owned()))
}

fn no_anchor(page: &str, anchor: &str) -> MissingTarget {
    MissingTarget::Anchor(page.to_owned(), anchor.to_owned())
}

#[test]
fn a_sound_site_has_no_faults() {
    let home = r##"<!DOCTYPE html><html><head><link rel="canonical" href="https://example.org/base/">
        <link rel=icon href=icon.svg><!-- <a href="gone/"> --></head>
        <body id="top"><a href="./">Home</a> <a href='a/b/?q=1#x&amp;y'>B</a> <a href="#top">Up</a> 3 < 4
        <a href="https://elsewhere.org/x">E</a> <a href="mailto:a@b.org">M</a> <a href="tel:1">T</a> <img alt src="icon.svg"/></body></html>"##;
    let below = r#"<p id="x&amp;y"><a href="../../">Home</a><a href="..&#x2F;..&#x2F;icon.svg">I</a><a href="/base/a/b/">B</a></p>"#;
    let feed = r#"{"html": "https://example.org/base/a/b/#x&y", "pattern": "https://example.org/base/{id}.json",
        "text": "https://example.org/base/gone is a sentence", "other": "https://elsewhere.org/base/gone"}"#;
    let site = [("index.html", home), ("a/b/index.html", below), ("icon.svg", ""), ("api/feed.json", feed)];
    assert_eq!(found(&site), []);
}

#[test]
fn every_planted_fault_is_found_once_with_all_its_pages() {
    let home = r##"<a href="gone/">1</a><a href="gone/">again</a><a href="#nowhere">2</a><a href="a/">3</a><a href="../out/">4</a>"##;
    let below = r#"<a href="../gone/">1</a><a href="../#nowhere">2</a><a href="/elsewhere/">5</a><a href="/base">6</a><img src="x.png">
        <a href="https://example.org/base/lost.html">7</a>"#;
    let feed =
        r#"{"list": [{"html": "https://example.org/base/a/b/#missing"}, "https://example.org/base/api/gone.json"]}"#;
    let atom = r#"<feed><link rel="self" href="https://example.org/base/api/feed.atom"/><id>https://example.org/base/api/old</id>
        <summary>https://example.org/base/gone is a sentence</summary></feed>"#;
    let table = "name,page\r\nA,https://example.org/base/table/\r\nB,\"https://example.org/base/a/b/\"\r\n";
    let site = [
        ("index.html", home),
        ("a/b/index.html", below),
        ("api/feed.json", feed),
        ("api/feed.atom", atom),
        ("api/table.csv", table),
        ("c/index.html", "<a href='../gone/'>"),
    ];
    let expected = [
        ("../out/", MissingTarget::File(None), "index.html"),
        ("/#nowhere", no_anchor("index.html", "nowhere"), "index.html"),
        ("/a/", no_file("a/index.html"), "index.html"),
        ("/a/#nowhere", no_file("a/index.html"), "a/b/index.html"),
        ("/a/b/#missing", no_anchor("a/b/index.html", "missing"), "api/feed.json"),
        ("/a/b/x.png", no_file("a/b/x.png"), "a/b/index.html"),
        ("/a/gone/", no_file("a/gone/index.html"), "a/b/index.html"),
        ("/api/gone.json", no_file("api/gone.json"), "api/feed.json"),
        ("/api/old", no_file("api/old"), "api/feed.atom"),
        ("/base", MissingTarget::File(None), "a/b/index.html"),
        ("/elsewhere/", MissingTarget::File(None), "a/b/index.html"),
        ("/gone/", no_file("gone/index.html"), "c/index.html index.html"),
        ("/lost.html", no_file("lost.html"), "a/b/index.html"),
        ("/table/", no_file("table/index.html"), "api/table.csv"),
    ];
    let expected: Vec<(String, MissingTarget, String)> =
        expected.into_iter().map(|(link, missing, on)| (link.to_owned(), missing, on.to_owned())).collect();
    assert_eq!(found(&site), expected);
}

#[test]
fn the_sample_content_has_no_dead_link_on_any_of_its_days() {
    let sources = load::content(&path("content")).expect("the content is there");
    for day in [jiff::civil::date(2025, 1, 1), jiff::civil::date(2026, 11, 23), jiff::civil::date(2027, 9, 1)] {
        let settings = Settings { day: Day::Given(day), base_url: None, drafts: false };
        let build = pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound");
        assert_eq!(dead_links(&build.diagnostics), Vec::<String>::new());
        assert!(build.made.is_some(), "a site of {day}");
    }
}

/// `/api/v2/index.json` is no page, so only the finished site shows that it isn't there.
#[test]
fn a_link_that_only_the_finished_page_shows_to_be_dead_is_reported() {
    let mut sources = called_content(load::content(&fixtures("check").join("_base")).expect("the base can be read"));
    let corporate = sources.files.iter_mut().find(|file| file.name == "corporate.yaml").expect("the baseline");
    corporate.text =
        corporate.text.replace("summary: Write to us.", "summary: \"See [the list](/api/v2/index.json).\"");
    let messages = dead_links(&pipeline::diagnose(&sources, Day::Given(jiff::civil::date(2026, 11, 23))));
    assert!(!messages.is_empty());
    for message in messages {
        assert!(message.ends_with("leads to `api/v2/index.json`, which does not exist"), "{message}");
    }
}

#[test]
fn a_dead_link_is_shown_where_a_text_has_it() {
    let mut sources = called_content(load::content(&path("content")).expect("the content is there"));
    let page = sources.files.iter_mut().find(|file| file.name == "pages/accessibility.md").expect("the page");
    page.text.push_str(
        "\nSee [it there](/api/v1/nope.json).\n\nOr [look](https://www.sprucegrove.org/customer-service/nope/#x), or [this](/api/v1/nope.json?x).\n",
    );
    let text = page.text.clone();
    let found = pipeline::diagnose(&sources, Day::Given(jiff::civil::date(2026, 11, 23)));
    let words = |label: &Label| {
        assert_eq!(sources.get(label.span.source).name, "pages/accessibility.md");
        text[label.span.range()].to_owned()
    };
    let places: Vec<Vec<String>> = found
        .iter()
        .filter(|one| one.rule == "unresolved-link")
        .map(|one| one.place.iter().chain(&one.related).map(words).collect())
        .collect();
    assert_eq!(
        places,
        [
            vec!["[it there](/api/v1/nope.json)", "[this](/api/v1/nope.json?x)"],
            vec!["[look](https://www.sprucegrove.org/customer-service/nope/#x)"],
        ]
    );
}

/// A file of the sample content, words of it, what is put in their place, and how many dead links that makes on 23 November 2026.
type Edit = (&'static str, &'static str, &'static str, usize);

const SUMMARY: &str = "summary: Ask what you can build or do on a property.";
const WASTE: &str = "departments/sustainable-growth-and-development.yaml";
const OFFICE: &str = "departments/city-managers-office.yaml";
const PAGE: &str = "pages/accessibility.md";
const LAST: &str = "If you call, write or visit us, we use your personal information only to handle your request.";

const EDITS: [Edit; 19] = [
    (WASTE, SUMMARY, "summary: Ask as on [this page](/services/media-query/).", 0),
    (WASTE, SUMMARY, "summary: See [when we count](/about/#counting).", 0),
    (WASTE, SUMMARY, "summary: See [what we did](/services/barking-dog/#withdrawn).", 0),
    (WASTE, SUMMARY, "summary: See [what we did](/services/media-query/#withdrawn).", 1),
    (WASTE, SUMMARY, "summary: See [what ended](/departments/corporate/#retired).", 1),
    (WASTE, SUMMARY, "summary: See [what is new](/changes/#scheduled).", 0),
    // It stands on the page of all that is done on the spot too: there is no such place there.
    ("corporate.yaml", "summary: Pick up a printed form, map or booklet.", "summary: See [how](#ask).", 1),
    (WASTE, SUMMARY, "summary: See [how](#ask).", 0),
    (WASTE, SUMMARY, "summary: See [the list](/api/v1/services.json).", 0),
    (WASTE, SUMMARY, "summary: See [the list](/api/v1/services.csv?x=1).", 1),
    (WASTE, SUMMARY, "summary: See [the file](/assets/nope.svg).", 1),
    (WASTE, SUMMARY, "summary: See <https://www.sprucegrove.org/customer-service/services/>.", 0),
    (WASTE, SUMMARY, "summary: See <https://www.sprucegrove.org/customer-service/nope/>.", 1),
    (WASTE, "web: https://www.sprucegrove.org/", "web: https://www.sprucegrove.org/customer-service/nope/", 1),
    (WASTE, "web: https://www.sprucegrove.org/", r#"web: "https:\/\/www.sprucegrove.org/customer-service/nope/""#, 1),
    ("site.yaml", "https://creativecommons.org/", "https://www.sprucegrove.org/customer-service/nope/", 1),
    (
        OFFICE,
        "summary: Ask to film on City streets or in City parks.",
        "summary: As for [media](/api/v1/nope.json).",
        0,
    ),
    (PAGE, LAST, "See [more](#more).\n\n## More {#more}\n\nAll of it.", 0),
    (PAGE, LAST, "See [it](/api/v1/index.json#x), or [him](/services/barking-dog/#attend).", 0),
];

/// `check` makes only what the texts lead to, where that is enough: it has to find what a build finds.
#[test]
fn check_finds_the_same_dead_links_as_a_build() {
    let sample = called_content(load::content(&path("content")).expect("the content is there"));
    let day = Day::Given(jiff::civil::date(2026, 11, 23));
    let settings = Settings { day, base_url: None, drafts: false };
    for (file, from, to, dead) in EDITS {
        let mut sources = sample.clone();
        let edited = sources.files.iter_mut().find(|one| one.name == file).expect("the file");
        assert!(edited.text.contains(from), "{file}: {from}");
        edited.text = edited.text.replacen(from, to, 1);
        let of_check = pipeline::diagnose(&sources, day);
        let errors: Vec<&Diagnostic> =
            of_check.iter().filter(|one| one.is_error() && one.rule != "unresolved-link").collect();
        let build = pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound");
        assert_eq!(of_check, build.diagnostics, "{to}");
        assert_eq!((dead_links(&of_check).len(), errors.len()), (dead, 0), "{to}: {errors:?}");
        let is_placed = |one: &&Diagnostic| one.rule != "unresolved-link" || one.place.is_some();
        assert!(of_check.iter().all(|one| is_placed(&one)), "{to}: {of_check:?}");
    }
}

fn dead_links(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().filter(|one| one.rule == "unresolved-link").map(|one| one.message.clone()).collect()
}

#[test]
fn every_heading_that_texts_may_point_at_is_in_the_theme() {
    let theme = Theme::built_in();
    for page in site_pages().into_iter().filter(|page| !page.anchors.is_empty()) {
        let template = match &*page.address {
            "" => "templates/home.html".to_owned(),
            "departments/*" => "templates/department.html".to_owned(),
            "services/*" => "templates/service.html".to_owned(),
            page => format!("templates/{}.html", page.trim_end_matches('/')),
        };
        let text = |name: &str| {
            let file = theme.files.iter().find(|file| file.name == name).expect("a template of the theme");
            std::str::from_utf8(&file.bytes).expect("templates are text")
        };
        let own = text(&template);
        let parts = own.split("{% include \"").skip(1).filter_map(|rest| rest.split('"').next());
        let html: Vec<&str> = parts.map(|part| text(&format!("templates/{part}"))).chain([own]).collect();
        for anchor in page.anchors {
            let id = format!("id=\"{anchor}\"");
            assert!(html.iter().any(|html| html.contains(&id)), "{template}: {anchor}");
        }
    }
}
