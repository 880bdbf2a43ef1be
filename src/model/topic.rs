//! Topics: what residents look under, in their own words.

use crate::model::id::Id;
use crate::model::prose::Prose;
use crate::source::Located;

/// A subject such as "Garbage and recycling". Departments come and go; what residents look for stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its permanent id, a part of its page's address.
    pub id: Located<Id>,
    /// Its name.
    pub name: Located<String>,
    /// What is in it, in a sentence.
    pub summary: Option<Prose>,
}
