//! Topics, and what residents find there.

pub(super) mod service_without_topic;
pub(super) mod topic_without_service;
