//! How the promises were kept: a page for the whole city, and one for each service with results.

mod actions;
mod chart;
mod counted;
mod of_service;
mod row;
mod state;

use serde::Serialize;

use crate::address;
use crate::model::department::Department;
use crate::model::edition::EffectiveStandard;
use crate::model::results::{Judged, ReportedPeriod};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;
use crate::render::pages::results::actions::{ActionView, open_actions};
pub(super) use crate::render::pages::results::of_service::view as view_of_service;
use crate::render::pages::results::state::state;
use crate::render::pages::theme::words::Word;
use crate::render::sentences;
use crate::source::Located;

/// The page with the results of the whole city.
#[derive(Serialize)]
pub(super) struct ResultsView {
    frame: Frame,
    /// How many promises there are, and how many were measured, kept and missed.
    counts: String,
    /// The promises that were missed, by department.
    missed: Vec<LineView>,
    departments: Vec<DepartmentView>,
    /// The reports to the city manager that are published, newest first.
    reports: Vec<Link>,
}

/// The results of a department.
#[derive(Serialize)]
struct DepartmentView {
    name: String,
    anchor: String,
    href: String,
    lines: Vec<LineView>,
    /// How many of its promises are not measured.
    without: usize,
}

/// The result of one promise.
#[derive(Clone, Serialize)]
struct LineView {
    heading: String,
    href: String,
    promise: String,
    text: String,
    verdict: String,
    /// `kept`, `missed` or `open`.
    state: &'static str,
    /// Whether there are any figures.
    #[serde(skip)]
    is_measured: bool,
    actions: Vec<ActionView>,
}

/// Whether any results may be published.
pub(super) fn has_any(site: &Site<'_>) -> bool {
    !site.outcomes.is_empty()
}

pub(super) fn view(site: &Site<'_>) -> ResultsView {
    let frame = Frame::titled(site, address::RESULTS, "results")
        .below(&[(&site.title("about"), "about/")])
        .with_alternates([address::feed(address::RESULTS_DOCUMENT)]);
    let all: Vec<DepartmentView> =
        site.edition.catalog.departments.iter().map(|one| department(site, &frame.links, one)).collect();
    let lines = || all.iter().flat_map(|department| &department.lines);
    let of = |state: &str| lines().filter(|line| line.state == state).count();
    let measured = lines().filter(|line| line.is_measured).count();
    let standards = lines().count() + all.iter().map(|department| department.without).sum::<usize>();
    let counts = [measured, standards, of("kept"), of("missed")].map(|count| site.words.number(count as u64));
    ResultsView {
        counts: site.say(Word::ResultCounts, &counts.each_ref().map(String::as_str)),
        missed: lines().filter(|line| line.state == "missed").cloned().collect(),
        departments: all.into_iter().filter(|one| !one.lines.is_empty() || one.without > 0).collect(),
        reports: reports(site, &frame.links),
        frame,
    }
}

fn reports(site: &Site<'_>, links: &Links) -> Vec<Link> {
    let fiscal = site.edition.catalog.site.first_fiscal_month();
    let mut all = site.edition.catalog.site.reports.clone();
    all.sort_by_key(|period| std::cmp::Reverse((period.value.until(fiscal), period.value)));
    let link = |period: Located<ReportedPeriod>| Link {
        name: site.words.months(period.value.days(fiscal)),
        href: links.to(&address::report(period.value)),
    };
    all.into_iter().map(link).collect()
}

fn department(site: &Site<'_>, links: &Links, department: &Department) -> DepartmentView {
    let own = site.edition.standards_in_force().filter(|(one, _)| one.owned.department.id == department.id);
    let (mut measured, mut without) = (Vec::new(), 0);
    for (standard, version) in own {
        match line(site, links, standard) {
            Some(line) => measured.push(line),
            None => without += usize::from(version.version.promise.target.value.is_promised()),
        }
    }
    let id = &department.id.value;
    DepartmentView {
        name: department.name.clone(),
        anchor: address::results_anchor(id),
        href: links.to(&address::department(id.as_str())),
        lines: measured,
        without,
    }
}

fn line(site: &Site<'_>, links: &Links, standard: &EffectiveStandard<'_>) -> Option<LineView> {
    let headline = &site.outcome(standard)?.headline;
    Some(LineView {
        heading: sentences::title(site.words, standard),
        href: links.to(&address::result(&standard.owned.standard.id.value)),
        promise: site.words.promise(&headline.version.version.promise, standard.owned.standard.stage),
        text: headline.text.clone(),
        verdict: headline.verdict(&site.words).to_owned(),
        state: state(headline.judged),
        is_measured: headline.judged.is_some(),
        actions: if headline.judged == Some(Judged::Missed) { open_actions(site, standard) } else { Vec::new() },
    })
}

/// What a service's page says about the result of one of its promises.
#[derive(Serialize)]
pub(super) struct PromiseResult {
    text: String,
    verdict: Option<String>,
    /// Why it was missed and what is being done, in a sentence or two each.
    doing: Vec<String>,
}

/// The result of a promise, for the service's page.
pub(super) fn of_promise(site: &Site<'_>, standard: &EffectiveStandard<'_>) -> Option<PromiseResult> {
    let headline = &site.outcome(standard)?.headline;
    // An older promise than the one above the sentence would be taken for that one.
    if standard.current().is_none_or(|current| current.revision != headline.version.revision) {
        return None;
    }
    let is_missed = headline.judged == Some(Judged::Missed);
    let doing = if is_missed { open_actions(site, standard) } else { Vec::new() };
    Some(PromiseResult {
        text: headline.text.clone(),
        verdict: is_missed.then(|| headline.verdict(&site.words).to_owned()),
        doing: doing.into_iter().flat_map(|one| [one.cause, one.action]).collect(),
    })
}

/// The page with all results of a service, if any may be published.
pub(super) fn link(site: &Site<'_>, links: &Links, standards: &[EffectiveStandard<'_>]) -> Option<Link> {
    let first = standards.iter().find(|standard| site.outcome(standard).is_some())?;
    let id = &first.owned.service.id.value;
    Some(Link { name: site.title("results"), href: links.to(&address::results_of(id.as_str())) })
}
