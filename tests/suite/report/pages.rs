//! A city with something for each part of the report -> the page and the table, byte for byte; and the same on any day.
//!
//! `UPDATE_EXPECTED=1` writes the expected files anew; work the figures out by hand before you keep them.

use charter::artifact::Artifact;
use charter::config::Day;
use charter::load;
use charter::model::results::ReportedPeriod;
use charter::pipeline::{self, Reported};
use charter::source::Sources;
use charter::theme::Theme;
use jiff::civil::date;

use crate::support::fixtures::{assert_expected, fixtures};
use crate::support::site::path;

fn content() -> Sources {
    load::content(&path("tests/fixtures/report/content")).expect("the content folder is there")
}

fn files(sources: &Sources, today: Day, period: &str) -> Vec<Artifact> {
    let period = ReportedPeriod::parse(period).expect("a period");
    let theme = Theme::built_in();
    let Reported { files, diagnostics, of_print } =
        pipeline::report(sources, &theme, today, period, None).expect("there is a report");
    assert_eq!(of_print.iter().map(|one| &one.message).collect::<Vec<_>>(), Vec::<&String>::new());
    files.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

fn named(files: &[Artifact], name: &str) -> String {
    let file = files.iter().find(|file| file.path.as_str() == name).expect("the file is there");
    String::from_utf8(file.bytes.clone()).expect("UTF-8")
}

#[test]
fn a_quarter_has_all_nine_parts() {
    let files = files(&content(), Day::Given(date(2026, 7, 10)), "2026-Q2");
    assert_expected(&named(&files, "index.html"), &fixtures("report").join("expected.html"));
    assert_expected(&named(&files, "report.csv"), &fixtures("report").join("expected.csv"));
    let page = named(&files, "index.html");
    for number in 1..=9 {
        let heading = format!("<h2 id=\"part-{number}\">");
        assert_eq!(page.matches(&heading).count(), 1, "part {number}");
    }
    assert_eq!(page.matches("<table>").count(), 9, "each part has something to say");
}

#[test]
fn the_same_period_gives_the_same_bytes_on_any_day() {
    let content = content();
    let soon = files(&content, Day::Given(date(2026, 7, 1)), "2026-Q2");
    let later = files(&content, Day::Given(date(2031, 3, 4)), "2026-Q2");
    assert!(soon == later);
    assert_eq!(soon.len(), 5);
}

#[test]
fn a_period_that_is_not_over_has_no_report() {
    let refused = |period: &str, today| {
        let period = ReportedPeriod::parse(period).expect("a period");
        let theme = Theme::built_in();
        pipeline::report(&content(), &theme, Day::Given(today), period, None).err().map(|reason| reason.to_string())
    };
    assert_eq!(
        refused("2026-Q3", date(2026, 9, 30)).as_deref(),
        Some("2026-Q3 is not over: its last day is 30 September 2026")
    );
    assert_eq!(refused("2019-04", date(2026, 9, 30)).as_deref(), Some("nothing was promised in 2019-04"));
    assert_eq!(refused("2026-Q2", date(2026, 7, 1)), None);
}

#[test]
fn what_is_private_is_told_by_the_year_alone() {
    let of_year = files(&content(), Day::Given(date(2026, 7, 10)), "2025");
    let page = named(&of_year, "report.csv");
    let line = page.lines().find(|line| line.contains("counselling.respond")).expect("its line");
    assert!(line.contains(",36,36,"), "{line}");
    let of_month = files(&content(), Day::Given(date(2026, 7, 10)), "2026-05");
    let page = named(&of_month, "report.csv");
    let line = page.lines().find(|line| line.contains("counselling.respond")).expect("its line");
    assert!(line.contains(",no word,,,"), "{line}");
}

#[test]
fn the_site_has_a_report_only_if_the_city_says_so_and_once_the_period_is_over() {
    let mut sources = content();
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the site");
    site.text.push_str("reports: [2026-Q2]\n");
    let of_site = |sources: &Sources, today| -> Vec<Artifact> {
        let settings = charter::config::Settings { day: Day::Given(today), base_url: None, drafts: false };
        let build = pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound");
        let made = build.made.expect("the content has no errors");
        made.artifacts.into_iter().filter(|file| file.path.as_str().starts_with("reports/")).collect()
    };
    assert!(of_site(&content(), date(2026, 7, 10)).is_empty());
    assert!(of_site(&sources, date(2026, 6, 30)).is_empty());
    let published = of_site(&sources, date(2026, 7, 10));
    let own = files(&content(), Day::Given(date(2026, 7, 10)), "2026-Q2");
    assert_eq!(published.len(), own.len());
    for file in own {
        let there = published.iter().find(|other| other.path.as_str() == format!("reports/2026-Q2/{}", file.path));
        assert!(there.is_some_and(|there| there.bytes == file.bytes), "{}", file.path);
    }
}

#[test]
fn a_report_that_cannot_be_printed_is_whole_in_its_other_formats() {
    let mut sources = content();
    let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the site");
    site.text.push_str("reports: [2026-Q2]\n");
    let action = sources.files.iter_mut().find(|file| file.name == "results/actions.yaml").expect("the actions");
    action.text = action.text.replacen("A third crew is trained.", "A third crew is trained ☔.", 1);
    let period = ReportedPeriod::parse("2026-Q2").expect("a period");
    let day = Day::Given(date(2026, 7, 10));
    let theme = Theme::built_in();
    let made = pipeline::report(&sources, &theme, day, period, None).expect("there is a report");
    let [told] = &made.of_print[..] else { panic!("{:?}", made.of_print) };
    assert_eq!((told.rule, told.is_error()), ("missing-glyph", false));
    assert!(told.message.starts_with("the character `☔` (U+2614) can't be printed"), "{}", told.message);
    let files = made.files.expect("its other files");
    assert!(files.iter().all(|file| file.path.as_str() != "report.pdf"));
    assert!(!named(&files, "index.html").contains("report.pdf"), "nothing leads to what is not there");

    let settings = charter::config::Settings { day, base_url: None, drafts: false };
    let build = pipeline::build(&sources, &theme, &settings).expect("the theme is sound");
    assert!(build.diagnostics.iter().any(|one| one.rule == "missing-glyph" && !one.is_error()));
    assert!(build.made.is_some(), "the site is published");
}
