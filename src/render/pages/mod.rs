//! Edition -> the pages that residents read. Each page is a view (plain data for one template), in a file of its own.

mod about;
mod answers;
pub(super) mod changes;
mod commitment;
mod data;
mod department;
mod embed;
pub(super) mod frame;
mod functions;
mod home;
mod monitoring;
mod on_the_spot;
mod own_page;
mod popular;
mod redirects;
mod renderer;
mod replacement;
mod results;
pub(super) mod service;
mod services;
mod standard;
pub(super) mod theme;
mod topics;
mod topics_in_short;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::address::{self, NOT_FOUND, SitePage};
use crate::artifact::{Artifact, Sink};
use crate::model;
use crate::model::department::Department;
use crate::model::edition::{Edition, EffectiveService};
use crate::model::topic::Topic;
use crate::render::format::{Format, RenderContext};
use crate::render::job::{Job, RenderError, give, give_all};
pub(super) use crate::render::pages::commitment::cited;
pub(super) use crate::render::pages::data::reference::Specimens;
use crate::render::pages::data::{due_dates, examples, reference};
pub(super) use crate::render::pages::department::functions as functions_of;
use crate::render::pages::embed::embedded::{self, Embedded};
use crate::render::pages::embed::{oembed, view as embed_view};
use crate::render::pages::frame::site::Site;
use crate::render::pages::redirects::Redirect;
use crate::render::pages::renderer::PageRenderer;
use crate::render::pages::theme::assets;
pub use crate::render::pages::theme::contrast;
use crate::render::pages::theme::strings::Strings;
use crate::render::pages::theme::templates::View;
use crate::theme::Theme;

pub(super) const FORMAT: Format = Format { name: "pages", render };

/// A page that doesn't depend on a record of the content.
struct Page {
    /// Its address below the site's root.
    address: &'static str,
    /// Its template in the theme.
    template: &'static str,
    /// The section of the theme's texts with its title and summary, unless the content has them.
    texts: Option<&'static str>,
    /// The headings in the built-in theme's template that texts can link to.
    anchors: &'static [&'static str],
    /// What it shows.
    view: fn(&Site<'_>) -> Result<View, RenderError>,
}

/// The pages that exist on every site, except those about the feed's documents. Each has a row here, a view and a template.
const PAGES: &[Page] = &[
    Page {
        address: "",
        template: "home.html",
        texts: None,
        anchors: &["departments", "find", "popular", "promise", "topics"],
        view: |site| View::new(home::view(site)),
    },
    Page {
        address: "commitment/",
        template: "commitment.html",
        texts: None,
        anchors: &["policy"],
        view: |site| View::new(commitment::view(site)),
    },
    Page {
        address: "departments/",
        template: "departments.html",
        texts: Some("departments"),
        anchors: &[],
        view: |site| View::new(department::list(site)),
    },
    Page {
        address: address::SERVICES,
        template: "services.html",
        texts: Some("services"),
        anchors: &["answers", "retired"],
        view: |site| View::new(services::view(site)),
    },
    Page {
        address: "functions/",
        template: "functions.html",
        texts: Some("functions"),
        anchors: &[],
        view: |site| View::new(functions::view(site)),
    },
    Page {
        address: "on-the-spot/",
        template: "on-the-spot.html",
        texts: Some("on_the_spot"),
        anchors: &[],
        view: |site| View::new(on_the_spot::view(site)),
    },
    Page {
        address: "changes/",
        template: "changes.html",
        texts: Some("changes"),
        anchors: &["follow", "past", "scheduled"],
        view: |site| View::new(changes::view(site)),
    },
    Page {
        address: "monitoring/",
        template: "monitoring.html",
        texts: Some("monitoring"),
        anchors: &["totals"],
        view: |site| View::new(monitoring::view(site)),
    },
    Page {
        address: "about/",
        template: "about.html",
        texts: Some("about"),
        anchors: &["counting", "examples", "why"],
        view: |site| View::new(about::view(site)),
    },
    Page {
        address: "data/",
        template: "data.html",
        texts: Some("data"),
        anchors: &["begin", "embed", "files", "follow", "fresh", "rely", "terms", "versions"],
        view: |site| View::new(data::view(site)),
    },
    Page {
        address: "data/examples/",
        template: "examples.html",
        texts: Some("examples"),
        anchors: &[],
        view: |site| View::new(examples::view(site)),
    },
    Page {
        address: "data/due-dates/",
        template: "due-dates.html",
        texts: Some("due_dates"),
        anchors: &[],
        view: |site| View::new(due_dates::view(site)?),
    },
    Page {
        address: NOT_FOUND,
        template: "404.html",
        texts: Some("not_found"),
        anchors: &[],
        view: |site| View::new(frame::not_found(site)),
    },
];

