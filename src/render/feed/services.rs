//! Edition -> `services.json`: every service, how to ask for it, and for those done on the spot the standard that applies otherwise.

use crate::address;
use crate::model::edition::EffectiveService;
use crate::model::fee::Fee;
use crate::model::service::OnTheSpot;
use crate::render::chunked_file::ChunkedFile;
use crate::render::feed::convert::{Convert, former, status};
use crate::render::feed::{documents, json, v1};
use crate::render::job::RenderError;
use crate::render::sentences::sentence;

pub(super) fn give(convert: &Convert<'_>, long: ChunkedFile<'_>) -> Result<(), RenderError> {
    let document = v1::ServicesDocument { envelope: convert.envelope(documents::SERVICES), services: Vec::new() };
    json::give_each(long, &document, "services", &convert.edition().services, |effective| service(convert, effective))
}

fn service(convert: &Convert<'_>, effective: &EffectiveService<'_>) -> v1::Service {
    let EffectiveService { department, service, .. } = effective;
    let id = service.id.value.as_str();
    v1::Service {
        id: id.to_owned(),
        status: status(effective.status).to_owned(),
        formerly: service.formerly.iter().map(|one| former(convert, one)).collect(),
        name: convert.text(&service.name.value),
        department: convert.department_name(department),
        function: service.function.as_ref().map(|function| convert.text(&function.value)),
        summary: convert.prose(&service.summary),
        description: service.description.as_ref().map(|prose| convert.prose(prose)),
        emergency: service.emergency.as_ref().map(|prose| convert.prose(prose)),
        keywords: service.keywords.clone(),
        topics: service.topics.iter().flatten().map(|topic| topic.0.to_string()).collect(),
        ask: service.ask.iter().map(|one| convert.ask(one, department.calendar_of(service))).collect(),
        who_may_ask: convert.some(service.who_may_ask.as_ref().map(|who| &who.value)),
        have_ready: service.have_ready.iter().map(|thing| convert.text(thing)).collect(),
        fees: service.fees.as_ref().map(|fees| fees.iter().map(|one| fee(convert, one)).collect()),
        open311_service_code: service.open311.clone(),
        calendar: service
            .calendar
            .as_ref()
            .or(department.contact.calendar.as_ref())
            .map(|calendar| calendar.0.to_string()),
        on_the_spot: service.on_the_spot.as_ref().map(|one| on_the_spot(convert, one)),
        standards: effective.standards.iter().map(|standard| standard.owned.standard.id.to_string()).collect(),
        supports: service.supports.iter().map(|clause| clause.0.to_string()).collect(),
        retired: convert.service_retirement(service),
        links: v1::ServiceLinks { html: convert.url(&address::service(id)) },
    }
}

fn fee(convert: &Convert<'_>, fee: &Fee) -> v1::Fee {
    v1::Fee {
        amount: fee.amount.to_string(),
        currency: fee.amount.currency().code().to_owned(),
        note: convert.some(fee.note.as_ref().map(|note| &note.value)),
    }
}

fn on_the_spot(convert: &Convert<'_>, on_the_spot: &OnTheSpot) -> v1::OnTheSpot {
    let id = &on_the_spot.otherwise.0.value;
    let standard = convert.edition().standards().find(|standard| standard.owned.standard.id.value == *id);
    v1::OnTheSpot {
        clause: on_the_spot.clause.0.to_string(),
        otherwise: v1::Otherwise {
            id: id.to_string(),
            promise: standard.and_then(|one| Some(convert.text(&sentence(convert.words(), one, one.current()?)))),
        },
    }
}
