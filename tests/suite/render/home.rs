//! What the home page's view tells a template: popular services with their first promise, topics, and the clauses in a sentence.

use charter::config::{Day, Settings};
use charter::load;
use charter::parse::parse_date;
use charter::pipeline;
use charter::source::{Source, Sources};
use charter::theme::{Theme, ThemeFile};

use crate::support::site::{of, path, text};

/// A template that shows nothing but the view.
const SHOWN: &str = "\
{% for one in popular %}{{ one.name }} | {{ one.href }} | {{ one.promise }}
{% endfor %}{% for one in topics %}{{ one.name }} | {{ one.href }}{% if one.summary %} | {{ one.summary }}{% endif %}
{% endfor %}{% for one in clauses %}{{ one.title }}{% if one.sentence %} | {{ one.sentence }}{% endif %}
{% endfor %}";

fn shown(sources: &Sources) -> Vec<String> {
    shown_with(sources, SHOWN)
}

/// The lines of the home page in another template.
fn shown_with(sources: &Sources, template: &str) -> Vec<String> {
    let file = ThemeFile { name: "templates/home.html".to_owned(), bytes: template.as_bytes().to_vec().into() };
    let theme = Theme::built_in().replaced_by(vec![file]);
    let settings =
        Settings { day: Day::Given(parse_date("2026-11-23").expect("a date")), base_url: None, drafts: false };
    let files = of(pipeline::build(sources, &theme, &settings).expect("the theme is sound"));
    text(&files, "index.html").lines().map(str::to_owned).collect()
}

/// The small city with a service of these promises, which is popular.
fn with_promises(standards: &str) -> String {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let mut add = |file: &str, text: &str| {
        sources.files.iter_mut().find(|one| one.name == file).expect("the file").text += text;
    };
    add("site.yaml", "popular: [bench]\n");
    add(
        "departments/works.yaml",
        &format!(
            "  - id: bench\n    name: Bench\n    summary: Ask for a bench.\n    ask: [{{phone: 902-555-0100}}]\n    supports: [4.1.b]\n    standards:\n{standards}"
        ),
    );
    let line = shown(&sources).into_iter().next().expect("a line");
    line.strip_prefix("Bench | services/bench/ | ").expect("the service").to_owned()
}

#[test]
fn a_promise_that_holds_for_all_is_said_in_a_few_words_with_its_share() {
    for (promise, said) in [
        (
            "{stage: complete, within: 5 business days, share: 90%, starts: you ask us",
            "Done within 5 business days, 9 times in 10",
        ),
        ("{stage: complete, we: mend the bench, within: 1 week, starts: you ask us", "Done within 1 week"),
        ("{stage: attend, average: 36 hours, starts: you ask us", "Someone there in 36 hours on average"),
        (
            "{stage: respond, within: 0 business days, share: 95%, starts: you ask us",
            "A reply on the same business day, 19 times in 20",
        ),
        (
            "{stage: schedule, within: 2 weeks, starts: {event: request received, text: you call}",
            "A date set within 2 weeks",
        ),
    ] {
        let shown = with_promises(&format!("      - {promise}, effective: 2026-01-01}}\n"));
        assert_eq!(shown, said, "{promise}");
    }
}

#[test]
fn what_a_few_words_would_leave_out_is_said_in_a_sentence() {
    for promise in [
        "{stage: complete, within: 5 business days, starts: {event: other, text: the snow is gone}",
        "{stage: complete, within: 5 business days, starts: you ask us, channels: [phone]",
        "{stage: complete, within: 5 business days, starts: you ask us, conditions: {zone: Downtown}",
        "{stage: complete, within: 5 business days, starts: you ask us, conditions: {season: May to October}",
        "{stage: complete, within: 5 business days, starts: you ask us, variant: rush, name: Rush service",
        "{stage: complete, we: mend the bench or tell you why not, within: 5 business days, starts: you ask us",
        "{stage: complete, between: 2 and 4 weeks, starts: you ask us",
        "{stage: complete, no_target: Each bench is different.",
        "{stage: repeat, every: 2 weeks",
        "{stage: available, at_most: {count: 6, of: days out of use, per: year}",
    ] {
        let shown = with_promises(&format!("      - {promise}, effective: 2026-01-01}}\n"));
        assert!(shown.ends_with('.'), "{promise}: {shown}");
    }
}

