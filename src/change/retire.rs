//! The end of a service or of a promise, or another day for an end that was announced.

use jiff::civil::Date;

use crate::change::content::Content;
use crate::change::group::Group;
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::past::changed_day;
use crate::change::revision::Revision;
use crate::change::subject::Subject;
use crate::english;
use crate::source::Located;

/// The end of a service, or of one of its standards.
#[derive(Debug, Clone)]
pub struct Retire {
    /// What ends.
    pub what: Subject,
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
                return NotMade::unfit(format!("`{}` ended on {}", self.what, english::date(end.on)));
            }
        }
        Ok(revision)
    }

    /// Where the end is written, or is to be, and what is planned so far.
    fn place(&self, content: &Content<'_>) -> Result<(Group, Option<End>), NotMade> {
        let end = |on: Date, announced: Option<Located<Date>>| End {
            on,
            is_public: announced.is_none_or(|day| day.value <= content.today),
        };
        Ok(match &self.what {
            Subject::Standard(id) => {
                let at = content.standard(id)?;
                (at.group, at.standard.retired.as_ref().map(|own| end(own.on.value, own.plan.announced)))
            }
            Subject::Service(id) => {
                let at = content.service(id)?;
                (at.group, at.service.retired.as_ref().map(|own| end(own.on.value, own.plan.announced)))
            }
        })
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
