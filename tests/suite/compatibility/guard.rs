//! Edits of a published site's content in, what becomes of each out: let through, or refused by a rule with ways out that hold.

use charter::artifact::{Artifact, SitePath};
use charter::config::Day;
use charter::diagnostic::Diagnostic;
use charter::emit::text::{Style, render};
use charter::model::accepted::BreakRule;
use charter::pipeline::{self, Guard};
use charter::source::Sources;
use charter::{compatibility, load};
use jiff::civil::{Date, date};

use crate::support::pasted::{blocks, with_blocks};
use crate::support::published::{guard, published};
use crate::support::site::path;

/// The day on which the site is published, and the content compared.
const TODAY: Date = date(2027, 1, 15);

const WORKS: &str = "departments/works.yaml";
const SITE: &str = "site.yaml";
const HALL: &str = "calendars/town-hall.yaml";
const ANSWERS: &str = "answers.yaml";

/// A file, what stands in it, and what takes its place.
type Edit = (&'static str, &'static str, &'static str);

/// What makes the fixture a site that counts: its figures are no examples, and a version is announced.
const BASE: &[Edit] = &[
    (SITE, "illustrative: All figures on this site are invented.\n", ""),
    (
        WORKS,
        "            change: A second truck arrives.\n",
        "            change: A second truck arrives.\n          \
         - {effective: 2027-06-01, within: 8 business days, change: A third truck arrives.}\n",
    ),
];

fn small() -> Sources {
    let sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    edited(&sources, BASE)
}

fn edited(sources: &Sources, edits: &[Edit]) -> Sources {
    let mut sources = sources.clone();
    for (file, from, to) in edits {
        replace(&mut sources, file, from, to);
    }
    sources
}

fn replace(sources: &mut Sources, file: &str, from: &str, to: &str) {
    let file = sources.files.iter_mut().find(|one| one.name == file).expect("the file is there");
    assert!(file.text.contains(from), "`{from}` is not in {}:\n{}", file.name, file.text);
    file.text = file.text.replacen(from, to, 1);
}

/// What the guard says: nothing, or the faults, each with `RULE:ID` in its last note.
fn faults(sources: &Sources, site: &Guard) -> Vec<Diagnostic> {
    let diagnosis = pipeline::diagnose_against(sources, Day::Given(TODAY), site).expect("the feed can be made");
    let text = render(&diagnosis.diagnostics, sources, Style::Plain);
    assert!(diagnosis.is_compared, "the content has errors of its own:\n{text}");
    diagnosis.diagnostics.into_iter().filter(Diagnostic::is_error).collect()
}

/// `RULE:ID`, as a person names what is to be let through.
fn name(fault: &Diagnostic) -> &str {
    let note = fault.notes.last().expect("a note about the last way out");
    note.split(['`', ' ']).find(|word| word.starts_with(fault.rule)).expect("the rule with the id")
}

/// An edit and what becomes of it.
struct Row {
    what: &'static str,
    edits: &'static [Edit],
    /// `RULE:ID` of each refusal, sorted.
    refused: &'static [&'static str],
    /// Edits after it that make it acceptable. `{N}` is the block number N of all messages, from 0, with the margin of the line.
    ways: &'static [&'static [Edit]],
}

const fn free(what: &'static str, edits: &'static [Edit]) -> Row {
    Row { what, edits, refused: &[], ways: &[] }
}

const fn refused(
    what: &'static str,
    edits: &'static [Edit],
    refused: &'static [&'static str],
    ways: &'static [&'static [Edit]],
) -> Row {
    Row { what, edits, refused, ways }
}

const SAFE: &str = "        within: 1 business day\n";
const SHARE: &str = "        share: 95%\n";
const IN_FORCE: &str = "          - effective: 2027-01-01\n            within: 10 business days\n            approved: {by: Chief Administrative Officer, on: 2026-10-01}\n            announced: 2026-10-01\n            change: A second truck arrives.\n";
const THIRD: &str = "          - {effective: 2027-06-01, within: 8 business days, change: A third truck arrives.}\n";
const FLUSH: &str =
    "      - stage: repeat\n        we: flush each hydrant\n        every: 1 year\n        effective: 2026-01-01\n";
const PERMIT: &str = "  - id: road-permit\n    name: Road permit\n    function: Roads\n    summary: Ask to close a street.\n    ask:\n      - mail: 1 Water Street, Alder Bay\n    supports: [4.1.a]\n    standards:\n      - stage: decide\n        no_target: Each street is different.\n        statutory: {within: 30 calendar days, source: Roads Act}\n        starts: {event: application complete, text: we have your plan}\n        effective: 2026-01-01\n      - stage: acknowledge\n        average: 3 calendar days\n        calendar: town-hall\n        effective: 2026-01-01\n        retired: {on: 2026-09-01, reason: The form now answers at once., replaced_by: email.respond}\n";
const SAND: &str = "  - id: sand-box\n    name: Sand box\n    function: Roads\n    summary: Ask for sand.\n    ask:\n      - phone: 902-555-0111\n    supports: [4.1.b]\n    retired: {on: 2026-05-01, reason: We sand every street now., replaced_by: pothole}\n    standards:\n      - stage: complete\n        within: 1 week\n        effective: 2025-01-01\n";

