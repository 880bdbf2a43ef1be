//! Two towns that have only the program, and follow the README -> a site of their own on which nothing is said that is not true of them.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::support::program::{charter, code, complained, said, tree};
use crate::support::site::Files;

struct Town {
    name: &'static str,
    in_a_sentence: &'static str,
    phone: &'static str,
    dialled: &'static str,
    zone: &'static str,
    holidays: &'static str,
    /// The closed days of 2027 and of the first days of 2028, as the page about the standards lists them.
    closed: &'static str,
    /// What is true elsewhere: in the sample's city, in the other town, in another country.
    never: &'static [&'static str],
}

const SACKVILLE: Town = Town {
    name: "Town of Sackville",
    in_a_sentence: "the Town of Sackville",
    phone: "506-555-0100",
    dialled: "tel:5065550100",
    zone: "America/Moncton",
    holidays: "CA-NB",
    // Family Day and New Brunswick Day; no Heritage Day, no Islander Day. Victoria Day, the National Day for Truth and Reconciliation and
    // Thanksgiving are not days off for everyone there, and Christmas on a Saturday has no other day by law: the staff decide.
    closed: "Friday, 1 January 2027: New Year's Day|Monday, 15 February 2027: Family Day|Friday, 26 March 2027: Good Friday|\
             Thursday, 1 July 2027: Canada Day|Monday, 2 August 2027: New Brunswick Day|Monday, 6 September 2027: Labour Day|\
             Thursday, 11 November 2027: Remembrance Day",
    never: &["Youghal", "Ireland", "Boxing Day", "Heritage Day", "Islander Day", "+353"],
};

const YOUGHAL: Town = Town {
    name: "Youghal Town",
    in_a_sentence: "Youghal Town",
    phone: "+353 24 555 0100",
    dialled: "tel:+353245550100",
    zone: "Europe/Dublin",
    holidays: "IE",
    // In Ireland the day itself is the public holiday, on a weekend too: nobody works, so it is not listed, and no other day is by law.
    closed: "Friday, 1 January 2027: New Year's Day|Monday, 1 February 2027: St Brigid's Day|Wednesday, 17 March 2027: St Patrick's Day|\
             Monday, 29 March 2027: Easter Monday|Monday, 3 May 2027: May bank holiday|Monday, 7 June 2027: June bank holiday|\
             Monday, 2 August 2027: August bank holiday|Monday, 25 October 2027: October bank holiday",
    never: &[
        "Sackville",
        "New Brunswick",
        "Canad",
        "Labour Day",
        "Good Friday",
        "Boxing Day",
        "Thanksgiving",
        "506",
        "+1",
    ],
};

/// What no page for residents says of a place that has only answered six questions: another place's names, offices, money and numbers.
const NEVER: &[&str] = &[
    "Spruce Grove",
    "Alberta",
    "Edmonton",
    "City",
    "the city",
    "Council",
    "council",
    "Clerk",
    "Mayor",
    "bylaw",
    "CAD",
    "$",
    "911",
    "999",
    "780",
    "6,030",
];

/// What the pages for programmers don't say either, whose examples come from many places.
const NEVER_ABOUT_DATA: &[&str] = &["Spruce Grove", "Alberta", "the city", "The city", "the City", "6,030"];

/// Runs the program, which finds no compiler and no settings on the machine.
fn run(place: &Path, arguments: &[&str]) -> Output {
    let mut program = charter(place);
    if cfg!(unix) {
        program.env_clear().env("PATH", "/usr/bin").env("HOME", place);
    }
    program.args(arguments).write_stdin("").output().expect("the program runs")
}

impl Town {
    fn site(&self) -> Files {
        let place = TempDir::new().expect("a temporary folder can be made");
        let folder = place.path();
        let address = "https://standards.example/service/";
        let answers = ["--name", self.name, "--phone", self.phone, "--base-url", address, "--time-zone", self.zone];
        let new = [&["new", "city"], &answers[..], &["--holidays", self.holidays, "--as-of", "2026-11-28"]].concat();
        let made = run(folder, &new);
        assert_eq!((code(&made), complained(&made).as_str()), (0, ""), "{}", said(&made));
        let checked = run(folder, &["check", "--as-of", "2026-11-28", "--deny-warnings"]);
        assert_eq!(code(&checked), 0, "{}", complained(&checked));
        assert!(complained(&checked).ends_with("\n1 note\n"), "{}", complained(&checked));
        let built = run(folder, &["build", "--as-of", "2026-11-28"]);
        assert_eq!((code(&built), complained(&built).as_str()), (0, ""));
        tree(&folder.join("public"))
    }
}

