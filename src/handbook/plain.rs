//! A page of the handbook -> text for a terminal: wrapped lines, headings in capitals, indented commands and lines of files.

use crate::handbook::page::{ENDING, FENCE, Page};
use crate::wrapped::wrapped;

/// How an item of a list begins.
const ITEM: &str = "- ";

/// Returns the whole page.
#[must_use]
pub fn plain(page: &Page) -> String {
    let mut out = format!("{}\n\n", page.question());
    let mut paragraph = String::new();
    let mut is_code = false;
    for line in page.answer().lines() {
        let is_fence = line.starts_with(FENCE);
        let goes_on = !is_code && !is_fence && !line.is_empty() && !line.starts_with(ITEM);
        if !goes_on {
            out.push_str(&prose(&std::mem::take(&mut paragraph)));
        }
        match (is_fence, is_code) {
            (true, _) => is_code = !is_code,
            (false, true) => out.push_str(&indented(line)),
            (false, false) if line.is_empty() => out.push('\n'),
            (false, false) => {
                let joint = if paragraph.is_empty() { "" } else { " " };
                paragraph.push_str(joint);
                paragraph.push_str(line);
            }
        }
    }
    out + &prose(&paragraph)
}

fn indented(line: &str) -> String {
    if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }
}

/// What is outside of code: a heading, an item of a list, or a paragraph, on one line; or nothing.
fn prose(line: &str) -> String {
    if line.is_empty() {
        return String::new();
    }
    if let Some(heading) = line.strip_prefix("## ") {
        return format!("{}\n", heading.to_uppercase());
    }
    let text = with_commands(line);
    match text.strip_prefix(ITEM) {
        Some(item) => wrapped(item, ITEM, "  "),
        None => wrapped(&text, "", ""),
    }
}

/// A text whose links say which command shows the other page.
fn with_commands(line: &str) -> String {
    let mut parts = line.split("](");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (target, rest) = part.split_once(')').unwrap_or((part, ""));
        let open = out.rfind('[').unwrap_or(out.len());
        let shown = out.split_off(open);
        out.push_str(shown.trim_start_matches('['));
        let command = target.strip_suffix(ENDING).map(|name| format!("`charter how {name}`"));
        out.extend([" (", command.as_deref().unwrap_or(target), ")", rest]);
    }
    out
}
