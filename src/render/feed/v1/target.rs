//! The types of the measurable part of a promise in version 1, frozen.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::text::Text;

/// The measurable part of a promise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Target {
    /// `time`, `frequency`, `count`, `notice` (a time before an event) or `none`.
    pub kind: String,
    /// `at_most`, `at_least`, `average`, `between` or `every`; null: there is no target.
    pub comparison: Option<String>,
    /// The number, or the smaller one of a range; null: there is no target.
    pub value: Option<u32>,
    /// The larger number of a range; null: not a range.
    pub upper: Option<u32>,
    /// `second`, `minute`, `hour`, `business_hour`, `business_day`, `calendar_day`, `week`, `month`, `year`; null: not a time.
    pub unit: Option<String>,
    /// The unit in UN/ECE Recommendation 20; null: it has no code there.
    pub unit_code: Option<String>,
    /// The id of the calendar to count with; null: no calendar matters.
    pub calendar: Option<String>,
    /// An ISO 8601 duration; null: not a single length of elapsed time.
    pub iso8601: Option<String>,
    /// How often it should be met, in percent, above 0 and up to 100; null: there is no target.
    pub share_percent: Option<Percent>,
    /// What is counted, in the form that goes with most numbers; null: not a count.
    pub counted: Option<Text>,
    /// What is counted, in the form that goes with `value`: `bus that runs late` after 1, where `counted` is `buses that run late`; null: not a
    /// count.
    pub counted_as: Option<Text>,
    /// The unit of the period of a count; null: not a count.
    pub per: Option<String>,
    /// What a notice comes before, to follow "before". Neither the day of the notice nor that of the event counts; null: not a notice.
    pub before: Option<Text>,
    /// Why there is no target; null: there is one.
    pub reason: Option<Text>,
}

/// A percentage above 0 and up to 100, with at most one decimal.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("exclusiveMinimum" = 0, "maximum" = 100))]
pub struct Percent(pub serde_json::Number);
