//! A report -> a page for screen and paper. It has no script, and its only style is in the file beside it.

use std::fmt::Write;

use crate::english;
use crate::report::document::Report;
use crate::report::names::{STYLE, TABLE, WORKBOOK};
use crate::report::table::{Cell, Part, Table};

/// Texts of fewer bytes are not broken into lines.
const SHORT: usize = 16;

/// The page.
#[must_use]
pub fn html(report: &Report) -> String {
    let months = english::months(report.days);
    let title = format!("Report to the City Manager: {months}");
    let mut out = String::new();
    // Writing to a string can't fail.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} - {city}</title>\n<link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n<body>\n<main>\n<header>\n\
         <p class=\"city\">{city}</p>\n<h1>{heading}</h1>\n{notice}</header>\n",
        title = escaped(&title),
        city = said(&report.city, report),
        heading = escaped(&title),
        notice = report.notice.as_deref().map_or_else(String::new, |notice| {
            format!("<p class=\"notice\"><strong>{}</strong></p>\n", said(notice, report))
        }),
    );
    for sentence in &report.summary {
        let _ = writeln!(out, "<p class=\"lead\">{}</p>", escaped(sentence));
    }
    out.push_str(&contents(report));
    for (number, part) in (1..).zip(&report.parts) {
        out.push_str(&section(report, number, part));
    }
    let _ = write!(
        out,
        "<footer>\n<p>The same for spreadsheets: <a href=\"{WORKBOOK}\">a workbook</a> with a sheet for each part, and \
         <a href=\"{TABLE}\">one table (CSV)</a> with every promise.</p>\n\
         <p>Met and total are counts of what was due in the period. Shares are rounded down, and whether a promise was kept is decided by \
         the counts. Where there are fewer than 10 cases, it is decided by twelve months together.</p>\n\
         </footer>\n</main>\n</body>\n</html>\n"
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
        format!("<li><a href=\"#part-{number}\">{}</a>{rows}</li>\n", escaped(part.title))
    });
    format!("<nav aria-label=\"Parts\">\n<ol>\n{}</ol>\n</nav>\n", lines.collect::<String>())
}

fn section(report: &Report, number: usize, part: &Part) -> String {
    let body = if part.table.rows.is_empty() {
        format!("<p>{}</p>\n", escaped(part.none))
    } else {
        format!("<p>{}</p>\n{}", escaped(part.lead), table(report, number, part))
    };
    format!(
        "<section aria-labelledby=\"part-{number}\">\n<h2 id=\"part-{number}\">{number}. {}</h2>\n{body}</section>\n",
        escaped(part.title)
    )
}

/// A table that scrolls by itself where it is wider than the screen, by keyboard too.
fn table(report: &Report, number: usize, part: &Part) -> String {
    let Table { columns, rows } = &part.table;
    // What no row says needs no room on paper.
    let used: Vec<usize> =
        (0..columns.len()).filter(|at| rows.iter().any(|row| row.get(*at) != Some(&Cell::Blank))).collect();
    let is_figures = |at: usize| rows.iter().all(|row| row[at].is_figure() || row[at] == Cell::Blank);
    let class = |at: usize| if is_figures(at) { " class=\"figure\"" } else { "" };
    let head = |&at: &usize| format!("<th scope=\"col\"{}>{}</th>", class(at), escaped(columns[at].name));
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
        rows.iter().map(row).collect::<String>()
    )
}

fn cell(cell: &Cell, report: &Report) -> String {
    match cell {
        Cell::Blank => String::new(),
        // What is short stays on one line.
        Cell::Text(text) if text.len() < SHORT => escaped(text).replace(' ', "\u{a0}"),
        Cell::Text(text) => escaped(text),
        Cell::Said(text) => said(text, report),
        Cell::Number(number) => english::number(*number),
        Cell::Decimal(thousandths) => format!("{}.{}", thousandths / 1000, thousandths % 1000 / 100),
        // Rounded down: what is kept is never rounded up.
        Cell::Percent(parts) => format!("{}.{}%", parts / 10_000, parts % 10_000 / 1_000),
        Cell::Day(day) => format!("<time datetime=\"{day}\">{}</time>", english::date(*day)),
    }
}

/// Words of the city, marked with their language where that is another.
fn said(text: &str, report: &Report) -> String {
    let is_english = report.language.split('-').next() == Some("en");
    let text = escaped(text);
    if is_english { text } else { format!("<span lang=\"{}\">{text}</span>", escaped(&report.language)) }
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, letter| {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Not allowed in HTML.
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
        out
    })
}
