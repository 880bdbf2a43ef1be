//! Single values: texts, dates, times, amounts, shares, ids and references, each with its own faults.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Place, RefusedKind};
use crate::model::amount::{Amount, Unit};
use crate::model::calendar::Hours;
use crate::model::channel::Channel;
use crate::model::contact::{Email, Phone, WebAddress};
use crate::model::id::{CalendarRef, ClauseId, ClauseRef, Id, ServiceRef, StandardId, StandardRef};
use crate::model::prose::Prose;
use crate::model::share::Share;
use crate::model::site::{BaseUrl, Zone};
use crate::model::stage::Stage;
use crate::model::standard::StartEvent;
use crate::parse::names::Known;
use crate::parse::node::{Node, Value};
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::shape::Shape;
use crate::source::{Located, Span};
use crate::spelling::closest;

// What to write, as the reader says it after a fault and an editor while typing.
const HOW_A_NUMBER: &str = "write a whole number in figures, from 0 to 10000";
const HOW_A_DATE: &str = "write year, month and day in figures: 2027-01-31";
const HOW_A_TIME: &str = "write hours and minutes in figures, from 00:00 to 23:59: 08:30";
const HOW_HOURS: &str = "write opening and closing like this: 08:30 to 16:30";
const HOW_DAYS: &str = "write `monday`, `monday to friday`, `every day`, or a list: [monday, wednesday]";
const HOW_AN_AMOUNT: &str =
    "write a whole number in figures and a unit: 3 business days; for a range, `between: 2 and 4 weeks`";
const HOW_A_RANGE: &str = "write two numbers and one unit: 2 and 4 weeks";
const HOW_A_SHARE: &str = "write a percentage above 0 and up to 100, with one decimal at most: 90%";
const HOW_AN_ID: &str =
    "an id is part of web addresses for good: lower-case letters, digits and single hyphens, 80 at most";
const HOW_A_STANDARD_ID: &str =
    "write service and stage joined by a dot, and a variant if there is one: pothole-repair.make-safe";
const HOW_A_CLAUSE: &str = "write numbers and letters joined by dots: 4.1.b";
const HOW_A_PHONE: &str = "write digits with hyphens or spaces, and `ext.` before an extension: 780-555-0100 ext. 25";
const HOW_AN_EMAIL: &str = "write it like name@example.org";
const HOW_A_WEB_ADDRESS: &str = "write it in full, like https://www.example.org/report";
const HOW_A_BASE_URL: &str = "write it in full, like https://www.example.org/customer-service/";
const HOW_A_ZONE: &str = "write its name in the IANA list, like America/Edmonton";

// The forms of texts, as the parsers below take them.
const NUMBER: &str = "0*(10000|[0-9]{1,4})";
const _: () = assert!(Amount::LARGEST == 10_000, "the pattern of a number goes as far as amounts do");
/// Every day from 1900 to 2999 that there is.
const DATE: &str = concat!(
    "^(((19|2[0-9])[0-9]{2})-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)",
    "|02-(0[1-9]|1[0-9]|2[0-8]))|((19|2[0-9])(0[48]|[2468][048]|[13579][26])|2[048]00)-02-29)$"
);
const TIME: &str = "([01]?[0-9]|2[0-3]):[0-5][0-9]";
const SHARE: &str = r"^\s*((0*100(\.0)?|0*[1-9][0-9]?(\.[0-9])?)\s*%?|0+\.[1-9]\s*%)\s*$";
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const STANDARD_ID: &str = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*){1,2}$";
const CLAUSE_ID: &str = r"^[0-9][a-z0-9]{0,3}(\.[a-z0-9]{1,4})+$";
const PHONE: &str = r"^\+?[ .()-]*([0-9][ .()-]*){3,15}( ext\. [0-9]{1,7})?$";
const EMAIL: &str = r"^[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$";
const WEB_ADDRESS: &str = r"^https?://[A-Za-z0-9:-]+(\.[A-Za-z0-9:-]+)+([/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?$";
const BASE_URL: &str = r"^https?://(?![.:])[A-Za-z0-9._~:%\[\]-]+(/(?!\.{1,2}(/|$))[A-Za-z0-9._~:%\[\]-]+)*/?$";

