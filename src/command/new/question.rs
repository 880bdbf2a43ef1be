//! What several kinds of questions share.

use crate::authoring::Question;

/// A valid telephone number, as a placeholder while there is no answer.
pub(super) const ANY_PHONE: &str = "780-555-0100";

/// A question without a usual answer.
pub(crate) const fn question(flag: &'static str, words: &'static str) -> Question {
    Question { flag, words, usual: None, note: None }
}
