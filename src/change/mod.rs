//! Content, a day, and a change in the office's words -> the content with the change, or why it can't be made. Pure.
//!
//! Each kind of change has a file. It says what it needs as a struct whose method `revise` makes a `Revision`: the smallest edits of the files,
//! with what readers of the feed have to be told (`announced`, `changed`, `corrected`). Whether the result is sound is for the
//! checks to say, and whether it keeps what was published is for the comparison with the published copy.

mod call_off;
mod closed_day;
mod closed_year;
mod contact;
mod content;
mod correct;
mod group;
mod key;
mod listed;
mod move_service;
mod not_made;
mod past;
mod pause;
mod promise;
mod publish;
mod references;
mod rename;
mod retire;
mod revision;
mod subject;
mod typo;
mod usual;
mod words;

pub use crate::change::call_off::CallOff;
pub use crate::change::closed_day::ClosedDay;
pub use crate::change::closed_year::ClosedYear;
pub use crate::change::contact::Contact;
pub use crate::change::content::Content;
pub use crate::change::correct::Correct;
pub use crate::change::move_service::{Move, Moved};
pub use crate::change::not_made::NotMade;
pub use crate::change::pause::Pause;
pub use crate::change::promise::{Approved, NewPromise};
pub use crate::change::publish::Publish;
pub use crate::change::rename::{Named, Rename};
pub use crate::change::retire::Retire;
pub use crate::change::revision::{Revised, Revision};
pub use crate::change::subject::Subject;
pub use crate::change::typo::Typo;
pub use crate::change::words::Words;
