//! The calendars of an edition -> what pages show of them: made once, since many services have the same.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::model::calendar::{Calendar, Closure};
use crate::model::site::Zone;
use crate::render::RenderError;
use crate::render::pages::frame::Site;
use crate::render::pages::hear_back_data;
use crate::render::pages::strings::Strings;
use crate::render::pages::words::Word;
use crate::wording::Wording;

/// How many days of the edition, from its first, have their closures named.
const DAYS_AHEAD: i32 = 30;

/// The calendars by id.
pub(super) struct Calendars<'a>(BTreeMap<&'a str, Shown>);

/// A calendar, with the closed days soon after the edition's first.
#[derive(Serialize)]
pub(super) struct Shown {
    week: String,
    /// The closed days soon after the edition's start, or nothing.
    closed: String,
    /// What the script counts with that says whether it is open now; nothing where it never closes.
    data: Option<String>,
    #[serde(skip)]
    bare: Box<RawValue>,
}

impl Shown {
    /// The calendar as data, to stand in other data.
    pub(super) fn data(&self) -> &RawValue {
        &self.bare
    }
}

impl<'a> Calendars<'a> {
    /// Nothing is shown of an edition without a beginning: nothing is in force in it.
    pub(super) fn new(
        all: impl Iterator<Item = &'a Calendar>,
        start: Option<Date>,
        zone: &Zone,
        words: Wording<'_>,
        strings: &Strings,
    ) -> Result<Self, RenderError> {
        let Some(start) = start else { return Ok(Self(BTreeMap::new())) };
        let shown = |calendar: &'a Calendar| {
            let bare = hear_back_data::calendar_json(calendar)?;
            let data = (!calendar.is_always_open()).then(|| hear_back_data::open_json(&bare, zone)).transpose()?;
            let (week, closed) = (words.week(calendar).join("; "), closed(words, strings, calendar, start));
            Ok((calendar.id.value.as_str(), Shown { week, closed: words.list(&closed), data, bare }))
        };
        Ok(Self(all.map(shown).collect::<Result<_, RenderError>>()?))
    }

    pub(super) fn of(&self, calendar: &Calendar) -> Option<&Shown> {
        self.0.get(calendar.id.value.as_str())
    }
}

/// The closures to list, from the edition's own year on: the past is of no use to a reader, and "today" is not the build's to know.
pub(super) fn listed<'c>(site: &Site<'_>, calendar: &'c Calendar) -> impl Iterator<Item = &'c Closure> {
    let from = site.edition.in_force.from;
    calendar.closures.iter().filter(move |closure| from.is_none_or(|from| closure.date.value.year() >= from.year()))
}

fn closed(words: Wording<'_>, strings: &Strings, calendar: &Calendar, start: Date) -> Vec<String> {
    let end = start.saturating_add(DAYS_AHEAD.days());
    let is_soon = |closure: &&Closure| start <= closure.date.value && closure.date.value < end;
    let said = |closure: &Closure| {
        let date = words.long_date(closure.date.value);
        match closure.closes {
            None => strings.word(Word::HoursClosed, &[&date, &closure.name.value]),
            Some(time) => strings.word(Word::HoursEarly, &[&date, &closure.name.value, &words.time(time.value)]),
        }
    };
    calendar.closures.iter().filter(is_soon).map(said).collect()
}
