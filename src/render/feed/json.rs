//! Values -> JSON bytes as the feed writes them: pretty, in the order of the types, ASCII only, with a last line end.

use std::io::sink;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};
use serde_json::value::RawValue;

use crate::render::RenderError;

/// The bytes of `value`. What is not ASCII is escaped, so that a wrong `charset` header can't harm it.
pub(super) fn bytes(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let pretty = pretty(value)?;
    let mut out = if is_plain(&pretty) { pretty.into_bytes() } else { escaped(&pretty) };
    out.push(b'\n');
    Ok(out)
}

/// `value` as it is written in a list of a document: what stands in several documents is written once.
pub(super) fn item(value: &impl Serialize) -> Result<Box<RawValue>, RenderError> {
    let mut layout = PrettyFormatter::new();
    // An item stands inside the brackets of the document and of the list.
    for _ in 0..2 {
        layout.begin_array(&mut sink()).map_err(serde_json::Error::io).map_err(|error| unwritten(&error))?;
    }
    let mut out = Vec::with_capacity(2_048);
    value.serialize(&mut Serializer::with_formatter(&mut out, layout)).map_err(|error| unwritten(&error))?;
    RawValue::from_string(String::from_utf8_lossy(&out).into_owned()).map_err(|error| unwritten(&error))
}

fn pretty(value: &impl Serialize) -> Result<String, RenderError> {
    serde_json::to_string_pretty(value).map_err(|error| unwritten(&error))
}

fn unwritten(error: &serde_json::Error) -> RenderError {
    RenderError { message: format!("the feed can't be written: {error}") }
}

fn is_plain(text: &str) -> bool {
    text.is_ascii() && !text.contains('\u{7f}')
}

fn escaped(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + text.len() / 16 + 1);
    let mut units = [0; 2];
    for character in text.chars() {
        if character.is_ascii() && character != '\u{7f}' {
            out.push(character as u8);
        } else {
            for unit in character.encode_utf16(&mut units) {
                out.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
            }
        }
    }
    out
}
