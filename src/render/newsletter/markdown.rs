//! A newsletter -> Markdown (`CommonMark`) that shows every text as it is.

use crate::escape;
use crate::render::newsletter::letter::{Group, Letter};

/// Writes it.
pub(super) fn written(letter: &Letter) -> String {
    let mut blocks = vec![format!("# {}", line(&letter.title))];
    blocks.extend(letter.lead.iter().map(|text| line(text)));
    for Group { heading, entries, summary } in &letter.groups {
        blocks.push(format!("## {}", line(heading)));
        for entry in entries {
            blocks.push(format!("### [{}](<{}>)", line(&entry.name), entry.href));
            blocks.extend(entry.paragraphs.iter().map(|text| line(text)));
        }
        blocks.extend(summary.as_ref().map(|text| line(text)));
    }
    blocks.extend(letter.more.iter().map(|link| format!("{} <{}>", line(&link.name), link.href)));
    blocks.join("\n\n") + "\n"
}

/// A text on one line.
fn line(text: &str) -> String {
    escape::markdown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
