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

/// A character for which a face has no glyph: the character, the face, the text.
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
        let whole = Whole::of(inlines, numbers);
        // The library that breaks lines can't do so with an empty text.
        if whole.text.trim_matches([' ', '\n']).is_empty() {
            return Vec::new();
        }
        let layout = self.broken(&whole, style, width, scale);
        let text: Rc<str> = whole.text.as_str().into();
        let mut top = 0.0;
        let mut all = Vec::with_capacity(layout.len());
        for line in layout.lines() {
            let metrics = line.metrics();
            let start = metrics.offset + metrics.inline_min_coord;
            let words = text.get(line.text_range()).unwrap_or_default().to_owned();
            all.push(Line {
                height: metrics.line_height,
                baseline: metrics.baseline - top,
                width: start + metrics.advance - metrics.trailing_whitespace,
                runs: self.runs(&layout, &line, start, &whole, missing),
                text: Rc::clone(&text),
                words,
            });
            top += metrics.line_height;
        }
        all
    }

    /// Breaks a paragraph into lines.
    fn broken(&mut self, whole: &Whole<'_>, style: &Style, width: f32, scale: f32) -> Layout<Ink> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &whole.text, 1.0, false);
        builder.push_default(family(&style.face));
        builder.push_default(StyleProperty::FontSize(style.size * scale));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(style.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        for (range, own, link) in whole.parts.iter().filter(|(range, _, _)| !range.is_empty()) {
            builder.push(family(&own.face), range.clone());
            builder.push(StyleProperty::FontSize(own.size * scale), range.clone());
            builder.push(StyleProperty::LetterSpacing(own.tracking * own.size * scale), range.clone());
            builder.push(StyleProperty::Brush(Ink { colour: own.colour, link: *link }), range.clone());
        }
        let mut layout = builder.build(&whole.text);
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
        layout
    }

    /// The glyphs of a line that starts at `x`, in runs of one face, size, colour and link.
    fn runs(
        &self,
        layout: &Layout<Ink>,
        line: &parley::layout::Line<'_, Ink>,
        mut x: f32,
        whole: &Whole<'_>,
        missing: &mut Vec<Missing>,
    ) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for run in line.runs() {
            let (face, size) = (run.font().data.id(), run.font_size());
            for cluster in run.visual_clusters().filter(|cluster| !cluster.is_hard_line_break()) {
                if cluster.is_ligature_continuation() {
                    if let Some(glyph) = runs.last_mut().and_then(|run| run.glyphs.last_mut()) {
                        glyph.text_range.end = glyph.text_range.end.max(cluster.text_range().end);
                    }
                    continue;
                }
                for glyph in cluster.glyphs() {
                    if glyph.id == 0 {
                        missing.extend(self.missing(&whole.text, &cluster, face));
                    }
                    let Ink { colour, link: place } = layout.styles()[glyph.style_index()].brush;
                    let target = place.checked_sub(1).map(|at| whole.targets[at].clone());
                    let goes_on = |last: &Run| {
                        (last.face, last.colour, last.size.to_bits()) == (face, colour, size.to_bits())
                            && last.link == target
                    };
                    if !runs.last().is_some_and(goes_on) {
                        runs.push(Run { face, size, colour, link: target, x, width: 0.0, glyphs: Vec::new() });
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
        runs
    }

    fn missing(&self, text: &str, cluster: &Cluster<'_, Ink>, face: u64) -> Option<Missing> {
        let (name, character) = self.faces.lacking(face, text.get(cluster.text_range())?)?;
        Some((character, name.to_owned(), text.to_owned()))
    }
}

/// The text of a paragraph, with the style of each part and the place of its link in the list of links, from 1.
struct Whole<'p> {
    text: String,
    parts: Vec<(Range<usize>, &'p Style, usize)>,
    targets: Vec<LinkTarget>,
}

impl<'p> Whole<'p> {
    fn of(inlines: &'p [Inline], numbers: &BTreeMap<String, usize>) -> Self {
        let mut whole = Self { text: String::new(), parts: Vec::new(), targets: Vec::new() };
        for inline in inlines {
            let start = whole.text.len();
            let (own, link) = match inline {
                Inline::Words { text: words, style, link } if style.capitals => {
                    whole.text.push_str(&words.to_uppercase());
                    (style, link.clone())
                }
                Inline::Words { text: words, style, link } => {
                    whole.text.push_str(words);
                    (style, link.clone())
                }
                Inline::PageOf { id, style } => {
                    whole.text.push_str(&numbers.get(id).map_or_else(|| "00".to_owned(), usize::to_string));
                    (style, Some(LinkTarget::Block(id.clone())))
                }
            };
            let place = if link.is_some() { whole.targets.len() + 1 } else { 0 };
            whole.targets.extend(link);
            whole.parts.push((start..whole.text.len(), own, place));
        }
        whole
    }
}

/// Breaks lines at the smallest width that needs no more of them and breaks no word.
fn balance(layout: &mut Layout<Ink>, width: f32) {
    const TRIES: usize = 6;
    let count = layout.len();
    let longest_word = layout.calculate_content_widths().min;
    let (mut low, mut high) = ((width / 2.0).max(longest_word).min(width), width);
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
