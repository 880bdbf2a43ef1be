//! The files of a site's feed -> what the site says, read as any other reader of the feed would: what it does not know, it ignores.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::artifact::Artifact;
use crate::model::amount::{Amount, Unit};
use crate::model::period::Interval;
use crate::model::share::Share;
use crate::model::stage::Stage;
use crate::model::strength::Terms;
use crate::model::target::{Count, Target};

/// Where the feed's files stand below a site's address.
pub const FEED: &str = "api/v1/";

/// The list of a site's files, below [`FEED`]: a feed that is not published yet has none.
pub const MANIFEST: &str = "manifest.json";

/// What a site says.
#[derive(Debug, Clone)]
pub struct Published {
    /// The days for which it is true.
    pub in_force: Interval,
    /// What stands under each standard's id and former id.
    pub standards: BTreeMap<String, Standard>,
    /// The departments, in the city's order.
    pub departments: Vec<Department>,
    /// The services.
    pub services: Vec<Service>,
    /// The calendars.
    pub calendars: Vec<Calendar>,
    /// What has happened, latest first.
    pub events: Vec<Event>,
    /// The archived editions by their first day: what each standard promised, by its id.
    pub archive: BTreeMap<Date, BTreeMap<String, Version>>,
    /// Every document of the feed by its path below [`FEED`].
    pub documents: BTreeMap<String, Value>,
    /// The columns of every table by its path below [`FEED`].
    pub tables: BTreeMap<String, Vec<String>>,
    /// The path of every file below [`FEED`].
    pub files: BTreeSet<String>,
}

/// Why a folder's files are not a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAFeed {
    /// A document can't be used.
    Unreadable {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Files are missing that the site's own list names.
    Incomplete {
        /// The first of them.
        path: String,
        /// How many more there are.
        others: usize,
    },
}

impl std::fmt::Display for NotAFeed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable { path, reason } => {
                write!(formatter, "the published site can't be read: `{path}` {reason}")
            }
            Self::Incomplete { path, others } => {
                write!(formatter, "the published site is incomplete: the manifest names `{path}`")?;
                if *others > 0 {
                    write!(formatter, " and {others} more")?;
                }
                let are = if *others > 0 { "which are" } else { "which is" };
                write!(formatter, ", {are} not there; take the whole folder as the build left it")
            }
        }
    }
}

impl std::error::Error for NotAFeed {}

/// A text by language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl std::fmt::Display for Text {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.0.values().next().map_or("", String::as_str))
    }
}

/// A standard with all its versions.
#[derive(Debug, Clone, Deserialize)]
pub struct Standard {
    /// The permanent id; under a former id, the new one.
    pub id: String,
    /// `in_force`, `scheduled` or `retired`.
    pub status: String,
    /// Ids that it used to have.
    pub formerly: Vec<String>,
    /// Its end, past or to come.
    pub retired: Option<Retirement>,
    /// Every version, oldest first.
    pub versions: Vec<Version>,
}

impl Standard {
    /// The version in force.
    #[must_use]
    pub fn current(&self) -> Option<&Version> {
        self.versions.iter().find(|version| version.status == "in_force")
    }

    /// The versions that have been announced, earliest first.
    pub fn scheduled(&self) -> impl Iterator<Item = &Version> {
        self.versions.iter().filter(|version| version.status == "scheduled")
    }

    /// The version that begins on a day.
    #[must_use]
    pub fn from(&self, day: Date) -> Option<&Version> {
        self.versions.iter().find(|version| version.effective.from == day)
    }

    /// When it was withdrawn, or will be.
    #[must_use]
    pub fn ends(&self) -> Option<Date> {
        self.versions.last().and_then(|version| version.effective.until)
    }
}

/// The end of a standard.
#[derive(Debug, Clone, Deserialize)]
pub struct Retirement {
    /// Why.
    pub reason: Text,
    /// The id of what to use instead.
    pub replaced_by: Option<String>,
}