/// A pattern for any unit.
fn units() -> String {
    let words: Vec<&str> = Unit::ALL.into_iter().flat_map(|unit| [unit.singular(), unit.plural()]).collect();
    format!("({})", words.join("|"))
}

/// A pattern for one of a few words, in small letters or capitals.
fn any_case(words: &[&str]) -> String {
    let letter = |c: char| if c == ' ' { " ".to_owned() } else { format!("[{c}{}]", c.to_ascii_uppercase()) };
    let words: Vec<String> = words.iter().map(|word| word.chars().map(letter).collect()).collect();
    format!("({})", words.join("|"))
}

impl FromNode for String {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a text", reader)?.trim();
        if text.is_empty() {
            let fault = Diagnostic::error("missing-value", node.span, "this text is empty");
            reader.report(fault.help("write the text, or remove the key if it is not needed"));
            return None;
        }
        if let Some(character) = text.chars().find(|c| is_harmful(*c)) {
            reader.report(harmful_character(node.span, character));
            return None;
        }
        Some(text.to_owned())
    }

    fn shape() -> Shape {
        Shape::text()
    }
}

/// Control characters, and marks that reverse the direction of everything behind them.
fn is_harmful(character: char) -> bool {
    let controls = character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    controls || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn harmful_character(span: Span, character: char) -> Diagnostic {
    let code = u32::from(character);
    Diagnostic::error(
        "control-character",
        span,
        format!("there is an invisible control character (U+{code:04X}) in this text"),
    )
    .with_note("such characters can change what readers see, and often come along when text is pasted")
    .help("delete the words around it and type them again")
}

impl FromNode for bool {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.scalar() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                let fault = Diagnostic::error("wrong-type", node.span, "`true` or `false` belongs here");
                let meant = match node.scalar().map(str::to_lowercase).as_deref() {
                    Some("yes" | "on" | "y") => Some("true"),
                    Some("no" | "off" | "n") => Some("false"),
                    _ => None,
                };
                reader.report(match meant {
                    Some(meant) => fault.label(format!("write `{meant}`")).patch(node.span, meant),
                    None => fault,
                });
                None
            }
        }
    }

    fn when_absent() -> Option<Self> {
        Some(false)
    }

    fn shape() -> Shape {
        Shape::one_of_values(&[true.into(), false.into(), "true".into(), "false".into()])
    }
}

impl FromNode for u32 {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let number = node.scalar().and_then(figures).and_then(parse_number);
        if number.is_none() {
            reader.report(wrong_type_of_number(node));
        }
        number
    }

    fn shape() -> Shape {
        Shape::pattern(&format!("^{NUMBER}$"), HOW_A_NUMBER)
            .also_typed(&["integer"])
            .with("minimum", 0)
            .with("maximum", Amount::LARGEST)
    }
}

fn wrong_type_of_number(node: &Node) -> Diagnostic {
    Diagnostic::error("wrong-type", node.span, "a whole number in figures belongs here")
        .help(format!("from 0 to {}", Amount::LARGEST))
}

impl FromNode for Prose {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let markdown = String::from_node(node, reader)?;
        report_refused(&markdown, Place::Field, node.span, reader);
        let span = verbatim(&markdown, node.span, reader);
        Some(Self { markdown, span })
    }

    fn shape() -> Shape {
        String::shape()
    }
}

/// The bytes of a text alone, without quotation marks, where it stands in the file as it is; else the whole of its value.
pub(super) fn verbatim(text: &str, whole: Span, reader: &Reader<'_>) -> Span {
    let found = reader.text.get(whole.range()).and_then(|value| value.find(text));
    let start = found.map(|at| whole.range().start + at);
    start.map_or(whole, |start| Span::new(whole.source, start, start + text.len()))
}

/// Reports the first harmful character of each line of a text that stands in the file as it is.
pub(super) fn report_harmful(text: &str, span: Span, reader: &mut Reader<'_>) {
    let mut start = span.range().start;
    for line in text.split_inclusive('\n') {
        if let Some((at, character)) = line.char_indices().find(|(_, c)| is_harmful(*c)) {
            let place = Span::new(span.source, start + at, start + at + character.len_utf8());
            reader.report(harmful_character(place, character));
        }
        start += line.len();
    }
}

