//! Lists the review dates of the standards in force, and of their exemptions from the baseline.

use jiff::civil::Date;

use crate::check::ahead::Ahead;
use crate::check::context::Context;
use crate::model::id::StandardId;
use crate::source::Located;

/// A review that is to come.
pub(super) struct Review<'a> {
    pub(super) id: &'a StandardId,
    pub(super) by: Located<Date>,
    /// Whether it is of the standard's exemption, not of the standard.
    pub(super) is_of_exemption: bool,
}

impl Review<'_> {
    /// What is reviewed, with the standard's id: `the exemption of roads.respond`.
    pub(super) fn of(&self) -> String {
        if self.is_of_exemption { format!("the exemption of `{}`", self.id) } else { format!("`{}`", self.id) }
    }

    /// What is reviewed.
    pub(super) const fn subject(&self) -> &'static str {
        if self.is_of_exemption { "the exemption" } else { "the standard" }
    }
}

/// The reviews of every public version that is in force today and has no end or successor yet.
pub(super) fn reviews<'a>(context: &Context<'a>) -> impl Iterator<Item = Review<'a>> {
    let today = context.today;
    let standing = context
        .ahead()
        .filter(Ahead::is_public)
        .filter(move |one| one.period.contains(today) && one.period.until.is_none());
    standing.flat_map(move |one| {
        let exempt = one.version.promise.exempt.as_ref().filter(|exempt| exempt.holds_on(today));
        let of_both = [(one.version.review_by, false), (exempt.and_then(|exempt| exempt.review_by), true)];
        let id = &one.owned.standard.id.value;
        of_both.into_iter().filter_map(move |(by, is_of_exemption)| Some(Review { id, by: by?, is_of_exemption }))
    })
}
