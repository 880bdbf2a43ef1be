//! A newsletter -> Markdown (`CommonMark`) that shows every text as it is.

use crate::render::newsletter::letter::{Group, Letter};

/// Writes it.
pub(super) fn written(letter: &Letter) -> String {
    let mut blocks = vec![format!("# {}", escaped(&letter.title))];
    blocks.extend(letter.lead.iter().map(|text| escaped(text)));
    for Group { heading, entries, summary } in &letter.groups {
        blocks.push(format!("## {}", escaped(heading)));
        for entry in entries {
            blocks.push(format!("### [{}](<{}>)", escaped(&entry.name), entry.href));
            blocks.extend(entry.paragraphs.iter().map(|text| escaped(text)));
        }
        blocks.extend(summary.as_ref().map(|text| escaped(text)));
    }
    blocks.extend(letter.more.iter().map(|link| format!("{} <{}>", escaped(&link.name), link.href)));
    blocks.join("\n\n") + "\n"
}

/// Escapes the signs that mean something anywhere, and those that do at the start of a line. The text becomes one line.
fn escaped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(line.len());
    let mut is_number = true;
    for (at, sign) in line.char_indices() {
        let is_special = "\\`*_[]<>#|~&".contains(sign)
            || at == 0 && "+-=".contains(sign)
            || at > 0 && is_number && ".)".contains(sign);
        if is_special {
            escaped.push('\\');
        }
        escaped.push(sign);
        is_number &= sign.is_ascii_digit();
    }
    escaped
}
