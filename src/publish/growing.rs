//! A long file, chunk by chunk -> the staged file, or the knowledge that the target has it already, byte for byte.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use crate::artifact::SitePath;
use crate::publish::outcome::Durability;
use crate::publish::stage;

/// How far a long file has come.
pub(super) enum Growing {
    /// The target's file begins with all of its chunks so far; that many bytes have been compared.
    Alike(File, u64),
    /// It is staged.
    Staged(File),
}

impl Growing {
    /// A file of which nothing has come, and the one that could be it.
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

    /// Whether it turned out to be the target's file; if not, it is staged, whole.
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

/// Whether the next bytes of the file are these.
fn begins_with(there: &mut File, bytes: &[u8]) -> io::Result<bool> {
    let mut next = Vec::with_capacity(bytes.len());
    there.take(bytes.len() as u64).read_to_end(&mut next)?;
    Ok(next == bytes)
}

/// The beginning of the target's file, staged.
fn copied(mut there: File, length: u64, site: &Path, path: &SitePath) -> io::Result<Growing> {
    there.rewind()?;
    let mut file = stage::create(site, path)?;
    if io::copy(&mut there.take(length), &mut file)? < length {
        return Err(io::Error::other(format!("somebody else is writing to `{path}`")));
    }
    Ok(Growing::Staged(file))
}
