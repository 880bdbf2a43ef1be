//! A person's answers -> the texts of new content files and entries, and of jobs that publish, with explanatory comments. Nothing is written here.

mod city;
mod closed_days;
mod department;
mod hosting;
mod language;
mod new_file;
mod questions;
mod quoted;
mod results;
mod service;
mod standard;
mod target;

pub use crate::authoring::city::City;
pub use crate::authoring::closed_days::ClosedDays;
pub use crate::authoring::department::Department;
pub use crate::authoring::hosting::{CiJob, HostedSite, Hosting, MachineJob, is_elsewhere};
pub use crate::authoring::language::Language;
pub use crate::authoring::new_file::NewFile;
pub use crate::authoring::questions::{Check, MissingFlags, NoAnswer, Person, Question, Questions, indented};
pub use crate::authoring::quoted::{inside, quoted};
pub use crate::authoring::results::ResultsTable;
pub use crate::authoring::service::Service;
pub use crate::authoring::standard::{FirstDay, Inherited, Standard};
pub use crate::authoring::target::{TARGET_KINDS, Target};
