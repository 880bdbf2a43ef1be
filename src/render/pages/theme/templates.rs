//! A theme's templates, ready to be rendered. Everything that a template prints is escaped, unless it is marked as HTML already.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Function, Kwargs, State, Tera, TeraResult};

use crate::render::job::RenderError;
use crate::render::pages::theme::fixed_texts::with_fixed_texts;
use crate::render::pages::theme::strings::{Piece, PlaceholderValue, Strings, Values};
use crate::theme::{Theme, ThemeFile};

/// The folders of a theme other than its templates.
const FOLDERS: [&str; 6] = ["assets/", "fonts/", "print/", "scripts/", "strings/", "styles/"];

/// The file of a theme that is in no folder: the identity of its printed pieces.
const IDENTITY_OF_PRINT: &str = "print.yaml";

/// Typical size of a page, in bytes.
const USUAL_PAGE: usize = 16 << 10;

/// The templates of one theme.
pub(crate) struct Templates {
    tera: Tera,
}

impl Templates {
    pub(crate) fn new(theme: &Theme, strings: &Arc<Strings>) -> Result<Self, RenderError> {
        let mut templates = Vec::new();
        for file in &theme.files {
            if let Some(name) = file.name.strip_prefix("templates/") {
                let text = std::str::from_utf8(&file.bytes)
                    .map_err(|_| RenderError { message: format!("`{}` is not UTF-8 text", file.name) })?;
                templates.push((name, with_fixed_texts(name, text, strings)?));
            } else if !FOLDERS.iter().any(|folder| file.name.starts_with(folder)) && file.name != IDENTITY_OF_PRINT {
                let known = "a theme consists of `templates/`, `strings/`, `styles/`, `scripts/`, `assets/`, `fonts/`, `print/` and `print.yaml`";
                return Err(RenderError { message: format!("`{}` is not used: {known}", file.name) });
            }
        }
        Self::of(templates, strings)
    }

    /// The templates of publications.
    pub(crate) fn for_print(theme: &Theme, strings: &Arc<Strings>) -> Result<Self, RenderError> {
        let mut templates = Vec::new();
        let is_template = |file: &&ThemeFile| Path::new(&file.name).extension().is_some_and(|ending| ending != "yaml");
        for file in theme.files.iter().filter(is_template) {
            if let Some(name) = file.name.strip_prefix("print/") {
                let text = std::str::from_utf8(&file.bytes)
                    .map_err(|_| RenderError { message: format!("`{}` is not UTF-8 text", file.name) })?;
                templates.push((name, text.to_owned()));
            }
        }
        Self::of(templates, strings)
    }

    fn of(templates: Vec<(&str, String)>, strings: &Arc<Strings>) -> Result<Self, RenderError> {
        let mut tera = Tera::new();
        // Escape in every template, whatever its name.
        tera.autoescape_on([""]);
        tera.register_function("t", Plain(Arc::clone(strings)));
        tera.register_function("forms", AllForms(Arc::clone(strings)));
        tera.register_function("marked", Marked(Arc::clone(strings)));
        tera.add_raw_templates(templates).map_err(|error| fault(&error))?;
        Ok(Self { tera })
    }