/// Two ways out for an altered promise that is written beside its stage: a version of its own, or a correction.
const MAKE_SAFE: &[&str] = &["altered-history:pothole.make-safe"];

const HIGHWAYS: &str = "  - id: highways\n    name: Highways\n    keywords: [road report, 511]\n    ask:\n      - {phone: 511, note: In the whole province}\n      - web: https://511.example/\n";

const RESULTS: &str = "results/2026.csv";
const JUNE: &str = "pothole.complete,2026,6,40,41,3,,,,9.5,8,14.25,,,,\n";

const ROWS: &[Row] = &[
    free("a provisional result", &[(RESULTS, "pothole.complete,2026,9,12,12", "pothole.complete,2026,9,12,13")]),
    free(
        "the figures of a late result",
        &[(RESULTS, "2026,10,,,,,,,,,,late,2026-12-10,,", "2026,10,20,21,,,,,,,,,,,")],
    ),
    refused(
        "a final result",
        &[(RESULTS, "pothole.complete,2026,6,40,41", "pothole.complete,2026,6,41,41")],
        &["altered-result:pothole.complete"],
        &[&[(
            RESULTS,
            "pothole.complete,2026,6,41,41,3,,,,9.5,8,14.25,,,,\n",
            "pothole.complete,2026,6,40,41,3,,,,9.5,8,14.25,,,,\npothole.complete,2026,6,41,41,3,,,,9.5,8,14.25,,,2027-01-05,One was late.\n",
        )]],
    ),
    refused(
        "a final result, removed",
        &[(RESULTS, JUNE, "")],
        &["altered-result:pothole.complete"],
        &[&[(
            RESULTS,
            "pothole.complete,2026,7,",
            "pothole.complete,2026,6,40,41,3,,,,9.5,8,14.25,,,,\npothole.complete,2026,7,",
        )]],
    ),
    free("other words of an answer", &[(ANSWERS, "[hedge, tree next door]", "[hedge, bush]")]),
    refused(
        "an answer, removed",
        &[(ANSWERS, HIGHWAYS, "")],
        &["vanished-id:highways"],
        &[
            &[(
                ANSWERS,
                "answers:\n",
                "answers:\n  - {id: highways, name: Highways, keywords: [511], text: Ask the province.}\n",
            )],
            &[(
                ANSWERS,
                "    emergency: true\n",
                "    emergency: true\n    formerly: [{id: highways, until: 2027-01-15}]\n",
            )],
        ],
    ),
    refused(
        "another id for an answer",
        &[(ANSWERS, "id: highways\n", "id: road-report\n")],
        &["vanished-id:highways"],
        &[&[(ANSWERS, "id: road-report\n", "id: road-report\n    formerly: [highways]\n")]],
    ),
    refused(
        "a former id of an answer, given to another",
        &[(ANSWERS, "    formerly: [hedges]\n", "  - {id: hedges, name: Hedges, keywords: [bush], text: Cut them.}\n")],
        &["repurposed-id:hedges"],
        &[&[(ANSWERS, "  - {id: hedges,", "    formerly: [hedges]\n  - {id: hedge-height,")]],
    ),
    refused(
        "a figure in force",
        &[(WORKS, SAFE, "        within: 3 business days\n")],
        MAKE_SAFE,
        &[
            &[
                (WORKS, "        within: 3 business days\n", ""),
                (WORKS, "Two holes at once.]\n        effective: 2026-01-01\n", "Two holes at once.]\n        {0}\n"),
            ],
            &[(WORKS, "Two holes at once.]\n", "Two holes at once.]\n        {1}\n")],
        ],
    ),
    refused(
        "a unit",
        &[(WORKS, SAFE, "        within: 1 calendar day\n")],
        MAKE_SAFE,
        &[
            &[
                (WORKS, "        within: 1 calendar day\n", ""),
                (WORKS, "Two holes at once.]\n        effective: 2026-01-01\n", "Two holes at once.]\n        {0}\n"),
            ],
            &[(WORKS, "Two holes at once.]\n", "Two holes at once.]\n        {1}\n")],
        ],
    ),
    refused(
        "a share",
        &[(WORKS, SHARE, "        share: 80%\n")],
        MAKE_SAFE,
        &[
            &[
                (WORKS, SAFE, ""),
                (WORKS, "Two holes at once.]\n        effective: 2026-01-01\n", "Two holes at once.]\n        {0}\n"),
            ],
            &[(WORKS, "Two holes at once.]\n", "Two holes at once.]\n        {1}\n")],
        ],
    ),
    refused(
        "the share of all versions",
        &[(WORKS, "        share: 90%\n", "        share: 85%\n")],
        &["altered-history:pothole.complete"; 3],
        &[&[(WORKS, "        share: 85%\n", "        share: 90%\n")]],
    ),
    refused(
        "what is left out",
        &[(WORKS, "exceptions: [A storm., Two holes at once.]", "exceptions: [A storm.]")],
        MAKE_SAFE,
        &[
            &[
                (WORKS, SAFE, ""),
                (WORKS, "        exceptions: [A storm.]\n        effective: 2026-01-01\n", "        {0}\n"),
            ],
            &[(WORKS, "exceptions: [A storm.]\n", "exceptions: [A storm.]\n        {1}\n")],
        ],
    ),
    refused(
        "the start of the clock",
        &[(
            WORKS,
            "        starts: we receive your report\n        pauses",
            "        starts: you tell us\n        pauses",
        )],
        MAKE_SAFE,
        &[
            &[
                (WORKS, SAFE, ""),
                (WORKS, "Two holes at once.]\n        effective: 2026-01-01\n", "Two holes at once.]\n        {0}\n"),
            ],
            &[(WORKS, "Two holes at once.]\n", "Two holes at once.]\n        {1}\n")],
        ],
    ),
    refused(
        "what pauses the clock",
        &[(WORKS, "        pauses: [the street is flooded, snow covers the hole]\n", "")],
        MAKE_SAFE,
        &[&[
            (WORKS, SAFE, ""),
            (WORKS, "Two holes at once.]\n        effective: 2026-01-01\n", "Two holes at once.]\n        {0}\n"),
        ]],
    ),
    refused(
        "a condition",
        &[(WORKS, "zone: Town streets}", "zone: Main streets}")],
        &["altered-history:pothole.complete"; 3],
        &[&[(WORKS, "zone: Main streets}", "zone: Town streets}")]],
    ),
    refused(
        "another kind of target",
        &[(WORKS, "        every: 1 year\n", "        every: 2 years\n")],
        &["altered-history:water-leak.repeat"],
        &[&[
            (WORKS, "        every: 2 years\n", ""),
            (WORKS, "flush each hydrant\n        effective: 2026-01-01\n", "flush each hydrant\n        {0}\n"),
        ]],
    ),
    refused(
        "a count",
        &[(WORKS, "at_most: {count: 2,", "at_most: {count: 5,")],
        &["altered-history:water-leak.available"],
        &[&[(
            WORKS,
            "        at_most: {count: 5, of: days without water, per: year}\n        effective: 2026-01-01\n",
            "        {0}\n",
        )]],
    ),
    refused(
        "a range",
        &[(WORKS, "between: 2 and 4 weeks", "between: 2 and 6 weeks")],
        &["altered-history:water-leak.complete.service-line"],
        &[&[
            (WORKS, "        between: 2 and 6 weeks\n", ""),
            (
                WORKS,
                "text: the permit is there}\n        effective: 2026-01-01\n",
                "text: the permit is there}\n        {0}\n",
            ),
        ]],
    ),
    refused(
        "the channels",
        &[(WORKS, "        channels: [email]\n", "        channels: [email, phone]\n")],
        &["altered-history:water-leak.respond"],
        &[&[
            (
                WORKS,
                "        within: 5 business days\n        channels: [email, phone]\n",
                "        channels: [email]\n",
            ),
            (WORKS, "your question\n        effective: 2026-01-01\n", "your question\n        {0}\n"),
        ]],
    ),
    refused(
        "the calendar of a promise",
        &[(
            WORKS,
            "        average: 3 calendar days\n        calendar: town-hall\n",
            "        average: 3 calendar days\n",
        )],
        &["altered-history:road-permit.acknowledge"],
        &[&[(WORKS, "        average: 3 calendar days\n        effective: 2026-01-01\n", "        {0}\n")]],
    ),
    refused(
        "a first day",
        &[(
            WORKS,
            "        we: flush each hydrant\n        every: 1 year\n        effective: 2026-01-01",
            "        we: flush each hydrant\n        every: 1 year\n        effective: 2026-03-01",
        )],
        &["altered-history:water-leak.repeat"],
        &[
            &[(WORKS, "        every: 1 year\n        effective: 2026-03-01\n", "        {0}\n")],
            &[(WORKS, "effective: 2026-03-01\n", "effective: 2026-03-01\n        {1}\n")],
        ],
    ),
    refused(
        "a version in force, in a list",
        &[(WORKS, "            within: 10 business days\n", "            within: 12 business days\n")],
        &["altered-history:pothole.complete"],
        &[
            &[(
                WORKS,
                "          - effective: 2027-01-01\n            within: 12 business days\n            approved: {by: Chief Administrative Officer, on: 2026-10-01}\n            announced: 2026-10-01\n            change: A second truck arrives.\n",
                "          {0}\n",
            )],
            &[(
                WORKS,
                "            within: 12 business days\n",
                "            within: 12 business days\n            {1}\n",
            )],
        ],
    ),
    refused(
        "a version that is over",
        &[(WORKS, "within: 15 business days", "within: 16 business days")],
        &["altered-history:pothole.complete"],
        &[&[(
            WORKS,
            "          - {effective: 2026-06-01, within: 16 business days, change: A new crew started.}\n",
            "          {0}\n",
        )]],
    ),
    refused(
        "a version that is over, deleted",
        &[(WORKS, "          - {effective: 2026-06-01, within: 15 business days, change: A new crew started.}\n", "")],
        &["altered-history:pothole.complete", "altered-history:pothole.complete", "lowered-revision:pothole.complete"],
        &[&[(
            WORKS,
            IN_FORCE,
            "          {0}\n          - effective: 2027-01-01\n            within: 10 business days\n            approved: {by: Chief Administrative Officer, on: 2026-10-01}\n            announced: 2026-10-01\n            change: A second truck arrives.\n",
        )]],
    ),
    refused(
        "a correction, deleted",
        &[(WORKS, "            corrected: {on: 2025-03-03, note: The site said 25 business days.}\n", "")],
        &["altered-history:pothole.complete"],
        &[&[(WORKS, "          - effective: 2025-01-01\n            within: 20 business days\n", "          {0}\n")]],
    ),
    refused(
        "a standard",
        &[(WORKS, FLUSH, "")],
        &["vanished-id:water-leak.repeat"],
        &[&[(WORKS, "      - stage: available\n", "      {0}\n      - stage: available\n")]],
    ),
    refused(
        "a standard's id",
        &[(WORKS, "      - stage: repeat\n", "      - stage: repeat\n        variant: hydrants\n")],
        &["vanished-id:water-leak.repeat"],
        &[&[(
            WORKS,
            "        variant: hydrants\n",
            "        variant: hydrants\n        formerly: [{id: water-leak.repeat, until: 2027-01-15}]\n",
        )]],
    ),
    refused(
        "a service",
        &[(WORKS, PERMIT, "")],
        &["vanished-id:road-permit"],
        &[&[(WORKS, "  - id: sand-box\n", "  {0}\n  - id: sand-box\n")]],
    ),
    refused(
        "a service that had ended",
        &[(WORKS, SAND, "")],
        &["vanished-id:sand-box"],
        &[&[(WORKS, "  - id: night-market\n", "  {0}\n  - id: night-market\n")]],
    ),
    refused(
        "a service, made a draft",
        &[(WORKS, "  - id: road-permit\n", "  - id: road-permit\n    draft: true\n")],
        &["vanished-id:road-permit"],
        &[&[(WORKS, "    draft: true\n    name: Road permit\n", "    name: Road permit\n")]],
    ),
    refused(
        "a service's id",
        &[(WORKS, "  - id: road-permit\n", "  - id: street-permit\n")],
        &["vanished-id:road-permit"],
        &[&[
            (
                WORKS,
                "  - id: street-permit\n",
                "  - id: street-permit\n    formerly: [{id: road-permit, until: 2027-01-15}]\n",
            ),
            (
                WORKS,
                "      - stage: decide\n",
                "      - stage: decide\n        formerly: [{id: road-permit.decide, until: 2027-01-15}]\n",
            ),
            (
                WORKS,
                "      - stage: acknowledge\n",
                "      - stage: acknowledge\n        formerly: [{id: road-permit.acknowledge, until: 2027-01-15}]\n",
            ),
        ]],
    ),
    refused(
        "a former id",
        &[(WORKS, "    formerly: [{id: road-hole, name: Road hole}]\n", "")],
        &["vanished-id:road-hole"],
        &[&[(WORKS, "    open311: POTHOLE\n", "    open311: POTHOLE\n    formerly: [road-hole]\n")]],
    ),
    refused(
        "a department's id",
        &[
            (WORKS, "id: works\n", "id: public-works\n"),
            ("pages/complaints.md", "/departments/works/", "/departments/public-works/"),
        ],
        &["vanished-id:works"],
        &[&[(WORKS, "formerly:\n", "formerly:\n  - works\n")]],
    ),
    refused(
        "the end of a promise",
        &[(
            WORKS,
            "        retired: {on: 2026-09-01, reason: The form now answers at once., replaced_by: email.respond}\n",
            "",
        )],
        &["altered-history:road-permit.acknowledge"],
        &[&[(
            WORKS,
            "        calendar: town-hall\n        effective: 2026-01-01\n",
            "        calendar: town-hall\n        effective: 2026-01-01\n        retired: {on: 2026-09-01, reason: The form answers., replaced_by: email.respond}\n",
        )]],
    ),
    refused(
        "a past closed day",
        &[(HALL, "  - {date: 2026-12-25, name: Christmas Day}\n", "")],
        &["altered-calendar:town-hall"],
        &[
            &[(HALL, "closures:\n", "closures:\n  {0}\n")],
            &[(HALL, "closures:\n", "closures:\n  - {date: 2026-12-25, name: Christmas Day}\n")],
        ],
    ),
    refused(
        "the hours of a past day",
        &[(HALL, "closes: 12:00}", "closes: 15:00}")],
        &["altered-calendar:town-hall"],
        &[&[(HALL, "  - {date: 2026-12-24, name: Christmas Eve, closes: 15:00}\n", "  {0}\n")]],
    ),
    refused(
        "the calendar's id",
        &[
            (HALL, "id: town-hall", "id: civic-centre"),
            (WORKS, "calendar: town-hall}", "calendar: civic-centre}"),
            (WORKS, "calendar: town-hall\n", "calendar: civic-centre\n"),
            (SITE, "calendar: town-hall", "calendar: civic-centre"),
            ("corporate.yaml", "calendar: town-hall", "calendar: civic-centre"),
        ],
        &[
            "altered-history:email.respond",
            "altered-history:pothole.complete",
            "altered-history:pothole.complete",
            "altered-history:pothole.complete",
            "altered-history:pothole.make-safe",
            "altered-history:road-permit.acknowledge",
            "altered-history:water-leak.respond",
            "vanished-id:town-hall",
        ],
        &[&[
            (HALL, "id: civic-centre", "id: town-hall"),
            (WORKS, "calendar: civic-centre}", "calendar: town-hall}"),
            (WORKS, "calendar: civic-centre\n", "calendar: town-hall\n"),
            (SITE, "calendar: civic-centre", "calendar: town-hall"),
            ("corporate.yaml", "calendar: civic-centre", "calendar: town-hall"),
        ]],
    ),
    refused(
        "a scheduled version, dropped before its day",
        &[(WORKS, THIRD, "")],
        &["untold-change:pothole.complete"],
        &[&[(WORKS, "  - id: water-leak\n", "          {0}\n  - id: water-leak\n")]],
    ),
    refused(
        "a scheduled version, changed before its day",
        &[(WORKS, "within: 8 business days", "within: 7 business days")],
        &["untold-change:pothole.complete"],
        &[&[(
            WORKS,
            "within: 7 business days",
            "within: 7 business days, changed: {on: 2027-01-15, was: {within: 8 business days}}",
        )]],
    ),
    free(
        "a draft, removed",
        &[(
            WORKS,
            "      - {stage: decide, within: 3 weeks, effective: 2027-05-01}\n",
            "      - {stage: attend, within: 3 weeks, effective: 2027-05-01}\n",
        )],
    ),
    refused(
        "a new version",
        &[(
            WORKS,
            THIRD,
            "          - {effective: 2027-03-01, within: 9 business days, change: A mechanic started.}\n          - {effective: 2027-06-01, within: 8 business days, change: A third truck arrives.}\n",
        )],
        &["untold-change:pothole.complete"],
        &[&[(WORKS, "change: A mechanic started.}", "change: A mechanic started., announced: 2027-01-15}")]],
    ),
    free(
        "a typing error in a summary",
        &[(WORKS, "Tell us about a hole in a street.", "Tell us about holes in a street.")],
    ),
    free(
        "another telephone number",
        &[(WORKS, "phone: 902-555-0110 ext. 4, calendar", "phone: 902-555-0119, calendar")],
    ),
    free("another name", &[(WORKS, "name: Road permit", "name: Permit for a road")]),
    refused(
        "other words for a promise in force",
        &[(WORKS, "we: make the pothole safe", "we: secure the pothole")],
        &["altered-archive:pothole.make-safe"],
        &[&[(WORKS, "Two holes at once.]\n", "Two holes at once.]\n        {1}\n")]],
    ),
    refused(
        "other words for what is left out",
        &[(WORKS, "exceptions: [A storm., ", "exceptions: [A STORM!, ")],
        &["altered-archive:pothole.make-safe"],
        &[
            &[
                (WORKS, SAFE, ""),
                (WORKS, "Two holes at once.]\n        effective: 2026-01-01\n", "Two holes at once.]\n        {0}\n"),
            ],
            &[(WORKS, "Two holes at once.]\n", "Two holes at once.]\n        {1}\n")],
        ],
    ),
    refused(
        "other words for what stops the clock",
        &[(WORKS, "stops: the hole is fenced off", "stops: there is a fence around the hole")],
        &["altered-archive:pothole.make-safe"],
        &[
            &[
                (WORKS, SAFE, ""),
                (WORKS, "Two holes at once.]\n        effective: 2026-01-01\n", "Two holes at once.]\n        {0}\n"),
            ],
            &[(WORKS, "Two holes at once.]\n", "Two holes at once.]\n        {1}\n")],
        ],
    ),
    refused(
        "what had changed with a version that is over",
        &[(WORKS, "change: A new crew started.", "change: A crew started.")],
        &["altered-archive:pothole.complete"],
        &[&[(
            WORKS,
            "          - {effective: 2026-06-01, within: 15 business days, change: A crew started.}\n",
            "          {0}\n",
        )]],
    ),
    refused(
        "a limit set by law",
        &[(
            WORKS,
            "statutory: {within: 30 calendar days, source: Roads Act}",
            "statutory: {within: 30 calendar days, source: Streets Act}",
        )],
        &["altered-archive:road-permit.decide"],
        &[&[(
            WORKS,
            "        no_target: Each street is different.\n",
            "        no_target: Each street is different.\n        {1}\n",
        )]],
    ),
    refused(
        "the reason of an exemption",
        &[(WORKS, "reason: One person reads all meters.", "reason: One person reads the meters.")],
        &["altered-archive:water-leak.respond"],
        &[
            &[
                (WORKS, "        within: 5 business days\n", ""),
                (WORKS, "your question\n        effective: 2026-01-01\n", "your question\n        {0}\n"),
            ],
            &[(WORKS, "your question\n", "your question\n        {1}\n")],
        ],
    ),
    refused(
        "a standard that nobody had written down",
        &[(
            WORKS,
            "      - stage: repeat\n",
            "      - {stage: attend, variant: pump, within: 3 hours, effective: 2026-02-01}\n      - stage: repeat\n",
        )],
        &["late-event:water-leak.attend.pump"],
        &[&[(WORKS, "effective: 2026-02-01}", "effective: 2026-02-01, announced: 2027-01-15}")]],
    ),
    refused(
        "a new id without the day on which it came",
        &[(
            WORKS,
            "      - stage: repeat\n",
            "      - stage: repeat\n        variant: hydrants\n        formerly: [water-leak.repeat]\n",
        )],
        &["untold-change:water-leak.repeat.hydrants"],
        &[&[(WORKS, "formerly: [water-leak.repeat]", "formerly: [{id: water-leak.repeat, until: 2027-01-15}]")]],
    ),
    refused(
        "a promise withdrawn as of a day to come",
        &[(
            WORKS,
            "        every: 1 year\n",
            "        every: 1 year\n        retired: {on: 2027-02-01, reason: The hydrants are gone.}\n",
        )],
        &["untold-change:water-leak.repeat"],
        &[&[(WORKS, "reason: The hydrants are gone.}", "reason: The hydrants are gone., announced: 2027-01-15}")]],
    ),
    free("a forgotten closed day", &[(HALL, "closures:\n", "closures:\n  - {date: 2026-10-12, name: Thanksgiving}\n")]),
    free("a closed day to come", &[(HALL, "closures:\n", "closures:\n  - {date: 2027-02-15, name: Heritage Day}\n")]),
    free(
        "a figure that was published wrongly",
        &[(
            WORKS,
            SAFE,
            "        within: 2 business days\n        corrected: {on: 2027-01-15, note: The site said 1 business day., was: {within: 1 business day}}\n",
        )],
    ),
    refused(
        "a figure that was published wrongly, without what was published",
        &[(
            WORKS,
            SAFE,
            "        within: 2 business days\n        corrected: {on: 2027-01-15, note: The site said 1 business day.}\n",
        )],
        &["altered-archive:pothole.make-safe"],
        &[&[(WORKS, "        corrected: {on: 2027-01-15, note: The site said 1 business day.}\n", "        {0}\n")]],
    ),
    refused(
        "a figure that was published wrongly, with something else that was published",
        &[(
            WORKS,
            SAFE,
            "        within: 2 business days\n        corrected: {on: 2027-01-10, note: It was wrong., was: {within: 4 business days}}\n",
        )],
        &["altered-archive:pothole.make-safe"],
        &[&[(
            WORKS,
            "        corrected: {on: 2027-01-10, note: It was wrong., was: {within: 4 business days}}\n",
            "        {0}\n",
        )]],
    ),
];

