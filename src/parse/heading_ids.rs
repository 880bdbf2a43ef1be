//! The headings of a page -> those whose id another heading has, or a place that the page itself has.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::markdown::{headings, is_heading_id};
use crate::parse::reader::Reader;
use crate::parse::rules;
use crate::parse::source_tree::Body;
use crate::source::Span;

/// The places of every page that is made of Markdown.
pub const OF_EVERY_PAGE: &[&str] = &["main", "menu"];

/// The place of the page of the commitment, beside those of its clauses.
pub const OF_THE_COMMITMENT: &str = "policy";

/// The end of the id of a clause's own heading.
const OF_A_CLAUSE: &str = ".title";

/// Reports ids that are there twice on one of the city's pages.
pub(super) fn report_ids(body: Body<'_>, reader: &mut Reader<'_>) {
    report(body, |_| false, |id| OF_EVERY_PAGE.contains(&id), reader);
}

/// Reports ids that are there twice in the commitment. Of the clauses, [`crate::parse::names`] tells.
pub(super) fn report_ids_beside(clauses: &[&str], body: Body<'_>, reader: &mut Reader<'_>) {
    let is_of_page = |id: &str| {
        let of_clause = id.strip_suffix(OF_A_CLAUSE).is_some_and(|clause| clauses.contains(&clause));
        of_clause || id == OF_THE_COMMITMENT || OF_EVERY_PAGE.contains(&id)
    };
    report(body, |level| level == 2, is_of_page, reader);
}

fn report(
    body: Body<'_>,
    is_clause: impl Fn(usize) -> bool,
    is_of_page: impl Fn(&str) -> bool,
    reader: &mut Reader<'_>,
) {
    let mut first: BTreeMap<String, (Span, usize)> = BTreeMap::new();
    for heading in headings(body.text) {
        let Some(id) = heading.id.filter(|id| is_heading_id(id)) else { continue };
        let words = body.text[heading.range.clone()].trim_end();
        let place = body.span(heading.range.start..heading.range.start + words.len());
        match first.get(&id) {
            Some((_, level)) if is_clause(*level) && is_clause(heading.level) => {}
            Some((earlier, _)) => reader.report(twice(&id, place, *earlier)),
            None if is_of_page(&id) => reader.report(of_page(&id, place)),
            None => {
                first.insert(id, (place, heading.level));
            }
        }
    }
}

fn twice(id: &str, place: Span, earlier: Span) -> Diagnostic {
    Diagnostic::error(&rules::DUPLICATE_ID, place, format!("two headings of this page have the id `{id}`"))
        .label("appears again here")
        .related(earlier, "first used here")
        .help("give one of the two a different id: a link would always lead to the first")
}

fn of_page(id: &str, place: Span) -> Diagnostic {
    Diagnostic::error(&rules::DUPLICATE_ID, place, format!("the page itself has a place with the id `{id}`"))
        .label("a link would lead to either")
        .help(format!("give the heading a different id: {{#about-{id}}}"))
}
