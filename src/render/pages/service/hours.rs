//! A service's calendar -> when it is open, in words and as data with which a script says whether it is open now.

use serde::Serialize;

use crate::address;
use crate::model::edition::EffectiveService;
use crate::model::service::Way;
use crate::render::pages::frame::calendars::ShownCalendar;
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;

/// When residents can call, chat with or visit a service.
#[derive(Serialize)]
pub(crate) struct HoursView<'a> {
    /// Link to the calendar with all its closed days.
    calendar: Link,
    #[serde(flatten)]
    shown: &'a ShownCalendar,
}

/// Makes the view, or returns `None` if residents neither call, chat with nor visit the service, or its hours are not stated.
pub(crate) fn view<'a>(site: &'a Site<'_>, links: &Links, effective: &EffectiveService<'_>) -> Option<HoursView<'a>> {
    let calendar = effective.calendar?.value;
    let shown = site.calendars.of(calendar)?;
    let is_live = |way: &Way| matches!(way, Way::Phone(_) | Way::Chat(_) | Way::InPerson(_));
    if !effective.is_offered() || !effective.service.ask.iter().any(|ask| is_live(&ask.way.value)) {
        return None;
    }
    let calendar = Link { name: calendar.name.clone(), href: links.to(&address::calendar(&calendar.id.value)) };
    Some(HoursView { calendar, shown })
}
