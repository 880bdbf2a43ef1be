//! The catalog: everything that staff wrote, for all days.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::language::Language;
use crate::model::action::Action;
use crate::model::answer::Answer;
use crate::model::calendar::Calendar;
use crate::model::commitment::{Commitment, Page};
use crate::model::contact::{Contact, Email, WebAddress};
use crate::model::department::Department;
use crate::model::id::{CalendarRef, Id};
use crate::model::line::LineKey;
use crate::model::logo::Logo;
use crate::model::results::Ledger;
use crate::model::service::{Service, Way};
use crate::model::site::Site;
use crate::model::standard::{Promise, Standard, StartEvent};
use crate::source::Span;

/// The model of a content folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog {
    /// The city and its site.
    pub site: Site,
    /// Its logo, if its site shows one.
    pub logo: Option<Logo>,
    /// What its texts are written in.
    pub language: Arc<Language>,
    /// What the city promises in general.
    pub commitment: Commitment,
    /// The calendars, by id.
    pub calendars: BTreeMap<Id, Calendar>,
    /// The corporate baseline first, then the departments by name.
    pub departments: Vec<Department>,
    /// The answers to questions that aren't about a service: those about danger first, in the order of the file, then the others by name.
    pub answers: Vec<Answer>,
    /// The pages from `pages/`, sorted by address.
    pub pages: Vec<Page>,
    /// How often the promises were kept.
    pub results: Ledger,
    /// What is being done about missed promises, in the order of the file.
    pub actions: Vec<Action>,
    /// The first day on which more becomes known, in the catalog as it was known on a day.
    pub known_until: Option<Date>,
}

/// When somebody answers.
#[derive(Debug, Clone, Copy)]
pub struct LineHours<'a> {
    /// The name of the line or, if it has none, of the calendar.
    pub name: &'a str,
    /// The calendar with the hours.
    pub calendar: &'a Calendar,
}

/// A line for whose opening a clock waits.
#[derive(Debug, Clone, Copy)]
pub struct ClockLine<'a> {
    /// The name of the line or, if it has none, of the calendar.
    pub name: &'a str,
    /// The calendar with its hours.
    pub calendar: &'a Calendar,
    /// Whether people can ask on the web too, where the clock starts at once.
    pub forms_start_at_once: bool,
}

/// A standard with its service and department.
#[derive(Debug, Clone, Copy)]
pub struct Owned<'a> {
    /// Its department.
    pub department: &'a Department,
    /// Its service.
    pub service: &'a Service,
    /// The standard.
    pub standard: &'a Standard,
}

impl Catalog {
    /// Every service with its department, in order.
    pub fn services(&self) -> impl Iterator<Item = (&Department, &Service)> {
        self.departments
            .iter()
            .flat_map(|department| department.services.iter().map(move |service| (department, service)))
    }

