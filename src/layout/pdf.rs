//! Laid-out pages -> a PDF file that is also PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

use std::collections::BTreeMap;

use krilla::Document as File;
use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};

use crate::layout::block::Document;
use crate::layout::colour::Colour;
use crate::layout::drawing::Segment;
use crate::layout::faces::Faces;
use crate::layout::inline::LinkTarget;
use crate::layout::pages::{Laid, Page};
use crate::layout::paragraph::{Line, Run};
use crate::layout::row::{Anchor, Drawn, Placed};
use crate::layout::tags::{TagId, TagNode, Tags};

/// A place that is a link, as it was drawn.
struct LinkArea {
    tag: TagId,
    /// What was drawn, if it belongs to the link itself.
    drawn: Option<Identifier>,
    rect: Rect,
    target: LinkTarget,
    words: String,
}

/// Writes the file.
pub(super) fn write(document: &Document, laid: &Laid, mut tags: Tags, faces: &Faces) -> Result<Vec<u8>, String> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| format!("{error:?}"))?;
    let mut file = File::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    file.set_metadata(metadata(document));
    let places = places(laid);
    for page in &laid.pages {
        let settings = PageSettings::from_wh(page.width, page.height).ok_or("a page has no size")?;
        let mut own = file.start_page_with(settings);
        let mut surface = own.surface();
        let mut links = Vec::new();
        draw_all(&mut surface, page, &mut tags, faces, &mut links);
        surface.finish();
        for LinkArea { tag, drawn, rect, target, words } in links {
            let target = match &target {
                LinkTarget::Address(address) => Target::Action(Action::Link(LinkAction::new(address.clone()))),
                LinkTarget::Block(id) => match places.get(id) {
                    Some(place) => Target::Destination(Destination::Xyz(place.clone())),
                    None => return Err(format!("a link leads to `{id}`, which is nowhere in the document")),
                },
            };
            let annotation = Annotation::new_link(LinkAnnotation::new(rect, target), Some(words));
            tags.draw(tag, own.add_tagged_annotation(annotation));
            if let Some(drawn) = drawn {
                tags.draw(tag, drawn);
            }
        }
        own.finish();
    }
    file.set_outline(outline(laid));
    file.set_tag_tree(tags.into_tree());
    file.finish().map_err(|error| format!("{error:?}"))
}

fn metadata(document: &Document) -> Metadata {
    let all = Metadata::new()
        .title(document.title.clone())
        .description(document.summary.clone())
        .authors(vec![document.author.clone()])
        .creator("charter".to_owned())
        .language(document.language.clone());
    match document.day {
        Some((year, month, day)) => {
            all.creation_date(DateTime::new(year).month(month).day(day).hour(0).minute(0).second(0).utc_offset_hour(0))
        }
        None => all,
    }
}

fn places(laid: &Laid) -> BTreeMap<String, XyzDestination> {
    laid.anchors().filter_map(|(at, anchor)| Some((anchor.id.clone()?, destination(at, anchor)))).collect()
}

/// Where a reader is taken: a little above the anchor.
fn destination(page: usize, anchor: &Anchor) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(0.0, (anchor.y - 12.0).max(0.0)))
}

