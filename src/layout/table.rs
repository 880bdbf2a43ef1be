//! A table -> rows, with a head that is repeated at the top of each column.

use std::rc::Rc;

use crate::layout::block::{Cell, Table, TableRow};
use crate::layout::colour::Colour;
use crate::layout::length::Width;
use crate::layout::measure::Measure;
use crate::layout::row::{Drawn, Placed, Row, as_one};
use crate::layout::tags::{TagId, TagNode};

/// Measures a table.
pub(super) fn table(measure: &mut Measure<'_>, table: &Table, width: f32, parent: Option<TagId>) -> Vec<Row> {
    let tag = measure.tag(parent, TagNode::Table);
    let gap = table.gap * measure.scale;
    let inset = table.inset * measure.scale;
    let widths = Width::share_out(&table.widths, width - 2.0 * inset, gap);
    let grid = Grid { widths: &widths, gap, inset, width };
    let head_tag = if table.heads > 0 { measure.tag(tag, TagNode::TableHead) } else { None };
    let (heads, bodies) = table.rows.split_at(table.heads.min(table.rows.len()));
    let mut head: Vec<Row> = heads.iter().map(|row| measured(measure, table, row, &grid, head_tag)).collect();
    for row in &mut head {
        if let Some(colour) = table.head_fill {
            row.placed.insert(0, filled(width, row.height, colour));
        }
        row.keep = true;
    }
    let repeated = (!head.is_empty()).then(|| Rc::new(as_one(head.clone()).as_repeated()));
    let body_tag = measure.tag(tag, TagNode::TableBody);
    let mut all = head;
    for (at, row) in bodies.iter().enumerate() {
        let mut own = measured(measure, table, row, &grid, body_tag);
        if let Some(colour) = table.stripe.filter(|_| at % 2 == 1) {
            own.placed.insert(0, filled(width, own.height, colour));
        }
        own.keep = row.keep_with_next && at + 1 < bodies.len();
        own.head.clone_from(&repeated);
        all.push(own);
    }
    // The last row is not alone below a head on the next page.
    let count = all.len();
    if bodies.len() > 2 {
        all[count - 2].keep = true;
    }
    all
}

/// The widths of columns, the space between them and beside all of them, and the width of the table.
struct Grid<'g> {
    widths: &'g [f32],
    gap: f32,
    inset: f32,
    width: f32,
}

fn measured(
    measure: &mut Measure<'_>,
    table: &Table,
    row: &TableRow,
    &Grid { widths, gap, inset, width }: &Grid<'_>,
    parent: Option<TagId>,
) -> Row {
    let tag = measure.tag(parent, TagNode::TableRow);
    let padding = table.padding * measure.scale;
    let is_head = row.cells.iter().all(|cell| cell.is_head);
    let mut at = 0;
    let mut x = inset;
    let mut stacks: Vec<(f32, Row)> = Vec::new();
    for cell in &row.cells {
        let Cell { is_head: is_cell_head, span, blocks } = cell;
        let span = usize::from((*span).max(1));
        let own = &widths[at.min(widths.len())..(at + span).min(widths.len())];
        let gaps = gap * f32::from(u16::try_from(own.len().saturating_sub(1)).unwrap_or_default());
        let own: f32 = own.iter().sum::<f32>() + gaps;
        let spanned = u32::try_from(span).unwrap_or(1);
        let node = if *is_cell_head {
            TagNode::HeadCell { is_of_row: !is_head, span: spanned }
        } else {
            TagNode::Cell { span: spanned }
        };
        let cell_tag = measure.tag(tag, node);
        stacks.push((x, as_one(measure.rows(blocks, own, cell_tag))));
        x += own + gap;
        at += span;
    }
    let inner = stacks.iter().map(|(_, stack)| stack.height).fold(row.height * measure.scale, f32::max);
    let mut whole = Row { height: inner + 2.0 * padding, ..Row::default() };
    for (x, stack) in stacks {
        whole.take(stack, x, padding);
    }
    if let Some((colour, weight)) = table.line.filter(|_| !row.is_open) {
        let what = Drawn::Rule { length: width, colour, weight, is_dashed: false };
        whole.placed.push(Placed { x: 0.0, y: whole.height - weight / 2.0, what });
    }
    whole
}

/// The background of a row that has one.
fn filled(width: f32, height: f32, colour: Colour) -> Placed {
    Placed { x: 0.0, y: 0.0, what: Drawn::Fill { width, height, colour, round: 0.0 } }
}
