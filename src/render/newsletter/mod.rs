//! Edition and a day -> what has changed for residents since that day, as texts for a city's newsletter: plain text, Markdown and DOCX.

mod docx;
mod entries;
mod letter;
mod markdown;
mod text;

use jiff::civil::Date;

use crate::render::format::RenderContext;
use crate::render::job::{Job, RenderError};
use crate::render::newsletter::letter::letter;
use crate::render::pages;

/// The same news in each form, each ready to be saved.
#[derive(Debug)]
pub struct Newsletter {
    /// Plain text with lines of at most 72 characters.
    pub text: String,
    /// Markdown, for systems that take it.
    pub markdown: String,
    /// A document for word processors (Office Open XML, ECMA-376).
    pub docx: Vec<u8>,
    /// Whether there is anything to tell since that day; what is coming up doesn't count.
    pub has_news: bool,
}

/// Makes the newsletter about the days from `since` to the edition's.
///
/// # Errors
/// If the theme can't be used.
pub fn newsletter(job: Job<'_>, since: Date) -> Result<Newsletter, RenderError> {
    let letter = pages::with_site(&RenderContext::new(job), |site| letter(site, since))?;
    Ok(Newsletter {
        text: text::written(&letter),
        markdown: markdown::written(&letter),
        docx: docx::written(&letter),
        has_news: letter.has_news,
    })
}
