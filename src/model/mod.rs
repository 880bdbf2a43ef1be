//! The domain model: what staff promise, and its arithmetic. It uses source texts and places, but no stage.

pub mod amount;
pub mod calendar;
pub mod catalog;
pub mod channel;
pub mod commitment;
pub mod contact;
pub mod department;
pub mod due;
pub mod edition;
pub mod files;
pub mod id;
pub mod life_cycle;
pub mod period;
pub mod prose;
pub mod reach;
pub mod recurring_day;
pub mod season;
pub mod service;
pub mod share;
pub mod site;
pub mod stage;
pub mod standard;
pub mod strength;
pub mod target;
pub mod text;
mod web;
pub mod written;
