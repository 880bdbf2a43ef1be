//! The nouns of a layout: documents, sections, frames and blocks. They are one file because they are one language, with few lines for each word.

use crate::layout::colour::Colour;
use crate::layout::drawing::Drawing;
use crate::layout::inline::Inline;
use crate::layout::length::{Length, Width};
use crate::layout::sheet::{Align, Style};

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub summary: String,
    /// Who publishes it.
    pub author: String,
    /// The language of its texts, as a BCP 47 tag.
    pub language: String,
    /// The day that it is from: year, month, day. Without one, no file is made: PDF/A asks for it.
    pub day: Option<(u16, u8, u8)>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// Pages of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What its pages have in common.
    pub master: PageMaster,
    /// What flows through the columns of its pages.
    pub blocks: Vec<Block>,
    /// What is at fixed positions on its first page. It is read before what flows.
    pub frames: Vec<Frame>,
}

/// What the pages of a section have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct PageMaster {
    /// The width of the paper.
    pub width: f32,
    /// The height of the paper.
    pub height: f32,
    /// The margins.
    pub margins: Edges,
    /// The number of columns.
    pub columns: usize,
    /// The space between columns.
    pub gap: f32,
    /// The most pages that it may have.
    pub limit: Option<usize>,
    /// The smallest scale in which texts may be set so that they fit on these pages, from 0 to 1.
    pub smallest: f32,
    /// The largest scale, from 1, in which they still fit.
    pub largest: f32,
    /// What is on each page beside its text. It is not read aloud.
    pub running: Vec<Running>,
}

/// Four lengths.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Edges {
    /// Above.
    pub top: f32,
    /// Right.
    pub right: f32,
    /// Below.
    pub bottom: f32,
    /// Left.
    pub left: f32,
}

/// The pages that something is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// All.
    Every,
    /// Those with odd numbers, which are on the right when a booklet is open.
    Right,
    /// Those with even numbers.
    Left,
    /// All but the first of the section.
    Rest,
}

/// A head, a foot or a band of colour. `{page}` in its texts becomes the number of the page, and `{section}` the last heading that marks it.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// The pages.
    pub on: Side,
    /// What is on them.
    pub frame: Frame,
}

/// A place on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// What it is called in messages.
    pub name: String,
    /// Its distance from the left edge of the paper.
    pub left: f32,
    /// Its distance from the upper edge.
    pub top: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// The space inside its edges.
    pub padding: Edges,
    /// Its colour.
    pub fill: Option<Colour>,
    /// Where in it its blocks are.
    pub valign: VerticalAlign,
    /// The smallest scale in which its texts may be set so that they fit, from 0 to 1.
    pub smallest: f32,
    /// The largest scale, from 1: where there is room, texts are as large as that.
    pub largest: f32,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// Where in a frame its blocks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerticalAlign {
    /// At the upper end.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the lower end.
    Bottom,
}

/// A block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph or a heading.
    Text(TextBlock),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// Blocks on a background, or with a line beside them.
    Boxed(Boxed),
    /// Blocks side by side.
    Columns(Columns),
    /// A line of a table of contents.
    Entry(Entry),
    /// A line from edge to edge.
    Rule {
        /// Its thickness.
        weight: f32,
        /// Its colour.
        colour: Colour,
        /// Its length, if it isn't the whole width.
        length: Option<Length>,
        /// Space above it.
        before: f32,
        /// Space below it.
        after: f32,
        /// Whether it is made of dashes, as where paper is folded or cut.
        is_dashed: bool,
    },
    /// Space.
    Space(f32),
    /// What follows is in another column or on another page.
    Break(Break),
    /// A drawing.
    Picture(Picture),
    /// Blocks that are one part of the structure.
    Group {
        /// Whether it is a section of the document, with a heading; otherwise it only stays together.
        is_section: bool,
        /// Whether no page may split it, unless it is longer than one.
        keep: bool,
        /// Its language, a BCP 47 tag, if it isn't that of the document (WCAG 3.1.2).
        language: Option<String>,
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// A table of contents: its entries.
    Contents(Vec<Block>),
}

/// Where to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// In the next column.
    Column,
    /// On the next page.
    Page,
    /// On the next page with an odd number.
    RightPage,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// A paragraph.
    Paragraph,
    /// A quotation.
    Quotation,
    /// A heading, by its level from 1.
    Heading(u8),
}

