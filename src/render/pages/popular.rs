//! What residents ask for most -> a line each for the home page: the service and what it promises first.

use serde::Serialize;

use crate::address;
use crate::model::edition::{EffectiveService, EffectiveStandard, EffectiveVersion};
use crate::model::id::ServiceRef;
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;
use crate::render::sentences;

/// A service that residents ask for often.
#[derive(Serialize)]
pub(super) struct PopularService {
    name: String,
    href: String,
    /// Its first promise that holds in every case, else its first, in force now: `Done within 5 business days, 9 times in 10`, or a sentence.
    promise: String,
}

/// Returns the city's popular services, in its order, without those that are not offered today or promise nothing yet.
pub(super) fn view(site: &Site<'_>, links: &Links) -> Vec<PopularService> {
    let popular = site.edition.catalog.site.popular.iter();
    popular.filter_map(|ServiceRef(id)| service(site, links, id.value.as_str())).collect()
}

fn service(site: &Site<'_>, links: &Links, id: &str) -> Option<PopularService> {
    let effective = site.service(id).filter(|service| service.is_offered())?;
    let promise = promise(site, effective)?;
    let name = effective.service.name.value.clone();
    Some(PopularService { name, href: links.to(&address::service(id)), promise })
}

/// Returns the promise to show.
fn promise(site: &Site<'_>, effective: &EffectiveService<'_>) -> Option<String> {
    if effective.service.on_the_spot.is_some() {
        return Some(site.say(Word::DoneOnTheSpot, &[]));
    }
    let in_force = || effective.standards.iter().filter_map(|one| Some((one, one.current()?)));
    let holds_always = |(_, version): &(&EffectiveStandard<'_>, &EffectiveVersion<'_>)| {
        let promise = &version.version.promise;
        promise.conditions.is_none() && promise.channels.is_empty()
    };
    let (standard, version) = in_force().find(holds_always).or_else(|| in_force().next())?;
    let short = sentences::short(site.words, standard, version);
    Some(short.unwrap_or_else(|| sentences::listed(site.words, standard, version)))
}
