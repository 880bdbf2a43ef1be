//! A plain SVG drawing -> shapes that can be drawn on a page.

use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{Group, Node, Options, Paint, Tree};

use crate::layout::colour::Colour;

/// A drawing made of shapes.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Its width, in units of its own.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// Its shapes, the lowest first.
    pub shapes: Vec<Shape>,
}

/// A shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its outline.
    pub(super) outline: Vec<Segment>,
    /// What is inside of it, and whether what is inside twice is outside.
    pub(super) fill: Option<(Colour, bool)>,
    /// The colour and the thickness of its outline.
    pub(super) stroke: Option<(Colour, f32)>,
}

/// A step along an outline, with the points that it bends towards and the one that it ends at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Segment {
    Move(f32, f32),
    Line(f32, f32),
    Quadratic(f32, f32, f32, f32),
    Cubic(f32, f32, f32, f32, f32, f32),
    Close,
}

impl Drawing {
    /// Reads a drawing whose `currentColor` is `ink`, on white.
    ///
    /// # Errors
    /// If it is no SVG, or has something other than shapes in plain colours.
    pub fn from_svg(svg: &str, ink: Colour) -> Result<Self, String> {
        let mut text = svg.replace("currentColor", &ink.written());
        if !text.contains("xmlns=") {
            text = text.replacen("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"", 1);
        }
        let tree = Tree::from_str(&text, &Options::default()).map_err(|error| error.to_string())?;
        let mut shapes = Vec::new();
        add(tree.root(), 1.0, &mut shapes);
        Ok(Self { width: tree.size().width(), height: tree.size().height(), shapes })
    }

    /// Black squares on a grid, as of a matrix code: each row, from left to right.
    #[must_use]
    pub fn squares(rows: &[Vec<bool>], ink: Colour) -> Self {
        let mut outline = Vec::new();
        let side = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        for (y, row) in rows.iter().enumerate() {
            let mut x = 0;
            while x < row.len() {
                let end = x + row[x..].iter().take_while(|is_black| **is_black).count();
                if end > x {
                    let (left, right, top, bottom) = (side(x), side(end), side(y), side(y + 1));
                    let corners =
                        [Segment::Line(right, top), Segment::Line(right, bottom), Segment::Line(left, bottom)];
                    outline.push(Segment::Move(left, top));
                    outline.extend(corners);
                    outline.push(Segment::Close);
                }
                x = end + 1;
            }
        }
        let shapes = vec![Shape { outline, fill: Some((ink, false)), stroke: None }];
        Self { width: side(rows.len()), height: side(rows.len()), shapes }
    }
}

fn add(group: &Group, opacity: f32, shapes: &mut Vec<Shape>) {
    let opacity = opacity * group.opacity().get();
    for node in group.children() {
        match node {
            Node::Group(inner) => add(inner, opacity, shapes),
            Node::Path(path) => {
                let Some(data) = path.data().clone().transform(path.abs_transform()) else { continue };
                let scale = path.abs_transform().get_scale();
                let fill = path.fill().and_then(|fill| {
                    let is_even_odd = fill.rule() == usvg::FillRule::EvenOdd;
                    Some((plain(fill.paint(), opacity * fill.opacity().get())?, is_even_odd))
                });
                let stroke = path.stroke().and_then(|stroke| {
                    let colour = plain(stroke.paint(), opacity * stroke.opacity().get())?;
                    Some((colour, stroke.width().get() * f32::midpoint(scale.0, scale.1)))
                });
                shapes.push(Shape { outline: data.segments().map(segment).collect(), fill, stroke });
            }
            Node::Image(_) | Node::Text(_) => {}
        }
    }
}

/// A colour as it looks on white. Paper has no layers that shine through.
fn plain(paint: &Paint, opacity: f32) -> Option<Colour> {
    let Paint::Color(colour) = paint else { return None };
    let on_white = |part: u8| {
        let mixed = f32::from(part) * opacity + 255.0 * (1.0 - opacity);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 255")]
        let rounded = mixed.round() as u8;
        rounded
    };
    Some(Colour(on_white(colour.red), on_white(colour.green), on_white(colour.blue)))
}

fn segment(segment: PathSegment) -> Segment {
    match segment {
        PathSegment::MoveTo(Point { x, y }) => Segment::Move(x, y),
        PathSegment::LineTo(Point { x, y }) => Segment::Line(x, y),
        PathSegment::QuadTo(one, Point { x, y }) => Segment::Quadratic(one.x, one.y, x, y),
        PathSegment::CubicTo(one, two, Point { x, y }) => Segment::Cubic(one.x, one.y, two.x, two.y, x, y),
        PathSegment::Close => Segment::Close,
    }
}
