//! Compares the content's feed with the published one and reports what would break a promise to its readers. Each rule is a file.
//!
//! What has taken effect is history. It is never removed; if it was published wrongly, it is corrected and labelled.

mod altered_archive;
mod altered_calendar;
mod altered_event;
mod altered_history;
mod changed_key_type;
mod lowered_revision;
mod missing_feed_file;
mod missing_feed_key;
mod missing_licence;
mod repurposed_id;
mod shape;
mod vanished_id;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::address::{FEED, SitePage};
use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;
use crate::model::standard::Version;
use crate::published_feed::{self, Published};
use crate::rule::Rule;
use crate::source::Span;

/// What the rules compare.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The content, to point at the right place.
    pub catalog: &'a Catalog,
    /// The published site.
    pub before: &'a Published,
    /// The site that would be published now.
    pub after: &'a Published,
    /// The pages that the program makes.
    pub pages: &'a [SitePage],
    /// The published site's folder, as shown in messages.
    pub folder: &'a str,
    /// The city's day.
    pub today: Date,
}

/// Reports what breaks a rule.
type Find = fn(&Context<'_>, &mut Vec<Diagnostic>);

macro_rules! table {
    ($($file:ident),* $(,)?) => {
        /// Every rule, by name.
        pub const RULES: &[Rule] = &[$($file::RULE),*];

        const FINDS: &[Find] = &[$($file::check),*];
    };
}

table![
    altered_archive,
    altered_calendar,
    altered_event,
    altered_history,
    changed_key_type,
    lowered_revision,
    missing_feed_file,
    missing_feed_key,
    missing_licence,
    repurposed_id,
    vanished_id,
];

/// Applies every rule.
#[must_use]
pub fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for find in FINDS {
        find(context, &mut diagnostics);
    }
    Diagnostic::sort(&mut diagnostics);
    diagnostics
}

impl<'a> Context<'a> {
    /// The file of a document of the published feed.
    fn file(&self, document: &str) -> String {
        format!("{}/{FEED}{document}", self.folder)
    }

    /// Every published standard with the one that its id will lead to.
    fn pairs(&self) -> impl Iterator<Item = (&'a published_feed::Standard, &'a published_feed::Standard)> {
        let Self { before, after, .. } = *self;
        before.standards().filter_map(move |then| Some((then, after.standards.get(&then.id)?)))
    }

    /// The ids of published standards that other rules already report: the id has vanished, or the history has changed, labelled or not.
    fn accounted_for(&self) -> BTreeSet<&'a str> {
        let is_accounted = |then: &&published_feed::Standard| {
            self.after.standards.get(&then.id).is_none_or(|now| altered_history::has_changed(self, then, now))
        };
        self.before.standards().filter(is_accounted).map(|then| then.id.as_str()).collect()
    }

    /// Whether a version has taken effect, so that it is history.
    fn has_begun(&self, version: &published_feed::Version) -> bool {
        version.effective.from <= self.today
    }

    /// The span of a standard's id in the content.
    fn place(&self, id: &str) -> Option<Span> {
        let of_id = |owned: &crate::model::catalog::Owned<'_>| owned.standard.id.value.as_str() == id;
        self.catalog.standards().find(of_id).map(|owned| owned.standard.id.span)
    }

    /// The content's version of a standard that starts on `from`.
    fn version(&self, id: &str, from: Date) -> Option<&'a Version> {
        let catalog = self.catalog;
        let owned = catalog.standards().find(|owned| owned.standard.id.value.as_str() == id)?;
        owned.standard.versions.iter().find(|version| version.effective.value == from)
    }
}

/// An error at a place in the content, or without one.
fn error(rule: &Rule, place: Option<Span>, message: String) -> Diagnostic {
    match place {
        Some(span) => Diagnostic::error(rule, span, message),
        None => Diagnostic::nowhere(rule, message),
    }
}
