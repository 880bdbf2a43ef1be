//! A preview that the command keeps up to date -> answers to browsers on this machine, which are notified of each change.

mod bar;
mod cards;
mod escaped;
mod guard;
mod handler;
mod interruption;
mod listeners;
mod own_pages;
mod query;
mod served_edition;
mod state;
mod stream;

pub use crate::serve::cards::{Card, Deed, Fix, MarkedLine};
pub use crate::serve::interruption::on_interruption;
pub use crate::serve::listeners::{HowOpened, Listeners, PAGES_AT_ONCE, run};
pub use crate::serve::served_edition::ServedEdition;
pub use crate::serve::state::{Choice, Notice, State, StateChannel, ViewRequest};
