//! The stages, joined: sources and settings -> everything to publish, or the faults that stand in the way. Read this to know the house.

mod additions;
mod follow;
mod preview;

use std::error::Error;

use jiff::civil::Date;
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::artifact::{Artifact, Gathered, Sink};
use crate::check::{self, Context, check, is_certain};
use crate::compatibility;
use crate::config::{Day, Settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::diff::{self, DiffReport, Side};
use crate::links;
use crate::model::catalog::Catalog;
use crate::model::period::Interval;
use crate::model::site::Zone;
use crate::parse::authoring::{AuthoringSchema, schemas};
use crate::parse::{self, Parsed, parse};
use crate::published_feed::Published;
use crate::render::pages::site_pages;
use crate::render::{Job, RenderError, feed_alone, render};
use crate::resolve::{past, resolve};
use crate::rule::Rule;
use crate::source::{SourceId, Sources};
use crate::theme::Theme;

pub use crate::parse::Memory;
pub use crate::pipeline::additions::{
    department_file, errors_beyond, faults_of_nameless_departments, first_calendar, has_plain_standard, service_file,
    with_service, with_standard,
};
pub use crate::pipeline::preview::{Preview, Previewed, Whole, headers, preview};

/// What a build of checked content is at, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// What holds on the day.
    Resolve,
    /// Pages, feed and the rest.
    Render,
    /// Where each link leads.
    FollowLinks,
}

/// What a build gives.
#[derive(Debug)]
pub struct Build<M = Made> {
    /// Faults, warnings and notes, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// What was made; nothing if a fault stands in the way.
    pub made: Option<M>,
}

/// What a site is about whose files have been handed over.
#[derive(Debug)]
pub struct Facts {
    /// The day that it was built for.
    pub day: Date,
    /// The days for which it is true.
    pub in_force: Interval,
    /// How many standards are in force.
    pub standards_in_force: usize,
}

/// A site in memory.
#[derive(Debug)]
pub struct Made {
    /// Every file, sorted by path.
    pub artifacts: Vec<Artifact>,
    /// What it is about.
    pub facts: Facts,
}

/// Hands over the files of the site, each as soon as it is made, the long ones chunk by chunk; `begin` is told of each phase. Both are
/// called from the threads that do the work. A fault may come to light when the files are made already: a link of theirs leads nowhere.
/// They are not to be published then.
///
/// # Errors
/// If the theme's templates are broken. Faults in the content are not errors: they are in [`Build::diagnostics`].
pub fn build_to(
    begin: &(dyn Fn(Phase) + Sync),
    sink: &Sink<'_>,
    checked: Checked,
    theme: &Theme,
    settings: &Settings,
) -> Result<Build<Facts>, RenderError> {
    among_the_threads(|| build_here(begin, sink, checked, theme, settings))
}

fn build_here(
    begin: &dyn Fn(Phase),
    sink: &Sink<'_>,
    Checked { catalog, mut diagnostics, links: written }: Checked,
    theme: &Theme,
    settings: &Settings,
) -> Result<Build<Facts>, RenderError> {
    let Some(catalog) = sound(catalog, &diagnostics) else { return Ok(Build { diagnostics, made: None }) };
    begin(Phase::Resolve);
    let day = day(settings.day, &catalog.site.time_zone);
    let edition = resolve(&catalog, day, settings.drafts);
    let base_url = settings.base_url.as_ref().unwrap_or(&catalog.site.base_url.value);
    let links = links::Site::new(base_url);
    begin(Phase::Render);
    render(Job { edition: &edition, theme, base_url, archive: &|each| past(&edition).try_for_each(each) }, &|chunk| {
        links.see(&chunk.artifact);
        sink(chunk);
    })?;
    begin(Phase::FollowLinks);
    let dead = links.faults();
    if !dead.is_empty() {
        diagnostics.append(&mut links::diagnostics(&dead, &written, base_url));
        Diagnostic::sort(&mut diagnostics);
        return Ok(Build { diagnostics, made: None });
    }
    let standards_in_force = edition.standards_in_force().count();
    Ok(Build { diagnostics, made: Some(Facts { day, in_force: edition.in_force, standards_in_force }) })
}

/// The whole site in memory.
///
/// # Errors
/// As [`build_to`].
pub fn build(sources: &Sources, theme: &Theme, settings: &Settings) -> Result<Build<Made>, RenderError> {
    let files = Gathered::default();
    let Build { diagnostics, made } =
        build_to(&|_| (), &|chunk| files.add(chunk), checked(sources, settings.day), theme, settings)?;
    Ok(Build { diagnostics, made: made.map(|facts| Made { artifacts: files.into_artifacts(), facts }) })
}

