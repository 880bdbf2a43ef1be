//! A row of results, as staff write it.

use jiff::civil::Date;

use crate::model::id::StandardRef;
use crate::model::results::reported::ReportedPeriod;
use crate::source::{Located, Span};

/// What staff wrote about one standard in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// The standard.
    pub standard: StandardRef,
    /// The period.
    pub period: Located<ReportedPeriod>,
    /// The number of the version that was promised, from 1; needed where several were in the period.
    pub revision: Option<Located<u32>>,
    /// What came out.
    pub outcome: Outcome,
    /// The day from which it is public, if that is not the day after the period.
    pub published: Option<Located<Date>>,
    /// The day on which it replaced an earlier row for the same period.
    pub revised: Option<Located<Date>>,
    /// A remark for residents; for what was not measured or replaced, the reason.
    pub note: Option<Located<String>>,
    /// Its place: the cell with the standard.
    pub span: Span,
}

/// What came out in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was counted.
    Measured(Box<Measured>),
    /// Nobody counted it.
    NotMeasured,
    /// It is still being counted, and expected on this day.
    Late(Located<Date>),
}

/// Whether the figures can still change without ado.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultStatus {
    /// They can.
    Provisional,
    /// They can't: other figures need a date and a reason, and these stay on record.
    Final,
}

/// The figures of a period. What is promised decides what they count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// Whether they can still change without ado.
    pub status: ResultStatus,
    /// How many of those were done in time; nothing for an average or a mere number.
    pub met: Option<Located<u64>>,
    /// How many were due. For "at most 6 days a year", the number itself.
    pub total: Located<u64>,
    /// How many of those were done before the shorter time of a range.
    pub early: Option<Located<u64>>,
    /// How many were not yet due when the period ended.
    pub not_due: Option<Located<u64>>,
    /// How many were on hold when the period ended.
    pub on_hold: Option<Located<u64>>,
    /// How many are in no figure.
    pub left_out: Option<Located<u64>>,
    /// Why they were left out, for residents.
    pub left_out_reason: Option<Located<String>>,
    /// The average time, in the unit of the target.
    pub average: Option<Located<Decimal>>,
    /// The time that half of all cases took at most.
    pub median: Option<Located<Decimal>>,
    /// The time that 9 in 10 cases took at most.
    pub p90: Option<Located<Decimal>>,
}

/// A number with at most three decimals, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(u64);

impl Decimal {
    /// The number of thousandths as a number.
    #[must_use]
    pub const fn from_thousandths(thousandths: u64) -> Self {
        Self(thousandths)
    }

    /// The number in thousandths.
    #[must_use]
    pub const fn thousandths(self) -> u64 {
        self.0
    }

    /// Reads `4`, `4.5` or `4.125`; nothing for any other form, or more than twelve digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_figures(whole) || !is_figures(part) || whole.len() > 12 || part.len() > 3 {
            return None;
        }
        let part: u64 = format!("{part:0<3}").parse().ok()?;
        Some(Self(whole.parse::<u64>().ok()? * 1000 + part))
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, part) = (self.0 / 1000, self.0 % 1000);
        if part == 0 {
            write!(formatter, "{whole}")
        } else {
            write!(formatter, "{whole}.{}", format!("{part:03}").trim_end_matches('0'))
        }
    }
}

impl ResultRow {
    /// Its figures, if it was counted.
    #[must_use]
    pub const fn measured(&self) -> Option<&Measured> {
        if let Outcome::Measured(measured) = &self.outcome { Some(measured) } else { None }
    }

    /// The first day on which it is public, where fiscal years start with the month `fiscal`: none before its period has ended, unless it only
    /// says that it was not measured.
    #[must_use]
    pub fn public_from(&self, fiscal: i8) -> Date {
        let ended = self.period.value.until(fiscal);
        let dated = self.published.into_iter().chain(self.revised).map(|day| day.value).max();
        dated.map_or(ended, |day| day.max(ended))
    }
}
