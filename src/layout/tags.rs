//! The structure of a document for those who hear it: a tree of tags, whose leaves are found as pages are drawn.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// A node of the tree.
pub(super) type TagId = usize;

/// The node that all others are in.
pub(super) const ROOT: TagId = 0;

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TagNode {
    Part,
    Section,
    /// Blocks in one language, if it isn't that of the document.
    Div(Option<String>),
    Paragraph,
    Quotation,
    Heading(u8, String),
    List {
        is_numbered: bool,
    },
    Item,
    Label,
    ItemBody,
    Table,
    TableHead,
    TableBody,
    TableRow,
    HeadCell {
        is_of_row: bool,
        span: u32,
    },
    Cell {
        span: u32,
    },
    Contents,
    ContentsItem,
    /// A link; what it says, if it has no words.
    Link(Option<String>),
    Figure(String),
}

/// A child of a node: another node, or something drawn on a page.
#[derive(Debug, Clone)]
enum Child {
    Node(TagId),
    Drawn(Identifier),
}

/// The tree, as it grows.
#[derive(Debug, Default)]
pub(super) struct Tags {
    nodes: Vec<(TagNode, Vec<Child>)>,
}

/// How far a tree had grown.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    nodes: usize,
    children: usize,
    parent: TagId,
}

impl Tags {
    pub(super) fn new() -> Self {
        Self { nodes: vec![(TagNode::Part, Vec::new())] }
    }

    /// Adds a node as the last child of another.
    pub(super) fn add(&mut self, parent: TagId, node: TagNode) -> TagId {
        let id = self.nodes.len();
        self.nodes.push((node, Vec::new()));
        self.nodes[parent].1.push(Child::Node(id));
        id
    }

    /// Adds what is drawn as the last child of a node.
    pub(super) fn draw(&mut self, parent: TagId, drawn: Identifier) {
        self.nodes[parent].1.push(Child::Drawn(drawn));
    }

    /// How far it has grown, to go back to.
    pub(super) fn mark(&self, parent: TagId) -> Mark {
        Mark { nodes: self.nodes.len(), children: self.nodes[parent].1.len(), parent }
    }

    /// Takes back what has grown since, which must be below the mark's node.
    pub(super) fn back_to(&mut self, mark: &Mark) {
        self.nodes.truncate(mark.nodes);
        self.nodes[mark.parent].1.truncate(mark.children);
    }

    /// The tree for the file.
    pub(super) fn into_tree(self) -> TagTree {
        let mut tree = TagTree::new();
        for child in self.group(ROOT).children {
            tree.push(child);
        }
        tree
    }

    fn group(&self, id: TagId) -> TagGroup {
        let (node, children) = &self.nodes[id];
        let mut group = TagGroup::new(kind(node));
        for child in children {
            match child {
                Child::Node(id) => {
                    let inner = self.group(*id);
                    // Without its empty cells, a row would have fewer columns than the others.
                    let is_cell = matches!(self.nodes[*id].0, TagNode::HeadCell { .. } | TagNode::Cell { .. });
                    if is_cell || !inner.children.is_empty() {
                        group.push(inner);
                    }
                }
                Child::Drawn(drawn) => group.push(*drawn),
            }
        }
        group
    }
}

fn kind(node: &TagNode) -> TagKind {
    match node {
        TagNode::Part => Tag::Part.into(),
        TagNode::Section => Tag::Section.into(),
        TagNode::Div(language) => Tag::Div.with_lang(language.clone()).into(),
        TagNode::Paragraph => Tag::P.into(),
        TagNode::Quotation => Tag::BlockQuote.into(),
        TagNode::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN), Some(title.clone())).into()
        }
        TagNode::List { is_numbered } => {
            Tag::L(if *is_numbered { ListNumbering::Decimal } else { ListNumbering::Disc }).into()
        }
        TagNode::Item => Tag::LI.into(),
        TagNode::Label => Tag::Lbl.into(),
        TagNode::ItemBody => Tag::LBody.into(),
        TagNode::Table => Tag::Table.into(),
        TagNode::TableHead => Tag::THead.into(),
        TagNode::TableBody => Tag::TBody.into(),
        TagNode::TableRow => Tag::TR.into(),
        TagNode::HeadCell { is_of_row, span } => {
            let scope = if *is_of_row { TableHeaderScope::Row } else { TableHeaderScope::Column };
            Tag::TH(scope).with_col_span(columns(*span)).into()
        }
        TagNode::Cell { span } => Tag::TD.with_col_span(columns(*span)).into(),
        TagNode::Contents => Tag::TOC.into(),
        TagNode::ContentsItem => Tag::TOCI.into(),
        TagNode::Link(words) => Tag::Link.with_alt_text(words.clone()).into(),
        TagNode::Figure(words) => Tag::Figure(Some(words.clone())).into(),
    }
}

fn columns(span: u32) -> Option<NonZeroU32> {
    NonZeroU32::new(span).filter(|span| span.get() > 1)
}
