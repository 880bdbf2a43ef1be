//! The page of changes: what changes and what has changed, day by day.

pub(crate) mod days;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::render::pages::changes::days::{ChangeDays, ChangeView, Day, days};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;
use crate::wording::Wording;

/// The page of changes.
#[derive(Serialize)]
pub(super) struct ChangesView {
    frame: Frame,
    /// Scheduled changes, earliest first.
    scheduled: Vec<DayView>,
    /// Past changes, latest first.
    past: Vec<DayView>,
}

#[derive(Serialize)]
struct DayView {
    date: String,
    iso: String,
    changes: Vec<ChangeView>,
    /// Number of standards that took effect for the first time.
    first: usize,
}

pub(super) fn view(site: &Site<'_>) -> ChangesView {
    let frame = Frame::titled(site, "changes/", "changes").below(&[]);
    let ChangeDays { scheduled, past, .. } = days(site, &frame.links, Some(BTreeMap::new()));
    ChangesView {
        scheduled: scheduled.into_iter().map(|day| day_view(site.words, day)).collect(),
        past: past.into_iter().flatten().rev().map(|day| day_view(site.words, day)).collect(),
        frame,
    }
}

/// Returns the number of scheduled changes, as the page lists them.
pub(super) fn scheduled(site: &Site<'_>, links: &Links) -> usize {
    days(site, links, None).scheduled.values().map(|day| day.changes.len()).sum()
}

fn day_view(words: Wording<'_>, (date, day): (Date, Day)) -> DayView {
    DayView { date: words.date(date), iso: date.to_string(), changes: day.changes, first: day.first.len() }
}
