//! A standard and the period of a result -> the version that was promised then.

use jiff::civil::Date;

use crate::model::catalog::Owned;
use crate::model::period::Period;
use crate::model::results::ResultRow;
use crate::model::standard::Version;

/// A version with its number and its days.
#[derive(Debug, Clone, Copy)]
pub struct Numbered<'a> {
    /// Its number among the versions that are no drafts, from 1.
    pub revision: u32,
    /// The version.
    pub version: &'a Version,
    /// Its days.
    pub period: Period,
}

/// Which version a row is about.
#[derive(Debug, Clone)]
pub enum Promised<'a> {
    /// This one.
    One(Numbered<'a>),
    /// Nothing was promised in the period.
    Nothing,
    /// Several were, and the row does not name one.
    Several(Vec<Numbered<'a>>),
    /// The row names one that had not begun when the period ended.
    Another(Vec<Numbered<'a>>),
}

impl Numbered<'_> {
    /// The days on which it may have been in force: what began on an unknown day may have been so in any period before.
    fn earliest(&self) -> Period {
        let from = if self.version.begins_earlier { Date::MIN } else { self.period.from };
        Period { from, ..self.period }
    }
}

impl<'a> Owned<'a> {
    /// The versions that are no drafts, oldest first.
    #[must_use]
    pub fn numbered(&self) -> Vec<Numbered<'a>> {
        let end = self.service.retired.as_ref().map(|retired| retired.on.value);
        let periods = self.standard.periods(end, false).into_iter();
        (1..).zip(periods).map(|(revision, (version, period))| Numbered { revision, version, period }).collect()
    }

    /// The version that a row is about, where fiscal years start with the month `fiscal`.
    #[must_use]
    pub fn promised(&self, row: &ResultRow, fiscal: i8) -> Promised<'a> {
        let days = row.period.value.days(fiscal);
        let mut all: Vec<Numbered<'a>> = self.numbered();
        all.retain(|one| !one.period.is_empty());
        let named = row.revision.map(|one| one.value);
        // What was asked for under a version may be due after the version has ended.
        let has_begun = |one: &&Numbered<'a>| days.until.is_none_or(|until| one.earliest().from < until);
        if let Some(found) = all.iter().filter(has_begun).find(|one| Some(one.revision) == named) {
            return Promised::One(*found);
        }
        all.retain(|one| one.earliest().overlaps(days));
        match &all[..] {
            [] => Promised::Nothing,
            _ if named.is_some() => Promised::Another(all),
            [only] => Promised::One(*only),
            _ => Promised::Several(all),
        }
    }
}
