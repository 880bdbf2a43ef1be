//! The commitment: the policy's own words clause by clause, our explanation, and the services that support each clause.

use serde::Serialize;

use crate::address;
use crate::model::edition::Status;
use crate::model::id::ClauseId;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;

/// The commitment's page.
#[derive(Serialize)]
pub(super) struct CommitmentView {
    frame: Frame,
    title: String,
    introduction: String,
    sections: Vec<SectionView>,
    policy: PolicyView,
}

#[derive(Serialize)]
struct SectionView {
    title: String,
    /// The clause's anchor.
    clause: Option<String>,
    /// The clause as the policy writes it: 4.1 (a).
    cited: Option<String>,
    quotation: Option<String>,
    body: String,
    standards: usize,
    services: Vec<Link>,
}

/// The policy's facts.
#[derive(Serialize)]
pub(super) struct PolicyView {
    number: String,
    title: String,
    approved_by: String,
    effective: String,
    /// Whether it is not in effect yet.
    is_ahead: bool,
    resolution: String,
    owner: String,
    procedure: Option<String>,
}

pub(super) fn view(site: &Site<'_>) -> CommitmentView {
    let commitment = &site.edition.catalog.commitment;
    let frame = Frame::new(site, "commitment/", &commitment.title, &commitment.summary).below(&[]);
    let links = &frame.links;
    CommitmentView {
        title: commitment.title.clone(),
        introduction: links.html(&commitment.introduction.markdown),
        sections: commitment
            .sections
            .iter()
            .map(|section| {
                let clause = section.clause.as_ref().map(|clause| &clause.value);
                let (standards, services) = clause.map(|clause| supporters(site, links, clause)).unwrap_or_default();
                SectionView {
                    title: section.title.clone(),
                    clause: clause.map(ToString::to_string),
                    cited: clause.map(cited),
                    quotation: section.quotation.clone(),
                    body: links.html(&section.body.markdown),
                    standards,
                    services,
                }
            })
            .collect(),
        policy: policy(site),
        frame,
    }
}

/// Returns the policy's facts in words.
pub(super) fn policy(site: &Site<'_>) -> PolicyView {
    let policy = &site.edition.catalog.commitment.policy;
    PolicyView {
        number: policy.number.clone(),
        title: policy.title.clone(),
        approved_by: policy.approved_by.clone(),
        effective: site.words.date(policy.effective.value),
        is_ahead: site.edition.is_ahead(policy.effective.value),
        resolution: policy.resolution.clone(),
        owner: policy.owner.clone(),
        procedure: policy.procedure.clone(),
    }
}

/// Writes `4.1.a` as `4.1 (a)`.
pub(crate) fn cited(clause: &ClauseId) -> String {
    match clause.as_str().rsplit_once('.') {
        Some((number, letter)) if letter.bytes().all(|b| b.is_ascii_alphabetic()) => format!("{number} ({letter})"),
        _ => clause.to_string(),
    }
}

/// Returns how many standards in force support a clause, and links to their services.
fn supporters(site: &Site<'_>, links: &Links, clause: &ClauseId) -> (usize, Vec<Link>) {
    let supports = |refs: &[crate::model::id::ClauseRef]| refs.iter().any(|one| one.0.value == *clause);
    let in_force = || site.edition.standards_in_force().filter(|(standard, _)| supports(standard.supports));
    let mut services: Vec<Link> = site
        .edition
        .services
        .iter()
        .filter(|service| service.standards.iter().any(|one| one.status == Status::InForce && supports(one.supports)))
        .map(|service| Link {
            name: service.service.name.value.clone(),
            href: links.to(&address::service(service.service.id.value.as_str())),
        })
        .collect();
    services.sort_by_cached_key(|link| site.words.sort_key(&link.name));
    (in_force().count(), services)
}
