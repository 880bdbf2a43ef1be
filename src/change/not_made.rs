//! Why a change can't be made, in words.

use crate::edit::Refusal;

/// Why a change can't be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotMade {
    /// There is no safe way to write it into a file.
    #[error("`{path}` can't be changed safely: {refusal}")]
    Refused {
        /// The file, as shown to people.
        path: String,
        /// Why not.
        refusal: Refusal,
    },
    /// The content has nothing that can be changed so.
    #[error("{0}")]
    Unfit(String),
}

impl NotMade {
    pub(super) fn unfit<T>(words: impl Into<String>) -> Result<T, Self> {
        Err(Self::Unfit(words.into()))
    }
}
