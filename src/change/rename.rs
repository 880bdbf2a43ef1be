//! Another name, and perhaps another id, for a service, a standard, a department or a function, with what leads from the old one to the new one.

use crate::change::content::Content;
use crate::change::group::Group;
use crate::change::key::{Key, braces};
use crate::change::not_made::NotMade;
use crate::change::references::{replace_address, replace_references};
use crate::change::revision::Revision;
use crate::edit::Path;
use crate::model::department::Department;
use crate::model::id::{Id, StandardId};

/// What gets another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A service, by its id.
    Service(String),
    /// A department, by its id.
    Department(String),
    /// A function of a department: the department's id, and the name.
    Function(String, String),
    /// A standard, by its id. Its new id is that of another variant.
    Standard(String),
}

/// Another name.
#[derive(Debug, Clone)]
pub struct Rename {
    /// What gets it.
    pub what: Named,
    /// The new name.
    pub name: Option<String>,
    /// The new id; of a standard, the new variant.
    pub id: Option<Id>,
}

impl Rename {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such thing.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let mut revision = content.revision();
        match &self.what {
            Named::Service(id) => self.service(content, id, &mut revision)?,
            Named::Department(id) => self.department(content, content.department(id)?, &mut revision)?,
            Named::Function(department, name) => {
                self.function(content.department(department)?, name, &mut revision)?;
            }
            Named::Standard(id) => self.standard(content, id, &mut revision)?,
        }
        Ok(revision)
    }

    fn service(&self, content: &Content<'_>, id: &str, revision: &mut Revision) -> Result<(), NotMade> {
        let at = content.service(id)?;
        let new = self.id.as_ref().filter(|new| new.as_str() != id);
        if let Some(new) = new {
            let is_it = |service: &Id| (service.as_str() == id).then(|| new.to_string());
            let is_of_it = |standard: &StandardId| {
                let rest = standard.as_str().strip_prefix(id).filter(|rest| rest.starts_with('.'));
                rest.map(|rest| format!("{new}{rest}"))
            };
            replace_references(content, revision, &is_it, &is_of_it)?;
        }
        if let Some(name) = &self.name {
            at.group.say(revision, &Key::words("name", name), Some("id"))?;
        }
        let Some(new) = new else { return Ok(()) };
        for one in at.standards() {
            let old = one.standard.id.value.as_str();
            let former = [Key::words("id", old), Key::words("until", content.today.to_string())];
            add_former(revision, &one.group, &former)?;
        }
        let mut former = vec![Key::words("id", id)];
        former.extend(self.name.as_ref().map(|_| Key::words("name", &at.service.name.value)));
        former.push(Key::words("until", content.today.to_string()));
        add_former(revision, &at.group, &former)?;
        at.group.say(revision, &Key::words("id", new.as_str()), None)?;
        replace_address(revision, &format!("/services/{id}/"), &format!("/services/{new}/"))
    }

    fn standard(&self, content: &Content<'_>, id: &str, revision: &mut Revision) -> Result<(), NotMade> {
        let at = content.standard(id)?;
        if let Some(variant) = &self.id {
            let new = StandardId::of(&at.owner.service.id.value, &at.standard.stage.slug(), Some(variant));
            let is_it = |one: &StandardId| (one.as_str() == id).then(|| new.to_string());
            replace_references(content, revision, &|_| None, &is_it)?;
        }
        if let Some(name) = &self.name {
            at.group.say(revision, &Key::words("name", name), Some("stage"))?;
        }
        let Some(variant) = &self.id else { return Ok(()) };
        at.group.say(revision, &Key::words("variant", variant.as_str()), Some("stage"))?;
        let former = [Key::words("id", id), Key::words("until", content.today.to_string())];
        add_former(revision, &at.group, &former)
    }

    fn department(
        &self,
        content: &Content<'_>,
        department: &Department,
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        let root = Group { file: Content::file_of(department), path: Path::root() };
        if let Some(name) = &self.name {
            root.say(revision, &Key::words("name", name), Some("id"))?;
        }
        let old = &department.id.value;
        let Some(new) = self.id.as_ref().filter(|new| *new != old) else { return Ok(()) };
        let former = [
            Key::words("id", old.as_str()),
            Key::words("name", &department.name),
            Key::words("until", content.today.to_string()),
        ];
        add_former(revision, &root, &former)?;
        root.say(revision, &Key::words("id", new.as_str()), None)?;
        replace_address(revision, &format!("/departments/{old}/"), &format!("/departments/{new}/"))
    }

    fn function(&self, department: &Department, old: &str, revision: &mut Revision) -> Result<(), NotMade> {
        let Some(name) = &self.name else { return NotMade::unfit("give its new name") };
        let root = Group { file: Content::file_of(department), path: Path::root() };
        let Some(at) = department.functions.iter().position(|one| one.name.value == old) else {
            let all: Vec<&str> = department.functions.iter().map(|one| one.name.value.as_str()).collect();
            return NotMade::unfit(format!(
                "`{}` has no function `{old}`; it has: {}",
                department.id.value,
                all.join(", ")
            ));
        };
        let key = Key::words("name", name);
        root.below("functions").item(at).say(revision, &key, None)?;
        for service in &department.services {
            if service.function.as_ref().is_some_and(|function| function.value == old) {
                let path = Path::root().key("services").called(service.id.value.as_str());
                Group { file: root.file, path }.say(revision, &Key::words("function", name), None)?;
            }
        }
        Ok(())
    }
}

/// Adds a former id to the list of them, which follows the id, or the stage and the variant.
pub(super) fn add_former(revision: &mut Revision, group: &Group, former: &[Key]) -> Result<(), NotMade> {
    if group.key(revision, "formerly")?.is_some() {
        return group.below("formerly").add_item(revision, former);
    }
    let names = group.names(revision)?;
    let after = ["variant", "name", "stage", "id"].into_iter().find(|name| names.iter().any(|one| one == name));
    group.say(revision, &Key::written("formerly", format!("[{}]", braces(former))), after)
}
