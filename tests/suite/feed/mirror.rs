//! Thirty editions in, three mirrors of the feed out: one that follows by id, one by date, one page by page. Each ends every day in the state
//! of the site itself.
//!
//! The mirrors know only what the page for programmers says: read the changes, and fetch again the standards that they name.

use std::collections::{BTreeMap, BTreeSet};

use charter::artifact::Artifact;
use charter::config::{Day, Settings};
use charter::diagnostic::Diagnostic;
use charter::emit::text::{Style, render};
use charter::load;
use charter::pipeline::{self, Guard};
use charter::published_feed::is_json;
use charter::source::{Source, Sources};
use charter::theme::Theme;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::support::fixtures::fixtures;
use crate::support::site::path;

/// A day of the office.
#[derive(Deserialize)]
struct Step {
    on: Date,
    what: String,
    #[serde(default)]
    edits: Vec<Edit>,
}

#[derive(Deserialize)]
struct Edit {
    #[serde(default = "works")]
    file: String,
    from: String,
    to: String,
}

fn works() -> String {
    "departments/works.yaml".to_owned()
}

/// The documents of a site by their address.
struct Web(BTreeMap<String, Value>);

const BASE: &str = "https://www.alderbay.example/standards/";

impl Web {
    fn of(artifacts: &[Artifact]) -> Self {
        let json = artifacts.iter().filter(|file| is_json(file.path.as_str()));
        let documents = json.map(|file| {
            let document = serde_json::from_slice(&file.bytes).expect("it is JSON");
            (format!("{BASE}{}", file.path.as_str()), document)
        });
        Self(documents.collect())
    }

    fn get(&self, url: &str) -> &Value {
        self.0.get(url).unwrap_or_else(|| panic!("nothing is at {url}"))
    }

    fn changes(&self) -> &Value {
        self.get(&format!("{BASE}api/v1/changes.json"))
    }

    fn older(&self, page: &Value) -> Option<&Value> {
        page["next_url"].as_str().map(|url| self.get(url))
    }

    fn standard(&self, id: &str) -> &Value {
        self.get(&format!("{BASE}api/v1/standards/{id}.json"))
    }

    /// What is known of every standard's results, by its id.
    fn results(&self) -> BTreeMap<String, Value> {
        let all = self.get(&format!("{BASE}api/v1/results.json"))["results"].as_array().expect("a list");
        let ids = all.iter().map(|one| text(&one["id"]));
        ids.filter_map(|id| self.results_of(&id).map(|results| (id, results))).collect()
    }

    /// What is known of a standard's results, but for what the documentation says has no events.
    fn results_of(&self, id: &str) -> Option<Value> {
        let document = self.0.get(&format!("{BASE}api/v1/results/{id}.json"))?;
        let mut results = document["results"].clone();
        results.as_array_mut().expect("a list").retain(|result| result["status"] == "final");
        Some(results)
    }

    /// Every standard, by its id.
    fn standards(&self) -> BTreeMap<String, Value> {
        let prefix = format!("{BASE}api/v1/standards/");
        let all = self.0.iter().filter(|(url, _)| url.starts_with(&prefix));
        all.map(|(_, document)| (text(&document["id"]), promised(document))).collect()
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// What a standard promises: all of it but what the documentation says has no events.
fn promised(document: &Value) -> Value {
    let keys = ["id", "status", "formerly", "retired", "versions"];
    let mut standard: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), document[*key].clone())).collect();
    for version in standard["versions"].as_array_mut().expect("a list") {
        let version = version.as_object_mut().expect("an object");
        for key in [
            "if_missed",
            "supports",
            "baseline",
            "links",
            "review_by",
            "exempt",
            "approved",
            "service",
            "function",
            "name",
        ] {
            version.remove(key);
        }
        let department = version["department"]["id"].clone();
        version.insert("department".to_owned(), department);
    }
    Value::Object(standard)
}

/// A copy of the standards, and how it follows the feed.
#[derive(Default)]
struct Mirror {
    standards: BTreeMap<String, Value>,
    results: BTreeMap<String, Value>,
    seen: BTreeSet<String>,
    newest: String,
}

