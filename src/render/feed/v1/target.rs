//! The types of the measurable part of a promise in version 1, frozen.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::text::Text;

/// The measurable part of a promise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Target {
    /// `time`, `frequency`, `count`, `notice` (a time before an event), `date` (by a day that comes again), `share` (of all cases, without a
    /// time), `level` (a share of people or things of which something is true) or `none`. More words can come.
    pub kind: String,
    /// `at_most`, `at_least`, `average`, `between` or `every`; of a date, that the day is `by` at the latest; of a share or a level, that
    /// `share_percent` is the limit; null: there is no target.
    pub comparison: Option<String>,
    /// The number, or the shorter time of a range; null: a date, a share or a level, or there is no target.
    pub value: Option<u32>,
    /// The longer time of a range, in `upper_unit`; null: not a range.
    pub upper: Option<u32>,
    /// `second`, `minute`, `hour`, `business_hour`, `business_day`, `calendar_day`, `week`, `month`, `year`; null: not a time.
    pub unit: Option<String>,
    /// The unit of `upper`, which can be another one: 10 business days to 8 weeks. `calendar` is for both ends; null: not a range.
    pub upper_unit: Option<String>,
    /// The unit in UN/ECE Recommendation 20; null: it has no code there.
    pub unit_code: Option<String>,
    /// The id of the calendar to count with; null: no calendar matters.
    pub calendar: Option<String>,
    /// An ISO 8601 duration; null: not a single length of elapsed time.
    pub iso8601: Option<String>,
    /// How often it should be met, in percent, above 0 and up to 100; of a level, the share itself; null: an average, a count, or there is
    /// no target.
    pub share_percent: Option<Percent>,
    /// What is counted, in the form that goes with most numbers; null: not a count.
    pub counted: Option<Text>,
    /// What is counted, in the form that goes with `value`: `bus that runs late` after 1, where `counted` is `buses that run late`; null: not a
    /// count.
    pub counted_as: Option<Text>,
    /// Of a level, of whom or what the share is taken, in words: "callers who answer our survey"; null: not a level.
    pub denominator: Option<Text>,
    /// Of a level, what those in the share do or are, to follow the denominator: "say that they are satisfied"; null: not a level.
    pub numerator: Option<Text>,
    /// The unit of the period of a count or a level; null: neither, or a level of no stated period.
    pub per: Option<String>,
    /// Of a date, the last day: `--06-01` for 1 June of every year (`xsd:gMonthDay`), `---10` for the 10th of every month (`xsd:gDay`). Where
    /// the month is too short, its last day: `---31` is the last day of every month, and `--02-29` the last of February. It never moves to a
    /// later day, whether it is a closed day or not; null: not a date.
    pub by: Option<String>,
    /// What a notice comes before, to follow "before". Neither the day of the notice nor that of the event counts; null: not a notice.
    pub before: Option<Text>,
    /// Why there is no target; null: there is one.
    pub reason: Option<Text>,
}

/// A percentage above 0 and up to 100, with at most two decimals.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("exclusiveMinimum" = 0, "maximum" = 100))]
pub struct Percent(pub serde_json::Number);
