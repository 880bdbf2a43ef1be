//! The days on which standards in force are to be looked at again.

use jiff::civil::Date;

use crate::check::ahead::Ahead;
use crate::check::context::Context;
use crate::source::Located;

/// The day of review of every public version that holds today and for which no end or successor is written yet.
pub(super) fn reviews<'a>(context: &Context<'a>) -> impl Iterator<Item = (Ahead<'a>, Located<Date>)> {
    let today = context.today;
    let standing = context
        .ahead()
        .filter(Ahead::is_public)
        .filter(move |one| one.period.contains(today) && one.period.until.is_none());
    standing.filter_map(|one| Some((one, one.version.review_by?)))
}
