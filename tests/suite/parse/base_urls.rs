//! A website's address as staff may write it -> what the message says, and the address that it offers.

use charter::load;
use charter::parse::parse;

use crate::support::fixtures::{called_content, fixtures};

/// The first label and the first replacement of the only fault in `site.yaml` with this address.
fn answer(address: &str) -> (String, Option<String>) {
    let mut sources = called_content(load::content(&fixtures("check").join("_base")).expect("the base can be read"));
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("a site");
    let line = site.text.lines().find(|line| line.starts_with("base_url:")).expect("an address").to_owned();
    site.text = site.text.replace(&line, &format!("base_url: '{address}'"));
    let diagnostics = parse(&sources).diagnostics;
    let [fault] = &diagnostics[..] else { panic!("{address}: {diagnostics:?}") };
    assert_eq!(fault.rule, "invalid-url", "{address}: {fault:?}");
    let label = fault.place.as_ref().expect("a place").text.clone();
    (label, fault.patch.as_ref().map(|patch| patch.replacement.trim_matches('"').to_owned()))
}

#[test]
fn the_message_says_what_is_wrong_and_offers_the_address_that_is_meant() {
    for (address, label, offer) in [
        (
            "https://example.org/?page=1",
            "the address of a website has no part after `?` or `#`",
            Some("https://example.org/"),
        ),
        (
            "https://example.org/a#top",
            "the address of a website has no part after `?` or `#`",
            Some("https://example.org/a"),
        ),
        (" https://example.org/", "an address has no space at its beginning or end", Some("https://example.org/")),
        (
            "HTTPS://example.org/",
            "the start of a web address is written in small letters",
            Some("https://example.org/"),
        ),
        ("www.example.org", "a web address starts with `https://`", Some("https://www.example.org")),
        (r"https:\\example.org\a", "a web address has forward slashes: `/`", Some("https://example.org/a")),
        ("https://me:secret@example.org/", "it can't contain a name or a password before `@`", None),
        ("https://example.org//a/", "it can't contain two slashes together after the name of the site", None),
        ("https://example.org/a/../b/", "it can't contain `.` or `..` as a folder", None),
        (
            "https://example.org/a b/",
            "an address can't contain spaces or accented letters",
            Some("https://example.org/a%20b/"),
        ),
    ] {
        assert_eq!(answer(address), (label.to_owned(), offer.map(str::to_owned)), "{address}");
    }
}
