//! A theme -> what pages are made with: its templates and words, and the files that pages load.

pub(super) mod assets;
pub(crate) mod cache;
pub mod contrast;
pub(super) mod strings;
pub(super) mod templates;
pub(super) mod words;
