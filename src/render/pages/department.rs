//! Departments: the list, and a page for each with its functions and their services.

use serde::Serialize;

use crate::address;
use crate::markdown;
use crate::model::department::{Department, Function};
use crate::model::edition::EffectiveService;
use crate::model::publication::PublicationKind;
use crate::render::job::RenderError;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::hours::{self, HoursView};
use crate::render::pages::frame::links::{ContactView, Link, Links, contact, shown_address};
use crate::render::pages::frame::site::Site;
use crate::render::pages::services::{ServiceEntry, entry};
use crate::render::publications::offer::Offer;

/// The list of departments.
#[derive(Serialize)]
pub(super) struct DepartmentsView {
    frame: Frame,
    corporate: Vec<InList>,
    departments: Vec<InList>,
}

#[derive(Serialize)]
struct InList {
    name: String,
    href: String,
    summary: String,
    contact: ContactView,
    functions: Vec<Link>,
    services: usize,
}

pub(super) fn list(site: &Site<'_>) -> DepartmentsView {
    let frame = Frame::titled(site, "departments/", "departments")
        .below(&[])
        .with_alternates([address::feed(address::DEPARTMENTS)]);
    let in_list = |department: &Department| {
        let address = address::department(department.id.value.as_str());
        InList {
            name: department.name.clone(),
            href: frame.links.to(&address),
            summary: markdown::to_text(&department.summary.markdown),
            contact: contact(&department.contact),
            functions: function_links(&frame.links, &address, department),
            services: offered(site, department).count(),
        }
    };
    let of_kind = |is_corporate: bool| {
        let all = site.edition.catalog.departments.iter();
        all.filter(|department| department.is_corporate == is_corporate).map(in_list).collect()
    };
    DepartmentsView { corporate: of_kind(true), departments: of_kind(false), frame }
}

/// Returns links to a department's functions on its page.
pub(super) fn function_links(links: &Links, address: &str, department: &Department) -> Vec<Link> {
    department
        .functions
        .iter()
        .map(|function| Link {
            name: function.name.value.clone(),
            href: links.to(&format!("{address}#{}", address::function_anchor(&function.name.value))),
        })
        .collect()
}

/// Returns the services that residents can ask a department for.
pub(super) fn offered<'s>(site: &Site<'s>, department: &Department) -> impl Iterator<Item = &'s EffectiveService<'s>> {
    let id = department.id.value.clone();
    let theirs = move |service: &&EffectiveService<'_>| service.department.id.value == id;
    site.edition.offered().filter(theirs)
}

/// A department's page.
#[derive(Serialize)]
pub(super) struct DepartmentView<'a> {
    frame: Frame,
    name: String,
    summary: String,
    is_corporate: bool,
    accountable: String,
    contact: ContactView,
    hours: Option<HoursView<'a>>,
    formerly: Vec<FormerView>,
    functions: Vec<FunctionView>,
    /// Services that belong to no function.
    others: Vec<ServiceEntry>,
    retired: Vec<Link>,
    /// Its booklet and its leaflet, if the site offers them.
    downloads: Vec<Offer>,
    json: String,
}

#[derive(Serialize)]
struct FormerView {
    name: String,
    until: Option<String>,
}

#[derive(Serialize)]
struct FunctionView {
    name: String,
    anchor: String,
    summary: Option<String>,
    phone: Option<Link>,
    email: Option<Link>,
    web: Option<Link>,
    note: Option<String>,
    services: Vec<ServiceEntry>,
}

pub(super) fn view<'a>(site: &'a Site<'_>, department: &Department) -> Result<DepartmentView<'a>, RenderError> {
    let line = site.edition.catalog.hours_of_contact(&department.contact);
    let id = department.id.value.as_str();
    let json = address::department_document(&department.id.value);
    let frame =
        Frame::new(site, &address::department(id), &department.name, &markdown::to_text(&department.summary.markdown))
            .below(&[(&site.title("departments"), "departments/")])
            .with_alternates([json.clone()]);
    let links = frame.links.clone();
    let mut services: Vec<&EffectiveService<'_>> = offered(site, department).collect();
    let functions = functions(site, department)
        .into_iter()
        .map(|function| {
            let is_its = |service: &&EffectiveService<'_>| {
                service.service.function.as_ref().is_some_and(|name| name.value == function.name.value)
            };
            let (its, rest): (Vec<_>, Vec<_>) = services.iter().copied().partition(is_its);
            services = rest;
            function_view(
                &links,
                &function,
                its.into_iter().map(|service| entry(site.words, &links, service)).collect(),
            )
        })
        .collect();
    let of_department = |service: &&EffectiveService<'_>| service.department.id.value == department.id.value;
    let mut reached = contact(&department.contact);
    reached.state = line.as_ref().and_then(hours::state);
    Ok(DepartmentView {
        name: department.name.clone(),
        summary: links.html(&department.summary.markdown),
        is_corporate: department.is_corporate,
        accountable: department.accountable.clone(),
        contact: reached,
        hours: hours::view(site, &links, line.into_iter())?,
        formerly: department
            .formerly
            .iter()
            .filter_map(|former| {
                let until = former.until.map(|day| site.words.date(day.value));
                Some(FormerView { name: former.name.clone()?, until })
            })
            .collect(),
        functions,
        others: services.into_iter().map(|service| entry(site.words, &links, service)).collect(),
        retired: site
            .edition
            .services
            .iter()
            .filter(of_department)
            .filter(|service| !service.is_offered())
            .map(|service| Link {
                name: service.service.name.value.clone(),
                href: links.to(&address::service(service.service.id.value.as_str())),
            })
            .collect(),
        downloads: [PublicationKind::Departments, PublicationKind::Leaflets]
            .into_iter()
            .filter_map(|kind| site.offers.get(&links, kind, Some(id)))
            .collect(),
        json: links.to(&json),
        frame,
    })
}

/// Returns the functions that a department lists or, if it lists none, those that its services name, in their order.
pub(crate) fn functions(site: &Site<'_>, department: &Department) -> Vec<Function> {
    if !department.functions.is_empty() {
        return department.functions.clone();
    }
    let mut functions: Vec<Function> = Vec::new();
    let services = site.edition.services.iter().filter(|service| service.department.id.value == department.id.value);
    for name in services.filter_map(|service| service.service.function.as_ref()) {
        if !functions.iter().any(|known| known.name.value == name.value) {
            functions.push(Function {
                name: name.clone(),
                summary: None,
                phone: None,
                email: None,
                web: None,
                note: None,
                defaults: None,
            });
        }
    }
    functions
}

fn function_view(links: &Links, function: &Function, services: Vec<ServiceEntry>) -> FunctionView {
    FunctionView {
        name: function.name.value.clone(),
        anchor: address::function_anchor(&function.name.value),
        summary: function.summary.as_ref().map(|prose| links.inline_html(&prose.markdown)),
        phone: function
            .phone
            .as_ref()
            .map(|phone| Link { name: phone.to_string(), href: format!("tel:{}", phone.value.dial()) }),
        email: function.email.as_ref().map(|email| Link { name: email.to_string(), href: format!("mailto:{email}") }),
        web: function.web.as_ref().map(|web| Link { name: shown_address(web.value.as_str()), href: web.to_string() }),
        note: function.note.clone(),
        services,
    }
}
