//! Topics, in the order in which the city lists them: a page of all with their services, and a page for each.

use serde::Serialize;

use crate::address;
use crate::markdown;
use crate::model::edition::EffectiveService;
use crate::model::id::Id;
use crate::model::topic::Topic;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;
use crate::render::pages::services::{ServiceEntry, entry, sort_by_name};
use crate::render::pages::theme::words::Word;

/// The page with all topics.
#[derive(Serialize)]
pub(super) struct TopicsView {
    frame: Frame,
    /// The topics, in the city's order.
    topics: Vec<TopicInList>,
}

/// A topic on the page with all of them.
#[derive(Serialize)]
struct TopicInList {
    name: String,
    /// Its place on the page of all topics.
    anchor: String,
    /// Its own page.
    href: String,
    /// What is in it, as HTML for one paragraph.
    summary: Option<String>,
    /// Its services from A to Z; none, if none is offered.
    services: Vec<ServiceEntry>,
}

pub(super) fn list(site: &Site<'_>) -> TopicsView {
    let frame = Frame::titled(site, address::TOPICS, "topics")
        .below(&[(&site.say(Word::ServicesCrumb, &[]), address::SERVICES)])
        .with_alternates([address::feed(address::TOPICS_DOCUMENT)]);
    let in_list = |topic: &Topic| TopicInList {
        name: topic.name.value.clone(),
        anchor: address::topic_anchor(&topic.id.value),
        href: frame.links.to(&address::topic(&topic.id.value)),
        summary: topic.summary.as_ref().map(|prose| frame.links.inline_html(&prose.markdown)),
        services: entries(site, &frame.links, &topic.id.value),
    };
    TopicsView { topics: site.edition.catalog.site.topics.iter().map(in_list).collect(), frame }
}

/// A topic's page.
#[derive(Serialize)]
pub(super) struct TopicView {
    frame: Frame,
    name: String,
    /// What is in it, as HTML for one paragraph.
    summary: Option<String>,
    /// Its services from A to Z; none, if none is offered.
    services: Vec<ServiceEntry>,
}

pub(super) fn view(site: &Site<'_>, topic: &Topic) -> TopicView {
    let id = &topic.id.value;
    let name = topic.name.value.clone();
    let summary = topic.summary.as_ref().map(|prose| markdown::to_text(&prose.markdown));
    let description = summary.unwrap_or_else(|| site.say(Word::TopicSummary, &[&name]));
    let frame = Frame::new(site, &address::topic(id), &name, &description)
        .below(&[(&site.say(Word::ServicesCrumb, &[]), address::SERVICES), (&site.title("topics"), address::TOPICS)])
        .with_alternates([address::feed(address::TOPICS_DOCUMENT)]);
    TopicView {
        name,
        summary: topic.summary.as_ref().map(|prose| frame.links.inline_html(&prose.markdown)),
        services: entries(site, &frame.links, id),
        frame,
    }
}

/// Returns the services that residents find under a topic, from A to Z.
fn entries(site: &Site<'_>, links: &Links, topic: &Id) -> Vec<ServiceEntry> {
    let mut services: Vec<&EffectiveService<'_>> =
        site.edition.offered().filter(|one| one.service.is_under(topic)).collect();
    sort_by_name(site.words, &mut services);
    services.into_iter().map(|service| entry(site.words, links, service)).collect()
}
