//! A service -> what other sites show of it: a small page for frames, the frame itself, and the document by which programs find the frame.

pub(super) mod embedded;
pub(super) mod iframe;
pub(super) mod oembed;
pub(super) mod view;
