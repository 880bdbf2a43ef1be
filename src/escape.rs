//! A text -> the same in HTML, XML or Markdown, where nothing of it is taken for markup.

use std::borrow::Cow;

/// A text in an element of HTML, or in an attribute between double quotes. Controls, which HTML doesn't allow, become spaces.
#[must_use]
pub fn html(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, letter| {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() && letter != '\n' => out.push(' '),
            letter => out.push(letter),
        }
        out
    })
}

/// A text in an element or an attribute of XML.
#[must_use]
pub fn xml(text: &str) -> String {
    quick_xml::escape::escape(&*sound(text)).into_owned()
}

/// A text without the characters that XML 1.0 can't represent, not even escaped.
#[must_use]
pub fn sound(text: &str) -> Cow<'_, str> {
    let is_sound = |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let is_plain = text.bytes().all(|byte| (b' '..0x80).contains(&byte));
    if is_plain { Cow::Borrowed(text) } else { Cow::Owned(text.chars().filter(|one| is_sound(*one)).collect()) }
}

/// A line of Markdown: its special characters are escaped, and what would begin a list or a rule at its start.
#[must_use]
pub fn markdown(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let special = |at: usize, letter: char| match letter {
        '\\' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '&' | '~' | '#' | '|' => true,
        '-' | '+' | '=' => at == 0,
        '.' | ')' => digits > 0 && at == digits,
        _ => false,
    };
    text.char_indices().fold(String::new(), |mut out, (at, letter)| {
        if special(at, letter) {
            out.push('\\');
        }
        out.push(letter);
        out
    })
}
