//! Sources -> catalog and diagnostics, file by file.
//!
//! First every file becomes a tree, then the names are collected from all trees, then each tree is read into the model, and references to
//! names that are nowhere are reported. So one run reports every fault of every file. Where a file that all others need can't be read, a
//! placeholder takes its place, so that the rules can look at the rest.

use std::collections::BTreeSet;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;
use crate::model::files::COMMITMENT;
use crate::parse::copies::copy_fault;
use crate::parse::kinds::{ContentKind, KINDS, Needed};
use crate::parse::names::{Given, Missing, NameKind, Names};
use crate::parse::parts::{Part, Parts};
use crate::parse::reader::{Faults, Reader};
use crate::parse::source_tree::SourceTree;
use crate::parse::{references, rules, unread};
use crate::source::{Obstacle, Source, SourceId, Sources};

/// The result of reading the content.
#[derive(Debug)]
pub struct Parsed {
    /// The model. With faults it is only there to be looked at: records that have one are left out, or have a placeholder.
    pub catalog: Option<Catalog>,
    /// Every fault in every file, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// The names of files that have faults or are missing.
    pub faulty: BTreeSet<String>,
}

/// Parses the content.
#[must_use]
pub fn parse(sources: &Sources) -> Parsed {
    let ReadContent { parts, placeholders, diagnostics, faulty, .. } = read(sources, |_| ());
    let parts = parts.into_iter().flatten().chain(placeholders);
    parsed(Parts::of(parts), diagnostics, faulty)
}

/// What all files say together: the language of the site may be in a file of its own, and its logo is.
pub(super) fn parsed(parts: Parts, mut diagnostics: Vec<Diagnostic>, faulty: BTreeSet<String>) -> Parsed {
    let of_all = [parts.language_fault(&faulty), parts.logo_fault(&faulty)];
    diagnostics.extend(of_all.into_iter().flatten());
    Diagnostic::sort(&mut diagnostics);
    Parsed { catalog: parts.into_catalog(), diagnostics, faulty }
}

/// A content file with a tree.
pub(super) struct ContentFile<'a> {
    kind: &'static ContentKind,
    pub(super) tree: SourceTree<'a>,
}

impl<'a> ContentFile<'a> {
    /// The file with its tree, or why it has none.
    pub(super) fn read(id: SourceId, source: &'a Source) -> Result<Self, Vec<Diagnostic>> {
        let kind = ContentKind::of(&source.name);
        // An unreadable entry or a link may be a whole folder, so its name doesn't say what it is.
        let is_told =
            |why: &Obstacle| matches!(why, Obstacle::LeadsOut | Obstacle::Unreadable(_) | Obstacle::OfAProgram);
        if let Some(obstacle) = source.obstacle.as_ref().filter(|why| kind.is_some() || is_told(why)) {
            return Err(vec![unread::obstacle(id, obstacle)]);
        }
        let kind = kind.ok_or_else(|| vec![unread::explain(id, source)])?;
        Ok(Self { kind, tree: SourceTree::read(id, source, kind.form())? })
    }

    /// The names that it gives.
    pub(super) fn names(&self) -> Vec<Given> {
        (self.kind.names.given)(&self.tree)
    }

    /// What it says; nothing where its faults leave nothing.
    pub(super) fn part(&self, names: &Names) -> (Option<Part>, Faults) {
        let mut reader = Reader::new(names, &self.tree.source.text);
        let part = (self.kind.read)(&self.tree, &mut reader);
        (part, reader.into_faults())
    }
}

/// The content, file by file.
pub(super) struct ReadContent<T> {
    /// What each file that has a tree says; nothing where its faults leave nothing.
    pub(super) parts: Vec<Option<Part>>,
    /// What takes the place of files that all others need.
    pub(super) placeholders: Vec<Part>,
    /// What is kept of each file that has a tree.
    pub(super) kept: Vec<T>,
    /// The names defined in all files.
    pub(super) names: Names,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) faulty: BTreeSet<String>,
}

