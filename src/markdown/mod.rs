//! Markdown -> safe HTML or plain text, and a list of what is refused.
//!
//! Nothing that staff write can run on a page: raw HTML becomes text; links lead to the web, e-mail, a telephone or the same site; and
//! headings keep only their ids.

mod bare_marks;
mod delimiters;
mod destination;
mod headings;
mod html;
mod links;
mod losses;
mod lost;
mod misread;
mod numbers;
mod outline;
mod passages;
mod references;
mod refused;
mod syntax;
mod text;
mod vanished;

pub use crate::markdown::bare_marks::{BULLETS, BareMark, BareMarkKind, bare_marks, bare_marks_in_plain};
pub use crate::markdown::headings::{Heading, headings, is_heading_id};
pub use crate::markdown::html::{to_html, to_html_with_numbers, to_inline_html};
pub use crate::markdown::links::{TextLink, links};
pub use crate::markdown::losses::losses;
pub use crate::markdown::lost::{Lost, LostKind};
pub use crate::markdown::outline::{Outline, OutlineSection, outline};
pub use crate::markdown::passages::{Passage, passages};
pub use crate::markdown::references::{CharacterReference, character_references};
pub use crate::markdown::refused::{Refused, RefusedKind, TextScope, refused};
pub use crate::markdown::text::to_text;
