//! The stages, joined: sources and settings -> everything to publish, or the faults that prevent it. This is the story of a build; the files
//! of this room tell the others: what is wrong with content, what changes, what is added, and how a preview is made.

mod additions;
mod checked;
mod comparison;
mod counting;
mod current;
mod days;
mod diagnosis;
mod feed;
mod fixing;
mod follow;
mod guard;
mod hosted;
mod lost_pages;
mod named;
mod newsletter;
mod passed_links;
mod planned;
mod preview;
mod print_rules;
mod printing;
mod reporting;
mod rules;
mod tables;
mod threads;
mod untimely;

use jiff::civil::Date;

use crate::address::FEED;
use crate::artifact::{Artifact, Gathered, Sink};
use crate::config::Settings;
use crate::diagnostic::Diagnostic;
use crate::links;
use crate::model::catalog::Catalog;
use crate::model::period::Interval;
use crate::pipeline::checked::sound;
use crate::pipeline::days::day;
use crate::pipeline::threads::among_the_threads;
use crate::render::{Job, RenderError, render};
use crate::resolve::resolve;
use crate::source::Sources;
use crate::theme::Theme;

pub use crate::compatibility::Acceptance;
pub use crate::parse::Memory;
pub use crate::pipeline::additions::{
    clauses, department_file, errors_beyond, faults_of_nameless_departments, first_calendar, has_plain_standard,
    inherited, service_file, with_service, with_standard,
};
pub use crate::pipeline::checked::{Checked, checked};
pub use crate::pipeline::comparison::{Compared, changes_against, changes_between, changes_by};
pub use crate::pipeline::counting::{NotCounted, counted, suggested};
pub use crate::pipeline::current::Current;
pub use crate::pipeline::days::{city_day, day_in};
pub use crate::pipeline::diagnosis::{Diagnosis, diagnose, diagnose_against};
pub use crate::pipeline::fixing::{Fixing, fixed};
pub use crate::pipeline::guard::Guard;
pub use crate::pipeline::hosted::hosted_site;
pub use crate::pipeline::named::{Unnamed, calendar_named, department_named, service_named, standard_named};
pub use crate::pipeline::newsletter::{News, NewsDays, news};
pub use crate::pipeline::planned::{Wanted, planned};
pub use crate::pipeline::preview::{Preview, Previewed, Whole, headers, preview};
pub use crate::pipeline::printing::{Order, print};
pub use crate::pipeline::reporting::{Reported, report};
pub use crate::pipeline::rules::{authoring_schemas, rules};
pub use crate::pipeline::tables::results_table;
pub use crate::pipeline::threads::{is_alone, work_on};
pub use crate::pipeline::untimely::{How, Untimely, untimely};
pub use crate::render::feed::v1::VERSION as FEED_VERSION;
pub use crate::render::publications::{Paper, Printed};

/// The phases of a build of checked content, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Finds out what is in force on the day.
    Resolve,
    /// Makes the pages, the feed and all other files.
    Render,
    /// Follows every link.
    FollowLinks,
    /// Compares the feed with the published copy.
    Compare,
}

/// The result of a build.
#[derive(Debug)]
pub struct Build<M = Made> {
    /// Errors, warnings and notes, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// What is let through although it changes what was published, one line each.
    pub told: Vec<String>,
    /// What was made; `None` if there are errors.
    pub made: Option<M>,
}

/// Facts about a site whose files have been handed over.
#[derive(Debug)]
pub struct Facts {
    /// The day for which it was built.
    pub day: Date,
    /// The days for which it is valid.
    pub in_force: Interval,
    /// How many standards are in force.
    pub standards_in_force: usize,
}

/// A site in memory.
#[derive(Debug)]
pub struct Made {
    /// Every file, sorted by path.
    pub artifacts: Vec<Artifact>,
    /// Facts about the site.
    pub facts: Facts,
}

