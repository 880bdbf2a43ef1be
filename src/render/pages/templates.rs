//! A theme's templates, ready to be filled. What a template prints is escaped unless the view says that it is HTML already.

use serde::Serialize;
use tera::{Context, Tera};

use crate::render::RenderError;
use crate::theme::Theme;

/// The templates of one theme.
pub(super) struct Templates {
    tera: Tera,
}

impl Templates {
    pub(super) fn new(theme: &Theme) -> Result<Self, RenderError> {
        let mut templates = Vec::new();
        for file in &theme.files {
            if let Some(name) = file.name.strip_prefix("templates/") {
                let text = std::str::from_utf8(&file.bytes)
                    .map_err(|_| RenderError { message: format!("`{}` is not UTF-8 text", file.name) })?;
                templates.push((name, text));
            } else if !["assets/", "scripts/", "styles/"].iter().any(|folder| file.name.starts_with(folder)) {
                let folders = "`templates/`, `assets/`, `scripts/` and `styles/`";
                let message = format!("nothing reads `{}`: a theme has {folders}", file.name);
                return Err(RenderError { message });
            }
        }
        let mut tera = Tera::new();
        // Whatever a template is called, what it prints goes into a page.
        tera.autoescape_on([""]);
        tera.add_raw_templates(templates).map_err(|error| fault(&error))?;
        Ok(Self { tera })
    }

    pub(super) fn render(&self, template: &str, view: &impl Serialize) -> Result<String, RenderError> {
        let context = Context::from_serialize(view).map_err(|error| fault(&error))?;
        self.tera.render(template, &context).map_err(|error| fault(&error))
    }
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
