//! Small numbers -> their digits at the end of a text.

use std::fmt::Write;

pub(super) fn add_number(out: &mut String, number: impl Into<i64>) {
    // Nothing can fail that writes into memory.
    let _ = write!(out, "{}", number.into());
}

pub(super) fn add_padded(out: &mut String, number: i8) {
    let _ = write!(out, "{number:02}");
}
