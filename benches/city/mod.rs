//! A number of services and a fixed seed -> the content of an invented city, in memory: the same on every machine.
//!
//! In the proportions of the sample content: 1.6 standards a service, and one version of most of them.

use std::fmt::Write as _;

use charter::source::{Source, Sources};

/// How many services a department has.
const PER_DEPARTMENT: usize = 40;

const THINGS: [&str; 12] = [
    "street light",
    "park bench",
    "water meter",
    "garbage cart",
    "storm drain",
    "street tree",
    "building permit",
    "dog licence",
    "noise concern",
    "records request",
    "parking ticket",
    "snow bank",
];
const WORK: [&str; 6] = ["repair", "replacement", "inspection", "question", "application", "removal"];
const STAGES: [&str; 5] = ["complete", "attend", "decide", "make safe", "update"];
const TARGETS: [&str; 6] = [
    "within: 3 business days",
    "within: 10 business days",
    "within: 24 hours",
    "within: 30 calendar days",
    "within: 12 business days",
    "between: 2 and 4 weeks",
];

/// splitmix64: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap_or_default()
    }

    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.roll(all.len())]
    }
}

/// The content of a city with so many services.
pub(crate) fn content(services: usize) -> Sources {
    city(services, &|text, dice| {
        let at = dice.roll(STAGES.len());
        standard(text, STAGES[at], dice);
        if dice.roll(5) < 3 {
            standard(text, STAGES[(at + 1) % STAGES.len()], dice);
        }
    })
}

/// The content of a city whose services have one standard each. In each of the last months, one in fifty has got a new version.
#[allow(dead_code, reason = "not every benchmark needs it")]
pub(crate) fn with_history(services: usize, months: usize) -> Sources {
    city(services, &|text, dice| {
        let stage = STAGES[dice.roll(STAGES.len())];
        promise(text, stage);
        text.push_str("        versions:\n");
        for month in (0..months.max(1)).rev() {
            let is_first = month + 1 >= months;
            if is_first || dice.roll(50) == 0 {
                version(text, month, 2 + dice.roll(40));
            }
        }
    })
}

/// A version from the first of a month on, so many months before November 2026.
fn version(text: &mut String, month: usize, days: usize) {
    let month = 2026 * 12 + 10 - month;
    let _ = writeln!(
        text,
        "          - {{effective: {}-{:02}-01, within: {days} business days, change: We have a new crew.}}",
        month / 12,
        month % 12 + 1
    );
}

fn city(services: usize, standards: &dyn Fn(&mut String, &mut Dice)) -> Sources {
    let mut files = vec![
        file("calendars/offices.yaml", CALENDAR.to_owned()),
        file("commitment.md", COMMITMENT.to_owned()),
        file("corporate.yaml", CORPORATE.to_owned()),
    ];
    let mut dice = Dice(6030);
    for first in (0..services).step_by(PER_DEPARTMENT) {
        let number = first / PER_DEPARTMENT;
        let count = PER_DEPARTMENT.min(services - first);
        files.push(file(
            &format!("departments/department-{number:04}.yaml"),
            department(number, count, standards, &mut dice),
        ));
    }
    files.push(file("site.yaml", SITE.to_owned()));
    Sources { files, root: "content".to_owned() }
}

fn file(name: &str, text: String) -> Source {
    Source { path: format!("content/{name}"), name: name.to_owned(), text, obstacle: None }
}

