//! A job and the theme's words -> what every view is made from, with the look-ups that views share.

use crate::model::edition::{Edition, EffectiveService, EffectiveStandard};
use crate::model::id::StandardId;
use crate::render::job::{Job, RenderError};
use crate::render::pages::frame::calendars::Calendars;
use crate::render::pages::theme::strings::Strings;
use crate::render::pages::theme::words::Word;
use crate::wording::Wording;

/// What all views are made from.
pub(crate) struct Site<'a> {
    pub(crate) job: Job<'a>,
    pub(crate) edition: &'a Edition<'a>,
    pub(crate) calendars: Calendars<'a>,
    pub(crate) words: Wording<'a>,
    strings: &'a Strings,
}

impl<'a> Site<'a> {
    pub(crate) fn new(job: Job<'a>, strings: &'a Strings) -> Result<Self, RenderError> {
        let edition = job.edition;
        let all = edition.catalog.calendars.values();
        let words = Wording::new(&edition.catalog.language);
        let calendars = Calendars::new(all, edition.in_force.from, &edition.catalog.site.time_zone, words, strings)?;
        Ok(Self { job, edition, calendars, words, strings })
    }

    /// Something in the theme's words, filled in.
    pub(crate) fn say(&self, word: Word, values: &[&str]) -> String {
        self.strings.word(word, values)
    }

    /// The title of a page, from its section of the theme's texts.
    pub(crate) fn title(&self, section: &str) -> String {
        self.strings.title(section)
    }

    /// The summary of a page, from its section of the theme's texts.
    pub(crate) fn summary(&self, section: &str) -> String {
        self.strings.summary(section)
    }

    /// A standard of the edition.
    pub(crate) fn standard(&self, id: &StandardId) -> Option<&'a EffectiveStandard<'a>> {
        self.edition.standards().find(|standard| standard.owned.standard.id.value == *id)
    }

    /// A service of the edition.
    pub(crate) fn service(&self, id: &str) -> Option<&'a EffectiveService<'a>> {
        self.edition.services.iter().find(|service| service.service.id.value.as_str() == id)
    }
}
