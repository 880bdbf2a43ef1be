//! The topics under which there is something to ask for, in short, for pages that list more than topics.

use serde::Serialize;

use crate::address;
use crate::markdown;
use crate::model::topic::Topic;
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;

/// A topic and its page.
#[derive(Serialize)]
pub(super) struct TopicInShort {
    name: String,
    href: String,
    /// What is in it, as plain text.
    summary: Option<String>,
}

/// Returns the topics with a service that is offered, in the city's order, for a page with these links.
pub(super) fn views(site: &Site<'_>, links: &Links) -> Vec<TopicInShort> {
    let topics = &site.edition.catalog.site.topics;
    topics.iter().filter(|topic| has_services(site, topic)).map(|topic| view(links, topic)).collect()
}

/// Whether residents can ask for anything under a topic.
fn has_services(site: &Site<'_>, topic: &Topic) -> bool {
    site.edition.offered().any(|one| one.service.is_under(&topic.id.value))
}

fn view(links: &Links, topic: &Topic) -> TopicInShort {
    TopicInShort {
        name: topic.name.value.clone(),
        href: links.to(&address::topic(&topic.id.value)),
        summary: topic.summary.as_ref().map(|prose| markdown::to_text(&prose.markdown)),
    }
}
