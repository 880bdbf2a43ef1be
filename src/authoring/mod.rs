//! Answers of a person -> the texts of new content files and entries, with comments that teach. Pure: nothing is written here.

mod city;
mod department;
mod insertion;
mod questions;
mod quoted;
mod service;
mod standard;

pub use crate::authoring::city::City;
pub use crate::authoring::department::Department;
pub use crate::authoring::insertion::inserted;
pub use crate::authoring::questions::{Missing, NoAnswer, Question, Questions};
pub use crate::authoring::quoted::quoted;
pub use crate::authoring::service::Service;
pub use crate::authoring::standard::Standard;

/// A content file that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the content folder, `/`-separated.
    pub name: String,
    /// Its text.
    pub text: String,
}
