//! The catalog and a day -> the catalog as the city had made it public by then.
//!
//! What was announced later is not in it, and what was corrected or changed later is as it was published before.

use jiff::civil::Date;

use crate::model::catalog::Catalog;
use crate::model::life_cycle::Retirement;
use crate::model::plan::Plan;
use crate::model::service::Service;
use crate::model::standard::{Standard, Version};

/// A day, and the first day after it on which more becomes known.
struct Knowledge {
    day: Date,
    next: Option<Date>,
}

impl Knowledge {
    /// Whether something dated `on` is known; notes the day if it is not.
    fn has(&mut self, on: Date) -> bool {
        if on > self.day {
            self.next = Some(self.next.map_or(on, |next| next.min(on)));
        }
        on <= self.day
    }
}

impl Catalog {
    /// The catalog as it was public on `day`.
    #[must_use]
    pub fn known_on(mut self, day: Date) -> Self {
        let mut knowledge = Knowledge { day, next: None };
        for service in self.departments.iter_mut().flat_map(|department| &mut department.services) {
            know_service(service, &mut knowledge);
        }
        self.known_until = knowledge.next;
        self
    }
}

impl Standard {
    /// The standard as it was public on `day`; without versions if nothing of it was.
    #[must_use]
    pub fn known_on(mut self, day: Date) -> Self {
        know_standard(&mut self, &mut Knowledge { day, next: None });
        self
    }
}

fn know_service(service: &mut Service, knowledge: &mut Knowledge) {
    know_ends(&mut service.retired, &mut service.ends_called_off, knowledge);
    for standard in &mut service.standards {
        know_standard(standard, knowledge);
    }
    service.standards.retain(|standard| !standard.versions.is_empty());
}

fn know_standard(standard: &mut Standard, knowledge: &mut Knowledge) {
    know_ends(&mut standard.retired, &mut standard.ends_called_off, knowledge);
    standard.versions.retain_mut(|version| know_version(version, knowledge));
}

/// Takes back what was not known of a version; whether anything of it was.
fn know_version(version: &mut Version, knowledge: &mut Knowledge) -> bool {
    if !is_announced(&version.plan, knowledge) {
        return false;
    }
    let mut earliest: Option<(Date, Box<Version>)> = None;
    let mut undo = |on: Date, was: Option<&Box<Version>>| {
        if let Some(was) = was
            && earliest.as_ref().is_none_or(|(day, _)| on < *day)
        {
            earliest = Some((on, was.clone()));
        }
    };
    version.plan.changed.retain(|change| {
        let is_known = knowledge.has(change.on.value);
        if !is_known {
            undo(change.on.value, Some(&change.was));
        }
        is_known
    });
    version.corrected.retain(|correction| {
        let is_known = knowledge.has(correction.on.value);
        if !is_known {
            undo(correction.on.value, correction.was.as_ref());
        }
        is_known
    });
    version.plan.called_off.take_if(|called_off| !knowledge.has(called_off.on.value));
    if let Some((_, was)) = earliest {
        let (corrected, plan) = (std::mem::take(&mut version.corrected), std::mem::take(&mut version.plan));
        *version = Version { corrected, plan, ..*was };
    }
    know_pause(version, knowledge);
    true
}

fn know_pause(version: &mut Version, knowledge: &mut Knowledge) {
    if !is_announced(&version.pause, knowledge) {
        (version.until, version.gap, version.pause) = (None, None, Plan::default());
        return;
    }
    let was = know_day(&mut version.pause, knowledge);
    if let (Some(was), Some(until)) = (was, &mut version.until) {
        until.value = was;
    }
}

/// Takes back what was not known of a plan with one day; what that day was then, if it was another.
fn know_day(plan: &mut Plan<Date>, knowledge: &mut Knowledge) -> Option<Date> {
    let known = plan.changed.partition_point(|change| change.on.value <= knowledge.day);
    let later = plan.changed.get(known).map(|later| (later.on.value, later.was));
    plan.changed.truncate(known);
    plan.called_off.take_if(|called_off| !knowledge.has(called_off.on.value));
    let (on, was) = later?;
    knowledge.has(on);
    Some(was)
}

fn is_announced<S>(plan: &Plan<S>, knowledge: &mut Knowledge) -> bool {
    plan.announced.is_none_or(|announced| knowledge.has(announced.value))
}

/// Takes back what was not known of ends. One that was called off later held until then.
fn know_ends<R>(end: &mut Option<Retirement<R>>, called_off: &mut Vec<Retirement<R>>, knowledge: &mut Knowledge) {
    let mut all = std::mem::take(called_off);
    all.extend(end.take());
    for mut one in all {
        if !know_end(&mut one, knowledge) {
            continue;
        }
        if one.plan.called_off.is_some() {
            called_off.push(one);
        } else {
            // The last that is written holds.
            *end = Some(one);
        }
    }
}

fn know_end<R>(end: &mut Retirement<R>, knowledge: &mut Knowledge) -> bool {
    if !is_announced(&end.plan, knowledge) {
        return false;
    }
    if let Some(was) = know_day(&mut end.plan, knowledge) {
        end.on.value = was;
    }
    true
}
