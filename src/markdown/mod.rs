//! Markdown -> safe HTML or plain text, and a list of what is refused.
//!
//! Nothing that staff write can run on a page: raw HTML becomes text; links lead to the web, e-mail, a telephone or the same site; and
//! headings keep only their ids.

mod destination;
mod headings;
mod html;
mod links;
mod outline;
mod passages;
mod refused;
mod syntax;
mod text;

pub use crate::markdown::headings::{Heading, headings, is_heading_id};
pub use crate::markdown::html::{to_html, to_inline_html};
pub use crate::markdown::links::{TextLink, links};
pub use crate::markdown::outline::{Outline, OutlineSection, outline};
pub use crate::markdown::passages::{Passage, passages};
pub use crate::markdown::refused::{Refused, RefusedKind, TextScope, refused};
pub use crate::markdown::text::to_text;
