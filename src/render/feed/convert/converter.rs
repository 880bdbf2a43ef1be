//! What all conversions of the model to the feed's frozen types need: the edition, its address and its language.

use crate::markdown;
use crate::model::edition::{Edition, EffectiveStandard};
use crate::model::prose::Prose;
use crate::model::site::BaseUrl;
use crate::render::feed::v1;
use crate::render::format::RenderContext;
use crate::render::job::Job;
use crate::render::outcome::{Outcomes, StandardOutcome};
use crate::wording::Wording;

/// Converts the model; holds what all conversions need.
pub(crate) struct Convert<'a> {
    job: Job<'a>,
    edition: &'a Edition<'a>,
    base_url: &'a BaseUrl,
    language: &'a str,
    words: Wording<'a>,
    outcomes: &'a Outcomes<'a>,
}

impl<'a> Convert<'a> {
    pub(crate) fn new(context: &'a RenderContext<'a>) -> Self {
        let job = context.job;
        let catalog = job.edition.catalog;
        Self {
            job,
            edition: job.edition,
            base_url: job.base_url,
            language: catalog.site.language.value.as_str(),
            words: Wording::new(&catalog.language),
            outcomes: &context.outcomes,
        }
    }

    pub(crate) fn job(&self) -> Job<'a> {
        self.job
    }

    pub(crate) fn edition(&self) -> &'a Edition<'a> {
        self.edition
    }

    /// Writes in the site's language.
    pub(crate) fn words(&self) -> Wording<'a> {
        self.words
    }

    /// What the results of a standard say, if any may be published.
    pub(crate) fn outcome(&self, standard: &EffectiveStandard<'_>) -> Option<&'a StandardOutcome<'a>> {
        self.outcomes.get(standard)
    }

    /// Returns the full address of a path on the site.
    pub(crate) fn url(&self, path: &str) -> String {
        self.base_url.join(path)
    }

    pub(crate) fn text(&self, text: &str) -> v1::Text {
        v1::Text::new(self.language.to_owned(), text.to_owned())
    }

    /// A text for programmers, which is English in every city's feed.
    pub(crate) fn english(&self, text: &str) -> v1::Text {
        let is_english = self.language.split('-').next() == Some("en");
        v1::Text::new(if is_english { self.language } else { "en" }.to_owned(), text.to_owned())
    }

    pub(crate) fn prose(&self, prose: &Prose) -> v1::Text {
        self.text(&markdown::to_text(&prose.markdown))
    }

    /// A longer text in both forms. Links are absolute, so that they work wherever it is shown.
    pub(crate) fn body(&self, prose: &Prose) -> v1::Body {
        v1::Body { text: self.prose(prose), html: self.text(&markdown::to_html(&prose.markdown, &self.url(""))) }
    }

    pub(crate) fn some(&self, text: Option<&String>) -> Option<v1::Text> {
        text.map(|text| self.text(text))
    }
}