/// Reports what can't be in a text, each at its own place where it can be found in the file.
pub(super) fn report_refused(markdown: &str, place: Place, span: Span, reader: &mut Reader<'_>) {
    let mut from = span.range().start;
    for refused in markdown::refused(markdown, place) {
        let words = markdown[refused.range.clone()].lines().next().unwrap_or_default();
        let found = reader.text.get(from..span.range().end).and_then(|text| text.find(words));
        let at = found.map_or(span, |at| Span::new(span.source, from + at, from + at + words.len()));
        from = found.map_or(from, |at| from + at + words.len());
        reader.report(refused_fault(&refused.what, at));
    }
}

fn refused_fault(what: &RefusedKind, at: Span) -> Diagnostic {
    match what {
        RefusedKind::RawHtml => Diagnostic::error("raw-html", at, "HTML can't be used in a text")
            .label("residents would see it as it stands here")
            .help("use Markdown (**bold**, [link](https://…), lists with hyphens), or remove it"),
        RefusedKind::Link(link) if link.is_empty() => Diagnostic::error("unsafe-link", at, "this link has no address")
            .help("write where it goes in the round brackets: [words](https://www.example.org/)"),
        RefusedKind::Link(link) => Diagnostic::error("unsafe-link", at, format!("this link leads nowhere safe: `{link}`"))
            .help("begin it with https://, mailto: or tel:, with / for a page of this site (/services/…/), or with # for a place on the same page"),
        RefusedKind::HeadingAttribute => Diagnostic::error("heading-attribute", at, "a heading can have an id behind it and nothing else")
            .help("write it like {#4.1.a}, with letters, digits, dots and hyphens"),
        RefusedKind::Picture => Diagnostic::error("picture", at, "pictures can't be shown in a text")
            .help("say in words what it shows, or link to it"),
        RefusedKind::Heading => Diagnostic::error("heading-in-text", at, "this text can't have headings of its own")
            .label("it stands below a heading of the page already")
            .help("use a paragraph; or, for a longer text, a page of its own in `pages/`"),
    }
}

impl FromNode for Date {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a date", reader)?;
        let date = parse_date(text);
        if date.is_none() {
            reader.report(invalid_date(node.span, text));
        }
        date
    }

    fn shape() -> Shape {
        Shape::pattern(DATE, HOW_A_DATE)
    }
}

/// A date as staff write it: `2026-01-31`, and nothing looser.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let digits =
        |range: std::ops::Range<usize>| text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let shaped = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let year: i16 = digits(0..4).filter(|_| shaped)?.parse().ok()?;
    let date = Date::new(year, digits(5..7)?.parse().ok()?, digits(8..10)?.parse().ok()?).ok()?;
    (1900..=2999).contains(&year).then_some(date)
}

fn invalid_date(span: Span, text: &str) -> Diagnostic {
    let fault = |message: String| Diagnostic::error("invalid-date", span, message);
    let parts: Vec<i16> = text.trim().split('-').filter_map(|part| figures(part)?.parse().ok()).collect();
    if let [year @ 1900..=2999, month @ 1..=12, day @ 1..=99] = parts[..]
        && let Ok(first) = Date::new(year, i8::try_from(month).unwrap_or(1), 1)
    {
        let days = first.days_in_month();
        if day > i16::from(days) {
            let month = crate::wording::month(first.month());
            return fault(format!("there is no {day} {month} {year}")).help(format!("{month} {year} has {days} days"));
        }
        let meant = format!("{year}-{month:02}-{day:02}");
        return fault(format!("`{text}` is not a date")).label(format!("did you mean `{meant}`?")).patch(span, meant);
    }
    fault(format!("`{text}` is not a date")).help(HOW_A_DATE)
}

impl FromNode for Time {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let time = parse_time(single(node, "a time of day", reader)?).flatten();
        if time.is_none() {
            let fault = Diagnostic::error("invalid-time", node.span, "this is not a time of day");
            reader.report(fault.help(HOW_A_TIME));
        }
        time
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{TIME}\s*$"), HOW_A_TIME)
    }
}