#[test]
fn each_edit_is_let_through_or_refused_by_its_rule_and_every_way_out_holds() {
    let content = small();
    let folder = published(&content, TODAY);
    let site = guard(folder.path(), TODAY);
    let mut wrong = Vec::new();
    for Row { what, edits, refused, ways } in ROWS {
        let changed = edited(&content, edits);
        let found = faults(&changed, &site);
        let mut names: Vec<&str> = found.iter().map(name).collect();
        names.sort_unstable();
        if names != *refused {
            wrong.push(format!("{what} gives {names:?}:\n{}", render(&found, &changed, Style::Plain)));
            continue;
        }
        let pasted: Vec<String> = found.iter().flat_map(blocks).collect();
        for way in *ways {
            let mut mended = changed.clone();
            for (file, from, to) in *way {
                replace(&mut mended, file, from, &with_blocks(to, &pasted));
            }
            let left = faults(&mended, &site);
            if !left.is_empty() {
                wrong.push(format!("{what}, with {way:?}:\n{}", render(&left, &mended, Style::Plain)));
            }
        }
        if !found.is_empty() {
            accepted(&changed, &site, &found);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every refusal is let through where the city accepts it in `site.yaml`, as the last note names it.
fn accepted(changed: &Sources, site: &Guard, found: &[Diagnostic]) {
    let entry = |fault: &Diagnostic| {
        let (rule, id) = name(fault).split_once(':').expect("a rule and an id");
        format!("  - {{rule: {rule}, id: {id}, on: 2027-01-15, reason: We decided so.}}\n")
    };
    let entries: String = found.iter().map(entry).collect();
    let mut content = changed.clone();
    let file = content.files.iter_mut().find(|one| one.name == SITE).expect("the file is there");
    file.text.push_str("accepted:\n");
    file.text.push_str(&entries);
    let left = faults(&content, site);
    assert!(left.is_empty(), "{}", render(&left, &content, Style::Plain));
}

#[test]
fn while_the_figures_are_examples_changes_are_counted_and_told() {
    let mut content = small();
    replace(&mut content, SITE, "language: en\n", "language: en\nillustrative: All figures are examples.\n");
    let folder = published(&content, TODAY);
    let site = guard(folder.path(), TODAY);
    let changed = edited(&content, &[(WORKS, SAFE, "        within: 3 business days\n"), (WORKS, FLUSH, "")]);
    let diagnosis = pipeline::diagnose_against(&changed, Day::Given(TODAY), &site).expect("the feed can be made");
    assert!(diagnosis.diagnostics.iter().all(|one| !one.is_error()));
    assert_eq!(
        diagnosis.told,
        ["let through: 2 changes to what `public` has published (1 altered-history and 1 vanished-id), \
          because it says that its figures are examples"]
    );
}

#[test]
fn an_entry_that_nothing_needs_is_told() {
    let content = small();
    let folder = published(&content, TODAY);
    let mut accepting = content;
    let file = accepting.files.iter_mut().find(|one| one.name == SITE).expect("the file is there");
    file.text += "accepted:\n  - {rule: vanished-id, id: pothole, on: 2027-01-15, reason: One.}\n  - {rule: vanished-id, id: potole, on: 2027-01-15, reason: Two.}\n";
    let site = guard(folder.path(), TODAY);
    let diagnosis = pipeline::diagnose_against(&accepting, Day::Given(TODAY), &site).expect("the feed can be made");
    let is_it = |one: &&Diagnostic| one.rule == compatibility::UNUSED_ACCEPTANCE.name;
    let messages: Vec<&str> = diagnosis.diagnostics.iter().filter(is_it).map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "nothing breaks `vanished-id` for `pothole` compared with `public`",
            "nothing that was published is called `potole`"
        ]
    );
}

#[test]
fn each_rule_about_what_was_published_can_be_named() {
    let rules: Vec<&str> = compatibility::RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(BreakRule::ALL.map(BreakRule::key).to_vec(), rules);
}

#[test]
fn a_future_that_was_previewed_may_still_change() {
    let content = small();
    let ended = (WORKS, "until: 2027-03-01}", "until: 2028-03-01}");
    let content = edited(&content, &[ended]);
    let preview = published(&content, date(2027, 6, 2));
    let files = load::published(preview.path()).expect("there is a feed");
    let site = Guard::new(files, "preview".to_owned(), Day::Given(TODAY), Vec::new());
    let other = edited(
        &content,
        &[(WORKS, THIRD, "          - {effective: 2027-07-01, within: 7 business days, change: A truck arrives.}\n")],
    );
    let diagnosis =
        pipeline::diagnose_against(&other, Day::Given(date(2027, 7, 2)), &site).expect("the feed can be made");
    let text = render(&diagnosis.diagnostics, &other, Style::Plain);
    assert!(diagnosis.diagnostics.iter().all(|one| !one.is_error()), "{text}");
}

#[test]
fn an_edition_of_an_earlier_day_is_told_and_keeps_the_record() {
    let content = small();
    let folder = published(&content, TODAY);
    let site = guard(folder.path(), TODAY);
    let day = Day::Given(date(2026, 3, 1));
    let diagnosis = pipeline::diagnose_against(&content, day, &site).expect("the feed can be made");
    assert!(diagnosis.diagnostics.iter().all(|one| !one.is_error()));
    assert_eq!(
        diagnosis.told,
        ["`public` has the edition of 1 January 2027, and this is an earlier one, of 1 March 2026; \
          to look at it, build it into another folder: `--out preview`"]
    );
    let altered = edited(
        &content,
        &[(WORKS, "            within: 10 business days\n", "            within: 12 business days\n")],
    );
    let diagnosis = pipeline::diagnose_against(&altered, day, &site).expect("the feed can be made");
    let names: Vec<&str> = diagnosis.diagnostics.iter().filter(|one| one.is_error()).map(name).collect();
    assert_eq!(names, ["altered-history:pothole.complete"], "it was in force on a later day that the site has told");
}

#[test]
fn a_copy_of_an_older_program_is_compared_as_far_as_it_can_be_read() {
    let content = small();
    let folder = published(&content, TODAY);
    let mut files = load::published(folder.path()).expect("there is a feed");
    let of = |name: &str| format!("api/v1/{name}");
    let services = files.iter_mut().find(|file| file.path.as_str() == of("services.json")).expect("a document");
    let mut document: serde_json::Value = serde_json::from_slice(&services.bytes).expect("it is JSON");
    for service in document["services"].as_array_mut().expect("a list") {
        service.as_object_mut().expect("a group").remove("formerly");
    }
    services.bytes = document.to_string().into_bytes();
    let site = Guard::new(files, "public".to_owned(), Day::Given(TODAY), Vec::new());
    let changed = edited(&content, &[(WORKS, SAFE, "        within: 3 business days\n")]);
    let diagnosis = pipeline::diagnose_against(&changed, Day::Given(TODAY), &site).expect("the feed can be made");
    let names: Vec<&str> = diagnosis.diagnostics.iter().filter(|one| one.is_error()).map(name).collect();
    assert_eq!(names, ["altered-history:pothole.make-safe"]);
    assert!(
        diagnosis.told[0].starts_with("not compared with a part of `public`: `api/v1/services.json`"),
        "{:?}",
        diagnosis.told
    );
}

#[test]
fn a_copy_from_before_the_feeds_release_is_compared_by_its_standards_alone() {
    let content = small();
    let folder = published(&content, TODAY);
    let mut files = load::published(folder.path()).expect("there is a feed");
    // The events had other kinds and ids then.
    for file in files.iter_mut().filter(|file| file.path.as_str().starts_with("api/v1/changes")) {
        let text = String::from_utf8(file.bytes.clone()).expect("text");
        file.bytes = text.replace("/in_effect/", "/effective/").replace("\"in_effect\"", "\"effective\"").into_bytes();
    }
    let site = Guard::new(files, "public".to_owned(), Day::Given(TODAY), Vec::new());
    let told = |sources: &Sources| {
        let found = pipeline::diagnose_against(sources, Day::Given(TODAY), &site).expect("the feed can be made");
        let refused = found.diagnostics.iter().filter(|one| one.is_error()).map(|one| name(one).to_owned());
        (refused.collect::<Vec<String>>(), found.told)
    };
    let (refused, said) = told(&content);
    assert_eq!(refused, Vec::<String>::new());
    assert!(said[0].starts_with("`public` was made before version 1 of the feed was released"), "{said:?}");
    let (refused, _) = told(&edited(&content, &[(WORKS, SAFE, "        within: 3 business days\n")]));
    assert_eq!(refused, ["altered-history:pothole.make-safe"]);
}

#[test]
fn an_archive_of_an_older_program_is_told_and_nothing_is_refused_because_of_it() {
    let content = small();
    let folder = published(&content, TODAY);
    let mut files = load::published(folder.path()).expect("there is a feed");
    let is_new = |path: &str| path.starts_with("api/v1/archive/") && path != "api/v1/archive/index.json";
    files.retain(|file| !is_new(file.path.as_str()));
    let standards =
        files.iter().find(|file| file.path.as_str() == "api/v1/standards.json").expect("a document").clone();
    let old = SitePath::new("api/v1/archive/2026-09-01/standards.json").expect("a path");
    for file in &mut files {
        let text = String::from_utf8(file.bytes.clone()).expect("text");
        let is_kept = |line: &&str| !line.trim_start().starts_with("\"record\": ");
        let lines: Vec<&str> = text.split_inclusive('\n').filter(is_kept).collect();
        file.bytes = lines.concat().into_bytes();
    }
    files.push(Artifact { path: old, bytes: standards.bytes });
    let manifest = files.iter_mut().find(|file| file.path.as_str() == "api/v1/manifest.json").expect("the list");
    let mut listed: serde_json::Value = serde_json::from_slice(&manifest.bytes).expect("it is JSON");
    let list = listed["files"].as_array_mut().expect("a list");
    list.retain(|entry| !is_new(entry["path"].as_str().expect("a path")));
    manifest.bytes = listed.to_string().into_bytes();
    let site = Guard::new(files, "public".to_owned(), Day::Given(TODAY), Vec::new());
    let words = edited(&content, &[(WORKS, "we: make the pothole safe", "we: secure the pothole")]);
    let diagnosis = pipeline::diagnose_against(&words, Day::Given(TODAY), &site).expect("the feed can be made");
    let text = render(&diagnosis.diagnostics, &words, Style::Plain);
    assert!(diagnosis.diagnostics.iter().all(|one| !one.is_error()), "{text}");
    assert_eq!(
        diagnosis.told,
        ["not compared with the archive of `public`: an older version of `charter` has written it; \
          it is compared once this version has built it"]
    );
    let figure = edited(&content, &[(WORKS, SAFE, "        within: 3 business days\n")]);
    let diagnosis = pipeline::diagnose_against(&figure, Day::Given(TODAY), &site).expect("the feed can be made");
    let names: Vec<&str> = diagnosis.diagnostics.iter().filter(|one| one.is_error()).map(name).collect();
    assert_eq!(names, ["altered-history:pothole.make-safe"], "what the other documents say is compared");
}
