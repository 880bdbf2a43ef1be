//! How a log writes its dates, in letters that staff know from spreadsheets: `M/D/YYYY h:mm AM`.

use std::fmt::{Display, Formatter};

/// A form of dates, perhaps with a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFormat {
    text: String,
    parts: Vec<DatePart>,
}

/// A part of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePart {
    /// `YYYY`: four digits.
    Year,
    /// `YY`: two digits, of the years 2000 to 2099.
    ShortYear,
    /// `M` or `MM`: one or two digits.
    Month,
    /// `MON`: an English name, whole or its first three letters.
    MonthName,
    /// `D` or `DD`.
    Day,
    /// `h` or `hh`.
    Hour,
    /// `mm`.
    Minute,
    /// `ss`, perhaps with decimals, which are left out.
    Second,
    /// `AM`: morning or afternoon, of twelve hours each.
    Half,
    /// `Z`: the distance from UTC, such as `-05:00` or `Z`.
    Offset,
    /// Any other character, as it is.
    Sign(u8),
}

/// The letters and what they mean; of two that begin alike, the longer one first.
const LETTERS: [(&str, DatePart); 14] = [
    ("YYYY", DatePart::Year),
    ("YY", DatePart::ShortYear),
    ("MON", DatePart::MonthName),
    ("MM", DatePart::Month),
    ("M", DatePart::Month),
    ("DD", DatePart::Day),
    ("D", DatePart::Day),
    ("hh", DatePart::Hour),
    ("h", DatePart::Hour),
    ("mm", DatePart::Minute),
    ("ss", DatePart::Second),
    ("AM", DatePart::Half),
    ("PM", DatePart::Half),
    ("Z", DatePart::Offset),
];

impl DateFormat {
    /// What can be written, for messages.
    pub const LETTERS: &'static str = "YYYY, YY, MM, M, MON, DD, D, hh, h, mm, ss, AM and Z";

    /// Reads a form, or says what is wrong with it.
    ///
    /// # Errors
    /// A letter that means nothing, a part that is there twice, or one that is missing.
    pub fn new(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if let Some((letters, part)) = LETTERS.into_iter().find(|(letters, _)| rest.starts_with(letters)) {
                if parts.contains(&part) {
                    return Err(format!("`{letters}` is there twice"));
                }
                parts.push(part);
                rest = &rest[letters.len()..];
            } else if first.is_ascii() && (!first.is_ascii_alphanumeric() || first == 'T') {
                parts.extend(u8::try_from(first).map(DatePart::Sign));
                rest = &rest[1..];
            } else {
                return Err(format!("`{first}` is none of {}", Self::LETTERS));
            }
        }
        let has = |part: DatePart| parts.contains(&part);
        if has(DatePart::Year) == has(DatePart::ShortYear) {
            return Err("the year is missing: write YYYY".to_owned());
        }
        if has(DatePart::Month) == has(DatePart::MonthName) {
            return Err("the month is missing: write MM or MON in capitals (mm are minutes)".to_owned());
        }
        if !has(DatePart::Day) {
            return Err("the day is missing: write DD".to_owned());
        }
        if has(DatePart::Minute) && !has(DatePart::Hour) {
            return Err("there are minutes without an hour: write hh:mm".to_owned());
        }
        Ok(Self { text: text.to_owned(), parts })
    }

    /// Its parts, in order.
    #[must_use]
    pub fn parts(&self) -> &[DatePart] {
        &self.parts
    }
}

impl Display for DateFormat {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.text)
    }
}
