//! The files of a site's feed -> what the site says, or why they can't be read.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::address::FEED;
use crate::artifact::{self, Artifact};
use crate::model::period::Interval;
use crate::published_feed::archive::Archive;
use crate::published_feed::documents::{
    AnswersDocument, ArchiveDocument, CalendarsDocument, ChangesDocument, DepartmentsDocument, InForce,
    ManifestDocument, ServicesDocument, StandardsDocument, TopicsDocument,
};
use crate::published_feed::envelope::Envelope;
use crate::published_feed::event::Event;
use crate::published_feed::known::Known;
use crate::published_feed::result::{LatestResults, PublishedResult, ResultsOfStandard};
use crate::published_feed::site::{MANIFEST, Published, Standard};

/// Why a folder's files can't be read as a feed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAFeed {
    /// A document can't be used.
    #[error("the published site can't be read: `{path}` {reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Files that the site's manifest lists are missing.
    #[error("the published site is incomplete: {}; use the whole folder as the build left it", missing(path, *.others))]
    Incomplete {
        /// The first missing file.
        path: String,
        /// The number of other missing files.
        others: usize,
    },
}

fn missing(path: &str, others: usize) -> String {
    match others {
        0 => format!("the manifest names `{path}`, which is missing"),
        _ => format!("the manifest names `{path}` and {others} more, which are missing"),
    }
}

impl Published {
    /// Reads the files of a whole site, as a build left them in its folder.
    ///
    /// # Errors
    /// Like [`Self::read`], and if a file that the site's manifest lists is missing.
    pub fn read_whole(files: &[Artifact]) -> Result<Self, NotAFeed> {
        let site = Self::read(files)?;
        if !site.files.contains(MANIFEST) {
            return Err(unreadable(MANIFEST, "is missing".to_owned()));
        }
        let is_missing =
            |path: &&String| path.strip_prefix(FEED).is_some_and(|name| name != MANIFEST && !site.files.contains(name));
        let mut missing = site.listed.iter().filter(is_missing);
        match missing.next() {
            Some(first) => Err(NotAFeed::Incomplete { path: first.clone(), others: missing.count() }),
            None => Ok(site),
        }
    }