/// A version of a standard.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "VersionDocument")]
pub struct Version {
    /// Its number, from 1.
    pub revision: u32,
    /// `scheduled`, `in_force`, `superseded` or `retired`.
    pub status: String,
    /// The days for which it holds.
    pub effective: Days,
    /// Who approved it and when.
    pub approved: Option<Approval>,
    /// What changes with it.
    pub change: Option<Text>,
    /// Why nothing is promised after it.
    pub gap: Option<Text>,
    /// That what was published about it was wrong.
    pub corrected: Option<Correction>,
    /// Whose it is.
    pub department: Named,
    /// What it is about.
    pub service: Named,
    /// What has happened when it is met; nothing if this program does not know the word.
    pub stage: Option<Stage>,
    /// The variant's name.
    pub name: Option<Text>,
    /// The first day on which its exemption from the baseline no longer holds.
    pub exempt_until: Option<Date>,
    /// The promise in one sentence.
    pub promise: Text,
    /// What can be measured.
    pub measure: Measure,
    /// All of it, as it is written.
    pub whole: Value,
}

/// What can be measured of a promise: where two are equal, they differ in words alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The target; nothing if no time is promised, or if this program does not know its words.
    pub target: Option<Target>,
    /// How often it is meant to be met.
    pub share: Share,
    /// The id of the calendar.
    pub calendar: Option<String>,
    /// The channels, sorted; empty: all.
    pub channels: Vec<String>,
    /// The kind of event that starts the clock.
    pub starts: String,
    /// What starts the clock, in words: as all words here without capitals and punctuation, which promise nothing.
    pub start_words: String,
    /// What holds the clock up, sorted.
    pub pauses: Vec<String>,
    /// The cases that it leaves out, sorted.
    pub exceptions: Vec<String>,
    /// Whether it holds only under a condition.
    pub is_conditional: bool,
    /// The conditions under which it holds.
    pub conditions: Vec<String>,
}

impl<'a> From<&'a Measure> for Terms<'a> {
    fn from(measure: &'a Measure) -> Self {
        Self { target: measure.target.as_ref(), share: measure.share, exceptions: measure.exceptions.len() }
    }
}

/// The days for which something holds, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Days {
    /// The first day.
    pub from: Date,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
}

/// Who approved a version and when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Approval {
    /// A role.
    pub by: String,
    /// The day.
    pub on: Date,
}

/// What was published was wrong and has been put right.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Correction {
    /// The day.
    pub on: Date,
    /// What was wrong.
    pub note: Text,
}

/// An id and a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Text,
}

/// A department.
#[derive(Debug, Clone, Deserialize)]
pub struct Department {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Ids and names that it used to have.
    pub formerly: Vec<Former>,
}

/// An id and a name that something used to have.
#[derive(Debug, Clone, Deserialize)]
pub struct Former {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Option<Text>,
    /// The first day of the new name.
    pub until: Option<Date>,
}

/// A service.
#[derive(Debug, Clone, Deserialize)]
pub struct Service {
    /// Its permanent id.
    pub id: String,
    /// Ids that it used to have.
    pub formerly: Vec<Former>,
}

/// A calendar of business time.
#[derive(Debug, Clone, Deserialize)]
pub struct Calendar {
    /// Its permanent id.
    pub id: String,
    /// The days on which it is closed, or closes early.
    pub closures: Vec<Closure>,
    /// The days for which the list of closures is complete.
    pub complete: Coverage,
}

/// A day that is an exception from the week.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Closure {
    /// The day.
    pub date: Date,
    /// When it closes, if it is open before that.
    pub closes: Option<String>,
}

/// From one day up to, not including, another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Coverage {
    /// The first day.
    pub from: Date,
    /// The first day that is not covered.
    pub until: Date,
}

/// Something that has happened to a standard.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// Its permanent id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is for programs.
    #[serde(rename = "_charter")]
    pub facts: EventFacts,
}

/// An event for programs.
#[derive(Debug, Clone, Deserialize)]
pub struct EventFacts {
    /// `announced`, `effective`, `corrected` or `withdrawn`.
    pub event: String,
    /// Its day.
    pub date: Date,
    /// The standard's id.
    pub standard: String,
    /// The first day of the version that it is about.
    pub effective_from: Date,
}

