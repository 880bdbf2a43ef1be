//! Diagnostics and rules -> output for people and programs.

pub mod build;
pub mod explanation;
pub mod github;
pub mod json;
pub mod sarif;
pub mod summary;
pub mod text;
