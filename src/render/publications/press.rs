//! A publication -> its files: its view goes through a template, and the markup is set.

use std::collections::BTreeMap;

use crate::artifact::Artifact;
use crate::layout::{Drawing, Ingredients, parsed, set};
use crate::model::edition::Edition;
use crate::model::publication::PublicationKind;
use crate::render::format::RenderContext;
use crate::render::job::{RenderError, artifact};
use crate::render::pages::frame::site::Site;
use crate::render::pages::strings;
use crate::render::pages::theme::templates::{Templates, View};
use crate::render::publications::fault::{PrintFault, PrintFaultKind};
use crate::render::publications::insert_text::as_text;
use crate::render::publications::look::{Look, Paper};
use crate::render::publications::piece::Piece;
use crate::render::publications::view::Views;

/// Sets publications.
pub(super) struct Press<'a> {
    look: Look,
    templates: Templates,
    views: Views<'a>,
    paper: Paper,
    pictures: BTreeMap<String, Drawing>,
}

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "dv", "fa", "he", "ps", "sd", "ur", "yi"];

/// Why nothing of an edition can be printed, whatever the publication.
pub(super) fn unprintable(edition: &Edition<'_>) -> Option<PrintFault> {
    let language = &edition.catalog.site.language;
    let tag = language.value.as_str();
    RIGHT_TO_LEFT.contains(&tag.split('-').next().unwrap_or_default()).then(|| PrintFault {
        piece: String::new(),
        place: language.span,
        kind: PrintFaultKind::RightToLeft(tag.to_owned()),
    })
}

impl<'a> Press<'a> {
    pub(super) fn new(context: &'a RenderContext<'a>, paper: Option<Paper>) -> Result<Self, RenderError> {
        let job = context.job;
        let look = Look::of(job.theme)?;
        let strings = strings(context)?;
        let templates = Templates::for_print(job.theme, strings)?;
        let site = Site::new(context, strings)?;
        let mut pictures = BTreeMap::new();
        if let Some(logo) = &job.edition.catalog.logo {
            for (name, colour) in [("logo", "brand"), ("logo-on-cover", "on-cover")] {
                let ink = look.sheet.colours.get(colour).copied().unwrap_or_default();
                let drawing = Drawing::from_svg(&logo.svg, ink)
                    .map_err(|reason| RenderError { message: format!("the logo can't be printed: {reason}") })?;
                pictures.insert(name.to_owned(), drawing);
            }
        }
        let paper = paper.unwrap_or(look.paper);
        Ok(Self { views: Views::new(site), templates, paper, pictures, look })
    }

    /// Makes the files of a publication; none, if there is an error among its faults.
    pub(super) fn set(&self, piece: &Piece<'a>) -> Result<(Vec<Artifact>, Vec<PrintFault>), RenderError> {
        let edition = self.views.site.edition;
        let file = piece.stem() + ".pdf";
        let fault = |kind, place| PrintFault { piece: file.clone(), place, kind };
        let place = piece.place(edition);
        let mut faults = Vec::new();
        if let Some((until, place)) = piece.until(edition) {
            faults.push(fault(PrintFaultKind::EndsOn(until), place));
        }
        let view = View::new(self.views.of(piece, &self.look, self.paper))?;
        let markup = self.templates.render(piece.template(), view, [])?;
        let markup = String::from_utf8_lossy(&markup);
        let ingredients =
            Ingredients { sheet: &self.look.sheet, paper: self.paper.size(), pictures: self.pictures.clone() };
        let in_template =
            |reason: String| RenderError { message: format!("`print/{}` for `{file}`: {reason}", piece.template()) };
        let document = parsed(&markup, &ingredients).map_err(|all| {
            let lines: Vec<&str> = markup.lines().collect();
            let reported = all.iter().map(|fault| {
                let line = lines.get(fault.line.saturating_sub(1)).map_or("", |line| line.trim());
                format!("{} (line {} of what it makes: {line})", fault.message, fault.line)
            });
            in_template(reported.collect::<Vec<_>>().join("\n"))
        })?;
        let made = set(&document, &self.look.faces).map_err(in_template)?;
        if !made.faults.is_empty() {
            faults.extend(made.faults.into_iter().map(|found| fault(PrintFaultKind::NotSet(found), place)));
            return Ok((Vec::new(), faults));
        }
        let mut files = vec![artifact(&file, made.pdf)?];
        if piece.kind == PublicationKind::Insert {
            files.push(artifact(&(piece.stem() + ".txt"), self.text(piece)?.into_bytes())?);
        }
        Ok((files, faults))
    }

    /// The same as plain text, to paste.
    fn text(&self, piece: &Piece<'a>) -> Result<String, RenderError> {
        let view = View::new(self.views.of(piece, &self.look, self.paper))?;
        let text = self.templates.render("insert.txt", view, [])?;
        Ok(as_text(&String::from_utf8_lossy(&text)))
    }
}
