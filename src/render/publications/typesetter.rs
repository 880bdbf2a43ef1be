//! A theme -> its templates and styles for print, with which a view is set as PDF.

use std::collections::BTreeMap;

use crate::layout::{Drawing, Ingredients, Set, parsed, set};
use crate::render::format::RenderContext;
use crate::render::job::RenderError;
use crate::render::pages::strings;
use crate::render::pages::theme::templates::{Templates, View};
use crate::render::publications::look::{Look, Paper};

/// Sets views with the templates of a theme.
pub(super) struct Typesetter {
    pub(super) look: Look,
    pub(super) paper: Paper,
    templates: Templates,
    pictures: BTreeMap<String, Drawing>,
}

impl Typesetter {
    /// Reads the theme of a job.
    pub(super) fn new(context: &RenderContext<'_>, paper: Option<Paper>) -> Result<Self, RenderError> {
        let job = context.job;
        let look = Look::of(job.theme)?;
        let templates = Templates::for_print(job.theme, strings(context)?)?;
        let mut pictures = BTreeMap::new();
        if let Some(logo) = &job.edition.catalog.logo {
            for (name, colour) in [("logo", "brand"), ("logo-on-cover", "on-cover")] {
                let ink = look.sheet.colours.get(colour).copied().unwrap_or_default();
                let drawing = Drawing::from_svg(&logo.svg, ink)
                    .map_err(|reason| RenderError { message: format!("the logo can't be printed: {reason}") })?;
                pictures.insert(name.to_owned(), drawing);
            }
        }
        Ok(Self { paper: paper.unwrap_or(look.paper), look, templates, pictures })
    }

    /// Sets a view with a template. Faults of the template are told with the name of the file.
    pub(super) fn set(&self, template: &str, view: View, file: &str) -> Result<Set, RenderError> {
        let markup = self.text(template, view)?;
        let ingredients =
            Ingredients { sheet: &self.look.sheet, paper: self.paper.size(), pictures: self.pictures.clone() };
        let in_template =
            |reason: String| RenderError { message: format!("`print/{template}` for `{file}`: {reason}") };
        let document = parsed(&markup, &ingredients).map_err(|all| {
            let lines: Vec<&str> = markup.lines().collect();
            let reported = all.iter().map(|fault| {
                let line = lines.get(fault.line.saturating_sub(1)).map_or("", |line| line.trim());
                format!("{} (line {} of what it makes: {line})", fault.message, fault.line)
            });
            in_template(reported.collect::<Vec<_>>().join("\n"))
        })?;
        set(&document, &self.look.faces).map_err(in_template)
    }

    /// What a template makes of a view.
    pub(super) fn text(&self, template: &str, view: View) -> Result<String, RenderError> {
        let made = self.templates.render(template, view, [])?;
        Ok(String::from_utf8_lossy(&made).into_owned())
    }
}
