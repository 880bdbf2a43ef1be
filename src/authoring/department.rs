//! Answers about a department -> its file, ready for services.

use crate::authoring::new_file::NewFile;
use crate::authoring::quoted::quoted;

/// The answers that a department's file is made from.
#[derive(Debug, Clone)]
pub struct Department {
    /// Its permanent id, and the name of its file.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it looks after, for residents.
    pub summary: String,
    /// The role accountable for it.
    pub accountable: String,
    /// Its telephone number; required unless there is an e-mail address.
    pub phone: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// The id of the calendar with its hours.
    pub calendar: Option<String>,
}

impl Department {
    /// Returns the department's file.
    #[must_use]
    pub fn file(&self) -> NewFile {
        let Self { id, name, summary, accountable, phone, .. } = self;
        let (name, summary, accountable) = (quoted(name), quoted(summary), quoted(accountable));
        let text = format!(
            "\
# yaml-language-server: $schema=../.schema/department.schema.json
id: {id}   # permanent: part of web addresses
name: {name}
# What it looks after, for residents:
summary: {summary}
# A role, never a person:
accountable: {accountable}
contact:
{phone}{email}{calendar}# When a promise is missed, the pages give this number or address. Write here what else residents can do:
# if_missed: Call us and quote your request number. A supervisor will call you back.
# What most promises below share is written once; a promise's own line comes first:
# defaults: {{share: 90%, starts: you ask us}}

# What residents can ask for is listed under `services:`. Add the first service with
#   charter new service --department {id}
",
            id = quoted(id),
            phone = contact_line("phone", phone.as_deref()),
            email = contact_line("email", self.email.as_deref()),
            calendar = contact_line("calendar", self.calendar.as_deref()),
        );
        NewFile { name: format!("departments/{id}.yaml"), text }
    }
}

fn contact_line(key: &str, value: Option<&str>) -> String {
    value.map(|value| format!("  {key}: {}\n", quoted(value))).unwrap_or_default()
}