/// `Some(None)` is 24:00, the end of the day.
#[expect(clippy::option_option, reason = "no time, the end of the day, and a time are three answers")]
fn parse_time(text: &str) -> Option<Option<Time>> {
    let (hour, minute) = text.trim().split_once(':')?;
    let sound = (1..=2).contains(&hour.len()) && minute.len() == 2;
    let (hour, minute): (i8, i8) = (figures(hour)?.parse().ok().filter(|_| sound)?, figures(minute)?.parse().ok()?);
    if (hour, minute) == (24, 0) {
        return Some(None);
    }
    Time::new(hour, minute, 0, 0).ok().map(Some)
}

impl FromNode for Hours {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a range of hours", reader)?;
        let Some(hours) = parse_hours(text) else {
            let fault = Diagnostic::error("invalid-time", node.span, "these are not hours of a day");
            reader.report(fault.help(HOW_HOURS));
            return None;
        };
        if !hours.closes_after(hours.from) {
            let fault = Diagnostic::error("hours-upside-down", node.span, "it closes before it opens");
            reader.report(fault.help("write the opening time first; hours past midnight are two entries"));
            return None;
        }
        Some(hours)
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{TIME}\s*( to |-)\s*({TIME}|24:00)\s*$"), HOW_HOURS)
    }
}

fn parse_hours(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once(" to ").or_else(|| text.split_once('-'))?;
    Some(Hours { from: parse_time(from)??, to: parse_time(to)? })
}

/// Hours written as one range or as a list of ranges.
pub(super) struct HoursOfADay(pub(super) Vec<Located<Hours>>);

impl FromNode for HoursOfADay {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            Value::List(_) => Vec::from_node(node, reader).map(Self),
            _ => Located::from_node(node, reader).map(|hours| Self(vec![hours])),
        }
    }

    fn shape() -> Shape {
        Shape::either([Hours::shape(), Vec::<Hours>::shape()])
    }
}

/// Days of the week: `monday`, `monday to friday`, `every day`, or a list.
pub(super) struct Days(pub(super) Vec<Weekday>);

impl FromNode for Days {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let days = match &node.value {
            Value::List(items) => items
                .iter()
                .map(|item| item.scalar().and_then(parse_days))
                .collect::<Option<Vec<_>>>()
                .map(|days| days.concat())
                .filter(|days| !days.is_empty()),
            _ => parse_days(single(node, "a day of the week", reader)?),
        };
        if days.is_none() {
            let fault = Diagnostic::error("unknown-word", node.span, "these are not days of the week");
            reader.report(fault.help(HOW_DAYS));
        }
        days.map(Self)
    }

    fn shape() -> Shape {
        let day = any_case(&WEEKDAYS.map(|(word, _)| word));
        let every_day = any_case(&["every day"]);
        // The words come first, because an editor offers them; the pattern takes in how else they may be written.
        let words: Vec<&str> = WEEKDAYS.iter().map(|(word, _)| *word).chain(["every day"]).collect();
        let pattern = format!(r"^\s*({every_day}|{day}(\s* [Tt][Oo] \s*{day})?)\s*$");
        let days = Shape::either([Shape::word(&words), Shape::pattern(&pattern, HOW_DAYS)]);
        Shape::either([days.clone(), Shape::full_list(days)])
    }
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

fn parse_days(text: &str) -> Option<Vec<Weekday>> {
    let text = text.trim().to_lowercase();
    let one = |name: &str| WEEKDAYS.iter().find(|(word, _)| *word == name.trim()).map(|(_, day)| *day);
    if text == "every day" {
        return Some(WEEKDAYS.iter().map(|(_, day)| *day).collect());
    }
    let Some((first, last)) = text.split_once(" to ") else {
        return one(&text).map(|day| vec![day]);
    };
    let (first, last) = (one(first)?, one(last)?);
    let mut days: Vec<Weekday> = first.cycle_forward().take_while(|day| *day != last).take(7).collect();
    days.push(last);
    Some(days)
}

