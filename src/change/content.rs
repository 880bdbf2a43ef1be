//! Sources, what they say, and the day -> the places of services, standards and versions in the files.

use jiff::civil::Date;

use crate::change::group::Group;
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::edit::Path;
use crate::model::calendar::Calendar;
use crate::model::catalog::Catalog;
use crate::model::department::Department;
use crate::model::service::Service;
use crate::model::standard::{Standard, Version};
use crate::parse::node::Node;
use crate::source::{SourceId, Sources};

/// Content that is to be changed.
#[derive(Debug)]
pub struct Content<'c> {
    /// The texts of its files.
    pub sources: &'c Sources,
    /// What they say.
    pub catalog: &'c Catalog,
    /// The day of the change in the city's time zone.
    pub today: Date,
}

/// A service and where it is written.
#[derive(Debug, Clone)]
pub(super) struct ServiceAt<'c> {
    pub(super) department: &'c Department,
    pub(super) service: &'c Service,
    pub(super) group: Group,
}

/// A standard and where it is written.
#[derive(Debug, Clone)]
pub(super) struct StandardAt<'c> {
    pub(super) owner: ServiceAt<'c>,
    pub(super) standard: &'c Standard,
    pub(super) group: Group,
}

impl<'c> Content<'c> {
    /// A revision without any edit yet.
    pub(super) fn revision(&self) -> Revision {
        Revision::of(self.sources)
    }

    /// The department with this id.
    pub(super) fn department(&self, id: &str) -> Result<&'c Department, NotMade> {
        let found = self.catalog.departments.iter().find(|one| one.id.value.as_str() == id);
        found.ok_or_else(|| NotMade::Unfit(format!("there is no department `{id}`")))
    }

    /// The calendar with this id.
    pub(super) fn calendar(&self, id: &str) -> Result<&'c Calendar, NotMade> {
        let found = self.catalog.calendars.iter().find(|(own, _)| own.as_str() == id);
        found.map(|(_, calendar)| calendar).ok_or_else(|| NotMade::Unfit(format!("there is no calendar `{id}`")))
    }

    /// The file of a department.
    pub(super) fn file_of(department: &Department) -> SourceId {
        department.id.span.source
    }

    /// The service with this id.
    pub(super) fn service(&self, id: &str) -> Result<ServiceAt<'c>, NotMade> {
        let found = self.catalog.services().find(|(_, service)| service.id.value.as_str() == id);
        let (department, service) = found.ok_or_else(|| NotMade::Unfit(format!("there is no service `{id}`")))?;
        let path = Path::root().key("services").called(id);
        Ok(ServiceAt { department, service, group: Group { file: Self::file_of(department), path } })
    }

    /// The standard with this id.
    pub(super) fn standard(&self, id: &str) -> Result<StandardAt<'c>, NotMade> {
        let unknown = || NotMade::Unfit(format!("there is no standard `{id}`"));
        let found =
            self.catalog.standards().find(|owned| owned.standard.id.value.as_str() == id).ok_or_else(unknown)?;
        let all = self.service(found.service.id.value.as_str())?.standards();
        all.into_iter().find(|one| one.standard.id.value.as_str() == id).ok_or_else(unknown)
    }

    /// Whether a plan for a later day is public by today: it was announced, or approved.
    pub(super) fn is_public(&self, version: &Version) -> bool {
        let since = version.plan.announced.map(|day| day.value);
        let since = since.or_else(|| version.approved.as_ref().map(|approval| approval.on.value));
        !version.draft && since.is_none_or(|since| since <= self.today)
    }
}

impl<'c> ServiceAt<'c> {
    /// Its standards, in the order in which they are written.
    pub(super) fn standards(&self) -> Vec<StandardAt<'c>> {
        let list = self.group.below("standards");
        let at = |(at, standard)| StandardAt { owner: self.clone(), standard, group: list.item(at) };
        self.service.standards.iter().enumerate().map(at).collect()
    }
}

impl StandardAt<'_> {
    /// Where the version at a position is written: in the list, or in the standard itself.
    pub(super) fn version(&self, revision: &Revision, at: usize) -> Result<Group, NotMade> {
        let is_listed = self.group.key(revision, "versions")?.is_some();
        Ok(if is_listed { self.group.below("versions").item(at) } else { self.group.clone() })
    }

    /// What a version says under a key: itself, or beside the list of versions, or by default.
    pub(super) fn said(&self, revision: &Revision, at: usize, name: &str) -> Result<Option<Key>, NotMade> {
        let own = self.version(revision, at)?.key(revision, name)?;
        let beside = || self.group.key(revision, name);
        let usual = || self.usual(revision, name);
        let inherited = || if ["share", "starts"].contains(&name) { usual() } else { Ok(None) };
        match own {
            Some(key) => Ok(Some(key)),
            None => match beside()? {
                Some(key) => Ok(Some(key)),
                None => inherited(),
            },
        }
    }

    /// What the defaults of its function or department say under a key.
    pub(super) fn usual(&self, revision: &Revision, name: &str) -> Result<Option<Key>, NotMade> {
        let function = self.owner.service.function.as_ref().map(|function| function.value.as_str());
        by_default(revision, self.owner.department, function, name)
    }
}

/// What a department says by default under a key: its function first.
pub(super) fn by_default(
    revision: &Revision,
    department: &Department,
    function: Option<&str>,
    name: &str,
) -> Result<Option<Key>, NotMade> {
    revision.look(Content::file_of(department), |document| {
        let root = document.root();
        let all = root.get("functions").map(Node::items).unwrap_or_default();
        let is_own =
            |one: &&Node<'_>| function.is_some() && one.get("name").and_then(Node::scalar).map(str::trim) == function;
        let owners = all.iter().find(is_own).into_iter().chain([root]);
        let mut defaults = owners.filter_map(|owner| owner.get("defaults"));
        Ok(defaults.find_map(|defaults| defaults.get(name)).map(|value| Key::of(name, value)))
    })
}
