//! Elements -> blocks.

use crate::layout::block::{
    Block, Boxed, Break, Cell, Columns, Entry, Item, List, Picture, Table, TableRow, TextBlock, TextRole,
};
use crate::layout::length::Width;
use crate::layout::markup::attributes::Attributes;
use crate::layout::markup::builder::Builder;
use crate::layout::markup::inlines::{inlines, is_inline};
use crate::layout::markup::tree::{Element, Node};
use crate::layout::qr::qr;
use crate::layout::sheet::Style;

impl Builder<'_> {
    /// Reads blocks; text among them is a paragraph in `style`.
    pub(super) fn blocks(&mut self, nodes: &[Node], style: &str) -> Vec<Block> {
        let can_be_inline = |node: &Node| is_inline(node) || matches!(node, Node::Text(_));
        let mut blocks = Vec::new();
        for alike in nodes.chunk_by(|one, other| can_be_inline(one) == can_be_inline(other)) {
            if alike.iter().any(is_inline) {
                blocks.push(self.paragraph(alike, style));
                continue;
            }
            for node in alike {
                if let Node::Element(element) = node {
                    blocks.extend(self.block(element, style));
                }
            }
        }
        blocks
    }

    fn paragraph(&mut self, nodes: &[Node], style: &str) -> Block {
        let style = self.style(style, 0);
        let inlines = inlines(self, nodes, &style);
        Block::Text(TextBlock { role: TextRole::Paragraph, style, inlines, id: None, is_bookmark: false, mark: None })
    }

    fn block(&mut self, element: &Element, around: &str) -> Option<Block> {
        let mut own = self.attributes(element);
        let block = match element.name.as_str() {
            "p" => self.text(element, &mut own, TextRole::Paragraph, around),
            "quote" => self.text(element, &mut own, TextRole::Quotation, "quote"),
            "h1" => self.text(element, &mut own, TextRole::Heading(1), "h1"),
            "h2" => self.text(element, &mut own, TextRole::Heading(2), "h2"),
            "h3" => self.text(element, &mut own, TextRole::Heading(3), "h3"),
            "h4" => self.text(element, &mut own, TextRole::Heading(4), "h4"),
            "ul" | "ol" => self.list(element, &mut own, around),
            "table" => self.table(element, &mut own, around),
            "box" => self.boxed(element, &mut own, around),
            "columns" => self.columns(element, &mut own, around),
            "entry" => self.entry(element, &mut own),
            "rule" => Block::Rule {
                weight: own.length("weight", 0.0).unwrap_or(0.5),
                colour: own.colour("colour").unwrap_or_default(),
                length: own.unmeasured("length"),
                before: own.length("before", 0.0).unwrap_or_default(),
                after: own.length("after", 0.0).unwrap_or_default(),
                is_dashed: own.flag("dashed"),
            },
            "space" => Block::Space(own.length("height", 0.0).unwrap_or(6.0)),
            "break" => {
                let all = [("column", Break::Column), ("page", Break::Page), ("right-page", Break::RightPage)];
                Block::Break(own.choice("to", &all).unwrap_or(Break::Page))
            }
            "qr" | "picture" => self.picture(element, &mut own)?,
            "blockquote" => {
                let blocks = self.blocks(&element.children, "quote");
                Block::Group { is_section: false, keep: true, language: None, blocks }
            }
            "group" | "section" => Block::Group {
                is_section: element.name == "section",
                keep: own.flag("keep"),
                language: own.text("language"),
                blocks: self.blocks(&element.children, around),
            },
            "contents" => Block::Contents(self.blocks(&element.children, around)),
            other => {
                self.fault(element.line, format!("there is no element `{other}`"));
                return None;
            }
        };
        self.end(own);
        Some(block)
    }

    /// The style of an element, with what its own attributes change.
    fn own_style(&mut self, element: &Element, own: &mut Attributes<'_>, usual: &str) -> Style {
        let name = own.text("style").unwrap_or_else(|| usual.to_owned());
        let mut style = self.style(&name, element.line);
        if let Some(before) = own.length("before", 0.0) {
            style.before = before;
        }
        if let Some(after) = own.length("after", 0.0) {
            style.after = after;
        }
        if let Some(colour) = own.colour("colour") {
            style.colour = colour;
        }
        if let Some(indent) = own.length("indent", 0.0) {
            style.indent = indent;
        }
        if let Some(align) = own.align() {
            style.align = align;
        }
        style.keep_with_next |= own.flag("keep-with-next");
        style
    }

    fn text(&mut self, element: &Element, own: &mut Attributes<'_>, role: TextRole, usual: &str) -> Block {
        let style = self.own_style(element, own, usual);
        let is_bookmark = own.flag("bookmark");
        let (id, mark) = (own.text("id"), own.text("mark"));
        Block::Text(TextBlock { role, inlines: inlines(self, &element.children, &style), style, id, is_bookmark, mark })
    }

    fn list(&mut self, element: &Element, own: &mut Attributes<'_>, around: &str) -> Block {
        let name = own.text("style").unwrap_or_else(|| around.to_owned());
        let mut style = self.style(&name, element.line);
        let mark = own.text("mark").unwrap_or_else(|| "•".to_owned());
        let is_numbered = element.name == "ol";
        let indent = own.length("indent", 0.0).unwrap_or(if is_numbered { 16.0 } else { 11.0 });
        let gap = own.length("item-gap", 0.0).unwrap_or(2.0);
        let colour = own.colour("mark-colour");
        let mut items = Vec::new();
        for item in self.elements(element) {
            if item.name != "li" {
                self.fault(item.line, format!("`{}` can't be in a list: its items are `li`", item.name));
            }
            let number = items.len() + 1;
            let mark = if is_numbered { format!("{number}.") } else { mark.clone() };
            items.push(Item { mark, blocks: self.blocks(&item.children, &name) });
        }
        if let Some(colour) = colour {
            style.colour = colour;
        }
        Block::List(List { is_numbered, indent, gap, style, items })
    }

    fn table(&mut self, element: &Element, own: &mut Attributes<'_>, around: &str) -> Block {
        let widths = own.widths("widths");
        let mut table = Table {
            widths: Vec::new(),
            gap: own.length("gap", 0.0).unwrap_or(10.0),
            padding: own.length("padding", 0.0).unwrap_or(4.0),
            inset: own.length("inset", 0.0).unwrap_or_default(),
            line: own.stroke("line"),
            head_fill: own.colour("head-fill"),
            stripe: own.colour("stripe"),
            heads: own.whole("heads").unwrap_or_default(),
            rows: Vec::new(),
        };
        let style = own.text("style").unwrap_or_else(|| around.to_owned());
        for row in self.rows_of(element, &mut table.heads) {
            if row.name != "tr" {
                self.fault(row.line, format!("`{}` can't be in a table: its rows are `tr`", row.name));
            }
            let mut of_row = self.attributes(row);
            let height = of_row.length("height", 0.0).unwrap_or_default();
            let is_open = of_row.flag("open");
            let keep_with_next = of_row.flag("keep-with-next") || is_open;
            self.end(of_row);
            let cells = self.elements(row).map(|cell| self.cell(cell, &style)).collect();
            table.rows.push(TableRow { cells, height, keep_with_next, is_open });
        }
        let count = table.rows.iter().map(|row| row.cells.iter().map(|cell| usize::from(cell.span)).sum()).max();
        table.widths = widths.unwrap_or_else(|| vec![Width::Parts(1.0); count.unwrap_or(1)]);
        if count.is_some_and(|count: usize| count > table.widths.len()) {
            self.fault(element.line, format!("the table has {} widths, and a row with more cells", table.widths.len()));
        }
        Block::Table(table)
    }

    /// The rows of a table, with those of its groups, as Markdown makes them.
    fn rows_of<'e>(&mut self, table: &'e Element, heads: &mut usize) -> Vec<&'e Element> {
        let mut rows = Vec::new();
        for element in self.elements(table) {
            match element.name.as_str() {
                "thead" | "tbody" => {
                    let own: Vec<&Element> = self.elements(element).collect();
                    if element.name == "thead" {
                        *heads = own.len();
                    }
                    rows.extend(own);
                }
                _ => rows.push(element),
            }
        }
        rows
    }

    fn cell(&mut self, cell: &Element, style: &str) -> Cell {
        if !["td", "th"].contains(&cell.name.as_str()) {
            self.fault(cell.line, format!("`{}` can't be in a row: its cells are `th` and `td`", cell.name));
        }
        let mut own = self.attributes(cell);
        let style = own.text("style").unwrap_or_else(|| style.to_owned());
        let span = own.whole("span").and_then(|span| u16::try_from(span).ok()).unwrap_or(1);
        let align = own.align();
        self.end(own);
        let mut blocks = self.blocks(&cell.children, &style);
        for block in &mut blocks {
            if let (Block::Text(text), Some(align)) = (block, align) {
                text.style.align = align;
            }
        }
        Cell { is_head: cell.name == "th", span, blocks }
    }

    fn boxed(&mut self, element: &Element, own: &mut Attributes<'_>, around: &str) -> Block {
        let style = own.text("style").unwrap_or_else(|| around.to_owned());
        Block::Boxed(Boxed {
            fill: own.colour("fill"),
            line: own.stroke("line"),
            bar: own.stroke("bar"),
            padding: own.edges("padding"),
            round: own.length("round", 0.0).unwrap_or_default(),
            before: own.length("before", 0.0).unwrap_or_default(),
            after: own.length("after", 0.0).unwrap_or_default(),
            blocks: self.blocks(&element.children, &style),
        })
    }

    fn columns(&mut self, element: &Element, own: &mut Attributes<'_>, around: &str) -> Block {
        let widths = own.widths("widths");
        let gap = own.length("gap", 0.0).unwrap_or(12.0);
        let (before, after) =
            (own.length("before", 0.0).unwrap_or_default(), own.length("after", 0.0).unwrap_or_default());
        let valign = own.valign();
        let mut columns = Vec::new();
        for column in self.elements(element) {
            if column.name != "column" {
                self.fault(
                    column.line,
                    format!("`{}` can't be in `columns`: there is a `column` for each", column.name),
                );
            }
            columns.push(self.blocks(&column.children, around));
        }
        let widths = widths.unwrap_or_else(|| vec![Width::Parts(1.0); columns.len()]);
        if widths.len() != columns.len() {
            self.fault(element.line, format!("there are {} widths for {} columns", widths.len(), columns.len()));
        }
        Block::Columns(Columns { widths, gap, before, after, valign, columns })
    }

    fn entry(&mut self, element: &Element, own: &mut Attributes<'_>) -> Block {
        let style = self.own_style(element, own, "entry");
        let to = own.text("to").unwrap_or_else(|| {
            self.fault(element.line, "`entry` needs `to`, the id of a block".to_owned());
            String::new()
        });
        Block::Entry(Entry { inlines: inlines(self, &element.children, &style), style, to })
    }

    fn picture(&mut self, element: &Element, own: &mut Attributes<'_>) -> Option<Block> {
        let ink = own.colour("colour").unwrap_or_default();
        let drawing = if element.name == "qr" {
            let address = own.text("address").unwrap_or_default();
            match qr(&address, ink) {
                Ok(drawing) => Some(drawing),
                Err(reason) => {
                    self.fault(element.line, format!("`{address}` can't be a QR code: {reason}"));
                    None
                }
            }
        } else {
            let name = own.text("name").unwrap_or_default();
            self.ingredients.pictures.get(&name).cloned()
        };
        let width = own.length("width", 0.0).unwrap_or(72.0);
        let picture = drawing.map(|drawing| Picture {
            drawing,
            width,
            words: own.text("words").filter(|words| !words.is_empty()),
            link: own.text("link"),
            align: own.align().unwrap_or_default(),
            before: own.length("before", 0.0).unwrap_or_default(),
            after: own.length("after", 0.0).unwrap_or_default(),
        });
        if picture.as_ref().is_some_and(|picture| picture.words.is_none()) && element.name == "qr" {
            self.fault(
                element.line,
                "`qr` needs `words`, which say where it leads to those who can't see it".to_owned(),
            );
        }
        picture.map(Block::Picture)
    }
}
