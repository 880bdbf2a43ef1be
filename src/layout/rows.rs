//! Blocks and a width -> rows. It also grows the tree of tags, in reading order.

use std::rc::Rc;

use crate::layout::block::{Block, Boxed, Columns, Entry, List, Picture, TextBlock, TextRole, VerticalAlign};
use crate::layout::inline::{Inline, LinkTarget};
use crate::layout::length::Width;
use crate::layout::measure::Measure;
use crate::layout::row::{Anchor, Drawn, Placed, Row, as_one, stacked};
use crate::layout::sheet::{Align, Style};
use crate::layout::table::table;
use crate::layout::tags::{TagId, TagNode};

impl Measure<'_> {
    /// Measures blocks. What is below no tag is decoration.
    pub(super) fn rows(&mut self, blocks: &[Block], width: f32, parent: Option<TagId>) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut waiting = None;
        for block in blocks {
            let mut own = match block {
                Block::Break(kind) => {
                    waiting = Some(*kind);
                    continue;
                }
                Block::Space(height) => vec![Row { height: height * self.scale, keep: true, ..Row::default() }],
                Block::Text(text) => self.text(text, width, parent),
                Block::List(list) => self.list(list, width, parent),
                Block::Table(own) => table(self, own, width, parent),
                Block::Boxed(boxed) => self.boxed(boxed, width, parent),
                Block::Columns(columns) => vec![self.columns(columns, width, parent)],
                Block::Entry(entry) => self.entry(entry, width, parent),
                Block::Rule { weight, colour, length, before, after, is_dashed } => {
                    let length = length.map_or(width, |length| length.of(width));
                    let what = Drawn::Rule { length, colour: *colour, weight: *weight, is_dashed: *is_dashed };
                    let (before, after) = (before * self.scale, after * self.scale);
                    let placed = vec![Placed { x: 0.0, y: weight / 2.0, what }];
                    vec![Row { height: *weight, before, after, placed, ..Row::default() }]
                }
                Block::Picture(picture) => vec![self.picture(picture, width, parent)],
                Block::Group { is_section, keep, language, blocks } => {
                    let node = if *is_section { TagNode::Section } else { TagNode::Div(language.clone()) };
                    let tag = self.tag(parent, node);
                    let mut rows = self.rows(blocks, width, tag);
                    if *keep {
                        keep_together(&mut rows);
                    }
                    rows
                }
                Block::Contents(blocks) => {
                    let tag = self.tag(parent, TagNode::Contents);
                    self.rows(blocks, width, tag)
                }
            };
            if let Some(first) = own.first_mut().filter(|_| waiting.is_some()) {
                first.break_before = waiting.take();
            }
            rows.append(&mut own);
        }
        rows
    }

    fn text(&mut self, text: &TextBlock, width: f32, parent: Option<TagId>) -> Vec<Row> {
        let style = &text.style;
        let indent = style.indent * self.scale;
        let lines = self.lines(&text.inlines, style, width - indent);
        let words = plain(&text.inlines);
        let tag = self.tag(
            parent,
            match text.role {
                TextRole::Paragraph => TagNode::Paragraph,
                TextRole::Quotation => TagNode::Quotation,
                TextRole::Heading(level) => TagNode::Heading(level, words.clone()),
            },
        );
        let tag = if text.role == TextRole::Quotation { self.tag(tag, TagNode::Paragraph) } else { tag };
        let count = lines.len();
        let is_heading = matches!(text.role, TextRole::Heading(_));
        let mut rows: Vec<Row> = lines
            .into_iter()
            .enumerate()
            .map(|(at, line)| {
                let is_last = at + 1 == count;
                Row {
                    height: line.height,
                    // Neither the first nor the last line of a paragraph is alone in a column.
                    keep: if is_last { style.keep_with_next } else { is_heading || at == 0 || at + 2 == count },
                    placed: vec![Placed { x: indent, y: 0.0, what: Drawn::Line { line: Rc::new(line), tag } }],
                    ..Row::default()
                }
            })
            .collect();
        if let Some(first) = rows.first_mut() {
            first.before = style.before * self.scale;
            let level = if let TextRole::Heading(level) = text.role { level } else { 1 };
            let bookmark = text.is_bookmark.then_some((level, words));
            if text.id.is_some() || bookmark.is_some() || text.mark.is_some() {
                first.anchors.push(Anchor { y: 0.0, id: text.id.clone(), bookmark, mark: text.mark.clone() });
            }
        }
        if let Some(last) = rows.last_mut() {
            last.after = style.after * self.scale;
        }
        rows
    }

    fn list(&mut self, list: &List, width: f32, parent: Option<TagId>) -> Vec<Row> {
        let tag = self.tag(parent, TagNode::List { is_numbered: list.is_numbered });
        let indent = list.indent * self.scale;
        let mut rows: Vec<Row> = Vec::new();
        for item in &list.items {
            let own = self.tag(tag, TagNode::Item);
            let label = self.tag(own, TagNode::Label);
            let body = self.tag(own, TagNode::ItemBody);
            let mark = Inline::Words { text: item.mark.clone(), style: list.style.clone(), link: None };
            let mut marks = self.lines(&[mark], &list.style, indent.max(1.0));
            let mut inner = self.rows(&item.blocks, width - indent, body);
            for placed in inner.iter_mut().flat_map(|row| &mut row.placed) {
                placed.x += indent;
            }
            let count = inner.len();
            if let Some(first) = inner.first_mut() {
                let gap = if rows.is_empty() { first.before } else { list.gap * self.scale };
                first.before = gap;
                if !marks.is_empty() {
                    let line = Rc::new(marks.remove(0));
                    // On the baseline of the first line of the item.
                    let baseline = first.placed.iter().find_map(|placed| match &placed.what {
                        Drawn::Line { line, .. } => Some(placed.y + line.baseline),
                        _ => None,
                    });
                    let y = baseline.map_or(0.0, |baseline| baseline - line.baseline);
                    first.placed.insert(0, Placed { x: 0.0, y, what: Drawn::Line { line, tag: label } });
                }
            }
            if count > 0 {
                inner[count - 1].after = inner[count - 1].after.min(list.gap * self.scale);
            }
            rows.append(&mut inner);
        }
        if let Some(last) = rows.last_mut() {
            last.after = last.after.max(list.style.after * self.scale);
        }
        rows
    }

    fn boxed(&mut self, boxed: &Boxed, width: f32, parent: Option<TagId>) -> Vec<Row> {
        let scale = self.scale;
        let padding = boxed.padding;
        let bar = boxed.bar.map_or(0.0, |(_, weight)| weight);
        let (left, right) = (bar + padding.left * scale, padding.right * scale);
        let tag = self.tag(parent, TagNode::Div(None));
        let inner = self.rows(&boxed.blocks, width - left - right, tag);
        if inner.is_empty() {
            return Vec::new();
        }
        let (top, bottom) = (padding.top * scale, padding.bottom * scale);
        let (_, height) = stacked(&inner);
        let mut rows = if top + height + bottom <= self.column {
            let mut one = Row { height: top + height + bottom, ..Row::default() };
            one.placed = background(boxed, width, one.height, boxed.round);
            one.take(as_one(inner), left, top);
            vec![one]
        } else {
            strips(boxed, width, inner, left, (top, bottom))
        };
        if let Some(first) = rows.first_mut() {
            first.before = boxed.before * scale;
        }
        if let Some(last) = rows.last_mut() {
            last.after = boxed.after * scale;
        }
        rows
    }

    fn columns(&mut self, columns: &Columns, width: f32, parent: Option<TagId>) -> Row {
        let gap = columns.gap * self.scale;
        let widths = Width::share_out(&columns.widths, width, gap);
        let stacks: Vec<Row> = columns
            .columns
            .iter()
            .zip(&widths)
            .map(|(blocks, width)| as_one(self.rows(blocks, *width, parent)))
            .collect();
        let height = stacks.iter().map(|stack| stack.height).fold(0.0, f32::max);
        let (before, after) = (columns.before * self.scale, columns.after * self.scale);
        let mut row = Row { height, before, after, ..Row::default() };
        let mut x = 0.0;
        for (stack, width) in stacks.into_iter().zip(widths) {
            let y = below(columns.valign, height - stack.height);
            row.take(stack, x, y);
            x += width + gap;
        }
        row
    }

    fn entry(&mut self, entry: &Entry, width: f32, parent: Option<TagId>) -> Vec<Row> {
        const ROOM: f32 = 24.0;
        let tag = self.tag(parent, TagNode::ContentsItem);
        let tag = self.tag(tag, TagNode::Paragraph);
        let linked: Vec<Inline> = entry.inlines.iter().map(|inline| to_block(inline, &entry.to)).collect();
        let indent = entry.style.indent * self.scale;
        let lines = self.lines(&linked, &entry.style, width - indent - ROOM * self.scale);
        let number = Style { align: Align::End, ..entry.style.clone() };
        let numbers =
            self.lines(&[Inline::PageOf { id: entry.to.clone(), style: number.clone() }], &number, ROOM * self.scale);
        let count = lines.len();
        let mut rows: Vec<Row> = Vec::new();
        for (at, line) in lines.into_iter().enumerate() {
            let (height, end, baseline) = (line.height, indent + line.width, line.baseline);
            let mut placed = vec![Placed { x: indent, y: 0.0, what: Drawn::Line { line: Rc::new(line), tag } }];
            if at + 1 == count
                && let Some(number) = numbers.first().cloned()
            {
                let from = end + 5.0;
                let start = number.runs.first().map_or(0.0, |run| run.x);
                let length = width - ROOM * self.scale + start - 5.0 - from;
                if length > 6.0 {
                    let what = Drawn::Rule { length, colour: entry.style.colour, weight: 0.4, is_dashed: true };
                    placed.push(Placed { x: from, y: baseline, what });
                }
                let x = width - ROOM * self.scale;
                placed.push(Placed {
                    x,
                    y: baseline - number.baseline,
                    what: Drawn::Line { line: Rc::new(number), tag },
                });
            }
            rows.push(Row { height, keep: at + 1 < count, placed, ..Row::default() });
        }
        if let Some(first) = rows.first_mut() {
            first.before = entry.style.before * self.scale;
        }
        if let Some(last) = rows.last_mut() {
            last.after = entry.style.after * self.scale;
            last.keep = entry.style.keep_with_next;
        }
        rows
    }

    fn picture(&mut self, picture: &Picture, width: f32, parent: Option<TagId>) -> Row {
        let own = (picture.width * self.scale).min(width);
        let scale = own / picture.drawing.width;
        let words = picture.words.clone().unwrap_or_default();
        // A picture that leads somewhere is a figure inside of a link.
        let around =
            if picture.link.is_some() { self.tag(parent, TagNode::Link(picture.words.clone())) } else { parent };
        let tag = picture.words.clone().and_then(|words| self.tag(around, TagNode::Figure(words)));
        let link = picture.link.clone().zip(around);
        let x = match picture.align {
            Align::Start => 0.0,
            Align::Middle => (width - own) / 2.0,
            Align::End => width - own,
        };
        let drawing = Rc::new(picture.drawing.clone());
        let what = Drawn::Picture { drawing, scale, tag, link, words };
        Row {
            height: picture.drawing.height * scale,
            before: picture.before * self.scale,
            after: picture.after * self.scale,
            placed: vec![Placed { x, y: 0.0, what }],
            ..Row::default()
        }
    }
}

