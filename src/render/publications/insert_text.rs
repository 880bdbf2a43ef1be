//! What a template makes -> plain text with lines of at most 72 characters, to paste into a bill or an e-mail message.

/// The longest line: what mail programs show without breaking it.
const LONGEST: usize = 72;

/// Characters that mean something in markup: as they are written there, and as they are.
const ESCAPED: [(&str, &str); 7] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];

/// Makes plain text. An item of a list begins with a hyphen, and its further lines are as far from the edge as its first word.
pub(super) fn as_text(filled: &str) -> String {
    let mut text = String::with_capacity(filled.len());
    let mut is_after_blank = true;
    for line in filled.lines() {
        let mut line = line.trim().to_owned();
        for (written, character) in ESCAPED {
            line = line.replace(written, character);
        }
        if line.is_empty() {
            if !is_after_blank {
                text.push('\n');
            }
            is_after_blank = true;
            continue;
        }
        is_after_blank = false;
        let hanging = if line.starts_with("- ") { "  " } else { "" };
        let mut length = 0;
        for word in line.split_whitespace() {
            let own = word.chars().count();
            if length > 0 && length + 1 + own > LONGEST {
                text.push('\n');
                text.push_str(hanging);
                length = hanging.len();
            } else if length > 0 {
                text.push(' ');
                length += 1;
            }
            text.push_str(word);
            length += own;
        }
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}
