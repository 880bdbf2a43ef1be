//! Edition -> `results.json`, and a document for each standard with results.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::artifact::Sink;
use crate::model::action::Action;
use crate::model::disclosed::{Disclosed, Shown};
use crate::model::edition::EffectiveStandard;
use crate::model::id::StandardId;
use crate::model::results::{Decimal, FEW, Judged, Measured, Percent, ResultRow, ResultStatus};
use crate::model::standard::Promise;
use crate::model::target::Target;
use crate::render::feed::convert::Convert;
use crate::render::feed::files::{below, document as file};
use crate::render::feed::{documents, json, v1};
use crate::render::job::{RenderError, give};
use crate::render::outcome::{Headline, StandardOutcome};

pub(super) fn files(convert: &Convert<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let standards: Vec<&EffectiveStandard<'_>> = convert.edition().standards().collect();
    let outcome = |standard: &&EffectiveStandard<'_>| {
        let Some(StandardOutcome { all, headline }) = convert.outcome(standard) else { return Ok(None) };
        document(convert, standard, all, sink)?;
        Ok(Some(latest(convert, standard, headline)))
    };
    let results: Vec<Option<v1::LatestResult>> =
        standards.par_iter().map(outcome).collect::<Result<_, RenderError>>()?;
    let all = v1::ResultsDocument {
        envelope: convert.envelope(documents::RESULTS),
        results: results.into_iter().flatten().collect(),
    };
    give(sink, file(documents::RESULTS.path, &all))
}

fn latest(convert: &Convert<'_>, standard: &EffectiveStandard<'_>, headline: &Headline<'_>) -> v1::LatestResult {
    let owned = standard.owned;
    let id = &owned.standard.id.value;
    let (kept, undecided) = verdict(headline.judged);
    v1::LatestResult {
        id: id.to_string(),
        department: convert.department_name(owned.department),
        service: convert.service_name(owned.service),
        revision: headline.version.revision,
        sentence: convert.text(&headline.text),
        kept,
        undecided,
        links: v1::Links { self_: convert.url(&address::result_document(id)), html: convert.url(&address::result(id)) },
    }
}

