//! Edition -> `robots.txt` and `sitemap.xml` (sitemaps.org protocol 0.9).

use crate::address;
use crate::artifact::Take;
use crate::render::format::{Format, Workshop};
use crate::render::job::{Job, RenderError, artifact, give};

pub(super) const FORMAT: Format = Format { name: "site-files", render };

fn render(&Workshop { job, .. }: &Workshop<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    give(take, artifact("robots.txt", robots(job).into_bytes()))?;
    give(take, artifact("sitemap.xml", sitemap(job).into_bytes()))
}

/// A preview asks to be left out of search engines.
fn robots(job: Job<'_>) -> String {
    if job.edition.is_preview {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", job.base_url.join("sitemap.xml"))
}

fn sitemap(job: Job<'_>) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in address::addresses(job.edition) {
        // Ids and the base URL hold nothing that XML would have to escape.
        xml.extend(["  <url><loc>", job.base_url.join(&address).as_str(), "</loc></url>\n"]);
    }
    xml.push_str("</urlset>\n");
    xml
}
