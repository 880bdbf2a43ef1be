//! Sources and a moment -> what they say, and the city's day, for changes of them.

use jiff::civil::Date;

use crate::change::Content;
use crate::config::Day;
use crate::model::catalog::Catalog;
use crate::parse::parse;
use crate::pipeline::days::day;
use crate::source::Sources;

/// The content as it is, and the day on which it is changed.
#[derive(Debug)]
pub struct Current {
    /// The texts of its files.
    pub sources: Sources,
    /// What they say.
    pub catalog: Catalog,
    /// The city's day.
    pub today: Date,
}

impl Current {
    /// Reads the content. Nothing if the site's own file or the commitment can't be read.
    #[must_use]
    pub fn of(sources: Sources, moment: Day) -> Option<Self> {
        let catalog = parse(&sources).catalog?;
        let today = day(moment, &catalog.site.time_zone);
        Some(Self { sources, catalog, today })
    }

    /// The content as a change looks at it.
    #[must_use]
    pub fn content(&self) -> Content<'_> {
        Content { sources: &self.sources, catalog: &self.catalog, today: self.today }
    }
}
