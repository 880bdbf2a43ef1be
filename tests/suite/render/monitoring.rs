//! The page of what is kept track of: the four words of clause 1.2 for each standard in force, with totals.

use charter::config::{Day, Settings};
use charter::load;
use charter::pipeline;
use charter::theme::Theme;
use scraper::{ElementRef, Html, Selector};

use crate::support::site::{files, of, path, text};

const SMALL: &str = "tests/fixtures/sites/small/content";
const WORKS: &str = "section:has(> #department-works)";

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

fn squeezed(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(page: &Html, css: &str) -> Vec<String> {
    page.select(&selector(css)).map(squeezed).collect()
}

/// The rows of a table's part, each cell as words.
fn rows(page: &Html, css: &str) -> Vec<Vec<String>> {
    let cell = selector("th, td");
    page.select(&selector(css)).map(|row| row.select(&cell).map(squeezed).collect()).collect()
}

fn page(content: &str, day: &str) -> Html {
    Html::parse_document(text(&files(content, day), "monitoring/index.html"))
}

/// The small city on a day, with lines of a file changed.
fn changed(day: jiff::civil::Date, drafts: bool, file: &str, line: &str, by: &str) -> Html {
    let mut sources = load::content(&path(SMALL)).expect("the content is there");
    let file = sources.files.iter_mut().find(|one| one.name == file).expect("the file");
    assert!(file.text.contains(line), "{line} is not in the file");
    file.text = file.text.replace(line, by);
    let settings = Settings { day: Day::Given(day), base_url: None, drafts };
    let files = of(pipeline::build(&sources, &Theme::built_in(), &settings).expect("the theme is sound"));
    Html::parse_document(text(&files, "monitoring/index.html"))
}

#[test]
fn each_standard_in_force_has_a_row_that_says_what_holds_and_what_is_missing() {
    let page = page(SMALL, "2026-11-23");
    let email = rows(&page, "section:has(> #department-town) tbody tr");
    assert_eq!(
        email,
        [[
            "E-mail: we will answer your e-mail",
            "Yes within 2 business days, 9 times in 10",
            "Yes Here, in force since 1 January 2026",
            "Yes Chief Administrative Officer, next review by 1 June 2027",
            "No No results yet",
        ]]
    );
    let works = rows(&page, &format!("{WORKS} tbody tr"));
    let names: Vec<&str> = works.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        names,
        [
            "Pothole: we will make the pothole safe",
            "Pothole: we will fill the pothole",
            "Water leak (\"main break\"): we will come to you",
            "Water leak (\"main break\"), Service line: we will finish the work",
            "Water leak (\"main break\"): we will answer questions about your bill",
            "Water leak (\"main break\"): we will flush each hydrant",
            "Water leak (\"main break\"): we will keep the water on",
            "Road permit: we will decide",
        ]
    );
    assert_eq!(works[1][2], "Yes Here, in force since 1 June 2026", "the version that holds");
    assert_eq!(works[5][1], "Yes every year", "what comes round needs no clock");
    assert_eq!(works[7][1], "Yes No time is set, and the reason is stated");
    for row in &works {
        assert_eq!(row[3], "No Director of Works, but no review date is set");
    }
    assert_eq!(works[0][4], "No The figures for October 2026 are late. We expect them by 10 December 2026.");
    assert!(works[1][4].starts_with("Yes From June to September 2026, we kept this promise 129 of 137 times (94%)."));
    assert!(works[2..].iter().all(|row| row[4] == "No No results yet"));
}

#[test]
fn totals_add_up_by_department_and_for_the_city() {
    let page = page(SMALL, "2026-11-23");
    assert_eq!(
        rows(&page, "section:has(> #totals) tr"),
        [
            ["Department", "In force", "Stated", "Published", "Reviewed", "Measured"],
            ["All departments", "1", "1", "1", "1", "0"],
            ["Works", "8", "8", "8", "0", "1"],
            ["In all", "9", "9", "9", "1", "1"],
        ]
    );
    assert_eq!(rows(&page, &format!("{WORKS} tfoot tr")), [["8 standards", "8", "8", "0", "1"]]);
    assert_eq!(
        words(&page, "section:has(> #totals) li"),
        [
            "8 standards have no date for their next review, or that date has passed.",
            "8 standards have no results yet.",
            "All results",
        ]
    );
}

