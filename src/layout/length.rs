//! Lengths as markup writes them -> points, of which 72 are an inch.

/// Millimetres in points.
#[must_use]
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// A length: a number of points, or a share of what it is measured along.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// Points.
    Points(f32),
    /// A share of the whole, from 0 to 1.
    Share(f32),
}

impl Length {
    /// Reads `12mm`, `8pt`, `50%`, or a number of points.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<f32>().ok().filter(|number| number.is_finite());
        if let Some(share) = text.strip_suffix('%') {
            return number(share).map(|share| Self::Share(share / 100.0));
        }
        if let Some(millimetres) = text.strip_suffix("mm") {
            return number(millimetres).map(|millimetres| Self::Points(mm(millimetres)));
        }
        number(text.strip_suffix("pt").unwrap_or(text)).map(Self::Points)
    }

    /// The length in points along a whole.
    #[must_use]
    pub fn of(self, whole: f32) -> f32 {
        match self {
            Self::Points(points) => points,
            Self::Share(share) => whole * share,
        }
    }
}

/// The width of a column: a length, or a part of what the others leave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// A length.
    Fixed(Length),
    /// A number of parts of what is left.
    Parts(f32),
}

impl Width {
    /// Reads a length or `2fr`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        match text.strip_suffix("fr") {
            Some(parts) => parts.parse().ok().filter(|parts: &f32| parts.is_finite() && *parts > 0.0).map(Self::Parts),
            None => Length::new(text).map(Self::Fixed),
        }
    }

    /// The widths of columns side by side, with gaps between them.
    #[must_use]
    pub fn share_out(widths: &[Self], whole: f32, gap: f32) -> Vec<f32> {
        let gaps = gap * f32::from(u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX));
        let fixed: f32 =
            widths.iter().map(|width| if let Self::Fixed(length) = width { length.of(whole) } else { 0.0 }).sum();
        let parts: f32 = widths.iter().map(|width| if let Self::Parts(parts) = width { *parts } else { 0.0 }).sum();
        let left = (whole - gaps - fixed).max(0.0);
        let of = |width: &Self| match width {
            Self::Fixed(length) => length.of(whole),
            Self::Parts(share) => left * share / parts,
        };
        widths.iter().map(of).collect()
    }
}
