//! The content, its files and the day -> what rules look at, worked out once for all of them.

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::address::SitePage;
use crate::check::ahead::{Ahead, versions};
use crate::markdown::{TextLink, links};
use crate::model::catalog::Catalog;
use crate::model::prose::Prose;
use crate::model::text::{Text, texts};
use crate::model::written;
use crate::source::{Located, Source, SourceId, Sources, Span};

/// What the rules check.
pub struct Context<'a> {
    /// The content, for all days.
    pub catalog: &'a Catalog,
    /// The files that the catalog was read from.
    sources: &'a Sources,
    /// Every text in the content that residents see.
    pub texts: Vec<Text<'a>>,
    /// The pages that the program makes.
    pub pages: &'a [SitePage],
    /// Every Markdown link in these texts.
    pub links: Vec<(Text<'a>, TextLink)>,
    /// The city's day, for the few rules about deadlines.
    pub today: Date,
    /// Every version that is not over, drafts included.
    ahead: Vec<Ahead<'a>>,
}

impl<'a> Context<'a> {
    /// Gathers what the rules check, on the city's day `today`.
    #[must_use]
    pub fn new(catalog: &'a Catalog, sources: &'a Sources, pages: &'a [SitePage], today: Date) -> Self {
        let (texts, ahead) = rayon::join(|| texts(catalog, sources), || versions(catalog, today));
        let links = texts.par_iter().flat_map_iter(links_of).collect();
        Self { catalog, sources, texts, pages, links, today, ahead }
    }

    /// The files of the content.
    pub(super) fn files(&self) -> impl Iterator<Item = (SourceId, &'a Source)> {
        self.sources.iter()
    }

    /// Every version that is not over, drafts included.
    pub(super) fn ahead(&self) -> impl Iterator<Item = Ahead<'a>> {
        self.ahead.iter().copied()
    }

    /// Whether the content is written in this language. A rule about words, or about readability, knows one language and does not apply to
    /// texts in another.
    pub(super) fn is_in(&self, language: &str) -> bool {
        self.catalog.site.language.value.as_str().split('-').next() == Some(language)
    }

    /// Where `key: text` is written nearest to a place; that place, if it is nowhere.
    pub(super) fn place_of_key(&self, key: &str, text: &str, near: Span) -> Span {
        let file = &self.sources.get(near.source).text;
        let written = ["", "\"", "'"].map(|mark| (mark.len(), format!("{key}: {mark}{text}{mark}")));
        let places = written.iter().flat_map(|(mark, line)| {
            let value = key.len() + ": ".len();
            file.match_indices(line.as_str()).map(move |(at, _)| (at + value, text.len() + 2 * mark))
        });
        let nearest = places.min_by_key(|(at, _)| at.abs_diff(near.range().start));
        nearest.map_or(near, |(at, length)| Span::new(near.source, at, at + length))
    }

    /// A part of a text as it can be written in its place; nothing where the file has it in other signs, such as on several lines.
    pub(super) fn instead(&self, text: &Located<String>, part: &str) -> Option<String> {
        let written = self.sources.get(text.span.source).text.get(text.span.range())?;
        let mark = written.get(..1).filter(|mark| ["\"", "'"].contains(mark)).unwrap_or_default();
        let is_same = *written == [mark, &text.value, mark].concat();
        let needs_marks = !part.starts_with(char::is_alphanumeric);
        (is_same && (!mark.is_empty() || !needs_marks)).then(|| [mark, part, mark].concat())
    }

    /// The span of `words` in a text; the span of the whole text if they can't be found.
    pub(super) fn place_of_words(&self, words: &str, Prose { markdown, span }: &Prose) -> Span {
        let file = &self.sources.get(span.source).text;
        written::find(markdown, words).map_or(*span, |part| written::place(markdown, part, *span, file))
    }
}

fn links_of<'a>(text: &Text<'a>) -> impl Iterator<Item = (Text<'a>, TextLink)> + use<'a> {
    let text = text.clone();
    let links = if text.markdown.contains(['[', '<']) && !text.is_plain { links(text.markdown) } else { Vec::new() };
    links.into_iter().map(move |link| (text.clone(), link))
}
