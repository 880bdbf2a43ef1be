//! Artifacts -> a folder, all or nothing. The only stage that writes the site.
//!
//! The new site is staged beside the target, made durable, and swapped in with one rename, so a reader finds the old site or the new
//! one, whole. Files whose bytes have not changed are carried over: a second name for the same file, never written again.
//! Where the system can't swap two folders, or the target holds what can't move (a mount, another user's file, a name that is no text),
//! only what changed is staged, every file takes its place with one rename, and nothing is removed before its replacement is there. A
//! build that is killed leaves a folder that the next one recognises and removes.
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

pub use crate::publish::outcome::{Durability, PublishError, Step, Summary};
pub use crate::publish::publication::Publication;
