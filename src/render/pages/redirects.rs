//! Former addresses: each leads to the page that replaced it, without JavaScript and without server settings.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::address;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::Link;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// A page that redirects its readers.
pub(super) struct Redirect {
    pub(super) address: String,
    pub(super) view: RedirectView,
}

#[derive(Serialize)]
pub(super) struct RedirectView {
    frame: Frame,
    to: Link,
}

/// Returns a redirect for every former id of a department or service, and for the services that former ids of standards name.
pub(super) fn views(site: &Site<'_>) -> Vec<Redirect> {
    let departments = site.edition.catalog.departments.iter().flat_map(|department| {
        let to = address::department(department.id.value.as_str());
        let formerly = department.formerly.iter().map(|former| address::department(former.id.value.as_str()));
        formerly.map(move |from| (from, to.clone(), department.name.as_str()))
    });
    let services = site.edition.services.iter().flat_map(|effective| {
        let to = address::service(effective.service.id.value.as_str());
        let formerly = effective.service.formerly.iter().map(|former| address::service(former.id.value.as_str()));
        formerly.map(move |from| (from, to.clone(), effective.service.name.value.as_str()))
    });
    departments
        .chain(services)
        .chain(services_of_standards(site))
        .map(|(from, to, name)| redirect(site, from, &to, name))
        .collect()
}

/// Returns the pages of services that no longer exist but whose standards live on under new ids, with the new page of the first of them.
fn services_of_standards<'a>(site: &Site<'a>) -> impl Iterator<Item = (String, String, &'a str)> {
    let services = || site.edition.services.iter().map(|effective| effective.service);
    let current = services().map(|service| service.id.value.as_str());
    let former = services().flat_map(|service| service.formerly.iter().map(|former| former.id.value.as_str()));
    let mut taken: BTreeSet<&str> = current.chain(former).collect();
    let standards = site.edition.standards().map(|standard| standard.owned);
    let moved = standards.flat_map(|owned| owned.standard.formerly.iter().map(move |former| (owned, former)));
    let mut found = Vec::new();
    for (owned, former) in moved {
        let id = former.id.value.service();
        if taken.insert(id) {
            let to = address::service(owned.service.id.value.as_str());
            found.push((address::service(id), to, owned.service.name.value.as_str()));
        }
    }
    found.into_iter()
}

fn redirect(site: &Site<'_>, address: String, to: &str, name: &str) -> Redirect {
    let mut frame =
        Frame::new(site, &address, &site.say(Word::MovedTitle, &[name]), &site.say(Word::MovedSummary, &[name]));
    frame.canonical = site.job.base_url.join(to);
    let to = Link { name: name.to_owned(), href: frame.links.to(to) };
    Redirect { address, view: RedirectView { frame, to } }
}
