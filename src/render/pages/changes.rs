//! What changes and what has changed: scheduled versions, newer versions, withdrawals, new names.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::address;
use crate::model::edition::{EffectiveStandard, EffectiveVersion, Pause, Status};
use crate::render::pages::frame::{Frame, Links, Site};
use crate::render::pages::standard;
use crate::render::pages::words::Word;
use crate::wording;

/// The page of changes.
#[derive(Serialize)]
pub(super) struct ChangesView {
    frame: Frame,
    /// Announced, earliest first.
    scheduled: Vec<DayView>,
    /// In effect, latest first.
    past: Vec<DayView>,
}

#[derive(Serialize)]
struct DayView {
    date: String,
    iso: String,
    changes: Vec<ChangeView>,
    /// How many standards were published for the first time.
    first: usize,
}

#[derive(Serialize)]
struct ChangeView {
    /// What kind of change, in a word or two.
    kind: String,
    name: String,
    href: String,
    before: Option<String>,
    after: Option<String>,
    note: Option<String>,
}

#[derive(Default)]
struct Day {
    changes: Vec<ChangeView>,
    first: usize,
}

pub(super) fn view(site: &Site<'_>) -> ChangesView {
    let frame =
        site.frame("changes/", &site.say(Word::ChangesTitle, &[]), &site.say(Word::ChangesSummary, &[])).below(&[]);
    let mut scheduled: BTreeMap<Date, Day> = BTreeMap::new();
    let mut past: BTreeMap<Date, Day> = BTreeMap::new();
    for standard in site.edition.standards() {
        for version in &standard.versions {
            let days = if version.status == Status::Scheduled { &mut scheduled } else { &mut past };
            let day = days.entry(version.period.from).or_default();
            match change(site, &frame.links, standard, version) {
                Some(change) => day.changes.push(change),
                None => day.first += 1,
            }
            if let Some(pause) = standard.pause_after(version) {
                let days = if is_over(version) { &mut past } else { &mut scheduled };
                days.entry(pause.from).or_default().changes.push(paused(site, &frame.links, standard, version, pause));
            }
        }
        if let Some(on) = standard.ends() {
            let days = if standard.status == Status::Retired { &mut past } else { &mut scheduled };
            days.entry(on).or_default().changes.push(withdrawal(site, &frame.links, standard));
        }
    }
    add_new_names(site, &frame.links, &mut past);
    ChangesView {
        scheduled: scheduled.into_iter().map(day_view).collect(),
        past: past.into_iter().rev().map(day_view).collect(),
        frame,
    }
}

fn day_view((date, day): (Date, Day)) -> DayView {
    DayView { date: wording::date(date), iso: date.to_string(), changes: day.changes, first: day.first }
}

/// A newer version, beside the one before it. A standard's first version, once it is in force, is only counted.
fn change(
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
) -> Option<ChangeView> {
    let at = version.revision as usize;
    let before = at.checked_sub(2).and_then(|before| standard.versions.get(before));
    if before.is_none() && version.status != Status::Scheduled {
        return None;
    }
    Some(ChangeView {
        kind: site.say(if before.is_some() { Word::Changed } else { Word::New }, &[]),
        name: name(standard),
        href: links.to(&address::standard(&standard.owned.standard.id.value)),
        before: before.map(|before| standard::sentence(standard, before)),
        after: Some(standard::sentence(standard, version)),
        note: version.version.change.as_ref().map(ToString::to_string),
    })
}

const fn is_over(version: &EffectiveVersion<'_>) -> bool {
    matches!(version.status, Status::Superseded | Status::Retired)
}

/// Days between two versions, for which nothing is promised.
fn paused(
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
    pause: Pause<'_>,
) -> ChangeView {
    ChangeView {
        kind: site.say(Word::Paused, &[]),
        name: name(standard),
        href: links.to(&address::standard(&standard.owned.standard.id.value)),
        before: Some(standard::sentence(standard, version)),
        after: Some(site.say(Word::NothingUntil, &[&wording::date(pause.until)])),
        note: pause.reason.map(str::to_owned),
    }
}

fn withdrawal(site: &Site<'_>, links: &Links, standard: &EffectiveStandard<'_>) -> ChangeView {
    let own = standard.owned.standard.retired.as_ref().map(|retired| &retired.reason);
    let service = standard.owned.service.retired.as_ref().map(|retired| &retired.reason);
    ChangeView {
        kind: site.say(Word::Withdrawn, &[]),
        name: name(standard),
        href: links.to(&address::standard(&standard.owned.standard.id.value)),
        before: standard.versions.last().map(|last| standard::sentence(standard, last)),
        after: None,
        note: own.or(service).map(|reason| crate::markdown::to_text(&reason.markdown)),
    }
}

fn name(standard: &EffectiveStandard<'_>) -> String {
    let service = &standard.owned.service.name;
    match &standard.owned.standard.name {
        Some(name) => format!("{service}: {}", standard::lower_first(name)),
        None => format!("{service}: {}", standard::lower_first(&standard::heading(standard))),
    }
}

fn add_new_names(site: &Site<'_>, links: &Links, past: &mut BTreeMap<Date, Day>) {
    let today = site.edition.in_force.from;
    let departments = site.edition.catalog.departments.iter();
    for (department, former) in departments.flat_map(|one| one.formerly.iter().map(move |former| (one, former))) {
        let (Some(name), Some(until)) = (&former.name, former.until) else { continue };
        if today.is_some_and(|today| until.value <= today) {
            past.entry(until.value).or_default().changes.push(ChangeView {
                kind: site.say(Word::Renamed, &[]),
                name: department.name.clone(),
                href: links.to(&address::department(department.id.value.as_str())),
                before: Some(name.clone()),
                after: Some(department.name.clone()),
                note: None,
            });
        }
    }
}
