//! A job and the theme's texts -> the input of every view, with the look-ups that views share.

use std::collections::BTreeMap;

use crate::model::edition::{Edition, EffectiveService, EffectiveStandard};
use crate::model::id::StandardId;
use crate::render::job::{Job, RenderError};
use crate::render::outcome::{self, StandardOutcome};
use crate::render::pages::frame::calendars::Calendars;
use crate::render::pages::theme::strings::Strings;
use crate::render::pages::theme::words::Word;
use crate::wording::Wording;

/// The input of all views.
pub(crate) struct Site<'a> {
    pub(crate) job: Job<'a>,
    pub(crate) edition: &'a Edition<'a>,
    pub(crate) calendars: Calendars<'a>,
    pub(crate) words: Wording<'a>,
    /// What the results of each standard say, by id.
    pub(crate) outcomes: BTreeMap<&'a StandardId, StandardOutcome<'a>>,
    strings: &'a Strings,
}

impl<'a> Site<'a> {
    pub(crate) fn new(job: Job<'a>, strings: &'a Strings) -> Result<Self, RenderError> {
        let edition = job.edition;
        let all = edition.catalog.calendars.values();
        let words = Wording::new(&edition.catalog.language);
        let calendars = Calendars::new(all, edition.in_force.from, words, strings)?;
        let with_results = edition.standards().filter(|_| !edition.catalog.results.is_empty());
        let outcomes = with_results.filter_map(|standard| {
            let outcome = outcome::of_standard(words, edition, standard)?;
            Some((&standard.owned.standard.id.value, outcome))
        });
        Ok(Self { job, edition, calendars, words, outcomes: outcomes.collect(), strings })
    }

    /// Returns a text of the theme with its values filled in.
    pub(crate) fn say(&self, word: Word, values: &[&str]) -> String {
        self.strings.word(word, values)
    }

    /// Returns the title of a page, from its section of the theme's texts.
    pub(crate) fn title(&self, section: &str) -> String {
        self.strings.title(section)
    }

    /// Returns the summary of a page, from its section of the theme's texts.
    pub(crate) fn summary(&self, section: &str) -> String {
        self.strings.summary(section)
    }

    /// Returns a standard of the edition.
    pub(crate) fn standard(&self, id: &StandardId) -> Option<&'a EffectiveStandard<'a>> {
        self.edition.standards().find(|standard| standard.owned.standard.id.value == *id)
    }

    /// Returns what the results of a standard say, if any may be published.
    pub(crate) fn outcome(&self, standard: &EffectiveStandard<'_>) -> Option<&StandardOutcome<'a>> {
        self.outcomes.get(&standard.owned.standard.id.value)
    }

    /// Returns a service of the edition.
    pub(crate) fn service(&self, id: &str) -> Option<&'a EffectiveService<'a>> {
        self.edition.services.iter().find(|service| service.service.id.value.as_str() == id)
    }
}
