//! A job and the theme's texts -> the input of every view, with the look-ups that views share.

use crate::model::edition::{Edition, EffectiveService, EffectiveStandard};
use crate::model::id::StandardId;
use crate::render::format::RenderContext;
use crate::render::job::{Job, RenderError};
use crate::render::outcome::{Outcomes, StandardOutcome};
use crate::render::pages::frame::calendars::Calendars;
use crate::render::pages::theme::strings::Strings;
use crate::render::pages::theme::words::Word;
use crate::render::publications::offer::Offers;
use crate::wording::Wording;

/// The input of all views.
pub(crate) struct Site<'a> {
    pub(crate) job: Job<'a>,
    pub(crate) edition: &'a Edition<'a>,
    pub(crate) calendars: Calendars<'a>,
    pub(crate) words: Wording<'a>,
    pub(crate) outcomes: &'a Outcomes<'a>,
    /// The publications that the site has.
    pub(crate) offers: &'a Offers,
    strings: &'a Strings,
}

impl<'a> Site<'a> {
    pub(crate) fn new(context: &'a RenderContext<'a>, strings: &'a Strings) -> Result<Self, RenderError> {
        let job = context.job;
        let edition = job.edition;
        let all = edition.catalog.calendars.values();
        let words = Wording::new(&edition.catalog.language);
        let calendars = Calendars::new(all, edition.in_force.from, words, strings)?;
        Ok(Self { job, edition, calendars, words, outcomes: &context.outcomes, offers: &context.offers, strings })
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
    pub(crate) fn outcome(&self, standard: &EffectiveStandard<'_>) -> Option<&'a StandardOutcome<'a>> {
        self.outcomes.get(standard)
    }

    /// Returns a service of the edition.
    pub(crate) fn service(&self, id: &str) -> Option<&'a EffectiveService<'a>> {
        self.edition.services.iter().find(|service| service.service.id.value.as_str() == id)
    }
}
