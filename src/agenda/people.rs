//! An agenda -> text for a clerk: each thing to do with its day, its command and its place, overdue ones first.

use crate::agenda::item::{Agenda, Item, Place};
use crate::english;

/// Writes the agenda.
#[must_use]
pub fn text(agenda: &Agenda) -> String {
    let (overdue, coming): (Vec<_>, Vec<_>) = agenda.items.iter().partition(|(item, _)| agenda.is_overdue(item));
    let (ahead, undated): (Vec<_>, Vec<_>) = coming.into_iter().partition(|(item, _)| item.day.is_some());
    let until = english::date(agenda.until);
    let parts =
        [("Overdue".to_owned(), overdue), (format!("Before {until}"), ahead), ("Without a date".to_owned(), undated)];
    let parts: Vec<String> = parts.into_iter().filter(|(_, items)| !items.is_empty()).map(part).collect();
    if parts.is_empty() { format!("nothing to do before {until}\n") } else { parts.join("\n") }
}

fn part((title, items): (String, Vec<&(Item, Place)>)) -> String {
    let items: Vec<String> = items.into_iter().map(|(item, place)| entry(item, place)).collect();
    format!("{title}\n{}", items.concat())
}

fn entry(item: &Item, place: &Place) -> String {
    let day = item.day.map(|day| format!("{}, ", english::date(day))).unwrap_or_default();
    let command = item.command.as_ref().map(|command| format!("    {command}\n")).unwrap_or_default();
    let Place { file, line } = place;
    format!("  {day}{} (`{}`)\n    {}\n{command}    {file}:{line}\n", item.name, item.id, item.todo)
}
