//! The home page: find your service, the commitment in short, departments.

use serde::Serialize;

use crate::address;
use crate::markdown;
use crate::model::publication::PublicationKind;
use crate::render::pages::changes;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::site::Site;
use crate::render::pages::frame::structured_data::of_the_site;
use crate::render::pages::popular::{self, PopularService};
use crate::render::pages::results;
use crate::render::pages::topics_in_short::{self, TopicInShort};
use crate::render::publications::offer::Offer;

/// The home page.
#[derive(Serialize)]
pub(super) struct HomeView {
    frame: Frame,
    summary: String,
    /// What residents ask for most, in the city's order; none, if the city names none.
    popular: Vec<PopularService>,
    /// The topics with a service that is offered, in the city's order; none, if the city has none.
    topics: Vec<TopicInShort>,
    clauses: Vec<ClauseInShort>,
    departments: Vec<DepartmentInShort>,
    services: usize,
    standards_in_force: usize,
    /// Whether some services are done on the spot.
    on_the_spot: bool,
    scheduled: usize,
    /// The booklet of the whole charter, if the site offers it.
    downloads: Vec<Offer>,
    /// The page with all results, once there are any.
    results: Option<String>,
}

/// A clause of the commitment.
#[derive(Serialize)]
struct ClauseInShort {
    title: String,
    href: String,
    /// The first sentence of what the city says about it, as plain text; nothing, if it says nothing beside the policy's words.
    sentence: Option<String>,
}

/// A department.
#[derive(Serialize)]
struct DepartmentInShort {
    name: String,
    href: String,
    summary: String,
}

pub(super) fn view(site: &Site<'_>) -> HomeView {
    let catalog = site.edition.catalog;
    let frame = Frame::new(site, "", &catalog.site.title, &catalog.site.summary).about(of_the_site(site));
    let links = &frame.links;
    HomeView {
        downloads: site.offers.get(links, PublicationKind::Charter, None).into_iter().collect(),
        results: results::has_any(site).then(|| links.to(address::RESULTS)),
        summary: catalog.commitment.summary.clone(),
        clauses: catalog
            .commitment
            .clauses()
            .map(|(id, section)| ClauseInShort {
                title: section.title.clone(),
                href: links.to(&address::clause(id)),
                sentence: sentence(site, &section.body.markdown),
            })
            .collect(),
        popular: popular::view(site, links),
        topics: topics_in_short::views(site, links),
        departments: catalog
            .departments
            .iter()
            .filter(|department| !department.is_corporate)
            .map(|one| {
                let address = address::department(one.id.value.as_str());
                DepartmentInShort {
                    name: one.name.clone(),
                    summary: markdown::to_text(&one.summary.markdown),
                    href: links.to(&address),
                }
            })
            .collect(),
        services: site.edition.offered().count(),
        standards_in_force: site.edition.standards_in_force().count(),
        on_the_spot: site.edition.offered().any(|one| one.service.on_the_spot.is_some()),
        scheduled: changes::scheduled(site, links),
        frame,
    }
}

/// Returns the first sentence of a text.
fn sentence(site: &Site<'_>, markdown: &str) -> Option<String> {
    let text = markdown::to_text(markdown);
    Some(site.words.first_sentence(&text).to_owned()).filter(|sentence| !sentence.is_empty())
}
