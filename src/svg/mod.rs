//! The text of an SVG file -> a drawing that is safe in any page, or everything in it that isn't.
//!
//! Only plain shapes with colours of their own get through. What drawing programs leave in their files, such as names, comments and ids, is left
//! out, so that nothing of it can meet what is on a page.

mod attributes;
mod drawing;
mod refused;

pub use crate::svg::drawing::drawing;
pub use crate::svg::refused::{Refused, RefusedKind};
