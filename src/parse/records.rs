//! The groups of keys that are the same in the content and in the model, with the meaning of each key for messages and editors.

use crate::diagnostic::Diagnostic;
use crate::model::accepted::Accepted;
use crate::model::calendar::Coverage;
use crate::model::commitment::Policy;
use crate::model::contact::{Contact, Email, Phone, WebAddress};
use crate::model::department::Function;
use crate::model::id::CalendarRef;
use crate::model::life_cycle::Former;
use crate::model::service::OnTheSpot;
use crate::model::site::{Licence, Site};
use crate::model::standard::{Approval, Conditions, Correction, Start, StartEvent, Statutory};
use crate::model::topic::Topic;
use crate::parse::fields::{Fields, Key};
use crate::parse::node::Node;
use crate::parse::placeholder::WithPlaceholders;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{Property, Record, read_record, record, record_shape};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::Located;

record!(Site, "`site.yaml`", {
    city: "the city's full name",
    short_name: "the city's name as used in a sentence",
    title: "the name of the site",
    summary: "one sentence for search engines",
    base_url: "the full address where the site is published",
    feed_authority: "a domain name of the city's and the year in which the feed began, like sprucegrove.org,2026; ids in the feeds begin with it and stay the same wherever the site moves",
    time_zone: "the city's time zone, like America/Edmonton; it decides which day is \"today\"",
    language: "the language of all texts: en",
    business_day_word: "what the city calls a business day, on pages and in the content: business day or working day",
    logo: "logo.svg, to show the drawing of that name beside `site.yaml` on every page",
    illustrative: "a notice that the figures are examples, for as long as they are",
    illustrative_short: "the same notice in a few words, for the top of each page: at most 60 characters",
    licence: "the terms under which others may use the data",
    contact: "how to reach the city",
    lines: "the telephone numbers, counters and mailboxes with hours of their own, each once",
    topics: "what residents look under, in their words and in the order in which they see it",
    popular: "the ids of the services that residents ask for most, at most eight",
    publications: "what the site offers to download and print, besides its pages: charter, departments, posters, leaflets, insert, staff-cards",
    accepted: "changes to what was published that the city lets through, each with its reason",
    not_satisfied: "the page in `pages/` for residents who are still not satisfied after a missed promise, without .md",
    require_approval: "true if no promise may take effect before someone has approved it",
    reports: "the periods whose report to the City Manager is on the site too, like 2026-Q1; if left out, none is",
    fiscal_year_starts: "the month with which the city's fiscal year starts, if that is not January",
});

impl WithPlaceholders for Site {
    const PLACEHOLDERS: &'static str = "{city: City, short_name: City, title: Standards, summary: All of them., time_zone: America/Edmonton, \
        base_url: 'https://example.org/', language: en, licence: {name: Open, url: 'https://example.org/'}, contact: {phone: 555-555-0100}}";
}

record!(Topic, "a topic", {
    id: "its permanent id, a part of its page's address",
    name: "its name in residents' words, like Garbage and recycling",
    summary: "what is in it, in a sentence",
});

record!(Accepted, "an entry in `accepted`", {
    rule: "the rule that it breaks, as in the message: altered-history, vanished-id, …",
    id: "the id of what it is about, as in the message",
    on: "the day of the decision",
    reason: "why it is let through",
});

record!(Licence, "a licence", {
    name: "its name",
    url: "the web address of its text",
});

/// A contact as staff write it.
struct ContactKeys {
    phone: Option<Located<Phone>>,
    email: Option<Located<Email>>,
    web: Option<Located<WebAddress>>,
    address: Vec<String>,
    calendar: Option<CalendarRef>,
}

record!(ContactKeys, "a contact", {
    phone: "a telephone number",
    email: "an e-mail address",
    web: "a full web address",
    address: "a postal address, one list item for each line",
    calendar: "the id of the calendar with its opening hours",
});

