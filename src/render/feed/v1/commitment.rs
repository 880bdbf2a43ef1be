//! The types of `commitment.json` in version 1, frozen: the policy and the commitment, clause by clause.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::text::Text;

/// `commitment.json`: what the publisher promises in general.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CommitmentDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// Its title.
    pub title: Text,
    /// The commitment in one sentence.
    pub summary: Text,
    /// The policy that it comes from.
    pub policy: Policy,
    /// The text before the first heading.
    pub introduction: Body,
    /// The headings, each with its text, in order.
    pub sections: Vec<Section>,
    /// Its page.
    #[schemars(url)]
    pub html: String,
}

/// A text in two forms.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Body {
    /// Plain text.
    pub text: Text,
    /// HTML without scripts, styles or pictures. Its links to the site are full addresses.
    pub html: Text,
}

/// A heading and its text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Section {
    /// The clause of the policy that it quotes; null: it quotes none.
    pub clause: Option<String>,
    /// The heading.
    pub title: Text,
    /// The policy's own words; null: it quotes none.
    pub quotation: Option<Text>,
    /// The publisher's explanation.
    pub explanation: Body,
    /// The ids of the standards in force that support the clause.
    pub standards: Vec<String>,
    /// Where to read it; null: it has no anchor of its own on the page.
    #[schemars(url)]
    pub html: Option<String>,
}

/// Facts about the policy.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Policy {
    /// Its number, as the publisher writes it.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Who approved it.
    pub approved_by: String,
    /// The date on which it took effect.
    pub effective: Date,
    /// The number of the resolution.
    pub resolution: String,
    /// Who maintains it.
    pub owner: String,
    /// What it asks of all standards; null: not stated.
    pub asks: Option<Text>,
    /// The number of the procedure with the details; null: none.
    pub procedure: Option<String>,
}
