//! The months of a version -> those of the period that lie outside the range in which its result varied.
//!
//! The range is that of an `XmR` chart (Wheeler, *Understanding Variation*): the mean of all months, plus and minus 2.66 times the mean distance
//! from one month to the next. On few cases it cries wolf, so it needs at least [`MONTHS`] months with [`ENOUGH`] cases each.

use jiff::civil::Date;

use crate::english;
use crate::model::disclosed::{Disclosed, Shown, disclosed};
use crate::model::results::{PeriodKind, Sum};
use crate::report::context::Context;
use crate::report::lines::Line;

const MONTHS: usize = 12;
const ENOUGH: u64 = 50;
/// Three standard deviations of single values, in mean moving ranges.
const WIDTH: f64 = 2.66;

/// What there is to say about the months of the period.
pub(super) fn unusual(context: &Context<'_>, line: &Line<'_>) -> Vec<String> {
    let points = points(context, line);
    let Some((low, high)) = range(&points.iter().map(|(.., value)| *value).collect::<Vec<_>>()) else {
        return Vec::new();
    };
    let has_share = line.figures.is_some_and(|figures| figures.sum.met.is_some());
    let unit = if has_share { "%" } else { "" };
    let is_outside = |value: f64| value < low || value > high;
    let said = |(from, months, value): &(Date, String, f64)| {
        (context.days.contains(*from) && is_outside(*value))
            .then(|| format!("{months}: {value:.1}{unit}, usually from {low:.1}{unit} to {high:.1}{unit}"))
    };
    points.iter().filter_map(said).collect()
}

/// Each month of the version until the end of the period with enough cases: its first day, its name, and its percentage or average.
fn points(context: &Context<'_>, line: &Line<'_>) -> Vec<(Date, String, f64)> {
    let entries = context.catalog.results.entries(&line.owned.standard.id.value);
    let end = context.end();
    let point = |one: &Disclosed<'_>| {
        let Shown::Figures { sum, .. } = one.shown else { return None };
        let is_its = one.version.revision == line.version.revision
            && one.named.kind() == PeriodKind::Month
            && one.period.until.is_some_and(|until| until <= end);
        let value = value(&sum).filter(|_| is_its && sum.total >= ENOUGH)?;
        Some((one.period.from, english::months(one.period), value))
    };
    disclosed(&line.owned, entries, context.fiscal).iter().filter_map(point).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a count of requests is far below what a float holds exactly")]
fn value(sum: &Sum) -> Option<f64> {
    let total = sum.total as f64;
    let share = sum.met.map(|met| met as f64 * 100.0 / total);
    sum.time.filter(|_| sum.met.is_none()).map(|time| time as f64 / 1000.0 / total).or(share)
}

/// The range in which values varied; nothing if there are too few.
#[expect(clippy::cast_precision_loss, reason = "there are few months")]
fn range(values: &[f64]) -> Option<(f64, f64)> {
    if values.len() < MONTHS {
        return None;
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let moves: Vec<f64> = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let (middle, width) = (mean(values), WIDTH * mean(&moves));
    Some((middle - width, middle + width))
}
