//! All services, A to Z.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::address;
use crate::markdown;
use crate::model::edition::{EffectiveService, Status};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;
use crate::render::sentences;
use crate::wording::{Initial, Wording};

/// The page with all services.
#[derive(Serialize)]
pub(super) struct ServicesView {
    frame: Frame,
    letters: Vec<Letter>,
    /// Services that are no longer offered but still have a page.
    retired: Vec<EndedService>,
    count: usize,
}

/// A service that has ended, or never began.
#[derive(Serialize)]
struct EndedService {
    name: String,
    href: String,
    /// Whether it was announced and called off.
    is_called_off: bool,
}

/// The services under one letter.
#[derive(Serialize)]
struct Letter {
    letter: String,
    services: Vec<ServiceEntry>,
}

/// A service in a list.
#[derive(Serialize)]
pub(super) struct ServiceEntry {
    pub(super) name: String,
    pub(super) href: String,
    summary: String,
    keywords: String,
    department: String,
    /// Its promises in force, in order; none if the service is done on the spot or not offered yet.
    pub(super) promises: Vec<String>,
    on_the_spot: bool,
    is_draft: bool,
    is_scheduled: bool,
}

pub(super) fn view(site: &Site<'_>) -> ServicesView {
    let frame =
        Frame::titled(site, "services/", "services").below(&[]).with_alternates([address::feed(address::STANDARDS)]);
    let mut services: Vec<&EffectiveService<'_>> = site.edition.services.iter().collect();
    services.sort_by_cached_key(|one| {
        (site.words.sort_key(&one.service.name.value), one.service.name.value.clone(), one.service.id.value.clone())
    });
    let (offered, retired): (Vec<&EffectiveService<'_>>, Vec<&EffectiveService<'_>>) =
        services.into_iter().partition(|service| service.is_offered());
    let count = offered.len();
    let mut letters: Vec<Letter> = Vec::new();
    for service in offered {
        let letter = first_letter(site.words, &service.service.name.value);
        let entry = entry(site.words, &frame.links, service);
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.services.push(entry),
            _ => letters.push(Letter { letter, services: vec![entry] }),
        }
    }
    let retired = retired
        .into_iter()
        .map(|one| EndedService {
            name: one.service.name.value.clone(),
            href: frame.links.to(&address::service(one.service.id.value.as_str())),
            is_called_off: one.status == Status::CalledOff,
        })
        .collect();
    ServicesView { frame, letters, retired, count }
}

/// Returns the first letters of all services, each once.
pub(super) fn letters(site: &Site<'_>) -> Vec<String> {
    let initials: BTreeSet<Initial> =
        site.edition.offered().map(|service| site.words.sort_key(&service.service.name.value).initial).collect();
    initials.into_iter().map(label).collect()
}

/// Returns the letter that a name is listed under.
fn first_letter(words: Wording<'_>, name: &str) -> String {
    label(words.sort_key(name).initial)
}

fn label(initial: Initial) -> String {
    match initial {
        Initial::Digit => "0-9".to_owned(),
        Initial::Letter(letter) => letter,
    }
}

/// Makes a list entry for a page with these links.
pub(super) fn entry(words: Wording<'_>, links: &Links, effective: &EffectiveService<'_>) -> ServiceEntry {
    let service = effective.service;
    ServiceEntry {
        name: service.name.value.clone(),
        href: links.to(&address::service(service.id.value.as_str())),
        summary: markdown::to_text(&service.summary.markdown),
        keywords: service.keywords.join(", "),
        department: effective.department.name.clone(),
        promises: effective
            .standards
            .iter()
            .filter_map(|one| Some(sentences::listed(words, one, one.current()?)))
            .collect(),
        on_the_spot: service.on_the_spot.is_some(),
        is_draft: service.draft,
        is_scheduled: effective.status == Status::Scheduled,
    }
}
