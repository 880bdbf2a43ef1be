//! A theme -> its templates and texts, and the files that pages load.

pub(super) mod assets;
pub(crate) mod cache;
pub mod contrast;
mod fixed_texts;
mod identity;
mod scripts;
pub(super) mod strings;
mod styles;
pub(crate) mod templates;
pub(crate) mod words;
