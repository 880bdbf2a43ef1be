//! What the rules compare, and what several of them ask of it.

use jiff::civil::Date;

use crate::address::{FEED, SitePage};
use crate::compatibility::shape::Shapes;
use crate::diagnostic::Diagnostic;
use crate::model::catalog::{Catalog, Owned};
use crate::model::standard::Version;
use crate::published_feed::{self, Published};
use crate::rule::Rule;
use crate::source::Span;

/// What the rules compare.
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
    /// The day up to which what was published is the record. What lies ahead of it is a plan.
    pub today: Date,
    /// The keys of both sites.
    pub shapes: Shapes<'a>,
}

/// Something that would break a promise to readers of the feed.
#[derive(Debug)]
pub struct Break {
    /// The id of what it is about, or the file or key. Staff write it to let the break through.
    pub id: String,
    /// The fault.
    pub fault: Diagnostic,
}

impl Break {
    pub(super) fn of(id: impl Into<String>, fault: Diagnostic) -> Self {
        Self { id: id.into(), fault }
    }
}

impl<'a> Context<'a> {
    /// The file of a document of the published feed.
    pub(super) fn file(&self, document: &str) -> String {
        format!("{}/{FEED}{document}", self.folder)
    }

    /// Every published standard with the one that its id will lead to.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'a published_feed::Standard, &'a published_feed::Standard)> {
        let Self { before, after, .. } = *self;
        before.standards().filter_map(move |then| Some((then, &**after.standards.get(&then.id)?)))
    }

    /// Whether a version has taken effect, so that it is history.
    pub(super) fn has_begun(&self, version: &published_feed::Version) -> bool {
        version.effective.from <= self.today
    }

    /// The span of a standard's id in the content.
    pub(super) fn place(&self, id: &str) -> Option<Span> {
        let of_id = |owned: &Owned<'_>| owned.standard.id.value.as_str() == id;
        self.catalog.standards().find(of_id).map(|owned| owned.standard.id.span)
    }

    /// The content's version of a standard that starts on `from`.
    pub(super) fn version(&self, id: &str, from: Date) -> Option<&'a Version> {
        let catalog = self.catalog;
        let owned = catalog.standards().find(|owned| owned.standard.id.value.as_str() == id)?;
        owned.standard.versions.iter().find(|version| version.effective.value == from)
    }
}

/// An error at a place in the content, or without one.
pub(super) fn error(rule: &Rule, place: Option<Span>, message: String) -> Diagnostic {
    match place {
        Some(span) => Diagnostic::error(rule, span, message),
        None => Diagnostic::nowhere(rule, message),
    }
}
