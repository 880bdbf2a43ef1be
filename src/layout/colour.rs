//! A colour of the screen's colour space, sRGB, as style sheets write it.

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Paper without ink.
    pub const WHITE: Self = Self(255, 255, 255);

    /// Reads `#0b4a3f`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// The colour as style sheets write it.
    #[must_use]
    pub fn written(self) -> String {
        let Self(red, green, blue) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}
