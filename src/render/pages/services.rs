//! All services, A to Z.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address;
use crate::markdown;
use crate::model::edition::{EffectiveService, Status};
use crate::render::pages::answers::{self, AnswerView};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;
use crate::render::pages::topics_in_short::{self, TopicInShort};
use crate::render::sentences;
use crate::wording::{Initial, SortKey, Wording, capital};

/// The page with all services.
#[derive(Serialize)]
pub(super) struct ServicesView {
    frame: Frame,
    letters: Vec<LetterGroup>,
    /// The topics with a service that is offered, in the city's order: a search finds them here.
    topics: Vec<TopicInShort>,
    /// Services that are no longer offered but still have a page.
    retired: Vec<EndedService>,
    /// What residents look for that is no service.
    answers: Vec<AnswerView>,
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
struct LetterGroup {
    letter: String,
    services: Vec<ServiceEntry>,
    /// Residents' words that begin with the letter, with the services that are meant.
    words: Vec<ResidentsWord>,
}

/// A word of residents for something that has another name here: garbage, of "Missed garbage pickup".
#[derive(Serialize)]
struct ResidentsWord {
    word: String,
    services: Vec<Link>,
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
    let frame = Frame::titled(site, address::SERVICES, "services")
        .below(&[])
        .with_alternates([address::feed(address::STANDARDS)]);
    let mut services: Vec<&EffectiveService<'_>> = site.edition.services.iter().collect();
    sort_by_name(site.words, &mut services);
    let (offered, retired): (Vec<&EffectiveService<'_>>, Vec<&EffectiveService<'_>>) =
        services.into_iter().partition(|service| service.is_offered());
    let count = offered.len();
    let letters = by_letter(site, &frame.links, &offered);
    let retired = retired
        .into_iter()
        .map(|one| EndedService {
            name: one.service.name.value.clone(),
            href: frame.links.to(&address::service(one.service.id.value.as_str())),
            is_called_off: one.status == Status::CalledOff,
        })
        .collect();
    ServicesView {
        topics: topics_in_short::views(site, &frame.links),
        answers: answers::views(site, &frame.links),
        frame,
        letters,
        retired,
        count,
    }
}

/// Puts services in their order from A to Z.
pub(super) fn sort_by_name(words: Wording<'_>, services: &mut [&EffectiveService<'_>]) {
    services.sort_by_cached_key(|one| {
        let service = one.service;
        (words.sort_key(&service.name.value), service.name.value.clone(), service.id.value.clone())
    });
}

/// Returns the services, and residents' words for them, under their first letters.
fn by_letter(site: &Site<'_>, links: &Links, offered: &[&EffectiveService<'_>]) -> Vec<LetterGroup> {
    let new =
        |initial: &Initial| LetterGroup { letter: label(initial.clone()), services: Vec::new(), words: Vec::new() };
    let mut letters: BTreeMap<Initial, LetterGroup> = BTreeMap::new();
    for service in offered {
        let initial = site.words.sort_key(&service.service.name.value).initial;
        let letter = letters.entry(initial).or_insert_with_key(new);
        letter.services.push(entry(site.words, links, service));
    }
    for (key, word) in residents_words(site.words, links, offered) {
        letters.entry(key.initial).or_insert_with_key(new).words.push(word);
    }
    letters.into_values().collect()
}

/// Most services that a word leads to from A to Z. A word for more of them tells too little: there is the search.
const MEANT: usize = 2;

/// Returns each single word that residents use, with the services that are meant. One that a service's name begins with is found there.
fn residents_words(
    words: Wording<'_>,
    links: &Links,
    offered: &[&EffectiveService<'_>],
) -> BTreeMap<SortKey, ResidentsWord> {
    let mut all: BTreeMap<SortKey, ResidentsWord> = BTreeMap::new();
    for service in offered.iter().map(|one| one.service) {
        let begins_with = |word: &str| service.name.value.to_lowercase().starts_with(&word.to_lowercase());
        for word in service.keywords.iter().filter(|word| !word.contains(' ') && !begins_with(word)) {
            let known = all.entry(words.sort_key(word));
            let known = known.or_insert_with(|| ResidentsWord { word: capital(word), services: Vec::new() });
            let href = links.to(&address::service(service.id.value.as_str()));
            known.services.push(Link { name: service.name.value.clone(), href });
        }
    }
    all.retain(|_, word| word.services.len() <= MEANT);
    all
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