impl Mirror {
    /// Begins with all that there is.
    fn begin(&mut self, web: &Web) {
        self.standards = web.standards();
        self.results = web.results();
        self.seen = every_event(web).iter().map(|event| text(&event["id"])).collect();
        self.newest = text(&web.changes()["items"][0]["_charter"]["date"]);
    }

    fn fetch(&mut self, web: &Web, event: &Value) {
        if event["_charter"]["standard"].is_null() {
            self.results = web.results();
            return;
        }
        let document = web.standard(&text(&event["_charter"]["standard"]));
        let now = promised(document);
        for former in document["formerly"].as_array().expect("a list") {
            self.standards.remove(&text(former));
        }
        for id in document["formerly"].as_array().expect("a list") {
            self.results.remove(&text(id));
        }
        let id = text(&document["id"]);
        self.results.extend(web.results_of(&id).map(|results| (id.clone(), results)));
        self.standards.insert(id, now);
    }

    /// Reads until it comes to a page on which it knows everything.
    fn follow_by_id(&mut self, web: &Web) {
        let mut page = Some(web.changes());
        while let Some(this) = page {
            let items = this["items"].as_array().expect("a list");
            let new: Vec<&Value> = items.iter().filter(|event| !self.seen.contains(&text(&event["id"]))).collect();
            if new.is_empty() {
                return;
            }
            for event in new {
                self.fetch(web, event);
                self.seen.insert(text(&event["id"]));
            }
            page = web.older(this);
        }
    }

    /// Reads what is dated on the newest day that it has seen, or later.
    fn follow_by_date(&mut self, web: &Web) {
        let since = self.newest.clone();
        let mut page = Some(web.changes());
        while let Some(this) = page {
            for event in this["items"].as_array().expect("a list") {
                let date = text(&event["_charter"]["date"]);
                if date < since {
                    return;
                }
                self.fetch(web, event);
                self.newest = self.newest.clone().max(date);
            }
            page = web.older(this);
        }
    }

    /// Reads every page, the oldest first.
    fn follow_by_page(&mut self, web: &Web) {
        for event in every_event(web).into_iter().rev() {
            if self.seen.insert(text(&event["id"])) {
                self.fetch(web, event);
            }
        }
    }
}

fn every_event(web: &Web) -> Vec<&Value> {
    let mut events = Vec::new();
    let mut page = Some(web.changes());
    while let Some(this) = page {
        events.extend(this["items"].as_array().expect("a list"));
        page = web.older(this);
    }
    events
}

fn steps() -> Vec<Step> {
    #[expect(clippy::disallowed_methods, reason = "tests read their fixtures")]
    let text = std::fs::read_to_string(fixtures("feed").join("thirty-editions.yaml")).expect("the steps are there");
    serde_yaml::from_str(&text).expect("they are steps")
}

/// A second department, for services to move from.
const PARKS: &str = "\
id: parks
name: Parks
summary: Looks after parks.
accountable: Director of Parks
contact: {phone: 902-555-0120, calendar: town-hall}
services:
  - id: tree
    name: Tree
    summary: Tell us about a tree.
    ask: [{phone: 902-555-0120}]
    supports: [4.1.b]
    standards:
      - {stage: attend, within: 2 weeks, effective: 2026-01-01}
  - id: bench
    name: Bench
    summary: Tell us about a broken bench.
    ask: [{phone: 902-555-0120}]
    supports: [4.1.b]
    standards:
      - {stage: complete, within: 3 weeks, effective: 2026-01-01}
";

/// Results that say when they came out.
const DATED: &str = "\
standard,year,month,met,total,status,published,revised,note
pothole.make-safe,2026,7,20,24,,2026-08-12,,
";

