//! A standard -> what its results say, in the sentence that residents read first, for pages and the feed.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::model::disclosed::{Disclosed, Shown, disclosed};
use crate::model::edition::{Edition, EffectiveService, EffectiveStandard};
use crate::model::id::StandardId;
use crate::model::promised::Numbered;
use crate::model::recent::recent;
use crate::model::results::Judged;
use crate::wording::Wording;

/// What the results of a standard say.
pub(super) struct StandardOutcome<'a> {
    /// Everything that may be published, by period.
    pub(super) all: Vec<Disclosed<'a>>,
    /// What comes first.
    pub(super) headline: Headline<'a>,
}

/// What comes first.
pub(super) struct Headline<'a> {
    /// The version that it is about.
    pub(super) version: Numbered<'a>,
    /// The sentences.
    pub(super) text: String,
    /// Whether the promise was kept; nothing where nothing was measured.
    pub(super) judged: Option<Judged>,
    /// Whether the figures are late.
    is_late: bool,
}

impl Headline<'_> {
    /// The result in a word or two.
    pub(super) fn verdict<'w>(&self, words: &'w Wording<'_>) -> &'w str {
        if self.is_late { words.late() } else { words.verdict(self.judged) }
    }
}

/// What the results of all standards say.
pub(super) struct Outcomes<'a>(BTreeMap<&'a StandardId, StandardOutcome<'a>>);

impl<'a> Outcomes<'a> {
    pub(super) fn of(edition: &'a Edition<'a>) -> Self {
        if edition.catalog.results.is_empty() {
            return Self(BTreeMap::new());
        }
        let words = Wording::new(&edition.catalog.language);
        let standards: Vec<&EffectiveStandard<'a>> = edition.standards().collect();
        let outcome = |standard: &&EffectiveStandard<'a>| {
            Some((&standard.owned.standard.id.value, of_standard(words, edition, standard)?))
        };
        Self(standards.par_iter().filter_map(outcome).collect::<Vec<_>>().into_iter().collect())
    }

    /// Whether any results may be published.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the results of a standard say, if any may be published.
    pub(super) fn get(&self, standard: &EffectiveStandard<'_>) -> Option<&StandardOutcome<'a>> {
        self.0.get(&standard.owned.standard.id.value)
    }

    /// Whether any results of a service may be published.
    pub(super) fn has(&self, service: &EffectiveService<'_>) -> bool {
        service.standards.iter().any(|standard| self.get(standard).is_some())
    }
}

/// The outcome of a standard; nothing if nothing may be published about its results.
fn of_standard<'a>(
    words: Wording<'_>,
    edition: &Edition<'a>,
    standard: &EffectiveStandard<'a>,
) -> Option<StandardOutcome<'a>> {
    let ledger = &edition.catalog.results;
    let id = &standard.owned.standard.id.value;
    if ledger.rows_of(id).is_empty() {
        return None;
    }
    let fiscal = edition.catalog.site.first_fiscal_month();
    let entries = ledger.entries(id);
    let whole = if standard.owned.service.is_private { None } else { recent(&standard.owned, &entries, fiscal) };
    let all = disclosed(&standard.owned, entries, fiscal);
    let headline = whole.and_then(|recent| {
        let mut text = words.result(&recent.version.version.promise, &recent.sum, recent.months, recent.judged)?;
        if recent.measured < recent.length {
            push(&mut text, &words.measured_in_part(recent.measured, recent.length));
        }
        if recent.is_provisional {
            push(&mut text, words.provisional());
        }
        Some(Headline { version: recent.version, text, judged: Some(recent.judged), is_late: false })
    });
    let headline = headline.or_else(|| of_last(words, all.last()?))?;
    Some(StandardOutcome { all, headline })
}

fn push(text: &mut String, more: &str) {
    text.push(' ');
    text.push_str(more);
}

/// What the last period says.
fn of_last<'a>(words: Wording<'_>, last: &Disclosed<'a>) -> Option<Headline<'a>> {
    Some(Headline {
        version: last.version,
        text: sentence(words, last)?,
        judged: last.judged(),
        is_late: matches!(last.shown, Shown::Late(_)),
    })
}

/// One period in a sentence.
fn sentence(words: Wording<'_>, one: &Disclosed<'_>) -> Option<String> {
    let promise = &one.version.version.promise;
    match &one.shown {
        Shown::Figures { sum, judged, .. } => words.result(promise, sum, one.period, *judged),
        Shown::Few => Some(words.few_cases(one.period)),
        Shown::TotalAlone(total) => Some(words.total_alone(one.period, *total)),
        Shown::NotMeasured(reason) => Some(words.not_measured(one.period, reason)),
        Shown::Late(expected) => Some(words.result_is_late(one.period, *expected)),
    }
}
