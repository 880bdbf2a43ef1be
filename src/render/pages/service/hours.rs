//! A service's calendar -> when it is open, in words and as data from which a script says whether it is open now.

use serde::Serialize;

use crate::address;
use crate::model::calendar::Calendar;
use crate::model::edition::EffectiveService;
use crate::model::service::Way;
use crate::render::pages::frame::calendars::Shown;
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;

/// When a service is open to whoever calls or comes.
#[derive(Serialize)]
pub(crate) struct HoursView<'a> {
    /// The calendar, with all its closed days.
    calendar: Link,
    #[serde(flatten)]
    shown: &'a Shown,
}

/// Nothing where one neither calls nor comes, or nobody has said when.
pub(crate) fn view<'a>(site: &'a Site<'_>, links: &Links, effective: &EffectiveService<'_>) -> Option<HoursView<'a>> {
    let calendar = calendar(site, effective)?;
    let shown = site.calendars.of(calendar)?;
    let is_live = |way: &Way| matches!(way, Way::Phone(_) | Way::InPerson(_));
    if !effective.is_offered() || !effective.service.ask.iter().any(|ask| is_live(&ask.way.value)) {
        return None;
    }
    let calendar = Link { name: calendar.name.clone(), href: links.to(&address::calendar(&calendar.id.value)) };
    Some(HoursView { calendar, shown })
}

/// Its own, or the one of whoever it belongs to.
fn calendar<'a>(site: &Site<'a>, effective: &EffectiveService<'_>) -> Option<&'a Calendar> {
    let own = effective.service.calendar.as_ref();
    let reference = own.or(effective.department.contact.calendar.as_ref())?;
    site.edition.catalog.calendars.get(&reference.0.value)
}
