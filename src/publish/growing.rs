//! The chunks of a long file -> a staged file, or the finding that the target has it already, byte for byte.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use crate::artifact::SitePath;
use crate::publish::outcome::Durability;
use crate::publish::stage;

/// The state of a long file whose pieces are being taken.
pub(super) enum Growing {
    /// The target's file starts with all chunks so far; holds the number of bytes compared.
    Alike(File, u64),
    /// The file differs from the target's, and is being staged.
    Staged(File),
}

impl Growing {
    /// Starts a file without pieces. `there` is the target's file that may be the same.
    pub(super) fn begin(there: Option<File>, site: &Path, path: &SitePath) -> io::Result<Self> {
        match there {
            Some(there) => Ok(Self::Alike(there, 0)),
            None => stage::create(site, path).map(Self::Staged),
        }
    }

    /// Adds a chunk.
    pub(super) fn add(self, bytes: &[u8], site: &Path, path: &SitePath) -> io::Result<Self> {
        match self {
            Self::Alike(mut there, compared) => {
                if begins_with(&mut there, bytes)? {
                    Ok(Self::Alike(there, compared + bytes.len() as u64))
                } else {
                    copied(there, compared, site, path)?.add(bytes, site, path)
                }
            }
            Self::Staged(mut file) => file.write_all(bytes).map(|()| Self::Staged(file)),
        }
    }

    /// Ends the file. Returns whether it is the same as the target's; otherwise it has been staged as a whole.
    pub(super) fn end(self, site: &Path, path: &SitePath, durability: Durability) -> io::Result<bool> {
        match self {
            Self::Alike(mut there, compared) => {
                if there.read(&mut [0])? == 0 {
                    return Ok(true);
                }
                copied(there, compared, site, path)?.end(site, path, durability)
            }
            Self::Staged(file) => stage::settle(&file, durability).map(|()| false),
        }
    }
}

/// Whether the file goes on with these bytes.
fn begins_with(there: &mut File, bytes: &[u8]) -> io::Result<bool> {
    let mut next = Vec::with_capacity(bytes.len());
    there.take(bytes.len() as u64).read_to_end(&mut next)?;
    Ok(next == bytes)
}

/// Stages the first `length` bytes of the target's file.
fn copied(mut there: File, length: u64, site: &Path, path: &SitePath) -> io::Result<Growing> {
    there.rewind()?;
    let mut file = stage::create(site, path)?;
    if io::copy(&mut there.take(length), &mut file)? < length {
        return Err(io::Error::other(format!("another program is writing to `{path}`")));
    }
    Ok(Growing::Staged(file))
}
