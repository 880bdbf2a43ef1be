//! Sources -> the model of the content, with what every rule says about it.

use crate::check::{self, Context, check, is_certain};
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::links;
use crate::model::catalog::Catalog;
use crate::parse::{Parsed, parse};
use crate::pipeline::days::day;
use crate::pipeline::threads::among_the_threads;
use crate::render::pages::site_pages;
use crate::source::{SourceId, Sources};

/// Content that has been parsed and checked by every rule. The source files are no longer needed.
#[derive(Debug)]
pub struct Checked {
    pub(super) catalog: Option<Catalog>,
    /// Faults, warnings and notes, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// The links that only the finished site can decide.
    pub(super) links: Vec<links::WrittenLink>,
}

impl Checked {
    /// The files that diagnostics point into, or may point into once links are followed.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        let of_links = self.links.iter().map(|link| link.span.source);
        // What doesn't fit on paper comes to light when it is printed.
        let printed = self.catalog.iter().filter(|catalog| !catalog.site.publications.is_empty());
        let of_print = printed.flat_map(|catalog| {
            let services = catalog.services().map(|(_, service)| service.name.span.source);
            services.chain([catalog.site.base_url.span.source])
        });
        self.diagnostics.iter().flat_map(Diagnostic::sources).chain(of_links).chain(of_print)
    }
}

/// Checks the content.
#[must_use]
pub fn checked(sources: &Sources, today: Day) -> Checked {
    among_the_threads(|| judged(parse(sources), sources, today))
}

/// Applies every rule to parsed content.
pub(super) fn judged(Parsed { catalog, mut diagnostics, faulty }: Parsed, sources: &Sources, today: Day) -> Checked {
    let mut links = Vec::new();
    if let Some(catalog) = &catalog {
        let today = day(today, &catalog.site.time_zone);
        let pages = site_pages();
        let context = Context::new(catalog, sources, &pages, today);
        let mut found = check(&context);
        found.retain(|diagnostic| is_certain(diagnostic, &faulty, sources));
        diagnostics.append(&mut found);
        Diagnostic::sort(&mut diagnostics);
        links.extend(check::undecided_links(&context).map(|(to, span)| links::WrittenLink { to, span }));
    }
    Checked { catalog, diagnostics, links }
}

/// The catalog, if the content has no errors.
pub(super) fn sound(catalog: Option<Catalog>, diagnostics: &[Diagnostic]) -> Option<Catalog> {
    catalog.filter(|_| !diagnostics.iter().any(Diagnostic::is_error))
}
