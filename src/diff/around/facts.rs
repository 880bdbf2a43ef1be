//! Lists the facts that the feed states about a service, department, calendar, clause or city, each with a label.

use jiff::civil::{Time, Weekday};

use crate::diff::around::fact::{Fact, fact};
use crate::diff::change::ChangeKind;
use crate::diff::words::{called, code, joined, said};
use crate::english;
use crate::published_feed::{
    Answer, Ask, Calendar, Closure, Commitment, Contact, Department, Envelope, Fee, Hours, Named, OpenHours,
    OpenSeason, Section, Service, Text,
};

/// What is said about it apart from its promises, which say the rest.
pub(super) fn service(service: &Service, has_standards: bool) -> Vec<Fact> {
    let mut facts = vec![
        fact(ChangeKind::Contact, "how to ask", service.ask.iter().map(channel)),
        fact(ChangeKind::Contact, "who may ask", [said(service.who_may_ask.as_ref())]),
        fact(ChangeKind::Contact, "what to have ready", service.have_ready.iter().map(Text::on_one_line)),
        fact(ChangeKind::Contact, "the fee", service.fees.iter().flat_map(|fees| fees_in_words(fees))),
        fact(ChangeKind::Text, "what it is", [service.summary.on_one_line()]),
        fact(ChangeKind::Text, "more about it", [said(service.description.as_ref())]),
        fact(ChangeKind::Text, "what to do in danger", [said(service.emergency.as_ref())]),
        fact(ChangeKind::Text, "search words", [service.keywords.join(", ")]),
        fact(ChangeKind::Text, "the topics", service.topics.iter().map(|id| called(id))),
        fact(ChangeKind::Text, "the code in 311 software", service.open311_service_code.clone()),
    ];
    if !has_standards {
        facts.push(hours_of(service.calendar.as_ref()));
        facts.push(fact(ChangeKind::Text, "the function", [said(service.function.as_ref())]));
        facts.push(fact(ChangeKind::Text, "the clauses that it supports", [joined(service.supports.iter().cloned())]));
    }
    facts
}

/// What is said in an answer.
pub(super) fn answer(answer: &Answer) -> Vec<Fact> {
    vec![
        fact(ChangeKind::Contact, "whom to ask", answer.ask.iter().map(channel)),
        fact(ChangeKind::Text, "what to do", answer.answer.iter().map(|answer| answer.text.on_one_line())),
        fact(ChangeKind::Text, "search words", [answer.keywords.join(", ")]),
        fact(ChangeKind::Text, "comes before everything else", answer.emergency.then(|| "yes".to_owned())),
    ]
}

/// Each fee: `50.00 CAD, for each certificate`; `none`, if residents pay nothing.
fn fees_in_words(fees: &[Fee]) -> Vec<String> {
    let words = |Fee { amount, currency, note }: &Fee| {
        let note = note.as_ref().map(|note| format!(", {}", note.on_one_line())).unwrap_or_default();
        format!("{amount} {currency}{note}")
    };
    if fees.is_empty() { vec!["none".to_owned()] } else { fees.iter().map(words).collect() }
}

/// A way to ask: `phone 780-962-2611 (Monday to Friday)`.
pub(super) fn channel(ask: &Ask) -> String {
    let channel = code(&ask.channel).replace("email", "e-mail");
    let to = format!("{channel} {}", ask.to);
    let hours = ask.calendar.as_deref().map(|id| format!("hours: {}", called(id)));
    let about: Vec<String> = ask.note.as_ref().map(Text::on_one_line).into_iter().chain(hours).collect();
    if about.is_empty() { to } else { format!("{to} ({})", about.join("; ")) }
}

pub(super) fn department(department: &Department) -> Vec<Fact> {
    let mut facts = contact(&department.contact);
    facts.push(fact(ChangeKind::Text, "what it does", [department.summary.on_one_line()]));
    facts.push(fact(ChangeKind::Text, "who is accountable", [department.accountable.clone()]));
    let functions = department.functions.iter().map(|function| function.name.on_one_line());
    facts.push(fact(ChangeKind::Text, "the functions", functions));
    for function in &department.functions {
        let part = |part: &str| format!("{}: {part}", function.name.on_one_line());
        facts.push(fact(ChangeKind::Text, part("what it does"), [said(function.summary.as_ref())]));
        facts.push(fact(ChangeKind::Contact, part("phone"), function.phone.clone()));
        facts.push(fact(ChangeKind::Contact, part("e-mail"), function.email.clone()));
        facts.push(fact(ChangeKind::Contact, part("web"), function.web.clone()));
        facts.push(fact(ChangeKind::Contact, part("note"), [said(function.note.as_ref())]));
    }
    facts
}

fn contact(contact: &Contact) -> Vec<Fact> {
    vec![
        fact(ChangeKind::Contact, "phone", contact.phone.clone()),
        fact(ChangeKind::Contact, "e-mail", contact.email.clone()),
        fact(ChangeKind::Contact, "web", contact.web.clone()),
        fact(ChangeKind::Contact, "address", [contact.address.join(", ")]),
        hours_of(contact.calendar.as_ref()),
    ]
}

fn hours_of(calendar: Option<&String>) -> Fact {
    fact(ChangeKind::Contact, "the calendar for opening hours", calendar.map(|id| called(id)))
}

