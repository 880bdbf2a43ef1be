//! The two times of a range -> which times of day they are: one often tells what the other leaves out.

use jiff::civil::Time;

use crate::check::language::times::words::{Half, Words};
use crate::check::language::times::written::{Form, Written};

/// Two times, and whether nothing else can be meant.
pub(super) struct Pair {
    pub(super) from: Time,
    pub(super) to: Time,
    pub(super) is_sure: bool,
}

pub(super) fn pair(from: &Written, to: &Written, words: &Words<'_>) -> Option<Pair> {
    let new = |from: Option<Time>, to: Option<Time>, is_sure| Some(Pair { from: from?, to: to?, is_sure });
    let falls = to.on_the_dial() <= from.on_the_dial();
    match (from.time(words), to.time(words)) {
        (Some(first), Some(second)) => new(Some(first), Some(second), true),
        (None, Some(second)) => {
            let (first, is_sure) = first_before(from, to, falls);
            new(first, Some(second), is_sure && from.form != Form::Hour)
        }
        (Some(first), None) if from.says_24() || from.is_padded || to.is_padded => {
            new(Some(first), to.counted(), from.is_marked == to.is_marked)
        }
        (Some(first), None) => {
            let is_morning = first.hour() < 12;
            let half = if is_morning == falls { Half::Afternoon } else { Half::Morning };
            new(Some(first), to.in_half(half), is_morning && falls)
        }
        (None, None) => neither(from, to, falls),
    }
}

/// The first time, where only the second one is clear.
fn first_before(from: &Written, to: &Written, falls: bool) -> (Option<Time>, bool) {
    if to.says_24() || from.is_padded {
        return (from.counted(), true);
    }
    let is_of_half = |half| to.half == Some(half);
    if to.form == Form::Name && to.hour == 12 {
        return (from.in_half(Half::Morning), from.hour != 12);
    }
    // "8:30 to 4:30 pm" begins in the morning; "1:30 to 4:30 pm" most likely in the afternoon.
    let half = if is_of_half(Half::Afternoon) == falls { Half::Morning } else { Half::Afternoon };
    (from.in_half(half), falls && is_of_half(Half::Afternoon) || !falls && is_of_half(Half::Morning))
}

/// Both times, where neither is clear by itself. Offices open in the morning, and close by six.
fn neither(from: &Written, to: &Written, falls: bool) -> Option<Pair> {
    let opens_in_the_morning = (6..12).contains(&from.hour);
    let new = |from: Option<Time>, to: Option<Time>, is_sure| Some(Pair { from: from?, to: to?, is_sure });
    if (from.is_padded || to.is_padded) && to.hour >= from.hour {
        return new(from.counted(), to.counted(), true);
    }
    if opens_in_the_morning && ((1..=6).contains(&to.hour) || to.hour == 12) {
        return new(from.in_half(Half::Morning), to.in_half(Half::Afternoon), false);
    }
    let half = if opens_in_the_morning { Half::Morning } else { Half::Afternoon };
    (!falls && from.hour < 12 && to.hour < 12).then(|| new(from.in_half(half), to.in_half(half), false))?
}
