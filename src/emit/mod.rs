//! Diagnostics and rules -> what a person or a program reads.

pub mod explanation;
pub mod github;
pub mod json;
pub mod sarif;
pub mod text;
