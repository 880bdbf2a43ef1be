//! Sources -> catalog and diagnostics. Pure, and never fails: it reports.
//!
//! First every file becomes a tree of [`node`]s, then the `names` are collected from all trees, then each tree is read into the model, and
//! `references` to names that are nowhere are told. So one run reports every fault of every file. Where a file that all others need can't
//! be read, something sound stands in for it (`stand_in`), so that the rules can look at the rest.

pub mod authoring;
mod entries;
mod front_matter;
mod languages;
mod memory;
mod names;
mod no_list;
pub mod node;
mod odd_line;
pub mod place;
mod quoted;
mod reader;
mod records;
mod references;
mod rules;
mod scalars;
mod shape;
mod stand_in;
mod texts;
mod unread;
mod yaml_fault;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::Diagnostic;
use crate::model::calendar::Calendar;
use crate::model::catalog::Catalog;
use crate::model::commitment::{Commitment, Page, Policy};
use crate::model::department::Department;
use crate::model::id::ClauseId;
use crate::model::site::Site;
use crate::parse::entries::DepartmentFile;
use crate::parse::front_matter::SplitFault;
use crate::parse::languages::{Languages, OwnLanguage};
use crate::parse::names::{Given, Known, Names};
use crate::parse::node::{Node, Value};
use crate::parse::reader::{Faults, FromNode, Key, Reader, Record};
use crate::parse::references::Missing;
use crate::parse::texts::Body;
use crate::source::{Obstacle, Source, SourceId, Sources, Span};
use crate::wording::Wording;

pub use crate::parse::memory::Memory;
pub use crate::parse::rules::RULES;
pub use crate::parse::scalars::parse_date;

/// What reading the content gives.
#[derive(Debug)]
pub struct Parsed {
    /// The model. With faults it is only there to be looked at: records that have one are left out, or have something sound in its place.
    pub catalog: Option<Catalog>,
    /// Every fault of every file, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// The names of the files with faults, and of those that are missing.
    pub faulty: BTreeSet<String>,
}

/// Which of the content's files a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Site,
    Commitment,
    Corporate,
    Calendar,
    Department,
    Page,
    Language,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        let below = |folder: &str, ending: &str| {
            name.strip_prefix(folder)
                .and_then(|rest| rest.strip_suffix(ending))
                .is_some_and(|stem| !stem.is_empty() && !stem.contains('/'))
        };
        Some(match name {
            "site.yaml" => Self::Site,
            "commitment.md" => Self::Commitment,
            "corporate.yaml" => Self::Corporate,
            _ if below("calendars/", ".yaml") => Self::Calendar,
            _ if below("departments/", ".yaml") => Self::Department,
            _ if below("pages/", ".md") => Self::Page,
            _ if below("languages/", ".yaml") => Self::Language,
            _ => return None,
        })
    }

    const fn is_markdown(self) -> bool {
        matches!(self, Self::Commitment | Self::Page)
    }

    /// The kinds of names that such a file gives.
    const fn names(self) -> &'static [Known] {
        match self {
            Self::Site | Self::Page | Self::Language => &[],
            Self::Commitment => &[Known::Clause, Known::SpotClause],
            Self::Corporate | Self::Department => &[Known::Department, Known::Service, Known::Standard],
            Self::Calendar => &[Known::Calendar],
        }
    }
}

/// A file's tree, and where its Markdown begins if it has any.
struct Document<'a> {
    kind: Kind,
    id: SourceId,
    source: &'a Source,
    tree: Node<'a>,
    body: Option<Range<usize>>,
}

impl<'a> Document<'a> {
    fn body(&self) -> Option<Body<'a>> {
        let range = self.body.clone()?;
        Some(Body { source: self.id, base: range.start, text: &self.source.text[range] })
    }
}

/// Reads the content.
#[must_use]
pub fn parse(sources: &Sources) -> Parsed {
    let Read { parts, diagnostics, faulty, .. } = read(sources, |_| ());
    parsed(Parts::of(parts), diagnostics, faulty)
}

/// What all parts give together: the language of the site is in a file of its own.
fn parsed(parts: Parts, mut diagnostics: Vec<Diagnostic>, faulty: BTreeSet<String>) -> Parsed {
    if let Some(fault) = parts.language_fault(&faulty) {
        diagnostics.push(fault);
        Diagnostic::sort(&mut diagnostics);
    }
    Parsed { catalog: parts.into_catalog(), diagnostics, faulty }
}

