//! A text -> the letters in it that were saved as UTF-8 and read as Windows-1252, and what they were.

use std::ops::Range;

/// What programs write in place of a letter that they can't read.
pub(super) const LETTER_LOST: char = '\u{fffd}';

/// How often a text may have been broken.
const MOST_TIMES: usize = 3;

/// The broken letters of a text, each with what it was.
pub(super) fn garbled(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = once(text);
    for (range, meant) in &mut found {
        // What a letter is depends on the one before it, and for some on the one after it.
        let before = text[..range.start].chars().next_back().map(String::from).unwrap_or_default();
        let after = text[range.end..].chars().next().map(String::from).unwrap_or_default();
        for _ in 1..MOST_TIMES {
            let own = before.len()..before.len() + meant.len();
            let again = once(&[&*before, meant, &*after].concat());
            let again: Vec<_> =
                again.into_iter().filter(|(at, _)| own.start <= at.start && at.end <= own.end).collect();
            if again.is_empty() {
                break;
            }
            for (at, letter) in again.into_iter().rev() {
                meant.replace_range(at.start - own.start..at.end - own.start, &letter);
            }
        }
    }
    found
}

/// The same for letters that were broken once. Neighbours are taken together, because a letter broken twice becomes several.
fn once(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(LEADS).map(|at| from + at) {
        let Some((length, meant)) = letter(text, start) else {
            from = start + text[start..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        from = start + length;
        match found.last_mut() {
            Some((range, letters)) if range.end == start => {
                range.end = from;
                letters.push_str(&meant);
            }
            _ => found.push((start..from, meant)),
        }
    }
    found
}

/// The first bytes of the UTF-8 of most letters and signs of European texts and of emoji, as Windows-1252 shows them.
const LEADS: [char; 7] = ['Â', 'Ã', 'Ä', 'Å', 'â', 'ï', 'ð'];

/// The broken letter that starts here: its length in bytes, and what it was.
fn letter(text: &str, start: usize) -> Option<(usize, String)> {
    let mut signs = text[start..].chars();
    let lead = signs.next()?;
    let second = signs.next()?;
    let before = text[..start].chars().next_back();
    if let Some(meant) = before_space(before, lead, second, signs.next()) {
        return Some((lead.len_utf8() + second.len_utf8(), meant.to_owned()));
    }
    let count = match byte(lead)? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    let taken: Vec<char> = text[start..].chars().take(count).collect();
    let bytes: Option<Vec<u8>> = taken.iter().copied().map(byte).collect();
    let decoded = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|_| taken.len() == count);
    let Some(meant) = decoded.as_deref().and_then(|text| text.chars().next()) else {
        // The last byte of a closing quotation mark has no sign in Windows-1252, and is often lost.
        return (lead == 'â' && second == '€').then(|| (lead.len_utf8() + second.len_utf8(), "”".to_owned()));
    };
    let last = *taken.last()?;
    let after = text[start..].chars().nth(count);
    let may_end = !after.is_some_and(char::is_alphanumeric) && is_quotation(last, lead);
    is_likely(lead, second, meant, may_end).then(|| (taken.iter().map(|sign| sign.len_utf8()).sum(), meant.to_string()))
}

/// A space that may not break, or an `à`. The second half of both is such a space, which often became a plain one; no word ends with a
/// capital after a small letter.
fn before_space(before: Option<char>, lead: char, second: char, third: Option<char>) -> Option<&'static str> {
    let is_after_small = before.is_some_and(|before| before.is_alphanumeric() && !before.is_uppercase());
    let is_after_space = before.is_some_and(char::is_whitespace);
    match (lead, second) {
        ('Â', ' ') if is_after_small => Some(" "),
        ('Â', '\u{a0}') => Some(" "),
        // Of two spaces, the first belongs to the letter.
        ('Ã', ' ') if third == Some(' ') && (is_after_small || is_after_space) => Some("à"),
        ('Ã', ' ') if is_after_small || is_after_space => Some("à "),
        ('Ã', '\u{a0}') => Some("à"),
        _ => None,
    }
}

/// Whether the letters are rather broken than written: a capital letter may come before a closing
/// quotation mark, for example.
fn is_likely(lead: char, second: char, meant: char, may_be_quotation: bool) -> bool {
    match lead {
        'Â' => meant >= '\u{a0}',
        'Ã' | 'Ä' | 'Å' => !may_be_quotation && !meant.is_control(),
        'â' => matches!(second, '€' | '‚' | '„' | '†' | '‰' | 'ˆ'),
        'ï' => matches!(meant, '\u{feff}' | '\u{fffd}' | '\u{fb00}'..='\u{fb06}'),
        'ð' => second == 'Ÿ',
        _ => false,
    }
}

/// Whether the sign may follow a word that ends with the letter. Few words end with an `Ã`.
fn is_quotation(sign: char, letter: char) -> bool {
    matches!(sign, '’' | '”' | '…') || (letter != 'Ã' && matches!(sign, '»' | '›' | '“' | '‘'))
}

/// The byte that Windows-1252 shows as this sign.
fn byte(sign: char) -> Option<u8> {
    let known = WINDOWS.iter().find(|(_, known)| *known == sign).map(|(byte, _)| *byte);
    known.or_else(|| u8::try_from(u32::from(sign)).ok().filter(|byte| *byte >= 0x80))
}

/// The signs of Windows-1252 that are not the same in Unicode.
const WINDOWS: [(u8, char); 27] = [
    (0x80, '€'),
    (0x82, '‚'),
    (0x83, 'ƒ'),
    (0x84, '„'),
    (0x85, '…'),
    (0x86, '†'),
    (0x87, '‡'),
    (0x88, 'ˆ'),
    (0x89, '‰'),
    (0x8a, 'Š'),
    (0x8b, '‹'),
    (0x8c, 'Œ'),
    (0x8e, 'Ž'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x98, '˜'),
    (0x99, '™'),
    (0x9a, 'š'),
    (0x9b, '›'),
    (0x9c, 'œ'),
    (0x9e, 'ž'),
    (0x9f, 'Ÿ'),
];