impl FromNode for Amount {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a length of time", reader)?;
        let (number, unit) = split_number(text);
        match (parse_number(number).filter(|_| !is_more_of_the_number(unit)), parse_unit(unit)) {
            (Some(value), Some(unit)) => Some(Self::new(value, unit)),
            (None, _) => {
                let fault = Diagnostic::error("invalid-amount", node.span, format!("`{text}` is not a length of time"));
                reader.report(fault.help(HOW_AN_AMOUNT));
                None
            }
            (Some(value), None) => {
                reader.report(unit_fault(node.span, number, value, unit));
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{NUMBER}\s*{}\s*$", units()), HOW_AN_AMOUNT)
    }
}

/// The text, if it is figures alone: no sign, no point.
fn figures(text: &str) -> Option<&str> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
}

fn split_number(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (&text[..end], text[end..].trim())
}

/// `.5 weeks`, `e3 hours`, `-4 weeks`: what stands behind a number is no unit if there are figures in it.
fn is_more_of_the_number(unit: &str) -> bool {
    unit.contains(|c: char| c.is_ascii_digit())
}

fn parse_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number <= Amount::LARGEST)
}

fn parse_unit(text: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| unit.singular() == text || unit.plural() == text)
}

/// What to say of a unit; `written` is what stands before it, and `count` the number that decides its ending.
fn unit_fault(span: Span, written: &str, count: u32, unit: &str) -> Diagnostic {
    let ending = |unit: Unit| if count == 1 { unit.singular() } else { unit.plural() };
    let all: Vec<&str> = Unit::ALL.into_iter().map(Unit::plural).collect();
    if unit.is_empty() {
        return Diagnostic::error("unknown-unit", span, "a unit is missing behind the number")
            .help(format!("one of: {}", all.join(", ")));
    }
    if matches!(unit, "day" | "days") {
        let (business, calendar) = (ending(Unit::BusinessDay), ending(Unit::CalendarDay));
        return Diagnostic::error("bare-days", span, "\"days\" alone can mean two things")
            .label("business days or calendar days?")
            .with_note("over a long weekend the two are four days apart")
            .help(format!(
                "write `{written} {business}` if closed days don't count, `{written} {calendar}` if they do"
            ));
    }
    let meant = match unit {
        "working day" | "working days" | "workdays" | "workday" | "weekdays" => Some(Unit::BusinessDay),
        "working hour" | "working hours" | "office hours" => Some(Unit::BusinessHour),
        "min" | "mins" => Some(Unit::Minute),
        "sec" | "secs" => Some(Unit::Second),
        "hr" | "hrs" | "h" => Some(Unit::Hour),
        _ => closest(unit, all.iter().copied()).and_then(parse_unit),
    };
    let fault = Diagnostic::error("unknown-unit", span, format!("`{unit}` is not a unit of time"));
    match meant {
        Some(meant) => {
            let replacement = format!("{written} {}", ending(meant));
            fault.label(format!("did you mean `{replacement}`?")).patch(span, replacement)
        }
        None => fault.help(format!("one of: {}", all.join(", "))),
    }
}

/// A range in one unit: `2 and 4 weeks` or `2 to 4 weeks`.
pub(super) struct Range(pub(super) u32, pub(super) u32, pub(super) Unit);

impl FromNode for Range {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a range", reader)?;
        let (least, rest) = split_number(text);
        let rest = ["and", "to"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or_default();
        let (most, unit) = split_number(rest);
        let numbers = parse_number(least).zip(parse_number(most).filter(|_| !is_more_of_the_number(unit)));
        let Some((least, number)) = numbers else {
            let fault = Diagnostic::error("invalid-amount", node.span, format!("`{text}` is not a range"));
            reader.report(fault.help(HOW_A_RANGE));
            return None;
        };
        let Some(unit) = parse_unit(unit) else {
            reader.report(unit_fault(node.span, &format!("{least} and {most}"), number, unit));
            return None;
        };
        if least >= number {
            let fault =
                Diagnostic::error("range-upside-down", node.span, "the first number of a range is the smaller one");
            reader.report(fault.help("write the shorter time first, or `within` if there is only one"));
            return None;
        }
        Some(Self(least, number, unit))
    }