fn select<'a>(html: &'a Html, selector: &'static str) -> Vec<scraper::ElementRef<'a>> {
    html.select(&Selector::parse(selector).expect("a selector")).collect()
}

/// All that can be read on a page, on one line.
fn words(html: &Html) -> String {
    let body =
        html.root_element().children().filter_map(scraper::ElementRef::wrap).filter(|one| one.value().name() == "body");
    let texts = body.flat_map(|body| body.descendants());
    let texts = texts.filter(|node| {
        let is_hidden =
            |one: &scraper::Node| one.as_element().is_some_and(|one| matches!(one.name(), "script" | "style" | "svg"));
        node.value().is_text() && !node.ancestors().any(|one| is_hidden(one.value()))
    });
    let text: String = texts.filter_map(|node| node.value().as_text().map(|text| text.to_string())).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The file that a link on a page leads to, if it is one of this site.
fn target(page: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    if link.is_empty() || link.contains(':') {
        return None;
    }
    let (start, rest) = match link.strip_prefix("/service/") {
        Some(rest) => ("", rest),
        None => (page.rsplit_once('/').map_or("", |(folder, _)| folder), link),
    };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/').filter(|part| !part.is_empty() && *part != ".") {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    let is_folder = rest.is_empty() || rest.ends_with(['/', '.']);
    Some(if is_folder { format!("{path}/index.html").trim_start_matches('/').to_owned() } else { path })
}

fn assert_true_of(town: &Town) {
    let site = town.site();
    let notice = format!(
        "The promises, the policy, the hours and the licence on this site are examples: {} has not adopted them.",
        town.in_a_sentence
    );
    let mut elsewhere = BTreeSet::new();
    for (name, bytes) in
        site.iter().filter(|(name, _)| Path::new(name).extension().is_some_and(|ending| ending == "html"))
    {
        let text = String::from_utf8(bytes.clone()).expect("pages are UTF-8");
        let html = Html::parse_document(&text);
        let words = words(&html);
        assert!(words.contains(&notice), "{name} doesn't say that it is an example:\n{words}");
        // A frame has no foot: it leads to the page that does.
        assert!(words.contains(town.phone) || name.starts_with("embed/"), "{name}");
        let never = if name.starts_with("data/") { NEVER_ABOUT_DATA } else { NEVER };
        let also = if name.starts_with("data/") { &[] } else { town.never };
        for one in never.iter().chain(also) {
            assert!(!words.contains(one), "{name} says `{one}`:\n{words}");
        }
        for link in select(&html, "[href], [src]") {
            let link = link.attr("href").or(link.attr("src")).expect("a link");
            if let Some(file) = target(name, link) {
                assert!(site.contains_key(&file), "{name} leads to `{link}`, which is not there");
            } else if !link.starts_with("https://standards.example/") && !link.starts_with('#') {
                elsewhere.insert(link.to_owned());
            }
        }
    }
    let known = [town.dialled, "https://creativecommons.org/licenses/by/4.0/"].map(str::to_owned);
    elsewhere.retain(|link| !link.starts_with("data:"));
    assert_eq!(elsewhere, BTreeSet::from(known));

    let about = String::from_utf8(site["about/index.html"].clone()).expect("pages are UTF-8");
    let html = Html::parse_document(&about);
    let days = select(&html, "li").into_iter().map(|item| item.text().collect::<String>());
    let days = days.map(|day| day.split_whitespace().collect::<Vec<_>>().join(" ").replace(" :", ":"));
    let of_2027: Vec<String> = days.filter(|day| day.contains(" 2027: ")).collect();
    assert_eq!(of_2027.join("|"), town.closed);
}

#[test]
fn a_town_in_new_brunswick_reads_nothing_that_is_not_true_of_it() {
    assert_true_of(&SACKVILLE);
}

#[test]
fn a_town_in_ireland_reads_nothing_that_is_not_true_of_it() {
    assert_true_of(&YOUGHAL);
}

#[test]
fn a_number_as_it_is_dialled_in_ireland_is_refused_with_how_to_write_it() {
    let place = TempDir::new().expect("a temporary folder can be made");
    let answers = ["new", "city", "--name", "X", "--base-url", "https://x.example/", "--time-zone", "Europe/Dublin"];
    let output = run(place.path(), &[&answers[..], &["--phone", "024 555 0100"]].concat());
    let complaint = complained(&output);
    assert_eq!(code(&output), 2, "{complaint}");
    assert!(complaint.contains("^ no number in Canada or the United States starts with 0\n"), "{complaint}");
    assert!(
        complaint.contains("write + and the country code in place of the first 0, as in +353 24 555 0100\n"),
        "{complaint}"
    );
    assert!(!place.path().join("content").exists());
}
