//! A language as data: a file's texts -> the patterns of which promises, dates and counts are made, checked and compiled once.
//!
//! `en.yaml` beside this file is English, and documents the form. A content folder may bring others. `wording` fills the patterns.

mod built_in;
mod codes;
mod compiled;
mod file;
mod fragments;
mod pattern;
mod plural;
mod read;
mod slot;

pub use crate::language::built_in::{BUILT_IN, ENGLISH_FILE, built_in, english};
pub use crate::language::codes::{CHANNELS, STAGES, UNITS};
pub use crate::language::compiled::Language;
pub(crate) use crate::language::compiled::{After, SentencePatterns, UnitWords};
pub use crate::language::file::{LanguageFault, LanguageText};
pub(crate) use crate::language::pattern::Pattern;
pub use crate::language::plural::{Class, Forms, PluralRule, Plurals, Relation};
pub(crate) use crate::language::slot::Slot;
