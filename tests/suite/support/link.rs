//! A place and what it leads to -> a symbolic link there.

use std::path::Path;

/// Makes a link to a file or a folder that is there, or will be.
pub(crate) fn link(to: impl AsRef<Path>, at: impl AsRef<Path>) {
    make(to.as_ref(), at.as_ref()).expect("a link can be made");
}

#[cfg(unix)]
fn make(to: &Path, at: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(to, at)
}

#[cfg(windows)]
fn make(to: &Path, at: &Path) -> std::io::Result<()> {
    use std::os::windows::fs::{symlink_dir, symlink_file};
    let target = at.parent().unwrap_or(at).join(to);
    if target.is_dir() { symlink_dir(to, at) } else { symlink_file(to, at) }
}