    /// The paths of the site's pages, from its manifest; none for a feed that is not published yet.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.listed.iter().map(String::as_str).filter(|path| ends_with(path, "html"))
    }

    /// Reads the files of a site. Files outside the feed are ignored.
    ///
    /// # Errors
    /// If a document is missing or does not match the feed's schema.
    pub fn read(files: &[Artifact]) -> Result<Self, NotAFeed> {
        Self::read_with(files, &|_| false, None, &mut Err)
    }

    /// Reads the files of a site, but for what is `known`. Documents that are passed over are only known by their paths.
    ///
    /// # Errors
    /// Like [`Self::read`].
    pub fn read_but(
        files: &[Artifact],
        is_passed_over: &dyn Fn(&Artifact) -> bool,
        known: Known<'_>,
    ) -> Result<Self, NotAFeed> {
        Self::read_with(files, is_passed_over, Some(known), &mut Err)
    }

    /// Reads what it can of the files of a site, and returns it with the reasons why some documents can't be read: an older version of this
    /// program may have written them otherwise. Documents that are passed over are only known by their paths.
    #[must_use]
    pub fn read_in_part(files: &[Artifact], is_passed_over: &dyn Fn(&Artifact) -> bool) -> (Self, Vec<NotAFeed>) {
        let mut unread = Vec::new();
        let read = Self::read_with(files, is_passed_over, None, &mut |reason| {
            unread.push(reason);
            Ok(())
        });
        let site = read.unwrap_or_default();
        let is_missing =
            |path: &&String| path.strip_prefix(FEED).is_some_and(|name| name != MANIFEST && !site.files.contains(name));
        let mut missing = site.listed.iter().filter(is_missing);
        if let Some(first) = missing.next() {
            unread.push(NotAFeed::Incomplete { path: first.clone(), others: missing.count() });
        }
        (site, unread)
    }

    /// Reads the files of a site. `forgive` decides about each document that can't be read.
    fn read_with(
        files: &[Artifact],
        is_passed_over: &dyn Fn(&Artifact) -> bool,
        known: Option<Known<'_>>,
        forgive: &mut dyn FnMut(NotAFeed) -> Result<(), NotAFeed>,
    ) -> Result<Self, NotAFeed> {
        let Files { documents, envelopes, tables } = Files::read(files, is_passed_over, known, forgive)?;
        let in_force = forgiven(document(&documents, "standards.json"), forgive)?;
        let InForce { from, until } = in_force.map(|StandardsDocument { in_force }| in_force).unwrap_or_default();
        let departments = forgiven(document(&documents, "departments.json"), forgive)?;
        let departments = departments.map(|DepartmentsDocument { departments }| departments).unwrap_or_default();
        let ServicesDocument { services } = optional(&documents, "services.json", forgive)?.unwrap_or_default();
        let TopicsDocument { topics } = optional(&documents, "topics.json", forgive)?.unwrap_or_default();
        let AnswersDocument { answers } = optional(&documents, "answers.json", forgive)?.unwrap_or_default();
        let CalendarsDocument { calendars } = optional(&documents, "calendars.json", forgive)?.unwrap_or_default();
        let LatestResults { results: latest_results } =
            optional(&documents, "results.json", forgive)?.unwrap_or_default();
        let events = events(&documents, forgive)?;
        let ManifestDocument { files: listed } = optional(&documents, MANIFEST, forgive)?.unwrap_or_default();
        let index = optional(&documents, ARCHIVE_INDEX, forgive)?.unwrap_or_default();
        let archive = archive(files, index, known);
        let standards = standards(&documents, known, forgive)?;
        Ok(Self {
            in_force: Interval { from, until },
            standards,
            departments,
            services,
            topics,
            answers,
            latest_results,
            results: results(&documents, forgive)?,
            calendars,
            commitment: optional(&documents, "commitment.json", forgive)?,
            events,
            archive,
            envelopes,
            documents,
            tables,
            files: files.iter().filter_map(|file| below_the_feed(file)).map(str::to_owned).collect(),
            listed: listed.into_iter().map(|entry| entry.path).collect(),
        })
    }
}

/// The days for which a site is valid, from the list of its files; nothing if this program did not make the site.
#[must_use]
pub fn in_force(manifest: &[u8]) -> Option<Interval> {
    let manifest = serde_json::from_slice::<Value>(manifest).ok()?;
    let InForce { from, until } =
        InForce::deserialize(manifest.get("in_force").filter(|_| manifest["generator"] == artifact::GENERATOR)?)
            .ok()?;
    Some(Interval { from, until })
}

/// The files of a feed, by their paths below [`FEED`].
#[derive(Default)]
struct Files {
    documents: BTreeMap<String, Arc<Value>>,
    envelopes: BTreeMap<String, Envelope>,
    tables: BTreeMap<String, Vec<String>>,
}

impl Files {
    fn read(
        files: &[Artifact],
        is_passed_over: &dyn Fn(&Artifact) -> bool,
        known: Option<Known<'_>>,
        forgive: &mut dyn FnMut(NotAFeed) -> Result<(), NotAFeed>,
    ) -> Result<Self, NotAFeed> {
        let mut read = Self::default();
        let wanted = files.iter().filter(|file| !is_passed_over(file));
        let wanted = wanted.filter_map(|file| Some((below_the_feed(file)?, &file.bytes[..])));
        let (documents, others): (Vec<_>, Vec<_>) = wanted.partition(|(name, _)| is_document(name));
        let documents = documents.par_iter().map(|(name, bytes)| (*name, value(name, bytes, known)));
        for (name, value) in documents.collect::<Vec<_>>() {
            let Some((document, envelope)) = forgiven(value, forgive)? else { continue };
            read.envelopes.extend(envelope.map(|envelope| (name.to_owned(), envelope)));
            read.documents.insert(name.to_owned(), document);
        }
        let tables = others.into_iter().filter(|(name, _)| ends_with(name, "csv"));
        read.tables = tables.map(|(name, bytes)| (name.to_owned(), columns(bytes))).collect();
        Ok(read)
    }
}

