//! What can be shown, kept up to date by the shell -> answers to the browsers of this machine, told of each change.

mod answer;
mod bar;
mod board;
mod door;
mod edition;
mod guard;
mod query;
mod stream;

pub use board::{Board, Choice, Report, State, Wish};
pub use door::{Doors, HowOpened, run};
pub use edition::Edition;