/// The bookmarks, as deep as the headings that they are made of.
fn outline(laid: &Laid) -> Outline {
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let mut outline = Outline::new();
    let close = |open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline| {
        if let Some((_, node)) = open.pop() {
            match open.last_mut() {
                Some((_, parent)) => parent.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    for (at, anchor) in laid.anchors() {
        let Some((level, words)) = &anchor.bookmark else { continue };
        while open.last().is_some_and(|(other, _)| other >= level) {
            close(&mut open, &mut outline);
        }
        open.push((*level, OutlineNode::new(words.clone(), destination(at, anchor))));
    }
    while !open.is_empty() {
        close(&mut open, &mut outline);
    }
    outline
}

fn draw_all(surface: &mut Surface<'_>, page: &Page, tags: &mut Tags, faces: &Faces, links: &mut Vec<LinkArea>) {
    for placed in &page.running {
        let kind = if placed.y < page.height / 2.0 { ArtifactType::Header } else { ArtifactType::Footer };
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw_untagged(surface, placed, faces);
        surface.end_tagged();
    }
    for placed in &page.placed {
        match &placed.what {
            Drawn::Line { line, tag: Some(tag) } => draw_line(surface, placed, line, *tag, tags, faces, links),
            Drawn::Picture { drawing, scale, tag: Some(tag), link, words } => {
                let drawn = surface.start_tagged(ContentTag::Other);
                draw_untagged(surface, placed, faces);
                surface.end_tagged();
                tags.draw(*tag, drawn);
                let area = Rect::from_xywh(placed.x, placed.y, drawing.width * scale, drawing.height * scale);
                if let (Some((address, tag)), Some(rect)) = (link, area) {
                    let target = LinkTarget::Address(address.clone());
                    links.push(LinkArea { tag: *tag, drawn: None, rect, target, words: words.clone() });
                }
            }
            _ => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                draw_untagged(surface, placed, faces);
                surface.end_tagged();
            }
        }
    }
}

/// Draws a line of text, each link in it as one.
fn draw_line(
    surface: &mut Surface<'_>,
    placed: &Placed,
    line: &Line,
    tag: TagId,
    tags: &mut Tags,
    faces: &Faces,
    links: &mut Vec<LinkArea>,
) {
    for runs in line.runs.chunk_by(|one, other| one.link == other.link) {
        let drawn = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        draw_runs(surface, placed, line, runs, faces);
        surface.end_tagged();
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else { continue };
        let rect = Rect::from_ltrb(
            placed.x + first.x,
            placed.y,
            placed.x + (last.x + last.width).max(first.x + 1.0),
            placed.y + line.height,
        );
        match (&first.link, rect) {
            (Some(target), Some(rect)) => {
                let tag = tags.add(tag, TagNode::Link(None));
                let words = words_of(line, runs);
                links.push(LinkArea { tag, drawn: Some(drawn), rect, target: target.clone(), words });
            }
            _ => tags.draw(tag, drawn),
        }
    }
}

fn words_of(line: &Line, runs: &[Run]) -> String {
    let ranges = || runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.text_range.clone());
    let start = ranges().map(|range| range.start).min().unwrap_or_default();
    let end = ranges().map(|range| range.end).max().unwrap_or_default();
    line.text.get(start..end).unwrap_or_default().trim().to_owned()
}

fn draw_runs(surface: &mut Surface<'_>, placed: &Placed, line: &Line, runs: &[Run], faces: &Faces) {
    for run in runs {
        let Some(font) = faces.font(run.face) else { continue };
        surface.set_fill(Some(ink(run.colour)));
        surface.set_stroke(None);
        let start = Point::from_xy(placed.x + run.x, placed.y + line.baseline);
        surface.draw_glyphs(start, &run.glyphs, font.clone(), &line.text, run.size, false);
    }
}

fn draw_untagged(surface: &mut Surface<'_>, placed: &Placed, faces: &Faces) {
    let (x, y) = (placed.x, placed.y);
    match &placed.what {
        Drawn::Line { line, .. } => draw_runs(surface, placed, line, &line.runs, faces),
        Drawn::Fill { width, height, colour, round } => {
            surface.set_fill(Some(ink(*colour)));
            surface.set_stroke(None);
            if let Some(path) = rounded(x, y, *width, *height, *round) {
                surface.draw_path(&path);
            }
        }
        Drawn::Outline { width, height, colour, weight, round } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*colour, *weight)));
            let half = weight / 2.0;
            if let Some(path) = rounded(x + half, y + half, width - weight, height - weight, *round) {
                surface.draw_path(&path);
            }
        }
        Drawn::Rule { length, colour, weight, is_dashed } => {
            let dash = is_dashed.then(|| StrokeDash { array: vec![weight.max(0.5), 3.0], offset: 0.0 });
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { dash, line_cap: LineCap::Butt, ..stroke(*colour, *weight) }));
            let mut path = PathBuilder::new();
            path.move_to(x, y);
            path.line_to(x + length, y);
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
        Drawn::Picture { drawing, scale, .. } => {
            surface.push_transform(&Transform::from_row(*scale, 0.0, 0.0, *scale, x, y));
            for shape in &drawing.shapes {
                let rule = |is_even_odd| if is_even_odd { FillRule::EvenOdd } else { FillRule::NonZero };
                surface
                    .set_fill(shape.fill.map(|(colour, is_even_odd)| Fill { rule: rule(is_even_odd), ..ink(colour) }));
                surface.set_stroke(shape.stroke.map(|(colour, weight)| stroke(colour, weight)));
                if let Some(path) = path(&shape.outline) {
                    surface.draw_path(&path);
                }
            }
            surface.pop();
        }
    }
}

fn path(outline: &[Segment]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in outline {
        match *segment {
            Segment::Move(x, y) => path.move_to(x, y),
            Segment::Line(x, y) => path.line_to(x, y),
            Segment::Quadratic(x1, y1, x, y) => path.quad_to(x1, y1, x, y),
            Segment::Cubic(x1, y1, x2, y2, x, y) => path.cubic_to(x1, y1, x2, y2, x, y),
            Segment::Close => path.close(),
        }
    }
    path.finish()
}

fn ink(Colour(red, green, blue): Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn stroke(Colour(red, green, blue): Colour, width: f32) -> Stroke {
    Stroke { paint: rgb::Color::new(red, green, blue).into(), width, ..Stroke::default() }
}

/// A rectangle with round corners.
fn rounded(x: f32, y: f32, width: f32, height: f32, round: f32) -> Option<Path> {
    // How far the handles of a curve are from its ends, so that it is a quarter of a circle.
    const HANDLE: f32 = 0.447_715;
    let mut path = PathBuilder::new();
    let round = round.min(width / 2.0).min(height / 2.0);
    if round <= 0.0 {
        path.push_rect(Rect::from_xywh(x, y, width, height)?);
        return path.finish();
    }
    let (right, bottom, handle) = (x + width, y + height, round * HANDLE);
    path.move_to(x + round, y);
    path.line_to(right - round, y);
    path.cubic_to(right - handle, y, right, y + handle, right, y + round);
    path.line_to(right, bottom - round);
    path.cubic_to(right, bottom - handle, right - handle, bottom, right - round, bottom);
    path.line_to(x + round, bottom);
    path.cubic_to(x + handle, bottom, x, bottom - handle, x, bottom - round);
    path.line_to(x, y + round);
    path.cubic_to(x, y + handle, x + handle, y, x + round, y);
    path.close();
    path.finish()
}
