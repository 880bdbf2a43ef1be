//! Lists the review dates of the standards in force.

use jiff::civil::Date;

use crate::check::ahead::Ahead;
use crate::check::context::Context;
use crate::source::Located;

/// The review date of every public version that is in force today and has no end or successor yet.
pub(super) fn reviews<'a>(context: &Context<'a>) -> impl Iterator<Item = (Ahead<'a>, Located<Date>)> {
    let today = context.today;
    let standing = context
        .ahead()
        .filter(Ahead::is_public)
        .filter(move |one| one.period.contains(today) && one.period.until.is_none());
    standing.filter_map(|one| Some((one, one.version.review_by?)))
}
