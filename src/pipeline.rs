//! The stages, joined: sources and settings -> everything to publish, or the faults that stand in the way. Read this to know the house.

use jiff::civil::Date;

use crate::artifact::Artifact;
use crate::check::{Context, check};
use crate::config::{Day, Settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::links;
use crate::model::catalog::Catalog;
use crate::model::period::Interval;
use crate::model::site::Zone;
use crate::parse::{Parsed, parse};
use crate::render::{Job, RenderError, render};
use crate::resolve::resolve;
use crate::source::Sources;
use crate::theme::Theme;

/// What a build gives.
#[derive(Debug)]
pub struct Build {
    /// Faults, warnings and notes, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// The site; nothing if a fault stands in the way.
    pub made: Option<Made>,
}

/// A site, ready to be published.
#[derive(Debug)]
pub struct Made {
    /// Every file, sorted by path.
    pub artifacts: Vec<Artifact>,
    /// The day that it was built for.
    pub day: Date,
    /// The days for which it is true.
    pub in_force: Interval,
    /// How many standards are in force.
    pub standards_in_force: usize,
}

/// Builds the site in memory.
///
/// # Errors
/// If the theme's templates are broken. Faults in the content are not errors: they are in [`Build::diagnostics`].
pub fn build(sources: &Sources, theme: &Theme, settings: &Settings) -> Result<Build, RenderError> {
    let Checked { catalog, diagnostics } = checked(sources, settings.day);
    let is_faulty = diagnostics.iter().any(Diagnostic::is_error);
    let Some(catalog) = catalog.filter(|_| !is_faulty) else {
        return Ok(Build { diagnostics, made: None });
    };
    let day = day(settings.day, &catalog.site.time_zone);
    let edition = resolve(&catalog, day, settings.drafts);
    let base_url = settings.base_url.as_ref().unwrap_or(&catalog.site.base_url.value);
    let artifacts = render(Job { edition: &edition, theme, base_url })?;
    let made =
        Made { artifacts, day, in_force: edition.in_force, standards_in_force: edition.standards_in_force().count() };
    Ok(Build { diagnostics, made: Some(made) })
}

/// Every fault, warning and note of the content, and of the links on the pages that it makes on that day with the built-in theme.
#[must_use]
pub fn diagnose(sources: &Sources, today: Day) -> Vec<Diagnostic> {
    let Checked { catalog, mut diagnostics } = checked(sources, today);
    let is_faulty = diagnostics.iter().any(Diagnostic::is_error);
    if let Some(catalog) = catalog.filter(|_| !is_faulty) {
        let today = day(today, &catalog.site.time_zone);
        diagnostics.append(&mut dead_links(&catalog, today));
        Diagnostic::sort(&mut diagnostics);
    }
    diagnostics
}

fn dead_links(catalog: &Catalog, day: Date) -> Vec<Diagnostic> {
    let (edition, theme) = (resolve(catalog, day, false), Theme::built_in());
    let base_url = &catalog.site.base_url.value;
    match render(Job { edition: &edition, theme: &theme, base_url }) {
        Ok(artifacts) => links::faults(&artifacts, base_url).iter().map(links::Fault::diagnostic).collect(),
        Err(reason) => vec![Diagnostic::nowhere(links::RULE.name, reason.to_string())],
    }
}

struct Checked {
    catalog: Option<Catalog>,
    diagnostics: Vec<Diagnostic>,
}

fn checked(sources: &Sources, today: Day) -> Checked {
    let Parsed { catalog, mut diagnostics } = parse(sources);
    if let Some(catalog) = &catalog {
        let today = day(today, &catalog.site.time_zone);
        diagnostics.append(&mut check(&Context { catalog, today }));
        Diagnostic::sort(&mut diagnostics);
    }
    Checked { catalog, diagnostics }
}

/// The city's day.
fn day(day: Day, zone: &Zone) -> Date {
    match day {
        Day::Given(date) => date,
        Day::At(moment) => moment.to_zoned(zone.rules.clone()).date(),
    }
}

/// How many diagnostics of a severity there are.
#[must_use]
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}
