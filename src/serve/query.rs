//! The text after a question mark -> its values by name.

use percent_encoding::percent_decode_str;

/// The value of `name`, without what a browser writes for special characters.
pub(super) fn value(query: &str, name: &str) -> Option<String> {
    let fields = query.split('&').filter_map(|field| field.split_once('='));
    let (_, value) = fields.into_iter().find(|(key, _)| *key == name)?;
    percent_decode_str(&value.replace('+', " ")).decode_utf8().ok().map(Into::into)
}
