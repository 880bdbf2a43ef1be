//! Edition -> `topics.json`: what residents look under, with the services of each.

use crate::address;
use crate::model::topic::Topic;
use crate::render::feed::convert::Convert;
use crate::render::feed::{documents, v1};

pub(super) fn document(convert: &Convert<'_>) -> v1::TopicsDocument {
    let topics = &convert.edition().catalog.site.topics;
    v1::TopicsDocument {
        envelope: convert.envelope(documents::TOPICS),
        topics: topics.iter().map(|one| topic(convert, one)).collect(),
    }
}

fn topic(convert: &Convert<'_>, topic: &Topic) -> v1::Topic {
    let id = &topic.id.value;
    let services = convert.edition().services.iter().map(|effective| effective.service);
    v1::Topic {
        id: id.to_string(),
        name: convert.text(&topic.name.value),
        summary: topic.summary.as_ref().map(|prose| convert.prose(prose)),
        services: services.filter(|service| service.is_under(id)).map(|service| service.id.to_string()).collect(),
        links: v1::TopicLinks { html: convert.url(&address::topic(id)) },
    }
}
