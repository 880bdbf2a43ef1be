//! A newsletter -> plain text with lines of at most 72 characters, as e-mail has them (RFC 3676, section 4.2, asks for 78 at most).

use crate::render::newsletter::letter::{Group, Letter};
use crate::wrapped::wrapped_to;

const LONGEST: usize = 72;

/// Writes it.
pub(super) fn written(letter: &Letter) -> String {
    let mut blocks = vec![headed(&letter.title, '=')];
    blocks.extend(letter.lead.iter().map(|text| paragraph(text)));
    for Group { heading, entries, summary } in &letter.groups {
        blocks.push(headed(heading, '-'));
        for entry in entries {
            let texts = std::iter::once(&entry.name).chain(&entry.paragraphs);
            blocks.push(texts.map(|text| paragraph(text)).collect::<String>() + &entry.href + "\n");
        }
        blocks.extend(summary.as_ref().map(|text| paragraph(text)));
    }
    blocks.extend(letter.more.iter().map(|link| format!("{}{}\n", paragraph(&link.name), link.href)));
    blocks.join("\n")
}

fn paragraph(text: &str) -> String {
    wrapped_to(LONGEST, text, "", "")
}

/// Returns a heading that is underlined over the width of its longest line.
fn headed(text: &str, underline: char) -> String {
    let lines = paragraph(text);
    let longest = lines.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    format!("{lines}{}\n", underline.to_string().repeat(longest))
}
