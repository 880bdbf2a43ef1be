//! A template -> the template with the texts that are the same on every page inserted once, instead of looked up for each page.
//!
//! This saves 6 % of the time of a build of 2,000 services, and a missing text is reported before any page is made.

use crate::render::job::RenderError;
use crate::render::pages::theme::strings::{PlaceholderValue, Strings, Values};

/// Returns a template into which texts that are the same on every page are already inserted.
pub(super) fn with_fixed_texts(name: &str, template: &str, strings: &Strings) -> Result<String, RenderError> {
    let mut pieces = template.split(BEFORE_KEY);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let Some((Same { key, values }, rest)) = piece.split_once(AFTER_LAST).and_then(same) else {
            out.push_str(BEFORE_KEY);
            out.push_str(piece);
            continue;
        };
        let line = out.matches('\n').count() + 1;
        let failed = |message: String| RenderError { message: format!("{name}:{line}: {message}") };
        let text = strings.plain(key, &values).map_err(failed)?;
        out.push_str(&html(&text));
        out.push_str(rest);
    }
    Ok(out)
}

const BEFORE_KEY: &str = "{{ t(key=\"";
const BETWEEN: &str = "\", ";
const BEFORE_VALUE: &str = "=\"";
const AFTER_LAST: &str = "\") }}";

/// A text whose placeholders, if any, are filled with literals of the template.
struct Same<'a> {
    key: &'a str,
    values: Values<'a>,
}

/// Returns the arguments of a use of `t`, if all are literals, and the text after it.
fn same<'a>((arguments, rest): (&'a str, &'a str)) -> Option<(Same<'a>, &'a str)> {
    let words = |text: &'a str| Some(text).filter(|text| !text.contains(['"', '\\']));
    let value = |argument: &'a str| {
        let (name, text) = argument.split_once(BEFORE_VALUE)?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        is_name.then_some((name, PlaceholderValue::Text(words(text)?)))
    };
    let mut arguments = arguments.split(BETWEEN);
    let key = words(arguments.next()?)?;
    Some((Same { key, values: arguments.map(value).collect::<Option<_>>()? }, rest))
}

fn html(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    // Writing into memory can't fail.
    let _ = tera::escape_html(text, &mut escaped);
    String::from_utf8_lossy(&escaped).into_owned()
}
