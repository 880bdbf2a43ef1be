//! Edition -> `timeline.json`: every version of everything with the days on which it applies.

use std::fmt::Display;

use jiff::civil::Date;

use crate::model::edition::{EffectiveService, EffectiveStandard, EffectiveVersion};
use crate::model::life_cycle::Former;
use crate::render::chunked_file::ChunkedFile;
use crate::render::feed::convert::{Convert, effective};
use crate::render::feed::{documents, json, v1};
use crate::render::job::RenderError;
use crate::render::sentences::sentence;

pub(super) fn give(convert: &Convert<'_>, long: ChunkedFile<'_>) -> Result<(), RenderError> {
    let edition = convert.edition();
    let mut versions: Vec<(&EffectiveStandard<'_>, &EffectiveVersion<'_>)> =
        edition.standards().flat_map(|standard| standard.lasting().map(move |version| (standard, version))).collect();
    versions.sort_by_key(|(standard, version)| (version.period.from, standard.owned.standard.id.value.as_str()));
    let mut retired: Vec<v1::RetiredService> =
        edition.services.iter().filter_map(|service| retired_service(convert, service)).collect();
    retired.sort_by(|a, b| (a.retired.on, &a.id).cmp(&(b.retired.on, &b.id)));
    let document = v1::TimelineDocument {
        envelope: convert.envelope(documents::TIMELINE),
        days: edition.boundaries.clone(),
        versions: Vec::new(),
        names: names(convert),
        retired_services: retired,
    };
    json::give_each(long, &document, "versions", &versions, |(standard, one)| version(convert, standard, one))
}

fn version(
    convert: &Convert<'_>,
    standard: &EffectiveStandard<'_>,
    effective: &EffectiveVersion<'_>,
) -> v1::TimelineVersion {
    let owned = standard.owned;
    let promise = &effective.version.promise;
    let is_last = standard.lasting().next_back().is_some_and(|last| last.revision == effective.revision);
    v1::TimelineVersion {
        id: owned.standard.id.to_string(),
        revision: effective.revision,
        effective: self::effective(effective),
        department: convert.department_name(owned.department),
        service: convert.service_name(owned.service),
        stage: owned.standard.stage.code().to_owned(),
        promise: convert.text(&sentence(convert.words(), standard, effective)),
        action: convert.text(convert.words().action(promise, owned.standard.stage)),
        clock: convert.clock(effective, owned.standard.stage),
        target: convert.target(promise, effective.calendar.map(|calendar| &calendar.value.id.value)),
        channels: promise.channels.iter().map(|channel| channel.value.code().to_owned()).collect(),
        conditions: promise.conditions.as_ref().map(|conditions| convert.conditions(&conditions.value)),
        exceptions: promise.exceptions.iter().map(|prose| convert.prose(prose)).collect(),
        exempt: promise.exempt.as_ref().map(|exempt| convert.exemption(exempt)),
        change: convert.some(effective.version.change.as_ref().map(|change| &change.value)),
        gap: convert.some(effective.version.gap.as_ref().map(|gap| &gap.value)),
        corrections: convert.corrections(standard, effective),
        retired: if is_last { convert.retirement(standard) } else { None },
    }
}

fn retired_service(convert: &Convert<'_>, effective: &EffectiveService<'_>) -> Option<v1::RetiredService> {
    let retired = convert.service_retirement(effective.service)?;
    Some(v1::RetiredService { id: effective.service.id.to_string(), retired })
}

/// A department or service that has had other names.
struct Named<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
}

fn names(convert: &Convert<'_>) -> Vec<v1::TimelineName> {
    let edition = convert.edition();
    let departments = edition.catalog.departments.iter().flat_map(|department| {
        let named = Named { kind: "department", id: department.id.value.as_str(), name: &department.name };
        names_of(convert, &named, &department.formerly)
    });
    let services = edition.services.iter().flat_map(|effective| {
        let service = effective.service;
        let named = Named { kind: "service", id: service.id.value.as_str(), name: &service.name.value };
        names_of(convert, &named, &service.formerly)
    });
    departments.chain(services).collect()
}

/// Returns its names, earliest first; none if it is not known when it got its current name.
fn names_of<I: Display>(convert: &Convert<'_>, named: &Named<'_>, formerly: &[Former<I>]) -> Vec<v1::TimelineName> {
    let mut dated: Vec<(Date, &Former<I>)> =
        formerly.iter().filter_map(|former| Some((former.until?.value, former))).collect();
    dated.sort_by_key(|(until, _)| *until);
    let Some((last, _)) = dated.last().copied() else { return Vec::new() };
    let mut from = None;
    let mut entries = Vec::new();
    for (until, former) in dated {
        let name = former.name.as_deref().unwrap_or(named.name);
        let days = v1::Interval { from, until: Some(until) };
        entries.push(entry(convert, named, former.id.to_string(), name, days));
        from = Some(until);
    }
    let days = v1::Interval { from: Some(last), until: None };
    entries.push(entry(convert, named, named.id.to_owned(), named.name, days));
    entries
}

fn entry(
    convert: &Convert<'_>,
    named: &Named<'_>,
    id_then: String,
    name: &str,
    effective: v1::Interval,
) -> v1::TimelineName {
    v1::TimelineName {
        kind: named.kind.to_owned(),
        id: named.id.to_owned(),
        id_then,
        name: convert.text(name),
        effective,
    }
}
