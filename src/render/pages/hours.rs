//! A service's calendar -> when it is open, in words and as data from which a script says whether it is open now.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::address;
use crate::model::calendar::{Calendar, Closure};
use crate::model::edition::{EffectiveService, Status};
use crate::model::service::Way;
use crate::render::RenderError;
use crate::render::pages::frame::{Link, Links, Site};
use crate::render::pages::hear_back_data;
use crate::render::pages::words::Word;
use crate::wording;

/// How many days of the edition, from its first, have their closures named.
const DAYS_AHEAD: i32 = 30;

/// When a service is open to whoever calls or comes.
#[derive(Serialize)]
pub(super) struct HoursView {
    /// The calendar, with all its closed days.
    calendar: Link,
    week: String,
    /// The closed days soon after the edition's start, or nothing.
    closed: String,
    /// What the script counts with; nothing where it never closes.
    data: Option<String>,
}

/// Nothing where one neither calls nor comes, or nobody has said when.
pub(super) fn view(
    site: &Site<'_>,
    links: &Links,
    effective: &EffectiveService<'_>,
) -> Result<Option<HoursView>, RenderError> {
    let (Some(calendar), Some(start)) = (calendar(site, effective), site.edition.in_force.from) else {
        return Ok(None);
    };
    let is_live = |way: &Way| matches!(way, Way::Phone(_) | Way::InPerson(_));
    if effective.status == Status::Retired || !effective.service.ask.iter().any(|ask| is_live(&ask.way.value)) {
        return Ok(None);
    }
    let data = (!calendar.is_always_open())
        .then(|| hear_back_data::calendar_json(calendar, start, &site.edition.catalog.site.time_zone));
    let address = format!("about/#{}", address::calendar_anchor(&calendar.id.value));
    Ok(Some(HoursView {
        calendar: Link { name: calendar.name.clone(), href: links.to(&address) },
        week: wording::week(calendar).join("; "),
        closed: wording::list(&closed(site, calendar, start)),
        data: data.transpose()?,
    }))
}

/// Its own, or the one of whoever it belongs to.
fn calendar<'a>(site: &Site<'a>, effective: &EffectiveService<'_>) -> Option<&'a Calendar> {
    let own = effective.service.calendar.as_ref();
    let reference = own.or(effective.department.contact.calendar.as_ref())?;
    site.edition.catalog.calendars.get(&reference.0.value)
}

fn closed(site: &Site<'_>, calendar: &Calendar, start: Date) -> Vec<String> {
    let end = start.saturating_add(DAYS_AHEAD.days());
    let is_soon = |closure: &&Closure| start <= closure.date.value && closure.date.value < end;
    let words = |closure: &Closure| {
        let date = wording::long_date(closure.date.value);
        match closure.closes {
            None => site.say(Word::HoursClosed, &[&date, &closure.name]),
            Some(time) => site.say(Word::HoursEarly, &[&date, &closure.name, &wording::time(time.value)]),
        }
    };
    calendar.closures.iter().filter(is_soon).map(words).collect()
}
