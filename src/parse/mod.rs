//! Sources -> catalog and diagnostics. Pure, and never fails: it reports.
//!
//! `content` goes through the files, each of one of the `kinds`: text to a `node` tree, trees to names, trees to the model. The types
//! of the model are read key by key (`record`, `fields`) and value by value (`scalars`). Every fault that is reported breaks one of
//! the `rules`.

pub mod authoring;
mod composed;
mod content;
mod copies;
mod counts;
pub mod department_text;
mod entries;
mod fields;
mod form_faults;
mod front_matter;
mod full_list;
mod given_names;
pub mod heading_ids;
mod indentation;
mod kinds;
mod languages;
mod level;
mod log_map;
mod logo;
mod memory;
mod misplaced;
mod names;
mod no_list;
pub mod node;
mod odd_line;
mod odd_value;
mod one_or_more;
mod or_none;
mod parts;
mod pasted;
mod placeholder;
mod quoted;
mod reader;
mod record;
mod records;
mod references;
mod results;
mod rules;
mod scalars;
mod shape;
mod source_tree;
pub mod text_tree;
mod texts;
mod two_slips;
mod unfinished_merge;
mod unread;
mod whole_form;
mod yaml_fault;

pub use crate::parse::content::{Parsed, parse};
pub use crate::parse::entries::defaults::defaults_in;
pub use crate::parse::log_map::log_map;
pub use crate::parse::memory::Memory;
pub use crate::parse::rules::RULES;
pub use crate::parse::scalars::{NotAZone, parse_date, parse_zone};
