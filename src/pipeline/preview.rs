//! Prepares content to be shown page by page. Each page has the same bytes as in a build, and is made on request.

use jiff::civil::Date;

use crate::address::{self, FEED};
use crate::artifact::{Artifact, SitePath};
use crate::config::{Day, Settings};
use crate::diagnostic::Diagnostic;
use crate::links;
use crate::model::catalog::Catalog;
use crate::model::site::BaseUrl;
use crate::parse::Memory;
use crate::pipeline::checked::{Checked, judged, sound};
use crate::pipeline::days::day;
use crate::pipeline::guard::Guard;
use crate::pipeline::lost_pages;
use crate::pipeline::printing::told_of_site;
use crate::render::{Job, RenderError, hosting, pages, rendered};
use crate::resolve::resolve;
use crate::source::Sources;
use crate::theme::Theme;

/// The result of checking content for a preview.
#[derive(Debug)]
pub struct Previewed {
    /// Errors, warnings and notes, in order. Dead links that only a build finds are in [`Whole`].
    pub diagnostics: Vec<Diagnostic>,
    /// The preview; `None` if there are errors.
    pub preview: Option<Preview>,
}

/// Content without errors, with its theme and day.
#[derive(Debug)]
pub struct Preview {
    catalog: Catalog,
    theme: Theme,
    base_url: BaseUrl,
    day: Date,
    today: Date,
    scheduled: Vec<Date>,
    drafts: bool,
    /// The texts' links that only the finished site can decide.
    links: Vec<links::WrittenLink>,
}

/// A whole site, as a build makes it.
#[derive(Debug)]
pub struct Whole {
    /// Every file, sorted by path.
    pub artifacts: Vec<Artifact>,
    /// What would stop a build: dead links, and changes to what was published.
    pub faults: Vec<Diagnostic>,
}

/// Checks the content and keeps what is needed to show it. Files that `memory` knows are not read again. Dead links to what a published copy
/// has and the content has lost are told as that loss.
///
/// # Errors
/// If the content's feed can't be made, to compare it.
pub fn preview(
    memory: &mut Memory,
    sources: &Sources,
    theme: &Theme,
    settings: &Settings,
    now: Day,
    guard: Option<&Guard>,
) -> Result<Previewed, RenderError> {
    let Checked { catalog, mut diagnostics, links } = judged(memory.parse(sources), sources, settings.day);
    let day_of = |catalog: &Catalog| day(settings.day, &catalog.site.time_zone);
    lost_pages::explain(&mut diagnostics, catalog.as_ref(), day_of, guard.filter(|_| !settings.drafts))?;
    let preview = sound(catalog, &diagnostics).map(|catalog| {
        let (day, today) = (day_of(&catalog), day(now, &catalog.site.time_zone));
        let catalog = catalog.known_on(day);
        let boundaries = resolve(&catalog, day, settings.drafts).boundaries;
        Preview {
            theme: theme.clone(),
            base_url: settings.base_url.as_ref().unwrap_or(&catalog.site.base_url.value).clone(),
            day,
            today,
            scheduled: boundaries.into_iter().filter(|day| *day > today).collect(),
            drafts: settings.drafts,
            links,
            catalog,
        }
    });
    Ok(Previewed { diagnostics, preview })
}

impl Preview {
    /// The day that is shown.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// The city's day.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }

    /// Whether it is still the same day in the city.
    #[must_use]
    pub fn is_on_its_day(&self, now: Day) -> bool {
        self.today == day(now, &self.catalog.site.time_zone)
    }

    /// Whether drafts are shown.
    #[must_use]
    pub fn drafts(&self) -> bool {
        self.drafts
    }

    /// The address where the site will be published.
    #[must_use]
    pub fn base_url(&self) -> &BaseUrl {
        &self.base_url
    }

    /// The days after today on which something starts or ends, earliest first.
    #[must_use]
    pub fn scheduled(&self) -> &[Date] {
        &self.scheduled
    }

    /// The page with this path; `None` if there is none.
    ///
    /// # Errors
    /// If the theme can't be used.
    pub fn page(&self, path: &str) -> Result<Option<Artifact>, RenderError> {
        self.render(|job| pages::page(job, path))
    }

    /// The name of the draft whose page is at this path; nothing if drafts are shown, or if it is none.
    #[must_use]
    pub fn draft(&self, path: &str) -> Option<&str> {
        let is_here = |id: &str| address::file(&address::service(id)) == path;
        let mut drafts = self.catalog.services().filter(|(_, service)| service.draft && !self.drafts);
        let (_, service) = drafts.find(|(_, service)| is_here(service.id.value.as_str()))?;
        Some(&service.name.value)
    }

    /// The files that pages load.
    ///
    /// # Errors
    /// If the theme can't be used.
    pub fn assets(&self) -> Result<Vec<Artifact>, RenderError> {
        pages::assets(&self.theme)
    }

    /// Everything that a build would publish, compared with a published copy. A preview with drafts is no site to publish.
    ///
    /// # Errors
    /// If the theme can't be used.
    pub fn whole(&self, guard: Option<&Guard>) -> Result<Whole, RenderError> {
        let (artifacts, of_print) = self.render(rendered)?;
        let dead = links::faults(&artifacts, &self.base_url);
        let mut faults = links::diagnostics(&dead, &self.links, &self.base_url);
        faults.extend(told_of_site(&of_print, self.day).into_iter().filter(Diagnostic::is_error));
        if let Some(guard) = guard.filter(|_| !self.drafts) {
            let is_of_the_feed = |file: &&Artifact| file.path.as_str().starts_with(FEED);
            let feed: Vec<Artifact> = artifacts.iter().filter(is_of_the_feed).cloned().collect();
            let refused = guard.verdict(&self.catalog, self.day, &feed)?.diagnostics;
            lost_pages::add(&mut faults, refused.into_iter().filter(Diagnostic::is_error).collect());
        }
        Ok(Whole { artifacts, faults })
    }

    fn render<T>(&self, render: impl FnOnce(Job<'_>) -> T) -> T {
        let edition = resolve(&self.catalog, self.day, self.drafts);
        render(Job { edition: &edition, theme: &self.theme, base_url: &self.base_url })
    }
}

/// The headers (names and values) that a host with the site's settings sends with a file.
#[must_use]
pub fn headers(path: &SitePath) -> Vec<(&'static str, String)> {
    hosting::headers(path)
}
