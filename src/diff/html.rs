//! Writes a report as one HTML page to send by e-mail or to print, with a place to sign.
//!
//! Mail programs and word processors keep tables and inline styles and drop the rest: there is no style sheet, script or picture.

use std::fmt::Write;

use crate::diff::people::joined;
use crate::diff::report::DiffReport;
use crate::diff::request::{Entry, Request, Section, TITLE};
use crate::english;
use crate::escape;

const BODY: &str = "font-family: Arial, Helvetica, sans-serif; font-size: 11pt; line-height: 1.4; color: #1a1a1a; \
    background-color: #ffffff; max-width: 46em; margin: 1em";
const HEADING: &str = "font-size: 14pt; margin: 1.5em 0 0.5em; border-bottom: 2px solid #1a1a1a";
const NAME: &str = "font-size: 11pt; margin: 1em 0 0.25em";
const PARAGRAPH: &str = "margin: 0 0 0.5em";
const TABLE: &str = "border-collapse: collapse; width: 100%; margin: 0 0 1em";
const LABEL: &str = "border: 1px solid #767676; padding: 4px 8px; text-align: left; vertical-align: top; font-weight: normal; \
    width: 30%; background-color: #f2f2f2";
const CELL: &str = "border: 1px solid #767676; padding: 4px 8px; text-align: left; vertical-align: top";

/// What a person fills in by hand.
const TO_SIGN: [&str; 5] = ["Approved or not approved", "Name", "Role", "Date", "Signature"];

/// The report as a page.
#[must_use]
pub fn html(report: &DiffReport) -> String {
    let Request { between, summary, approvals, sections, scope } = Request::of(report);
    let mut body = format!("<h1 style=\"font-size: 18pt; margin: 0 0 0.5em\">{TITLE}</h1>\n");
    body += &paragraph(&escape::html(&between));
    body += &paragraph(&escape::html(&summary));
    if let Some(approvals) = approvals {
        body += &paragraph(&format!("<strong>{}</strong>", escape::html(&approvals)));
    }
    for Section { title, entries } in &sections {
        body += &heading(title);
        body.extend(entries.iter().map(entry));
    }
    if let Some(scope) = scope {
        body += &(heading("What was compared") + &paragraph(&escape::html(&scope)));
    }
    if !sections.is_empty() {
        body += &heading("Decision");
        body += &table(TO_SIGN.map(|label| (label.to_owned(), "&nbsp;".to_owned())));
    }
    let title = escape::html(&format!("{TITLE}: {}", report.city));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>\n\
        <body style=\"{BODY}\">\n{body}</body>\n</html>\n"
    )
}

fn entry(Entry { name, about, facts, lines }: &Entry) -> String {
    let about = joined(about, &escape::html, &|id| format!("<code>{}</code>", escape::html(id)));
    let facts = escape::html(&english::capital(facts));
    let head = format!("<h3 style=\"{NAME}\">{}</h3>\n", escape::html(name));
    let about = paragraph(&format!("{about}. <strong>{facts}.</strong>"));
    let lines = lines.iter().map(|(label, text)| (escape::html(&english::capital(label)), escape::html(text)));
    head + &about + &table(lines)
}

fn heading(title: &str) -> String {
    format!("<h2 style=\"{HEADING}\">{}</h2>\n", escape::html(title))
}

fn paragraph(html: &str) -> String {
    format!("<p style=\"{PARAGRAPH}\">{html}</p>\n")
}

/// A table of labels and what they say, both of which are HTML; nothing without rows.
fn table(rows: impl IntoIterator<Item = (String, String)>) -> String {
    let rows = rows.into_iter().fold(String::new(), |mut rows, (label, html)| {
        // Writing to a string can't fail.
        let _ =
            writeln!(rows, "<tr><th scope=\"row\" style=\"{LABEL}\">{label}</th><td style=\"{CELL}\">{html}</td></tr>");
        rows
    });
    if rows.is_empty() { rows } else { format!("<table style=\"{TABLE}\">\n{rows}</table>\n") }
}
