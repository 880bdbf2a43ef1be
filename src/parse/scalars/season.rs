//! A season: two days of every year, both included, or whole months: `May to October`, `15 April to 15 June`, `January`.

use crate::diagnostic::Diagnostic;
use crate::model::season::{DayOfYear, Season};
use crate::model::site::MonthName;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::record::{keys, read_record, record_shape};
use crate::parse::rules;
use crate::parse::scalars::number_words::figures;
use crate::parse::scalars::times::any_case;
use crate::parse::shape::Shape;
use crate::source::Span;
use crate::spelling::misspelt;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const HOW_A_SEASON: &str =
    "write its first and last month, `May to October`, or its first and last day, `15 April to 15 June`";
const HOW_A_DAY: &str = "write a day and a month, like 15 April";

/// The first and the last day as two keys.
struct SeasonKeys {
    from: DayOfYear,
    to: DayOfYear,
}

keys!(SeasonKeys, "a season", {
    from: "the first day, like 15 April",
    to: "the last day, like 15 June",
});

impl FromNode for Season {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.scalar().is_none() {
            let SeasonKeys { from, to } = read_record(node, reader)?;
            return Some(Self { from, to });
        }
        let text = single(node, "a season", reader)?;
        let season = parse_season(text);
        if season.is_none() {
            reader.report(invalid_season(node.span, text));
        }
        season
    }

    fn shape() -> Shape {
        let part = part_pattern();
        let text = Shape::pattern(&format!(r"^\s*([Ff]rom\s+|[Ii]n\s+)?{part}(\s+to\s+{part})?\s*$"), HOW_A_SEASON);
        Shape::either([text, record_shape::<SeasonKeys>()])
    }
}

impl FromNode for MonthName {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a month", reader)?;
        let known = month(&[text.trim()]);
        if known.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_SEASON, node.span, format!("`{text}` is not a month"));
            let number = figures(text).and_then(|number| number.parse::<usize>().ok());
            let meant = number.and_then(|number| MONTHS.get(number.checked_sub(1)?).copied());
            let meant = meant.or_else(|| MONTHS.get(usize::try_from(month_number(text)? - 1).ok()?).copied());
            reader.report(match meant.map(capital) {
                Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant).certain(),
                None => fault.help("write the name of the month, like April"),
            });
        }
        known.map(Self)
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{}\s*$", any_case(&MONTHS)), "write the name of the month, like April")
    }
}

impl FromNode for DayOfYear {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a day of the year", reader)?;
        let day = parse_day(text);
        if day.is_none() {
            let fault =
                Diagnostic::error(&rules::INVALID_SEASON, node.span, format!("`{text}` is not a day of the year"));
            reader.report(fault.help(HOW_A_DAY));
        }
        day
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{}\s*$", day_pattern()), HOW_A_DAY)
    }
}

/// A pattern that matches a day and a month.
pub(super) fn day_pattern() -> String {
    let of_length = |least: i8| -> Vec<&str> {
        let last = |month: &i8| DayOfYear::last_of(*month).is_some_and(|day| day.day >= least);
        (1..=12).zip(MONTHS).filter(|(month, _)| last(month)).map(|(_, name)| name).collect()
    };
    let days = [("(0?[1-9]|[12][0-9])", 1), ("30", 30), ("31", 31)];
    let each = days.map(|(day, least)| {
        let months = any_case(&of_length(least));
        format!(r"{day}\s+{months}|{months}\s+{day}")
    });
    format!("({})", each.join("|"))
}

/// The number of a month by its name, shortened or misspelt.
pub(crate) fn month_number(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let is_short = |month: &&str| lower.len() >= 3 && month.starts_with(&*lower);
    // A word of few letters resembles too many others: "day" is not "May".
    let meant = || misspelt(&lower, MONTHS).filter(|_| lower.len() >= 4);
    let name = MONTHS.into_iter().find(is_short).or_else(meant)?;
    month(&[name])
}

/// A pattern that matches a month, with a day before or after it or without.
fn part_pattern() -> String {
    let months = any_case(&MONTHS);
    format!(r"({months}|{})", day_pattern())
}

fn parse_season(text: &str) -> Option<Season> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = match words.as_slice() {
        [first, rest @ ..] if first.eq_ignore_ascii_case("from") || first.eq_ignore_ascii_case("in") => rest,
        all => all,
    };
    let (first, last) = match words.iter().position(|word| *word == "to") {
        Some(at) => (&words[..at], &words[at + 1..]),
        None => (words, words),
    };
    let from = month(first).map_or_else(|| day(first), DayOfYear::first_of)?;
    let to = month(last).map_or_else(|| day(last), DayOfYear::last_of)?;
    // A mixture of a month and a day could be read in two ways only by those who write it: it has one first and one last day.
    Some(Season { from, to })
}

/// A day as staff write it: `15 April` or `April 15`.
pub(crate) fn parse_day(text: &str) -> Option<DayOfYear> {
    day(&text.split_whitespace().collect::<Vec<_>>())
}

fn day(words: &[&str]) -> Option<DayOfYear> {
    let [one, other] = words else { return None };
    let (number, name) = if figures(one).is_some() { (one, other) } else { (other, one) };
    DayOfYear::new(month(&[name])?, figures(number)?.parse().ok()?)
}

/// The number of a month, 1 to 12.
fn month(words: &[&str]) -> Option<i8> {
    let [name] = words else { return None };
    let at = MONTHS.iter().position(|month| name.eq_ignore_ascii_case(month))?;
    i8::try_from(at + 1).ok()
}

fn invalid_season(span: Span, text: &str) -> Diagnostic {
    let fault = Diagnostic::error(&rules::INVALID_SEASON, span, format!("`{text}` does not say from when to when"));
    let corrected: Vec<String> = text.split(' ').map(corrected).collect();
    let corrected = corrected.join(" ");
    if corrected != text && parse_season(&corrected).is_some() {
        // "April and October" may be two months or seven.
        let is_sure = text.split(' ').all(|word| !word.eq_ignore_ascii_case("and") && !is_misspelt(word));
        return fault.label(format!("did you mean `{corrected}`?")).patch(span, corrected).certain_if(is_sure);
    }
    fault.help(HOW_A_SEASON)
}

/// A word of a season as it is meant: the month's whole name, and `to` between both.
fn corrected(word: &str) -> String {
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    if matches!(&*lower, "-" | "–" | "—" | "until" | "till" | "through" | "and") {
        return "to".to_owned();
    }
    let short = |month: &&str| lower.len() >= 3 && month.starts_with(&lower);
    let meant = MONTHS.iter().copied().find(short).or_else(|| misspelt(&lower, MONTHS));
    meant.map_or_else(|| word.to_owned(), capital)
}

/// Whether a word is not the beginning of a month's name.
fn is_misspelt(word: &str) -> bool {
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    let is_word =
        lower.chars().all(char::is_alphabetic) && !matches!(&*lower, "to" | "until" | "till" | "through" | "from");
    is_word && !MONTHS.iter().any(|month| month.starts_with(&lower))
}

fn capital(month: &str) -> String {
    month[..1].to_uppercase() + &month[1..]
}
