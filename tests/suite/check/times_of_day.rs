//! Lines of text as staff write them in, what `time-of-day` says of each out.

use charter::check::{Context, check};
use charter::language::ENGLISH_FILE;
use charter::load;
use charter::parse::parse;
use charter::render::pages::site_pages;
use charter::source::{Source, Sources};
use jiff::civil::date;

use crate::support::fixtures::{called_content, fixtures};

/// The line as the fix makes it: `=` before it if a program may, `?` if a person decides, and `-` where nothing is said.
fn told(line: &str, french: bool) -> String {
    let mut sources = called_content(load::content(&fixtures("check").join("_base")).expect("the base can be read"));
    let text = format!("---\ntitle: Times\nsummary: All in one.\n---\n\n{line}\n");
    add(&mut sources, "pages/times.md", text);
    if french {
        add(&mut sources, "languages/fr.yaml", in_french());
        let site = sources.files.iter_mut().find(|file| file.name == "site.yaml").expect("the site's file");
        site.text = site.text.replace("language: en", "language: fr");
    }
    let parsed = parse(&sources);
    assert!(parsed.diagnostics.is_empty(), "{line}: {:?}", parsed.diagnostics);
    let catalog = parsed.catalog.expect("sound content");
    let found = check(&Context::new(&catalog, &sources, &site_pages(), date(2026, 11, 23)));
    let mut fixed = line.to_owned();
    let mut mark = '-';
    let start =
        sources.files.iter().find(|file| file.name == "pages/times.md").expect("the page").text.len() - line.len() - 1;
    for fault in found.iter().rev().filter(|fault| fault.rule == "time-of-day") {
        let Some(patch) = &fault.patch else { return format!("! {}", fault.message) };
        let range = patch.span.range();
        fixed.replace_range(range.start - start..range.end - start, &patch.replacement);
        mark = if fault.certain_patch().is_some() && mark != '?' { '=' } else { '?' };
    }
    if mark == '-' { "-".to_owned() } else { format!("{mark} {fixed}") }
}

fn add(sources: &mut Sources, name: &str, text: String) {
    sources.files.push(Source { path: format!("content/{name}"), name: name.to_owned(), text, obstacle: None });
}

