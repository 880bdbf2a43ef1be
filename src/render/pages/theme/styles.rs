//! A theme's styles -> one file, without comments on lines of their own and without spaces and line ends that mean nothing: every page asks
//! for it.

/// Returns the joined style. A comment that begins with `/*!`, as a licence does, stays.
pub(super) fn joined<'a>(files: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let whole: Vec<u8> = files.flatten().copied().collect();
    let (mut style, mut at) = (Vec::with_capacity(whole.len()), 0);
    let mut starts_line = true;
    while at < whole.len() {
        let rest = &whole[at..];
        let length = piece(rest);
        let is_space = matches!(rest[0], b' ' | b'\t' | b'\n' | b'\r');
        let is_comment = rest.starts_with(b"/*") && !rest.starts_with(b"/*!");
        let after = &rest[length..];
        if starts_line && is_comment && (after.is_empty() || after.starts_with(b"\n") || after.starts_with(b"\r\n")) {
            at += length;
            continue;
        }
        let is_end_inside = rest[0] == b'\n' && matches!(style.last(), Some(b'{' | b';' | b','));
        starts_line |= is_end_inside;
        if !(starts_line && is_space || rest[0] == b' ' && says_nothing(style.last(), rest.get(1))) {
            style.extend_from_slice(&rest[..length]);
            starts_line = rest[0] == b'\n';
        }
        at += length;
    }
    style
}

/// Whether a space after one byte and before another means nothing: beside braces, and after a mark that ends a name or a value. (A space
/// before a colon may be a part of a selector: `.box :hover`.)
fn says_nothing(before: Option<&u8>, after: Option<&u8>) -> bool {
    matches!(before, Some(b'{' | b'}' | b';' | b':' | b',')) || matches!(after, Some(b'{' | b'}'))
}

/// Returns the length of the comment, string, address or escape that starts here, or 1. One that is not closed ends with the style.
fn piece(rest: &[u8]) -> usize {
    match rest {
        [b'/', b'*', inside @ ..] => inside.windows(2).position(|two| two == b"*/").map_or(rest.len(), |end| end + 4),
        [b'"' | b'\'', ..] => up_to(rest, 1, |byte| byte == rest[0] || byte == b'\n'),
        _ if is_address(rest) => up_to(rest, 4, |byte| byte == b')'),
        [b'\\', _, ..] => 2,
        _ => 1,
    }
}

/// Whether `url(` starts here without quotes, so that `/*` after it is no comment.
fn is_address(rest: &[u8]) -> bool {
    let is_url = rest.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case(b"url("));
    is_url && !matches!(rest[4..].trim_ascii_start(), [b'"' | b'\'', ..])
}

/// Returns the length up to and with a byte that ends it and is not escaped.
fn up_to(rest: &[u8], begin: usize, ends: impl Fn(u8) -> bool) -> usize {
    let mut at = begin;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            byte if ends(byte) => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}
