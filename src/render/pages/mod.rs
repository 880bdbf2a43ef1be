//! Edition -> the pages that residents read. Each page is a view (plain data for one template) in a file of its own.

mod about;
mod assets;
mod calendars;
mod changes;
mod commitment;
pub mod contrast;
mod data;
mod delays;
mod department;
mod due_dates;
mod examples;
mod frame;
mod functions;
mod head;
mod hear_back;
mod hear_back_data;
mod hear_back_dates;
mod home;
mod hours;
mod monitoring;
mod on_the_spot;
mod own_page;
mod plates;
mod redirects;
mod reference;
mod script_words;
mod service;
mod services;
mod stale;
mod standard;
mod steps;
mod strings;
mod structured_data;
mod surroundings;
mod templates;
mod timeline;
mod words;

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::artifact::{Artifact, Take};
use crate::model;
use crate::model::department::Department;
use crate::model::edition::{Edition, EffectiveService};
use crate::render::pages::frame::Site;
pub(super) use crate::render::pages::plates::Plates;
use crate::render::pages::redirects::Redirect;
pub(super) use crate::render::pages::reference::Specimens;
use crate::render::pages::surroundings::Surroundings;
use crate::render::pages::templates::Templates;
use crate::render::{Format, Job, RenderError, Workshop, artifact, give, give_all};
use crate::theme::Theme;

pub(super) const FORMAT: Format = Format { name: "pages", render };

/// A page to be made.
enum Page<'a> {
    Home,
    Commitment,
    Departments,
    Department(&'a Department),
    Services,
    Service(&'a EffectiveService<'a>),
    Functions,
    OnTheSpot,
    Changes,
    Monitoring,
    About,
    Data,
    Examples,
    DueDates,
    Own(&'a model::commitment::Page),
    Moved(&'a Redirect),
    NotFound,
}

impl Page<'_> {
    /// Where it stands below the site's root.
    fn address(&self) -> Cow<'_, str> {
        match self {
            Page::Home => "".into(),
            Page::Commitment => "commitment/".into(),
            Page::Departments => "departments/".into(),
            Page::Department(one) => address::department(one.id.value.as_str()).into(),
            Page::Services => "services/".into(),
            Page::Service(one) => address::service(one.service.id.value.as_str()).into(),
            Page::Functions => "functions/".into(),
            Page::OnTheSpot => "on-the-spot/".into(),
            Page::Changes => "changes/".into(),
            Page::Monitoring => "monitoring/".into(),
            Page::About => "about/".into(),
            Page::Data => "data/".into(),
            Page::Examples => "data/examples/".into(),
            Page::DueDates => "data/due-dates/".into(),
            Page::Own(one) => address::page(one.slug.value.as_str()).into(),
            Page::Moved(redirect) => redirect.address.as_str().into(),
            Page::NotFound => "404.html".into(),
        }
    }
}

/// Every page of an edition.
fn pages<'a>(edition: &'a Edition<'a>, moved: &'a [Redirect]) -> Vec<Page<'a>> {
    let fixed = [
        Page::Home,
        Page::Commitment,
        Page::Departments,
        Page::Services,
        Page::Functions,
        Page::OnTheSpot,
        Page::Changes,
        Page::Monitoring,
        Page::About,
        Page::Data,
        Page::Examples,
        Page::DueDates,
        Page::NotFound,
    ];
    let departments = edition.catalog.departments.iter().map(Page::Department);
    let services = edition.services.iter().map(Page::Service);
    let own = edition.catalog.pages.iter().map(Page::Own);
    fixed.into_iter().chain(departments).chain(services).chain(own).chain(moved.iter().map(Page::Moved)).collect()
}

/// The one page whose file has this path, as it is among all of them; nothing if none has it.
///
/// # Errors
/// If the theme can't be used.
pub fn page(job: Job<'_>, path: &str) -> Result<Option<Artifact>, RenderError> {
    with_press(&Workshop::new(job), |press, pages| {
        let found = pages.iter().find(|page| address::file(&page.address()) == path);
        found.map(|page| press.print(page)).transpose()
    })
}

/// The files of the look: styles, scripts and pictures.
///
/// # Errors
/// If the theme can't be used.
pub fn look(theme: &Theme) -> Result<Vec<Artifact>, RenderError> {
    assets::assets(theme)
}