fn department(number: usize, services: usize, standards: &dyn Fn(&mut String, &mut Dice), dice: &mut Dice) -> String {
    let mut text = format!(
        "id: department-{number}\nname: Department {number}\nsummary: Looks after many things in the city.\n\
         accountable: Director\ncontact: {{phone: 555-555-0100, calendar: offices}}\n\
         functions: [{{name: Field work, phone: 555-555-0101}}, {{name: Office work}}]\nservices:\n"
    );
    for service in 0..services {
        let (thing, work) = (dice.pick(&THINGS), dice.pick(&WORK));
        let function = dice.pick(&["Field work", "Office work"]);
        let _ = write!(
            text,
            "  - id: service-{number}-{service}\n    name: A {thing} {work} in area {service}\n    function: {function}\n    \
             summary: Tell us about a {thing}. We look after each {work} in the city.\n    \
             description: >-\n      Say where it is and what you see. A photo helps our crew.\n      \
             You can read [what we promise](/commitment/) at any time.\n    \
             keywords: [{thing}, {work}, area {service}]\n    ask:\n      - phone: 555-555-0100\n      \
             - {{web: \"https://www.city.example/report\", note: The form works at any hour.}}\n    \
             if_missed: Call the department and quote your request number.\n    supports: [4.1.a, 4.1.b]\n    standards:\n"
        );
        standards(&mut text, dice);
    }
    text
}

/// What all versions of a standard say.
fn promise(text: &mut String, stage: &str) {
    let _ = write!(
        text,
        "      - stage: {stage}\n        we: take care of your request\n        share: 90%\n        \
         starts: we receive your request\n        pauses: [we wait for facts from you]\n        \
         exceptions: [A storm can delay us.]\n        review_by: 2027-09-01\n"
    );
}

fn standard(text: &mut String, stage: &str, dice: &mut Dice) {
    let target = dice.pick(&TARGETS);
    promise(text, stage);
    if dice.roll(10) > 0 {
        let _ = write!(
            text,
            "        {target}\n        effective: 2026-01-01\n        approved: {{by: City Manager, on: 2025-11-01}}\n"
        );
        return;
    }
    let old = dice.pick(&TARGETS);
    let _ = write!(
        text,
        "        versions:\n          \
         - {{effective: 2024-01-01, {old}, approved: {{by: City Manager, on: 2023-11-01}}}}\n          \
         - {{effective: 2026-01-01, {target}, approved: {{by: City Manager, on: 2025-11-01}}, change: We have a new crew.}}\n"
    );
}

const SITE: &str = "city: City of Example\nshort_name: Example\ntitle: Service standards\nsummary: What Example promises.\n\
    base_url: https://www.city.example/standards/\ntime_zone: America/Edmonton\nlanguage: en\n\
    licence: {name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\"}\n\
    contact: {phone: 555-555-0100, calendar: offices}\n";

const CALENDAR: &str = "id: offices\nname: Offices\nopen: [{days: monday to friday, hours: 08:30 to 16:30}]\n\
    closures: [{date: 2026-12-25, name: Christmas Day}, {date: 2027-12-24, name: Christmas Eve}]\n\
    complete: {from: 2024-01-01, until: 2029-01-01}\n";

const COMMITMENT: &str = "---\ntitle: Our promise\nsummary: What we promise.\npolicy: {number: \"1\", title: Service, \
    approved_by: Council, effective: 2020-01-01, resolution: 1-20, owner: City Clerk}\n---\n\nWe promise two things.\n\n\
    ## We answer {#4.1.a}\n\n> answer every request\n\nYou hear from us.\n\n\
    ## We are on time {#4.1.b}\n\n> be on time\n\nWe keep our dates.\n";

const CORPORATE: &str = "id: corporate\nname: All departments\nsummary: These promises apply to every department.\n\
    accountable: City Manager\ncontact: {phone: 555-555-0100, calendar: offices}\nif_missed: Call us.\nservices:\n  \
    - id: email\n    name: E-mail\n    summary: Write to us.\n    keywords: [message]\n    ask:\n      \
    - email: info@city.example\n    supports: [4.1.a]\n    standards:\n      - stage: respond\n        \
    we: answer your e-mail\n        within: 2 business days\n        starts: your e-mail reaches us\n        \
    channels: [email]\n        effective: 2024-01-01\n        review_by: 2027-09-01\n";
