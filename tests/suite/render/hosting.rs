//! The settings for hosts: one list of headers in three forms, right under a path and at a domain's root.

use std::collections::BTreeMap;

use charter::config::{Day, Settings};
use charter::model::site::BaseUrl;
use charter::theme::Theme;
use charter::{load, pipeline};

use crate::support::site::{Files, of, path, text};

fn site(base_url: &str) -> Files {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the site");
    site.text.push_str("reports: [2026-Q3]\n");
    let base_url = Some(BaseUrl::new(base_url).expect("an address"));
    let settings = Settings { day: Day::Given(jiff::civil::date(2026, 11, 23)), base_url, drafts: false };
    of(pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound"))
}

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What pages for frames are sent with instead.
const POLICY_OF_FRAMES: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";

/// What each file is sent with, besides its policy.
const EVERYWHERE: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];
const SHORT: (&str, &str) = ("Cache-Control", "public, max-age=300, must-revalidate");
const LONGER: (&str, &str) = ("Cache-Control", "public, max-age=3600, must-revalidate");
const OPEN: (&str, &str) = ("Access-Control-Allow-Origin", "*");

/// The files of the feed that are not JSON, and their types.
const TYPES: [(&str, &str); 8] = [
    ("api/v1/calendars/*", "text/calendar; charset=utf-8"),
    ("api/v1/changes.atom", "application/atom+xml; charset=utf-8"),
    ("api/v1/changes/atom/*", "application/atom+xml; charset=utf-8"),
    ("api/v1/standards.csv", "text/csv; charset=utf-8"),
    ("api/v1/standards.excel.csv", "text/csv; charset=utf-8"),
    ("api/v1/service-std.csv", "text/csv; charset=utf-8"),
    ("api/v1/results.csv", "text/csv; charset=utf-8"),
    (".well-known/api-catalog", "application/linkset+json; charset=utf-8"),
];

fn expected(file: &str) -> BTreeMap<String, String> {
    let policy = if file.starts_with("embed/") { POLICY_OF_FRAMES } else { POLICY };
    let own = match file.split('/').next() {
        Some("api" | ".well-known" | "embed") => vec![SHORT, OPEN],
        Some("assets") => vec![LONGER],
        Some("hosting" | "_headers") => vec![],
        _ => vec![SHORT],
    };
    let all = EVERYWHERE.into_iter().chain([("Content-Security-Policy", policy)]).chain(own);
    all.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// What a cloud host sends by the rules of `_headers`. It caches pages by itself, and asks for each anew. Files at the top that are not pages,
/// and the settings for other hosts, have no policy.
fn from_a_cloud_host(file: &str) -> BTreeMap<String, String> {
    let mut headers = expected(file);
    if !["api/", ".well-known/", "assets/", "embed/"].iter().any(|folder| file.starts_with(folder)) {
        headers.remove("Cache-Control");
        if !file.ends_with("index.html") {
            headers.remove("Content-Security-Policy");
        }
    }
    headers
}

/// The rules of `_headers`: a pattern on a line of its own, its headers indented below.
fn rules(file: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(header) => {
                let (name, value) = header.split_once(": ").expect("a name and a value");
                rules.last_mut().expect("a pattern").1.push((name.to_owned(), value.to_owned()));
            }
            None => rules.push((line.to_owned(), Vec::new())),
        }
    }
    rules
}

/// Whether a pattern of a rule is for an address: `:page` is one part of it, and `*` is whatever follows.
fn matches(pattern: &str, address: &str) -> bool {
    if let Some(start) = pattern.strip_suffix('*') {
        return address.starts_with(start);
    }
    let (pattern, address): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), address.split('/').collect());
    let is_part = |(part, own): (&&str, &&str)| if part.starts_with(':') { !own.is_empty() } else { part == own };
    pattern.len() == address.len() && pattern.iter().zip(&address).all(is_part)
}

#[test]
fn each_file_of_the_site_gets_each_header_once_from_the_cloud_hosts() {
    for (base_url, root) in [("https://example.org/", "/"), ("https://example.org/a/b/", "/a/b/")] {
        let files = site(base_url);
        let rules = rules(text(&files, "_headers"));
        assert!(rules.len() < 30, "each of them is for a folder or a kind of file: {rules:?}");
        for file in files.keys() {
            let address = format!("{root}{}", file.strip_suffix("index.html").unwrap_or(file));
            let mut headers = BTreeMap::new();
            for (pattern, of_rule) in &rules {
                let is_for_it = matches(pattern, &address);
                for (name, value) in of_rule.iter().filter(|(name, _)| is_for_it && name != "Content-Type") {
                    assert_eq!(headers.insert(name.clone(), value.clone()), None, "{address}: {name} twice");
                }
            }
            assert_eq!(headers, from_a_cloud_host(file), "{address}");
        }
        let types: Vec<(&str, &str)> = rules
            .iter()
            .flat_map(|(pattern, headers)| headers.iter().map(move |(name, value)| (pattern, name, value)))
            .filter(|(_, name, _)| *name == "Content-Type")
            .filter_map(|(pattern, _, value)| Some((pattern.strip_prefix(root)?, value.as_str())))
            .collect();
        assert_eq!(types, TYPES);
        for (pattern, media_type) in types {
            let folder = pattern.strip_suffix('*');
            let named: Vec<&str> = files
                .keys()
                .map(|file| &**file)
                .filter(|file| folder.map_or(*file == pattern, |folder| file.starts_with(folder)))
                .collect();
            // The city is too young for a year that is no longer news.
            assert!(!named.is_empty() || pattern == "api/v1/changes/atom/*", "{pattern}");
            let ending = if media_type.starts_with("text/calendar") { ".ics" } else { ".atom" };
            assert!(folder.is_none() || named.iter().all(|file| file.ends_with(ending)), "{named:?}");
        }
    }
}

