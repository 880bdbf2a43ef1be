//! Edition -> `commitment.json`: the policy and the commitment, clause by clause, as plain text and as HTML.

use crate::model::commitment::Section;
use crate::model::id::ClauseId;
use crate::render::feed::convert::Convert;
use crate::render::feed::{documents, v1};

/// The commitment's page.
const PAGE: &str = "commitment/";

pub(super) fn document(convert: &Convert<'_>) -> v1::CommitmentDocument {
    let commitment = &convert.edition().catalog.commitment;
    v1::CommitmentDocument {
        envelope: convert.envelope(documents::COMMITMENT),
        title: convert.text(&commitment.title),
        summary: convert.text(&commitment.summary),
        policy: policy(convert),
        introduction: convert.body(&commitment.introduction),
        sections: commitment.sections.iter().map(|one| section(convert, one)).collect(),
        html: convert.url(PAGE),
    }
}

/// The facts of the policy.
pub(super) fn policy(convert: &Convert<'_>) -> v1::Policy {
    let policy = &convert.edition().catalog.commitment.policy;
    v1::Policy {
        number: policy.number.clone(),
        title: convert.text(&policy.title),
        approved_by: policy.approved_by.clone(),
        effective: policy.effective.value,
        resolution: policy.resolution.clone(),
        owner: policy.owner.clone(),
        asks: convert.some(policy.asks.as_ref()),
        procedure: policy.procedure.clone(),
    }
}

fn section(convert: &Convert<'_>, section: &Section) -> v1::Section {
    let clause = section.clause.as_ref().map(|clause| &clause.value);
    v1::Section {
        clause: clause.map(ToString::to_string),
        title: convert.text(&section.title),
        quotation: convert.some(section.quotation.as_ref()),
        explanation: convert.body(&section.body),
        standards: clause.map(|clause| supporters(convert, clause)).unwrap_or_default(),
        html: clause.map(|clause| convert.url(&format!("{PAGE}#{clause}"))),
    }
}

fn supporters(convert: &Convert<'_>, clause: &ClauseId) -> Vec<String> {
    let in_force = convert.edition().standards_in_force().map(|(standard, _)| standard);
    in_force
        .filter(|standard| standard.supports.iter().any(|one| one.0.value == *clause))
        .map(|standard| standard.owned.standard.id.to_string())
        .collect()
}
