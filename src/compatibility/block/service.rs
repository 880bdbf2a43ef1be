//! A published service with its standards -> its entry in a department, with its end.

use jiff::civil::Date;

use crate::authoring::{inside, quoted};
use crate::compatibility::block::lines::{Lines, below, item, list};
use crate::compatibility::block::standard::within_service;
use crate::model::channel::Channel;
use crate::published_feed::{Ask, Fee, OnTheSpot, Published, Service, Standard};

/// Why a service ends, until staff write it in their own words.
const REASON: &str = "We no longer offer this service.";

/// A service that ends on `day`, unless it has ended before. Nothing if this program does not know what it promised.
pub(in crate::compatibility) fn service(
    site: &Published,
    service: &Service,
    standards: &[&Standard],
    day: Date,
) -> Option<Lines> {
    let text = |key: &str, text: &dyn ToString| format!("{key}: {}", quoted(&text.to_string()));
    let former: Vec<&str> = service.formerly.iter().map(|former| former.id.as_str()).collect();
    let lines = [
        Some(format!("id: {}", service.id)),
        Some(text("name", &service.name)),
        (!former.is_empty()).then(|| format!("formerly: {}", list(former))),
        Some(retired(service, day)),
        service.function.as_ref().map(|function| text("function", function)),
        Some(text("summary", &service.summary)),
        service.description.as_ref().map(|description| text("description", description)),
        service.emergency.as_ref().map(|emergency| text("emergency", emergency)),
        service.who_may_ask.as_ref().map(|who| text("who_may_ask", who)),
        (!service.have_ready.is_empty())
            .then(|| format!("have_ready: {}", list(service.have_ready.iter().map(ToString::to_string)))),
        service.fees.as_ref().filter(|fees| !fees.is_empty()).map(|fees| format!("fee: {}", fee(fees))),
        service.open311_service_code.as_ref().map(|code| text("open311", code)),
        (!service.keywords.is_empty()).then(|| format!("keywords: {}", list(&service.keywords))),
        (!service.topics.is_empty()).then(|| format!("topics: {}", list(&service.topics))),
        (!service.supports.is_empty()).then(|| format!("supports: {}", list(&service.supports))),
        service.calendar.as_ref().map(|calendar| format!("calendar: {calendar}")),
        service.on_the_spot.as_ref().map(on_the_spot),
    ];
    let end = service.retired.as_ref().map_or(day, |retired| retired.on);
    let ask: Option<Vec<Lines>> = service.ask.iter().map(way).collect();
    let ask = ask.filter(|ask| !ask.is_empty()).into_iter().flat_map(|ask| below("ask", ask.concat()));
    let own: Option<Vec<Lines>> = standards.iter().map(|one| within_service(site, one, end)).collect();
    let own = own.filter(|own| standards.is_empty() == own.is_empty())?;
    let own = (!own.is_empty()).then(|| below("standards", own.concat()));
    Some(item(lines.into_iter().flatten().chain(ask).chain(own.into_iter().flatten()).collect()))
}

fn retired(service: &Service, day: Date) -> String {
    let Some(retired) = service.retired.as_ref() else {
        return format!("retired: {{on: {day}, reason: {REASON}}}");
    };
    let instead = retired.replaced_by.as_ref().map(|id| format!(", replaced_by: {id}")).unwrap_or_default();
    format!("retired: {{on: {}, reason: {}{instead}}}", retired.on, inside(&retired.reason.to_string()))
}

fn on_the_spot(OnTheSpot { clause, otherwise }: &OnTheSpot) -> String {
    format!("on_the_spot: {{clause: {}, otherwise: {}}}", inside(clause), otherwise.id)
}

fn fee(fees: &[Fee]) -> String {
    let one = |Fee { amount, currency, note }: &Fee| {
        let note = note.as_ref().map(|note| format!(", note: {}", inside(&note.to_string()))).unwrap_or_default();
        format!("{{amount: {amount}, currency: {currency}{note}}}")
    };
    format!("[{}]", fees.iter().map(one).collect::<Vec<_>>().join(", "))
}

/// A way to ask; nothing if this program does not know the channel.
fn way(Ask { channel, to, note, .. }: &Ask) -> Option<Lines> {
    let channel = Channel::ALL.into_iter().find(|one| one.code() == channel)?;
    let note = note.as_ref().map(|note| format!(", note: {}", inside(&note.to_string()))).unwrap_or_default();
    Some(vec![format!("- {{{}: {}{note}}}", channel.key(), inside(to))])
}
