//! What each content file says -> the catalog, as far as it has been read.

use std::collections::BTreeMap;

use crate::model::calendar::Calendar;
use crate::model::catalog::Catalog;
use crate::model::commitment::{Commitment, Page};
use crate::model::department::Department;
use crate::model::site::Site;

/// What one file says.
#[derive(Clone)]
pub(super) enum Part {
    Site(Site),
    Commitment(Commitment),
    Corporate(Department),
    Calendar(Calendar),
    Department(Department),
    Page(Page),
}

/// What all files say.
#[derive(Default)]
pub(super) struct Parts {
    site: Option<Site>,
    commitment: Option<Commitment>,
    corporate: Option<Department>,
    calendars: Vec<Calendar>,
    departments: Vec<Department>,
    pages: Vec<Page>,
}

impl Parts {
    pub(super) fn of(parts: impl IntoIterator<Item = Part>) -> Self {
        let mut all = Self::default();
        parts.into_iter().for_each(|part| all.add(part));
        all
    }

    fn add(&mut self, part: Part) {
        match part {
            Part::Site(site) => self.site = Some(site),
            Part::Commitment(commitment) => self.commitment = Some(commitment),
            Part::Corporate(corporate) => self.corporate = Some(corporate),
            Part::Calendar(calendar) => self.calendars.push(calendar),
            Part::Department(department) => self.departments.push(department),
            Part::Page(page) => self.pages.push(page),
        }
    }

    pub(super) fn into_catalog(self) -> Option<Catalog> {
        let mut departments = vec![self.corporate?];
        let mut others = self.departments;
        others.sort_by(|a, b| (a.name.to_lowercase(), &a.id.value).cmp(&(b.name.to_lowercase(), &b.id.value)));
        departments.append(&mut others);
        let calendars: BTreeMap<_, _> =
            self.calendars.into_iter().map(|calendar| (calendar.id.value.clone(), calendar)).collect();
        Some(Catalog { site: self.site?, commitment: self.commitment?, calendars, departments, pages: self.pages })
    }
}
