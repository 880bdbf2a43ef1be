//! A calendar's `open` in, its week in words out: hours that touch are one, a night belongs to its evening, and seasons are told apart.

use charter::load;
use charter::model::catalog::Catalog;
use charter::parse::parse;
use charter::source::Source;
use charter::wording::Wording;

use crate::support::fixtures::{called_content, fixtures};

fn catalog(open: &str) -> Catalog {
    let mut sources = called_content(load::content(&fixtures("check").join("_base")).expect("the base can be read"));
    let text = format!(
        "id: line\nname: Line\nopen: {open}\nclosures: []\ncomplete: {{from: 2026-01-01, until: 2029-01-01}}\n"
    );
    let name = "calendars/line.yaml".to_owned();
    sources.files.push(Source { path: format!("content/{name}"), name, text, obstacle: None });
    let parsed = parse(&sources);
    assert!(parsed.diagnostics.is_empty(), "{open}: {:?}", parsed.diagnostics);
    parsed.catalog.expect("sound content")
}

fn week(open: &str) -> String {
    let catalog = catalog(open);
    let calendar = catalog.calendars.values().find(|calendar| calendar.name == "Line").expect("the calendar");
    Wording::new(&catalog.language).week(calendar).join("; ")
}

#[test]
fn weeks_read_well_aloud() {
    for (open, expected) in [
        (r#"[{days: monday to friday, hours: "08:30 to 16:30"}]"#, "Monday to Friday, 8:30 am to 4:30 pm"),
        (r#"[{days: monday, hours: ["08:00 to 12:00", "12:00 to 17:00"]}]"#, "Monday, 8 am to 5 pm"),
        (r#"[{days: monday, hours: ["08:00 to 12:00", "13:00 to 17:00"]}]"#, "Monday, 8 am to noon and 1 pm to 5 pm"),
        (r#"[{days: every day, hours: ["00:00 to 02:00", "18:00 to 24:00"]}]"#, "Every day, 6 pm to 2 am"),
        (r#"[{days: every day, hours: "18:00 to 02:00"}]"#, "Every day, 6 pm to 2 am"),
        (r#"[{days: friday to saturday, hours: "18:00-02:00"}]"#, "Friday and Saturday, 6 pm to 2 am"),
        (
            r#"[{days: friday, hours: ["08:00 to 16:00", "22:00 to 06:00"]}, {days: saturday, hours: "08:00 to 12:00"}]"#,
            "Friday, 8 am to 4 pm and 10 pm to 6 am; Saturday, 8 am to noon",
        ),
        (r#"[{days: sunday, hours: "20:00 to 01:00"}]"#, "Sunday, 8 pm to 1 am"),
        (r#"[{days: monday, hours: "18:00 to 24:00"}]"#, "Monday, 6 pm to midnight"),
        (
            r#"[{days: monday, hours: "18:00 to 24:00"}, {days: tuesday, hours: "00:00 to 24:00"}]"#,
            "Monday, 6 pm to midnight; Tuesday, all day",
        ),
        (r#"[{days: every day, hours: "00:00 to 24:00"}]"#, "24 hours a day, every day"),
        (r#"[{days: every day, hours: ["00:00 to 12:00", "12:00 to 24:00"]}]"#, "24 hours a day, every day"),
        (
            r#"[{days: monday to friday, hours: "08:30 to 16:30", season: from September to May}, {days: monday to friday, hours: "08:00 to 16:00", season: June to August}]"#,
            "Monday to Friday, 8:30 am to 4:30 pm from September to May; Monday to Friday, 8 am to 4 pm from June to August",
        ),
        (
            r#"[{days: monday to friday, hours: "08:30 to 16:30"}, {days: saturday, hours: "10:00 to 14:00", season: 15 June to 31 August}]"#,
            "Monday to Friday, 8:30 am to 4:30 pm; Saturday, 10 am to 2 pm from 15 June to 31 August",
        ),
        (r#"[{days: every day, hours: "10:00 to 20:00", season: July}]"#, "Every day, 10 am to 8 pm in July"),
        (
            r#"[{days: monday, hours: "08:00 to 16:00", season: January to June}, {days: monday, hours: "08:00 to 16:00", season: July to December}]"#,
            "Monday, 8 am to 4 pm",
        ),
    ] {
        assert_eq!(week(open), expected, "{open}");
    }
}