/// Content, file by file.
struct Read<T> {
    /// What each file that has a tree says; and what stands in for those that all others need.
    parts: Vec<Part>,
    /// What is kept of each of them.
    kept: Vec<T>,
    /// The names in all of them.
    names: Names,
    diagnostics: Vec<Diagnostic>,
    faulty: BTreeSet<String>,
}

/// Reads the content, and keeps something of each file. The trees are not kept: they are large. Some files are far longer than others, so
/// each is a job of its own.
fn read<T: Send>(sources: &Sources, keep: impl Fn(&Document<'_>) -> T + Sync) -> Read<T> {
    let files: Vec<(SourceId, &Source)> = sources.iter().collect();
    let read: Vec<Result<Document<'_>, Box<Diagnostic>>> =
        files.par_iter().with_max_len(1).map(|(id, source)| document(*id, source)).collect();
    let mut names = Names::default();
    let mut diagnostics = Vec::new();
    let mut documents = Vec::new();
    for ((_, source), document) in files.iter().zip(read) {
        match document {
            Ok(document) => documents.push(document),
            Err(fault) => {
                names.add_unread(names_meant(&source.name));
                diagnostics.push(*fault);
            }
        }
    }
    report_missing(sources, &mut names, &mut diagnostics);
    let given: Vec<Vec<Given>> = documents.par_iter().with_max_len(1).map(names_in).collect();
    for (document, file) in documents.iter().zip(given) {
        names.add_unread(lost_names(document));
        names.add(file, &mut diagnostics);
    }
    let commitment = documents.iter().find(|document| document.kind == Kind::Commitment).and_then(Document::body);
    let of_file = |document: Document<'_>| (part(&document, &names), keep(&document));
    let of_files: Vec<((Part, Faults), T)> = documents.into_par_iter().with_max_len(1).map(of_file).collect();
    let (mut parts, mut kept, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for ((part, mut faults), of_file) in of_files {
        parts.push(part);
        kept.push(of_file);
        diagnostics.append(&mut faults.diagnostics);
        unknown.append(&mut faults.missing);
    }
    parts.extend(files.first().map(|(at, _)| stand_ins(&parts, *at)).unwrap_or_default());
    let faulty = faulty(&diagnostics, &unknown, sources);
    diagnostics.append(&mut references::report(unknown, &names, commitment));
    Diagnostic::sort(&mut diagnostics);
    // A text that a YAML reference brings to several places is written once, and mended once.
    diagnostics.dedup();
    Read { parts, kept, names, diagnostics, faulty }
}

fn faulty(diagnostics: &[Diagnostic], unknown: &[Missing], sources: &Sources) -> BTreeSet<String> {
    let places = diagnostics.iter().filter_map(|fault| fault.place.as_ref()).map(|label| label.span);
    let places = places.chain(unknown.iter().map(|missing| missing.span));
    let missing = diagnostics.iter().filter_map(|fault| fault.missing).map(str::to_owned);
    places.map(|span| sources.get(span.source).name.clone()).chain(missing).collect()
}

/// The kinds of names that a file would give if it could be read, or if it were called what it should be.
fn names_meant(name: &str) -> &'static [Known] {
    let kind = Kind::of(name).or_else(|| Kind::of(&unread::better_name(name)?));
    kind.map(Kind::names).unwrap_or_default()
}

/// The kinds of names of which some can't be told: a slip in a key, or in a name, would hide them. Of other kinds, those that are not
/// there are nowhere.
fn lost_names(document: &Document<'_>) -> &'static [Known] {
    let (tree, all) = (&document.tree, document.kind.names());
    match document.kind {
        Kind::Calendar if names::own_id(Known::Calendar, tree).is_none() => all,
        Kind::Corporate | Kind::Department if !says_where(tree, "services", DepartmentFile::KEYS) => all,
        Kind::Corporate | Kind::Department => names::lost_in_department(tree),
        Kind::Commitment if document.body().is_some_and(|body| body.text.trim().is_empty()) => all,
        Kind::Commitment if !tells_spot_clauses(tree) => &[Known::SpotClause],
        Kind::Calendar | Kind::Commitment | Kind::Site | Kind::Page | Kind::Language => &[],
    }
}

fn tells_spot_clauses(commitment: &Node) -> bool {
    let is_clause = |item: &Node| item.scalar().is_some_and(|text| ClauseId::new(text).is_some());
    let are_clauses = |policy: &Node| policy.get("on_the_spot").is_none_or(|list| list.items().iter().all(is_clause));
    let policy = commitment.get("policy");
    policy.is_some_and(|policy| says_where(policy, "on_the_spot", Policy::KEYS) && are_clauses(policy))
}

/// Whether a group has a list behind this key, or has it not at all: a key that no such group has may be meant for it.
fn says_where(tree: &Node<'_>, list: &str, keys: &[Key]) -> bool {
    match (tree.get(list), &tree.value) {
        (Some(list), _) => matches!(list.value, Value::List(_)),
        (None, Value::Map(entries)) => {
            entries.iter().all(|(key, _)| keys.iter().any(|known| key.scalar() == Some(known.name)))
        }
        (None, _) => false,
    }
}

/// The tree of a file, or why there is none.
fn document(id: SourceId, source: &Source) -> Result<Document<'_>, Box<Diagnostic>> {
    let kind = Kind::of(&source.name);
    // What can't be read, or is a link, may be a whole folder, so its name says nothing about what it is.
    let may_be_a_folder = |why: &Obstacle| matches!(why, Obstacle::LeadsOut | Obstacle::Unreadable(_));
    if let Some(obstacle) = source.obstacle.as_ref().filter(|why| kind.is_some() || may_be_a_folder(why)) {
        return Err(Box::new(unread::obstacle(id, obstacle)));
    }
    let kind = kind.ok_or_else(|| Box::new(unread::explain(id, source)))?;
    let start = if source.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (keys, body) = if kind.is_markdown() {
        let split = front_matter::split(&source.text, start).map_err(|fault| front_matter_fault(id, &fault))?;
        (split.keys, Some(split.body))
    } else {
        (start..source.text.len(), None)
    };
    let tree = node::read(id, &source.text[keys.clone()], keys.start)?;
    if tree.value == Value::Null {
        let fault = Diagnostic::error("missing-value", Span::start_of(id), "this file says nothing");
        return Err(Box::new(fault.help("write its keys, or remove the file")));
    }
    Ok(Document { kind, id, source, tree, body })
}

fn front_matter_fault(id: SourceId, fault: &SplitFault) -> Box<Diagnostic> {
    let at = Span::start_of(id);
    Box::new(match fault {
        SplitFault::Missing => Diagnostic::error("front-matter", at, "this file doesn't begin with its keys")
            .help("begin with a line of three hyphens, the keys (`title: …`), and a second line of three hyphens"),
        SplitFault::Endless => Diagnostic::error("front-matter", at, "the keys at the beginning never end")
            .help("put a line of three hyphens between the keys and the text"),
    })
}

fn report_missing(sources: &Sources, names: &mut Names, faults: &mut Vec<Diagnostic>) {
    const NEEDED: [(&str, &str); 3] = [
        ("site.yaml", "the city, its time zone, its contacts"),
        ("commitment.md", "the policy's facts and the commitment"),
        ("corporate.yaml", "the baseline standards and the services done on the spot"),
    ];
    for (name, holds) in NEEDED {
        if !sources.files.iter().any(|source| source.name == name) {
            let message = format!("there is no `{name}` in `{}`", sources.root);
            faults.push(
                Diagnostic::nowhere("missing-file", message).about(name).help(format!("add it: it holds {holds}")),
            );
            names.add_unread(names_meant(name));
        }
    }
}

/// What stands in for those of the files that all others need.
fn stand_ins(parts: &[Part], at: SourceId) -> Vec<Part> {
    let is_there = |kind: Kind| parts.iter().any(|part| part.says_something_of(kind));
    let missing = [Kind::Site, Kind::Commitment, Kind::Corporate].into_iter().filter(|kind| !is_there(*kind));
    missing.filter_map(|kind| stand_in::of_file(kind, at)).collect()
}

/// The names that a file gives.
fn names_in(document: &Document<'_>) -> Vec<Given> {
    match document.kind {
        Kind::Calendar => names::of_calendar(&document.tree),
        Kind::Department | Kind::Corporate => names::of_department(&document.tree),
        Kind::Commitment => {
            let of_body = document.body().map(|body| names::of_clauses(body.source, body.base, body.text));
            let of_keys = names::of_policy(&document.tree);
            of_keys.into_iter().chain(of_body.unwrap_or_default()).collect()
        }
        Kind::Site | Kind::Page | Kind::Language => Vec::new(),
    }
}

/// What one file says; nothing where its faults leave nothing.
#[derive(Clone)]
enum Part {
    Site(Option<Site>),
    Commitment(Option<Commitment>),
    Corporate(Option<Department>),
    Calendar(Option<Calendar>),
    Department(Option<Department>),
    Page(Option<Page>),
    Language(Option<OwnLanguage>),
}

impl Part {
    fn says_something_of(&self, kind: Kind) -> bool {
        match self {
            Self::Site(part) => kind == Kind::Site && part.is_some(),
            Self::Commitment(part) => kind == Kind::Commitment && part.is_some(),
            Self::Corporate(part) => kind == Kind::Corporate && part.is_some(),
            Self::Calendar(part) => kind == Kind::Calendar && part.is_some(),
            Self::Department(part) => kind == Kind::Department && part.is_some(),
            Self::Page(part) => kind == Kind::Page && part.is_some(),
            Self::Language(part) => kind == Kind::Language && part.is_some(),
        }
    }
}

/// Reads one file's tree into the model.
fn part(document: &Document<'_>, names: &Names) -> (Part, Faults) {
    let mut reader = Reader::new(names, &document.source.text);
    let (tree, body) = (&document.tree, document.body());
    let part = match document.kind {
        Kind::Site => Part::Site(stand_in::read_or_replace(tree, &mut reader)),
        Kind::Corporate => Part::Corporate(department(tree, true, &mut reader)),
        Kind::Department => Part::Department(department(tree, false, &mut reader)),
        Kind::Calendar => Part::Calendar(Calendar::from_node(tree, &mut reader)),
        Kind::Commitment => Part::Commitment(body.and_then(|body| texts::commitment(tree, body, &mut reader))),
        Kind::Page => {
            let name = &document.source.name;
            let stem = name.strip_prefix("pages/").and_then(|name| name.strip_suffix(".md")).unwrap_or(name);
            Part::Page(body.and_then(|body| texts::page(stem, tree, body, &mut reader)))
        }
        Kind::Language => {
            let name = &document.source.name;
            let tag = name.strip_prefix("languages/").and_then(|name| name.strip_suffix(".yaml")).unwrap_or(name);
            Part::Language(OwnLanguage::from_node(tag, tree, &mut reader))
        }
    };
    (part, reader.into_faults())
}

/// The model, as far as it has been read.
#[derive(Default)]
struct Parts {
    site: Option<Site>,
    commitment: Option<Commitment>,
    corporate: Option<Department>,
    calendars: Vec<Calendar>,
    departments: Vec<Department>,
    pages: Vec<Page>,
    languages: Languages,
}

impl Parts {
    fn of(parts: impl IntoIterator<Item = Part>) -> Self {
        let mut all = Self::default();
        parts.into_iter().for_each(|part| all.add(part));
        all
    }

    fn add(&mut self, part: Part) {
        match part {
            Part::Site(site) => self.site = site,
            Part::Commitment(commitment) => self.commitment = commitment,
            Part::Corporate(corporate) => self.corporate = corporate,
            Part::Calendar(calendar) => self.calendars.extend(calendar),
            Part::Department(department) => self.departments.extend(department),
            Part::Page(page) => self.pages.extend(page),
            Part::Language(one) => self.languages.extend(one.map(OwnLanguage::into_entry)),
        }
    }

    /// That there is no language for the site, if so. One that the content brings with faults has said what they are.
    fn language_fault(&self, faulty: &BTreeSet<String>) -> Option<Diagnostic> {
        let is_known = || faulty.iter().any(|name| name.starts_with("languages/"));
        languages::of_site(self.site.as_ref()?, &self.languages).err().filter(|_| !is_known()).map(|fault| *fault)
    }

    fn into_catalog(self) -> Option<Catalog> {
        let site = self.site?;
        let language = languages::of_site_or_english(&site, &self.languages);
        let words = Wording::new(&language);
        let mut departments = vec![self.corporate?];
        let mut others = self.departments;
        others.sort_by_cached_key(|one| (words.sort_key(&one.name), one.name.to_lowercase(), one.id.value.clone()));
        departments.append(&mut others);
        let calendars: BTreeMap<_, _> =
            self.calendars.into_iter().map(|calendar| (calendar.id.value.clone(), calendar)).collect();
        Some(Catalog { site, language, commitment: self.commitment?, calendars, departments, pages: self.pages })
    }
}

fn department(tree: &Node<'_>, is_corporate: bool, reader: &mut Reader<'_>) -> Option<Department> {
    let file: DepartmentFile = stand_in::read_or_replace(tree, reader)?;
    Some(file.into_department(is_corporate))
}
