//! Model -> the feed's frozen types.

mod ask;
mod codes;
mod converter;
mod department;
mod earlier_forms;
mod envelope;
mod record;
mod standard;
mod target;

pub(super) use crate::render::feed::convert::codes::status;
pub(super) use crate::render::feed::convert::converter::Convert;
pub(super) use crate::render::feed::convert::department::former;
pub(super) use crate::render::feed::convert::record::InForce;
pub(super) use crate::render::feed::convert::standard::{effective, month_day, stop_text};
pub(super) use crate::render::feed::convert::target::{kind, per, percent, value};