#[test]
fn the_first_promise_that_holds_in_every_case_and_today_is_shown() {
    let several = ["      - {stage: make safe, within: 3 hours, starts: you ask us, conditions: {zone: Downtown}, effective: 2026-01-01}\n",
        "      - {stage: acknowledge, within: 1 hour, starts: you ask us, effective: 2027-01-01}\n",
        "      - {stage: complete, starts: you ask us, versions: [{effective: 2026-01-01, within: 2 weeks}, {effective: 2027-06-01, within: 1 week, change: It gets faster.}]}\n"].concat();
    assert_eq!(with_promises(&several), "Done within 2 weeks");
    let limited = "      - {stage: make safe, within: 3 hours, starts: you ask us, conditions: {zone: Downtown}, effective: 2026-01-01}\n";
    assert_eq!(with_promises(limited), "For Downtown, we will make it safe within 3 hours.");
    let by_phone =
        "      - {stage: answer, within: 30 seconds, starts: you ask us, channels: [phone], effective: 2026-01-01}\n";
    let for_all = "      - {stage: complete, within: 2 weeks, starts: you ask us, effective: 2026-01-01}\n";
    assert_eq!(with_promises(&[by_phone, for_all].concat()), "Done within 2 weeks");
}

#[test]
fn the_home_page_knows_the_topics_that_have_something_and_what_each_clause_means() {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let mut change = |file: &str, from: &str, to: &str| {
        let file = sources.files.iter_mut().find(|one| one.name == file).expect("the file");
        assert!(file.text.contains(from), "{from}");
        file.text = file.text.replacen(from, to, 1);
    };
    change(
        "site.yaml",
        "language: en\n",
        "language: en\npopular: [dog-licence, Pothole]\ntopics:\n  - {id: water, name: Water, summary: \"Taps & *drains*.\"}\n  - {id: bees, name: Bees}\n  - {id: dogs, name: Dogs}\n",
    );
    change("departments/works.yaml", "    name: Pothole\n", "    name: Pothole\n    topics: [dogs, water]\n");
    change("commitment.md", "You hear from us. Our", "You *hear* from us at 1 Main St. or by mail! Our");
    assert_eq!(
        shown(&sources),
        [
            "Dog licence | services/dog-licence/ | We do this on the spot.",
            "Pothole | services/pothole/ | Made safe within 1 business day, 19 times in 20",
            "Water | topics/water/ | Taps &amp; drains.",
            "Dogs | topics/dogs/",
            "We answer | You hear from us at 1 Main St. or by mail!",
            "We are fair | The same standard holds for everyone.",
        ]
    );
}

#[test]
fn every_page_knows_the_logo_and_the_notice_in_short() {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let site = sources.files.iter_mut().find(|one| one.name == "site.yaml").expect("the city");
    site.text += "logo: logo.svg\nillustrative_short: Invented figures\n";
    let svg = "<svg viewBox=\"0 0 8 8\" id=\"main\"><path d=\"M4 0l4 8H0z\"/></svg>".to_owned();
    let name = "logo.svg".to_owned();
    sources.files.push(Source { path: format!("content/{name}"), name, text: svg, obstacle: None });
    let shown = "{{ site.logo | safe }}\n{{ site.notice_short }}\n";
    assert_eq!(
        shown_with(&sources, shown),
        [
            "<svg aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 8 8\"><path d=\"M4 0l4 8H0z\"/></svg>",
            "Invented figures",
        ]
    );
}
