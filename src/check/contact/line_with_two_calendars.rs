//! Reports a telephone number or counter whose hours are those of two calendars.

use std::collections::BTreeMap;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;
use crate::model::contact::Contact;
use crate::model::files::SITE;
use crate::model::id::CalendarRef;
use crate::model::line::LineKey;
use crate::model::service::Way;
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "line-with-two-calendars",
    topic: Topic::Contact,
    sentence: "A telephone number, counter or mailbox has one calendar.",
    why: "Hours belong to the line, not to the service: residents would read that one number is open and closed at the same moment.",
    wrong: "\
# The same number, once with the department's calendar and once with the service's:
contact: {phone: 780-555-0100, calendar: city-offices}
services:
  - id: water-main-break
    calendar: public-works-line
    ask: [{phone: 780-555-0100}]",
    right: "\
# site.yaml; the calendars of departments and services then only count their time.
lines:
  - {phone: 780-555-0100, name: Public Works line, calendar: public-works-line}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE.and(&[SITE]);

/// A place that says which calendar a line has.
struct Says<'a> {
    to: &'a str,
    key: &'static str,
    at: Span,
    calendar: &'a CalendarRef,
}

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    let mut lines: BTreeMap<LineKey, Span> = BTreeMap::new();
    for line in &catalog.site.lines {
        let Some(key) = LineKey::of(&line.at.value) else { continue };
        match lines.get(&key) {
            Some(first) => diagnostics.push(
                Diagnostic::error(&RULE, line.at.span, format!("`{}` is written twice in `lines`", line.at.value.to()))
                    .related(*first, "here for the first time")
                    .help("keep one of the two: a line has one calendar"),
            ),
            None => {
                lines.insert(key, line.at.span);
            }
        }
    }
    let mut said: BTreeMap<LineKey, Vec<Says<'_>>> = BTreeMap::new();
    for (key, says) in all(catalog).into_iter().filter(|(key, _)| !lines.contains_key(key)) {
        said.entry(key).or_default().push(says);
    }
    diagnostics.extend(said.values().filter_map(|all| fault(all)));
}

fn fault(all: &[Says<'_>]) -> Option<Diagnostic> {
    let first = all.first()?;
    let second = all.iter().find(|other| other.calendar.0.value != first.calendar.0.value)?;
    let (one, other) = (&first.calendar.0.value, &second.calendar.0.value);
    let message = format!("`{}` has two calendars: `{one}` and `{other}`", first.to);
    let line = format!("lines: [{{{}: \"{}\", name: …, calendar: {other}}}]", first.key, first.to);
    Some(
        Diagnostic::error(&RULE, second.at, message)
            .label(format!("here by `{other}`"))
            .related(first.at, format!("here by `{one}`"))
            .help(format!("state its hours once, in `site.yaml`: `{line}`")),
    )
}

/// Every place that residents read hours from, but for `lines`.
fn all(catalog: &Catalog) -> Vec<(LineKey, Says<'_>)> {
    let mut all: Vec<(LineKey, Says<'_>)> = contact(&catalog.site.contact).into_iter().collect();
    for department in &catalog.departments {
        all.extend(contact(&department.contact));
        let services = department.services.iter().filter(|service| !service.draft && service.retired.is_none());
        for service in services {
            let Some(calendar) = department.calendar_of(service) else { continue };
            all.extend(service.ask.iter().filter_map(|ask| {
                let key = match ask.way.value {
                    Way::Phone(_) => "phone",
                    Way::InPerson(_) => "address",
                    Way::Voicemail(_)
                    | Way::Text(_)
                    | Way::Chat(_)
                    | Way::Email(_)
                    | Way::Web(_)
                    | Way::App(_)
                    | Way::Mail(_)
                    | Way::Fax(_)
                    | Way::SocialMedia(_) => return None,
                };
                let to = ask.way.value.to();
                Some((LineKey::of(&ask.way.value)?, Says { to, key, at: ask.way.span, calendar }))
            }));
        }
    }
    all
}

fn contact(contact: &Contact) -> Option<(LineKey, Says<'_>)> {
    let (phone, calendar) = (contact.phone.as_ref()?, contact.calendar.as_ref()?);
    let says = Says { to: phone.value.as_str(), key: "phone", at: phone.span, calendar };
    Some((LineKey::of_phone(&phone.value), says))
}