impl Published {
    /// What the files of a whole site say, as a build left them in its folder.
    ///
    /// # Errors
    /// As [`Self::read`], or if a file is missing that the site's manifest names.
    pub fn read_whole(files: &[Artifact]) -> Result<Self, NotAFeed> {
        let site = Self::read(files)?;
        let ManifestDocument { files: listed } = document(&site.documents, MANIFEST)?;
        let mut missing = listed.iter().filter(|entry| {
            entry.path.strip_prefix(FEED).is_some_and(|name| name != MANIFEST && !site.files.contains(name))
        });
        match missing.next() {
            Some(first) => Err(NotAFeed::Incomplete { path: first.path.clone(), others: missing.count() }),
            None => Ok(site),
        }
    }

    /// The addresses of the site's pages, as its manifest names them; none for a feed that is not published yet.
    #[must_use]
    pub fn pages(&self) -> BTreeSet<&str> {
        let listed = self.documents.get(MANIFEST).and_then(|manifest| manifest.get("files")?.as_array());
        listed
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.get("path")?.as_str())
            .filter(|path| ends_with(path, "html"))
            .collect()
    }

    /// What the files of a site say. Files that are not documents of the feed are left alone.
    ///
    /// # Errors
    /// If a document is missing or is not what the feed's schema says.
    pub fn read(files: &[Artifact]) -> Result<Self, NotAFeed> {
        let mut documents = BTreeMap::new();
        let mut tables = BTreeMap::new();
        let below_the_feed = |file: &Artifact| file.path.as_str().strip_prefix(FEED).map(str::to_owned);
        for (file, name) in files.iter().filter_map(|file| Some((file, below_the_feed(file)?))) {
            if is_document(&name) {
                let document = serde_json::from_slice(&file.bytes).map_err(|_| spoilt(&name))?;
                known_version(&name, &document)?;
                documents.insert(name, document);
            } else if ends_with(&name, "csv") {
                tables.insert(name, columns(&file.bytes));
            }
        }
        let list: StandardsDocument = document(&documents, "standards.json")?;
        let DepartmentsDocument { departments } = document(&documents, "departments.json")?;
        let mut standards = BTreeMap::new();
        for name in documents.keys() {
            if let Some(id) = name.strip_prefix("standards/").and_then(|name| name.strip_suffix(".json")) {
                standards.insert(id.to_owned(), document(&documents, name)?);
            }
        }
        let ServicesDocument { services } = if_there(&documents, "services.json")?;
        let CalendarsDocument { calendars } = if_there(&documents, "calendars.json")?;
        let ChangesDocument { items: events } = if_there(&documents, "changes.json")?;
        let mut archive = BTreeMap::new();
        for name in documents.keys() {
            if let Some(day) = edition_day(name) {
                let EditionDocument { standards } = document(&documents, name)?;
                archive.insert(day, standards.into_iter().map(|kept| (kept.id, kept.version)).collect());
            }
        }
        Ok(Self {
            in_force: Interval { from: list.in_force.from, until: list.in_force.until },
            standards,
            departments,
            services,
            calendars,
            events,
            archive,
            documents,
            tables,
            files: files.iter().filter_map(below_the_feed).collect(),
        })
    }

    /// The documents whose shape is ours, by their paths below [`FEED`].
    pub fn own_documents(&self) -> impl Iterator<Item = (&str, &Value)> {
        let is_ours = |document: &Value| envelope(document).get("api_version").is_some();
        self.documents.iter().filter(move |(_, document)| is_ours(document)).map(|(name, one)| (name.as_str(), one))
    }

    /// Every standard once, by id.
    pub fn standards(&self) -> impl Iterator<Item = &Standard> {
        self.standards.iter().filter(|(id, standard)| **id == standard.id).map(|(_, standard)| standard)
    }
}

/// What a document begins with; in a JSON Feed, what is ours stands under a key of its own.
#[must_use]
pub fn envelope(document: &Value) -> &Value {
    document.get("_charter").unwrap_or(document)
}