/// How far below its place something is that leaves so much room.
pub(super) fn below(valign: VerticalAlign, room: f32) -> f32 {
    match valign {
        VerticalAlign::Top => 0.0,
        VerticalAlign::Middle => room.max(0.0) / 2.0,
        VerticalAlign::Bottom => room.max(0.0),
    }
}

/// Keeps rows in one column.
pub(super) fn keep_together(rows: &mut [Row]) {
    if let Some((_, most)) = rows.split_last_mut() {
        for row in most {
            row.keep = true;
        }
    }
}

/// The words of a paragraph.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| if let Inline::Words { text, .. } = inline { text.as_str() } else { "" });
    words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn to_block(inline: &Inline, id: &str) -> Inline {
    match inline {
        Inline::Words { text, style, link: None } => {
            Inline::Words { text: text.clone(), style: style.clone(), link: Some(LinkTarget::Block(id.to_owned())) }
        }
        other => other.clone(),
    }
}

/// What is drawn below the blocks of a box.
fn background(boxed: &Boxed, width: f32, height: f32, round: f32) -> Vec<Placed> {
    let at = |x: f32, what| Placed { x, y: 0.0, what };
    let fill = boxed.fill.map(|colour| at(0.0, Drawn::Fill { width, height, colour, round }));
    let line = boxed.line.map(|(colour, weight)| at(0.0, Drawn::Outline { width, height, colour, weight, round }));
    let bar = boxed.bar.map(|(colour, weight)| at(0.0, Drawn::Fill { width: weight, height, colour, round: 0.0 }));
    [fill, line, bar].into_iter().flatten().collect()
}

/// A box that is longer than a column, in strips; `top` and `bottom` are the space inside its edges.
fn strips(boxed: &Boxed, width: f32, inner: Vec<Row>, left: f32, (top, bottom): (f32, f32)) -> Vec<Row> {
    let bar = Boxed { line: None, ..boxed.clone() };
    let last = inner.len() - 1;
    let mut after = 0.0_f32;
    let mut rows = Vec::new();
    for (at, row) in inner.into_iter().enumerate() {
        let above = if at == 0 { top } else { after.max(row.before) };
        let under = if at == last { bottom } else { 0.0 };
        let height = above + row.height + under;
        let mut strip = Row {
            height,
            keep: row.keep && at != last,
            placed: background(&bar, width, height, 0.0),
            ..Row::default()
        };
        after = row.after;
        strip.take(row, left, above);
        rows.push(strip);
    }
    rows
}
