//! Markup -> a document. Every fault is reported with its line.
//!
//! The markup is XML: `publication` with `pages`, through which blocks flow, and `page`, on which everything is in a `frame`. The
//! handbook's page `print-design` lists the elements.

mod attributes;
mod blocks;
mod builder;
mod ingredients;
mod inlines;
mod tree;

use crate::layout::block::{Document, Frame, PageMaster, Running, Section, Side};
use crate::layout::fault::MarkupFault;
use crate::layout::markup::builder::Builder;
pub use crate::layout::markup::ingredients::Ingredients;
use crate::layout::markup::tree::{Element, Node, tree};

/// Reads markup.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parsed(markup: &str, ingredients: &Ingredients<'_>) -> Result<Document, Vec<MarkupFault>> {
    let root = tree(markup).map_err(|fault| vec![fault])?;
    let mut builder = Builder::new(ingredients);
    let document = publication(&mut builder, &root);
    if builder.faults.is_empty() { Ok(document) } else { Err(builder.faults) }
}

fn publication(builder: &mut Builder<'_>, root: &Element) -> Document {
    if root.name != "publication" {
        builder.fault(root.line, format!("the outermost element is `publication`, not `{}`", root.name));
    }
    let mut own = builder.attributes(root);
    let document = Document {
        title: own.text("title").unwrap_or_default(),
        summary: own.text("summary").unwrap_or_default(),
        author: own.text("author").unwrap_or_default(),
        language: own.text("language").unwrap_or_default(),
        day: own.text("day").and_then(|day| date(&day)),
        sections: Vec::new(),
    };
    builder.end(own);
    let sections = builder.elements(root).map(|element| section(builder, element)).collect();
    Document { sections, ..document }
}

fn date(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('-');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn section(builder: &mut Builder<'_>, element: &Element) -> Section {
    if !["pages", "page"].contains(&element.name.as_str()) {
        builder.fault(
            element.line,
            format!("`{}` can't be here: a publication consists of `pages` and `page`", element.name),
        );
    }
    let (paper_width, paper_height) = builder.ingredients.paper;
    let mut own = builder.attributes(element);
    let width = own.length("width", paper_width).unwrap_or(paper_width);
    let height = own.length("height", paper_height).unwrap_or(paper_height);
    let master = PageMaster {
        width,
        height,
        margins: own.edges("margins"),
        columns: own.whole("columns").unwrap_or(1).max(1),
        gap: own.length("gap", width).unwrap_or(12.0),
        limit: own.whole("limit"),
        smallest: own.share("smallest").unwrap_or(1.0),
        largest: own.share("largest").unwrap_or(1.0),
        running: Vec::new(),
    };
    builder.end(own);
    let mut section = Section { master, blocks: Vec::new(), frames: Vec::new() };
    let is_fixed = element.name == "page";
    let mut flowing = Vec::new();
    for child in &element.children {
        match child {
            Node::Element(inner) if inner.name == "frame" => {
                section.frames.push(frame(builder, inner, (width, height)).0);
            }
            Node::Element(inner) if inner.name == "running" => {
                let (frame, on) = frame(builder, inner, (width, height));
                section.master.running.push(Running { on, frame });
            }
            other => flowing.push(other.clone()),
        }
    }
    section.blocks = builder.blocks(&flowing, "text");
    if is_fixed {
        section.master.limit = Some(1);
    }
    section
}

fn frame(builder: &mut Builder<'_>, element: &Element, (width, height): (f32, f32)) -> (Frame, Side) {
    let mut own = builder.attributes(element);
    let mut along = |from: &str, to: &str, size: &str, whole: f32| {
        let (from, to, size) = (own.length(from, whole), own.length(to, whole), own.length(size, whole));
        let size = size.unwrap_or_else(|| whole - from.unwrap_or_default() - to.unwrap_or_default());
        let start = from.unwrap_or_else(|| to.map_or(0.0, |to| whole - to - size));
        (start, size)
    };
    let (left, frame_width) = along("left", "right", "width", width);
    let (top, frame_height) = along("top", "bottom", "height", height);
    let frame = Frame {
        name: own.text("name").unwrap_or_default(),
        left,
        top,
        width: frame_width,
        height: frame_height,
        padding: own.edges("padding"),
        fill: own.colour("fill"),
        valign: own.valign(),
        smallest: own.share("smallest").unwrap_or(1.0),
        largest: own.share("largest").unwrap_or(1.0),
        blocks: Vec::new(),
    };
    let on =
        own.choice("on", &[("every", Side::Every), ("left", Side::Left), ("right", Side::Right), ("rest", Side::Rest)]);
    let style = own.text("style").unwrap_or_else(|| "text".to_owned());
    builder.end(own);
    (Frame { blocks: builder.blocks(&element.children, &style), ..frame }, on.unwrap_or(Side::Every))
}
