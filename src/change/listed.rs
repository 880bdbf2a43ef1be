//! A standard with one version -> the same with a list of one version, so that others can follow.

use crate::change::content::StandardAt;
use crate::change::key::{Key, item};
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::change::words::{OWN, TARGET};
use crate::edit::{Change, Entry};

/// What a later version must not inherit: an approval, a review or an exemption of the earlier promise.
const OF_ITS_TIME: [&str; 3] = ["approved", "review_by", "exempt"];

/// The days and the approval that a promise without `versions` can have by default, and a version can't.
const BY_DEFAULT: [&str; 3] = ["effective", "approved", "review_by"];

/// Moves what belongs to the only version into a list. `more` are keys that its followers say otherwise.
pub(super) fn listed(revision: &mut Revision, standard: &StandardAt<'_>, more: &[&str]) -> Result<(), NotMade> {
    let group = &standard.group;
    let names = group.names(revision)?;
    if names.iter().any(|name| name == "versions") {
        return Ok(());
    }
    let is_own = |name: &str| {
        (TARGET.contains(&name) && (name != "share" || is_alone(&names)))
            || OWN.contains(&name)
            || OF_ITS_TIME.contains(&name)
            || more.contains(&name)
    };
    let own: Vec<&str> = names.iter().map(String::as_str).filter(|name| is_own(name)).collect();
    let mut parts: Vec<String> = Vec::new();
    for name in BY_DEFAULT.into_iter().filter(|name| !own.contains(name)) {
        parts.extend(standard.usual(revision, name)?.map(|key| key.line()));
    }
    for name in &own {
        parts.push(revision.look(group.file, |document| document.excerpt(&group.path.clone().key(*name)))?);
    }
    // Its first day is what tells a version from the others.
    parts.sort_by_key(|part| !part.starts_with("effective:"));
    let is_between_brackets = group.is_between_brackets(revision)?;
    let text = if is_between_brackets {
        format!("versions: [{{{}}}]", parts.join(", "))
    } else {
        let lines = parts.iter().flat_map(|part| part.lines());
        let lines = lines.enumerate().map(|(at, line)| format!("  {}{line}", if at == 0 { "- " } else { "  " }));
        format!("versions:\n{}", lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n"))
    };
    let entry = Entry { after: own.last().map(|name| (*name).to_owned()), ..Entry::new(text) };
    revision.edit(group.file, &Change::Insert { at: group.path.clone(), entry })?;
    own.iter().try_for_each(|name| group.drop(revision, name))
}

/// Whether a share is the target itself.
fn is_alone(names: &[String]) -> bool {
    !names.iter().any(|name| name != "share" && name != "before" && TARGET.contains(&name.as_str()))
}

/// Adds a version after another one, or at the end of the list, in the form of the others.
pub(super) fn add_version(
    revision: &mut Revision,
    standard: &StandardAt<'_>,
    keys: &[Key],
    after: Option<usize>,
) -> Result<(), NotMade> {
    let list = standard.group.below("versions");
    let end = list.length(revision)?.saturating_sub(1);
    let is_between_brackets = list.item(end).is_between_brackets(revision)?;
    let entry = Entry { after_item: after, ..Entry::new(item(keys, is_between_brackets)) };
    revision.edit(list.file, &Change::Insert { at: list.path, entry })
}
