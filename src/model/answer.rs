//! Answers: what residents look for that is no service of the city, and where they find it.

use crate::model::id::Id;
use crate::model::life_cycle::Former;
use crate::model::prose::Prose;
use crate::model::service::Ask;
use crate::source::Located;

/// An answer to a question that isn't about a service: a permanent id, the words that residents use, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its permanent id.
    pub id: Located<Id>,
    /// What it is about, in residents' words.
    pub name: Located<String>,
    /// Words that residents use for it. Never empty: nobody would find it.
    pub keywords: Vec<Located<String>>,
    /// What to do, if there is more to it than whom to call.
    pub text: Option<Prose>,
    /// How to reach those who help.
    pub ask: Vec<Ask>,
    /// Whether it is about danger, so that it comes before everything else.
    pub emergency: bool,
    /// Its former ids.
    pub formerly: Vec<Former<Id>>,
}