/// A document with what it begins with. One of another version of the feed is not read at all.
fn value(name: &str, bytes: &[u8], known: Option<Known<'_>>) -> Result<(Arc<Value>, Option<Envelope>), NotAFeed> {
    if let Some(known) = known.and_then(|known| known.document(name)) {
        return Ok(known);
    }
    let document = serde_json::from_slice(bytes).map_err(|_| spoilt(name))?;
    let envelope = envelope(name, &document)?;
    Ok((Arc::new(document), envelope))
}

/// The standard that each id and former id leads to.
fn standards(
    documents: &BTreeMap<String, Arc<Value>>,
    known: Option<Known<'_>>,
    forgive: &mut dyn FnMut(NotAFeed) -> Result<(), NotAFeed>,
) -> Result<BTreeMap<String, Arc<Standard>>, NotAFeed> {
    let id = |name: &str| Some(name.strip_prefix("standards/")?.strip_suffix(".json")?.to_owned());
    let read = documents.par_iter().filter_map(|(name, _)| {
        let id = id(name)?;
        let known = known.and_then(|known| known.standard(name, &id));
        Some((id, known.map_or_else(|| document(documents, name).map(Arc::new), Ok)))
    });
    let mut standards = BTreeMap::new();
    for (id, standard) in read.collect::<Vec<_>>() {
        standards.extend(forgiven(standard, forgive)?.map(|standard| (id, standard)));
    }
    Ok(standards)
}

/// The value; nothing if it can't be read and that is forgiven.
fn forgiven<T>(
    read: Result<T, NotAFeed>,
    forgive: &mut dyn FnMut(NotAFeed) -> Result<(), NotAFeed>,
) -> Result<Option<T>, NotAFeed> {
    read.map_or_else(|reason| forgive(reason).map(|()| None), |value| Ok(Some(value)))
}

/// The results of each standard, by its id.
fn results(
    documents: &BTreeMap<String, Arc<Value>>,
    forgive: &mut dyn FnMut(NotAFeed) -> Result<(), NotAFeed>,
) -> Result<BTreeMap<String, Vec<PublishedResult>>, NotAFeed> {
    let mut all = BTreeMap::new();
    for name in documents.keys().filter(|name| name.starts_with("results/")) {
        let read: Option<ResultsOfStandard> = optional(documents, name, forgive)?;
        all.extend(read.map(|ResultsOfStandard { id, results }| (id, results)));
    }
    Ok(all)
}

/// The events of all pages, latest first.
fn events(
    documents: &BTreeMap<String, Arc<Value>>,
    forgive: &mut dyn FnMut(NotAFeed) -> Result<(), NotAFeed>,
) -> Result<Vec<Event>, NotAFeed> {
    let years = documents.keys().rev().filter(|name| name.starts_with("changes/"));
    let mut all = Vec::new();
    for name in ["changes.json"].into_iter().chain(years.map(String::as_str)) {
        let ChangesDocument { items } = optional(documents, name, forgive)?.unwrap_or_default();
        all.extend(items);
    }
    Ok(all)
}

/// Reads a document that an older site may not have.
fn optional<T: DeserializeOwned>(
    documents: &BTreeMap<String, Arc<Value>>,
    name: &str,
    forgive: &mut dyn FnMut(NotAFeed) -> Result<(), NotAFeed>,
) -> Result<Option<T>, NotAFeed> {
    Ok(forgiven(if_there(documents, name), forgive)?.flatten())
}

fn below_the_feed(file: &Artifact) -> Option<&str> {
    file.path.as_str().strip_prefix(FEED)
}

