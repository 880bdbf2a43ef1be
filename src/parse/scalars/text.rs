//! Texts, plain or Markdown, without anything that could run in a browser or mislead a reader.

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, RefusedKind, TextScope};
use crate::model::id::Id;
use crate::model::prose::Prose;
use crate::model::written::Written;
use crate::parse::names::{NameKind, Names};
use crate::parse::node::Node;
use crate::parse::quoted::quoted;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::scalars::bare_marks::{report_bare_marks, report_marks_in_plain};
use crate::parse::scalars::letters::{report_broken, report_invisible, report_references};
use crate::parse::scalars::lost::report_lost;
use crate::parse::shape::Shape;
use crate::source::Span;

impl FromNode for String {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = text(node, reader)?;
        report_marks_in_plain(text, node.span, reader);
        Some(text.to_owned())
    }

    fn shape() -> Shape {
        Shape::text()
    }
}

/// A text that is not empty, and has nothing in it that nobody meant, whatever its marks mean.
fn text<'n>(node: &'n Node, reader: &mut Reader<'_>) -> Option<&'n str> {
    let text = single(node, "text", reader)?.trim();
    if text.is_empty() {
        let fault = Diagnostic::error(&rules::MISSING_VALUE, node.span, "this text is empty");
        reader.report(fault.help("write the text, or remove the key if it is not needed"));
        return None;
    }
    if let Some(fault) = lost_behind_hash(node.span, reader.text) {
        reader.report(fault);
        return None;
    }
    if report_invisible(text, node.span, reader) {
        return None;
    }
    report_broken(text, node.span, reader);
    Some(text)
}

/// What to say of ` #7`: YAML takes a `#` after a space for the beginning of a remark, whatever follows it.
fn lost_behind_hash(value: Span, text: &str) -> Option<Diagnostic> {
    let behind = text.get(value.range().end..)?.lines().next()?;
    let remark = behind.trim_start_matches([' ', '\t']).strip_prefix('#')?;
    let is_number = remark.starts_with(|c: char| !c.is_whitespace() && c != '#');
    let written = text.get(value.range())?;
    if !is_number || remark.len() + 1 == behind.len() || written.starts_with(['"', '\'', '|', '>', '*']) {
        return None;
    }
    let start = value.range().end + behind.len() - remark.len() - 1;
    let lost = Span::new(value.source, start, start + 1 + remark.trim_end().len());
    let fault = Diagnostic::error(&rules::LOST_TEXT, lost, "everything after `#` would be left out of this text")
        .label("read as a comment")
        .help("put the whole text in quotation marks; or, if this is a comment, put a space after the `#`");
    // A second remark after it is one by its space.
    let own = remark.find(" # ").map_or(remark, |end| &remark[..end]).trim_end();
    let whole = Span::new(value.source, value.range().start, start + 1 + own.len());
    let before = text[..value.range().start].lines().next_back().unwrap_or_default().trim_end();
    let stands_alone = before.ends_with([':', '-']) && !before.contains(['[', '{']) && !written.contains('\n');
    Some(match text.get(whole.range()).filter(|_| stands_alone) {
        Some(meant) => fault.patch(whole, quoted(meant)),
        None => fault,
    })
}

impl FromNode for Prose {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let markdown = text(node, reader)?.to_owned();
        report_refused(&markdown, TextScope::Field, node.span, reader);
        report_references(&markdown, node.span, reader);
        report_lost(&markdown, TextScope::Field, node.span, reader);
        report_bare_marks(&markdown, node.span, reader);
        let span = verbatim(&markdown, node.span, reader);
        Some(Self { markdown, span })
    }

    fn shape() -> Shape {
        String::shape()
    }
}