/// Every fault, warning and note of the content, and of the links of the site that it makes on that day.
#[must_use]
pub fn diagnose(sources: &Sources, today: Day) -> Vec<Diagnostic> {
    let Checked { catalog, diagnostics, .. } = followed(sources, today);
    if let Some(catalog) = catalog {
        let_go(catalog);
    }
    diagnostics
}

/// The content without an error, and everything that is to be said about it and its links.
fn followed(sources: &Sources, today: Day) -> Checked {
    among_the_threads(|| {
        let Checked { catalog, mut diagnostics, links } = checked(sources, today);
        let catalog = sound(catalog, &diagnostics);
        if let Some(catalog) = &catalog {
            let day = day(today, &catalog.site.time_zone);
            diagnostics.append(&mut follow::dead_links(catalog, &links, day));
            Diagnostic::sort(&mut diagnostics);
        }
        Checked { catalog, diagnostics, links }
    })
}

/// The content's diagnostics, with what would break a promise to those who read the published feed.
#[derive(Debug)]
pub struct Diagnosis {
    /// Faults, warnings and notes, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the content could be compared: with errors in it nobody knows what it says.
    pub is_compared: bool,
}

/// Every fault, warning and note of the content, and what sets it against the site published in `folder`.
///
/// # Errors
/// If the content's feed can't be made.
pub fn diagnose_against(
    sources: &Sources,
    day: Day,
    before: &Published,
    folder: &str,
) -> Result<Diagnosis, Box<dyn Error>> {
    let Checked { catalog, mut diagnostics, .. } = followed(sources, day);
    let Some(catalog) = catalog else { return Ok(Diagnosis { diagnostics, is_compared: false }) };
    let today = self::day(day, &catalog.site.time_zone);
    let after = feed(&catalog, today, false)?;
    let context =
        compatibility::Context { catalog: &catalog, before, after: &after, pages: &site_pages(), folder, today };
    diagnostics.append(&mut compatibility::check(&context));
    Diagnostic::sort(&mut diagnostics);
    Ok(Diagnosis { diagnostics, is_compared: true })
}

/// What comparing gives.
#[derive(Debug)]
pub struct Compared {
    /// Faults, warnings and notes of the content, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// What changes; nothing if a fault stands in the way.
    pub report: Option<DiffReport>,
}

/// What changes for residents from the site published in `folder` to the content.
///
/// # Errors
/// If the content's feed can't be made.
pub fn changes_against(
    sources: &Sources,
    settings: &Settings,
    before: &Published,
    folder: &str,
) -> Result<Compared, Box<dyn Error>> {
    let Checked { catalog, diagnostics, .. } = checked(sources, settings.day);
    let Some(catalog) = sound(catalog, &diagnostics) else { return Ok(Compared { diagnostics, report: None }) };
    let today = day(settings.day, &catalog.site.time_zone);
    let after = feed(&catalog, today, settings.drafts)?;
    let report = DiffReport {
        city: catalog.site.city.clone(),
        before: Side { folder: Some(folder.to_owned()), day: None, in_force: before.in_force },
        after: Side { folder: None, day: Some(today), in_force: after.in_force },
        changes: diff::changes(before, &after),
    };
    Ok(Compared { diagnostics, report: Some(report) })
}

/// What changes for residents from one day to another, with the content as it is.
///
/// # Errors
/// If the content's feed can't be made.
pub fn changes_between(sources: &Sources, from: Date, to: Date, drafts: bool) -> Result<Compared, Box<dyn Error>> {
    let Checked { catalog, diagnostics, .. } = checked(sources, Day::Given(from));
    let Some(catalog) = sound(catalog, &diagnostics) else { return Ok(Compared { diagnostics, report: None }) };
    let (before, after) = (feed(&catalog, from, drafts)?, feed(&catalog, to, drafts)?);
    let mut changes = diff::changes(&before, &after);
    changes.append(&mut diff::new_names(&catalog, from, to));
    diff::sort(&mut changes);
    let side = |day: Date, feed: &Published| Side { folder: None, day: Some(day), in_force: feed.in_force };
    let report =
        DiffReport { city: catalog.site.city.clone(), before: side(from, &before), after: side(to, &after), changes };
    Ok(Compared { diagnostics, report: Some(report) })
}

