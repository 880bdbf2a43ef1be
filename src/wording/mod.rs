//! A language's patterns and the model -> dates, amounts, shares and promises in words: one place, so that pages, feed and messages can't differ.
//!
//! Most of a site's words come from here, several times each: values are written straight into their places, without texts in between.

mod amounts;
mod capital;
mod dates;
mod digits;
mod feed;
mod first_sentence;
mod headings;
mod hours;
mod if_missed;
mod list;
mod money;
mod names;
mod promise;
mod results;
mod seasons;
mod shares;
mod short;
mod sort_key;
mod targets;
mod writer;

pub use crate::wording::capital::capital;
pub use crate::wording::dates::last_day;
pub use crate::wording::feed::StandardEvent;
pub use crate::wording::headings::says;
pub use crate::wording::sort_key::{Initial, SortKey};
pub use crate::wording::writer::Wording;
