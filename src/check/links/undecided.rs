//! The links of the content -> those of which only the finished site tells whether they lead anywhere.

use crate::check::context::Context;
use crate::check::links::broken_link::{from_root, is_decided};
use crate::markdown::TextLink;
use crate::model::text::Text;
use crate::source::Span;

/// Links to this site of which only the finished one tells whether they lead anywhere: where to, from the site's root if that shows
/// in the text, and the place.
pub fn undecided_links(context: &Context<'_>) -> impl Iterator<Item = (String, Span)> {
    let base_url = context.catalog.site.base_url.value.as_str();
    let is_undecided = move |(text, link): &&(Text<'_>, TextLink)| {
        let is_inside = link.to.starts_with(['/', '#']) || link.to.starts_with(base_url);
        is_inside && !is_decided(text, link)
    };
    let written = |(text, link): &(Text<'_>, TextLink)| {
        let to = from_root(text, link).unwrap_or_else(|| link.to.clone());
        (to, text.place(link.range.clone()))
    };
    let own = context.catalog.web_addresses().filter(move |(web, _)| web.as_str().starts_with(base_url));
    let own = own.map(|(web, span)| (web.to_string(), span));
    context.links.iter().filter(is_undecided).map(written).chain(own)
}
