//! Sources, a theme and settings -> content that can be shown page by page: the same bytes as a build's, made when they are asked for.

use jiff::civil::Date;

use crate::artifact::{Artifact, SitePath};
use crate::config::{Day, Settings};
use crate::diagnostic::Diagnostic;
use crate::links;
use crate::model::catalog::Catalog;
use crate::model::edition::Edition;
use crate::model::site::BaseUrl;
use crate::parse::Memory;
use crate::pipeline::checked::{Checked, judged, sound};
use crate::pipeline::days::day;
use crate::render::{Job, RenderError, hosting, pages, rendered};
use crate::resolve::resolve;
use crate::source::Sources;
use crate::theme::Theme;

/// What looking at content gives.
#[derive(Debug)]
pub struct Previewed {
    /// Faults, warnings and notes, in order. Of links, those that a build finds in what it has made are in [`Whole`].
    pub diagnostics: Vec<Diagnostic>,
    /// What can be shown; nothing if a fault prevents it.
    pub preview: Option<Preview>,
}

/// Content without a fault, how it looks, and for which day.
#[derive(Debug)]
pub struct Preview {
    catalog: Catalog,
    theme: Theme,
    base_url: BaseUrl,
    day: Date,
    today: Date,
    scheduled: Vec<Date>,
    drafts: bool,
    /// Those of the texts of which only the finished site tells whether they lead anywhere.
    links: Vec<links::Written>,
}

/// A whole site, as a build makes it.
#[derive(Debug)]
pub struct Whole {
    /// Every file, sorted by path.
    pub artifacts: Vec<Artifact>,
    /// The links that lead nowhere, for which a build would stop.
    pub dead_links: Vec<Diagnostic>,
}

/// Checks the content, and keeps what is needed to show it. What it remembers of the content is not read again the next time.
#[must_use]
pub fn preview(memory: &mut Memory, sources: &Sources, theme: &Theme, settings: &Settings, now: Day) -> Previewed {
    let Checked { catalog, diagnostics, links } = judged(memory.parse(sources), sources, settings.day);
    let preview = sound(catalog, &diagnostics).map(|catalog| {
        let (day, today) = (day(settings.day, &catalog.site.time_zone), day(now, &catalog.site.time_zone));
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
    Previewed { diagnostics, preview }
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

    /// Whether the city's day is still the same.
    #[must_use]
    pub fn is_on_its_day(&self, now: Day) -> bool {
        self.today == day(now, &self.catalog.site.time_zone)
    }

    /// Whether drafts are shown.
    #[must_use]
    pub fn drafts(&self) -> bool {
        self.drafts
    }

    /// Where the site will be published.
    #[must_use]
    pub fn base_url(&self) -> &BaseUrl {
        &self.base_url
    }

    /// The days after today on which something begins or ends, earliest first.
    #[must_use]
    pub fn scheduled(&self) -> &[Date] {
        &self.scheduled
    }

    /// The page whose file has this path; nothing if no page has it.
    ///
    /// # Errors
    /// If the theme can't be used.
    pub fn page(&self, path: &str) -> Result<Option<Artifact>, RenderError> {
        pages::page(self.job(&self.edition()), path)
    }

    /// The files that pages ask for.
    ///
    /// # Errors
    /// If the theme can't be used.
    pub fn look(&self) -> Result<Vec<Artifact>, RenderError> {
        pages::look(&self.theme)
    }

    /// Everything that a build publishes.
    ///
    /// # Errors
    /// If the theme can't be used.
    pub fn whole(&self) -> Result<Whole, RenderError> {
        let artifacts = rendered(self.job(&self.edition()))?;
        let dead = links::faults(&artifacts, &self.base_url);
        let dead_links = links::diagnostics(&dead, &self.links, &self.base_url);
        Ok(Whole { artifacts, dead_links })
    }

    fn edition(&self) -> Edition<'_> {
        resolve(&self.catalog, self.day, self.drafts)
    }

    fn job<'a>(&'a self, edition: &'a Edition<'a>) -> Job<'a> {
        Job { edition, theme: &self.theme, base_url: &self.base_url, resolve }
    }
}

/// What a host that keeps to the site's settings sends with a file: names and values of headers.
#[must_use]
pub fn headers(path: &SitePath) -> Vec<(&'static str, String)> {
    hosting::headers(path)
}
