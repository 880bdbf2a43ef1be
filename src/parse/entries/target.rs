//! The keys of a promise that tell by when -> its one target.

use crate::diagnostic::Diagnostic;
use crate::model::recurring_day::RecurringDay;
use crate::model::target::{Count, Level, Notice, Target};
use crate::parse::counts::AtLeast;
use crate::parse::fields::{Fields, Key};
use crate::parse::node::Node;
use crate::parse::or_none::NONE;
use crate::parse::reader::{FromNode, Reader, TargetKey};
use crate::parse::record::Property;
use crate::parse::rules;
use crate::parse::scalars::{Limit, Range, Reason, SomeTime, parse_share};
use crate::parse::shape::Shape;
use crate::source::{Located, Span};

/// Gives each target its key, with what it means, what is read from its value, and what that becomes.
macro_rules! targets {
    ($($key:ident: $type:ty, $meaning:literal, $target:expr;)*) => {
        /// The keys of which a promise has one.
        pub(super) const TARGET_KEYS: &[Key] = &[$(Key { name: stringify!($key), meaning: $meaning }),*];

        pub(super) fn properties() -> Vec<Property> {
            vec![$(Property::of::<Option<$type>>(Key { name: stringify!($key), meaning: $meaning })),*]
        }

        /// Takes them all: of each the target, or that there is none; nothing after a report.
        fn take_all(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Vec<Option<Option<Target>>> {
            vec![$(take::<$type>(stringify!($key), fields, reader).map(|value| value.map($target))),*]
        }
    };
}

targets! {
    within: Limit, "the longest time that it takes, like 3 business days, same business day or at once", |Limit(time)| {
        Target::Within(time)
    };
    average: SomeTime, "the average time, like 5 minutes", |SomeTime(amount)| Target::Average(amount);
    between: Range, "a range, like 2 and 4 weeks, or 10 business days and 8 weeks", |Range(least, most)| {
        Target::Between(least, most)
    };
    every: SomeTime, "how often it happens, like 2 weeks", |SomeTime(amount)| Target::Every(amount);
    at_most: Count, "the most of something in a period, like 6 days out of use per year", Target::AtMost;
    at_least: AtLeast, "how often at least in a period, like 8 times per year", |AtLeast(count)| Target::AtLeast(count);
    ahead: SomeTime, "the shortest time before the event that `before` names, like 5 business days", |SomeTime(time)| {
        Target::Ahead(Notice { time, before: String::new() })
    };
    by: RecurringDay, "a day of every year or month, like 1 June or the 10th of each month; a closed day does not move it", Target::By;
    level: Level, "a share of people or things of which something is true, like 85% of callers who are satisfied", Target::Level;
    no_target: Reason, "the reason why there is no target", |Reason(reason)| Target::None(reason);
}

/// The value of a key that tells a target: nothing if it is not there, and nothing in it if it can't be read.
#[expect(clippy::option_option, reason = "a key that is missing and one that can't be read are two things")]
fn take<T: FromNode>(key: &'static str, fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Option<T>> {
    let under = fields.key_span(key).map(|span| TargetKey { name: key, span });
    reader.under(under, |reader| fields.take(key, reader))
}

/// The targets that a share can say the frequency of: each case meets them or doesn't.
pub(super) const MET_MORE_OR_LESS_OFTEN: &[&str] = &["within", "between", "every", "ahead", "by"];

/// The targets, and the limit of the law, that count from a start.
pub(super) const COUNTED_FROM_A_START: &[&str] = &["within", "average", "between", "statutory"];

/// The key for the share of cases, which is a target of its own where there is no other.
const SHARE: &str = "share";

/// The key for the event that a notice comes before.
pub(super) const BEFORE_KEY: &[Key] =
    &[Key { name: "before", meaning: "the event that `ahead` counts back from, like \"the meeting\"" }];

/// The key for the reason why there is no target.
const NO_TARGET: &str = "no_target";

/// What a promise has to have, for an editor: one target, and no share of none.
pub(super) fn with_one_target(shape: Shape) -> Shape {
    shape
        .and_exactly_one(TARGET_KEYS.iter().map(|key| Shape::having(&[key.name])).chain([share_alone()]))
        .and_not(Shape::either(unshared().map(|key| Shape::having(&[SHARE, key]))))
        .and_if(Shape::having(&["before"]), Shape::having(&["ahead"]), Shape::without(["ahead"]))
}

/// A share and no other target.
fn share_alone() -> Shape {
    Shape::having(&[SHARE]).and_not(Shape::either(TARGET_KEYS.iter().map(|key| Shape::having(&[key.name]))))
}

/// The keys beside which no share makes sense.
fn unshared() -> impl Iterator<Item = &'static str> {
    TARGET_KEYS.iter().map(|key| key.name).filter(|name| !MET_MORE_OR_LESS_OFTEN.contains(name))
}