#[test]
fn copies_at_the_domains_root_get_the_headers_of_the_originals_from_the_cloud_hosts() {
    let files = site("https://example.org/a/b/");
    let rules = rules(text(&files, "_headers"));
    for file in ["data.json", ".well-known/api-catalog"] {
        let own: Vec<_> = rules.iter().filter(|(pattern, _)| *pattern == format!("/{file}")).collect();
        let [(_, headers)] = own[..] else { panic!("{file} has {} rules", own.len()) };
        let mut sent: BTreeMap<String, String> = headers.iter().cloned().collect();
        assert_eq!(sent.len(), headers.len(), "{file}: a header twice");
        let media_type = TYPES.iter().find(|(typed, _)| *typed == file).map(|(_, media_type)| (*media_type).to_owned());
        assert_eq!(sent.remove("Content-Type"), media_type, "{file}");
        let policy = ("Content-Security-Policy".to_owned(), POLICY.to_owned());
        assert_eq!(sent, from_a_cloud_host(file).into_iter().chain([policy]).collect());
    }
    let at_the_root = site("https://example.org/");
    assert_eq!(text(&at_the_root, "_headers").matches("\n/data.json\n").count(), 0);
}

/// The lines of a block of settings, without those around it.
fn block<'a>(file: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let (_, rest) = file.split_once(&format!("\n{start}\n")).unwrap_or_else(|| panic!("no `{start}` in {file}"));
    rest.split_once(&format!("\n{end}")).expect("an end").0.lines().map(str::trim).collect()
}

fn headers(lines: &[&str], directive: &str, last: &str) -> BTreeMap<String, String> {
    let headers = lines.iter().filter_map(|line| line.strip_prefix(directive)?.trim().strip_suffix(last));
    let parts = headers.map(|header| header.split_once(' ').expect("a name and a value"));
    parts.map(|(name, value)| (name.to_owned(), value.trim().trim_matches('"').to_owned())).collect()
}

#[test]
fn nginx_sends_the_same_headers() {
    for (base_url, root) in [("https://example.org/", "/"), ("https://example.org/a/b/", "/a/b/")] {
        let files = site(base_url);
        let file = text(&files, "hosting/nginx.conf");
        for (folder, example) in [
            ("", "index.html"),
            ("assets/", "assets/style.css"),
            ("api/", "api/v1/index.json"),
            ("embed/", "embed/pothole/index.html"),
        ] {
            let lines = block(file, &format!("location {root}{folder} {{"), "}");
            assert_eq!(headers(&lines, "add_header ", " always;"), expected(example), "{root}{folder}");
            assert!(lines.contains(&format!("error_page 404 {root}404.html;").as_str()), "{lines:?}");
            assert!(lines.contains(&"charset utf-8;"), "{lines:?}");
            for known in ["application/atom+xml atom;", "application/json json;", "text/calendar ics;", "text/csv csv;"]
            {
                assert_eq!(lines.contains(&known), folder == "api/", "{known}: {lines:?}");
            }
        }
        assert_eq!(file.contains("location = /a/b {\n    return 301 /a/b/;\n}"), root != "/");
        assert_eq!(file.matches("\nlocation ").count(), if root == "/" { 5 } else { 6 });
    }
}

#[test]
fn apache_sends_the_same_headers() {
    for (base_url, root) in [("https://example.org/", "/"), ("https://example.org/a.b/", "/a\\.b/")] {
        let files = site(base_url);
        let file = text(&files, "hosting/apache.conf");
        let (whole, _) = file.split_once("<If \"").expect("conditions");
        let of_all = headers(&whole.lines().collect::<Vec<_>>(), "Header always set ", "");
        assert_eq!(of_all, expected("index.html"));
        let of_folders =
            [("assets/", "assets/style.css"), ("api/", "api/v1/index.json"), ("embed/", "embed/pothole/index.html")];
        for (folder, example) in of_folders {
            let lines = block(file, &format!("<If \"%{{REQUEST_URI}} =~ m#^{root}{folder}#\">"), "</If>");
            let mut sent = of_all.clone();
            sent.extend(headers(&lines, "Header always set ", ""));
            assert_eq!(sent, expected(example), "{root}{folder}");
        }
        assert!(file.contains(&format!("\nErrorDocument 404 {}404.html\n", root.replace('\\', ""))), "{file}");
    }
}
