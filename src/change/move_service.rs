//! A service, a function or a whole department -> its services in another department, with everything that they had from the old one.
//!
//! What the old department gave to its services by default is written into them where the new one gives something else, so that no promise becomes
//! another by the move.

use crate::change::content::{Content, ServiceAt};
use crate::change::group::Group;
use crate::change::key::{Key, below};
use crate::change::not_made::NotMade;
use crate::change::references::replace_address;
use crate::change::rename::add_former;
use crate::change::revision::Revision;
use crate::change::usual::{Usual, usual};
use crate::edit::{Change, Entry, Path};
use crate::model::department::Department;
use crate::model::service::Service;

/// What moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// A service, by its id.
    Service(String),
    /// A function with all its services: the department's id and the function's name.
    Function(String, String),
    /// All of a department, which is then a part of the other one.
    Department(String),
}

/// A move to another department.
#[derive(Debug, Clone)]
pub struct Move {
    /// What moves.
    pub what: Moved,
    /// The id of the other department.
    pub to: String,
    /// The function that a service belongs to there.
    pub function: Option<String>,
}

impl Move {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such service, function or department.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let to = content.department(&self.to)?;
        let mut revision = content.revision();
        match &self.what {
            Moved::Service(id) => self.service(content, id, to, &mut revision)?,
            Moved::Function(from, name) => {
                let from = content.department(from)?;
                let Some(at) = from.functions.iter().position(|one| one.name.value == *name) else {
                    return NotMade::unfit(format!("`{}` has no function `{name}`", from.id.value));
                };
                move_function(from, at, to, &mut revision)?;
                let is_of_it = |function: Option<&str>| function == Some(name.as_str());
                self.services(content, from, to, &is_of_it, &mut revision)?;
                remove_item(&mut revision, &root(from).below("functions"), at)?;
            }
            Moved::Department(from) => self.department(content, content.department(from)?, to, &mut revision)?,
        }
        Ok(revision)
    }

    fn department(
        &self,
        content: &Content<'_>,
        from: &Department,
        to: &Department,
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        if from.is_corporate || to.is_corporate || from.id.value == to.id.value {
            return NotMade::unfit("a department can be merged into another department only");
        }
        for at in 0..from.functions.len() {
            move_function(from, at, to, revision)?;
        }
        self.services(content, from, to, &|_| true, revision)?;
        let names = from.formerly.iter().map(|former| former.id.value.as_str()).chain([from.id.value.as_str()]);
        for id in names {
            let mut former = vec![Key::words("id", id)];
            if id == from.id.value.as_str() {
                former.push(Key::words("name", &from.name));
                former.push(Key::words("until", content.today.to_string()));
            }
            add_former(revision, &root(to), &former)?;
        }
        revision.remove(Content::file_of(from));
        let (old, new) = (&from.id.value, &to.id.value);
        replace_address(revision, &format!("/departments/{old}/"), &format!("/departments/{new}/"))
    }

    fn services(
        &self,
        content: &Content<'_>,
        from: &Department,
        to: &Department,
        is_meant: &dyn Fn(Option<&str>) -> bool,
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        let function = |service: &Service| service.function.as_ref().map(|one| one.value.clone());
        let mut services = from.services.iter().filter(|service| is_meant(function(service).as_deref()));
        services.try_for_each(|service| self.service(content, service.id.value.as_str(), to, revision))
    }

    fn service(
        &self,
        content: &Content<'_>,
        id: &str,
        to: &Department,
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        let at = content.service(id)?;
        let from = at.department;
        if from.id.value == to.id.value {
            return NotMade::unfit(format!("`{id}` already belongs to `{}`", to.id.value));
        }
        let function = self.function_there(&at, to, revision)?;
        let before = usual(revision, &at, from, function_of(&at))?;
        let list = root(to).below("services");
        let text = revision.look(at.group.file, |document| document.item(&at.group.path))?;
        let is_first = root(to).key(revision, "services")?.is_none();
        if is_first {
            let change = Change::Insert { at: Path::root(), entry: Entry::new(below("services", &text)).apart() };
            revision.edit(list.file, &change)?;
        } else {
            revision.edit(list.file, &Change::Insert { at: list.path.clone(), entry: Entry::new(text).apart() })?;
        }
        remove_service(revision, from, id)?;
        let there = Group { file: list.file, path: list.path.called(id) };
        let moved = ServiceAt { department: to, group: there.clone(), ..at.clone() };
        let after = usual(revision, &moved, to, function.as_deref())?;
        keep(revision, &moved, &before, &after)?;
        match function {
            Some(function) => there.say(revision, &Key::words("function", function), Some("name"))?,
            None if at.service.function.is_some() => there.drop(revision, "function")?,
            None => {}
        }
        let keys = [Key::words("on", content.today.to_string()), Key::words("from", from.id.value.as_str())];
        if there.key(revision, "moved")?.is_some() {
            return there.add_to(revision, "moved", &keys);
        }
        there.say(revision, &Key::group("moved", &keys), Some("name"))
    }

    /// The function that the service belongs to in the other department: the one that is named, or the one of the same name.
    fn function_there(
        &self,
        at: &ServiceAt<'_>,
        to: &Department,
        revision: &Revision,
    ) -> Result<Option<String>, NotMade> {
        let there = revision.look(Content::file_of(to), |document| {
            let all = document.root().get("functions").map(|list| list.items().to_vec()).unwrap_or_default();
            Ok(all
                .iter()
                .filter_map(|one| one.get("name")?.scalar().map(|name| name.trim().to_owned()))
                .collect::<Vec<_>>())
        })?;
        match (&self.function, function_of(at)) {
            (Some(named), _) if there.iter().any(|one| one == named) => Ok(Some(named.clone())),
            (Some(named), _) => {
                NotMade::unfit(format!("`{}` has no function `{named}`; it has: {}", to.id.value, there.join(", ")))
            }
            (None, Some(own)) => Ok(there.into_iter().find(|one| one == own)),
            (None, None) => Ok(None),
        }
    }
}

