//! Writes an agenda as JSON for other programs. Within a version of its shape, keys are only added.

use jiff::civil::Date;
use serde::Serialize;

use crate::agenda::item::Agenda;

/// The version of the document's shape.
pub const VERSION: &str = "1.0.0";

/// What needs somebody.
#[derive(Debug, Clone, Serialize)]
struct AgendaDocument<'a> {
    /// The version of the document's shape.
    version: &'static str,
    /// The city.
    city: &'a str,
    /// The day on which it was read.
    today: Date,
    /// The day after the last one that it covers.
    until: Date,
    /// Overdue ones first, then by day, and those without a day last.
    items: Vec<ItemDocument<'a>>,
}

/// One thing to do.
#[derive(Debug, Clone, Serialize)]
struct ItemDocument<'a> {
    /// The day by which it is to be done; null: it has none.
    day: Option<Date>,
    /// `rebuild`, `exemption`, `calendar`, `review`, `approval` or `draft`. A program ignores kinds that it does not know.
    kind: &'static str,
    /// Whether its day has passed.
    overdue: bool,
    /// The id of what it is about: a standard, a service, a calendar, or `policy`.
    id: &'a str,
    /// Its name.
    name: &'a str,
    /// The id of its department; null: it has none.
    department: Option<&'a str>,
    /// What to do.
    todo: &'a str,
    /// The file in which it is written.
    file: &'a str,
    /// The line.
    line: usize,
}

/// Writes the agenda.
///
/// # Errors
/// Never for an agenda that the program made.
pub fn json(agenda: &Agenda) -> Result<String, serde_json::Error> {
    let items = agenda.items.iter().map(|(item, place)| ItemDocument {
        day: item.day,
        kind: item.kind.code(),
        overdue: agenda.is_overdue(item),
        id: &item.id,
        name: &item.name,
        department: item.department.as_deref(),
        todo: &item.todo,
        file: &place.file,
        line: place.line,
    });
    let Agenda { city, today, until, .. } = agenda;
    let document = AgendaDocument { version: VERSION, city, today: *today, until: *until, items: items.collect() };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}