/// Whether a file of the feed is one of its documents.
fn is_document(name: &str) -> bool {
    is_json(name) && !name.starts_with("schema/")
}

/// Whether a file's name says that it is JSON.
#[must_use]
pub fn is_json(name: &str) -> bool {
    ends_with(name, "json")
}

fn ends_with(name: &str, ending: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|own| own == ending)
}

/// The first day of the archived edition that a document has.
fn edition_day(name: &str) -> Option<Date> {
    name.strip_prefix("archive/")?.strip_suffix("/standards.json")?.parse().ok()
}

/// The names in a table's first row, without the mark that spreadsheets want before it.
fn columns(bytes: &[u8]) -> Vec<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    reader.headers().map(|names| names.iter().map(str::to_owned).collect()).unwrap_or_default()
}

fn document<T: DeserializeOwned>(documents: &BTreeMap<String, Value>, name: &str) -> Result<T, NotAFeed> {
    let document = documents.get(name).ok_or_else(|| unreadable(name, "is not there".to_owned()))?;
    T::deserialize(document).map_err(|_| spoilt(name))
}

/// A document that a site may not have yet.
fn if_there<T: DeserializeOwned + Default>(documents: &BTreeMap<String, Value>, name: &str) -> Result<T, NotAFeed> {
    if documents.contains_key(name) { document(documents, name) } else { Ok(T::default()) }
}

fn unreadable(name: &str, reason: String) -> NotAFeed {
    NotAFeed::Unreadable { path: format!("{FEED}{name}"), reason }
}

/// What a program said about the file's letters would help nobody: no person writes these files.
fn spoilt(name: &str) -> NotAFeed {
    let reason = "is not whole, or was changed by hand; take the folder as the build left it";
    unreadable(name, reason.to_owned())
}

/// Whether a document is of the version of the feed that this program knows: within it, keys are only added.
fn known_version(name: &str, document: &Value) -> Result<(), NotAFeed> {
    let Some(version) = envelope(document).get("api_version").and_then(Value::as_str) else { return Ok(()) };
    if version.split('.').next() == Some("1") {
        return Ok(());
    }
    Err(unreadable(name, format!("is of version {version} of the feed; this program knows version 1 only")))
}

#[derive(Deserialize)]
struct ManifestDocument {
    files: Vec<ManifestEntry>,
}

#[derive(Deserialize)]
struct ManifestEntry {
    path: String,
}

#[derive(Deserialize)]
struct StandardsDocument {
    in_force: InForce,
}

#[derive(Deserialize)]
struct InForce {
    from: Option<Date>,
    until: Option<Date>,
}

#[derive(Deserialize)]
struct DepartmentsDocument {
    departments: Vec<Department>,
}

#[derive(Default, Deserialize)]
struct ServicesDocument {
    services: Vec<Service>,
}

#[derive(Default, Deserialize)]
struct CalendarsDocument {
    calendars: Vec<Calendar>,
}

#[derive(Default, Deserialize)]
struct ChangesDocument {
    items: Vec<Event>,
}

#[derive(Deserialize)]
struct EditionDocument {
    standards: Vec<Kept>,
}

/// A version and the id of its standard.
#[derive(Deserialize)]
struct Kept {
    id: String,
    #[serde(flatten)]
    version: Version,
}

/// A version as the feed writes it.
struct VersionDocument {
    keys: VersionKeys,
    whole: Value,
}

impl<'de> Deserialize<'de> for VersionDocument {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let whole = Value::deserialize(deserializer)?;
        let keys = VersionKeys::deserialize(&whole).map_err(serde::de::Error::custom)?;
        Ok(Self { keys, whole })
    }
}

#[derive(Deserialize)]
struct VersionKeys {
    revision: u32,
    status: String,
    effective: Days,
    approved: Option<Approval>,
    change: Option<Text>,
    gap: Option<Text>,
    corrected: Option<Correction>,
    department: Named,
    service: Named,
    stage: String,
    name: Option<Text>,
    promise: Text,
    clock: ClockKeys,
    target: TargetKeys,
    channels: Vec<String>,
    conditions: Option<ConditionKeys>,
    exceptions: Vec<Text>,
    exempt: Option<ExemptionKeys>,
}