/// The English words with French times.
fn in_french() -> String {
    let english = ENGLISH_FILE.replace("midnight: midnight", "midnight: minuit").replace("noon: noon", "noon: midi");
    let hours = r#"{hour: "{hour} h", minute: "{hour} h {minute}"}"#;
    let halves = [
        (r#"morning: {hour: "{hour12} am", minute: "{hour12}:{minute} am"}"#, format!("morning: {hours}")),
        (r#"afternoon: {hour: "{hour12} pm", minute: "{hour12}:{minute} pm"}"#, format!("afternoon: {hours}")),
        (r#"range: "{from} to {to}""#, r#"range: "{from} à {to}""#.to_owned()),
    ];
    let french = halves.iter().fold(english, |text, (from, to)| text.replace(from, to));
    assert!(french.contains(hours));
    french.replace("We will {action}", "Nous allons {action}").replace("[Above, Across,", "[À, Avant, Above, Across,")
}

fn assert_told(rows: &[(&str, &str)], french: bool) {
    let told: Vec<(&str, String)> = rows.iter().map(|(line, _)| (*line, told(line, french))).collect();
    let wrong: Vec<String> = told
        .iter()
        .zip(rows)
        .filter(|((_, told), (_, expected))| told != expected)
        .map(|((line, told), (_, expected))| format!("{line}\n  told:     {told}\n  expected: {expected}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_can_mean_one_time_is_fixed() {
    assert_told(
        &[
            ("Call us until 16:30.", "= Call us until 4:30 pm."),
            ("Call us until 4:30pm.", "= Call us until 4:30 pm."),
            ("Call us until 4.30 p.m. on Fridays.", "= Call us until 4:30 pm on Fridays."),
            ("Call us until 4:30 p.m.", "= Call us until 4:30 pm."),
            ("Call us until 4 P.M. Monday to Friday.", "= Call us until 4 pm Monday to Friday."),
            ("Call us until 4:00 pm.", "= Call us until 4 pm."),
            ("Call us until 04:30 pm.", "= Call us until 4:30 pm."),
            ("Call us until 16:30 pm.", "= Call us until 4:30 pm."),
            ("Call us until 16h30.", "= Call us until 4:30 pm."),
            ("Call us by 12 noon.", "= Call us by noon."),
            ("Call us by 12:00 midnight.", "= Call us by midnight."),
            ("Call us until 24:00.", "= Call us until midnight."),
            ("Call us until 00:00.", "= Call us until midnight."),
            ("Open 8:30 to 16:30.", "= Open 8:30 am to 4:30 pm."),
            ("Open 8:30–16:30.", "= Open 8:30 am to 4:30 pm."),
            ("Open 08:30 - 16:30.", "= Open 8:30 am to 4:30 pm."),
            ("Open 8h30 to 16h30.", "= Open 8:30 am to 4:30 pm."),
            ("Open 08:30 to 12:00.", "= Open 8:30 am to noon."),
            ("Open 18:00 to 02:00.", "= Open 6 pm to 2 am."),
            ("Open 18:00 to 24:00.", "= Open 6 pm to midnight."),
            ("Open 8:30 a.m. - 4 pm.", "= Open 8:30 am to 4 pm."),
            ("Open 8:30 am – 4:30 pm.", "= Open 8:30 am to 4:30 pm."),
            ("Open 8:30 to 4:30 pm.", "= Open 8:30 am to 4:30 pm."),
            ("Open 8:30 to noon.", "= Open 8:30 am to noon."),
            ("Open 8 am to 16:30.", "= Open 8 am to 4:30 pm."),
            ("Open 8:30 a.m. until 4:30 p.m. on Fridays.", "= Open 8:30 am until 4:30 pm on Fridays."),
            ("Open between 8:30 and 16:30.", "= Open between 8:30 am and 4:30 pm."),
            ("Open from 0830 to 1630.", "= Open from 8:30 am to 4:30 pm."),
            ("On **Monday** at 16:30 or 17:15.", "? On **Monday** at 4:30 pm or 5:15 pm."),
        ],
        false,
    );
}

#[test]
fn what_can_mean_more_is_left_to_a_person() {
    assert_told(
        &[
            ("Call us at 8:30.", "! \"8:30\" can be \"8:30 am\" or \"8:30 pm\""),
            ("Call us at 08:30.", "? Call us at 8:30 am."),
            ("Call us at 0830.", "? Call us at 8:30 am."),
            ("Call us at 1630 hours.", "? Call us at 4:30 pm."),
            ("Call us until 16.30.", "? Call us until 4:30 pm."),
            ("Call us at 12 am.", "? Call us at midnight."),
            ("Call us by 12:00.", "! \"12:00\" can be \"midnight\" or \"noon\""),
            ("Open 8 to 4:30 pm.", "? Open 8 am to 4:30 pm."),
            ("Open 9-5pm.", "? Open 9 am to 5 pm."),
            ("Open 8:30 to 4:30.", "? Open 8:30 am to 4:30 pm."),
            ("Open 8.30 to 16.30.", "? Open 8:30 am to 4:30 pm."),
            ("Open 0830 to 1630.", "? Open 8:30 am to 4:30 pm."),
            ("The 16:30 bus leaves.", "? The 4:30 pm bus leaves."),
            ("Open until 4 p.m. Call us first.", "? Open until 4 pm. Call us first."),
            ("Open between 8:30–16:30.", "? Open between 8:30 am and 4:30 pm."),
        ],
        false,
    );
}

#[test]
fn other_numbers_and_the_language_s_own_form_are_left_alone() {
    for line in [
        "Open 8:30 am to 4:30 pm, and from 6 pm to midnight.",
        "Open between noon and 4 pm, until 4\u{a0}pm on Fridays.",
        "Matthew 5:12 and Luke 14:30-15:10 are read.",
        "The slope is 1:12, at most 1:20 to 1:15.",
        "The screen has a ratio of 16:10.",
        "We won 21:15.",
        "Bylaw C-842-13, section 16.30, of 2026-11-30.",
        "Call 780-555-0830 or 0800 555 1630 to ask.",
        "See `at 16:30` or <https://www.example.org/at/16:30?t=16:30>.",
        "It takes 24:00 h, 13:30 hours, or 1h30.",
        "Pay $16.30 to $18.45, or 16.30 to 18.45 dollars.",
        "From 2026 to 2027, at 1630 Main Street, in rooms 9-12.",
        "The mix is 16:20:10, and pallets are 16:30:15.",
        "In 3 to 5 days, 2.30 to 4.50 metres, at 16.5 degrees.",
        "I am here, and 24/7 someone is.",
        "> Until 16:30, as the law has it.",
    ] {
        assert_eq!(told(line, false), "-", "{line}");
    }
}

#[test]
fn a_language_that_counts_to_24_has_its_own_form() {
    assert_told(
        &[
            ("Ouvert de 8 h 30 à 16 h 30.", "-"),
            ("Ouvert de 8 h 30 à 16\u{a0}h\u{a0}30, à 8 h, 24 h sur 24.", "-"),
            ("Ouvert de 8:30 à 16:30.", "= Ouvert de 8 h 30 à 16 h 30."),
            ("Ouvert de 8h30 à 16h30.", "= Ouvert de 8 h 30 à 16 h 30."),
            ("Le comptoir est ouvert 08:30-12:00.", "= Le comptoir est ouvert 8 h 30 à midi."),
            ("Avant 16:30.", "= Avant 16 h 30."),
            ("Mathieu 16:30, un rapport de 1:20.", "-"),
        ],
        true,
    );
}
