//! Artifacts -> a folder, all or nothing. The only stage that writes the site.
//!
//! The new site is staged beside the target, synced to disk, and swapped in with one rename, so a reader sees either the old site or the
//! new one. Unchanged files are carried over as hard links and never rewritten.
//! Where the system can't swap two folders, or the target holds something that can't move (a mount, another user's file, a name that is
//! not valid Unicode), only changed files are staged, each file is put in place with one rename, and nothing is removed before its
//! replacement is there. A build that is killed leaves a folder that the next build recognises and removes.
#![expect(clippy::disallowed_methods, reason = "this is the stage that writes the disk")]

mod access;
mod before;
mod durable;
mod growing;
mod job;
mod manifest;
mod mounts;
mod outcome;
mod publication;
mod put;
mod replace;
mod stage;
mod staging;
mod swap;
mod target;
mod umask;

pub use crate::publish::outcome::{Durability, PublishError, Step, Summary};
pub use crate::publish::publication::Publication;
