//! Promises over time and their calendars -> the JSON in a page with which its scripts count. Calendars are complete, so that requests from
//! before the edition get an answer too.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::model::season::DayOfYear;
use crate::render::job::RenderError;
use crate::render::pages::frame::calendars::in_page;
use crate::render::pages::frame::site::Site;
use crate::render::pages::service::hear_back::dates::{Dated, Holds, Recurring, ValidityPeriod, out_of_season};

#[derive(Serialize)]
struct Data<'a> {
    calendars: BTreeMap<&'a str, &'a RawValue>,
    /// Each promise over time, earliest first.
    promises: Vec<Vec<ValidityPeriodData<'a>>>,
}

/// A validity period, up to the start of the next one.
#[derive(Serialize)]
struct ValidityPeriodData<'a> {
    /// The first day; left out if there is no earlier period.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// The promise's heading, if it differs from the one that the page shows without scripts.
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    #[serde(flatten)]
    holds: HoldsData<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum HoldsData<'a> {
    Dated {
        unit: &'static str,
        /// The unit of the shorter time of a range, if it is another one.
        #[serde(skip_serializing_if = "Option::is_none")]
        first_unit: Option<&'static str>,
        /// The time, or both ends of a range.
        amounts: Vec<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        calendar: Option<&'a str>,
        /// The calendar of the line whose opening its clock waits for.
        #[serde(skip_serializing_if = "Option::is_none")]
        clock: Option<&'a str>,
        /// The sentence about the date, with placeholders for the first and the last day.
        said: String,
        /// Whether it is an average, which no single request can miss.
        #[serde(skip_serializing_if = "is_false")]
        average: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// The season in which it holds.
        #[serde(flatten)]
        season: Option<SeasonData>,
    },
    Recurring {
        /// The month and the day, or the day of every month.
        by: String,
        /// The sentence about its date, with a placeholder for the day.
        said: String,
    },
    Undated {
        /// The promise, and why it has no date.
        said: &'a str,
    },
    Refused {
        /// Why there is no promise.
        refused: &'a str,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// The first and the last day of a season, as month and day, and why there is no date outside it.
#[derive(Serialize)]
struct SeasonData {
    season: [String; 2],
    outside: String,
}

/// Returns the data as JSON that is safe inside a page. `heading` says what a period's heading is where the page shows another.
pub(crate) fn json<'a>(
    site: &Site<'_>,
    promises: impl Iterator<Item = &'a [ValidityPeriod<'a>]>,
    heading: impl Fn(usize, &ValidityPeriod<'_>) -> Option<String>,
) -> Result<String, RenderError> {
    let mut calendars = BTreeMap::new();
    let mut data = |at: usize, period: &'a ValidityPeriod<'a>| {
        let holds = match &period.holds {
            Holds::Dated(dated) => {
                let used = [dated.calendar(), dated.clock()].into_iter().flatten();
                calendars.extend(used.filter_map(|one| Some((one.id.value.as_str(), site.calendars.of(one)?.data()))));
                dated_data(site, dated)
            }
            Holds::Recurring(recurring) => HoldsData::Recurring {
                by: recurring.day.code().trim_start_matches('-').to_owned(),
                said: Recurring::sentence(site, "{last}"),
            },
            Holds::Undated(said) => HoldsData::Undated { said },
            Holds::Refused(why) => HoldsData::Refused { refused: why },
        };
        ValidityPeriodData { from: period.from.map(|day| day.to_string()), heading: heading(at, period), holds }
    };
    let promises = promises.enumerate().map(|(at, one)| one.iter().map(|period| data(at, period)).collect()).collect();
    in_page(&Data { calendars, promises })
}

fn dated_data<'a>(site: &Site<'_>, dated: &Dated<'a>) -> HoldsData<'a> {
    let (least, most) = dated.amounts;
    let is_range = least != most;
    let amounts = if is_range { vec![least.value, most.value] } else { vec![most.value] };
    HoldsData::Dated {
        unit: most.unit.code(),
        first_unit: (least.unit != most.unit).then(|| least.unit.code()),
        amounts,
        calendar: dated.calendar().map(|calendar| calendar.id.value.as_str()),
        clock: dated.clock().map(|calendar| calendar.id.value.as_str()),
        said: dated.sentence(site, "{first}", "{last}"),
        average: dated.is_average(),
        note: dated.note(site),
        season: dated.season().map(|season| SeasonData {
            season: [season.from, season.to].map(|DayOfYear { month, day }| format!("{month:02}-{day:02}")),
            outside: out_of_season(site, season),
        }),
    }
}
