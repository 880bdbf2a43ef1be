//! Drafts of a service or a standard -> the same without the mark, and public since the day of the change.

use crate::change::content::{Content, StandardAt};
use crate::change::group::Group;
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;

/// Puts drafts on the site.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The id of the service, with all its drafts, or of the standard.
    pub id: String,
}

impl Publish {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such service or standard, or nothing of it is a draft.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let mut revision = content.revision();
        if self.id.contains('.') {
            let standard = content.standard(&self.id)?;
            if standard.owner.service.draft {
                return NotMade::unfit(format!(
                    "the whole service `{id}` is a draft: publish it with `--what {id}`",
                    id = standard.owner.service.id.value
                ));
            }
            publish(content, &standard, &mut revision)?;
        } else {
            let service = content.service(&self.id)?;
            unmark(&mut revision, &service.group)?;
            let was_draft = service.service.draft;
            for standard in service.standards() {
                publish(content, &standard, &mut revision)?;
                if was_draft {
                    announce(content, &standard, &mut revision)?;
                }
            }
        }
        if revision.files().is_empty() {
            return NotMade::unfit(format!("nothing of `{}` is a draft", self.id));
        }
        Ok(revision)
    }
}

fn publish(content: &Content<'_>, standard: &StandardAt<'_>, revision: &mut Revision) -> Result<(), NotMade> {
    if unmark(revision, &standard.group)? && standard.standard.draft {
        return announce(content, standard, revision);
    }
    for (at, version) in standard.standard.versions.iter().enumerate().filter(|(_, version)| version.draft) {
        let group = standard.version(revision, at)?;
        unmark(revision, &group)?;
        if version.effective.value != content.today {
            group.say(revision, &announced(content), Some("effective"))?;
        }
    }
    Ok(())
}

/// Says since when each version is public, unless it takes effect on that day.
fn announce(content: &Content<'_>, standard: &StandardAt<'_>, revision: &mut Revision) -> Result<(), NotMade> {
    for (at, version) in standard.standard.versions.iter().enumerate() {
        if version.effective.value != content.today {
            let group = standard.version(revision, at)?;
            let has_day = group.names(revision)?.iter().any(|name| name == "effective");
            group.say(revision, &announced(content), has_day.then_some("effective"))?;
        }
    }
    Ok(())
}

fn announced(content: &Content<'_>) -> Key {
    Key::words("announced", content.today.to_string())
}

/// Removes the mark, and says whether it was there.
fn unmark(revision: &mut Revision, group: &Group) -> Result<bool, NotMade> {
    let is_marked = group.key(revision, "draft")?.is_some();
    if is_marked {
        group.drop(revision, "draft")?;
    }
    Ok(is_marked)
}
