//! The folders that a build reads and writes -> whether they are apart.

use std::path::{Component, Path, PathBuf};

use crate::command::arguments::BuildArguments;

/// Refuses an output folder that is inside the content or theme folder, or contains it.
pub(super) fn keep_apart(arguments: &BuildArguments) -> Result<(), String> {
    let read = [("content", Some(&arguments.content)), ("theme", arguments.theme.as_ref())];
    for (what, folder) in read.into_iter().filter_map(|(what, folder)| Some((what, folder?))) {
        if is_inside(&arguments.out, folder) {
            return Err(format!("the site can't be written into the {what} folder `{}`", folder.display()));
        }
        if is_inside(folder, &arguments.out) {
            let (out, folder) = (arguments.out.display(), folder.display());
            return Err(format!(
                "the site can't be written to `{out}`, because it contains the {what} folder `{folder}`"
            ));
        }
    }
    Ok(())
}

fn is_inside(inner: &Path, outer: &Path) -> bool {
    whole(inner).zip(whole(outer)).is_some_and(|(inner, outer)| inner.starts_with(outer))
}

/// Returns the absolute path without links and dots, whether or not it exists yet.
fn whole(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let (there, real) = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)))?;
    let rest = path.strip_prefix(there).ok()?;
    Some(rest.components().fold(real, |mut whole, part| {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            part => whole.push(part),
        }
        whole
    }))
}
