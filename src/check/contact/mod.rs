//! How residents reach the city, and what they can do when a promise is missed.

pub(super) mod no_if_missed;
pub(super) mod no_way_to_ask;
