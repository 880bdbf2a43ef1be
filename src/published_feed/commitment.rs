//! The policy and the commitment of a published feed, clause by clause.

use jiff::civil::Date;
use serde::Deserialize;

use crate::published_feed::text::Text;

/// The commitment changes.
#[derive(Debug, Clone, Deserialize)]
pub struct Commitment {
    /// Its title.
    pub title: Text,
    /// The commitment in one sentence.
    pub summary: Text,
    /// The policy that it is a part of.
    pub policy: Policy,
    /// The text before the first heading.
    pub introduction: Body,
    /// The headings with their texts, in order.
    pub sections: Vec<Section>,
}

/// The facts of the policy.
#[derive(Debug, Clone, Deserialize)]
pub struct Policy {
    /// Its number.
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
    /// What it asks of all standards.
    #[serde(default)]
    pub asks: Option<Text>,
    /// The number of the procedure.
    pub procedure: Option<String>,
}

/// A longer text.
#[derive(Debug, Clone, Deserialize)]
pub struct Body {
    /// The words alone.
    pub text: Text,
}

/// A heading with its text.
#[derive(Debug, Clone, Deserialize)]
pub struct Section {
    /// The clause of the policy that it quotes.
    pub clause: Option<String>,
    /// The heading.
    pub title: Text,
    /// The policy's own words.
    pub quotation: Option<Text>,
    /// The city's explanation.
    pub explanation: Body,
}
