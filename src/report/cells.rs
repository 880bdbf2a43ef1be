//! What the tables of the report share: who promises what, and how figures and shares are shown.

use crate::english;
use crate::model::action::Action;
use crate::model::catalog::Owned;
use crate::model::results::{FEW, Percent, Sum};
use crate::model::share::Share;
use crate::model::standard::Version;
use crate::model::target::Bound;
use crate::report::context::Context;
use crate::report::lines::{Figures, Line};
use crate::report::table::Cell;

/// The columns with which most tables begin.
pub(super) const WHO: [(&str, u8); 3] = [("Department", 24), ("Service", 24), ("Promise", 48)];

/// The cells of [`WHO`].
pub(super) fn who(context: &Context<'_>, owned: Owned<'_>, version: &Version) -> Vec<Cell> {
    vec![
        Cell::said(&*owned.department.name),
        Cell::said(&*owned.service.name.value),
        Cell::said(promise(context, owned, version)),
    ]
}

/// What a version promises, in a sentence.
pub(super) fn promise(context: &Context<'_>, owned: Owned<'_>, version: &Version) -> String {
    let sentence = context.words.promise(&version.promise, owned.standard.stage);
    context.words.of_case(owned.standard.name.as_deref(), sentence)
}

/// `412 of 446`, `4.5 business days on average, 30 in all`, or the number alone.
pub(super) fn figures(context: &Context<'_>, line: &Line<'_>, figures: &Figures) -> Cell {
    let promise = &line.version.version.promise;
    let total = english::number(figures.sum.total);
    match (figures.sum.met, context.words.average(&figures.sum, promise)) {
        (_, Some(average)) => Cell::said(format!("{average} ({total})")),
        (Some(met), None) if promise.promised_share().is_some() => {
            Cell::text(format!("{} of {total}", english::number(met)))
        }
        _ => Cell::text(total),
    }
}

/// The share that was met; nothing if there are too few cases for one.
pub(super) fn share(line: &Line<'_>, figures: &Figures) -> Cell {
    let Sum { met, total, .. } = figures.sum;
    let met = met.filter(|_| total >= FEW).zip(line.version.version.promise.promised_share());
    let percent = met.and_then(|(met, (_, bound))| Some((Percent::of(met, total, bound)?, bound)));
    Cell::of(percent, |(percent, bound)| Cell::Percent(percent, bound))
}

/// The share that is promised.
pub(super) fn promised_share(version: &Version) -> Cell {
    Cell::of(version.promise.promised_share(), |(share, bound)| wanted(share, bound))
}

/// The share below which management wants to act.
pub(super) fn floor(version: &Version) -> Cell {
    Cell::of(version.floor, |floor| wanted(floor.value, Bound::AtLeast))
}

fn wanted(share: Share, bound: Bound) -> Cell {
    Cell::of(Percent::of(u64::from(share.hundredths()), 10_000, bound), |percent| Cell::Percent(percent, bound))
}

/// The actions of a standard that answer for the period or one before it, in the order of the file.
pub(super) fn actions<'a>(context: &'a Context<'_>, owned: Owned<'_>) -> Vec<&'a Action> {
    let id = &owned.standard.id.value;
    let end = context.end();
    let own = context.catalog.actions.iter().filter(|action| action.standard.0.value == *id);
    own.filter(|action| action.period.value.from(context.fiscal) < end).collect()
}
