//! A content file that is to be made: its name and its text.

/// A content file that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the content folder, `/`-separated.
    pub name: String,
    /// Its text.
    pub text: String,
}
