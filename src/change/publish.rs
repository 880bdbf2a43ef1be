//! Drafts of a service or a standard -> the same without the mark, and public since the day of the change.

use crate::change::content::{Content, StandardAt};
use crate::change::group::Group;
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::change::subject::Subject;

/// Puts drafts on the site.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The service, with all its drafts, or the standard.
    pub what: Subject,
}

impl Publish {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such service or standard, or nothing of it is a draft.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let mut revision = content.revision();
        match &self.what {
            Subject::Standard(id) => {
                let standard = content.standard(id)?;
                if standard.owner.service.draft {
                    return NotMade::unfit(format!(
                        "the whole service `{id}` is a draft: publish it with `--what {id}`",
                        id = standard.owner.service.id.value
                    ));
                }
                publish(content, &standard, &mut revision)?;
            }
            Subject::Service(id) => {
                let service = content.service(id)?;
                unmark(&mut revision, &service.group)?;
                service.standards().iter().try_for_each(|standard| publish(content, standard, &mut revision))?;
            }
        }
        if revision.files().is_empty() {
            return NotMade::unfit(format!("nothing of `{}` is a draft", self.what));
        }
        Ok(revision)
    }
}

/// Removes the marks of a standard and its versions, and says since when each is public, unless it takes effect on that day.
fn publish(content: &Content<'_>, standard: &StandardAt<'_>, revision: &mut Revision) -> Result<(), NotMade> {
    let is_whole = standard.owner.service.draft || standard.standard.draft;
    unmark(revision, &standard.group)?;
    let drafts = standard.standard.versions.iter().enumerate().filter(|(_, version)| is_whole || version.draft);
    for (at, version) in drafts {
        let group = standard.version(revision, at)?;
        unmark(revision, &group)?;
        if version.effective.value != content.today {
            let announced = Key::words("announced", content.today.to_string());
            let has_day = group.key(revision, "effective")?.is_some();
            group.say(revision, &announced, has_day.then_some("effective"))?;
        }
    }
    Ok(())
}

fn unmark(revision: &mut Revision, group: &Group) -> Result<(), NotMade> {
    match group.key(revision, "draft")? {
        Some(_) => group.drop(revision, "draft"),
        None => Ok(()),
    }
}
