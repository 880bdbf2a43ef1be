//! Reports the texts of a new content folder that staff have not replaced: as a count while the figures are examples, then each as an error.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::placeholders;
use crate::rule::{Rule, Topic};
use crate::source::{Source, SourceId, Span};

pub(crate) const RULE: Rule = Rule {
    name: "placeholder-text",
    topic: Topic::Language,
    sentence: "No text that `charter new` wrote for staff to replace goes online as the city's own.",
    why: "Residents would read \"Put the policy's own words here.\" as the words of council, and ask a department that doesn't exist. While the site has its notice of examples (`illustrative`), these texts are counted; without it, each one is an error.",
    wrong: "> Put the policy's own words here.",
    right: "> provide timely, quality service",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let found: Vec<Span> = context.files().flat_map(|(id, file)| placeholders_in(id, file)).collect();
    if context.catalog.site.illustrative.is_none() {
        return diagnostics.extend(found.into_iter().map(|span| {
            Diagnostic::error(&RULE, span, "this text was only there to be replaced")
                .help("write the city's own text, or remove what you do not need")
        }));
    }
    if let [first, ..] = found[..] {
        let message = match found.len() {
            1 => "1 text is still to be replaced with the city's own".to_owned(),
            many => format!("{many} texts are still to be replaced with the city's own"),
        };
        diagnostics.push(
            Diagnostic::note(&RULE, first, message)
                .label("the first one")
                .help("once `illustrative` is gone from `site.yaml`, each of them is an error"),
        );
    }
}

/// Where a file has such a text as a whole value or as a whole line of a quotation.
fn placeholders_in(id: SourceId, file: &Source) -> Vec<Span> {
    let mut found: Vec<Span> = placeholders::ALL
        .into_iter()
        .flat_map(|text| file.text.match_indices(text))
        .filter(|(at, text)| is_whole(&file.text, *at, at + text.len()))
        .map(|(at, text)| Span::new(id, at, at + text.len()))
        .collect();
    found.sort_by_key(|span| span.range().start);
    found
}

/// Whether nothing but the key, quotation marks and a comment is beside a part of a line, and the line is no comment.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].rsplit('\n').next().unwrap_or_default().trim_end_matches(['"', '\'']);
    let after = text[end..].split('\n').next().unwrap_or_default().trim_start_matches(['"', '\'']);
    let begins = before.ends_with(": ") || before.trim() == ">" || before.trim() == "-";
    let is_comment = before.trim_start().starts_with('#') || before.contains(" #");
    let ends = after.trim().is_empty() || after.trim_start().starts_with('#') || after.starts_with([',', '}']);
    begins && ends && !is_comment
}
