//! The format of the content: what staff can write.

use jiff::civil::{Date, date};

/// The day on which what staff can write last changed: keys, kinds of files, what a value may be.
pub const CONTENT_FORMAT: Date = date(2026, 11, 30);
