//! What the tables of the report share: who promises what, and how figures and shares are shown.

use jiff::civil::Date;

use crate::english;
use crate::model::action::Action;
use crate::model::catalog::Owned;
use crate::model::results::Percent;
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
        (Some(met), None) if promised(line.version.version).is_some() => {
            Cell::text(format!("{} of {total}", english::number(met)))
        }
        _ => Cell::text(total),
    }
}

/// The share that was met, rounded against the city.
pub(super) fn share(line: &Line<'_>, figures: &Figures) -> Cell {
    let met = figures.sum.met.zip(promised(line.version.version));
    let percent = met.and_then(|(met, (_, bound))| Percent::of(met, figures.sum.total, bound));
    Cell::of(percent, |percent| Cell::Percent(percent.ten_thousandths()))
}

/// The share that is promised, and the side on which it is good.
pub(super) fn promised(version: &Version) -> Option<(Share, Bound)> {
    let target = &version.promise.target.value;
    let bound = target.level().map_or(Bound::AtLeast, |level| level.bound);
    Some((target.share(version.promise.share())?, bound))
}

/// A promised share.
pub(super) fn promised_share(share: Option<Share>) -> Cell {
    Cell::of(share, |share| Cell::Percent(u64::from(share.hundredths()) * 100))
}

/// The actions of a standard that answer for the period or one before it, in the order of the file.
pub(super) fn actions<'a>(context: &'a Context<'_>, owned: Owned<'_>) -> Vec<&'a Action> {
    let id = &owned.standard.id.value;
    let end = context.days.until.unwrap_or(Date::MAX);
    let own = context.catalog.actions.iter().filter(|action| action.standard.0.value == *id);
    own.filter(|action| action.period.value.from(context.fiscal) < end).collect()
}

/// Whether a day is within the period.
pub(super) fn is_within(context: &Context<'_>, day: Date) -> bool {
    context.days.contains(day)
}
