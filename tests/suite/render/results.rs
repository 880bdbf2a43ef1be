//! Tables of results -> what residents read: the sentence on a service's page, the page of the whole city, and the history of a service.

use scraper::{ElementRef, Html, Selector};

use crate::support::site::{Files, altered, files, of, text};

const SMALL: &str = "tests/fixtures/sites/small/content";
const TABLE: &str = "results/2026.csv";

fn small() -> Files {
    files(SMALL, "2026-11-23")
}

fn page(files: &Files, name: &str) -> Html {
    Html::parse_document(text(files, name))
}

fn squeezed(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(page: &Html, css: &str) -> Vec<String> {
    page.select(&Selector::parse(css).expect("a selector")).map(squeezed).collect()
}

const SENTENCE: &str = "From June to September 2026, we kept this promise 129 of 137 times (94%). We promise to keep it 9 times in 10. \
                        The latest figures may still change.";

#[test]
fn a_service_says_below_its_promise_how_often_it_was_kept() {
    let page = page(&small(), "services/pothole/index.html");
    let said = words(&page, "#complete > p");
    assert!(said.iter().any(|one| one == SENTENCE), "{said:#?}");
    let links = words(&page, "a[href='../../results/pothole/']");
    assert_eq!(links, ["How often we kept this"]);
    // What is late says when it is expected, and what has no row has no line.
    let late = "The figures for October 2026 are late. We expect them by 10 December 2026.".to_owned();
    assert!(words(&page, "#make-safe > p").contains(&late));
    let other = self::page(&small(), "services/water-leak/index.html");
    assert!(words(&other, "main p").iter().all(|one| !one.contains("we kept this promise")));
}

#[test]
fn a_missed_promise_says_so_in_the_same_place_with_what_is_being_done() {
    let late = "pothole.complete,2026,8,39,44";
    let site = of(altered(&[
        (TABLE, late, "pothole.complete,2026,8,19,44"),
        ("results/actions.yaml", "    ended: {on: 2026-06-20, outcome: The third crew is at work.}\n", ""),
    ]));
    let said = words(&page(&site, "services/pothole/index.html"), "#complete > p");
    let missed = "Missed. From June to September 2026, we kept this promise only 109 of 137 times (79%). We missed it: we promise to keep \
                  it 9 times in 10. The latest figures may still change. One of two crews was ill. A third crew is trained.";
    assert!(said.iter().any(|one| one == missed), "{said:#?}");
    let city = page(&site, "results/index.html");
    assert_eq!(words(&city, "#missed ~ ul > li a").len(), 1);
    assert!(words(&city, "main > p").concat().contains("We kept 0 of them and missed 1."));
}

#[test]
fn a_period_has_its_figures_what_is_beside_them_and_what_they_replaced() {
    let page = page(&small(), "results/pothole/index.html");
    let rows: Vec<Vec<String>> = page
        .select(&Selector::parse("section:has(> #complete) tbody tr").expect("a selector"))
        .map(|row| row.select(&Selector::parse("th, td").expect("a selector")).map(squeezed).collect())
        .collect();
    assert_eq!(
        rows,
        [
            ["September 2026", "12 of 12", "100%", "Kept", "The latest figures may still change."],
            ["August 2026", "39 of 44", "88%", "Missed", "4 left out: the hole was on a private road."],
            ["July 2026", "38 of 40", "95%", "Kept", "2 on hold."],
            ["June 2026", "40 of 41", "97%", "Kept", "3 not due yet."],
            [
                "May 2026",
                "51 of 57",
                "89%",
                "Missed",
                "Revised on 2 July 2026: One repair had been closed too early. Before: 52 of 57.",
            ],
            ["April 2026", "44 of 50", "88%", "Missed", ""],
        ]
    );
    let how = words(&page, "main section > p").join(" ");
    assert!(how.contains("The clock starts when"), "{how}");
}

#[test]
fn a_chart_breaks_where_the_promise_changed_and_shows_what_was_missed_by_its_shape() {
    let page = page(&small(), "results/pothole/index.html");
    let count = |css: &str| page.select(&Selector::parse(css).expect("a selector")).count();
    // April and May are under the first version, June to September under the second.
    assert_eq!(count("svg polyline"), 2);
    assert_eq!((count("svg polygon"), count("svg circle")), (3, 3));
    assert_eq!(count("svg .promised"), 2);
    assert_eq!(words(&page, "svg text"), ["0%", "50%", "100%", "promised", "90%", "April 2026", "September 2026"]);
    let title = words(&page, "svg title").concat();
    assert!(title.contains("129 of 137 times (94%)") && title.ends_with("in the table below."), "{title}");
    assert_eq!(count("svg [style], svg style, svg script"), 0);
}

#[test]
fn what_was_not_measured_says_why_and_what_is_late_says_when() {
    let page = page(&small(), "results/pothole/index.html");
    let section = "section:has(> #make-safe)";
    assert_eq!(
        words(&page, &format!("{section} .verdict")),
        ["Late The figures for October 2026 are late. We expect them by 10 December 2026."]
    );
    let cells = words(&page, &format!("{section} :is(tbody th, tbody td)")).join("; ");
    assert_eq!(
        cells,
        "October 2026; Late; ; Expected by 10 December 2026.; September 2026; Not measured; ; The crew's radio log was lost."
    );
    assert_eq!(words(&page, &format!("{section} svg")).len(), 0);
}

#[test]
fn a_result_is_told_from_the_day_after_its_period_and_a_revision_from_its_day() {
    let on = |day: &str| {
        words(
            &page(&files(SMALL, day), "results/pothole/index.html"),
            "section:has(> #complete) :is(tbody th, tbody td)",
        )
        .join("; ")
    };
    let june = on("2026-07-01");
    assert!(june.starts_with("June 2026; 40 of 41"), "{june}");
    assert!(june.contains("May 2026; 52 of 57") && !june.contains("Revised"), "{june}");
    assert!(on("2026-06-30").starts_with("May 2026; 52 of 57"));
    assert!(on("2026-07-02").contains("May 2026; 51 of 57"));
}

#[test]
fn a_city_without_results_has_no_pages_of_them_and_one_sentence_instead_of_a_column() {
    let mut sources = charter::load::content(&crate::support::site::path(SMALL)).expect("the content is there");
    sources.files.retain(|file| !file.name.starts_with("results/"));
    let settings = charter::config::Settings {
        day: charter::config::Day::Given(charter::parse::parse_date("2026-11-23").expect("a date")),
        base_url: None,
        drafts: false,
    };
    let build = charter::pipeline::build(&sources, &charter::theme::Theme::built_in(), &settings);
    let site = of(build.expect("the theme is sound"));
    assert!(site.keys().all(|path| !path.starts_with("results/")));
    let monitoring = page(&site, "monitoring/index.html");
    assert!(words(&monitoring, "main li").contains(&"We have not published results for any standard yet.".to_owned()));
    assert_eq!(words(&monitoring, "thead th").iter().filter(|one| *one == "Measured").count(), 0);
}

/// Twelve months of few cases, and the words that a private service may say about them.
#[test]
fn a_private_service_tells_whole_years_alone_and_no_small_numbers() {
    let year = |each: &dyn Fn(u32) -> (u32, u32)| {
        let rows = (1..=12).map(|month| {
            let (met, total) = each(month);
            format!("water-leak.complete.service-line,2025,{month},{met},{total},,,,,,,,,,,\n")
        });
        rows.collect::<String>()
    };
    let build = |rows: &str| {
        let site = altered(&[
            (TABLE, "pothole.complete,2026,4,", &format!("{rows}pothole.complete,2026,4,")),
            ("departments/works.yaml", "  - id: water-leak\n", "  - id: water-leak\n    private: true\n"),
            (
                "departments/works.yaml",
                "        effective: 2026-01-01\n      - stage: respond",
                "        effective: 2025-01-01\n      - stage: respond",
            ),
        ]);
        of(site)
    };
    let said = |site: &Files| words(&page(site, "results/water-leak/index.html"), ".verdict").join(" ");
    let few = build(&year(&|month| (u32::from(month < 4), u32::from(month < 4))));
    assert_eq!(
        said(&few),
        "Not measured In 2025, this came up fewer than 5 times. We publish no more, so that nobody can be recognized."
    );
    let telling = build(&year(&|month| (3, if month == 7 { 5 } else { 3 })));
    assert_eq!(
        said(&telling),
        "Not measured In 2025, this came up 38 times. We publish no more, so that nobody can be recognized."
    );
    let document = text(&telling, "api/v1/results/water-leak.complete.service-line.json");
    assert!(!document.contains("36") && document.contains("\"withheld\""), "{document}");
    let whole = build(&year(&|_| (3, 3)));
    assert!(said(&whole).starts_with("Kept In 2025, we kept this promise"), "{}", said(&whole));
    // A month alone is in no file.
    assert!(
        whole.iter().all(|(path, bytes)| !path.contains("results/water-leak")
            || !String::from_utf8_lossy(bytes).contains("March 2025"))
    );
}
