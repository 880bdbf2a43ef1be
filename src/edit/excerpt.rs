//! A key with its value, and the text that they are read from -> the same as they are written, with their comments, without the margin.

use crate::edit::block::{column, end_of_entry, outdented};
use crate::edit::extent::{Form, entry_end, line_start};
use crate::parse::node::Node;

/// The text of an entry of a group that has this form.
pub(super) fn excerpt(text: &str, form: Form, key: &Node<'_>, value: &Node<'_>) -> String {
    let (start, end) = (key.span.range().start, entry_end(text, key, value));
    if form != Form::Block {
        return text[start..end].to_owned();
    }
    let margin = column(text, key);
    // The first key of an item has the hyphen before it.
    let own = " ".repeat(start - line_start(text, start)) + &text[start..end_of_entry(text, end, margin)];
    outdented(&own, margin)
}