    fn shape() -> Shape {
        Shape::pattern(&format!(r"^\s*{NUMBER}\s*(and|to)\s*{NUMBER}\s*{}\s*$", units()), HOW_A_RANGE)
    }
}

impl FromNode for Unit {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "a unit of time", &Self::ALL, Self::singular)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::singular))
    }
}

impl FromNode for Stage {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "a stage", &Self::ALL, Self::word)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::word))
    }
}

impl FromNode for Channel {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "a channel", &Self::ALL, Self::word)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::word))
    }
}

impl FromNode for StartEvent {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "an event that starts a clock", &Self::ALL, Self::word)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::word))
    }
}

/// One of a few words.
fn word<T: Copy>(
    node: &Node,
    reader: &mut Reader<'_>,
    what: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Option<T> {
    let text = single(node, what, reader)?;
    let found = all.iter().copied().find(|candidate| name(*candidate) == text);
    if found.is_none() {
        let names: Vec<&str> = all.iter().copied().map(name).collect();
        let fault = Diagnostic::error("unknown-word", node.span, format!("`{text}` is not {what}"))
            .help(format!("one of: {}", names.join(", ")));
        reader.report(match closest(text, names.iter().copied()) {
            Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant),
            None => fault,
        });
    }
    found
}

impl FromNode for Share {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a percentage", reader)?;
        let share = parse_share(text);
        if share.is_none() {
            let fault = Diagnostic::error("invalid-share", node.span, format!("`{text}` is not a share of all cases"));
            let fraction = text.parse::<f64>().ok().filter(|number| *number > 0.0 && *number < 1.0);
            reader.report(match fraction {
                Some(fraction) => {
                    let meant = format!("{}%", (fraction * 1000.0).round() / 10.0);
                    fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant)
                }
                None => fault.help(HOW_A_SHARE),
            });
        }
        share
    }

    fn shape() -> Shape {
        // A number can have more decimals than one: there is no keyword for that on which editors agree.
        Shape::pattern(SHARE, HOW_A_SHARE).also_typed(&["number"]).with("minimum", 1).with("maximum", 100)
    }
}

fn parse_share(text: &str) -> Option<Share> {
    let text = text.trim();
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    let (whole, tenth) = number.split_once('.').unwrap_or((number, "0"));
    let tenth: u16 = figures(tenth)?.parse().ok().filter(|_| tenth.len() == 1)?;
    let whole: u16 = figures(whole)?.parse().ok().filter(|n| *n <= 100)?;
    let fraction_without_sign = whole == 0 && !text.contains('%');
    Share::from_tenths(whole * 10 + tenth).filter(|_| !fraction_without_sign)
}

impl FromNode for Id {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "an id", reader)?;
        let id = Self::new(text);
        if id.is_none() {
            let fault =
                Diagnostic::error("invalid-id", node.span, format!("`{text}` can't be an id")).with_note(HOW_AN_ID);
            reader.report(match Self::nearest(text) {
                Some(near) => fault.label(format!("did you mean `{near}`?")).patch(node.span, near.as_str()),
                None => fault,
            });
        }
        id
    }

    fn shape() -> Shape {
        // `311` is an id, and so is `true`; YAML sees a number and a yes.
        Shape::pattern(ID, HOW_AN_ID)
            .with("maxLength", Self::LONGEST)
            .also_typed(&["integer", "boolean"])
            .with("minimum", 0)
    }
}

impl FromNode for StandardId {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a standard's id", reader)?;
        let id = Self::new(text);
        if id.is_none() {
            let fault = Diagnostic::error("invalid-id", node.span, format!("`{text}` can't be a standard's id"));
            reader.report(fault.help(HOW_A_STANDARD_ID));
        }
        id
    }

    fn shape() -> Shape {
        Shape::pattern(STANDARD_ID, HOW_A_STANDARD_ID).or_dotted_number()
    }
}

impl FromNode for ClauseId {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a clause of the policy", reader)?;
        let id = Self::new(text);
        if id.is_none() {
            let fault = Diagnostic::error("invalid-id", node.span, format!("`{text}` can't be a clause of the policy"));
            reader.report(fault.help(HOW_A_CLAUSE));
        }
        id
    }

    fn shape() -> Shape {
        Shape::pattern(CLAUSE_ID, HOW_A_CLAUSE).or_dotted_number()
    }
}

