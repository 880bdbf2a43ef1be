//! What may be published about a period -> a row of the table with a standard's results.

use serde::Serialize;

use crate::model::disclosed::{Disclosed, HIDDEN_BELOW, Shown};
use crate::model::results::{FEW, Judged, Measured, ResultRow, Sum};
use crate::model::standard::Promise;
use crate::model::target::Target;
use crate::render::pages::frame::site::Site;
use crate::render::pages::results::state::state;
use crate::render::pages::theme::words::Word;
use crate::render::sentences::as_sentence;

/// A row of the table.
#[derive(Serialize)]
pub(super) struct RowView {
    period: String,
    /// `41 of 44`, `4.5 business days`, or why there is no figure.
    figures: String,
    /// The percentage, if there are enough cases for one.
    share: Option<String>,
    /// Whether the promise was kept; nothing where nothing says so.
    verdict: Option<String>,
    /// `kept`, `missed` or `open`.
    state: &'static str,
    remarks: Vec<String>,
}

impl RowView {
    /// Whether it has a percentage.
    pub(super) const fn has_share(&self) -> bool {
        self.share.is_some()
    }
}

/// The row of a period.
pub(super) fn row(site: &Site<'_>, one: &Disclosed<'_>) -> RowView {
    let promise = &one.version.version.promise;
    let number = |number: u64| site.words.number(number);
    let figures = match &one.shown {
        Shown::Figures { sum, .. } => figures(site, promise, sum),
        Shown::Few => site.say(Word::FewerThan, &[&number(HIDDEN_BELOW)]),
        Shown::TotalAlone(total) => number(*total),
        Shown::NotMeasured(_) => site.words.verdict(None).to_owned(),
        Shown::Late(_) => site.words.late().to_owned(),
    };
    let judged = one.judged().filter(|judged| !matches!(judged, Judged::Undecided(_)));
    RowView {
        period: site.words.months(one.period),
        figures,
        share: share(site, one),
        verdict: judged.map(|judged| site.words.verdict(Some(judged)).to_owned()),
        state: state(judged),
        remarks: remarks(site, one),
    }
}

fn figures(site: &Site<'_>, promise: &Promise, sum: &Sum) -> String {
    let number = |number: u64| site.words.number(number);
    match (sum.met, site.words.average(sum, promise)) {
        (_, Some(average)) => site.say(Word::AverageOf, &[&average, &number(sum.total)]),
        (Some(met), None) => site.say(Word::MetOf, &[&number(met), &number(sum.total)]),
        (None, None) => number(sum.total),
    }
}

fn share(site: &Site<'_>, one: &Disclosed<'_>) -> Option<String> {
    let Shown::Figures { sum, .. } = &one.shown else { return None };
    let (promised, bound) = one.version.version.promise.promised_share()?;
    let met = sum.met.filter(|_| sum.total >= FEW)?;
    site.words.percent(met, sum.total, promised, bound)
}

fn remarks(site: &Site<'_>, one: &Disclosed<'_>) -> Vec<String> {
    let mut all = Vec::new();
    match &one.shown {
        Shown::NotMeasured(reason) => return vec![as_sentence(reason)],
        Shown::Late(expected) => all.push(site.say(Word::ExpectedBy, &[&site.words.date(*expected)])),
        Shown::Few | Shown::TotalAlone(_) => all.push(site.say(Word::NobodyRecognized, &[])),
        Shown::Figures { .. } => {}
    }
    if one.is_provisional() {
        all.push(site.words.provisional().to_owned());
    }
    if let Some(measured) = one.measured() {
        all.extend(beside(site, measured));
        if let (Target::Between(..), Some(early)) = (&one.version.version.promise.target.value, measured.early) {
            all.push(site.say(Word::EarlyOnes, &[&site.words.number(early.value)]));
        }
    }
    if let Some(entry) = &one.entry {
        let rows = entry.replaced.iter().copied().chain([entry.current]);
        let pairs = entry.replaced.iter().copied().zip(rows.skip(1));
        for (before, after) in pairs {
            all.push(revised(site, &one.version.version.promise, before, after));
        }
        let note = entry.current.note.as_ref().filter(|_| entry.current.revised.is_none());
        all.extend(note.map(|note| as_sentence(&note.value)));
    }
    all
}

/// What is beside the figures and never in them.
fn beside(site: &Site<'_>, measured: &Measured) -> Vec<String> {
    let parts = [(Word::NotDueYet, measured.not_due), (Word::OnHold, measured.on_hold)];
    let parts = parts.map(|(word, count)| (word, count.map_or(0, |count| count.value)));
    let number = |number: u64| site.words.number(number);
    let mut all: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| site.say(word, &[&number(count)]))
        .collect();
    if let Some(count) = measured.left_out.filter(|count| count.value > 0) {
        let reason = measured.left_out_reason.as_ref().map_or("", |reason| &reason.value);
        all.push(match reason {
            "" => site.say(Word::LeftOut, &[&number(count.value)]),
            reason => site.say(Word::LeftOutBecause, &[&number(count.value), reason]),
        });
    }
    all
}

/// What was published before, and why it was revised.
fn revised(site: &Site<'_>, promise: &Promise, before: &ResultRow, after: &ResultRow) -> String {
    let day = after.revised.map_or_else(String::new, |day| site.words.date(day.value));
    let note = after.note.as_ref().map_or_else(String::new, |note| as_sentence(&note.value));
    let was = before
        .measured()
        .map_or_else(|| site.words.verdict(None).to_owned(), |measured| figures(site, promise, &Sum::of(measured)));
    site.say(Word::RevisedOn, &[&day, &note, &was])
}
