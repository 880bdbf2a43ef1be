//! Edition -> `robots.txt` and `sitemap.xml` (sitemaps.org protocol 0.9).

use std::borrow::Cow;

use crate::address::{self, NOT_FOUND};
use crate::artifact::Sink;
use crate::render::format::{Format, RenderContext};
use crate::render::job::{Job, RenderError, artifact, give};
use crate::render::pages::fixed_addresses;

pub(super) const FORMAT: Format = Format { name: "site-files", render };

fn render(context: &RenderContext<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    give(sink, artifact("robots.txt", robots(context.job).into_bytes()))?;
    give(sink, artifact("sitemap.xml", sitemap(context).into_bytes()))
}

/// Returns `robots.txt`. A preview asks search engines to leave it out.
fn robots(job: Job<'_>) -> String {
    if job.edition.is_preview {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", job.base_url.join("sitemap.xml"))
}

fn sitemap(context: &RenderContext<'_>) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in addresses(context) {
        // Ids and the base URL contain nothing that XML has to escape.
        xml.extend(["  <url><loc>", context.job.base_url.join(&address).as_str(), "</loc></url>\n"]);
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The addresses of all pages for search engines, in order.
fn addresses(RenderContext { job, outcomes, .. }: &RenderContext<'_>) -> Vec<String> {
    let edition = job.edition;
    let fixed = fixed_addresses().into_iter().filter(|address| address != NOT_FOUND).map(Cow::into_owned);
    let departments = edition.catalog.departments.iter().map(|one| address::department(one.id.value.as_str()));
    let services = edition.services.iter().map(|one| address::service(one.service.id.value.as_str()));
    let pages = edition.catalog.pages.iter().map(|one| address::page(one.slug.value.as_str()));
    let topics = &edition.catalog.site.topics;
    let all_topics = (!topics.is_empty()).then(|| address::TOPICS.to_owned());
    let fixed = fixed.chain(all_topics).chain(topics.iter().map(|one| address::topic(&one.id.value)));
    let measured = edition.services.iter().filter(|one| outcomes.has(one));
    let results = measured.map(|one| address::results_of(one.service.id.value.as_str()));
    let all_results = (!outcomes.is_empty()).then(|| address::RESULTS.to_owned());
    let reports = edition.catalog.site.reports.iter().map(|period| address::report(period.value));
    fixed.chain(departments).chain(services).chain(all_results).chain(results).chain(reports).chain(pages).collect()
}
