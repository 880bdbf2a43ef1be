//! A time as people write it by nature -> what to write instead: `same day`, `immediately`, `twice a week`, `two weeks`, `2-3 weeks`.

use crate::model::amount::{Amount, Unit};
use crate::parse::scalars::fractions::fraction;
use crate::parse::scalars::meant_time::{Instead, MeantTime};
use crate::parse::scalars::number_words::{in_figures, number};
use crate::parse::scalars::recurring_day::day_in_words;
use crate::parse::scalars::units::{ending, is_sure_unit, parse_unit, unit_meant, written};

/// A time that `within` takes in words, too.
pub(super) fn within_in_words(text: &str) -> Option<Amount> {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        ["same", "business", "day"] => Some(Amount::new(0, Unit::BusinessDay)),
        ["same", "calendar", "day"] => Some(Amount::new(0, Unit::CalendarDay)),
        ["next", "business", "day"] => Some(Amount::new(1, Unit::BusinessDay)),
        ["next", "calendar", "day"] => Some(Amount::new(1, Unit::CalendarDay)),
        ["at", "once"] => Some(Amount::new(0, Unit::Minute)),
        _ => None,
    }
}

/// The pattern of the times that `within` takes in words.
pub(super) const WITHIN_IN_WORDS: &str = r"(same|next)\s+(business|calendar)\s+day|at\s+once";

/// What a text that is no amount means under a key, if it is a usual way to say a time.
pub(super) fn meant_time(text: &str, key: &str) -> Option<MeantTime> {
    let lower = text.trim().to_lowercase().replace(['–', '—', '‑'], "-");
    let lower = lower.trim_end_matches('.').replace("twenty-four", "24");
    let said = without_limit(&lower);
    at_once(said)
        .or_else(|| range(said))
        .or_else(|| fraction(&in_figures(said), key))
        .or_else(|| in_period(said, key))
        .or_else(|| in_number_words(text, said))
        .or_else(|| in_usual_words(said, key))
        .or_else(|| day_in_words(&lower).map(|day| MeantTime::line(format!("by: {day}"))))
}

/// Without the words that say what the key says already: `within`, `up to`, `or less`.
fn without_limit(text: &str) -> &str {
    const BEFORE: [&str; 14] = [
        "within ",
        "in ",
        "up to ",
        "under ",
        "less than ",
        "no more than ",
        "not more than ",
        "no later than ",
        "at most ",
        "maximum ",
        "max ",
        "every ",
        "each ",
        "per ",
    ];
    const AFTER: [&str; 7] = [" or less", " or fewer", " or sooner", " at most", " maximum", " max", " at the latest"];
    let text = BEFORE.iter().find_map(|words| text.strip_prefix(words)).unwrap_or(text);
    AFTER.iter().find_map(|words| text.strip_suffix(words)).unwrap_or(text).trim()
}

fn at_once(said: &str) -> Option<MeantTime> {
    let is_at_once = matches!(
        said,
        "asap"
            | "a.s.a.p"
            | "at once"
            | "immediate"
            | "immediately"
            | "instantly"
            | "right away"
            | "straight away"
            | "as soon as possible"
            | "promptly"
            | "without delay"
            | "shortly"
    );
    is_at_once.then(|| {
        MeantTime::help(
            "residents can't measure this",
            "write the longest time that it may take, like `within: 15 minutes`; or `within: at once`, if it really is at once",
        )
    })
}

