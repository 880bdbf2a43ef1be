//! A question of staff -> the page of the handbook that answers it, as text for a terminal or as HTML.
//!
//! The pages are in `pages/`, a Markdown file for each question, and are part of the program.

mod page;
mod plain;
mod search;
mod table;
mod web;

pub use crate::handbook::page::Page;
pub use crate::handbook::plain::plain;
pub use crate::handbook::search::{Found, search};
pub use crate::handbook::table::PAGES;
pub use crate::handbook::web::html;
