//! A province, nation or country and a year -> its public holidays, as dates. On which of them an office closes is for its city to say.

mod canada;
mod day_of_year;
mod directory;
mod easter;
mod holiday;
mod ireland;
mod jurisdiction;
mod named;
mod observance;
mod rule;
mod united_kingdom;

pub use crate::holidays::directory::NoJurisdiction;
pub use crate::holidays::holiday::{Holiday, Kept, Observance};
pub use crate::holidays::jurisdiction::Jurisdiction;
pub use crate::holidays::named::{day_like, is_moved, own_name, plain_name};
