//! The text of `logo.svg` -> the city's logo, or what a page can't have in it, in words for staff who have it from somebody else.

use crate::diagnostic::Diagnostic;
use crate::model::logo::{Logo, LogoFile};
use crate::parse::reader::Reader;
use crate::parse::rules;
use crate::parse::source_tree::Body;
use crate::source::Span;
use crate::svg::{Refused, RefusedKind, drawing};

/// Reads the logo.
pub(super) fn logo(file: Body<'_>, reader: &mut Reader<'_>) -> Option<Logo> {
    let svg = match drawing(file.text) {
        Ok(svg) => svg,
        Err(refused) => {
            for Refused { what, range } in refused {
                reader.report(fault(&what, file.span(range)));
            }
            return None;
        }
    };
    if svg.len() > LogoFile::MOST {
        let message =
            format!("the logo takes up {} bytes of every page, and {} are the most", svg.len(), LogoFile::MOST);
        reader.report(Diagnostic::error(&rules::UNFIT_LOGO, Span::start_of(file.source), message).help(
            "ask your designer for a simpler drawing: fewer shapes and points, and numbers with one decimal at most",
        ));
        return None;
    }
    Some(Logo { svg, span: Span::start_of(file.source) })
}

fn fault(what: &RefusedKind, at: Span) -> Diagnostic {
    let fault = |message: String| Diagnostic::error(&rules::UNFIT_LOGO, at, message);
    match what {
        RefusedKind::NotWhole => fault("the drawing is damaged from here on".to_owned())
            .help("export the logo again as SVG, or ask your designer for the file"),
        RefusedKind::NotSvg => fault("this is not an SVG drawing".to_owned())
            .help("ask your designer for the logo as SVG; a picture such as PNG or JPG can't be used, even under another name"),
        RefusedKind::NoViewBox => fault("the drawing has no `viewBox`, so it can't be scaled".to_owned())
            .help("ask your designer to export it with a `viewBox`"),
        RefusedKind::Doctype => fault("a document type can't be in the logo".to_owned())
            .help("remove this part; or ask your designer for a plain SVG"),
        RefusedKind::Program(name) => fault(format!("`<{name}>` can't be in the logo, because it could act on every page"))
            .help("ask your designer for a still drawing, without scripts, links, animation or pictures in it"),
        RefusedKind::Handler(name) => fault(format!("`{name}` can't be in the logo, because it runs a program"))
            .help("ask your designer for a drawing without scripts"),
        RefusedKind::Reference(name) => fault(format!("`{name}` refers to something else, which the logo can't"))
            .help("ask your designer for flat colours, without gradients, patterns, masks or linked files"),
        RefusedKind::Style => fault("a style can't be in the logo, because pages don't apply it".to_owned())
            .help("ask your designer to write colours as attributes of the shapes: fill=\"#1a5e3a\""),
        RefusedKind::Text => fault("text can't be in the logo, because it would need a font".to_owned())
            .help("ask your designer to turn the text into outlines; the page shows the city's name beside the logo"),
        RefusedKind::Element(name) => fault(format!("`<{name}>` can't be in the logo"))
            .help("ask your designer for plain shapes with flat colours, without gradients, masks or filters"),
        RefusedKind::Attribute(name) => fault(format!("`{name}` can't be in the logo"))
            .help("ask your designer for plain shapes with flat colours, without effects"),
        RefusedKind::Value(name) => fault(format!("the value of `{name}` has signs that no shape or colour needs"))
            .help("export the logo again as plain SVG"),
    }
}