/// The one target of a version.
pub(super) fn target(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Located<Target>> {
    let targets = take_all(fields, reader);
    let before: Option<Option<Located<String>>> = fields.take("before", reader);
    report_misplaced_share(fields, reader);
    let has_lost_half = report_half_a_notice(fields, reader);
    let written: Vec<(&str, Span)> =
        TARGET_KEYS.iter().filter_map(|key| Some((key.name, fields.key_span(key.name)?))).collect();
    match written[..] {
        [] => {
            // A share with a target whose key is misspelt is no promise of its own.
            let has_lost_key = TARGET_KEYS.iter().any(|key| fields.is_meant(key.name));
            if let Some(share) = own_share(fields).filter(|_| !has_lost_half && !has_lost_key) {
                // The share itself reports what is wrong with it, where it is read.
                return parse_share(share.scalar()?).map(|value| Located::new(Target::Share(value), share.span));
            }
            if !has_lost_half && !has_lost_key {
                reader.report(missing_target(fields.head()));
            }
            return None;
        }
        [(first, first_span), (second, span), ..] => {
            let message = format!("a promise has one target, found `{first}` and `{second}`");
            let fault =
                Diagnostic::error(&rules::TWO_TARGETS, span, message).related(first_span, "the first target is here");
            reader.report(fault.help("keep one, or write two standards if both are promised"));
            return None;
        }
        [_] => {}
    }
    let value = targets.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().next()?;
    let value = match (value, before.flatten()) {
        (Target::Ahead(notice), Some(before)) => Target::Ahead(Notice { before: before.value, ..notice }),
        (Target::Ahead(_), None) => return None,
        (value, _) => value,
    };
    let span = fields.find(written[0].0).map_or(fields.span, |node| node.span);
    Some(Located::new(value, span))
}

/// The share of cases, unless it says that no default applies.
fn own_share<'f, 'a>(fields: &'f Fields<'a>) -> Option<&'f Node<'a>> {
    fields.find(SHARE).filter(|share| share.scalar() != Some(NONE))
}

/// Reports a share beside a target that no single case keeps.
fn report_misplaced_share(fields: &Fields<'_>, reader: &mut Reader<'_>) {
    let (Some(span), Some(share)) = (fields.key_span(SHARE), own_share(fields)) else { return };
    let share = share.scalar().unwrap_or("90%");
    for key in unshared() {
        let Some(other) = fields.key_span(key) else { continue };
        let time = fields.find(key).and_then(|node| node.scalar()).unwrap_or("30 seconds").trim();
        let (label, help) = match key {
            NO_TARGET => (
                "without a target, there is nothing to meet this often".to_owned(),
                "remove it, or replace `no_target` with a target".to_owned(),
            ),
            "average" => (
                "an average is about all cases together, so none of them is kept or missed".to_owned(),
                format!("remove it; or, if each case has a limit, write `within: {time}` in place of `average`"),
            ),
            "level" => ("the level has its share".to_owned(), "remove it".to_owned()),
            _ => (
                "a number in a period is not met by some cases more than by others".to_owned(),
                format!(
                    "remove it; or write what share of people or things keeps the number, like `level: {{at_least: {share}, of: parks, who: are mown 8 times in a year}}`"
                ),
            ),
        };
        let fault =
            Diagnostic::error(&rules::MISPLACED_KEY, span, format!("`share` can't be used with `{key}`")).label(label);
        let fault = if key == NO_TARGET { fault } else { fault.related(other, "the target is here") };
        reader.report(fault.help(help));
    }
}

/// Reports a notice without its event, and an event without a notice; whether there is one.
fn report_half_a_notice(fields: &Fields<'_>, reader: &mut Reader<'_>) -> bool {
    let text = |key: &str| fields.find(key).and_then(|node| node.scalar()).unwrap_or_default().to_owned();
    let fault = match (fields.key_span("ahead"), fields.key_span("before")) {
        (Some(span), None) => {
            Diagnostic::error(&rules::MISSING_KEY, span, "`ahead` needs the event that it counts back from")
                .help("add it: `before: the meeting`")
        }
        (None, Some(span)) => {
            Diagnostic::error(&rules::MISSING_KEY, span, "`before` names an event, and `ahead` the time before it")
                .help(format!(
                    "write both: `ahead: {}` and `before: the meeting`, with your own words for the event",
                    notice_in(&text("before"))
                ))
        }
        (Some(_), Some(_)) | (None, None) => return false,
    };
    reader.report(fault);
    true
}

/// A time, if that is what was written, else an example of one.
fn notice_in(text: &str) -> &str {
    if text.starts_with(|c: char| c.is_ascii_digit()) { text } else { "5 business days" }
}

fn missing_target(at: Span) -> Diagnostic {
    let timed: Vec<&str> = TARGET_KEYS.iter().map(|key| key.name).filter(|name| *name != NO_TARGET).collect();
    Diagnostic::error(&rules::MISSING_TARGET, at, "this promise has neither a target nor a reason for having none")
        .help(format!("add one of: {}; a `share` alone; or `{NO_TARGET}` with the reason", timed.join(", ")))
}
