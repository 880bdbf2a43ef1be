//! The words of a passage -> the times of day in it that the language writes otherwise, and how it does.

use std::ops::Range;

use crate::check::language::times::around::{
    Before, before, can_begin, has_end, has_other_numbers, has_unit, is_after, next_word,
};
use crate::check::language::times::pair::pair;
use crate::check::language::times::words::{Half, Words, space};
use crate::check::language::times::written::{Form, Written, written_at};

/// A time of day, or a range of them, in another form than the language's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check::language) struct Reading {
    /// Where it is.
    pub(in crate::check::language) range: Range<usize>,
    /// How the language writes it: two ways, if it is open which half of the day is meant.
    pub(in crate::check::language) instead: Vec<String>,
    /// Whether nothing else can be meant.
    pub(in crate::check::language) is_sure: bool,
}

/// What is found where a time may begin, and where to look on.
struct Step {
    reading: Option<Reading>,
    next: usize,
}

/// Every time of day in another form. `is_sentence` tells whether a full stop at the end can be the sentence's.
pub(in crate::check::language) fn readings(text: &str, is_sentence: bool, words: &Words<'_>) -> Vec<Reading> {
    let place = Place { text, is_sentence, words, is_about_others: has_other_numbers(text, words) };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = place.next_beginning(at) {
        let step = place.step(start);
        found.extend(step.reading);
        at = step.next.max(start + 1);
    }
    found
}

struct Place<'a> {
    text: &'a str,
    is_sentence: bool,
    words: &'a Words<'a>,
    /// Whether numbers with colons are ratios, scores or verses here.
    is_about_others: bool,
}

