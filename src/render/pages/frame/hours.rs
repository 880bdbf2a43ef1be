//! The lines that a page names -> when they answer, in words and as data with which a script says whether they are open now.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::address;
use crate::model::calendar::Calendar;
use crate::model::catalog::LineHours;
use crate::render::job::RenderError;
use crate::render::pages::frame::calendars::{ShownCalendar, in_page};
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;

/// When the lines of a page answer.
#[derive(Serialize)]
pub(crate) struct HoursView<'a> {
    /// The hours of each line; those of several lines with one calendar are said once.
    lines: Vec<LineView<'a>>,
    /// The calendars for the script that says what is open now; `None` if none of them closes.
    data: Option<String>,
}

/// When a line answers.
#[derive(Serialize)]
struct LineView<'a> {
    /// The line, with a link to the calendar with all its closed days.
    calendar: Link,
    /// Its id for the script; `None` if it never closes.
    id: Option<String>,
    #[serde(flatten)]
    shown: &'a ShownCalendar,
}

/// The id of a calendar, under a line whose state changes.
pub(crate) fn state(hours: &LineHours<'_>) -> Option<String> {
    (!hours.calendar.is_always_open()).then(|| hours.calendar.id.to_string())
}

/// Makes the view, or returns `None` if no line has hours.
pub(crate) fn view<'a>(
    site: &'a Site<'_>,
    links: &Links,
    hours: impl Iterator<Item = LineHours<'a>>,
) -> Result<Option<HoursView<'a>>, RenderError> {
    let mut all: Vec<LineHours<'a>> = Vec::new();
    for line in hours {
        let is_same = |other: &LineHours<'_>| same(other.calendar, line.calendar);
        if !all.iter().any(is_same) {
            all.push(line);
        }
    }
    let views: Vec<LineView<'a>> = all.iter().filter_map(|line| line_view(site, links, line)).collect();
    if views.is_empty() {
        return Ok(None);
    }
    let closing = all.iter().filter(|line| !line.calendar.is_always_open());
    let calendars: BTreeMap<&str, &RawValue> = closing
        .filter_map(|line| Some((line.calendar.id.value.as_str(), site.calendars.of(line.calendar)?.data())))
        .collect();
    let data = (!calendars.is_empty()).then(|| in_page(&calendars)).transpose()?;
    Ok(Some(HoursView { lines: views, data }))
}

fn same(one: &Calendar, other: &Calendar) -> bool {
    one.id.value == other.id.value
}

fn line_view<'a>(site: &'a Site<'_>, links: &Links, line: &LineHours<'a>) -> Option<LineView<'a>> {
    let calendar = Link { name: line.name.to_owned(), href: links.to(&address::calendar(&line.calendar.id.value)) };
    Some(LineView { calendar, id: state(line), shown: site.calendars.of(line.calendar)? })
}
