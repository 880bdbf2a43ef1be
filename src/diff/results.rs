//! Compares what is said about results before and after: new ones, and those that were revised.

use crate::diff::change::{Change, ChangeKind, TextChange};
use crate::diff::promise::change;
use crate::english;
use crate::model::period::Period;
use crate::published_feed::{LatestResult, Published, PublishedResult, Standard};

/// The changes of all results.
pub(super) fn changes<'a>(before: &'a Published, after: &'a Published) -> impl Iterator<Item = Change> + 'a {
    after.latest_results.iter().filter_map(move |now| {
        let standard = after.standards.get(&now.id)?;
        let then = before.latest_results.iter().find(|then| is_of(standard, &then.id));
        of_standard(standard, (before, then), (after, now))
    })
}

/// Whether an id is or was a standard's.
fn is_of(standard: &Standard, id: &str) -> bool {
    standard.id == id || standard.formerly.iter().any(|former| former == id)
}

/// A site with the latest result of a standard, if there is one.
type Said<'a, T> = (&'a Published, T);

fn of_standard(
    standard: &Standard,
    (before, then): Said<'_, Option<&LatestResult>>,
    (after, now): Said<'_, &LatestResult>,
) -> Option<Change> {
    let periods = |site: &Published, id: &str| site.results.get(id).cloned().unwrap_or_default();
    let texts = then.map_or_else(Vec::new, |then| revised(&periods(before, &then.id), &periods(after, &now.id)));
    let was = then.map(|then| then.sentence.to_string());
    let is = now.sentence.to_string();
    if was.as_ref() == Some(&is) && texts.is_empty() {
        return None;
    }
    let version = standard.current().or_else(|| standard.versions.last())?;
    Some(Change {
        date: None,
        before: was,
        after: Some(is),
        is_kept: now.kept,
        texts,
        ..change(ChangeKind::Result, &now.id, version)
    })
}

/// The periods whose figures are others than before.
fn revised(before: &[PublishedResult], after: &[PublishedResult]) -> Vec<TextChange> {
    let of_period = |now: &PublishedResult| {
        let then = before.iter().find(|then| then.period == now.period && then.revision == now.revision)?;
        let months = Period { from: now.period.from, until: Some(now.period.until) };
        TextChange::of(&english::months(months), &said(then), &said(now))
    };
    after.iter().filter_map(of_period).collect()
}

/// `41 of 44`, `44, 4.5 on average`, `not measured`.
fn said(result: &PublishedResult) -> String {
    let total = result.total.map(english::number);
    match (result.met, result.average, total) {
        (Some(met), _, Some(total)) => format!("{} of {total}", english::number(met)),
        (None, Some(average), Some(total)) => format!("{total}, {average} on average"),
        (_, _, Some(total)) => total,
        (_, _, None) => result.status.replace('_', " "),
    }
}
