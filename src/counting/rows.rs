//! The counts -> rows of results, one for each version and each period that the logs cover wholly.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::counting::days;
use crate::counting::periods::{Covered, Missing, Period, Told};
use crate::counting::plan::Plan;
use crate::counting::promises::Timing;
use crate::counting::tally::{Month, Spread, Tally};
use crate::model::results::{Decimal, PeriodKind, ReportedPeriod};
use crate::model::spent::grain;

/// The column with the day on which a result came out.
pub(super) const PUBLISHED: &str = "published";

/// A row of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) standard: String,
    pub(super) period: Period,
    pub(super) revision: u32,
    /// Each cell after those that name the row, by its column; blank ones are not there.
    pub(super) cells: BTreeMap<&'static str, String>,
    /// The counts, for what people are told.
    pub(super) counts: Month,
}

/// The rows, and the periods that have none.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    pub(super) missing: BTreeSet<(Period, Missing)>,
}

/// How the rows are made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Making {
    pub(super) by: PeriodKind,
    /// The month with which fiscal years start.
    pub(super) starts: i8,
    pub(super) covered: Covered,
    pub(super) is_provisional: bool,
    /// The day on which they come out.
    pub(super) published: Date,
}

/// What a version has in a period.
#[derive(Debug, Clone, Default)]
struct Sum {
    month: Month,
    left_out: BTreeMap<usize, i64>,
    spread: Spread,
}

/// Makes the rows.
pub(super) fn rows(plan: &Plan<'_>, tally: &Tally, making: Making) -> Rows {
    let mut all = Rows::default();
    for standard in &plan.standards {
        for version in standard.first..standard.first + standard.count {
            let Some(promise) = plan.versions[version].promise else { continue };
            let told = Told::new(plan, version, making.covered);
            for (period, sum) in sums(plan, tally, version, making) {
                if let Some(reason) = told.missing(period) {
                    all.missing.insert((period, reason));
                    continue;
                }
                all.rows.push(Row {
                    standard: standard.id.to_string(),
                    period,
                    revision: plan.versions[version].revision,
                    cells: cells(plan, &sum, promise.timing, grain(promise.amount.unit).unwrap_or(1), making),
                    counts: sum.month,
                });
            }
        }
    }
    all.rows.sort_by(|a, b| (&a.standard, a.period, a.revision).cmp(&(&b.standard, b.period, b.revision)));
    all
}

/// What a version has in each period of the logs in which it was in force, or in which something of it was due.
fn sums(plan: &Plan<'_>, tally: &Tally, version: usize, making: Making) -> BTreeMap<Period, Sum> {
    let Making { by, starts, covered, .. } = making;
    let of = |month: i32| Period::of(month, by, starts);
    let (first, last) = (of(days::month(covered.from)).first, of(days::month(covered.until - 1)).last());
    let mut sums: BTreeMap<Period, Sum> = BTreeMap::new();
    let mut months = tally.months(version).skip_while(|(number, _)| *number < first).peekable();
    let mut open = (0, 0);
    for number in first..=last {
        let month = match months.next_if(|(found, _)| *found == number) {
            Some((_, month)) => month,
            // What is open after the last event stays open.
            None => Month { waiting: open.0, held: open.1, ..Month::default() },
        };
        open = (month.waiting, month.held);
        let sum = sums.entry(of(number)).or_default();
        sum.month.total += month.total;
        sum.month.met += month.met;
        (sum.month.waiting, sum.month.held) = open;
    }
    for ((_, month, reason), count) in tally.left_out.range((version, i32::MIN, 0)..(version + 1, i32::MIN, 0)) {
        if let Some(sum) = sums.get_mut(&of(*month)) {
            *sum.left_out.entry(*reason).or_default() += count;
        }
    }
    for ((_, month), spread) in tally.spreads.range((version, i32::MIN)..(version + 1, i32::MIN)) {
        if let Some(sum) = sums.get_mut(&of(*month)) {
            sum.spread.merge(spread);
        }
    }
    let plan = &plan.versions[version];
    sums.retain(|period, sum| {
        let (from, until) = (plan.from.max(period.from()), plan.until.min(period.until()));
        let is_season = |day: i32| plan.season.is_none_or(|season| season.contains(days::date(day)));
        let was_in_force = (from..until).any(is_season);
        was_in_force || sum.month != Month::default() || sum.left_out.values().any(|count| *count != 0)
    });
    sums
}

