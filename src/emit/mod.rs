//! Diagnostics -> what a person or a program reads.

pub mod text;
