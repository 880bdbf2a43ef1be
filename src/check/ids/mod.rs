//! Ids, and the web addresses that are made of them.

pub(super) mod path_collision;
pub(super) mod reused_id;
