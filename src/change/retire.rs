//! The end of a service or of a promise, or another day for an end that was announced.

use jiff::civil::Date;

use crate::change::content::Content;
use crate::change::group::Group;
use crate::change::key::{Key, braces};
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::edit::{Change, Entry};
use crate::english;

/// The end of a service, or of one of its standards.
#[derive(Debug, Clone)]
pub struct Retire {
    /// The id of the service or of the standard.
    pub id: String,
    /// The first day on which it is no longer promised.
    pub on: Date,
    /// Why, for residents; of an end that was announced, why its day changes.
    pub why: Option<String>,
    /// The id of what to use instead.
    pub replaced_by: Option<String>,
}

/// What is known of the end so far.
struct End {
    on: Date,
    is_public: bool,
}

impl Retire {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such service or standard, or it has ended.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let (group, end) = self.place(content)?;
        let mut revision = content.revision();
        match end {
            None => self.end(content, &group, &mut revision)?,
            Some(end) if end.on > content.today => self.change_day(content, &group, &end, &mut revision)?,
            Some(end) => {
                return NotMade::unfit(format!("`{}` has ended on {}", self.id, english::date(end.on)));
            }
        }
        Ok(revision)
    }

    fn place(&self, content: &Content<'_>) -> Result<(Group, Option<End>), NotMade> {
        let is_public = |announced: Option<Date>| announced.is_none_or(|day| day <= content.today);
        if self.id.contains('.') {
            let at = content.standard(&self.id)?;
            let end = at.standard.retired.as_ref();
            let end = end.map(|end| (end.on.value, end.plan.announced.map(|day| day.value)));
            return Ok((at.group, end.map(|(on, announced)| End { on, is_public: is_public(announced) })));
        }
        let at = content.service(&self.id)?;
        let end = at.service.retired.as_ref();
        let end = end.map(|end| (end.on.value, end.plan.announced.map(|day| day.value)));
        Ok((at.group, end.map(|(on, announced)| End { on, is_public: is_public(announced) })))
    }

    fn end(&self, content: &Content<'_>, group: &Group, revision: &mut Revision) -> Result<(), NotMade> {
        let Some(reason) = &self.why else {
            return NotMade::unfit("an end has a reason for residents: say it with `--why`");
        };
        let mut keys = vec![Key::words("on", self.on.to_string()), Key::words("reason", reason)];
        keys.extend(self.replaced_by.as_ref().map(|id| Key::words("replaced_by", id)));
        if self.on > content.today {
            keys.push(Key::words("announced", content.today.to_string()));
        }
        let names = group.names(revision)?;
        if names.iter().any(|name| name == "retired") {
            // The ends so far were called off.
            return group.add_to(revision, "retired", &keys);
        }
        // Before the long lists, where a reader looks for it.
        let long = names.iter().position(|name| ["standards", "versions"].contains(&name.as_str()));
        let after = long.and_then(|at| at.checked_sub(1)).map(|at| names[at].as_str());
        group.say(revision, &Key::group("retired", &keys), after)
    }

    /// Another day for an end that was announced.
    fn change_day(
        &self,
        content: &Content<'_>,
        group: &Group,
        end: &End,
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        let own = last_end(group, revision)?;
        let mut keys = vec![Key::words("on", self.on.to_string())];
        keys.extend(self.replaced_by.as_ref().map(|id| Key::words("replaced_by", id)));
        for key in &keys {
            own.say(revision, key, None)?;
        }
        if !end.is_public || end.on == self.on {
            return Ok(());
        }
        changed_day(revision, &own, (content.today, end.on), self.why.as_deref())
    }
}

/// The group of the end that holds: the only one, or the one in the list that was not called off.
pub(super) fn last_end(group: &Group, revision: &Revision) -> Result<Group, NotMade> {
    let ends = group.below("retired");
    let holding = revision.look(group.file, |document| {
        let node = document.value(&ends.path)?;
        Ok(node.items().iter().position(|item| item.get("called_off").is_none()))
    })?;
    Ok(holding.map_or_else(|| ends.clone(), |at| ends.item(at)))
}

/// Records that a day that was announced is another one since `today`.
pub(super) fn changed_day(
    revision: &mut Revision,
    plan: &Group,
    (today, was): (Date, Date),
    note: Option<&str>,
) -> Result<(), NotMade> {
    let mut keys = vec![Key::words("on", today.to_string())];
    keys.extend(note.map(|note| Key::words("note", note)));
    keys.push(Key::words("was", was.to_string()));
    plan.add_to(revision, "changed", &keys)
}

/// Turns a single text into a group of keys that has it under `key`.
pub(super) fn as_group(revision: &mut Revision, group: &Group, name: &str, key: &str) -> Result<(), NotMade> {
    let below = group.below(name);
    let Some(old) = group.key(revision, name)? else { return Ok(()) };
    let is_single = revision.look(group.file, |document| Ok(document.value(&below.path)?.scalar().is_some()))?;
    if !is_single {
        return Ok(());
    }
    let names = group.names(revision)?;
    let at = names.iter().position(|one| one == name).unwrap_or(0);
    let after = at.checked_sub(1).map(|before| names[before].clone());
    revision.edit(group.file, &Change::Remove { at: below.path })?;
    let text = format!("{name}: {}", braces(&[Key::written(key, old.value())]));
    let entry = Entry { after, ..Entry::new(text) };
    revision.edit(group.file, &Change::Insert { at: group.path.clone(), entry })
}