impl FromNode for CalendarRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, Known::Calendar, Id::new).map(Self)
    }

    fn shape() -> Shape {
        Id::shape()
    }
}

impl FromNode for ServiceRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, Known::Service, Id::new).map(Self)
    }

    fn shape() -> Shape {
        Id::shape()
    }
}

impl FromNode for StandardRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, Known::Standard, StandardId::new).map(Self)
    }

    fn shape() -> Shape {
        StandardId::shape()
    }
}

impl FromNode for ClauseRef {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        refer(node, reader, Known::Clause, ClauseId::new).map(Self)
    }

    fn shape() -> Shape {
        ClauseId::shape()
    }
}

/// A reference to something that has to exist.
fn refer<I>(
    node: &Node,
    reader: &mut Reader<'_>,
    kind: Known,
    parse: impl Fn(&str) -> Option<I>,
) -> Option<Located<I>> {
    let text = single(node, &format!("the id of a {}", kind.word()), reader)?;
    if reader.names.has(kind, text) {
        return parse(text).map(|id| Located::new(id, node.span));
    }
    let fault = Diagnostic::error("unknown-reference", node.span, format!("there is no {} `{text}`", kind.word()));
    // Clauses all look alike, so the nearest of them is no better guess than any other.
    let meant = closest(text, reader.names.all(kind)).filter(|_| kind != Known::Clause);
    reader.report(match meant {
        Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant),
        None => fault.help(kind.where_to_look()),
    });
    None
}

impl FromNode for Phone {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let phone = Self::new(single(node, "a telephone number", reader)?);
        if phone.is_none() {
            let fault = Diagnostic::error("invalid-phone", node.span, "this can't be a telephone number");
            reader.report(fault.help(HOW_A_PHONE));
        }
        phone
    }

    fn shape() -> Shape {
        // `311` is a telephone number, and so is `555.0100`; YAML sees numbers like any other.
        Shape::pattern(PHONE, HOW_A_PHONE)
            .also_typed(&["number"])
            .with("minimum", 100)
            .with("maximum", 999_999_999_999_999_u64)
    }
}

impl FromNode for Email {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let email = Self::new(single(node, "an e-mail address", reader)?);
        if email.is_none() {
            let fault = Diagnostic::error("invalid-email", node.span, "this can't be an e-mail address");
            reader.report(fault.help(HOW_AN_EMAIL));
        }
        email
    }

    fn shape() -> Shape {
        Shape::pattern(EMAIL, HOW_AN_EMAIL)
    }
}

impl FromNode for WebAddress {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let web = Self::new(single(node, "a web address", reader)?);
        if web.is_none() {
            let fault = Diagnostic::error("invalid-url", node.span, "this can't be a web address");
            reader.report(fault.help(HOW_A_WEB_ADDRESS));
        }
        web
    }

    fn shape() -> Shape {
        Shape::pattern(WEB_ADDRESS, HOW_A_WEB_ADDRESS)
    }
}

impl FromNode for BaseUrl {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let url = Self::new(single(node, "the address of a web site", reader)?);
        if url.is_none() {
            let fault = Diagnostic::error("invalid-url", node.span, "this can't be the address of a web site");
            reader.report(fault.help(HOW_A_BASE_URL));
        }
        url
    }

    fn shape() -> Shape {
        Shape::pattern(BASE_URL, HOW_A_BASE_URL)
    }
}

impl FromNode for Zone {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let name = single(node, "the name of a time zone", reader)?;
        let Ok(rules) = TimeZone::get(name) else {
            let fault = Diagnostic::error("unknown-word", node.span, format!("`{name}` is not a time zone"));
            reader.report(fault.help(HOW_A_ZONE));
            return None;
        };
        Some(Self { name: name.to_owned(), rules })
    }

    fn shape() -> Shape {
        Shape::pattern("^[A-Za-z0-9_+/-]+$", HOW_A_ZONE)
    }
}
