//! Writes a report as text for a terminal, and as Markdown to paste into a request for approval.

use crate::diff::report::DiffReport;
use crate::diff::request::{Entry, Request, Section, TITLE, Words};
use crate::english;
use crate::escape;

/// The report as plain text, for a terminal or an e-mail.
#[must_use]
pub fn text(report: &DiffReport) -> String {
    let Request { between, summary, approvals, sections, scope } = Request::of(report);
    let head = format!("{TITLE}\n{between}\n{summary}\n");
    let approvals = approvals.map(|approvals| format!("{approvals}\n")).unwrap_or_default();
    let sections = sections.iter().map(|Section { title, entries }| {
        let entries: String = entries.iter().map(text_of).collect();
        format!("\n{}\n{entries}", title.to_uppercase())
    });
    let scope = scope.map(|scope| format!("\n{scope}\n")).unwrap_or_default();
    head + &approvals + &sections.collect::<String>() + &scope
}

fn text_of(Entry { name, about, facts, lines }: &Entry) -> String {
    let line = |(label, text): &(String, String)| format!("  {label}: {text}\n");
    let lines: String = lines.iter().map(line).collect();
    format!("\n{name}\n  {}\n  {facts}\n{lines}", joined(about, &str::to_owned, &str::to_owned))
}

/// The report as Markdown.
#[must_use]
pub fn markdown(report: &DiffReport) -> String {
    let Request { between, summary, approvals, sections, scope } = Request::of(report);
    let head = format!("# {TITLE}\n\n{}\n\n{summary}\n", escape::markdown(&between));
    let approvals = approvals.map(|approvals| format!("\n**{approvals}**\n")).unwrap_or_default();
    let decision = if sections.is_empty() { "" } else { DECISION };
    let sections = sections.iter().map(|Section { title, entries }| {
        let entries: String = entries.iter().map(markdown_of).collect();
        format!("\n## {title}\n{entries}")
    });
    // Its own heading keeps it apart from the last change.
    let scope = scope.map(|scope| format!("\n## What was compared\n\n{scope}\n")).unwrap_or_default();
    head + &approvals + &sections.collect::<String>() + &scope + decision
}

/// Where to sign.
const DECISION: &str = "
## Decision

- Approved or not approved:
- Name:
- Role:
- Date:
- Signature:
";

fn markdown_of(Entry { name, about, facts, lines }: &Entry) -> String {
    let line = |(label, text): &(String, String)| {
        format!("- {}: {}\n", escape::markdown(&english::capital(label)), escape::markdown(text))
    };
    let (name, about) = (escape::markdown(name), joined(about, &escape::markdown, &code));
    let facts = escape::markdown(&english::capital(facts));
    let lines: String = lines.iter().map(line).collect();
    format!("\n### {name}\n\n{about}. **{facts}.**\n\n{lines}")
}

/// What an entry is about: `Roads, pothole-repair.complete`; `Department roads`; `Calendar office, used to count due dates`.
pub(super) fn joined(about: &[Words], plain: &dyn Fn(&str) -> String, id: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut mark = "";
    for words in about {
        let (said, next) = match words {
            Words::Kind(kind) => ((*kind).to_owned(), " "),
            Words::Id(text) => (id(text), ", "),
            Words::Plain(text) => (plain(text), ", "),
        };
        out = [out.as_str(), mark, &said].concat();
        mark = next;
    }
    out
}

/// An id as code. One that has other signs, which ours never have, is text.
fn code(id: &str) -> String {
    let is_plain = id.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._/".contains(letter));
    if is_plain { format!("`{id}`") } else { escape::markdown(id) }
}
