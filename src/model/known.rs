//! The catalog and a day -> the catalog as the city had made it public by then.
//!
//! What was announced later is not in it, and what was corrected or changed later is as it was published before.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::action::Action;
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
        let fiscal = self.site.first_fiscal_month();
        self.results.retain(|row| knowledge.has(row.public_from(fiscal)));
        self.site.reports.retain(|period| knowledge.has(period.value.until(fiscal)));
        self.actions.retain_mut(|action| know_action(action, fiscal, &mut knowledge));
        self.known_until = knowledge.next;
        self
    }
}

impl Standard {
    /// The standard as it was public on `day`; without versions if nothing of it was.
    #[must_use]
    pub fn known_on(&self, day: Date) -> Cow<'_, Self> {
        if self.told_on().all(|on| on <= day) {
            return Cow::Borrowed(self);
        }
        let mut then = self.clone();
        know_standard(&mut then, &mut Knowledge { day, next: None });
        Cow::Owned(then)
    }

    /// Every day from which on more of it is known.
    fn told_on(&self) -> impl Iterator<Item = Date> {
        let of_versions = self.versions.iter().flat_map(|version| {
            version.plan.told_on().chain(version.corrected.iter().map(|correction| correction.on.value))
        });
        let ends = self.retired.iter().chain(&self.ends_called_off);
        of_versions.chain(ends.flat_map(|end| end.plan.told_on()))
    }

    /// Every day on which what was known of it, or what then held, may have changed, whatever was known when; in order.
    #[must_use]
    pub fn turns(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.told_on().collect();
        for version in &self.versions {
            let changed = version.plan.changed.iter().map(|change| &change.was);
            let corrected = version.corrected.iter().filter_map(|correction| correction.was.as_ref());
            for form in changed.chain(corrected).map(|was| &**was).chain([version]) {
                days.push(form.effective.value);
                days.extend(form.until.map(|until| until.value));
                days.extend(form.promise.exempt.as_ref().and_then(|exempt| exempt.until).map(|until| until.value));
            }
        }
        days.extend(turns_of_ends(self.retired.as_ref(), &self.ends_called_off));
        days.extend(self.formerly.iter().filter_map(|former| former.until).map(|until| until.value));
        days.sort_unstable();
        days.dedup();
        days
    }
}

impl Service {
    /// The first day on which it is no longer offered, as far as that was public on `day`.
    #[must_use]
    pub fn end_known_on(&self, day: Date) -> Option<Date> {
        let (mut end, mut called_off) = (self.retired.clone(), self.ends_called_off.clone());
        know_ends(&mut end, &mut called_off, &mut Knowledge { day, next: None });
        end.map(|end| end.on.value)
    }

    /// Every day on which it may have ended, or on which more of its end is known.
    pub fn turns(&self) -> impl Iterator<Item = Date> {
        turns_of_ends(self.retired.as_ref(), &self.ends_called_off)
    }
}

fn turns_of_ends<'a, R>(
    end: Option<&'a Retirement<R>>,
    called_off: &'a [Retirement<R>],
) -> impl Iterator<Item = Date> + use<'a, R> {
    end.into_iter().chain(called_off).flat_map(|end| {
        let earlier = end.plan.changed.iter().map(|change| change.was);
        end.plan.told_on().chain(earlier).chain([end.on.value])
    })
}

impl<S> Plan<S> {
    /// Every day from which on more of it is known.
    fn told_on(&self) -> impl Iterator<Item = Date> {
        let changed = self.changed.iter().map(|change| change.on.value);
        let called_off = self.called_off.iter().map(|called_off| called_off.on.value);
        self.announced.iter().map(|announced| announced.value).chain(changed).chain(called_off)
    }
}

/// Takes back the end of an action that had not ended; whether its period was over.
fn know_action(action: &mut Action, fiscal: i8, knowledge: &mut Knowledge) -> bool {
    action.ended.take_if(|ended| !knowledge.has(ended.on.value));
    knowledge.has(action.period.value.until(fiscal))
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