    /// Every standard with its service and department, in order.
    pub fn standards(&self) -> impl Iterator<Item = Owned<'_>> {
        self.services().flat_map(|(department, service)| {
            service.standards.iter().map(move |standard| Owned { department, service, standard })
        })
    }

    /// Every web address that is the value of a key, with its place. Links in texts are not included.
    pub fn web_addresses(&self) -> impl Iterator<Item = (&WebAddress, Span)> {
        let of_contacts = self.departments.iter().map(|department| &department.contact).chain([&self.site.contact]);
        let of_functions = self.departments.iter().flat_map(|department| &department.functions);
        let addresses = of_contacts.filter_map(|contact| contact.web.as_ref());
        let addresses = addresses.chain(of_functions.filter_map(|function| function.web.as_ref()));
        let asks = self.services().flat_map(|(_, service)| &service.ask);
        let asks = asks.chain(self.answers.iter().flat_map(|answer| &answer.ask));
        let asked = asks.filter_map(|ask| match &ask.way.value {
            Way::Web(web) | Way::Chat(web) | Way::App(web) => Some((web, ask.way.span)),
            _ => None,
        });
        addresses.chain([&self.site.licence.url]).map(|web| (&web.value, web.span)).chain(asked)
    }

    /// An e-mail address of the city: its own, or the first one of a department.
    #[must_use]
    pub fn email(&self) -> Option<&Email> {
        let departments = self.departments.iter().map(|department| &department.contact);
        let contacts = std::iter::once(&self.site.contact).chain(departments);
        contacts.filter_map(|contact| contact.email.as_ref()).map(|email| &email.value).next()
    }

    /// The number, counter or mailbox that a way to ask leads to, if the city has written its hours.
    #[must_use]
    pub fn line(&self, key: &LineKey) -> Option<LineHours<'_>> {
        let line = self.site.lines.iter().find(|line| LineKey::of(&line.at.value).as_ref() == Some(key))?;
        Some(LineHours { name: &line.name, calendar: self.calendars.get(&line.calendar.0.value)? })
    }

    /// The hours at which somebody answers who asks in this way: those of its line; for a call, a chat or a visit, otherwise those of the service,
    /// whose calendar is `own`.
    #[must_use]
    pub fn hours_of(&self, way: &Way, own: Option<&CalendarRef>) -> Option<LineHours<'_>> {
        let line = LineKey::of(way).and_then(|key| self.line(&key));
        line.or_else(|| {
            let calendar = own.filter(|_| matches!(way, Way::Phone(_) | Way::Chat(_) | Way::InPerson(_)))?;
            let calendar = self.calendars.get(&calendar.0.value)?;
            Some(LineHours { name: &calendar.name, calendar })
        })
    }

    /// The line whose opening the clock of a promise waits for: that of a promise in seconds, minutes or hours which a request starts. A calendar
    /// that the promise names is that of all requests; otherwise it is the first line on which people ask, and a form does not wait.
    #[must_use]
    pub fn line_of_clock<'a>(&'a self, owned: &Owned<'_>, promise: &Promise) -> Option<ClockLine<'a>> {
        let event = promise.clock.starts.as_ref().map_or(StartEvent::RequestReceived, |start| start.event);
        let is_elapsed = promise.target.value.longest().is_some_and(|time| time.unit.is_elapsed());
        if !is_elapsed || event != StartEvent::RequestReceived || !promise.target.value.is_counted_from_a_start() {
            return None;
        }
        if let Some(own) = &promise.calendar {
            let calendar = self.calendars.get(&own.0.value)?;
            return Some(ClockLine { name: &calendar.name, calendar, forms_start_at_once: false });
        }
        let own = owned.department.calendar_of(owned.service);
        let ways = || owned.service.ask.iter().map(|ask| &ask.way.value).filter(|way| promise.is_for(way.channel()));
        let LineHours { name, calendar } = ways().find_map(|way| self.hours_of(way, own))?;
        Some(ClockLine {
            name,
            calendar,
            forms_start_at_once: ways().any(|way| matches!(way, Way::Web(_) | Way::App(_))),
        })
    }

    /// The hours at which a contact answers: those of its telephone line, otherwise those that it names.
    #[must_use]
    pub fn hours_of_contact(&self, contact: &Contact) -> Option<LineHours<'_>> {
        let line = contact.phone.as_ref().and_then(|phone| self.line(&LineKey::of_phone(&phone.value)));
        line.or_else(|| {
            let calendar = self.calendars.get(&contact.calendar.as_ref()?.0.value)?;
            Some(LineHours { name: &calendar.name, calendar })
        })
    }

    /// The corporate standards, which apply to every department.
    pub fn baseline(&self) -> impl Iterator<Item = Owned<'_>> {
        self.standards().filter(|owned| owned.department.is_corporate)
    }
}

impl<'a> Owned<'a> {
    /// Whether neither the service nor the standard is a draft.
    #[must_use]
    pub fn is_public(self) -> bool {
        !self.service.draft && !self.standard.draft
    }

    /// The calendar on which business time of this promise is counted: its own, otherwise its service's, otherwise its department's.
    #[must_use]
    pub fn calendar(&self, promise: &'a Promise) -> Option<&'a CalendarRef> {
        promise.calendar.as_ref().or_else(|| self.department.calendar_of(self.service))
    }

    /// The calendar that the target of this promise is counted with: one that it names, or, for business time, the one that it inherits.
    #[must_use]
    pub fn counted_with(&self, promise: &'a Promise) -> Option<&'a CalendarRef> {
        self.calendar(promise).filter(|_| promise.calendar.is_some() || promise.target.value.counts_business_time())
    }
}
