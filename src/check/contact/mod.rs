//! How residents reach the city, and what they can do when a promise is missed.

pub(super) mod all_hours_over_closing_calendar;
pub(super) mod answer_like_service;
pub(super) mod line_with_two_calendars;
pub(super) mod long_emergency;
pub(super) mod no_if_missed;
pub(super) mod no_way_to_ask;
