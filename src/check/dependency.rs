//! What a rule's finding concludes from, beside what it points at -> whether it holds while some files have faults.
//!
//! What a file says may be lost with its faults. A rule that concludes from what is not there waits until all can be read that it would be
//! in; so does one about today while nobody knows the city's day. All other rules speak of what is there.

use crate::model::files::{FilePattern, SITE};

/// What a rule's finding concludes from.
#[derive(Debug, Clone, Copy)]
pub struct Dependency {
    /// Whether from all of the files that it points into.
    pub(super) own_file: bool,
    others: Others,
}

/// Other files.
#[derive(Debug, Clone, Copy)]
enum Others {
    These(&'static [FilePattern]),
    All,
}

impl Dependency {
    /// From what is there alone.
    pub(super) const NONE: Self = Self { own_file: false, others: Others::These(&[]) };

    /// From what its own file does not say.
    pub(super) const OWN_FILE: Self = Self { own_file: true, others: Others::These(&[]) };

    /// From the city's day, which its time zone decides.
    pub(super) const TODAY: Self = Self { own_file: false, others: Others::These(&[SITE]) };

    /// From what no file says.
    pub(super) const ALL_FILES: Self = Self { own_file: true, others: Others::All };

    /// The same, and from what other files do not say.
    pub(super) const fn and(self, files: &'static [FilePattern]) -> Self {
        Self { others: Others::These(files), ..self }
    }

    /// Whether it concludes from a file, wherever it points.
    pub(super) fn includes(self, file: &str) -> bool {
        match self.others {
            Others::These(files) => files.iter().any(|files| files.may_mean(file)),
            Others::All => true,
        }
    }
}
