//! The things that a page is about -> a JSON-LD block in the vocabulary of schema.org, for search engines.

use jiff::civil::{Date, Weekday};
use serde::{Serialize, Serializer};

use crate::address;
use crate::model::calendar::{Calendar, Hours, OpenHours};
use crate::model::edition::EffectiveService;
use crate::model::service::{Ask, Way};
use crate::render::pages::frame::links::Link;
use crate::render::pages::frame::site::Site;

/// Something that a page is about.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
pub(crate) enum Thing {
    /// The breadcrumbs from the home page.
    BreadcrumbList { item_list_element: Vec<ListItem> },
    /// A service.
    GovernmentService(Box<Service>),
    /// The city.
    GovernmentOrganization(Organization),
    /// This site.
    WebSite { name: String, url: String, description: String, in_language: String, publisher: Typed<Organization> },
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub(crate) struct ListItem {
    position: usize,
    name: String,
    item: String,
}

/// A nested thing that names its type.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(crate) enum Typed<T> {
    GovernmentOrganization(T),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are those of the vocabulary")]
pub(crate) struct Service {
    name: String,
    description: String,
    service_type: String,
    url: String,
    provider: Typed<Organization>,
    /// The department.
    service_operator: Typed<Organization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    available_channel: Vec<ServiceChannel>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hours_available: Vec<OpeningHoursSpecification>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Organization {
    name: String,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

#[derive(Default, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are those of the vocabulary")]
struct ServiceChannel {
    #[serde(skip_serializing_if = "Option::is_none")]
    service_phone: Option<ContactPoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_sms_number: Option<ContactPoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_location: Option<Place>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct ContactPoint {
    telephone: String,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Place {
    address: String,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct OpeningHoursSpecification {
    day_of_week: Vec<&'static str>,
    opens: String,
    closes: String,
    /// The first and the last day of hours that belong to a season: the next one, or the one that it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_through: Option<String>,
}

/// Returns the breadcrumbs of a page: the pages above it with their full addresses, then the page itself.
pub(crate) fn breadcrumbs(way: Vec<Link>) -> Thing {
    let item = |(at, link): (usize, Link)| ListItem { position: at + 1, name: link.name, item: link.href };
    Thing::BreadcrumbList { item_list_element: way.into_iter().enumerate().map(item).collect() }
}

/// Returns the city and its site.
pub(crate) fn of_the_site(site: &Site<'_>) -> [Thing; 2] {
    let about = &site.edition.catalog.site;
    let web_site = Thing::WebSite {
        name: about.title.clone(),
        url: site.job.base_url.as_str().to_owned(),
        description: about.summary.clone(),
        in_language: about.language.value.as_str().to_owned(),
        publisher: Typed::GovernmentOrganization(city(site)),
    };
    [Thing::GovernmentOrganization(city(site)), web_site]
}

fn city(site: &Site<'_>) -> Organization {
    let about = &site.edition.catalog.site;
    Organization {
        name: about.city.clone(),
        url: about.contact.web.as_ref().map_or_else(|| site.job.base_url.as_str().to_owned(), ToString::to_string),
        telephone: about.contact.phone.as_ref().map(ToString::to_string),
        email: about.contact.email.as_ref().map(ToString::to_string),
    }
}

/// Returns a service that is offered, with the description of its page.
pub(crate) fn service(site: &Site<'_>, effective: &EffectiveService<'_>, description: &str) -> Thing {
    let (service, department) = (effective.service, effective.department);
    let absolute = |address: String| site.job.base_url.join(&address);
    Thing::GovernmentService(Box::new(Service {
        name: service.name.value.clone(),
        description: description.to_owned(),
        service_type: service.function.as_ref().map_or_else(|| department.name.clone(), |one| one.value.clone()),
        url: absolute(address::service(service.id.value.as_str())),
        provider: Typed::GovernmentOrganization(city(site)),
        service_operator: Typed::GovernmentOrganization(Organization {
            name: department.name.clone(),
            url: absolute(address::department(department.id.value.as_str())),
            telephone: department.contact.phone.as_ref().map(ToString::to_string),
            email: department.contact.email.as_ref().map(ToString::to_string),
        }),
        available_channel: service.ask.iter().filter_map(channel).collect(),
        hours_available: available(site, effective),
    }))
}

/// Returns a way to ask, if the vocabulary can express it.
fn channel(ask: &Ask) -> Option<ServiceChannel> {
    let empty = ServiceChannel::default();
    Some(match &ask.way.value {
        Way::Phone(phone) | Way::Voicemail(phone) => {
            ServiceChannel { service_phone: Some(ContactPoint { telephone: phone.to_string() }), ..empty }
        }
        Way::Text(number) => {
            ServiceChannel { service_sms_number: Some(ContactPoint { telephone: number.to_string() }), ..empty }
        }
        Way::Web(web) | Way::Chat(web) | Way::App(web) => {
            ServiceChannel { service_url: Some(web.to_string()), ..empty }
        }
        Way::InPerson(place) => ServiceChannel { service_location: Some(Place { address: place.clone() }), ..empty },
        Way::Email(_) | Way::Mail(_) | Way::Fax(_) | Way::SocialMedia(_) => return None,
    })
}

/// The hours of its first line that has any.
fn available(site: &Site<'_>, effective: &EffectiveService<'_>) -> Vec<OpeningHoursSpecification> {
    let (service, department) = (effective.service, effective.department);
    let own = department.calendar_of(service);
    let line = service.ask.iter().find_map(|ask| site.edition.catalog.hours_of(&ask.way.value, own));
    let calendar = line.map(|line| line.calendar).or(effective.calendar.map(|calendar| calendar.value));
    calendar.map(|calendar| hours(calendar, site.edition.in_force.from)).unwrap_or_default()
}

fn hours(calendar: &Calendar, today: Option<Date>) -> Vec<OpeningHoursSpecification> {
    let of = |open: &OpenHours, hours: Hours| {
        let valid = open.season.zip(today).and_then(|(season, today)| season.next(today));
        OpeningHoursSpecification {
            day_of_week: open.days.value.iter().copied().map(day).collect(),
            opens: hours.from.strftime("%H:%M").to_string(),
            closes: hours.to.map_or_else(|| "23:59".to_owned(), |to| to.strftime("%H:%M").to_string()),
            valid_from: valid.map(|(from, _)| from.to_string()),
            valid_through: valid.map(|(_, to)| to.to_string()),
        }
    };
    calendar.open.iter().flat_map(|open| open.hours.iter().map(move |hours| of(open, hours.value))).collect()
}

/// Returns a weekday's name in the vocabulary, whatever the language of the site.
const fn day(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Serializes the things as the text of one block. Characters that could end the block or start a comment are escaped, like `\u003c`.
pub(crate) fn block<S: Serializer>(things: &[Thing], serializer: S) -> Result<S::Ok, S::Error> {
    if things.is_empty() {
        return serializer.serialize_none();
    }
    let document = Document { context: "https://schema.org", graph: things };
    let json = serde_json::to_string(&document).map_err(serde::ser::Error::custom)?;
    serializer.serialize_str(&inert(json))
}

/// Escapes the characters of the JSON that have a meaning in HTML.
fn inert(json: String) -> String {
    // Nearly every block is plain, and one pass over the bytes shows that.
    let may_have_one = |byte: u8| matches!(byte, b'<' | b'>' | b'&') | !byte.is_ascii();
    if !json.bytes().fold(false, |found, byte| found | may_have_one(byte)) {
        return json;
    }
    let dangerous = ['<', '>', '&', '\u{2028}', '\u{2029}'];
    let escaped = |text: String, c: char| text.replace(c, &format!("\\u{:04x}", u32::from(c)));
    dangerous.into_iter().fold(json, escaped)
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: &'a [Thing],
}
