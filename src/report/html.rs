//! A report -> a page for screen and paper. It has no script, and its only style is in the file beside it.

use std::fmt::Write;

use crate::escape;
use crate::report::document::{METHOD, Report};
use crate::report::names::{PRINT, STYLE, TABLE, WORKBOOK};
use crate::report::table::{Cell, Part};

/// The page, with a link to the PDF if there is one.
#[must_use]
pub fn html(report: &Report, has_print: bool) -> String {
    let title = report.title();
    let mut out = String::new();
    // Writing to a string can't fail.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} - {city}</title>\n<link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n<body>\n<main>\n<header>\n\
         <p class=\"city\">{city}</p>\n<h1>{heading}</h1>\n{notice}</header>\n",
        title = escape::html(&title),
        city = said(&report.city, report),
        heading = escape::html(&title),
        notice = report.notice.as_deref().map_or_else(String::new, |notice| {
            format!("<p class=\"notice\"><strong>{}</strong></p>\n", said(notice, report))
        }),
    );
    for sentence in &report.summary {
        let _ = writeln!(out, "<p class=\"lead\">{}</p>", escape::html(sentence));
    }
    out.push_str(&contents(report));
    for (number, part) in (1..).zip(&report.parts) {
        out.push_str(&section(report, number, part));
    }
    let _ = write!(
        out,
        "<footer>\n<p>The same for spreadsheets: <a href=\"{WORKBOOK}\">a workbook</a> with a sheet for each part, and \
         <a href=\"{TABLE}\">one table (CSV)</a> with every promise.{print}</p>\n<p>{METHOD}</p>\n\
         </footer>\n</main>\n</body>\n</html>\n",
        print = if has_print {
            format!(" For paper: <a href=\"{PRINT}\">the same report as a PDF</a>.")
        } else {
            String::new()
        },
    );
    out
}

/// A list of the parts, with how many rows each has.
fn contents(report: &Report) -> String {
    let lines = (1..).zip(&report.parts).map(|(number, part)| {
        let rows = match (number, part.table.rows.len()) {
            // The first table is about departments.
            (1, _) => String::new(),
            (_, 0) => ": none".to_owned(),
            (_, rows) => format!(": {rows}"),
        };
        format!("<li><a href=\"#part-{number}\">{}</a>{rows}</li>\n", escape::html(part.title))
    });
    format!("<nav aria-label=\"Parts\">\n<ol>\n{}</ol>\n</nav>\n", lines.collect::<String>())
}

fn section(report: &Report, number: usize, part: &Part) -> String {
    let body = if part.table.rows.is_empty() {
        format!("<p>{}</p>\n", escape::html(part.none))
    } else {
        format!("<p>{}</p>\n{}", escape::html(part.lead), table(report, number, part))
    };
    format!(
        "<section aria-labelledby=\"part-{number}\">\n<h2 id=\"part-{number}\">{number}. {}</h2>\n{body}</section>\n",
        escape::html(part.title)
    )
}

/// A table that scrolls by itself where it is wider than the screen, by keyboard too.
fn table(report: &Report, number: usize, part: &Part) -> String {
    let table = &part.table;
    let used = table.used();
    let class = |at: usize| if table.has_figures(at) { " class=\"figure\"" } else { "" };
    let head = |&at: &usize| format!("<th scope=\"col\"{}>{}</th>", class(at), escape::html(table.columns[at].name));
    let heads = used.iter().map(head).collect::<Vec<_>>().concat();
    let first = used.first().copied().unwrap_or_default();
    let row = |row: &Vec<Cell>| {
        let cells = used.iter().map(|&at| match at {
            at if at == first => format!("<th scope=\"row\">{}</th>", cell(&row[at], report)),
            at => format!("<td{}>{}</td>", class(at), cell(&row[at], report)),
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    format!(
        "<div class=\"scroll\" role=\"region\" aria-labelledby=\"part-{number}\" tabindex=\"0\">\n<table>\n\
         <thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{}</tbody>\n</table>\n</div>\n",
        table.rows.iter().map(row).collect::<String>()
    )
}

fn cell(cell: &Cell, report: &Report) -> String {
    match cell {
        Cell::Said(text) => said(text, report),
        Cell::Day(day) => format!("<time datetime=\"{day}\">{}</time>", cell.shown()),
        other => escape::html(&other.shown()),
    }
}

/// Words of the city, marked with their language where that is another.
fn said(text: &str, report: &Report) -> String {
    let text = escape::html(text);
    match report.other_language() {
        None => text,
        Some(language) => format!("<span lang=\"{}\">{text}</span>", escape::html(language)),
    }
}
