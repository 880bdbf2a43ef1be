//! What was published -> the block that puts it back, as staff write it. It is in the messages, to be pasted.

mod department;
mod exempt;
mod lines;
mod record;
mod service;
mod standard;
mod target;
mod values;
mod version;

pub(super) use crate::compatibility::block::department::department;
pub(super) use crate::compatibility::block::exempt::{Exempt, exempt};
pub(super) use crate::compatibility::block::lines::{Lines, below_versions, set_off};
pub(super) use crate::compatibility::block::record::{added, restored, was};
pub(super) use crate::compatibility::block::service::service;
pub(super) use crate::compatibility::block::standard::standard;
pub(super) use crate::compatibility::block::target::target_key;
pub(super) use crate::compatibility::block::version::{correction, entry, whole};
