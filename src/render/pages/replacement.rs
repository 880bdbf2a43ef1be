//! The id of what replaces something that ended -> a link to it, or to what has replaced it since, with the day on which it ended if nothing has.

use jiff::civil::Date;
use serde::Serialize;

use crate::address;
use crate::model::edition::{EffectiveService, EffectiveStandard, Status};
use crate::model::id::{Id, StandardId};
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;
use crate::render::sentences::title;

/// What takes the place of something that ended.
#[derive(Serialize)]
pub(crate) struct Replacement {
    name: String,
    href: String,
    /// The day on which it ended too, if nothing takes its place.
    until: Option<String>,
}

/// What takes the place of a service.
pub(crate) fn of_service(site: &Site<'_>, links: &Links, id: &Id) -> Option<Replacement> {
    let next = |one: &EffectiveService<'_>| {
        let replaced_by = one.service.retired.as_ref()?.replaced_by.as_ref()?;
        site.service(replaced_by.0.value.as_str())
    };
    let (found, until) = last(site.service(id.as_str())?, next, service_ended);
    let href = links.to(&address::service(found.service.id.value.as_str()));
    Some(Replacement { name: found.service.name.value.clone(), href, until: until.map(|day| site.words.date(day)) })
}

/// What takes the place of a standard.
pub(crate) fn of_standard(site: &Site<'_>, links: &Links, id: &StandardId) -> Option<Replacement> {
    let next = |one: &EffectiveStandard<'_>| {
        let replaced_by = one.owned.standard.retired.as_ref()?.replaced_by.as_ref()?;
        site.standard(&replaced_by.0.value)
    };
    let ended = |one: &EffectiveStandard<'_>| one.ends().filter(|_| one.status == Status::Retired);
    let (found, until) = last(site.standard(id)?, next, ended);
    let href = links.to(&address::standard(&found.owned.standard.id.value));
    Some(Replacement { name: title(site.words, found), href, until: until.map(|day| site.words.date(day)) })
}

fn service_ended(one: &EffectiveService<'_>) -> Option<Date> {
    let own = one.service.retired.as_ref().map(|retired| retired.on.value);
    let of_standards = || one.standards.iter().filter_map(EffectiveStandard::ends).max();
    own.or_else(of_standards).filter(|_| one.status == Status::Retired)
}

/// How many replacements of replacements are followed. Nobody writes as many, unless they lead in a circle.
const MOST: usize = 100;

/// The first one that has not ended; if all have, the first of all with the day on which it ended.
fn last<'a, T>(
    first: &'a T,
    next: impl Fn(&T) -> Option<&'a T>,
    ended: impl Fn(&T) -> Option<Date>,
) -> (&'a T, Option<Date>) {
    let all = std::iter::successors(Some(first), |one| next(one)).take(MOST);
    let still_there = all.into_iter().find(|one| ended(one).is_none());
    still_there.map_or_else(|| (first, ended(first)), |one| (one, None))
}
