//! Whether a promise was kept -> the class of its result in styles.

use crate::model::results::Judged;

/// The class of a result in styles.
pub(super) const fn state(judged: Option<Judged>) -> &'static str {
    match judged {
        Some(Judged::Kept) => "kept",
        Some(Judged::Missed) => "missed",
        Some(Judged::Undecided(_)) | None => "open",
    }
}
