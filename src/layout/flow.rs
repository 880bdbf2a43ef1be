//! Rows and the height of columns -> the column and the height at which each row is.

use crate::layout::block::Break;
use crate::layout::fault::Fault;
use crate::layout::row::{Row, first_words};

/// A row in its place: the number of the column, counted over all pages, and its distance from the column's upper end.
#[derive(Debug)]
pub(super) struct InPlace {
    pub(super) column: usize,
    pub(super) y: f32,
    pub(super) row: Row,
}

/// Heights are compared with so much tolerance, in points.
const TOLERANCE: f32 = 0.05;

/// Lets rows flow through columns of one height, so many to a page; `first_page` is the number of the first one, from 1.
pub(super) fn flow(
    rows: Vec<Row>,
    height: f32,
    to_a_page: usize,
    first_page: usize,
    faults: &mut Vec<Fault>,
) -> Vec<InPlace> {
    let mut flow = Flow { height, to_a_page, first_page, column: 0, y: 0.0, after: 0.0, placed: Vec::new() };
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.next() {
        let mut group = vec![first];
        while group.last().is_some_and(|row| row.keep) && rows.peek().is_some_and(|row| row.break_before.is_none()) {
            group.extend(rows.next());
        }
        flow.group(group, faults);
    }
    flow.placed
}

struct Flow {
    height: f32,
    to_a_page: usize,
    first_page: usize,
    column: usize,
    y: f32,
    /// The space that the last row has below it.
    after: f32,
    placed: Vec<InPlace>,
}

impl Flow {
    fn is_at_top(&self) -> bool {
        self.y <= TOLERANCE
    }

    fn next_column(&mut self) {
        self.column += 1;
        (self.y, self.after) = (0.0, 0.0);
    }

    fn go_to(&mut self, kind: Break) {
        let is_fresh = self.is_at_top();
        match kind {
            Break::Column if is_fresh => {}
            Break::Column => self.next_column(),
            Break::Page | Break::RightPage => {
                if !(is_fresh && self.column.is_multiple_of(self.to_a_page)) {
                    self.next_column();
                    self.column = self.column.next_multiple_of(self.to_a_page);
                }
                let page = self.first_page + self.column / self.to_a_page;
                if kind == Break::RightPage && page.is_multiple_of(2) {
                    self.column += self.to_a_page;
                }
            }
        }
    }

    /// Places rows that stay together, if a column has room for them.
    fn group(&mut self, group: Vec<Row>, faults: &mut Vec<Fault>) {
        if let Some(kind) = group[0].break_before {
            self.go_to(kind);
        }
        let needed = self.needed(&group);
        if !self.is_at_top() && self.y + needed > self.height + TOLERANCE {
            self.next_column();
        }
        let is_too_long = self.y + self.needed(&group) > self.height + TOLERANCE;
        for row in group {
            let own = std::slice::from_ref(&row);
            if is_too_long && !self.is_at_top() && self.y + self.needed(own) > self.height + TOLERANCE {
                self.next_column();
            }
            // A row of a table needs room for the head that is repeated above it.
            if self.needed(own) > self.height + TOLERANCE {
                faults.push(Fault::TooLarge { from: first_words(own) });
            }
            self.place(row);
        }
    }

    /// How much of the column rows take, with the space above them.
    fn needed(&self, group: &[Row]) -> f32 {
        let (mut y, mut after, mut is_top) = (0.0, self.after, self.is_at_top());
        if let Some(head) = group[0].head.as_ref().filter(|_| is_top) {
            (y, after, is_top) = (head.height, head.after, false);
        }
        for row in group {
            y += if is_top { 0.0 } else { after.max(row.before) } + row.height;
            (after, is_top) = (row.after, false);
        }
        y
    }

    fn place(&mut self, row: Row) {
        if let Some(head) = row.head.clone().filter(|_| self.is_at_top()) {
            self.put((*head).clone());
        }
        self.put(row);
    }

    fn put(&mut self, row: Row) {
        // Nothing is seen of a space at the top of a column.
        if self.is_at_top() && !row.has_content() && row.anchors.is_empty() {
            return;
        }
        self.y += if self.is_at_top() { 0.0 } else { self.after.max(row.before) };
        let y = self.y;
        self.y += row.height;
        self.after = row.after;
        self.placed.push(InPlace { column: self.column, y, row });
    }
}
