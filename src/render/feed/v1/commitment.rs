//! Version 1's shapes of `commitment.json`, frozen: the policy and the commitment, clause by clause.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::text::Text;

/// `commitment.json`: what the city promises in general.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CommitmentDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// Its title.
    pub title: Text,
    /// It in one sentence.
    pub summary: Text,
    /// The policy that it stands in.
    pub policy: Policy,
    /// What stands before the first heading.
    pub introduction: Body,
    /// The headings with what stands below them, in order.
    pub sections: Vec<Section>,
    /// Its page.
    #[schemars(url)]
    pub html: String,
}

/// A text in two forms.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Body {
    /// The words alone.
    pub text: Text,
    /// HTML without scripts, styles and pictures; its links to the site are whole addresses.
    pub html: Text,
}

/// A heading and what stands below it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Section {
    /// The clause of the policy that it quotes; null: it is an explanation only.
    pub clause: Option<String>,
    /// The heading.
    pub title: Text,
    /// The policy's own words; null: none are quoted.
    pub quotation: Option<Text>,
    /// The city's explanation.
    pub explanation: Body,
    /// The ids of the standards in force that make the clause real.
    pub standards: Vec<String>,
    /// Where to read it; null: it has no place of its own on the page.
    #[schemars(url)]
    pub html: Option<String>,
}

/// The facts of the policy.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Policy {
    /// Its number, as the city writes it.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Who approved it.
    pub approved_by: String,
    /// Since when it is in effect.
    pub effective: Date,
    /// The number of the resolution.
    pub resolution: String,
    /// Who maintains it.
    pub owner: String,
    /// The number of the procedure with the details; null: none.
    pub procedure: Option<String>,
}