fn cells(plan: &Plan<'_>, sum: &Sum, timing: Timing, grain: i64, making: Making) -> BTreeMap<&'static str, String> {
    let mut cells: BTreeMap<&'static str, String> = BTreeMap::new();
    let mut put = |column: &'static str, text: String| cells.insert(column, text);
    put("total", sum.month.total.to_string());
    put("not_due", sum.month.waiting.to_string());
    if timing == Timing::Deadline {
        put("met", sum.month.met.to_string());
    }
    if !plan.places.pauses.is_empty() {
        put("on_hold", sum.month.held.to_string());
    }
    if !plan.reasons.is_empty() {
        put("left_out", sum.left_out.values().sum::<i64>().to_string());
        let reasons = sum.left_out.iter().filter(|(_, count)| **count != 0);
        let reasons: Vec<String> =
            reasons.map(|(reason, count)| format!("{}: {count}", plan.reasons[*reason])).collect();
        put("left_out_reason", reasons.join("; "));
    }
    if timing == Timing::Average && sum.spread.count > 0 {
        put("average", decimal(sum.spread.sum, sum.spread.count * grain));
        for (column, tenths) in [("median", 5), ("p90", 9)] {
            if let Some(rank) = sum.spread.rank(tenths) {
                put(column, decimal(rank, grain));
            }
        }
    }
    put(PUBLISHED, making.published.to_string());
    put("status", if making.is_provisional { "provisional" } else { "final" }.to_owned());
    cells
}

/// A quotient with at most three decimals, as tables of results have them, rounded up: a time is never rounded down to what was promised.
fn decimal(number: i64, divisor: i64) -> String {
    let (number, divisor) = (i128::from(number) * 1_000, i128::from(divisor));
    let thousandths = number.div_euclid(divisor) + i128::from(number.rem_euclid(divisor) != 0);
    Decimal::from_thousandths(u64::try_from(thousandths).unwrap_or_default()).to_string()
}

impl Row {
    /// The same, with the day on which another row came out, if that says so: figures are replaced, and came out when they did.
    pub(super) fn published_as(&self, other: &BTreeMap<String, String>) -> Self {
        let mut row = self.clone();
        if let Some(day) = other.get(PUBLISHED).filter(|day| !day.is_empty()) {
            row.cells.insert(PUBLISHED, day.clone());
        }
        row
    }

    /// Its cells in the order of some columns.
    pub(super) fn in_order(&self, columns: &[String], starts: i8) -> Vec<String> {
        columns.iter().map(|column| self.cell(column, starts).unwrap_or_default()).collect()
    }

    /// The cell of a column, unless it is blank.
    pub(super) fn cell(&self, column: &str, starts: i8) -> Option<String> {
        let (year, month, quarter) = match self.period.named(starts) {
            ReportedPeriod::Month { year, month } => (year, Some(month), None),
            ReportedPeriod::Quarter { year, quarter } => (year, None, Some(quarter)),
            ReportedPeriod::Year { year } => (year, None, None),
        };
        match column {
            "standard" => Some(self.standard.clone()),
            "year" => Some(year.to_string()),
            "month" => month.map(|month| month.to_string()),
            "quarter" => quarter.map(|quarter| quarter.to_string()),
            "revision" => Some(self.revision.to_string()),
            _ => self.cells.get(column).filter(|text| !text.is_empty()).cloned(),
        }
    }
}
