//! Values -> JSON bytes as the feed writes them: pretty, in the order of the types, ASCII only, with a last line end.

use serde::Serialize;

use crate::render::RenderError;

/// The bytes of `value`. What is not ASCII is escaped, so that a wrong `charset` header can't harm it.
pub(super) fn bytes(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let pretty = serde_json::to_string_pretty(value)
        .map_err(|error| RenderError { message: format!("the feed can't be written: {error}") })?;
    let mut out = Vec::with_capacity(pretty.len() + pretty.len() / 16 + 1);
    let mut units = [0; 2];
    for character in pretty.chars() {
        if character.is_ascii() && character != '\u{7f}' {
            out.push(character as u8);
        } else {
            for unit in character.encode_utf16(&mut units) {
                out.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
            }
        }
    }
    out.push(b'\n');
    Ok(out)
}
