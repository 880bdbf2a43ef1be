//! Owners and permissions: whether files and folders can be moved unchanged, and how a new folder gets the access rights of an old one.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

/// Copies permissions and access lists from one folder to another, and the owner and group as far as this user may set them.
pub(super) fn give_access_of(from: &Path, to: &Path) -> io::Result<()> {
    let about = fs::metadata(from)?;
    give_owner(&about, to);
    fs::set_permissions(to, about.permissions())?;
    give_attributes(from, to)
}

#[cfg(unix)]
fn give_owner(about: &Metadata, to: &Path) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(to, Some(about.uid()), Some(about.gid())).or_else(|_| chown(to, None, Some(about.gid())));
}

#[cfg(not(unix))]
fn give_owner(_: &Metadata, _: &Path) {}

/// Copies access lists, including the defaults for new files in the folder, and user attributes.
#[cfg(target_os = "linux")]
fn give_attributes(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{XattrFlags, getxattr, listxattr, setxattr};
    let mut names = vec![0; LONGEST];
    // Many file systems have none.
    let Ok(length) = listxattr(from, &mut names) else { return Ok(()) };
    let names = names[..length].split(|byte| *byte == 0);
    for name in names.filter(|name| name.starts_with(b"system.posix_acl_") || name.starts_with(b"user.")) {
        let mut value = vec![0; LONGEST];
        let length = getxattr(from, name, &mut value)?;
        setxattr(to, name, &value[..length], XattrFlags::empty())?;
    }
    Ok(())
}

/// The system's limit for a list of names or a value, in bytes.
#[cfg(target_os = "linux")]
const LONGEST: usize = 64 << 10;

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
fn give_attributes(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether one of these files and folders below the target can't be moved unchanged: another user owns it, or its folder is not writable.
#[cfg(unix)]
pub(super) fn is_bound(target: &Path, files: &[String], folders: &[String]) -> bool {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    use std::os::unix::fs::MetadataExt;
    let user = rustix::process::geteuid();
    let is_others = |name: &String| {
        fs::symlink_metadata(target.join(name)).is_ok_and(|about| !user.is_root() && about.uid() != user.as_raw())
    };
    let may_be_emptied = |folder: &Path| accessat(CWD, folder, Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS);
    files.iter().chain(folders).any(is_others)
        || files
            .iter()
            .map(|name| target.join(name))
            .any(|file| file.parent().is_some_and(|it| may_be_emptied(it).is_err()))
}

#[cfg(not(unix))]
pub(super) fn is_bound(_: &Path, _: &[String], _: &[String]) -> bool {
    false
}
