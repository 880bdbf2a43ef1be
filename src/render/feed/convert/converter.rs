//! What all conversions of the model to the feed's frozen types need: the edition, its address and its language.

use crate::markdown;
use crate::model::edition::Edition;
use crate::model::prose::Prose;
use crate::model::site::BaseUrl;
use crate::render::feed::v1;
use crate::render::job::Job;

/// What all conversions need.
pub(crate) struct Convert<'a> {
    job: Job<'a>,
    edition: &'a Edition<'a>,
    base_url: &'a BaseUrl,
    language: &'a str,
}

impl<'a> Convert<'a> {
    pub(crate) fn new(job: Job<'a>) -> Self {
        Self { job, edition: job.edition, base_url: job.base_url, language: job.edition.catalog.site.language.as_str() }
    }

    pub(crate) fn job(&self) -> Job<'a> {
        self.job
    }

    pub(crate) fn edition(&self) -> &'a Edition<'a> {
        self.edition
    }

    /// The address of something on the site.
    pub(crate) fn url(&self, path: &str) -> String {
        self.base_url.join(path)
    }

    pub(crate) fn text(&self, text: &str) -> v1::Text {
        v1::Text::new(self.language.to_owned(), text.to_owned())
    }

    pub(crate) fn prose(&self, prose: &Prose) -> v1::Text {
        self.text(&markdown::to_text(&prose.markdown))
    }

    pub(crate) fn some(&self, text: Option<&String>) -> Option<v1::Text> {
        text.map(|text| self.text(text))
    }
}
