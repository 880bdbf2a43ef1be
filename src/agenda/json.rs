//! Writes an agenda as JSON for other programs. Within a version of its shape, keys are only added, and every key is always present.

use jiff::civil::Date;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

use crate::agenda::item::Agenda;
use crate::json_schema::schema_of;

/// The version of the document's shape.
pub const VERSION: &str = "1.0.0";

/// What there is to do: the output of `charter agenda --format json`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "agenda")]
struct AgendaDocument {
    /// The version of the document's shape.
    version: String,
    /// The city.
    city: String,
    /// The day on which it was read.
    today: Date,
    /// The day after the last one that it covers.
    until: Date,
    /// Overdue ones first, then by day, and those without a day last.
    items: Vec<ItemDocument>,
}

/// One thing to do.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct ItemDocument {
    /// What it is called for good, also when its day moves. The iCalendar format has the same ids, before the `@`.
    key: String,
    /// The day by which it is to be done; null: it has none.
    day: Option<Date>,
    /// `rebuild`, `exemption`, `calendar`, `review`, `approval` or `draft`. A program ignores kinds that it does not know.
    kind: String,
    /// Whether its day has passed.
    overdue: bool,
    /// The id of what it is about: a standard, a service or a calendar; `policy` for the policy, and `site` for the whole site.
    id: String,
    /// Its name.
    name: String,
    /// The id of its department; null: it has none.
    department: Option<String>,
    /// What to do.
    todo: String,
    /// The command that does it; null: there is none.
    command: Option<String>,
    /// The file in which it is written.
    file: String,
    /// The line in it, from 1.
    line: usize,
}

/// Writes the agenda.
///
/// # Errors
/// Never for an agenda that the program made.
pub fn json(agenda: &Agenda) -> Result<String, serde_json::Error> {
    let items = agenda.items.iter().map(|(item, place)| ItemDocument {
        key: item.key(),
        day: item.day,
        kind: item.kind.code().to_owned(),
        overdue: agenda.is_overdue(item),
        id: item.id.clone(),
        name: item.name.clone(),
        department: item.department.clone(),
        todo: item.todo.clone(),
        command: item.command.clone(),
        file: place.file.clone(),
        line: place.line,
    });
    let document = AgendaDocument {
        version: VERSION.to_owned(),
        city: agenda.city.clone(),
        today: agenda.today,
        until: agenda.until,
        items: items.collect(),
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

/// Returns the JSON Schema of the document.
#[must_use]
pub fn schema() -> Schema {
    schema_of::<AgendaDocument>()
}
