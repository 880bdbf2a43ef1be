//! The site's folder -> a umask under which all who can read the folder can read what is new in it.
//!
//! A shell's umask of 077, which many servers have, would close a public site to the web server, file by file.

use std::path::Path;

/// A umask that is set until this is dropped. It is the whole process's.
#[cfg(unix)]
pub(super) struct OpenUmask {
    before: rustix::fs::Mode,
}

#[cfg(unix)]
impl OpenUmask {
    /// Opens the umask as far as the folder `site` is open, if a new file in it, whose mode is `usual`, would be less so.
    pub(super) fn like(site: &Path, usual: u32) -> std::io::Result<Option<Self>> {
        use rustix::fs::Mode;
        use rustix::process::umask;
        use std::os::unix::fs::MetadataExt;
        let open = Mode::from_raw_mode(std::fs::metadata(site)?.mode()) & READ_AND_ENTER;
        if Mode::from_raw_mode(usual).contains(open & READ) {
            return Ok(None);
        }
        let before = umask(Mode::empty());
        umask(before - open);
        Ok(Some(Self { before }))
    }
}

#[cfg(unix)]
const READ: rustix::fs::Mode = rustix::fs::Mode::from_raw_mode(0o444);
#[cfg(unix)]
const READ_AND_ENTER: rustix::fs::Mode = rustix::fs::Mode::from_raw_mode(0o555);

#[cfg(unix)]
impl Drop for OpenUmask {
    fn drop(&mut self) {
        rustix::process::umask(self.before);
    }
}

/// Only Unix has a umask.
#[cfg(not(unix))]
pub(super) struct OpenUmask;
