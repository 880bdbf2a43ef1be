//! What an end, a pause or a draft is of: a service or one of its standards.

use std::fmt::{Display, Formatter};

/// A service or a standard, by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A service, with all that it promises.
    Service(String),
    /// One standard.
    Standard(String),
}

impl Display for Subject {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let (Self::Service(id) | Self::Standard(id)) = self;
        formatter.write_str(id)
    }
}
