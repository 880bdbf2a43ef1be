//! A place in a text -> the time of day that is written there, in whatever form.

use std::ops::Range;

use jiff::civil::Time;

use crate::check::language::times::words::{Half, Words, space};

/// The form of a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `16:30`
    Colon,
    /// `16.30`, which may be any number without `pm`.
    Point,
    /// `16h30`
    H,
    /// `1630`
    Digits,
    /// `4`, which is a time only with `pm`, or before another one.
    Hour,
    /// `noon`
    Name,
}

/// What may be a time of day.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) range: Range<usize>,
    pub(super) hour: i8,
    pub(super) minute: i8,
    pub(super) form: Form,
    pub(super) half: Option<Half>,
    /// Whether it ends as times do in this language, or with a name: nothing else can be meant.
    pub(super) is_marked: bool,
    /// Whether `noon` or `midnight` is after the number.
    pub(super) is_named: bool,
    /// Whether a nought is before the hour, as only those who count to 24 write it.
    pub(super) is_padded: bool,
}

impl Written {
    /// The time that the numbers say by themselves, if they count to 24.
    pub(super) fn counted(&self) -> Option<Time> {
        Time::new(self.hour % 24, self.minute, 0, 0).ok()
    }

    /// The time in one half of the day.
    pub(super) fn in_half(&self, half: Half) -> Option<Time> {
        let hour = match half {
            Half::Morning => self.hour % 12,
            Half::Afternoon => self.hour % 12 + 12,
        };
        Time::new(hour, self.minute, 0, 0).ok()
    }

    /// The time, if it can be only one.
    pub(super) fn time(&self, words: &Words<'_>) -> Option<Time> {
        match self.half {
            Some(half) => self.in_half(half),
            None if self.is_clear(words) => self.counted(),
            None => None,
        }
    }

    fn is_clear(&self, words: &Words<'_>) -> bool {
        let counts_to_24 = !words.counts_to_12() && (self.is_clock() || self.is_marked);
        self.is_named || self.form == Form::Name || counts_to_24 || self.says_24()
    }

    /// Whether it can only be counted to 24.
    pub(super) fn says_24(&self) -> bool {
        !self.is_marked && self.form != Form::Hour && (self.hour == 0 || self.hour > 12)
    }

    /// Whether it is written as clocks show it.
    pub(super) fn is_clock(&self) -> bool {
        matches!(self.form, Form::Colon | Form::H)
    }

    /// Minutes since the hand was on 12.
    pub(super) fn on_the_dial(&self) -> i16 {
        i16::from(self.hour % 12) * 60 + i16::from(self.minute)
    }

    /// Whether it has minutes that times in texts have: other numbers often have others.
    pub(super) fn is_round(&self, step: i8) -> bool {
        self.minute % step == 0
    }
}

/// What may be a time of day at this place, where a number or a word begins.
pub(super) fn written_at(text: &str, start: usize, words: &Words<'_>) -> Option<Written> {
    if let Some((hour, end)) = words.name_at(text, start) {
        let (half, is_marked, is_named, is_padded) = (None, true, false, false);
        return Some(Written {
            range: start..end,
            hour,
            minute: 0,
            form: Form::Name,
            half,
            is_marked,
            is_named,
            is_padded,
        });
    }
    let (form, hour, minute, number_end) = number_at(text, start)?;
    let mut end = number_end;
    let (mut half, mut is_marked, mut is_named) = (None, false, false);
    if let Some((named, name_end)) = words.name_at(text, end + space(&text[end..])) {
        is_named = minute == 0 && (hour % 12 == named % 12) && (form == Form::Hour || form == Form::Colon);
        (is_marked, end) = (is_named, if is_named { name_end } else { end });
        if is_named {
            return Some(Written {
                range: start..end,
                hour: named,
                minute,
                form,
                half,
                is_marked,
                is_named,
                is_padded: false,
            });
        }
    }
    if let Some((named, name_end)) = words.end_at(text, end) {
        (half, is_marked, end) = (named, true, name_end);
    }
    let is_time = match half {
        Some(Half::Morning) => hour <= 12,
        _ => hour < 24 || minute == 0 && hour == 24,
    };
    let is_padded = text[start..].starts_with('0');
    let is_whole = is_marked || ends_here(&text[end..]);
    (is_time && minute < 60 && is_whole).then_some(Written {
        range: start..end,
        hour,
        minute,
        form,
        half,
        is_marked,
        is_named,
        is_padded,
    })
}

/// The form, the hour and the minute of a number, and where it ends.
fn number_at(text: &str, start: usize) -> Option<(Form, i8, i8, usize)> {
    let number = digits(&text[start..]);
    let end = start + number.len();
    if number.len() == 4 {
        return Some((Form::Digits, number[..2].parse().ok()?, number[2..].parse().ok()?, end));
    }
    if number.is_empty() || number.len() > 2 {
        return None;
    }
    let hour = number.parse().ok()?;
    let rest = &text[end..];
    let after_h = || {
        let before = space(rest);
        let h = rest[before..].strip_prefix(['h', 'H'])?;
        Some((Form::H, before + 1 + space(h)))
    };
    let sign = match rest.chars().next() {
        Some(':') => Some((Form::Colon, 1)),
        Some('.') => Some((Form::Point, 1)),
        _ => after_h(),
    };
    let minutes = sign.and_then(|(form, length)| {
        let minutes = digits(&rest[length..]);
        (minutes.len() == 2).then_some((form, minutes, end + length + 2))
    });
    match minutes {
        Some((form, minute, end)) => Some((form, hour, minute.parse().ok()?, end)),
        None if rest.starts_with(':') && rest[1..].starts_with(|c: char| c.is_ascii_digit()) => None,
        None => Some((Form::Hour, hour, 0, end)),
    }
}

fn digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

/// Whether a number can end before this: it goes on in `16:30:15`, `1.50 %`, `8:30/1` and `16.30 m²`'s sign.
fn ends_here(after: &str) -> bool {
    let mut signs = after.chars();
    match signs.next() {
        None => true,
        Some('.' | ',' | ':') => !signs.next().is_some_and(char::is_alphanumeric),
        Some(sign) => sign.is_whitespace() || ";!?)]\"'’”»…-‐‑–—".contains(sign),
    }
}
