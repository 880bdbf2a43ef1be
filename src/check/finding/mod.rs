//! Topics, and what residents find there and on the home page.

pub(super) mod popular_service;
pub(super) mod service_without_topic;
pub(super) mod topic_without_service;