/// The bytes of a text alone, without quotation marks, where the file has it verbatim; else the whole of its value.
pub(crate) fn verbatim(text: &str, whole: Span, reader: &Reader<'_>) -> Span {
    let value = reader.text.get(whole.range()).unwrap_or_default();
    // Most are written without quotation marks.
    let found = if value.starts_with(text) { Some(0) } else { value.find(text) };
    let start = found.map(|at| whole.range().start + at);
    start.map_or(whole, |start| Span::new(whole.source, start, start + text.len()))
}

/// Reports everything that is not allowed in a text, each at its own place if it can be found in the file.
pub(crate) fn report_refused(markdown: &str, place: TextScope, span: Span, reader: &mut Reader<'_>) {
    let refused = markdown::refused(markdown, place);
    if refused.is_empty() {
        return;
    }
    let written = Written::new(markdown, span, reader.text);
    for refused in refused {
        let start = refused.range.start;
        let words = markdown[refused.range].lines().next().unwrap_or_default();
        let at = written.place(start..start + words.len());
        reader.report(refused_fault(&refused.what, at, reader.names));
    }
}

fn refused_fault(what: &RefusedKind, at: Span, names: &Names) -> Diagnostic {
    match what {
        RefusedKind::RawHtml => Diagnostic::error(&rules::RAW_HTML, at, "HTML is not allowed in a text")
            .label("residents would see it exactly as written")
            .help("use Markdown (**bold**, [link](https://…), lists with hyphens), or remove it"),
        RefusedKind::Link(link) if link.is_empty() => {
            Diagnostic::error(&rules::UNSAFE_LINK, at, "this link has no address")
                .help("write the address in the round brackets: [words](https://www.example.org/)")
        }
        RefusedKind::Link(link) => unsafe_link(link, at, names),
        RefusedKind::HeadingAttribute => {
            Diagnostic::error(&rules::HEADING_ATTRIBUTE, at, "only an id can follow a heading")
                .help("write it like {#4.1.a}, with letters, digits, dots and hyphens")
        }
        RefusedKind::Picture => Diagnostic::error(&rules::PICTURE, at, "pictures are not allowed in a text")
            .help("describe what it shows in words, or link to it"),
        RefusedKind::Heading => Diagnostic::error(&rules::HEADING_IN_TEXT, at, "headings are not allowed in this text")
            .label("this text already appears under a heading of the page")
            .help("use a paragraph, and write `No. 5` instead of `# 5`; or, for a longer text, add a page in `pages/`"),
    }
}

fn unsafe_link(link: &str, at: Span, names: &Names) -> Diagnostic {
    if let Some(page) = page_meant(link, names) {
        let message = format!("this link doesn't say which page of the site it leads to: `{link}`");
        return Diagnostic::error(&rules::UNSAFE_LINK, at, message)
            .help(format!("start the address of a page on this site with `/`: `{page}`"));
    }
    Diagnostic::error(&rules::UNSAFE_LINK, at, format!("this link is not safe: `{link}`"))
        .help("start it with https://, mailto: or tel:, with / for a page on this site (/services/…/), or with # for a place on the same page")
}

/// The address of the page that a relative link, or the name of a page's file, probably means.
fn page_meant(link: &str, names: &Names) -> Option<String> {
    let (path, place) = link.find('#').map_or((link, ""), |at| link.split_at(at));
    let climbed = path.trim_start_matches("./").trim_start_matches("../");
    let ending = [".md", ".yaml", ".html"].iter().find_map(|ending| climbed.strip_suffix(ending));
    let name = ending.unwrap_or(climbed).trim_start_matches("pages/").trim_matches('/');
    let is_of_an_id = |part: &str| Id::new(part).is_some();
    if path.starts_with('/') || !name.split('/').all(is_of_an_id) {
        return None;
    }
    let folder = if names.has(NameKind::Service, name) {
        "services/"
    } else if names.has(NameKind::Department, name) {
        "departments/"
    } else if names.has(NameKind::Topic, name) {
        "topics/"
    } else {
        ""
    };
    Some(format!("/{folder}{name}/{place}"))
}
