//! The types of a promise's clock in version 1, frozen: when counting starts, pauses and stops.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::text::Text;

/// When counting starts, pauses and stops.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Clock {
    /// What starts the clock; null: not stated.
    pub starts: Option<Event>,
    /// The id of the calendar for whose opening the clock of seconds, minutes or hours waits: a request by telephone, at a counter or to a mailbox
    /// that arrives outside its hours starts at the next opening. A request on the web waits only if `target.calendar` is not null; null: the
    /// clock starts at once.
    pub calendar: Option<String>,
    /// What pauses the clock.
    pub pauses: Vec<Text>,
    /// What stops the clock.
    pub stops: Event,
}

/// Something that happens.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Event {
    /// The kind of event. For a start: `request_received`, `application_complete`, `condition_ends`, `meeting_ends` or `other`. For a stop,
    /// depending on the stage: `answered`, `acknowledged`, `responded`, `attended`, `made_safe`, `scheduled`, `decided`, `completed`, `updated`,
    /// `published`, `available`, `repeated`.
    pub code: String,
    /// The event in words, to follow "when".
    pub text: Text,
}