/// The page of all topics, on the sites of cities that have any.
const TOPICS: Page = Page {
    address: address::TOPICS,
    template: "topics.html",
    texts: Some("topics"),
    anchors: &[],
    view: |site| View::new(topics::list(site)),
};

/// The page of all results, on the sites of cities that publish any.
const RESULTS: Page = Page {
    address: address::RESULTS,
    template: "results.html",
    texts: Some("results"),
    anchors: &[],
    view: |site| View::new(results::view(site)),
};

/// Returns the sections of texts that pages need.
fn sections() -> impl Iterator<Item = &'static str> {
    PAGES.iter().chain([&TOPICS, &RESULTS]).filter_map(|page| page.texts)
}

/// The headings, in the same sense, of departments' and services' pages.
const ANCHORS_OF_EACH: [(&str, &[&str]); 2] = [
    ("departments/*", &["reach", "services", "retired"]),
    ("services/*", &["ask", "details", "missed", "more", "promise", "who", "withdrawn"]),
];

/// Returns the pages that exist on every site, sorted by address, and the kinds of pages that depend on the content.
#[must_use]
pub fn site_pages() -> Vec<SitePage> {
    let fixed = PAGES.iter().map(|page| SitePage { address: page.address.into(), anchors: page.anchors });
    let documents = reference::addresses().map(|address| SitePage { address: address.into(), anchors: &[] });
    let each = ANCHORS_OF_EACH.iter().map(|(address, anchors)| SitePage { address: (*address).into(), anchors });
    let mut all: Vec<SitePage> = fixed.chain(documents).chain(each).collect();
    all.sort_by(|one, other| one.address.cmp(&other.address));
    all
}

/// Returns the addresses of the pages that exist on every site, sorted, with the 404 page last.
pub(super) fn fixed_addresses() -> Vec<Cow<'static, str>> {
    let fixed = site_pages().into_iter().filter(|page| !page.is_kind()).map(|page| page.address);
    let (mut addresses, last): (Vec<_>, Vec<_>) = fixed.partition(|address| address != NOT_FOUND);
    addresses.extend(last);
    addresses
}