pub(super) fn calendar(calendar: &Calendar) -> Vec<Fact> {
    let complete = calendar.complete.map_or_else(
        || "none".to_owned(),
        |complete| format!("from {} until {}", english::date(complete.from), english::date(complete.until)),
    );
    vec![
        fact(ChangeKind::BusinessTime, "its name", [calendar.name.on_one_line()]),
        fact(ChangeKind::BusinessTime, "opening hours", calendar.open.iter().map(open)),
        fact(ChangeKind::BusinessTime, "closed days", calendar.closures.iter().map(closure)),
        fact(ChangeKind::BusinessTime, "the days that the list of closed days covers", [complete]),
    ]
}

/// Opening hours: `Monday to Friday, 8:30 am to 4:30 pm`; `Monday and Friday, 8:30 am to noon and 1 pm to 4:30 pm`.
fn open(open: &OpenHours) -> String {
    let days: Vec<String> = open.days.iter().map(|day| english::capital(day)).collect();
    let week: Vec<&str> = Weekday::Monday.cycle_forward().take(7).map(english::weekday).collect();
    let is_run = days.len() > 2 && week.windows(days.len()).any(|run| run == days);
    let days = match days.as_slice() {
        [first, .., last] if is_run => format!("{first} to {last}"),
        days => english::list(days),
    };
    let season = open.season.as_ref().and_then(season).unwrap_or_default();
    format!("{days}, {}{season}", spans(&open.hours))
}

/// ` from 1 June to 31 August`; nothing if it can't be read.
fn season(OpenSeason { from, to }: &OpenSeason) -> Option<String> {
    let day = |text: &str| {
        let (month, day) = text.strip_prefix("--")?.split_once('-')?;
        Some(format!(
            "{} {}",
            day.trim_start_matches('0'),
            english::month(month.parse().ok().filter(|month| (1..=12).contains(month))?)
        ))
    };
    Some(format!(" from {} to {}", day(from)?, day(to)?))
}

/// `8:30 am to noon and 1 pm to 4:30 pm`.
fn spans(hours: &[Hours]) -> String {
    let hours: Vec<String> =
        hours.iter().map(|hours| format!("{} to {}", time(&hours.from), time(&hours.to))).collect();
    english::list(&hours)
}

/// A closure: `25 December 2026, Christmas Day`; `24 December 2026 from noon, Christmas Eve`.
fn closure(closure: &Closure) -> String {
    let from = match (&closure.closes, &closure.hours) {
        (Some(closes), _) => format!(" from {}", time(closes)),
        (None, Some(hours)) => format!(", open {}", spans(hours)),
        (None, None) => String::new(),
    };
    format!("{}{from}, {}", english::date(closure.date), closure.name.on_one_line())
}

/// A time of day in words; the feed writes the end of a day as 24:00.
fn time(written: &str) -> String {
    written.parse::<Time>().map_or_else(|_| written.replace("24:00", "midnight"), english::time)
}

/// The commitment apart from its clauses.
pub(super) fn commitment(commitment: &Commitment) -> Vec<Fact> {
    let policy = &commitment.policy;
    let text = |part: &str, text: &Text| fact(ChangeKind::Commitment, part, [text.on_one_line()]);
    let other = |part: &str, item: Option<&String>| fact(ChangeKind::Commitment, part, item.cloned());
    vec![
        text("the title", &commitment.title),
        text("the summary", &commitment.summary),
        text("the introduction", &commitment.introduction.text),
        other("the policy's number", Some(&policy.number)),
        text("the policy's title", &policy.title),
        other("who approved the policy", Some(&policy.approved_by)),
        other("the day the policy took effect", Some(&english::date(policy.effective))),
        other("the resolution", Some(&policy.resolution)),
        other("who maintains the policy", Some(&policy.owner)),
        fact(ChangeKind::Commitment, "what the policy asks of all standards", [said(policy.asks.as_ref())]),
        other("the procedure", policy.procedure.as_ref()),
    ]
}

pub(super) fn clause(section: &Section) -> Vec<Fact> {
    vec![
        fact(ChangeKind::Commitment, "the heading", [section.title.on_one_line()]),
        fact(ChangeKind::Commitment, "the quotation from the policy", [said(section.quotation.as_ref())]),
        fact(ChangeKind::Commitment, "what it means", [section.explanation.text.on_one_line()]),
    ]
}

/// What residents look under.
pub(super) fn topics(topics: &[Named]) -> Fact {
    fact(ChangeKind::Text, "the topics", topics.iter().map(|topic| topic.name.on_one_line()))
}

pub(super) fn city(city: &Envelope) -> Vec<Fact> {
    let publisher = city.publisher.as_ref();
    let licence = city.licence.as_ref().map(|licence| joined([licence.name.clone(), licence.url.clone()]));
    let mut facts = publisher.map(|publisher| contact(&publisher.contact)).unwrap_or_default();
    let name = publisher.map(|publisher| publisher.name.on_one_line());
    facts.push(fact(ChangeKind::Text, "the city's name", name));
    facts.push(fact(ChangeKind::Text, "the note that figures are examples", [said(city.illustrative.as_ref())]));
    facts.push(fact(ChangeKind::Text, "the licence", licence));
    facts.push(fact(ChangeKind::Text, "the time zone", city.time_zone.clone()));
    facts
}
