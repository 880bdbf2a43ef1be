//! Reports texts that say "24 hours" or "at any hour" about a line whose calendar closes.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::calendar::Calendar;
use crate::model::id::CalendarRef;
use crate::model::service::{Ask, Way};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "all-hours-over-closing-calendar",
    topic: Topic::Contact,
    sentence: "A text says \"24 hours\" or \"any hour\" only of a line whose calendar never closes.",
    why: "At night the page would say \"24 hours a day\" and \"Closed now\" about the same number.",
    wrong: "\
calendar: city-offices          # closes at 4:30 pm
ask:
  - {phone: 780-555-0100, note: 24 hours a day}",
    right: "\
# site.yaml, with a calendar that is open every day from 00:00 to 24:00:
lines:
  - {phone: 780-555-0100, name: Public Works line, calendar: public-works-line}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

/// What says that somebody is there at all hours. A time to answer, "within 24 hours", does not.
const ALL_HOURS: [&str; 14] = [
    "24 hours a day",
    "24 hours per day",
    "24 hours every day",
    "24/7",
    "24 / 7",
    "24-hour line",
    "24 hour line",
    "any hour",
    "at all hours",
    "any time of day",
    "day and night",
    "day or night",
    "around the clock",
    "round the clock",
];

/// What can be used although nobody is there.
const NEEDS_NOBODY: [&str; 5] = ["website", "web site", "online", "on the web", "an app"];

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.is_in("en") {
        return;
    }
    let of_answers = context.catalog.answers.iter().flat_map(|answer| &answer.ask);
    diagnostics.extend(of_answers.filter_map(|ask| fault_of_note(context, ask, None)));
    for (department, service) in context.catalog.services().filter(|(_, service)| service.retired.is_none()) {
        let own = department.calendar_of(service);
        let of = |ask| context.catalog.hours_of(ask, own);
        diagnostics.extend(service.ask.iter().filter_map(|ask| fault_of_note(context, ask, own)));
        // A text about the whole service is true if one of its lines is always open.
        let lines: Vec<&Calendar> =
            service.ask.iter().filter_map(|ask| of(&ask.way.value)).map(|line| line.calendar).collect();
        let Some(first) = lines.first().filter(|_| !lines.iter().any(|calendar| calendar.is_always_open())) else {
            continue;
        };
        for prose in [Some(&service.summary), service.description.as_ref()].into_iter().flatten() {
            let words = says_all_hours(&prose.markdown).map(|words| (words, prose.span));
            diagnostics.extend(words.and_then(|(words, span)| fault(&service.name.value, first, words, span)));
        }
    }
}

/// A note on a way to ask that says more than the calendar of its line.
fn fault_of_note(context: &Context<'_>, ask: &Ask, own: Option<&CalendarRef>) -> Option<Diagnostic> {
    let note = ask.note.as_ref()?;
    let words = says_all_hours(&note.value)?;
    // A machine takes messages at any hour, whoever answers the calls.
    let is_answered = !matches!(ask.way.value, Way::Voicemail(_));
    let line = context.catalog.hours_of(&ask.way.value, own).filter(|_| is_answered)?;
    fault(ask.way.value.to(), line.calendar, words, note.span)
}

fn says_all_hours(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    if NEEDS_NOBODY.iter().any(|words| text.contains(words)) {
        return None;
    }
    let is_alone = text.trim().trim_end_matches('.') == "24 hours";
    ALL_HOURS.into_iter().find(|words| text.contains(words)).or(is_alone.then_some("24 hours"))
}

fn fault(name: &str, calendar: &Calendar, words: &str, span: Span) -> Option<Diagnostic> {
    let message = format!("the text says \"{words}\", but `{}`, the calendar of \"{name}\", closes", calendar.id);
    (!calendar.is_always_open()).then(|| {
        Diagnostic::warning(&RULE, span, message)
            .help("correct the text; or give the line a calendar that never closes, under `lines` in `site.yaml`")
    })
}
