//! Version 1's shapes of a promise's clock, frozen: when counting starts, pauses and stops.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::text::Text;

/// When counting starts, pauses and stops.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Clock {
    /// What starts it; null: not stated.
    pub starts: Option<Event>,
    /// What holds it up.
    pub pauses: Vec<Text>,
    /// What stops it.
    pub stops: Event,
}

/// Something that happens.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Event {
    /// What kind: for a start `request_received`, `application_complete`, `condition_ends`, `meeting_ends` or `other`; for a stop what the
    /// stage gives: `answered`, `acknowledged`, `responded`, `attended`, `made_safe`, `scheduled`, `decided`, `completed`, `updated`,
    /// `published`, `available`, `repeated`.
    pub code: String,
    /// In words, after "when".
    pub text: Text,
}
