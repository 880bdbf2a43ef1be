//! Target -> its type in the feed.

use crate::model::amount::{Amount, Unit};
use crate::model::id::Id;
use crate::model::recurring_day::RecurringDay;
use crate::model::share::Share;
use crate::model::standard::Promise;
use crate::model::target::Target;
use crate::render::feed::convert::converter::Convert;
use crate::render::feed::v1;

impl Convert<'_> {
    /// The target of a promise that is counted with a calendar.
    pub(crate) fn target(&self, promise: &Promise, calendar: Option<&Id>) -> v1::Target {
        let target = &promise.target.value;
        let (time, upper) = (target.time(), target.upper());
        let level = target.level();
        v1::Target {
            kind: kind(target).to_owned(),
            comparison: target.comparison().map(|comparison| comparison.code().to_owned()),
            value: value(target),
            upper: upper.map(|upper| upper.value),
            unit: time.map(|time| time.unit.code().to_owned()),
            upper_unit: upper.map(|upper| upper.unit.code().to_owned()),
            unit_code: time.and_then(|time| unit_code(time.unit)).map(str::to_owned),
            calendar: calendar.map(ToString::to_string),
            iso8601: iso8601(target),
            share_percent: target.share(promise.share()).map(percent),
            counted: target.count().map(|count| self.text(count.of.general())),
            counted_as: target.count().map(|count| self.text(self.words().things(count))),
            denominator: level.map(|level| self.text(&level.of)),
            numerator: level.map(|level| self.text(&level.who)),
            per: per(target).map(|unit| unit.code().to_owned()),
            by: target.day().map(RecurringDay::code),
            before: target.before().map(|event| self.text(event)),
            reason: target.reason().map(|reason| self.prose(reason)),
        }
    }
}

/// The unit of the period in which something is counted or measured.
pub(crate) fn per(target: &Target) -> Option<Unit> {
    target.count().map(|count| count.per).or_else(|| target.level()?.per)
}

/// Converts a share to 90, 99.5 or 99.95: to a whole number if it is one.
pub(crate) fn percent(share: Share) -> v1::Percent {
    let hundredths = share.hundredths();
    let decimal = || serde_json::Number::from_f64(share.percent());
    let number = if hundredths.is_multiple_of(100) { None } else { decimal() };
    v1::Percent(number.unwrap_or_else(|| (hundredths / 100).into()))
}

pub(crate) const fn kind(target: &Target) -> &'static str {
    match target {
        Target::Within(_) | Target::Average(_) | Target::Between(..) => "time",
        Target::Every(_) => "frequency",
        Target::AtMost(_) | Target::AtLeast(_) => "count",
        Target::Ahead(_) => "notice",
        Target::By(_) => "date",
        Target::Share(_) => "share",
        Target::Level(_) => "level",
        Target::None(_) => "none",
    }
}

pub(crate) const fn value(target: &Target) -> Option<u32> {
    match target {
        Target::Within(amount) | Target::Average(amount) | Target::Between(amount, _) | Target::Every(amount) => {
            Some(amount.value)
        }
        Target::AtMost(count) | Target::AtLeast(count) => Some(count.count),
        Target::Ahead(notice) => Some(notice.time.value),
        Target::By(_) | Target::Share(_) | Target::Level(_) | Target::None(_) => None,
    }
}

/// Returns the unit's code in UN/ECE Recommendation 20, which has none for business hours.
const fn unit_code(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Second => Some("SEC"),
        Unit::Minute => Some("MIN"),
        Unit::Hour => Some("HUR"),
        Unit::BusinessHour => None,
        Unit::BusinessDay => Some("E49"),
        Unit::CalendarDay => Some("DAY"),
        Unit::Week => Some("WEE"),
        Unit::Month => Some("MON"),
        Unit::Year => Some("ANN"),
    }
}

/// Returns the target as an ISO 8601-1 duration, for elapsed time only: business days, and days that don't count the day of receipt, are not
/// durations.
fn iso8601(target: &Target) -> Option<String> {
    let Amount { value, unit } = match target {
        Target::Within(amount) | Target::Average(amount) | Target::Every(amount) => amount,
        Target::Ahead(notice) => &notice.time,
        Target::Between(..)
        | Target::AtMost(_)
        | Target::AtLeast(_)
        | Target::By(_)
        | Target::Share(_)
        | Target::Level(_)
        | Target::None(_) => return None,
    };
    match unit {
        Unit::Second => Some(format!("PT{value}S")),
        Unit::Minute => Some(format!("PT{value}M")),
        Unit::Hour => Some(format!("PT{value}H")),
        Unit::BusinessHour | Unit::BusinessDay | Unit::CalendarDay | Unit::Week | Unit::Month | Unit::Year => None,
    }
}