/// Reads the content and keeps the result of `keep` for each file. The trees are dropped because they are large. Some files are far longer
/// than others, so each is a separate job.
pub(super) fn read<T: Send>(sources: &Sources, keep: impl Fn(&ContentFile<'_>) -> T + Sync) -> ReadContent<T> {
    let sources_by_id: Vec<(SourceId, &Source)> = sources.iter().collect();
    let trees: Vec<Result<ContentFile<'_>, Vec<Diagnostic>>> =
        sources_by_id.par_iter().with_max_len(1).map(|(id, source)| ContentFile::read(*id, source)).collect();
    let mut names = Names::default();
    let mut diagnostics = Vec::new();
    let mut files = Vec::new();
    for ((_, source), tree) in sources_by_id.iter().zip(trees) {
        match tree {
            Ok(file) => files.push(file),
            Err(faults) => {
                // A lock or a backup would define nothing.
                if faults.iter().any(Diagnostic::is_error) {
                    names.add_unread(names_meant(&source.name));
                }
                diagnostics.extend(faults);
            }
        }
    }
    let copies: Vec<Option<Diagnostic>> =
        files.iter().map(|file| copy_fault(&file.tree, files.iter().map(|file| &file.tree))).collect();
    let mut is_copy = copies.iter().map(Option::is_some).collect::<Vec<_>>().into_iter();
    files.retain(|_| !is_copy.next().unwrap_or_default());
    diagnostics.extend(copies.into_iter().flatten());
    report_missing(sources, &mut names, &mut diagnostics);
    let given: Vec<Vec<Given>> = files.par_iter().with_max_len(1).map(ContentFile::names).collect();
    for (file, given) in files.iter().zip(given) {
        names.add_unread((file.kind.names.lost)(&file.tree));
        names.add(given, &mut diagnostics);
    }
    let commitment = files.iter().find(|file| file.kind.files == COMMITMENT).and_then(|file| file.tree.body());
    let of_file = |file: ContentFile<'_>| (file.kind, file.part(&names), keep(&file));
    let of_files: Vec<_> = files.into_par_iter().with_max_len(1).map(of_file).collect();
    let (mut parts, mut kept, mut unknown, mut read) = (Vec::new(), Vec::new(), Vec::new(), BTreeSet::new());
    for (kind, (part, mut faults), of_file) in of_files {
        read.extend(part.is_some().then_some(kind.files.as_str()));
        parts.push(part);
        kept.push(of_file);
        diagnostics.append(&mut faults.diagnostics);
        unknown.append(&mut faults.missing);
    }
    let placeholders = sources_by_id.first().map(|(at, _)| placeholders(&read, *at)).unwrap_or_default();
    let faulty = faulty(&diagnostics, &unknown, sources);
    diagnostics.append(&mut references::report(unknown, &names, commitment));
    Diagnostic::sort(&mut diagnostics);
    // A text that YAML references repeat in several places is written, and reported, once.
    diagnostics.dedup();
    ReadContent { parts, placeholders, kept, names, diagnostics, faulty }
}

fn faulty(diagnostics: &[Diagnostic], unknown: &[Missing], sources: &Sources) -> BTreeSet<String> {
    let errors = || diagnostics.iter().filter(|fault| fault.is_error());
    let places = errors().filter_map(|fault| fault.place.as_ref()).map(|label| label.span);
    let places = places.chain(unknown.iter().map(|missing| missing.span));
    let missing = errors().filter_map(|fault| fault.missing).map(str::to_owned);
    let names: Vec<String> = places.map(|span| sources.get(span.source).name.clone()).collect();
    // A file with a wrong name is missing where it has to be.
    let meant: Vec<String> = names.iter().filter_map(|name| unread::better_name(name)).collect();
    names.into_iter().chain(meant).chain(missing).collect()
}

/// The kinds of names that a file would define if it could be read, or if it had the right name.
fn names_meant(name: &str) -> &'static [NameKind] {
    let kind = ContentKind::of(name).or_else(|| ContentKind::of(&unread::better_name(name)?));
    kind.map(|kind| kind.names.kinds).unwrap_or_default()
}

/// The kinds of files that all others need.
fn needed() -> impl Iterator<Item = (&'static ContentKind, &'static Needed)> {
    KINDS.iter().filter_map(|kind| Some((kind, kind.needed.as_ref()?)))
}

fn report_missing(sources: &Sources, names: &mut Names, faults: &mut Vec<Diagnostic>) {
    for (kind, Needed { holds, .. }) in needed() {
        let name = kind.files.as_str();
        if !sources.files.iter().any(|source| source.name == name) {
            let message = format!("there is no `{name}` in `{}`", sources.root);
            let fault = Diagnostic::nowhere(&rules::MISSING_FILE, message).about(name);
            faults.push(fault.help(format!("add the file: it holds {holds}")));
            names.add_unread(kind.names.kinds);
        }
    }
}

/// What takes the place of files that all others need, where they are not among the `read` ones.
fn placeholders(read: &BTreeSet<&str>, at: SourceId) -> Vec<Part> {
    let missing = needed().filter(|(kind, _)| !read.contains(kind.files.as_str()));
    missing.filter_map(|(_, needed)| (needed.placeholder)(at)).collect()
}
