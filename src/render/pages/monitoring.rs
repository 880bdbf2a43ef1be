//! The four words of policy clause 1.2 for each standard in force: articulated, advertised, monitored, measured; with totals.

use jiff::civil::Date;
use serde::Serialize;

use crate::address;
use crate::model::department::Department;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;
use crate::render::sentences;

/// The page "How we keep track".
#[derive(Serialize)]
pub(super) struct MonitoringView {
    frame: Frame,
    /// The first day for which the page is valid.
    day: Option<String>,
    departments: Vec<DepartmentView>,
    total: Totals,
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
    articulated: Answer,
    advertised: Answer,
    monitored: Answer,
}

/// Whether one of the four words applies to a standard, with a remark or what is missing.
#[derive(Serialize)]
struct Answer {
    holds: bool,
    why: String,
}

/// Number of standards in force, and of those to which each of the four words applies.
#[derive(Default, Serialize)]
struct Totals {
    standards: usize,
    articulated: usize,
    advertised: usize,
    monitored: usize,
    /// Always 0: results are not published yet.
    measured: usize,
}

impl Totals {
    fn of(standards: &[StandardView]) -> Self {
        let with = |answer: fn(&StandardView) -> &Answer| standards.iter().filter(|one| answer(one).holds).count();
        Self {
            standards: standards.len(),
            articulated: with(|one| &one.articulated),
            advertised: with(|one| &one.advertised),
            monitored: with(|one| &one.monitored),
            measured: 0,
        }
    }

    fn and(self, other: &Self) -> Self {
        Self {
            standards: self.standards + other.standards,
            articulated: self.articulated + other.articulated,
            advertised: self.advertised + other.advertised,
            monitored: self.monitored + other.monitored,
            measured: self.measured + other.measured,
        }
    }
}

pub(super) fn view(site: &Site<'_>) -> MonitoringView {
    let frame = Frame::titled(site, "monitoring/", "monitoring").below(&[(&site.title("about"), "about/")]);
    let all = site.edition.catalog.departments.iter().map(|one| department(site, &frame.links, one));
    let departments: Vec<DepartmentView> = all.filter(|one| !one.standards.is_empty()).collect();
    MonitoringView {
        day: site.edition.in_force.from.map(|day| site.words.date(day)),
        total: departments.iter().fold(Totals::default(), |sum, one| sum.and(&one.total)),
        departments,
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
        articulated: articulated(site, version),
        advertised: advertised(site, standard, version),
        monitored: monitored(site, standard, version, site.edition.in_force.from),
    }
}

/// Whether it has a target, and a clock start if time is counted from something, or else states why there is no target.
fn articulated(site: &Site<'_>, version: &EffectiveVersion<'_>) -> Answer {
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

/// Every standard of a public edition is advertised by its page.
fn advertised(site: &Site<'_>, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> Answer {
    if standard.owned.service.draft || standard.owned.standard.draft || version.version.draft {
        return Answer { holds: false, why: site.say(Word::NotPublic, &[]) };
    }
    if version.version.begins_earlier {
        return Answer { holds: true, why: site.say(Word::Here, &[]) };
    }
    Answer { holds: true, why: site.say(Word::HereSince, &[&site.words.date(version.period.from)]) }
}

/// Whether a role is accountable for it, and the date of its next review has not passed on the edition's first day.
fn monitored(
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
