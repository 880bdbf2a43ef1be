//! Departments. They are renamed and merged, so nothing permanent depends on them.

use crate::model::contact::{Contact, Email, Phone, WebAddress};
use crate::model::id::{CalendarRef, Id};
use crate::model::life_cycle::Former;
use crate::model::prose::Prose;
use crate::model::service::Service;
use crate::source::{Located, Span};

/// A department, or the city as a whole for the corporate baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Its permanent id.
    pub id: Located<Id>,
    /// Its name today.
    pub name: String,
    /// Its former ids, which were part of its page's address, and its former names.
    pub formerly: Vec<Former<Id>>,
    /// What it looks after.
    pub summary: Prose,
    /// The role that is accountable for it.
    pub accountable: String,
    /// How to reach it.
    pub contact: Contact,
    /// What to do if a promise is missed and the service doesn't say.
    pub if_missed: Option<Prose>,
    /// What its promises say that leave a key out.
    pub defaults: Option<Defaults>,
    /// Its lines of work, in the order in which staff list them.
    pub functions: Vec<Function>,
    /// What residents can ask it for.
    pub services: Vec<Service>,
    /// Whether its standards are the floor for every other department (policy clause 1.2).
    pub is_corporate: bool,
}

impl Department {
    /// The calendar that a service of it goes by: the service's own, else the department's.
    #[must_use]
    pub fn calendar_of<'a>(&'a self, service: &'a Service) -> Option<&'a CalendarRef> {
        service.calendar.as_ref().or(self.contact.calendar.as_ref())
    }
}

/// A line of work inside a department (policy clause 5.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name; services refer to it.
    pub name: Located<String>,
    /// What it does.
    pub summary: Option<Prose>,
    /// Its telephone number.
    pub phone: Option<Located<Phone>>,
    /// Its e-mail address.
    pub email: Option<Located<Email>>,
    /// Its web address.
    pub web: Option<Located<WebAddress>>,
    /// Anything else about reaching it: 24 hours a day.
    pub note: Option<String>,
    /// What its promises say that leave a key out, before what the department's defaults say.
    pub defaults: Option<Defaults>,
}

/// What promises say that leave a key out. Each promise already has it; this is where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Defaults {
    /// The place of all of them.
    pub span: Span,
}
