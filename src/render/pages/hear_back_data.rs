//! Promises over time and their calendars -> the JSON in a page from which its scripts count. Calendars are whole: whoever asked before the
//! edition gets an answer too.

use std::collections::BTreeMap;

use jiff::civil::{Time, Weekday};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::model::calendar::{Calendar, Closure, Hours};
use crate::model::site::Zone;
use crate::render::RenderError;
use crate::render::pages::frame::Site;
use crate::render::pages::hear_back_dates::{Dated, Holds, Stretch};

#[derive(Serialize)]
struct Data<'a> {
    zone: &'a str,
    calendars: BTreeMap<&'a str, &'a RawValue>,
    /// Each over time, earliest first.
    promises: Vec<Vec<StretchData<'a>>>,
}

#[derive(Serialize)]
struct OpenData<'a> {
    zone: &'a str,
    calendar: &'a RawValue,
}

/// The days up to the next stretch.
#[derive(Serialize)]
struct StretchData<'a> {
    /// The first of them; since ever, if it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(flatten)]
    holds: HoldsData<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum HoldsData<'a> {
    Dated {
        unit: &'static str,
        /// The time, or both ends of a range.
        amounts: Vec<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        calendar: Option<&'a str>,
        /// The sentence about the date, with places for the first and the last day.
        said: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    Undated {
        /// Why there is no date.
        refused: &'a str,
    },
}

#[derive(Serialize)]
struct CalendarData<'a> {
    /// For each weekday from Monday, opening and closing in minutes.
    open: Vec<Vec<(u16, u16)>>,
    closed: BTreeMap<String, ClosureData<'a>>,
    from: String,
    until: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ClosureData<'a> {
    /// Closed for the whole day.
    Day((&'a str,)),
    /// Closed from a minute on.
    From((&'a str, u16)),
}

/// The data, with nothing in it that could end the block that it stands in.
pub(super) fn json<'a>(
    site: &Site<'_>,
    promises: impl Iterator<Item = &'a [Stretch<'a>]>,
) -> Result<String, RenderError> {
    let mut calendars = BTreeMap::new();
    let mut data = |stretch: &'a Stretch<'a>| {
        let holds = match &stretch.holds {
            Holds::Dated(dated) => {
                let used =
                    dated.calendar().and_then(|one| Some((one.id.value.as_str(), site.calendars.of(one)?.data())));
                calendars.extend(used);
                dated_data(site, dated)
            }
            Holds::Undated(why) => HoldsData::Undated { refused: why },
        };
        StretchData { from: stretch.from.map(|day| day.to_string()), holds }
    };
    let promises = promises.map(|one| one.iter().map(&mut data).collect()).collect();
    in_page(&Data { zone: &site.edition.catalog.site.time_zone.name, calendars, promises })
}

/// A calendar, to stand in the data of pages.
pub(super) fn calendar_json(calendar: &Calendar) -> Result<Box<RawValue>, RenderError> {
    serde_json::value::to_raw_value(&data(calendar)).map_err(|error| failed(&error))
}

/// A calendar alone, with its zone.
pub(super) fn open_json(calendar: &RawValue, zone: &Zone) -> Result<String, RenderError> {
    in_page(&OpenData { zone: &zone.name, calendar })
}

fn in_page(data: &impl Serialize) -> Result<String, RenderError> {
    Ok(serde_json::to_string(data).map_err(|error| failed(&error))?.replace('<', "\\u003c"))
}

fn failed(error: &serde_json::Error) -> RenderError {
    RenderError { message: format!("the days of a promise can't be written: {error}") }
}

fn dated_data<'a>(site: &Site<'_>, dated: &Dated<'a>) -> HoldsData<'a> {
    let (least, most) = dated.amounts;
    let mut amounts = vec![least.value, most.value];
    amounts.dedup();
    HoldsData::Dated {
        unit: most.unit.code(),
        amounts,
        calendar: dated.calendar().map(|calendar| calendar.id.value.as_str()),
        said: dated.sentence(site, "{first}", "{last}"),
        note: dated.note(site),
    }
}

fn data(calendar: &Calendar) -> CalendarData<'_> {
    CalendarData {
        open: Weekday::Monday.cycle_forward().take(7).map(|day| hours(&calendar.usual_hours(day))).collect(),
        closed: calendar.closures.iter().map(closure).collect(),
        from: calendar.complete.from.to_string(),
        until: calendar.complete.until.value.to_string(),
    }
}

fn hours(hours: &[Hours]) -> Vec<(u16, u16)> {
    hours.iter().map(|one| (minutes(one.from), one.to.map_or(24 * 60, minutes))).collect()
}

fn closure(closure: &Closure) -> (String, ClosureData<'_>) {
    let data = match &closure.closes {
        None => ClosureData::Day((&closure.name.value,)),
        Some(time) => ClosureData::From((&closure.name.value, minutes(time.value))),
    };
    (closure.date.value.to_string(), data)
}

/// Since midnight.
fn minutes(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}