/// What a document begins with, if its shape is ours; in a JSON Feed, what is ours has a key of its own. It has to be of the version of the
/// feed that this program knows: within it, keys are only added.
fn envelope(name: &str, document: &Value) -> Result<Option<Envelope>, NotAFeed> {
    let envelope = document.get("_charter").unwrap_or(document);
    let Some(version) = envelope.get("api_version") else { return Ok(None) };
    if let Some(version) = version.as_str().filter(|version| version.split('.').next() != Some("1")) {
        return Err(unreadable(
            name,
            format!(
                "uses version {version} of the feed, and this `charter` reads only version 1; use the version of `charter` that built it"
            ),
        ));
    }
    Envelope::deserialize(envelope).map(Some).map_err(|_| spoilt(name))
}

/// Whether a file of the feed is a document and not a schema, a table or a part of the archive, which is read when it is asked for.
fn is_document(name: &str) -> bool {
    is_json(name) && !name.starts_with("schema/") && (name == ARCHIVE_INDEX || !name.starts_with("archive/"))
}

/// The list of the editions.
const ARCHIVE_INDEX: &str = "archive/index.json";

/// The archive. Editions of which an older build kept no list are left out. What is known is not copied again.
fn archive(files: &[Artifact], ArchiveDocument { editions }: ArchiveDocument, known: Option<Known<'_>>) -> Archive {
    let copied = |file: &Artifact| Arc::new(file.bytes.clone());
    let mut archive = Archive::default();
    for (name, file) in files.iter().filter_map(|file| Some((below_the_feed(file)?.strip_prefix("archive/")?, file))) {
        let Some(name) = name.strip_suffix(".json") else { continue };
        if let Some(sha256) = name.strip_prefix("records/") {
            let record = known.and_then(|known| known.record(sha256)).unwrap_or_else(|| copied(file));
            archive.records.insert(sha256.to_owned(), record);
        } else if let Ok(day) = name.parse() {
            let list = known.and_then(|known| known.list(day)).unwrap_or_else(|| copied(file));
            archive.lists.insert(day, list);
        } else {
            archive.is_of_full_editions |= name.ends_with("/standards");
        }
    }
    let editions = editions.into_iter().map(|edition| (edition.in_force.from, edition.sha256));
    let with_a_list = editions.filter_map(|(from, sha256)| Some((from?, sha256)));
    archive.editions = with_a_list.filter(|(from, _)| archive.lists.contains_key(from)).collect();
    archive
}

/// Whether a file's name ends in `.json`.
#[must_use]
pub fn is_json(name: &str) -> bool {
    ends_with(name, "json")
}

fn ends_with(name: &str, ending: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|own| own == ending)
}

/// The names in a table's first row, without the byte-order mark that spreadsheets need.
fn columns(bytes: &[u8]) -> Vec<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    reader.headers().map(|names| names.iter().map(str::to_owned).collect()).unwrap_or_default()
}

fn document<T: DeserializeOwned>(documents: &BTreeMap<String, Arc<Value>>, name: &str) -> Result<T, NotAFeed> {
    if_there(documents, name)?.ok_or_else(|| unreadable(name, "is missing".to_owned()))
}

/// Reads a document, or returns the default if an older site does not have it.
fn if_there<T: DeserializeOwned>(documents: &BTreeMap<String, Arc<Value>>, name: &str) -> Result<Option<T>, NotAFeed> {
    documents.get(name).map(|document| T::deserialize(&**document).map_err(|_| spoilt(name))).transpose()
}

fn unreadable(name: &str, reason: String) -> NotAFeed {
    NotAFeed::Unreadable { path: format!("{FEED}{name}"), reason }
}

/// A parser's message would help nobody: no person writes these files.
pub(super) fn spoilt(name: &str) -> NotAFeed {
    let reason = "is incomplete or was changed by hand; use the folder as the build left it";
    unreadable(name, reason.to_owned())
}
