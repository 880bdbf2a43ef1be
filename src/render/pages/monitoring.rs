//! Whether each standard in force is stated, published, reviewed and measured, with totals: what policy clause 1.2 calls articulated,
//! advertised, monitored and measured.

use jiff::civil::Date;
use serde::Serialize;

use crate::address;
use crate::model::department::Department;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;
use crate::render::pages::results;
use crate::render::pages::theme::words::Word;
use crate::render::sentences;

/// The page "How we keep track".
#[derive(Serialize)]
pub(super) struct MonitoringView {
    frame: Frame,
    /// What the policy asks of all standards.
    asks: Option<String>,
    /// The first day for which the page is valid.
    day: Option<String>,
    departments: Vec<DepartmentView>,
    total: Totals,
    /// The page with all results, once there are any.
    results: Option<String>,
}

#[derive(Serialize)]
struct DepartmentView {
    name: String,
    href: String,
    anchor: String,
    standards: Vec<StandardView>,
    total: Totals,
}

#[derive(Serialize)]
struct StandardView {
    heading: String,
    href: String,
    stated: Answer,
    published: Answer,
    reviewed: Answer,
    measured: Answer,
}

/// Whether one of the four applies to a standard, with a remark or what is missing.
#[derive(Serialize)]
struct Answer {
    holds: bool,
    why: String,
}

/// Number of standards in force, and of those to which each of the four applies.
#[derive(Default, Serialize)]
struct Totals {
    standards: usize,
    stated: usize,
    published: usize,
    reviewed: usize,
    measured: usize,
}

impl Totals {
    fn of(standards: &[StandardView]) -> Self {
        let with = |answer: fn(&StandardView) -> &Answer| standards.iter().filter(|one| answer(one).holds).count();
        Self {
            standards: standards.len(),
            stated: with(|one| &one.stated),
            published: with(|one| &one.published),
            reviewed: with(|one| &one.reviewed),
            measured: with(|one| &one.measured),
        }
    }

    fn and(self, other: &Self) -> Self {
        Self {
            standards: self.standards + other.standards,
            stated: self.stated + other.stated,
            published: self.published + other.published,
            reviewed: self.reviewed + other.reviewed,
            measured: self.measured + other.measured,
        }
    }
}

pub(super) fn view(site: &Site<'_>) -> MonitoringView {
    let frame = Frame::titled(site, "monitoring/", "monitoring").below(&[(&site.title("about"), "about/")]);
    let all = site.edition.catalog.departments.iter().map(|one| department(site, &frame.links, one));
    let departments: Vec<DepartmentView> = all.filter(|one| !one.standards.is_empty()).collect();
    MonitoringView {
        asks: site.edition.catalog.commitment.policy.asks.clone(),
        day: site.edition.in_force.from.map(|day| site.words.date(day)),
        total: departments.iter().fold(Totals::default(), |sum, one| sum.and(&one.total)),
        departments,
        results: results::has_any(site).then(|| frame.links.to(address::RESULTS)),
        frame,
    }
}

fn department(site: &Site<'_>, links: &Links, department: &Department) -> DepartmentView {
    let its = site.edition.standards_in_force().filter(|(one, _)| one.owned.department.id.value == department.id.value);
    let standards: Vec<StandardView> = its.map(|(one, version)| standard(site, links, one, version)).collect();
    DepartmentView {
        name: department.name.clone(),
        href: links.to(&address::department(department.id.value.as_str())),
        anchor: address::monitored_anchor(&department.id.value),
        total: Totals::of(&standards),
        standards,
    }
}

fn standard(
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
) -> StandardView {
    StandardView {
        heading: sentences::title(site.words, standard),
        href: links.to(&address::standard(&standard.owned.standard.id.value)),
        stated: stated(site, version),
        published: published(site, standard, version),
        reviewed: reviewed(site, standard, version, site.edition.in_force.from),
        measured: measured(site, standard),
    }
}

/// Whether it has a target, and a clock start if time is counted from something, or else states why there is no target.
fn stated(site: &Site<'_>, version: &EffectiveVersion<'_>) -> Answer {
    let promise = &version.version.promise;
    if !promise.target.value.is_promised() {
        return Answer { holds: true, why: site.say(Word::ReasonStated, &[]) };
    }
    let target = site.words.target(promise);
    if promise.target.value.is_counted_from_a_start() && promise.clock.starts.is_none() {
        return Answer { holds: false, why: site.say(Word::NoClockStart, &[&target]) };
    }
    Answer { holds: true, why: target }
}

/// Every standard of a public edition is published by its page.
fn published(site: &Site<'_>, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> Answer {
    if standard.owned.service.draft || standard.owned.standard.draft || version.version.draft {
        return Answer { holds: false, why: site.say(Word::NotPublic, &[]) };
    }
    if version.version.begins_earlier {
        return Answer { holds: true, why: site.say(Word::Here, &[]) };
    }
    Answer { holds: true, why: site.say(Word::HereSince, &[&site.words.date(version.period.from)]) }
}

/// Whether results are published that say how it was kept.
fn measured(site: &Site<'_>, standard: &EffectiveStandard<'_>) -> Answer {
    match site.outcome(standard).map(|outcome| &outcome.headline) {
        Some(headline) => Answer { holds: headline.judged.is_some(), why: headline.text.clone() },
        None => Answer { holds: false, why: site.say(Word::NoResults, &[]) },
    }
}

/// Whether a role is accountable for it, and the date of its next review has not passed on the edition's first day.
fn reviewed(
    site: &Site<'_>,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
    day: Option<Date>,
) -> Answer {
    let role = &standard.owned.department.accountable;
    let Some(review) = version.version.review_by.map(|review| review.value) else {
        return Answer { holds: false, why: site.say(Word::NoReview, &[role]) };
    };
    let has_passed = day.is_some_and(|day| review < day);
    let word = if has_passed { Word::ReviewPassed } else { Word::NextReview };
    Answer { holds: !has_passed, why: site.say(word, &[role, &site.words.date(review)]) }
}
