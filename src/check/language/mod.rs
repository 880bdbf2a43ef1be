//! The words that residents read. These rules know English.

pub(super) mod bare_condition;
pub(super) mod hard_text;
pub(super) mod hedge;
pub(super) mod jargon;
pub(super) mod long_sentence;
mod phrases;
pub(super) mod placeholder_text;
pub(super) mod short_notice;
pub(super) mod skipped_heading;
pub(super) mod time_of_day;
mod times;
pub(super) mod unexplained_abbreviation;
pub(super) mod vague_link;
pub(super) mod whole_sentence;