fn root(department: &Department) -> Group {
    Group { file: Content::file_of(department), path: Path::root() }
}

fn function_of<'s>(at: &'s ServiceAt<'_>) -> Option<&'s str> {
    at.service.function.as_ref().map(|function| function.value.as_str())
}

/// Writes what the old department gave by default, where the new one gives something else.
fn keep(revision: &mut Revision, at: &ServiceAt<'_>, before: &[Usual], after: &[Usual]) -> Result<(), NotMade> {
    for old in before {
        let new = after.iter().find(|new| new.is_of(old));
        if new.is_none_or(|new| new.says == old.says) {
            continue;
        }
        let key = match &old.says {
            Some(key) => key.clone(),
            // A service has no way to say that it goes by no calendar, and needs none.
            None if ["calendar", "effective"].contains(&old.name) => continue,
            None => Key::words(old.name, "none"),
        };
        old.group(at).say(revision, &key, None)?;
    }
    Ok(())
}

/// Copies a function to the other department, unless that has one of this name.
fn move_function(from: &Department, at: usize, to: &Department, revision: &mut Revision) -> Result<(), NotMade> {
    let name = &from.functions[at].name.value;
    if to.functions.iter().any(|one| one.name.value == *name) {
        return Ok(());
    }
    let list = root(from).below("functions");
    let text = revision.look(list.file, |document| document.item(&list.path.clone().item(at)))?;
    if root(to).key(revision, "functions")?.is_some() {
        let there = root(to).below("functions");
        return revision.edit(there.file, &Change::Insert { at: there.path, entry: Entry::new(text) });
    }
    let entry = Entry { after: Some("contact".to_owned()), ..Entry::new(below("functions", &text)) };
    revision.edit(root(to).file, &Change::Insert { at: Path::root(), entry })
}

fn remove_service(revision: &mut Revision, from: &Department, id: &str) -> Result<(), NotMade> {
    let list = root(from).below("services");
    if list.length(revision)? == 1 {
        return root(from).drop(revision, "services");
    }
    revision.edit(list.file, &Change::Remove { at: list.path.called(id) })
}

fn remove_item(revision: &mut Revision, list: &Group, at: usize) -> Result<(), NotMade> {
    let is_only = list.length(revision)? == 1;
    let path = list.path.clone();
    let at = if is_only { path } else { path.item(at) };
    revision.edit(list.file, &Change::Remove { at })
}
