//! The types of `answers.json` in version 1, frozen: what residents look for that is no service, and where they find it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::commitment::Body;
use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::names::Former;
use crate::render::feed::v1::services::Ask;
use crate::render::feed::v1::text::Text;

/// `answers.json`: what to tell people who look for something that is no service of the publisher.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswersDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The answers: those about danger first, then the others by name.
    pub answers: Vec<Answer>,
}

/// What to do about something that is no service of the publisher.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Answer {
    /// Its permanent id, which no service has.
    pub id: String,
    /// Its former ids.
    pub formerly: Vec<Former>,
    /// What it is about, in residents' words.
    pub name: Text,
    /// Whether it is about danger. Show it before everything else then.
    pub emergency: bool,
    /// Words that residents use for it; never empty.
    pub keywords: Vec<String>,
    /// What to do; null: `ask` says it all.
    pub answer: Option<Body>,
    /// Ways to reach those who help, the best one first; empty: `answer` says it all.
    pub ask: Vec<Ask>,
    /// Where to read it.
    pub links: AnswerLinks,
}

/// Where to read an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswerLinks {
    /// Its place on the page with all services.
    #[schemars(url)]
    pub html: String,
}
