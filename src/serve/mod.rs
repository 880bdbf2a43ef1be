//! A preview that the command keeps up to date -> answers to browsers on this machine, which are notified of each change.

mod answer;
mod bar;
mod board;
mod door;
mod edition;
mod guard;
mod interruption;
mod query;
mod stream;

pub use board::{Board, Choice, Report, State, Wish};
pub use door::{Doors, HowOpened, run};
pub use edition::Edition;
pub use interruption::on_interruption;
