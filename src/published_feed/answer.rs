//! The answers of a published feed: what residents look for that is no service.

use serde::Deserialize;

use crate::published_feed::commitment::Body;
use crate::published_feed::directory::{Ask, Former};
use crate::published_feed::text::Text;

/// An answer.
#[derive(Debug, Clone, Deserialize)]
pub struct Answer {
    /// Its permanent id.
    pub id: String,
    /// Its former ids.
    pub formerly: Vec<Former>,
    /// What it is about.
    pub name: Text,
    /// Whether it is about danger.
    pub emergency: bool,
    /// Words that residents use for it.
    pub keywords: Vec<String>,
    /// What to do.
    pub answer: Option<Body>,
    /// How to reach those who help, best way first.
    pub ask: Vec<Ask>,
}