/// A page of the site.
enum Planned<'a> {
    Fixed(&'static Page),
    Topic(&'a Topic),
    Department(&'a Department),
    Service(&'a EffectiveService<'a>),
    Results(&'a EffectiveService<'a>),
    Own(&'a model::commitment::Page),
    Moved(&'a Redirect),
    Embed(&'a Embedded<'a>),
    OEmbed(&'a Embedded<'a>),
}

impl Planned<'_> {
    /// Its address below the site's root.
    fn address(&self) -> Cow<'_, str> {
        match self {
            Planned::Fixed(page) => page.address.into(),
            Planned::Topic(one) => address::topic(&one.id.value).into(),
            Planned::Department(one) => address::department(one.id.value.as_str()).into(),
            Planned::Service(one) => address::service(one.service.id.value.as_str()).into(),
            Planned::Results(one) => address::results_of(one.service.id.value.as_str()).into(),
            Planned::Own(one) => address::page(one.slug.value.as_str()).into(),
            Planned::Moved(redirect) => redirect.address.as_str().into(),
            Planned::Embed(one) => one.address().into(),
            Planned::OEmbed(one) => one.document().into(),
        }
    }

    fn print(&self, renderer: &PageRenderer<'_>) -> Result<Artifact, RenderError> {
        let site = &renderer.site;
        let (template, view) = match self {
            Planned::Fixed(page) => (page.template, (page.view)(site)),
            Planned::Topic(one) => ("topic.html", View::new(topics::view(site, one))),
            Planned::Department(one) => ("department.html", View::new(department::view(site, one)?)),
            Planned::Service(one) => ("service.html", service::view(site, one).and_then(View::new)),
            Planned::Results(one) => ("service-results.html", View::new(results::view_of_service(site, one))),
            Planned::Own(one) => ("page.html", View::new(own_page::view(site, one))),
            Planned::Moved(redirect) => ("redirect.html", View::new(&redirect.view)),
            Planned::Embed(one) => ("embed.html", View::new(embed_view::view(site, one))),
            Planned::OEmbed(one) => return oembed::document(site, one),
        };
        renderer.page(&self.address(), template, view?)
    }
}

/// Returns every page of an edition.
fn planned<'a>(site: &Site<'a>, moved: &'a [Redirect], embedded: &'a [Embedded<'a>]) -> Vec<Planned<'a>> {
    let edition: &'a Edition<'a> = site.edition;
    let results = edition.services.iter().filter(|one| site.outcomes.has(one)).map(Planned::Results);
    let departments = edition.catalog.departments.iter().map(Planned::Department);
    let services = edition.services.iter().map(Planned::Service);
    let own = edition.catalog.pages.iter().map(Planned::Own);
    let topics = &edition.catalog.site.topics;
    let all_topics = (!topics.is_empty()).then_some(&TOPICS);
    let fixed = PAGES
        .iter()
        .chain(all_topics)
        .chain(results::has_any(site).then_some(&RESULTS))
        .map(Planned::Fixed)
        .chain(topics.iter().map(Planned::Topic));
    let moved = moved.iter().map(Planned::Moved);
    let embedded = embedded.iter().flat_map(|one| [Planned::Embed(one), Planned::OEmbed(one)]);
    fixed.chain(departments).chain(services).chain(results).chain(own).chain(moved).chain(embedded).collect()
}

/// Calls a function with what all views share.
pub(super) fn with_site<T>(context: &RenderContext<'_>, make: impl FnOnce(&Site<'_>) -> T) -> Result<T, RenderError> {
    let (strings, _) = context.theme_cache.of(context.job, sections())?;
    Ok(make(&Site::new(context, strings)?))
}

/// Renders the page whose file has this path. Returns `None` if there is no such page.
///
/// # Errors
/// If the theme can't be used.
pub fn page(job: Job<'_>, path: &str) -> Result<Option<Artifact>, RenderError> {
    with_renderer(&RenderContext::new(job), |renderer, pages| {
        let found = pages.iter().find(|page| address::file(&page.address()) == path);
        found.map(|page| page.print(renderer)).transpose()
    })
}

/// The files that pages load: styles, scripts and pictures.
///
/// # Errors
/// If the theme can't be used.
pub fn assets(theme: &Theme) -> Result<Vec<Artifact>, RenderError> {
    assets::assets(theme)
}

fn render(context: &RenderContext<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    with_renderer(context, |renderer, pages| {
        give_all(sink, assets::assets(context.job.theme)?);
        pages.par_iter().with_max_len(PAGES_IN_A_ROW).try_for_each(|page| give(sink, page.print(renderer)))
    })
}

/// Renders the pages at these addresses, and returns their number.
pub(super) fn render_at(
    context: &RenderContext<'_>,
    addresses: &BTreeSet<String>,
    sink: &Sink<'_>,
) -> Result<usize, RenderError> {
    with_renderer(context, |renderer, pages| {
        let wanted: Vec<&Planned<'_>> = pages.iter().filter(|page| addresses.contains(&*page.address())).collect();
        wanted.par_iter().with_max_len(PAGES_IN_A_ROW).try_for_each(|page| give(sink, page.print(renderer)))?;
        Ok(wanted.len())
    })
}

/// Number of pages that a thread makes before others can take over the rest, so that no thread is idle at the end.
const PAGES_IN_A_ROW: usize = 8;

/// Calls a function with the renderer and all pages.
fn with_renderer<T>(
    context: &RenderContext<'_>,
    print: impl FnOnce(&PageRenderer<'_>, &[Planned<'_>]) -> Result<T, RenderError>,
) -> Result<T, RenderError> {
    let (strings, templates) = context.theme_cache.of(context.job, sections())?;
    let renderer = PageRenderer::new(Site::new(context, strings)?, templates);
    let moved = redirects::views(&renderer.site);
    let embedded = embedded::all(&renderer.site);
    print(&renderer, &planned(&renderer.site, &moved, &embedded))
}

/// The theme's texts in the site's language.
pub(super) fn strings<'c>(context: &'c RenderContext<'_>) -> Result<&'c Arc<Strings>, RenderError> {
    Ok(context.theme_cache.of(context.job, sections())?.0)
}

/// Renders the pages about the feed's documents, with values from the documents as they were made.
pub(super) fn about_the_feed(
    context: &RenderContext<'_>,
    specimens: Specimens<'_>,
    sink: &Sink<'_>,
) -> Result<(), RenderError> {
    let (strings, templates) = context.theme_cache.of(context.job, sections())?;
    let renderer = PageRenderer::new(Site::new(context, strings)?, templates);
    let views = reference::views(&renderer.site, specimens)?;
    views.par_iter().try_for_each(|view| give(sink, renderer.page(&view.address, "reference.html", View::new(view)?)))
}
