//! What the city promises in general: the policy and its clauses.

use jiff::civil::Date;

use crate::model::id::ClauseId;
use crate::model::prose::Prose;
use crate::source::Located;

/// The commitment: the facts of the policy, and the text in sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// The page's title.
    pub title: String,
    /// One sentence for search engines and the home page.
    pub summary: String,
    /// The policy that it belongs to.
    pub policy: Policy,
    /// What comes before the first heading.
    pub introduction: Prose,
    /// The headings with their texts, in order.
    pub sections: Vec<Section>,
}

impl Commitment {
    /// The sections that are clauses of the policy.
    pub fn clauses(&self) -> impl Iterator<Item = (&ClauseId, &Section)> {
        self.sections.iter().filter_map(|section| Some((&section.clause.as_ref()?.value, section)))
    }
}

/// The facts of the policy that the commitment is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its number, as the city writes it: 6,030.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who approved it.
    pub approved_by: String,
    /// The day on which it took effect.
    pub effective: Located<Date>,
    /// The resolution's number.
    pub resolution: String,
    /// Who maintains it.
    pub owner: String,
    /// What it asks of all standards, in a sentence or two.
    pub asks: Option<String>,
    /// The procedure that holds the details, if there is one.
    pub procedure: Option<String>,
    /// The clauses that give examples of services done on the spot; each such service names one of them.
    pub on_the_spot: Vec<ClauseId>,
}

/// A heading and the text below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The clause that it quotes and explains, if it is one.
    pub clause: Option<Located<ClauseId>>,
    /// The heading.
    pub title: String,
    /// The policy's own words, quoted: plain text.
    pub quotation: Option<String>,
    /// The rest of the text: our explanation.
    pub body: Prose,
}

/// A page from `pages/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its address on the site.
    pub slug: Located<crate::model::id::Id>,
    /// Its title.
    pub title: Located<String>,
    /// One sentence for search engines.
    pub summary: Located<String>,
    /// Its text.
    pub body: Prose,
}
