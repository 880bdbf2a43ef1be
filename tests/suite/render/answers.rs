//! The answers on the page with all services: what they say, whom to call, and where they are.

use scraper::{Element, ElementRef, Html, Selector};

use crate::support::site::{Files, files, text};

const SMALL: &str = "tests/fixtures/sites/small/content";

fn page(files: &Files) -> Html {
    Html::parse_document(text(files, "services/index.html"))
}

fn all<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))).collect()
}

fn words(page: &Html, css: &str) -> Vec<String> {
    let squeezed =
        |element: &ElementRef<'_>| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    all(page, css).iter().map(squeezed).collect()
}

fn attributes(page: &Html, css: &str, name: &str) -> Vec<String> {
    all(page, css).iter().filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

#[test]
fn danger_comes_first_and_the_rest_is_in_order() {
    let page = page(&files(SMALL, "2026-11-23"));
    let answer = "section:has(> #answers) > ul[data-answers] > li[data-answer]";
    assert_eq!(words(&page, "#answers"), ["Other things people look for"]);
    assert_eq!(
        words(&page, &format!("{answer} > h3")),
        ["Fire, police or ambulance Emergency", "Highways", "A neighbour's tree"]
    );
    assert_eq!(words(&page, &format!("{answer}[data-emergency] .name")), ["Fire, police or ambulance"]);
    assert_eq!(
        words(&page, &format!("{answer} > p")),
        [
            "Is somebody in danger? Say where you are.",
            "Also called: 911, fire",
            "Also called: road report, 511",
            "Talk with your neighbour first. For a hole in the street, tell us about the pothole.",
            "Also called: hedge, tree next door",
        ]
    );
    assert_eq!(words(&page, &format!("{answer} .note")), ["In the whole province", "This opens the home page."]);
}

#[test]
fn each_answer_has_a_place_and_its_links_lead_on() {
    let page = page(&files(SMALL, "2026-11-23"));
    assert_eq!(
        attributes(&page, "[data-answer] h3", "id"),
        ["answer-emergency", "answer-highways", "answer-neighbours-tree"]
    );
    assert_eq!(attributes(&page, "[data-answer] > span", "id"), ["answer-hedges"]);
    assert_eq!(
        attributes(&page, "[data-answer] a", "href"),
        ["tel:911", "sms:911", "tel:511", "https://511.example/", "../services/pothole/"]
    );
}

#[test]
fn the_answers_are_the_last_part_of_the_list() {
    let page = page(&files(SMALL, "2026-11-23"));
    let section = all(&page, "[data-list] > section:has(> #answers)");
    assert!(section[0].next_sibling_element().is_none());
}

#[test]
fn a_city_without_answers_has_no_heading_for_them() {
    let page = page(&files("tests/fixtures/other-cities/london", "2026-11-23"));
    assert_eq!(words(&page, "#answers, [data-answers]"), Vec::<String>::new());
}
