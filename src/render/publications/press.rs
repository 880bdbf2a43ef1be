//! A publication -> its files: its view goes through a template, and the markup is set.

use crate::artifact::Artifact;
use crate::model::edition::Edition;
use crate::model::publication::PublicationKind;
use crate::render::format::RenderContext;
use crate::render::job::{RenderError, artifact};
use crate::render::pages::frame::site::Site;
use crate::render::pages::strings;
use crate::render::pages::theme::templates::View;
use crate::render::publications::fault::{PrintFault, PrintFaultKind};
use crate::render::publications::insert_text::as_text;
use crate::render::publications::look::Paper;
use crate::render::publications::piece::Piece;
use crate::render::publications::typesetter::Typesetter;
use crate::render::publications::view::Views;

/// Sets publications.
pub(super) struct Press<'a> {
    typesetter: Typesetter,
    views: Views<'a>,
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
        let site = Site::new(context, strings(context)?)?;
        Ok(Self { typesetter: Typesetter::new(context, paper)?, views: Views::new(site) })
    }

    /// Makes the files of a publication; none, if there is an error among its faults.
    pub(super) fn set(&self, piece: &Piece<'a>) -> Result<(Vec<Artifact>, Vec<PrintFault>), RenderError> {
        let edition = self.views.site.edition;
        let file = piece.file();
        let mut faults: Vec<PrintFault> = piece.ending(edition).into_iter().collect();
        let made = self.typesetter.set(piece.template(), self.view(piece)?, &file)?;
        if !made.faults.is_empty() {
            let place = piece.place(edition);
            let fault = |found| PrintFault { piece: file.clone(), place, kind: PrintFaultKind::NotSet(found) };
            faults.extend(made.faults.into_iter().map(fault));
            return Ok((Vec::new(), faults));
        }
        let mut files = vec![artifact(&file, made.pdf)?];
        if piece.kind == PublicationKind::Insert {
            // The same as plain text, to paste.
            let text = self.typesetter.text("insert.txt", self.view(piece)?)?;
            files.push(artifact(&(piece.stem() + ".txt"), as_text(&text).into_bytes())?);
        }
        Ok((files, faults))
    }

    fn view(&self, piece: &Piece<'a>) -> Result<View, RenderError> {
        View::new(self.views.of(piece, &self.typesetter.look, self.typesetter.paper))
    }
}
