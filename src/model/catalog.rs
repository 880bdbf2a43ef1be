//! The catalog: everything that staff wrote, for all days.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::language::Language;
use crate::model::calendar::Calendar;
use crate::model::commitment::{Commitment, Page};
use crate::model::contact::WebAddress;
use crate::model::department::Department;
use crate::model::id::{CalendarRef, Id};
use crate::model::service::{Service, Way};
use crate::model::site::Site;
use crate::model::standard::{Promise, Standard};
use crate::source::Span;

/// The model of a content folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog {
    /// The city and its site.
    pub site: Site,
    /// What its texts are written in.
    pub language: Arc<Language>,
    /// What the city promises in general.
    pub commitment: Commitment,
    /// The calendars, by id.
    pub calendars: BTreeMap<Id, Calendar>,
    /// The corporate baseline first, then the departments by name.
    pub departments: Vec<Department>,
    /// The pages from `pages/`, sorted by address.
    pub pages: Vec<Page>,
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
        let asked = self.services().flat_map(|(_, service)| &service.ask).filter_map(|ask| match &ask.way.value {
            Way::Web(web) | Way::Chat(web) | Way::App(web) => Some((web, ask.way.span)),
            _ => None,
        });
        addresses.chain([&self.site.licence.url]).map(|web| (&web.value, web.span)).chain(asked)
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
}
