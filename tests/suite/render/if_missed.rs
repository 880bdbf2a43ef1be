//! Contacts -> what residents can do when a promise is missed, where staff say nothing: the same on pages, in the feed and in the table.

use charter::pipeline::Build;

use crate::support::site::{Files, altered, json, of, text};

const WORKS: &str = "departments/works.yaml";

/// The small city without a word of its own about missed promises.
fn silent(edits: &[(&str, &str, &str)]) -> Build {
    let own: [(&str, &str, &str); 3] = [
        ("corporate.yaml", "if_missed: Call Town Hall at 902-555-0100.\n", ""),
        (WORKS, "    if_missed: Call the Director of Works.\n", ""),
        ("site.yaml", "language: en\n", "language: en\nnot_satisfied: complaints\n"),
    ];
    altered(&[&own[..], edits].concat())
}

fn section(files: &Files, service: &str) -> String {
    let page = text(files, &format!("services/{service}/index.html"));
    let start = page.find("<h2 id=\"missed\">").expect("the section is there");
    let section = &page[start..];
    let end = section.find("</section>").expect("it ends");
    section[..end].split_once("</h2>").expect("it has a heading").1.trim().replace("&quot;", "\"")
}

fn in_feed(files: &Files, standard: &str) -> String {
    let document = json(files, &format!("api/v1/standards/{standard}.json"));
    document["versions"][0]["if_missed"]["en"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_number_of_the_function_comes_first_then_the_page() {
    let files = of(silent(&[]));
    assert_eq!(
        section(&files, "pothole"),
        "<p>Call <a href=\"tel:9025550111\">902-555-0111</a> and tell us what happened. If the date that we promised has passed, \
         ask for a new one. If you are still not satisfied, see \"<a href=\"../../complaints/\">If you are not satisfied</a>\".</p>"
    );
    assert_eq!(
        in_feed(&files, "pothole.complete"),
        "Call 902-555-0111 and tell us what happened. If the date that we promised has passed, ask for a new one. \
         If you are still not satisfied, see \"If you are not satisfied\"."
    );
    let table = text(&files, "api/v1/standards.csv");
    assert!(table.contains("Call 902-555-0111 and tell us what happened."), "{table}");
}

#[test]
fn a_new_date_is_spoken_of_only_where_one_was_promised() {
    let files = of(silent(&[]));
    // Within 75 minutes, and every year.
    for standard in ["water-leak.attend", "water-leak.repeat"] {
        assert_eq!(
            in_feed(&files, standard),
            "Call 902-555-0110 ext. 4 and tell us what happened. If you are still not satisfied, see \"If you are not satisfied\".",
            "{standard}"
        );
    }
    // Between 2 and 4 weeks. The page says it once, for all that it promises.
    assert!(in_feed(&files, "water-leak.complete.service-line").contains("ask for a new one"));
    let said = section(&files, "water-leak");
    assert_eq!(said.matches("902-555-0110").count(), 1, "{said}");
    assert!(said.contains("ask for a new one"), "{said}");
}

#[test]
fn an_address_takes_the_place_of_a_number_and_any_sign_is_kept() {
    let contact = "contact: {phone: 902-555-0110 ext. 4, calendar: town-hall}";
    let files =
        of(silent(&[(WORKS, contact, "contact: {email: first_last_works@alderbay.example, calendar: town-hall}")]));
    let email = "<a href=\"mailto:first_last_works@alderbay.example\">first_last_works@alderbay.example</a>";
    assert!(
        section(&files, "water-leak").contains(&format!("Write to {email} and tell us")),
        "{}",
        section(&files, "water-leak")
    );
    let files =
        of(silent(&[(WORKS, contact, "contact: {web: 'https://alderbay.example/a_(b)_c*/', calendar: town-hall}")]));
    assert!(
        in_feed(&files, "water-leak.attend").starts_with("Go to alderbay.example/a_(b)_c* and tell us what happened.")
    );
    let said = section(&files, "water-leak");
    assert!(said.contains("<a href=\"https://alderbay.example/a_(b)_c*/\">alderbay.example/a_(b)_c*</a>"), "{said}");
}

#[test]
fn what_staff_write_stays_as_it_is_written() {
    let files = of(altered(&[]));
    assert_eq!(in_feed(&files, "pothole.complete"), "Call the Director of Works.");
}

#[test]
fn the_page_must_be_there() {
    let build = altered(&[("site.yaml", "language: en\n", "language: en\nnot_satisfied: complaint\n")]);
    let told: Vec<&str> = build.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert!(told.contains(&"there is no page `complaint`"), "{told:?}");
}