#[derive(Deserialize)]
struct ConditionKeys {
    zone: Option<Text>,
    priority: Option<Text>,
    season: Option<Text>,
    text: Option<Text>,
}

impl ConditionKeys {
    fn words(&self) -> Vec<String> {
        let Self { zone, priority, season, text } = self;
        let parts = [("zone", zone), ("priority", priority), ("season", season), ("", text)];
        parts.into_iter().filter_map(|(part, text)| Some(format!("{part} {}", words(text.as_ref()?)))).collect()
    }
}

#[derive(Deserialize)]
struct ExemptionKeys {
    until: Date,
}

#[derive(Deserialize)]
struct ClockKeys {
    starts: Option<EventKeys>,
    pauses: Vec<Text>,
}

#[derive(Deserialize)]
struct EventKeys {
    code: String,
    text: Text,
}

#[derive(Deserialize)]
struct TargetKeys {
    comparison: Option<String>,
    value: Option<u32>,
    upper: Option<u32>,
    unit: Option<String>,
    calendar: Option<String>,
    share_percent: Option<f64>,
    counted: Option<Text>,
    per: Option<String>,
}

impl From<VersionDocument> for Version {
    fn from(document: VersionDocument) -> Self {
        let VersionDocument { keys, whole } = document;
        let mut channels = keys.channels;
        channels.sort();
        let measure = Measure {
            target: target(&keys.target),
            share: share(keys.target.share_percent),
            calendar: keys.target.calendar,
            channels,
            start_words: keys.clock.starts.as_ref().map(|starts| words(&starts.text)).unwrap_or_default(),
            starts: keys.clock.starts.map_or_else(|| "request_received".to_owned(), |starts| starts.code),
            pauses: sorted_words(&keys.clock.pauses),
            exceptions: sorted_words(&keys.exceptions),
            is_conditional: keys.conditions.is_some(),
            conditions: keys.conditions.as_ref().map(ConditionKeys::words).unwrap_or_default(),
        };
        Self {
            revision: keys.revision,
            status: keys.status,
            effective: keys.effective,
            approved: keys.approved,
            change: keys.change,
            gap: keys.gap,
            corrected: keys.corrected,
            department: keys.department,
            service: keys.service,
            stage: Stage::ALL.into_iter().find(|stage| keys.stage == stage.code()),
            name: keys.name,
            exempt_until: keys.exempt.map(|exempt| exempt.until),
            promise: keys.promise,
            measure,
            whole,
        }
    }
}

/// The words of a text without capitals and punctuation, which promise nothing.
fn words(text: &Text) -> String {
    bare_words(&text.to_string())
}

/// Words without capitals and marks between them, of any text.
#[must_use]
pub fn bare_words(text: &str) -> String {
    let text = text.to_lowercase();
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn sorted_words(texts: &[Text]) -> Vec<String> {
    let mut all: Vec<String> = texts.iter().map(words).collect();
    all.sort();
    all
}

fn unit(code: Option<&String>) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| code.is_some_and(|code| code == unit.code()))
}

fn target(keys: &TargetKeys) -> Option<Target> {
    let value = keys.value?;
    let amount = || Some(Amount::new(value, unit(keys.unit.as_ref())?));
    Some(match (keys.comparison.as_deref()?, &keys.counted) {
        ("at_most", Some(of)) => {
            Target::AtMost(Count { count: value, of: of.to_string(), per: unit(keys.per.as_ref())? })
        }
        ("at_most", None) => Target::Within(amount()?),
        ("average", _) => Target::Average(amount()?),
        ("between", _) => Target::Between(value, keys.upper?, unit(keys.unit.as_ref())?),
        ("every", _) => Target::Every(amount()?),
        _ => return None,
    })
}

fn share(percent: Option<f64>) -> Share {
    let is_meant = |share: &Share| percent.is_some_and(|percent| (share.percent() - percent).abs() < 0.05);
    (1..=1000).filter_map(Share::from_tenths).find(is_meant).unwrap_or(Share::EVERY_TIME)
}