/// A paragraph or a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    /// What it is.
    pub role: TextRole,
    /// How it looks.
    pub style: Style,
    /// What it says.
    pub inlines: Vec<Inline>,
    /// Its id, for links and page numbers.
    pub id: Option<String>,
    /// Whether it is a bookmark; headings of the same level or above end it.
    pub is_bookmark: bool,
    /// What `{section}` in running heads says from here on.
    pub mark: Option<String>,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Whether its items have numbers.
    pub is_numbered: bool,
    /// How far items are indented, which is the room for marks.
    pub indent: f32,
    /// Space between items.
    pub gap: f32,
    /// The style of marks.
    pub style: Style,
    /// The items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its mark: a bullet or a number.
    pub mark: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A table. The rows of its head are repeated on each page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The widths of the columns.
    pub widths: Vec<Width>,
    /// The space between columns.
    pub gap: f32,
    /// The space above and below the text of a cell.
    pub padding: f32,
    /// The space before the first column and after the last one, which backgrounds and lines cross.
    pub inset: f32,
    /// The colour and the thickness of the lines between rows.
    pub line: Option<(Colour, f32)>,
    /// The background of the head.
    pub head_fill: Option<Colour>,
    /// The background of every other row.
    pub stripe: Option<Colour>,
    /// How many rows are the head.
    pub heads: usize,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Its smallest height.
    pub height: f32,
    /// Whether it stays in one column with the next row.
    pub keep_with_next: bool,
    /// Whether there is no line below it, as the next row goes on with it.
    pub is_open: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Whether it is the head of its column or its row.
    pub is_head: bool,
    /// How many columns it spans.
    pub span: u16,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// Blocks on a background, or with a line around or beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct Boxed {
    /// The background.
    pub fill: Option<Colour>,
    /// The colour and the thickness of the line around it.
    pub line: Option<(Colour, f32)>,
    /// The colour and the thickness of a line at the edge where lines start.
    pub bar: Option<(Colour, f32)>,
    /// The space inside its edges.
    pub padding: Edges,
    /// How round its corners are.
    pub round: f32,
    /// Space above it.
    pub before: f32,
    /// Space below it.
    pub after: f32,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// Blocks side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// The widths.
    pub widths: Vec<Width>,
    /// The space between them.
    pub gap: f32,
    /// Space above.
    pub before: f32,
    /// Space below.
    pub after: f32,
    /// Where the blocks of lower columns are.
    pub valign: VerticalAlign,
    /// The blocks of each column.
    pub columns: Vec<Vec<Block>>,
}

/// A line of a table of contents: a text, dots, and the number of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// How it looks.
    pub style: Style,
    /// The text.
    pub inlines: Vec<Inline>,
    /// The id of the block that it leads to.
    pub to: String,
}

/// A drawing among blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The drawing.
    pub drawing: Drawing,
    /// Its width.
    pub width: f32,
    /// What it shows, in words; nothing if it is decoration.
    pub words: Option<String>,
    /// Where it leads.
    pub link: Option<String>,
    /// Where in the column it is.
    pub align: Align,
    /// Space above it.
    pub before: f32,
    /// Space below it.
    pub after: f32,
}

impl Document {
    /// Whether a text in it has the number of a page.
    #[must_use]
    pub fn has_page_numbers(&self) -> bool {
        let of_section = |section: &Section| {
            let running = section.master.running.iter().map(|running| &running.frame);
            let frames = section.frames.iter().chain(running);
            frames.flat_map(|frame| &frame.blocks).chain(&section.blocks).any(has_number)
        };
        self.sections.iter().any(of_section)
    }
}

fn has_number(block: &Block) -> bool {
    match block {
        Block::Entry(_) => true,
        Block::Text(text) => text.inlines.iter().any(|inline| matches!(inline, Inline::PageOf { .. })),
        Block::List(list) => list.items.iter().flat_map(|item| &item.blocks).any(has_number),
        Block::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.blocks).any(has_number)
        }
        Block::Boxed(boxed) => boxed.blocks.iter().any(has_number),
        Block::Columns(columns) => columns.columns.iter().flatten().any(has_number),
        Block::Group { blocks, .. } | Block::Contents(blocks) => blocks.iter().any(has_number),
        Block::Rule { .. } | Block::Space(_) | Block::Break(_) | Block::Picture(_) => false,
    }
}