fn small() -> Sources {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    // Those that do not say when they came out have no events, as the documentation says.
    sources.files.retain(|file| !file.name.starts_with("results/"));
    sources.files.extend([("departments/parks.yaml", PARKS), ("results/dated.csv", DATED)].map(|(name, text)| {
        Source { path: format!("content/{name}"), name: name.to_owned(), text: text.to_owned(), obstacle: None }
    }));
    sources.files.sort_by(|a, b| a.name.cmp(&b.name));
    replace(&mut sources, "site.yaml", "illustrative: All figures on this site are invented.\n", "");
    sources
}

fn replace(sources: &mut Sources, file: &str, from: &str, to: &str) {
    let file = sources.files.iter_mut().find(|one| one.name == file).expect("the file is there");
    assert!(file.text.contains(from), "`{from}` is not in\n{}", file.text);
    file.text = file.text.replacen(from, to, 1);
}

/// The files of the site on a day. Nothing may be refused over those of the day before.
fn site(sources: &Sources, step: &Step, before: Option<Vec<Artifact>>) -> Vec<Artifact> {
    let today = Day::Given(step.on);
    if let Some(files) = before {
        let guard = Guard::new(files, "public".to_owned(), today, Vec::new()).whole().expect("the copy is whole");
        let found = pipeline::diagnose_against(sources, today, &guard).expect("the feed can be made").diagnostics;
        let refused: Vec<Diagnostic> = found.into_iter().filter(Diagnostic::is_error).collect();
        assert!(refused.is_empty(), "{}, {}:\n{}", step.on, step.what, render(&refused, sources, Style::Plain));
    }
    let settings = Settings { day: today, base_url: None, drafts: false };
    let build = pipeline::build(sources, &Theme::built_in(), &settings).expect("the theme is sound");
    let made = build.made.unwrap_or_else(|| panic!("{}", render(&build.diagnostics, sources, Style::Plain)));
    made.artifacts.into_iter().filter(|file| file.path.as_str().starts_with("api/v1/")).collect()
}

#[test]
fn a_mirror_that_follows_the_changes_ends_in_the_right_state() {
    let mut sources = small();
    let mut mirrors: [Mirror; 3] = Default::default();
    let mut published: Option<Vec<Artifact>> = None;
    let mut known: BTreeMap<String, Value> = BTreeMap::new();
    let steps = steps();
    assert!(steps.len() >= 30, "{} editions", steps.len());
    for (at, step) in steps.iter().enumerate() {
        for Edit { file, from, to } in &step.edits {
            replace(&mut sources, file, from, to);
        }
        let files = site(&sources, step, published.take());
        let web = Web::of(&files);
        let when = format!("{}, {}", step.on, step.what);
        if at == 0 {
            for mirror in &mut mirrors {
                mirror.begin(&web);
            }
        }
        let [by_id, by_date, by_page] = &mut mirrors;
        by_id.follow_by_id(&web);
        by_date.follow_by_date(&web);
        by_page.follow_by_page(&web);
        for (how, mirror) in ["by id", "by date", "by page"].iter().zip(&mirrors) {
            for (id, is) in web.standards() {
                assert_eq!(mirror.standards.get(&id), Some(&is), "{when}: `{id}` followed {how}");
            }
            assert_eq!(mirror.standards.len(), web.standards().len(), "{when}: followed {how}");
            assert_eq!(mirror.results, web.results(), "{when}: results followed {how}");
        }
        let events: BTreeMap<String, Value> =
            every_event(&web).into_iter().map(|event| (text(&event["id"]), event["_charter"].clone())).collect();
        for (id, facts) in &known {
            assert_eq!(events.get(id), Some(facts), "{when}: a published event");
        }
        known = events;
        published = Some(files);
    }
    let kinds: BTreeSet<String> = known.values().map(|facts| text(&facts["event"])).collect();
    let expected = [
        "announced",
        "called_off",
        "changed",
        "corrected",
        "in_effect",
        "moved",
        "pause_announced",
        "pause_changed",
        "paused",
        "renamed",
        "results",
        "results_revised",
        "withdrawal_announced",
        "withdrawal_called_off",
        "withdrawal_changed",
        "withdrawn",
    ];
    assert_eq!(kinds, expected.map(str::to_owned).into(), "the kinds of events that were followed");
}
