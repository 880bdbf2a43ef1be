//! Results -> an event for each day on which some came out, and for each on which some were revised.

use jiff::civil::Date;

use crate::address;
use crate::render::feed::events::event::Event;
use crate::render::feed::events::kind::{EventKind, code};
use crate::render::released::{Published, Released};
use crate::wording::Wording;

pub(super) fn add(released: Released, words: Wording<'_>, tag: &str, events: &mut Vec<Event>) {
    let event = |kind, date: Date, title: String, text: String| Event {
        kind,
        date,
        moment: String::new(),
        id: format!("{tag}{}/{date}", code(kind)),
        title,
        text,
        department: None,
        standard: None,
        effective_from: None,
        page: address::RESULTS.to_owned(),
        ends: None,
    };
    events.extend(released.published.into_iter().map(|(day, Published { months, kept, missed })| {
        event(EventKind::Results, day, words.results(months), words.results_counted(kept, missed))
    }));
    events.extend(released.revised.into_iter().map(|(day, sentences)| {
        event(EventKind::ResultsRevised, day, words.results_revised().to_owned(), sentences.join(" "))
    }));
}
