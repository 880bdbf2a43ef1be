//! Edition -> the pages that residents read. Each page is a view (plain data for one template) in a file of its own.

mod about;
mod assets;
mod changes;
mod commitment;
pub mod contrast;
mod data;
mod department;
mod frame;
mod head;
mod hear_back;
mod hear_back_data;
mod home;
mod hours;
mod on_the_spot;
mod own_page;
mod redirects;
mod service;
mod services;
mod stale;
mod standard;
mod strings;
mod structured_data;
mod templates;
mod words;

use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::artifact::Artifact;
use crate::model::edition::EffectiveService;
use crate::render::pages::frame::Site;
use crate::render::pages::strings::Strings;
use crate::render::pages::templates::Templates;
use crate::render::{Format, Job, RenderError, artifact};

pub(super) const FORMAT: Format = Format { name: "pages", render };

fn render(job: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    let strings = Arc::new(Strings::new(job.theme, &job.edition.catalog.site.language)?);
    let templates = Templates::new(job.theme, &strings)?;
    let site = Site::new(job, &strings);
    let mut pages = Pages { templates: &templates, artifacts: assets::assets(job.theme)? };
    pages.add("home.html", "", &home::view(&site))?;
    pages.add("commitment.html", "commitment/", &commitment::view(&site))?;
    pages.add("departments.html", "departments/", &department::list(&site))?;
    for department in &job.edition.catalog.departments {
        let address = address::department(department.id.value.as_str());
        pages.add("department.html", &address, &department::view(&site, department))?;
    }
    pages.add("services.html", "services/", &services::view(&site))?;
    let service_page = |service: &EffectiveService<'_>| {
        let address = address::service(service.service.id.value.as_str());
        pages.page("service.html", &address, &service::view(&site, service)?)
    };
    let services = job.edition.services.par_iter().map(service_page).collect::<Result<Vec<Artifact>, _>>()?;
    pages.artifacts.extend(services);
    pages.add("on-the-spot.html", "on-the-spot/", &on_the_spot::view(&site))?;
    pages.add("changes.html", "changes/", &changes::view(&site))?;
    pages.add("about.html", "about/", &about::view(&site))?;
    pages.add("data.html", "data/", &data::view(&site))?;
    for page in &job.edition.catalog.pages {
        pages.add("page.html", &address::page(page.slug.value.as_str()), &own_page::view(&site, page))?;
    }
    for redirect in redirects::views(&site) {
        pages.add("redirect.html", &redirect.address, &redirect.view)?;
    }
    pages.add("404.html", "404.html", &frame::not_found(&site))?;
    Ok(pages.artifacts)
}

struct Pages<'a> {
    templates: &'a Templates,
    artifacts: Vec<Artifact>,
}

impl Pages<'_> {
    fn add(&mut self, template: &str, address: &str, view: &impl serde::Serialize) -> Result<(), RenderError> {
        self.artifacts.push(self.page(template, address, view)?);
        Ok(())
    }

    fn page(&self, template: &str, address: &str, view: &impl serde::Serialize) -> Result<Artifact, RenderError> {
        let html = self.templates.render(template, view)?;
        artifact(&address::file(address), html.into_bytes())
    }
}