/// `2-3 weeks`, `2 to 3 weeks`, `10 business days to 8 weeks`.
fn range(said: &str) -> Option<MeantTime> {
    let spaced = said.replace('-', " to ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let at = words.iter().position(|word| matches!(*word, "to" | "and" | "or" | "till" | "until"))?;
    let (first, second) = (&words[..at], &words[at + 1..]);
    let (first_unit, second_unit) = (first.get(1..)?.join(" "), second.get(1..)?.join(" "));
    let (least, most) = (number(first.first()?)?, number(second.first()?)?);
    if matches!(&*second_unit, "day" | "days") {
        return Some(MeantTime::help(
            "a range, in business days or calendar days?",
            format!(
                "write `between: {least} and {most} business days` if closed days don't count, `between: {least} and {most} calendar days` if they do"
            ),
        ));
    }
    let unit = unit_meant(&second_unit)?;
    let least = match &*first_unit {
        "" => least.to_string(),
        _ => written(least, unit_meant(&first_unit)?),
    };
    Some(MeantTime::line(format!("between: {least} and {}", written(most, unit))))
}

/// A range as staff are to write it: `two to four weeks`, `2-4 weeks`.
pub(super) fn meant_range(text: &str) -> Option<String> {
    match range(&text.to_lowercase().replace(['–', '—', '‑'], "-"))?.instead {
        Instead::Line(line) => line.strip_prefix("between: ").map(str::to_owned),
        Instead::Value(_) | Instead::Help(_) => None,
    }
}

/// `two weeks`, `a week`, `48h`, `up to 5 business days`.
fn in_number_words(text: &str, said: &str) -> Option<MeantTime> {
    let figures = in_figures(said);
    let (count, unit) = figures.split_once(' ')?;
    let count = number(count)?;
    if matches!(unit, "day" | "days") && figures != text {
        let (business, calendar) = (written(count, Unit::BusinessDay), written(count, Unit::CalendarDay));
        return Some(MeantTime::help(
            "business days or calendar days?",
            format!("write `{business}` if closed days don't count, `{calendar}` if they do"),
        ));
    }
    let typed = unit;
    let unit = unit_meant(typed)?;
    let is_sure = parse_unit(typed).is_some() || is_sure_unit(typed, unit);
    (written(count, unit) != text).then(|| MeantTime::value(written(count, unit)).certain_if(is_sure))
}

/// `twice a month`, `8 times a year`, `once a week`.
fn in_period(said: &str, key: &str) -> Option<MeantTime> {
    let words: Vec<&str> = said.split_whitespace().collect();
    let (count, rest) = match words[..] {
        ["once", ref rest @ ..] => (1, rest),
        ["twice", ref rest @ ..] => (2, rest),
        ["thrice", ref rest @ ..] => (3, rest),
        [count, "times" | "time", ref rest @ ..] => (number(count)?, rest),
        _ => return None,
    };
    let rest: Vec<&str> =
        rest.iter().copied().filter(|word| !matches!(*word, "a" | "an" | "per" | "every" | "each" | "in")).collect();
    let unit = match rest[..] {
        ["yearly" | "annually"] => Unit::Year,
        ["monthly"] => Unit::Month,
        ["weekly"] => Unit::Week,
        ["day" | "daily"] => {
            let each = |unit: Unit| format!("`at_least: {{count: {count}, of: times, per: {}}}`", unit.key());
            let help =
                format!("write {} for open days, {} for all days", each(Unit::BusinessDay), each(Unit::CalendarDay));
            return (count > 1).then(|| MeantTime::help("every open day, or every day?", help));
        }
        ref words => unit_meant(&words.join(" "))?,
    };
    Some(if count == 1 { MeantTime::every(key, &written(1, unit)) } else { MeantTime::times(count, unit) })
}

/// A number of times in a period, as the group of keys that says it: `twice a year`, `8 times a year`.
pub(crate) fn meant_count(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let line = match in_period(without_limit(&lower), "at_least")?.instead {
        Instead::Line(line) => line,
        Instead::Value(_) | Instead::Help(_) => return None,
    };
    let each = line.strip_prefix("every: 1 ").map(|unit| format!("{{count: 1, of: times, per: {unit}}}"));
    each.or_else(|| line.strip_prefix("at_least: ").map(str::to_owned))
}

/// Words without which the meaning is the same.
const FILLERS: [&str; 14] =
    ["a", "an", "the", "by", "end", "close", "of", "on", "within", "every", "each", "per", "once", "during"];

fn in_usual_words(said: &str, key: &str) -> Option<MeantTime> {
    let spaced = said.replace('-', " ");
    let words: Vec<&str> = spaced.split_whitespace().filter(|word| !FILLERS.contains(word)).collect();
    let every = |value: &str| Some(MeantTime::every(key, value));
    match words[..] {
        ["same", "business" | "working", "day"] => Some(MeantTime::value(written(0, Unit::BusinessDay))),
        ["same", ..] | ["today"] => Some(MeantTime::help(
            "the same business day, or the same day of any kind?",
            "write `within: 0 business days`, which is published as \"on the same business day\"; or `within: 0 calendar days`, if closed days count",
        )),
        ["next", "business" | "working" | "open", "day"] => Some(MeantTime::value(written(1, Unit::BusinessDay))),
        ["next", .., "day" | "weekday" | "morning"] | ["tomorrow" | "overnight"] => Some(MeantTime::help(
            "the next business day, or the next day of any kind?",
            "write `within: 1 business day`, which ends at closing time on the next open day; or `within: 1 calendar day`, which ends at midnight",
        )),
        ["business"] if said != "business" => Some(MeantTime::value(written(0, Unit::BusinessDay))),
        ["business" | "working", "day"] if said.contains("end") || said.contains("close") => {
            Some(MeantTime::value(written(0, Unit::BusinessDay)))
        }
        ["business" | "working", "day"] if key == "every" => every("1 business day"),
        ["day"] if said.contains("end") => Some(MeantTime::help(
            "the same business day, or the same day of any kind?",
            "write `within: 0 business days`, which ends at closing time; or `within: 0 calendar days`, which ends at midnight",
        )),
        ["day" | "daily" | "weekday" | "nightly"] | ["business" | "working", "day"] => Some(MeantTime::help(
            "every open day, or every day?",
            "write `every: 1 business day` for every open day, or `every: 1 calendar day` for every day",
        )),
        ["hourly"] => every("1 hour"),
        ["weekly"] => every("1 week"),
        ["fortnightly" | "fortnight"] | ["other" | "second" | "alternate", "week"] => every("2 weeks"),
        ["monthly"] => every("1 month"),
        ["other" | "second" | "alternate", "month"] => every("2 months"),
        ["quarter" | "quarterly"] => every("3 months"),
        ["half", "yearly"] | ["semi", "annually" | "annual"] | ["semiannually" | "semiannual"] => every("6 months"),
        ["yearly" | "annually" | "annual"] => every("1 year"),
        ["biweekly"] | ["bi", "weekly"] => Some(MeantTime::help(
            "every two weeks, or twice a week?",
            "write `every: 2 weeks`, or `at_least: {count: 2, of: times, per: week}`",
        )),
        ["bimonthly"] | ["bi", "monthly"] => Some(MeantTime::help(
            "every two months, or twice a month?",
            "write `every: 2 months`, or `at_least: {count: 2, of: times, per: month}`",
        )),
        [one] if !said.contains("end") => {
            Unit::ALL.into_iter().find(|unit| unit.key() == one).map(|unit| MeantTime::value(written(1, unit)))
        }
        [kind @ ("business" | "working" | "calendar"), "days"] => {
            let unit = if kind == "calendar" { Unit::CalendarDay } else { Unit::BusinessDay };
            let help = format!("write the number in figures: `{key}: 5 {}`", ending(5, unit));
            Some(MeantTime::help("how many?", help))
        }
        _ => None,
    }
}
