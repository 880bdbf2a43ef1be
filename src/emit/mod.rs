//! Diagnostics and rules -> output for people and programs.

pub mod explanation;
pub mod github;
pub mod json;
pub mod sarif;
pub mod text;