impl Place<'_> {
    /// Where a number or a word begins.
    fn next_beginning(&self, from: usize) -> Option<usize> {
        let is_one = |at: &usize| self.text[*at..].starts_with(char::is_alphanumeric) && can_begin(self.text, *at);
        (from..self.text.len()).filter(|at| self.text.is_char_boundary(*at)).find(is_one)
    }

    fn step(&self, start: usize) -> Step {
        let Some(first) = written_at(self.text, start, self.words) else {
            return Step { reading: None, next: start + 1 };
        };
        let end = first.range.end;
        let Some((joiner, second)) = self.second(&first) else {
            return Step { reading: self.alone(&first), next: end };
        };
        let is_dash = joiner.trim().chars().all(|c| !c.is_alphanumeric());
        match self.range(&first, joiner, &second) {
            Ok(reading) => Step { reading, next: second.range.end },
            // What a dash joins to something else is part of an id or a telephone number.
            Err(()) if is_dash && !first.is_marked => Step { reading: None, next: second.range.end },
            Err(()) => Step { reading: self.alone(&first), next: end },
        }
    }

    /// What may be the second time of a range, after what joins the two.
    fn second(&self, first: &Written) -> Option<(&str, Written)> {
        let after = &self.text[first.range.end..];
        let start = space(after);
        let own = self.words.joiner.trim();
        let is_between = is_after("between", self.text, first.range.start);
        let english: &[&str] = match (self.words.is_english, is_between) {
            (true, true) => &["and", "to"],
            (true, false) => &["until", "till", "til", "through"],
            (false, _) => &[],
        };
        let mut joiners = ["-", "–", "—", "‐", "‑", own].into_iter().chain(english.iter().copied());
        let joiner = joiners.find(|one| {
            let is_word = one.ends_with(char::is_alphabetic);
            let rest = after[start..].strip_prefix(one);
            !one.is_empty() && rest.is_some_and(|rest| !is_word || start > 0 && space(rest) > 0)
        })?;
        let after_it = start + joiner.len();
        let end = after_it + space(&after[after_it..]);
        let second = written_at(self.text, first.range.end + end, self.words)?;
        Some((&after[..end], second))
    }

    /// What a range should be; `Err` if it is none.
    fn range(&self, from: &Written, joiner: &str, to: &Written) -> Result<Option<Reading>, ()> {
        let before = before(self.text, from.range.start, self.words);
        if !self.is_range(from, to, before) {
            return Err(());
        }
        let pair = pair(from, to, self.words).ok_or(())?;
        let is_dash = joiner.trim().chars().all(|c| !c.is_alphanumeric());
        let is_between = is_after("between", self.text, from.range.start);
        let joiner = match (is_dash, is_between) {
            (true, true) => &self.words.language.list.and,
            (true, false) => self.words.joiner.as_str(),
            (false, _) => joiner,
        };
        let instead = [&self.words.time(pair.from), joiner, &self.words.time(pair.to)].concat();
        let is_sure = pair.is_sure
            && !(is_dash && (self.words.has_frame || is_between))
            && (to.form != Form::Digits || before == Before::Time)
            && (from.form != Form::Point || from.is_marked || to.is_marked);
        Ok(self.reading(from.range.start, to, vec![instead], is_sure))
    }

    fn is_range(&self, from: &Written, to: &Written, before: Before) -> bool {
        let is_bare = |one: &Written| one.form == Form::Hour && !one.is_marked;
        let is_unmarked = !from.is_marked && !to.is_marked;
        let words_fit = before != Before::Name && !has_unit(self.text, to.range.end, self.words);
        if is_bare(to) || from.form == Form::Name && to.form == Form::Name {
            return false;
        }
        if is_bare(from) && (before == Before::Name || !(1..=12).contains(&from.hour)) {
            return false;
        }
        if !is_unmarked {
            return true;
        }
        let forms_fit = match (from.form, to.form) {
            (Form::Colon | Form::H, Form::Colon | Form::H) => {
                from.time(self.words).is_some()
                    || to.time(self.words).is_some()
                    || from.is_padded
                    || before != Before::Word
            }
            (Form::Hour, Form::Colon) => to.says_24(),
            (Form::Digits, Form::Digits) => from.is_padded && before != Before::Word,
            (Form::Point, Form::Point) => {
                to.says_24()
                    && [from, to].iter().all(|one| one.is_round(15))
                    && has_end(self.text, to.range.end, self.words)
            }
            _ => false,
        };
        words_fit && forms_fit && !self.is_about_others && from.is_round(5) && to.is_round(5)
    }

    /// What a time that is no part of a range should be.
    fn alone(&self, one: &Written) -> Option<Reading> {
        if one.form == Form::Name || one.form == Form::Hour && one.half.is_none() && !one.is_named {
            return None;
        }
        if one.is_marked {
            // Many are not sure which of the two "12 am" is.
            let is_sure = one.hour != 12 || one.minute != 0 || one.is_named;
            let instead = self.words.time(one.time(self.words)?);
            return self.reading(one.range.start, one, vec![instead], is_sure);
        }
        let before = before(self.text, one.range.start, self.words);
        if self.is_about_others || !one.is_round(5) || !self.is_alone(one, before) {
            return None;
        }
        let known = one.time(self.words).or_else(|| one.is_padded.then(|| one.counted()).flatten());
        let times = match known {
            Some(time) => vec![time],
            None => [Half::Morning, Half::Afternoon].into_iter().filter_map(|half| one.in_half(half)).collect(),
        };
        let is_sure = one.is_clock() && before == Before::Time && one.says_24();
        let (instead, end) = (times.into_iter().map(|time| self.words.time(time)).collect(), self.end_with_hours(one));
        let whole = Written { range: one.range.start..end, ..one.clone() };
        self.reading(one.range.start, &whole, instead, is_sure)
    }

    /// Whether an unmarked number is a time of day.
    fn is_alone(&self, one: &Written, before: Before) -> bool {
        let end = one.range.end;
        let is_after = |words: &[&str]| words.iter().any(|word| is_after(word, self.text, one.range.start));
        let is_at = is_after(&["at", "by", "from", "before", "till", "until"]);
        let is_counted = has_unit(self.text, end, self.words);
        // A dash and a number go on after it, or a letter: "16:30-ish", "0830-12".
        let goes_on = self.text[end..].starts_with(['-', '–']);
        let of_form = match one.form {
            Form::Colon | Form::H if one.says_24() => matches!(before, Before::Time | Before::Any) && !is_counted,
            Form::Colon | Form::H => {
                let is_time = if self.words.is_english { is_at } else { before == Before::Time };
                is_time && one.is_round(15) && !is_counted
            }
            Form::Point => {
                let is_end = has_end(self.text, end, self.words);
                is_after(&["at", "till", "until"]) && one.says_24() && one.is_round(15) && is_end
            }
            Form::Digits => {
                is_at && one.is_round(15) && (one.is_padded && !is_counted || self.end_with_hours(one) > end)
            }
            Form::Hour | Form::Name => false,
        };
        of_form && !goes_on
    }

    /// Where a time of four digits ends: after "hours", if it has the word.
    fn end_with_hours(&self, one: &Written) -> usize {
        let end = one.range.end;
        let word = next_word(&self.text[end..]);
        let is_it = self.words.is_english && one.form == Form::Digits && ["hours", "hrs"].contains(&word);
        if is_it { end + space(&self.text[end..]) + word.len() } else { end }
    }

    /// What to report, if the text has something else than the language.
    fn reading(&self, start: usize, last: &Written, instead: Vec<String>, is_sure: bool) -> Option<Reading> {
        let beginning = self.words.beginning.as_str();
        let has_beginning = !beginning.is_empty() && self.text[..start].ends_with(beginning);
        let start = if has_beginning { start - beginning.len() } else { start };
        let (end, stop_is_sure) = self.end(last);
        let written = self.text[start..end].replace(['\u{a0}', '\u{202f}'], " ");
        let is_digits_at_end = last.hour == 24 && !self.words.language.time.midnight.starts_with(char::is_alphabetic);
        if is_digits_at_end || instead.iter().any(|one| one.replace(['\u{a0}', '\u{202f}'], " ") == written) {
            return None;
        }
        let is_sure = is_sure && stop_is_sure && instead.len() == 1 && (beginning.is_empty() || has_beginning);
        Some(Reading { range: start..end, instead, is_sure })
    }

    /// Where a time ends, and whether that is sure: the full stop of `p.m.` can be the sentence's too.
    fn end(&self, last: &Written) -> (usize, bool) {
        let end = last.range.end;
        if !self.text[..end].ends_with('.') || self.words.ends_with_stop() {
            return (end, true);
        }
        let after = &self.text[end..];
        if after.trim().is_empty() {
            return (end - usize::from(self.is_sentence), true);
        }
        let word = next_word(after);
        let begins_a_sentence = word.starts_with(char::is_uppercase) && !self.words.is_day(word);
        (end - usize::from(begins_a_sentence), !begins_a_sentence)
    }
}