/// The model of content without an error.
fn sound(catalog: Option<Catalog>, diagnostics: &[Diagnostic]) -> Option<Catalog> {
    catalog.filter(|_| !diagnostics.iter().any(Diagnostic::is_error))
}

/// What the content's feed says on a day, read back as others read it.
fn feed(catalog: &Catalog, day: Date, drafts: bool) -> Result<Published, Box<dyn Error>> {
    let edition = resolve(catalog, day, drafts);
    let base_url = &catalog.site.base_url.value;
    let artifacts = feed_alone(Job {
        edition: &edition,
        theme: &Theme::built_in(),
        base_url,
        archive: &|each| past(&edition).try_for_each(each),
    })?;
    Ok(Published::read(&artifacts)?)
}

/// Content that has become the model, and to which every rule has been applied. It has all that is needed of the texts.
#[derive(Debug)]
pub struct Checked {
    catalog: Option<Catalog>,
    /// Faults, warnings and notes, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// The links of which only the finished site tells whether they lead anywhere.
    links: Vec<links::Written>,
}

impl Checked {
    /// The files into which what is said of the content, or may yet be said of its links, points.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        let of_links = self.links.iter().map(|link| link.span.source);
        self.diagnostics.iter().flat_map(Diagnostic::sources).chain(of_links)
    }
}

/// Checks the content.
#[must_use]
pub fn checked(sources: &Sources, today: Day) -> Checked {
    among_the_threads(|| judged(parse(sources), sources, today))
}

/// Does a long job on one of the threads that its parts are shared out to: one beside them would only wait for them, and have memory of
/// its own. For nothing that somebody waits for while such a job runs: it would have to wait for its end.
fn among_the_threads<T: Send>(job: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| job())
}

/// Lets go of a model on all threads: one alone needs half as long for it as for all rules.
fn let_go(catalog: Catalog) {
    catalog.departments.into_par_iter().with_max_len(1).for_each(drop);
}

/// The content with what the rules find in it.
fn judged(Parsed { catalog, mut diagnostics, faulty }: Parsed, sources: &Sources, today: Day) -> Checked {
    let mut links = Vec::new();
    if let Some(catalog) = &catalog {
        let today = day(today, &catalog.site.time_zone);
        let pages = site_pages();
        let context = Context::new(catalog, sources, &pages, today);
        let mut found = check(&context);
        found.retain(|diagnostic| is_certain(diagnostic, &faulty, sources));
        diagnostics.append(&mut found);
        Diagnostic::sort(&mut diagnostics);
        links.extend(check::undecided_links(&context).map(|(to, span)| links::Written { to, span }));
    }
    Checked { catalog, diagnostics, links }
}

/// The city's day.
fn day(day: Day, zone: &Zone) -> Date {
    match day {
        Day::Given(date) => date,
        Day::At(moment) => moment.to_zoned(zone.rules.clone()).date(),
    }
}

/// Every rule that content has to keep to, by name.
#[must_use]
pub fn rules() -> Vec<Rule> {
    let of_the_whole = check::RULES.iter().map(|check| check.rule);
    let of_the_feed = compatibility::RULES.iter().copied();
    let mut rules: Vec<Rule> =
        parse::RULES.iter().copied().chain(of_the_whole).chain(of_the_feed).chain([links::RULE]).collect();
    rules.sort_by_key(|rule| rule.name);
    rules
}

/// The schemas of all kinds of content files, for editors.
#[must_use]
pub fn authoring_schemas() -> Vec<AuthoringSchema> {
    schemas()
}

/// The clauses of the commitment with their titles, where the content can be read.
#[must_use]
pub fn clauses(sources: &Sources) -> Vec<(String, String)> {
    let catalog = parse(sources).catalog;
    let clauses = catalog.iter().flat_map(|catalog| catalog.commitment.clauses());
    clauses.map(|(id, section)| (id.to_string(), section.title.clone())).collect()
}

/// The day that it is in a time zone; nothing if there is none of that name.
#[must_use]
pub fn day_in(zone: &str, moment: Day) -> Option<Date> {
    let rules = jiff::tz::TimeZone::get(zone).ok()?;
    Some(day(moment, &Zone { name: zone.to_owned(), rules }))
}

/// The city's day; that of UTC where its time zone can't be read. Nothing if there is no content.
#[must_use]
pub fn city_day(sources: &Sources, moment: Day) -> Option<Date> {
    parse(sources).catalog.map(|catalog| day(moment, &catalog.site.time_zone))
}

/// How many diagnostics of a severity there are.
#[must_use]
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}