/// Hands over the document of a standard, at its id and at each former id.
fn document(
    convert: &Convert<'_>,
    standard: &EffectiveStandard<'_>,
    all: &[Disclosed<'_>],
    sink: &Sink<'_>,
) -> Result<(), RenderError> {
    let own = standard.owned.standard;
    let document = v1::ResultDocument {
        envelope: convert.envelope(documents::RESULT),
        id: own.id.to_string(),
        private: standard.owned.service.is_private,
        results: all.iter().map(|one| period(convert, one)).collect(),
        actions: actions(convert, &own.id.value),
    };
    let bytes = json::bytes(&document)?;
    let ids = own.formerly.iter().map(|former| former.id.value.as_str()).chain([own.id.value.as_str()]);
    ids.into_iter().try_for_each(|id| give(sink, below(&format!("results/{id}.json"), bytes.clone())))
}

fn verdict(judged: Option<Judged>) -> (Option<bool>, Option<String>) {
    match judged {
        Some(Judged::Kept) => (Some(true), None),
        Some(Judged::Missed) => (Some(false), None),
        Some(Judged::Undecided(why)) => (None, Some(why.code().to_owned())),
        None => (None, None),
    }
}

/// What came out in a period.
pub(super) fn period(convert: &Convert<'_>, one: &Disclosed<'_>) -> v1::PeriodResult {
    let promise = &one.version.version.promise;
    let (measured, row) = (one.measured(), one.entry.as_ref().map(|entry| entry.current));
    let fiscal = convert.edition().catalog.site.first_fiscal_month();
    let (met, total) = match &one.shown {
        Shown::Figures { sum, .. } => (sum.met.filter(|_| promise.promised_share().is_some()), Some(sum.total)),
        Shown::TotalAlone(total) => (None, Some(*total)),
        Shown::Few | Shown::NotMeasured(_) | Shown::Late(_) => (None, None),
    };
    let (kept, undecided) = verdict(one.judged());
    let promised = promise.promised_share();
    let count = |of: fn(&Measured) -> Option<u64>| of(measured?);
    let time = |of: fn(&Measured) -> Option<Decimal>| of(measured?).map(decimal);
    let counts = met.zip(total).filter(|(_, total)| *total >= FEW);
    let share = counts.zip(promised).and_then(|((met, total), (_, bound))| Percent::of(met, total, bound));
    v1::PeriodResult {
        period: v1::ResultPeriod {
            kind: one.named.kind().key().to_owned(),
            name: one.named.to_string(),
            from: one.named.from(fiscal),
            until: one.named.until(fiscal),
        },
        revision: one.version.revision,
        status: status(one).to_owned(),
        cohort: cohort(promise).to_owned(),
        met,
        total,
        early: count(|measured| Some(measured.early?.value)),
        not_due: count(|measured| Some(measured.not_due?.value)),
        on_hold: count(|measured| Some(measured.on_hold?.value)),
        left_out: measured.and_then(|measured| left_out(convert, measured)).into_iter().collect(),
        average: time(|measured| Some(measured.average?.value)),
        median: time(|measured| Some(measured.median?.value)),
        p90: time(|measured| Some(measured.p90?.value)),
        share_percent: share.map(percent),
        promise_share_percent: promised.map(|(share, _)| share.percent()),
        kept,
        undecided,
        note: convert.some(row.and_then(|row| row.note.as_ref()).map(|note| &note.value)),
        expected: if let Shown::Late(expected) = &one.shown { Some(*expected) } else { None },
        published: row.map(|row| row.public_from(fiscal)),
        supersedes: one.entry.iter().flat_map(|entry| &entry.replaced).map(|row| superseded(row, fiscal)).collect(),
    }
}

const fn status(one: &Disclosed<'_>) -> &'static str {
    match &one.shown {
        Shown::Figures { measured: Some(measured), .. } if matches!(measured.status, ResultStatus::Provisional) => {
            "provisional"
        }
        Shown::Figures { .. } => "final",
        Shown::Few | Shown::TotalAlone(_) => "withheld",
        Shown::NotMeasured(_) => "not_measured",
        Shown::Late(_) => "late",
    }
}

/// Which cases are counted.
const fn cohort(promise: &Promise) -> &'static str {
    match &promise.target.value {
        Target::Within(_) | Target::Between(..) | Target::By(_) => "due",
        Target::Average(_) => "finished",
        Target::Every(_) => "rounds",
        Target::Ahead(_) => "events",
        Target::AtMost(_) | Target::AtLeast(_) | Target::Share(_) | Target::Level(_) | Target::None(_) => "all",
    }
}

fn left_out(convert: &Convert<'_>, measured: &Measured) -> Option<v1::LeftOut> {
    let count = measured.left_out.filter(|count| count.value > 0)?.value;
    let reason = convert.some(measured.left_out_reason.as_ref().map(|reason| &reason.value));
    Some(v1::LeftOut { count, reason })
}

fn superseded(row: &ResultRow, fiscal: i8) -> v1::SupersededResult {
    let measured = row.measured();
    v1::SupersededResult {
        met: measured.and_then(|measured| Some(measured.met?.value)),
        total: measured.map(|measured| measured.total.value),
        average: measured.and_then(|measured| Some(decimal(measured.average?.value))),
        published: row.public_from(fiscal),
    }
}

fn actions(convert: &Convert<'_>, id: &StandardId) -> Vec<v1::ResultAction> {
    let own = convert.edition().catalog.actions.iter().filter(|action| action.standard.0.value == *id);
    own.map(|action| self::action(convert, action)).collect()
}

fn action(convert: &Convert<'_>, action: &Action) -> v1::ResultAction {
    v1::ResultAction {
        missed: action.period.value.to_string(),
        cause: convert.text(&action.cause.value),
        action: convert.text(&action.action.value),
        owner: action.owner.clone(),
        by: action.by.value,
        ended_on: action.ended.as_ref().map(|ended| ended.on.value),
        outcome: convert.some(action.ended.as_ref().map(|ended| &ended.outcome.value)),
    }
}

/// The number nearest to the decimals.
#[expect(clippy::cast_precision_loss, reason = "numbers of at most fifteen digits are exact")]
fn decimal(number: Decimal) -> f64 {
    number.thousandths() as f64 / 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "a percentage has at most seven digits")]
fn percent(percent: Percent) -> f64 {
    percent.ten_thousandths() as f64 / 10_000.0
}
