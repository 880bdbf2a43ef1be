//! Markdown files -> the commitment and the other pages.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, OutlineSection, TextScope};
use crate::model::commitment::{Commitment, Page, Policy, Section};
use crate::model::id::{ClauseId, Id};
use crate::model::prose::Prose;
use crate::parse::composed::composed;
use crate::parse::heading_ids::{report_ids, report_ids_beside};
use crate::parse::node::Node;
use crate::parse::placeholder::{WithPlaceholders, read_or_placeholder};
use crate::parse::reader::Reader;
use crate::parse::record::record;
use crate::parse::rules;
use crate::parse::scalars::{
    report_bare_marks, report_broken, report_harmful, report_lost, report_references, report_refused, verbatim,
};
use crate::parse::source_tree::Body;
use crate::source::{Located, SourceId, Span};

/// The keys of `commitment.md`.
pub(super) struct CommitmentKeys {
    title: String,
    summary: String,
    policy: Policy,
}

record!(CommitmentKeys, "the commitment", {
    title: "the page's title",
    summary: "one sentence for search engines and the home page",
    policy: "the facts of the policy: number, title, approved_by, effective, resolution, owner",
});

impl WithPlaceholders for CommitmentKeys {
    const PLACEHOLDERS: &'static str = "{title: Promise, summary: All of it., policy: {number: '1', title: Policy, approved_by: Council, \
        effective: 2000-01-01, resolution: '1', owner: City Clerk}}";
}

/// Reads the commitment from its keys and its text.
pub(super) fn commitment(keys: &Node, body: Body<'_>, reader: &mut Reader<'_>) -> Option<Commitment> {
    report_body(body, reader);
    let outline = markdown::outline(body.text);
    let clauses: Vec<&str> = outline.sections.iter().filter_map(|part| part.id.as_deref()).collect();
    report_ids_beside(&clauses, body, reader);
    report_lost_in(0..outline.introduction.len(), body, reader);
    for part in &outline.sections {
        report_lost_in(part.heading.clone(), body, reader);
        report_lost_in(part.body.clone(), body, reader);
    }
    if body.text.trim().is_empty() {
        let fault = Diagnostic::error(&rules::MISSING_VALUE, body.whole(), "the commitment has no text");
        reader
            .report(fault.help("write it below the keys, with a heading for each clause: `## We answer you {#4.1.a}`"));
    }
    let introduction = prose(outline.introduction, body.span(0..outline.introduction.len()), reader);
    let sections = outline.sections.iter().map(|part| section(part, body, reader)).collect();
    let CommitmentKeys { title, summary, policy } = read_or_placeholder(keys, reader)?;
    Some(Commitment { title, summary, policy, introduction, sections })
}

/// A commitment that has no text yet.
pub(super) fn without_text(keys: CommitmentKeys, at: SourceId) -> Commitment {
    let CommitmentKeys { title, summary, policy } = keys;
    let introduction = Prose { markdown: String::new(), span: Span::start_of(at) };
    Commitment { title, summary, policy, introduction, sections: Vec::new() }
}

fn report_body(body: Body<'_>, reader: &mut Reader<'_>) {
    report_harmful(body.text, body.whole(), reader);
    report_broken(body.text, body.whole(), reader);
    report_references(body.text, body.whole(), reader);
    report_bare_marks(body.text, body.whole(), reader);
    report_refused(body.text, TextScope::Page, body.whole(), reader);
}

/// Reports what would be lost of a part of a text. The parts are shown in different places, so a link of one can't use a definition of another.
fn report_lost_in(part: Range<usize>, body: Body<'_>, reader: &mut Reader<'_>) {
    report_lost(&body.text[part.clone()], TextScope::Page, body.span(part), reader);
}

fn section(part: &OutlineSection<'_>, body: Body<'_>, reader: &mut Reader<'_>) -> Section {
    let heading = body.span(part.heading.clone());
    let clause = part.id.as_deref().and_then(|id| {
        let clause = ClauseId::new(id);
        if clause.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_ID, heading, format!("`{id}` is not a valid clause id"));
            reader.report(fault.help("write numbers and letters joined by dots: {#4.1.b}"));
        }
        clause
    });
    if clause.is_some() && part.quote.is_none() {
        let fault = Diagnostic::error(&rules::MISSING_QUOTATION, heading, "this clause doesn't quote the policy");
        reader.report(fault.help("start with the policy's own words as a quotation: a line that starts with `> `"));
    }
    let quote = clause.as_ref().and(part.quote.clone());
    let explanation = match &quote {
        Some(quote) => [&body.text[part.body.start..quote.start], &body.text[quote.end..part.body.end]].concat(),
        None => part.text.to_owned(),
    };
    Section {
        clause: clause.map(|clause| Located::new(clause, heading)),
        title: composed(Cow::Borrowed(&part.title)).into_owned(),
        quotation: quote.and(part.quotation.as_deref()).map(|words| composed(Cow::Borrowed(words)).into_owned()),
        body: prose(explanation.trim(), body.span(part.body.clone()), reader),
    }
}

/// The keys of a page.
pub(super) struct PageKeys {
    title: Located<String>,
    summary: Located<String>,
}

record!(PageKeys, "a page", {
    title: "the page's title",
    summary: "one sentence for search engines",
});

impl WithPlaceholders for PageKeys {
    const PLACEHOLDERS: &'static str = "{title: Page, summary: All of it.}";
}

/// Reads a page from its file's name, its keys and its text.
pub(super) fn page(stem: &str, keys: &Node, body: Body<'_>, reader: &mut Reader<'_>) -> Option<Page> {
    report_body(body, reader);
    report_ids(body, reader);
    report_lost(body.text, TextScope::Page, body.whole(), reader);
    let keys: Option<PageKeys> = read_or_placeholder(keys, reader);
    let Some(slug) = Id::new(stem) else {
        let fault = Diagnostic::error(
            &rules::INVALID_ID,
            Span::start_of(body.source),
            format!("`{stem}` can't be part of a web address"),
        );
        reader.report(
            fault.help("rename the file, using lower-case letters, digits and single hyphens, like not-satisfied.md"),
        );
        return None;
    };
    let PageKeys { title, summary } = keys?;
    let body_text = prose(body.text.trim(), body.whole(), reader);
    let slug = Located::new(slug, Span::start_of(body.source));
    Some(Page { slug, title, summary, body: body_text })
}

fn prose(text: &str, whole: Span, reader: &Reader<'_>) -> Prose {
    Prose { markdown: composed(Cow::Owned(plain_line_ends(text))).into_owned(), span: verbatim(text, whole, reader) }
}

fn plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n")
}
