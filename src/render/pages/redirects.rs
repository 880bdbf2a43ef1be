//! Former addresses: each leads to the page that replaced it, without JavaScript and without server settings.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::address;
use crate::model::edition::EffectiveService;
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
    let services = former_services(site).into_iter().map(|(from, effective)| {
        let service = effective.service;
        (address::service(&from), address::service(service.id.value.as_str()), service.name.value.as_str())
    });
    departments.chain(services).map(|(from, to, name)| redirect(site, from, &to, name)).collect()
}

/// Returns the former ids of services, each with the service that has its place now: the same under another id or, if a service no longer
/// exists but its standards live on under new ids, that of the first of them.
pub(super) fn former_services<'a>(site: &Site<'a>) -> Vec<(String, &'a EffectiveService<'a>)> {
    let services = &site.edition.services;
    let renamed = services.iter().flat_map(|effective| {
        effective.service.formerly.iter().map(move |former| (former.id.value.to_string(), effective))
    });
    let mut found: Vec<_> = renamed.collect();
    let mut taken: BTreeSet<String> = found.iter().map(|(id, _)| id.clone()).collect();
    taken.extend(services.iter().map(|effective| effective.service.id.value.to_string()));
    for effective in services {
        for former in effective.standards.iter().flat_map(|standard| &standard.owned.standard.formerly) {
            let id = former.id.value.service();
            if taken.insert(id.to_owned()) {
                found.push((id.to_owned(), effective));
            }
        }
    }
    found
}

fn redirect(site: &Site<'_>, address: String, to: &str, name: &str) -> Redirect {
    let mut frame =
        Frame::new(site, &address, &site.say(Word::MovedTitle, &[name]), &site.say(Word::MovedSummary, &[name]));
    frame.canonical = site.job.base_url.join(to);
    let to = Link { name: name.to_owned(), href: frame.links.to(to) };
    Redirect { address, view: RedirectView { frame, to } }
}
