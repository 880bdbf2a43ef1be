//! A content file to be created: its name and its text.

/// A content file to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the content folder, with `/` between the parts.
    pub name: String,
    /// Its text.
    pub text: String,
}
