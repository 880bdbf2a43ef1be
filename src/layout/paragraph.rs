//! The parts of a paragraph and a width -> lines of glyphs.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use krilla::text::{GlyphId, KrillaGlyph};
use parley::layout::{Alignment, AlignmentOptions, Cluster};
use parley::style::{FontFamily, FontFamilyName, LineHeight, OverflowWrap, StyleProperty};
use parley::{FontContext, IndentOptions, Layout, LayoutContext};

use crate::layout::colour::Colour;
use crate::layout::faces::Faces;
use crate::layout::inline::{Inline, LinkTarget};
use crate::layout::sheet::{Align, Style};

/// What a part of a text is drawn with, and the place of its link in the list of links, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ink {
    colour: Colour,
    link: usize,
}

/// A line of text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) height: f32,
    /// How far below its upper end the baseline is.
    pub(super) baseline: f32,
    /// How far its text reaches.
    pub(super) width: f32,
    pub(super) runs: Vec<Run>,
    /// The text of the whole paragraph, into which glyphs point.
    pub(super) text: Rc<str>,
    /// The words of this line.
    pub(super) words: String,
}

/// Glyphs of one face, size, colour and link.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// The id of the face's bytes.
    pub(super) face: u64,
    pub(super) size: f32,
    pub(super) colour: Colour,
    pub(super) link: Option<LinkTarget>,
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) glyphs: Vec<KrillaGlyph>,
}

/// A sign for which a face has no glyph: the sign, the face, the text.
pub(super) type Missing = (char, String, String);

/// What breaks and shapes lines.
pub(super) struct Setter<'f> {
    faces: &'f Faces,
    fonts: FontContext,
    layouts: LayoutContext<Ink>,
}

impl<'f> Setter<'f> {
    pub(super) fn new(faces: &'f Faces) -> Self {
        Self { faces, fonts: faces.context(), layouts: LayoutContext::new() }
    }

    /// Sets a paragraph.
    pub(super) fn lines(
        &mut self,
        inlines: &[Inline],
        style: &Style,
        width: f32,
        scale: f32,
        numbers: &BTreeMap<String, usize>,
        missing: &mut Vec<Missing>,
    ) -> Vec<Line> {
        let mut text = String::new();
        let mut parts: Vec<(Range<usize>, &Style, usize)> = Vec::new();
        let mut links: Vec<LinkTarget> = Vec::new();
        for inline in inlines {
            let start = text.len();
            let (own, link) = match inline {
                Inline::Words { text: words, style, link } => {
                    text.push_str(&if style.capitals {
                        Cow::Owned(words.to_uppercase())
                    } else {
                        Cow::Borrowed(words)
                    });
                    (style, link.clone())
                }
                Inline::PageOf { id, style } => {
                    text.push_str(&numbers.get(id).map_or_else(|| "00".to_owned(), usize::to_string));
                    (style, Some(LinkTarget::Block(id.clone())))
                }
            };
            links.extend(link.clone());
            parts.push((start..text.len(), own, if link.is_some() { links.len() } else { 0 }));
        }
        // The library that breaks lines can't do so with an empty text.
        if text.trim_matches([' ', '\n']).is_empty() {
            return Vec::new();
        }
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &text, 1.0, false);
        builder.push_default(family(&style.face));
        builder.push_default(StyleProperty::FontSize(style.size * scale));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(style.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        for (range, own, link) in &parts {
            if range.is_empty() {
                continue;
            }
            builder.push(family(&own.face), range.clone());
            builder.push(StyleProperty::FontSize(own.size * scale), range.clone());
            builder.push(StyleProperty::LetterSpacing(own.tracking * own.size * scale), range.clone());
            builder.push(StyleProperty::Brush(Ink { colour: own.colour, link: *link }), range.clone());
        }
        let mut layout = builder.build(&text);
        if style.hanging != 0.0 {
            layout.set_text_indent(style.hanging * scale, IndentOptions { hanging: true, ..IndentOptions::default() });
        }
        layout.break_all_lines(Some(width));
        if style.balance && layout.len() > 1 {
            balance(&mut layout, width);
        }
        let alignment = match style.align {
            Align::Start => Alignment::Start,
            Align::Middle => Alignment::Center,
            Align::End => Alignment::End,
        };
        layout.align(alignment, AlignmentOptions::default());
        let text: Rc<str> = text.into();
        let mut top = 0.0;
        let mut lines = Vec::with_capacity(layout.len());
        for line in layout.lines() {
            let metrics = line.metrics();
            let mut runs: Vec<Run> = Vec::new();
            let mut x = metrics.offset + metrics.inline_min_coord;
            for run in line.runs() {
                let (face, size) = (run.font().data.id(), run.font_size());
                for cluster in run.visual_clusters() {
                    if cluster.is_ligature_continuation() {
                        if let Some(glyph) = runs.last_mut().and_then(|run| run.glyphs.last_mut()) {
                            glyph.text_range.end = glyph.text_range.end.max(cluster.text_range().end);
                        }
                        continue;
                    }
                    if cluster.is_hard_line_break() {
                        continue;
                    }
                    for glyph in cluster.glyphs() {
                        if glyph.id == 0 {
                            missing.extend(self.missing(&text, &cluster, face));
                        }
                        let Ink { colour, link } = layout.styles()[glyph.style_index()].brush;
                        let link = link.checked_sub(1).map(|at| links[at].clone());
                        let goes_on = runs.last().is_some_and(|last| {
                            last.face == face
                                && last.colour == colour
                                && last.link == link
                                && last.size.to_bits() == size.to_bits()
                        });
                        if !goes_on {
                            runs.push(Run { face, size, colour, link, x, width: 0.0, glyphs: Vec::new() });
                        }
                        let Some(own) = runs.last_mut() else { continue };
                        own.glyphs.push(KrillaGlyph::new(
                            GlyphId::new(glyph.id),
                            glyph.advance / size,
                            glyph.x / size,
                            glyph.y / size,
                            0.0,
                            cluster.text_range(),
                            None,
                        ));
                        own.width += glyph.advance;
                        x += glyph.advance;
                    }
                }
            }
            let words = text.get(line.text_range()).unwrap_or_default().to_owned();
            let reach = metrics.advance - metrics.trailing_whitespace;
            lines.push(Line {
                height: metrics.line_height,
                baseline: metrics.baseline - top,
                width: metrics.offset + metrics.inline_min_coord + reach,
                runs,
                text: Rc::clone(&text),
                words,
            });
            top += metrics.line_height;
        }
        lines
    }

    fn missing(&self, text: &str, cluster: &Cluster<'_, Ink>, face: u64) -> Option<Missing> {
        let sign = text.get(cluster.text_range())?.chars().find(|sign| !sign.is_control())?;
        let name = self.faces.by_id(face).map(|(name, _)| name.to_owned()).unwrap_or_default();
        Some((sign, name, text.to_owned()))
    }
}

/// Breaks lines at the smallest width that needs no more of them.
fn balance(layout: &mut Layout<Ink>, width: f32) {
    const TRIES: usize = 6;
    let count = layout.len();
    let (mut low, mut high) = (width / 2.0, width);
    for _ in 0..TRIES {
        let middle = f32::midpoint(low, high);
        layout.break_all_lines(Some(middle));
        if layout.len() > count { low = middle } else { high = middle }
    }
    layout.break_all_lines(Some(high));
}

fn family(face: &str) -> StyleProperty<'_, Ink> {
    StyleProperty::FontFamily(FontFamily::Single(FontFamilyName::Named(Cow::Borrowed(face))))
}