fn render(workshop: &Workshop<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    with_press(workshop, |press, pages| {
        give_all(take, assets::assets(workshop.job.theme)?);
        pages.par_iter().with_max_len(PAGES_IN_A_ROW).try_for_each(|page| give(take, press.print(page)))
    })
}

/// Those of the pages that stand at these addresses; gives their number.
pub(super) fn render_at(
    workshop: &Workshop<'_>,
    addresses: &BTreeSet<String>,
    take: &Take<'_>,
) -> Result<usize, RenderError> {
    with_press(workshop, |press, pages| {
        let wanted: Vec<&Page<'_>> = pages.iter().filter(|page| addresses.contains(&*page.address())).collect();
        wanted.par_iter().with_max_len(PAGES_IN_A_ROW).try_for_each(|page| give(take, press.print(page)))?;
        Ok(wanted.len())
    })
}

/// How many pages one thread makes at most before another can take over from it: at the end none is idle while another has many left.
const PAGES_IN_A_ROW: usize = 8;

/// Does something with what pages are printed with, and with all pages that there are.
fn with_press<T>(
    &Workshop { job, ref plates }: &Workshop<'_>,
    print: impl FnOnce(&Press<'_>, &[Page<'_>]) -> Result<T, RenderError>,
) -> Result<T, RenderError> {
    let (strings, templates) = plates.of(job)?;
    let press = Press::new(Site::new(job, strings)?, templates);
    let moved = redirects::views(&press.site);
    print(&press, &pages(job.edition, &moved))
}

/// The pages about the feed's documents, with values of the documents as they were made.
pub(super) fn about_the_feed(
    &Workshop { job, ref plates }: &Workshop<'_>,
    specimens: Specimens<'_>,
    take: &Take<'_>,
) -> Result<(), RenderError> {
    let (strings, templates) = plates.of(job)?;
    let press = Press::new(Site::new(job, strings)?, templates);
    let views = reference::views(&press.site, specimens)?;
    views.par_iter().try_for_each(|view| give(take, press.laid_out("reference.html", &view.address, view)))
}

/// What every page is made with.
struct Press<'a> {
    site: Site<'a>,
    templates: &'a Templates,
    surroundings: Surroundings,
}

impl<'a> Press<'a> {
    fn new(site: Site<'a>, templates: &'a Templates) -> Self {
        Self { surroundings: Surroundings::new(&site), site, templates }
    }

    fn print(&self, page: &Page<'_>) -> Result<Artifact, RenderError> {
        let site = &self.site;
        match page {
            Page::Home => self.page("home.html", page, home::view(site)),
            Page::Commitment => self.page("commitment.html", page, commitment::view(site)),
            Page::Departments => self.page("departments.html", page, department::list(site)),
            Page::Department(one) => self.page("department.html", page, department::view(site, one)),
            Page::Services => self.page("services.html", page, services::view(site)),
            Page::Service(one) => self.page("service.html", page, service::view(site, one)?),
            Page::OnTheSpot => self.page("on-the-spot.html", page, on_the_spot::view(site)),
            Page::Functions => self.page("functions.html", page, functions::view(site)),
            Page::Monitoring => self.page("monitoring.html", page, monitoring::view(site)),
            Page::Changes => self.page("changes.html", page, changes::view(site)),
            Page::About => self.page("about.html", page, about::view(site)),
            Page::Data => self.page("data.html", page, data::view(site)),
            Page::Examples => self.page("examples.html", page, examples::view(site)),
            Page::DueDates => self.page("due-dates.html", page, due_dates::view(site)?),
            Page::Own(one) => self.page("page.html", page, own_page::view(site, one)),
            Page::Moved(redirect) => self.page("redirect.html", page, &redirect.view),
            Page::NotFound => self.page("404.html", page, frame::not_found(site)),
        }
    }

    fn page(&self, template: &str, page: &Page<'_>, view: impl serde::Serialize) -> Result<Artifact, RenderError> {
        self.laid_out(template, &page.address(), view)
    }

    fn laid_out(&self, template: &str, address: &str, view: impl serde::Serialize) -> Result<Artifact, RenderError> {
        let surroundings = self.surroundings.of(self.templates, self.site.stand(address))?;
        let html = self.templates.render(template, view, surroundings)?;
        artifact(&address::file(address), html)
    }
}
