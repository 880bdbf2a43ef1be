//! Everything that staff wrote, for all days.

use std::collections::BTreeMap;

use crate::model::calendar::Calendar;
use crate::model::commitment::{Commitment, Page};
use crate::model::department::Department;
use crate::model::id::{CalendarRef, Id};
use crate::model::service::Service;
use crate::model::site::Site;
use crate::model::standard::{Promise, Standard};

/// The model of a content folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog {
    /// The city and its site.
    pub site: Site,
    /// What the city promises in general.
    pub commitment: Commitment,
    /// Business time, by id.
    pub calendars: BTreeMap<Id, Calendar>,
    /// The corporate baseline first, then the departments by name.
    pub departments: Vec<Department>,
    /// Pages of their own, by address.
    pub pages: Vec<Page>,
}

/// A standard, and what it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Owned<'a> {
    /// Whose it is.
    pub department: &'a Department,
    /// What it is about.
    pub service: &'a Service,
    /// The promise.
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

    /// The standards that every department inherits.
    pub fn baseline(&self) -> impl Iterator<Item = Owned<'_>> {
        self.standards().filter(|owned| owned.department.is_corporate)
    }
}

impl<'a> Owned<'a> {
    /// The calendar that business units of this promise are counted in: its own, its service's, its department's.
    #[must_use]
    pub fn calendar(&self, promise: &'a Promise) -> Option<&'a CalendarRef> {
        promise.calendar.as_ref().or(self.service.calendar.as_ref()).or(self.department.contact.calendar.as_ref())
    }
}