/// Hands over the files of the site, each as soon as it is made, the long ones chunk by chunk; `begin` is told of each phase. Both are
/// called from the threads that do the work. A fault may come to light when the files are made already: a link of theirs leads nowhere.
/// They are not to be published then. Nor are they if `guard` finds that they would break the copy that is published.
///
/// # Errors
/// If the theme's templates are broken. Errors in the content are in [`Build::diagnostics`].
pub fn build_to(
    begin: &(dyn Fn(Phase) + Sync),
    sink: &Sink<'_>,
    checked: Checked,
    theme: &Theme,
    settings: &Settings,
    guard: Option<&Guard>,
) -> Result<Build<Facts>, RenderError> {
    among_the_threads(|| build_here(begin, sink, checked, theme, settings, guard))
}

fn build_here(
    begin: &dyn Fn(Phase),
    sink: &Sink<'_>,
    Checked { catalog, mut diagnostics, links: written }: Checked,
    theme: &Theme,
    settings: &Settings,
    guard: Option<&Guard>,
) -> Result<Build<Facts>, RenderError> {
    let refused = |diagnostics| Ok(Build { diagnostics, told: Vec::new(), made: None });
    let day_of = |catalog: &Catalog| day(settings.day, &catalog.site.time_zone);
    lost_pages::explain(&mut diagnostics, catalog.as_ref(), day_of, guard)?;
    let Some(catalog) = sound(catalog, &diagnostics) else { return refused(diagnostics) };
    begin(Phase::Resolve);
    let day = day_of(&catalog);
    let catalog = catalog.known_on(day);
    let edition = resolve(&catalog, day, settings.drafts);
    let base_url = settings.base_url.as_ref().unwrap_or(&catalog.site.base_url.value);
    let links = links::SiteLinks::new(base_url);
    begin(Phase::Render);
    let made = Gathered::default();
    let of_print = render(Job { edition: &edition, theme, base_url }, &|chunk| {
        links.see(&chunk.artifact);
        if guard.is_some() && chunk.artifact.path.as_str().starts_with(FEED) {
            made.add(chunk.clone());
        }
        sink(chunk);
    })?;
    diagnostics.append(&mut printing::told_of_site(&of_print, day));
    Diagnostic::sort(&mut diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return refused(diagnostics);
    }
    begin(Phase::FollowLinks);
    let dead = links.faults();
    if !dead.is_empty() {
        let job = Job { edition: &edition, theme, base_url };
        diagnostics.append(&mut passed_links::diagnostics(&dead, &written, &catalog, job)?);
        Diagnostic::sort(&mut diagnostics);
        if diagnostics.iter().any(Diagnostic::is_error) {
            lost_pages::explain(&mut diagnostics, Some(&catalog), |_| day, guard)?;
            return refused(diagnostics);
        }
    }
    let mut told = Vec::new();
    if let Some(guard) = guard {
        begin(Phase::Compare);
        let mut verdict = guard.verdict(&catalog, day, &made.into_artifacts())?;
        told.append(&mut verdict.told);
        diagnostics.append(&mut verdict.diagnostics);
        Diagnostic::sort(&mut diagnostics);
        if diagnostics.iter().any(Diagnostic::is_error) {
            return Ok(Build { diagnostics, told, made: None });
        }
    }
    let standards_in_force = edition.standards_in_force().count();
    Ok(Build { diagnostics, told, made: Some(Facts { day, in_force: edition.in_force, standards_in_force }) })
}

/// Builds the whole site in memory.
///
/// # Errors
/// The same as for [`build_to`].
pub fn build(sources: &Sources, theme: &Theme, settings: &Settings) -> Result<Build<Made>, RenderError> {
    let files = Gathered::default();
    let Build { diagnostics, told, made } =
        build_to(&|_| (), &|chunk| files.add(chunk), checked(sources, settings.day), theme, settings, None)?;
    Ok(Build { diagnostics, told, made: made.map(|facts| Made { artifacts: files.into_artifacts(), facts }) })
}