impl FromNode for Contact {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let ContactKeys { phone, email, web, address, calendar } = ContactKeys::from_node(node, reader)?;
        if phone.is_none() && email.is_none() && web.is_none() && address.is_empty() {
            let fault =
                Diagnostic::error(&rules::MISSING_KEY, node.span, "a contact needs at least one way to reach it");
            reader.report(fault.help("add one of: phone, email, web, address"));
            return None;
        }
        Some(Self { phone, email, web, address, calendar })
    }

    fn shape() -> Shape {
        let one = ["phone", "email", "web"].map(|key| Shape::having(&[key]));
        ContactKeys::shape().and_any(one.into_iter().chain([Shape::having_full_list("address")]))
    }
}

record!(Coverage, "the coverage of a calendar", {
    from: "the first day for which the list is complete",
    until: "the first day for which the list is no longer complete",
});

record!(Policy, "a policy", {
    number: "its number",
    title: "its title",
    approved_by: "who approved it",
    effective: "the day on which it took effect",
    resolution: "the number of the resolution",
    owner: "who maintains it",
    asks: "what it asks of all standards, in a sentence or two",
    procedure: "the number of the procedure with the details",
    on_the_spot: "the clauses that give examples of what is done on the spot",
});

record!(Function, "a function", {
    name: "its name, which services refer to",
    summary: "what it does",
    phone: "a telephone number",
    email: "an e-mail address",
    web: "a full web address",
    note: "anything else about reaching it",
    defaults: "what its promises say that leave these keys out; these come before the department's",
});

record!(OnTheSpot, "a service done on the spot", {
    clause: "the clause of the policy that gives it as an example",
    otherwise: "the id of the standard that applies when it can't be done at once",
});

record!(Conditions, "a condition", {
    zone: "where the promise applies",
    priority: "the priority that it applies to",
    season: "the season in which it applies, like May to October or 15 April to 15 June",
    text: "anything else, in words that begin a sentence, like \"if the hole is deep\"",
});

record!(Statutory, "a limit set by law", {
    within: "the limit, like 40 calendar days",
    source: "the Act or regulation",
    note: "a short note",
});

record!(Correction, "a correction", {
    on: "the day of the correction",
    note: "what was wrong, for residents",
});

record!(Approval, "an approval", {
    by: "a role, not a person",
    on: "the day of the approval",
});

/// What starts a clock: a text alone, or together with the kind of event.
impl FromNode for Start {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.scalar().is_some() {
            let text = Located::from_node(node, reader)?;
            return Some(Self { event: StartEvent::RequestReceived, is_text_alone: true, text });
        }
        let StartKeys { event, text } = StartKeys::from_node(node, reader)?;
        Some(Self { event, is_text_alone: false, text })
    }

    fn shape() -> Shape {
        Shape::either([String::shape(), StartKeys::shape()])
    }
}

/// A start as a group of keys.
struct StartKeys {
    event: StartEvent,
    text: Located<String>,
}

record!(StartKeys, "the start of a clock", {
    event: "the kind of event: request received, application complete, condition ends, meeting ends, other",
    text: "the event in words, after \"when\"",
});

/// A former id: alone, or together with the former name and the day it changed.
impl<I: FromNode> FromNode for Former<I> {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.scalar().is_some() {
            let id = Located::from_node(node, reader)?;
            return Some(Self { id, name: None, until: None, span: node.span });
        }
        read_record(node, reader)
    }

    fn shape() -> Shape {
        Shape::either([I::shape(), record_shape::<Self>()])
    }
}

impl<I: FromNode> Record for Former<I> {
    const WHAT: &'static str = "an entry in `formerly`";
    const KEYS: &'static [Key] = &[
        Key { name: "id", meaning: "its former id" },
        Key { name: "name", meaning: "its former name" },
        Key { name: "until", meaning: "the first day of the new name" },
    ];

    fn properties() -> Vec<Property> {
        let [id, name, until] = [Self::KEYS[0], Self::KEYS[1], Self::KEYS[2]];
        vec![
            Property::of_field(id, |former: &Self| &former.id),
            Property::of_field(name, |former: &Self| &former.name),
            Property::of_field(until, |former: &Self| &former.until),
        ]
    }

    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let id = fields.take("id", reader);
        let name = fields.take("name", reader);
        let until = fields.take("until", reader);
        Some(Self { id: id?, name: name?, until: until?, span: fields.span })
    }
}
