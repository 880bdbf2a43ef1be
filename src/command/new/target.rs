//! Flags or answers about a promise's target -> the target.

use std::error::Error;

use crate::authoring::{Question, TARGET_KINDS, Target};
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::question::question;

/// A kind of target: its key, its flag, the question about it, and a valid answer while there is none.
struct Kind {
    key: &'static str,
    flag: &'static str,
    words: &'static str,
    placeholder: &'static str,
}

const fn kind(key: &'static str, flag: &'static str, words: &'static str, placeholder: &'static str) -> Kind {
    Kind { key, flag, words, placeholder }
}

/// In the order of [`TARGET_KINDS`].
static KINDS: [Kind; TARGET_KINDS.len()] = [
    kind("within", "--within", "The time limit, like 3 business days", "1 hour"),
    kind("average", "--average", "The average time, like 5 minutes", "1 hour"),
    kind("between", "--between", "The range, like 2 and 4 weeks", "1 and 2 hours"),
    kind("every", "--every", "How often it happens, like 2 weeks", "1 week"),
    kind("at_most", "--at-most", "The most in a period, like 6 days out of use per year", "1 times per year"),
    kind("at_least", "--at-least", "How often at least, like 8 times per year", "1 times per year"),
    kind("ahead", "--ahead", "The shortest time before the event, like 5 business days", "1 week"),
    kind("by", "--by", "The day, like 1 June or the 10th of each month", "1 June"),
    kind("share", "--share", "The share of all cases, like 95%", "90%"),
    kind(
        "level",
        "--level",
        "The share, and of whom, like at least 85% of callers who answer our survey",
        "at least 90% of people",
    ),
    kind("no_target", "--no-target", "Why there is no target, for residents", "It depends."),
];

/// What belongs to a target beside its own answer, for those of which something does.
fn other(key: &str) -> Option<Kind> {
    match key {
        "ahead" => Some(kind("before", "--before", "The event that it comes before, like the meeting", "the meeting")),
        "level" => Some(kind("who", "--who", "What they do or are, like say that they are satisfied", "are satisfied")),
        _ => None,
    }
}

/// Asks for the time limit, or for the target that is named instead of it, and for what belongs to that.
pub(crate) fn ask(interview: &mut Interview<'_, '_>) -> Result<(), Box<dyn Error>> {
    if !is_given(interview.answers()) {
        let others = TARGET_KINDS[1..].join(", ");
        let note =
            interview.has_person().then(|| format!("for another kind of target, answer with its name: {others}"));
        interview.ask(Question { note, ..question(KINDS[0].flag, KINDS[0].words) })?;
    }
    let chosen = chosen(interview.answers());
    if chosen.key != KINDS[0].key {
        interview.ask(question(chosen.flag, chosen.words))?;
    }
    other(chosen.key).map_or(Ok(()), |other| interview.ask(question(other.flag, other.words)))
}

/// Makes the target from the answers, with placeholders for those that are missing.
pub(crate) fn target(answers: &Answers) -> Result<Target, String> {
    let given: Vec<&Kind> = targets_given(answers).collect();
    if let [first, second, ..] = given[..] {
        return Err(format!(
            "a promise has one target, found `{}` and `{}`\nkeep one, or add two standards if both are promised",
            first.flag, second.flag
        ));
    }
    let chosen = chosen(answers);
    let value = if given.is_empty() { None } else { answers.get(chosen.flag) };
    let other = other(chosen.key).map(|other| answers.or(other.flag, other.placeholder)).unwrap_or_default();
    Target::new(chosen.key, value.unwrap_or(chosen.placeholder), &other)
}

/// Returns how often the target is kept, if that is written beside one.
pub(crate) fn share(answers: &Answers) -> Option<&str> {
    answers.get("--share").filter(|_| chosen(answers).key != "share")
}

/// Whether a flag or an answer tells the target.
pub(crate) fn is_given(answers: &Answers) -> bool {
    KINDS.iter().any(|kind| answers.get(kind.flag).is_some())
}

/// Whether the answers name a target, and not only how often one is kept.
pub(crate) fn names_a_target(answers: &Answers) -> bool {
    KINDS.iter().any(|kind| kind.key != "share" && answers.get(kind.flag).is_some())
}

/// The targets that flags or answers tell. A share is one only where there is no other; a name instead of a time limit is none.
fn targets_given(answers: &Answers) -> impl Iterator<Item = &'static Kind> {
    let is_named = named(answers).is_some();
    let given = move |kind: &&Kind| answers.get(kind.flag).is_some() && !(is_named && kind.key == "within");
    let is_alone = KINDS.iter().filter(given).count() == 1;
    KINDS.iter().filter(given).filter(move |kind| is_alone || kind.key != "share")
}

fn chosen(answers: &Answers) -> &'static Kind {
    named(answers).or_else(|| targets_given(answers).next()).unwrap_or(&KINDS[0])
}

/// The kind that is named where the time limit is asked for.
fn named(answers: &Answers) -> Option<&'static Kind> {
    let name = answers.get("--within")?.trim().replace([' ', '-'], "_").to_lowercase();
    KINDS[1..].iter().find(|kind| kind.key == name)
}
