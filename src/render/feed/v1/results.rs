//! The types of `results.json` and `results/{id}.json` in version 1, frozen: how often the promises were kept.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::names::{DepartmentName, Links, ServiceName};
use crate::render::feed::v1::text::Text;

/// `results.json`: the latest result of every standard that is measured.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResultsDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The standards with results, in the order of `standards.json`.
    pub results: Vec<LatestResult>,
}

/// What the results of a standard say first.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LatestResult {
    /// The standard's permanent id.
    pub id: String,
    /// The department that is accountable.
    pub department: DepartmentName,
    /// The service.
    pub service: ServiceName,
    /// The number of the version that the sentence is about, from 1.
    pub revision: u32,
    /// The latest result in one or two sentences, as residents read it.
    pub sentence: Text,
    /// Whether the promise was kept; null: nobody can say, for the reason in `undecided`, or nothing was measured.
    pub kept: Option<bool>,
    /// Why nobody can say: `nothing_due`, `too_few`, `other_period`, `no_target` or `no_figure`, and further words later; null: `kept` says it,
    /// or nothing was measured.
    pub undecided: Option<String>,
    /// Where all its results are.
    pub links: Links,
}

/// `results/{id}.json`: every published result of one standard.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResultDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The standard's permanent id.
    pub id: String,
    /// Whether only whole years are published, and no small numbers, because a few cases could tell who asked.
    pub private: bool,
    /// The results, by version and first day.
    pub results: Vec<PeriodResult>,
    /// What is being done about missed promises, in the publisher's order.
    pub actions: Vec<ResultAction>,
}

/// What came out in one period, under one version of the standard. Periods of one version don't overlap. Add up counts, never percentages.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodResult {
    /// The period.
    pub period: ResultPeriod,
    /// The number of the version that was promised, from 1.
    pub revision: u32,
    /// `final`, `provisional` (may still change without notice), `not_measured`, `late` (see `expected`), or `withheld` (too few cases to tell
    /// without telling who they were); further words may come.
    pub status: String,
    /// Which cases are in `total`: `due` in the period, `finished` in it, `rounds` due in it, `events` in it, or `all` of it; further words may
    /// come.
    pub cohort: String,
    /// How many of `total` kept the promise; null: not measured, withheld, or an average or a mere number.
    pub met: Option<u64>,
    /// How many cases there were, the late and the unfinished included; of "at most 6 days a year", the number itself; null: not measured, or
    /// withheld.
    pub total: Option<u64>,
    /// Of a range of time, how many of `met` were done before the shorter one; null: not a range, or not counted.
    pub early: Option<u64>,
    /// How many were not yet due when the period ended; in no other figure; null: not counted.
    pub not_due: Option<u64>,
    /// How many were on hold when the period ended; in no other figure; null: not counted.
    pub on_hold: Option<u64>,
    /// What was left out, in no other figure; empty: nothing, or not counted.
    pub left_out: Vec<LeftOut>,
    /// The average time, in the unit of the target; null: not measured.
    pub average: Option<f64>,
    /// The time that half of all cases took at most, in the unit of the target; null: not measured.
    pub median: Option<f64>,
    /// The time that 9 in 10 cases took at most, in the unit of the target; null: not measured.
    pub p90: Option<f64>,
    /// `met` of `total` in percent with at most four decimals, rounded down; of a level of at most a share, rounded up; null: there are fewer
    /// than 10 cases, or one of the two is null.
    pub share_percent: Option<f64>,
    /// The share that was promised, in percent; null: no share of cases was.
    pub promise_share_percent: Option<f64>,
    /// Whether the promise was kept, compared exactly; null: nobody can say, for the reason in `undecided`, or nothing was measured.
    pub kept: Option<bool>,
    /// Why nobody can say: `nothing_due`, `too_few` (judge twelve months together), `other_period` (the promise is about another length of
    /// time), `no_target` or `no_figure`, and further words later; null: `kept` says it, or nothing was measured.
    pub undecided: Option<String>,
    /// A remark; of what was not measured, the reason; null: none.
    pub note: Option<Text>,
    /// The day by which late figures are expected; null: they are not late.
    pub expected: Option<Date>,
    /// The first day on which it was public; null: it was added up from results that are not.
    pub published: Option<Date>,
    /// What was published for the same period before, earliest first; empty: nothing else.
    pub supersedes: Vec<SupersededResult>,
}

/// A period of whole months.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResultPeriod {
    /// `month`, `quarter` or `year`; quarters and years are those of the publisher's fiscal year.
    pub kind: String,
    /// `2026-03`, `2026-Q1` or `2026`: a fiscal year, and its quarters, by the year in which it starts.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// The first day after it.
    pub until: Date,
}

/// Cases that are in no other figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LeftOut {
    /// How many.
    pub count: u64,
    /// Why; null: not stated.
    pub reason: Option<Text>,
}

/// What was published for a period before it was revised.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SupersededResult {
    /// How many kept the promise; null: not measured, or an average or a mere number.
    pub met: Option<u64>,
    /// How many cases there were; null: not measured.
    pub total: Option<u64>,
    /// The average time; null: not measured.
    pub average: Option<f64>,
    /// The first day on which it was public.
    pub published: Date,
}

/// What is being done about a missed promise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResultAction {
    /// The first missed period that it answers for, like `2026-03`, `2026-Q1` or `2026`.
    pub missed: String,
    /// Why the promise was missed.
    pub cause: Text,
    /// What is being done.
    pub action: Text,
    /// The role that sees to it.
    pub owner: String,
    /// The day by which it is to be done.
    pub by: Date,
    /// The day on which it ended; null: it goes on.
    pub ended_on: Option<Date>,
    /// What came of it; null: it goes on.
    pub outcome: Option<Text>,
}
