//! A preview that the command keeps up to date -> answers to browsers on this machine, which are notified of each change.

mod answer;
mod bar;
mod cards;
mod guard;
mod handbook;
mod handler;
mod interruption;
mod listeners;
mod notice;
mod own_pages;
mod place;
mod query;
mod served_edition;
mod state;
mod stream;
mod views;

pub use crate::serve::cards::{Card, Deed, Fix, MarkedLine};
pub use crate::serve::interruption::on_interruption;
pub use crate::serve::listeners::{HowOpened, Listeners, PAGES_AT_ONCE, run};
pub use crate::serve::notice::Notice;
pub use crate::serve::served_edition::ServedEdition;
pub use crate::serve::state::{State, StateChannel};
pub use crate::serve::views::{Choice, View, Views};
