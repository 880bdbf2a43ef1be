//! Why a change can't be made, in words.

use std::fmt::{Display, Formatter};

/// Why a change can't be made safely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file is not valid YAML, or has no front matter.
    Unreadable,
    /// The file has changed since it was read.
    Changed,
    /// There is no such key or item; holds its name.
    NotThere(String),
    /// There is more than one; holds its name.
    Twice(String),
    /// The group has this key already.
    Taken(String),
    /// It is a list or a group of keys, where a single value was expected; or the other way round.
    OtherKind,
    /// It is the only entry of its list or group, which can't be empty.
    OnlyEntry,
    /// The file is written in a form that the change can't be fitted into.
    OtherForm,
    /// Every way to write it would change the meaning of something else.
    Entangled,
}

impl Display for Refusal {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable => formatter.write_str("it has problems: run `charter check` and fix them first"),
            Self::Changed => formatter.write_str("it was changed in the meantime; try again"),
            Self::NotThere(name) => write!(formatter, "there is no {name} in it"),
            Self::Twice(name) => write!(formatter, "{name} is there more than once: remove the wrong one first"),
            Self::Taken(key) => write!(formatter, "there is already a `{key}`"),
            Self::OtherKind => formatter.write_str("the value is of another kind: make the change by hand"),
            Self::OnlyEntry => formatter.write_str("it is the only entry there: remove the whole by hand"),
            Self::OtherForm => formatter.write_str(
                "the entries of the list don't each start on a new line with a hyphen: add the entry by hand",
            ),
            Self::Entangled => {
                formatter.write_str("it would change the meaning of other parts of the file: make the change by hand")
            }
        }
    }
}

impl std::error::Error for Refusal {}
