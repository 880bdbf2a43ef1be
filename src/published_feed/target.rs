//! The measurable part of a promise as the feed writes it -> the target.

use serde::Deserialize;

use crate::model::amount::{Amount, Unit};
use crate::model::recurring_day::RecurringDay;
use crate::model::share::Share;
use crate::model::target::{Bound, Count, Level, Notice, Target as Measured, TargetComparison, Things};
use crate::published_feed::text::Text;

/// The measurable part of a promise.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Target {
    /// What the other keys say: `time`, `date`, `share`, …
    pub kind: String,
    /// How a result is compared; nothing: there is no target.
    pub comparison: Option<String>,
    /// The number; for a range the smaller one.
    pub value: Option<u32>,
    /// A range's larger number.
    pub upper: Option<u32>,
    /// The code of the unit.
    pub unit: Option<String>,
    /// The code of the unit of `upper`; nothing in a feed of an older build.
    pub upper_unit: Option<String>,
    /// The id of the calendar that it is counted in.
    pub calendar: Option<String>,
    /// How often it is meant to be met, in percent.
    pub share_percent: Option<f64>,
    /// What is counted; nothing: not a count.
    pub counted: Option<Text>,
    /// The same in the form that goes with the number; nothing in a feed of an older build.
    pub counted_as: Option<Text>,
    /// Of whom or what a level's share is taken.
    pub denominator: Option<Text>,
    /// What those in a level's share do or are.
    pub numerator: Option<Text>,
    /// The unit of the period of a count or a level.
    pub per: Option<String>,
    /// The day of a date.
    pub by: Option<String>,
    /// What a notice comes before; nothing in a feed of an older build.
    pub before: Option<Text>,
    /// Why there is no target.
    pub reason: Option<Text>,
}

impl Target {
    /// The target; `None` if nothing is promised, or if this program does not know its words.
    #[must_use]
    pub fn known(&self) -> Option<Measured> {
        let code = self.comparison.as_deref()?;
        let comparison = TargetComparison::ALL.into_iter().find(|comparison| code == comparison.code())?;
        match &*self.kind {
            "date" => self.by.as_deref().and_then(RecurringDay::of_code).map(Measured::By),
            "share" => self.percent().map(Measured::Share),
            "level" => self.level(comparison).map(Measured::Level),
            _ => self.number(comparison),
        }
    }

    /// A target with a number.
    fn number(&self, comparison: TargetComparison) -> Option<Measured> {
        let value = self.value?;
        let amount = || Some(Amount::new(value, unit(self.unit.as_ref()?)?));
        Some(match (comparison, &self.counted) {
            (TargetComparison::AtMost, Some(of)) => {
                Measured::AtMost(Count { count: value, of: self.things(of), per: self.period()? })
            }
            (TargetComparison::AtLeast, Some(of)) => {
                Measured::AtLeast(Count { count: value, of: self.things(of), per: self.period()? })
            }
            (TargetComparison::AtLeast, None) => {
                Measured::Ahead(Notice { time: amount()?, before: self.before.as_ref()?.to_string() })
            }
            (TargetComparison::AtMost, None) => Measured::Within(amount()?),
            (TargetComparison::Average, _) => Measured::Average(amount()?),
            (TargetComparison::Between, _) => {
                let upper_unit = self.upper_unit.as_ref().or(self.unit.as_ref())?;
                Measured::Between(amount()?, Amount::new(self.upper?, unit(upper_unit)?))
            }
            (TargetComparison::Every, _) => Measured::Every(amount()?),
        })
    }

    /// What is counted. The form that the number needs is known, and those for other numbers are not.
    fn things(&self, general: &Text) -> Things {
        let general = general.to_string();
        match self.counted_as.as_ref().map(ToString::to_string) {
            Some(form) if form != general => Things::published(&form, general),
            Some(_) | None => Things::plain(general),
        }
    }

    fn level(&self, comparison: TargetComparison) -> Option<Level> {
        let bound = match comparison {
            TargetComparison::AtLeast => Bound::AtLeast,
            TargetComparison::AtMost => Bound::AtMost,
            TargetComparison::Average | TargetComparison::Between | TargetComparison::Every => return None,
        };
        let (of, who) = (self.denominator.as_ref()?.to_string(), self.numerator.as_ref()?.to_string());
        Some(Level { bound, share: self.percent()?, of, who, per: self.period() })
    }

    fn period(&self) -> Option<Unit> {
        self.per.as_deref().and_then(unit)
    }

    /// The share, to the hundredth of a percent.
    fn percent(&self) -> Option<Share> {
        let percent = self.share_percent?;
        (1..=10_000).filter_map(Share::from_hundredths).find(|share| (share.percent() - percent).abs() < 0.005)
    }

    /// How often the target is to be met, where that is a measure of its own.
    #[must_use]
    pub fn share(&self) -> Share {
        let is_the_target = matches!(&*self.kind, "share" | "level");
        self.percent().filter(|_| !is_the_target).unwrap_or(Share::EVERY_TIME)
    }
}

/// The unit of a code; nothing if this program does not know it.
pub(super) fn unit(code: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| code == unit.code())
}