#[test]
fn a_time_that_is_counted_from_nothing_is_not_stated() {
    let line = "        starts: you call\n";
    let page = changed(jiff::civil::date(2026, 11, 23), false, "departments/works.yaml", line, "");
    let works = rows(&page, &format!("{WORKS} tbody tr"));
    assert_eq!(works[2][1], "No within 75 minutes, 99.5% of the time, but nothing says when the clock starts");
    assert_eq!(rows(&page, &format!("{WORKS} tfoot tr"))[0][1], "7");
    let missing = words(&page, "section:has(> #totals) li");
    assert_eq!(missing[0], "1 standard does not say when the clock starts.");
}

/// The edition begins on 1 September 2026, and it is the same on all of its days.
#[test]
fn a_review_is_late_by_the_edition_and_not_by_the_day_of_the_build() {
    for (review, said) in [
        ("2026-08-31", "No Chief Administrative Officer, but the review was due by 31 August 2026"),
        ("2026-09-01", "Yes Chief Administrative Officer, next review by 1 September 2026"),
    ] {
        for day in [jiff::civil::date(2026, 9, 1), jiff::civil::date(2026, 12, 31)] {
            let by = format!("review_by: {review}");
            let page = changed(day, false, "corporate.yaml", "review_by: 2027-06-01", &by);
            let rows = rows(&page, "section:has(> #department-town) tbody tr");
            assert_eq!(rows[0][3], said);
        }
    }
}

#[test]
fn a_draft_in_a_preview_is_not_published() {
    let (line, by) = ("effective: 2027-05-01}", "effective: 2026-05-01}");
    let page = changed(jiff::civil::date(2026, 11, 23), true, "departments/works.yaml", line, by);
    let works = rows(&page, &format!("{WORKS} tbody tr"));
    let market = works.iter().find(|row| row[0] == "Night market: we will decide").expect("the draft");
    assert_eq!(market[2], "No A draft that is not public");
    assert_eq!(rows(&page, &format!("{WORKS} tfoot tr"))[0], ["9 standards", "8", "8", "0", "1"]);
}

#[test]
fn before_the_first_standard_the_page_says_that_there_is_none() {
    let page = page(SMALL, "2024-12-31");
    assert_eq!(words(&page, "section:has(> #totals) p"), ["No standard is in force yet."]);
    assert_eq!(words(&page, "table"), Vec::<String>::new());
}

#[test]
fn tables_can_be_read_without_seeing_them() {
    let page = page("content", "2026-11-23");
    let tables = page.select(&selector("main table")).count();
    assert!(tables > 5, "{tables} tables");
    assert_eq!(words(&page, "main table > caption").len(), tables);
    // A box that scrolls sideways is reached by the keyboard through the links in it.
    let reached = page.select(&selector(".scroll > table:has(tbody th a[href])")).count();
    assert_eq!(reached, tables);
    assert_eq!(page.select(&selector("main table th:not([scope])")).count(), 0);
    let standards = rows(&page, "main section:not(:has(> #totals)) tbody tr");
    assert_eq!(standards.len(), 135);
    for cell in page.select(&selector("main section:not(:has(> #totals)) tbody td")) {
        let said = squeezed(cell);
        assert!(said.starts_with("Yes ") || said.starts_with("No "), "{said}");
        assert!(said.len() > 5, "{said}");
    }
}

#[test]
fn the_page_is_found_from_the_commitment_and_from_what_is_about_the_standards() {
    let files = files(SMALL, "2026-11-23");
    for name in ["commitment/index.html", "about/index.html"] {
        let page = Html::parse_document(text(&files, name));
        assert_eq!(words(&page, "main a[href='../monitoring/']"), ["how we keep track"], "{name}");
    }
}