    /// Renders a template with a view and further named values, to UTF-8.
    pub(crate) fn render<const N: usize>(
        &self,
        template: &str,
        View(mut context): View,
        others: [(&'static str, tera::Value); N],
    ) -> Result<Vec<u8>, RenderError> {
        for (name, value) in others {
            context.insert_value(name, value);
        }
        let mut filled = Vec::with_capacity(USUAL_PAGE);
        self.tera.render_to(template, &context, &mut filled).map_err(|error| fault(&error))?;
        Ok(filled)
    }
}

/// What a page shows, as templates read it.
pub(crate) struct View(Context);

impl View {
    /// Takes the view over: the longest page has tens of megabytes of it, and templates need it once.
    pub(crate) fn new(view: impl Serialize) -> Result<Self, RenderError> {
        Context::from_serialize(&view).map(Self).map_err(|error| fault(&error))
    }
}

/// `t(key="service.ask")`: a text of the theme's language; every other argument fills the placeholder of its name.
struct Plain(Arc<Strings>);

impl Function<TeraResult<String>> for Plain {
    fn call(&self, arguments: Kwargs, _: &State) -> TeraResult<String> {
        self.0.plain(arguments.must_get::<&str>("key")?, &values(&arguments)?).map_err(tera::Error::message)
    }
}

/// `marked(key="home.scheduled", href=address)`: the same as HTML. `[…]` becomes a link, or a date with `datetime`, and `` `…` `` code.
struct Marked(Arc<Strings>);

impl Function<TeraResult<String>> for Marked {
    fn call(&self, arguments: Kwargs, state: &State) -> TeraResult<String> {
        let (key, values) = (arguments.must_get::<&str>("key")?, values(&arguments)?);
        let mark = Mark::of(&arguments, state)?;
        let pieces = self.0.pieces(key, &values).map_err(tera::Error::message)?;
        if pieces.contains(&Piece::Open) != mark.is_some() {
            let wanted = "`[…]` in a text needs `href` or `datetime` in the template, and the reverse";
            return Err(tera::Error::message(format!("{wanted}: see the text `{key}` and where it is used")));
        }
        let (open, close) = mark.map_or_else(|| (String::new(), ""), |mark| (mark.open, mark.close));
        let mut html = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => tera::escape_html(words, &mut html)?,
                Piece::Value(name) => {
                    let value = self.0.value(key, name, &values).map_err(tera::Error::message)?;
                    tera::escape_html(&value, &mut html)?;
                }
                Piece::Open => html.extend_from_slice(open.as_bytes()),
                Piece::Close => html.extend_from_slice(close.as_bytes()),
                Piece::StartCode => html.extend_from_slice(b"<code>"),
                Piece::EndCode => html.extend_from_slice(b"</code>"),
            }
        }
        String::from_utf8(html).map_err(|error| tera::Error::message(error.to_string()))
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// `forms(key="search.found")`: a text in all its plural forms, as JSON, with its placeholders as they are: for a script that counts.
struct AllForms(Arc<Strings>);

impl Function<TeraResult<String>> for AllForms {
    fn call(&self, arguments: Kwargs, _: &State) -> TeraResult<String> {
        self.0.all_forms(arguments.must_get("key")?).map_err(tera::Error::message)
    }
}

/// The HTML around a marked part.
struct Mark {
    open: String,
    close: &'static str,
}

impl Mark {
    fn of(arguments: &Kwargs, state: &State) -> TeraResult<Option<Self>> {
        for (name, element, close) in [("href", "a", "</a>"), ("datetime", "time", "</time>")] {
            if let Some(value) = arguments.get::<&str>(name)? {
                return Ok(Some(Self { open: format!("<{element} {name}=\"{}\">", state.escape(value)?), close }));
            }
        }
        Ok(None)
    }
}

/// Returns the values of the placeholders, by name.
fn values(arguments: &Kwargs) -> TeraResult<Values<'_>> {
    let mut values = Values::new();
    for (name, value) in arguments.iter() {
        let Some(name) = name.as_str().filter(|name| !["key", "href", "datetime"].contains(name)) else { continue };
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        let value = match (number, value.as_str()) {
            (Some(number), _) => PlaceholderValue::Number(number),
            (None, Some(text)) => PlaceholderValue::Text(text),
            (None, None) => {
                return Err(tera::Error::message(format!("`{name}` is neither a text nor a number")));
            }
        };
        values.push((name, value));
    }
    Ok(values)
}

fn fault(error: &tera::Error) -> RenderError {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        message = format!("{message}: {inner}");
        source = inner.source();
    }
    RenderError { message }
}
