//! Services -> those that other sites may show, each at the address of its id and of its former ones.

use crate::address;
use crate::model::edition::EffectiveService;
use crate::render::pages::frame::site::Site;
use crate::render::pages::redirects;

/// A service to embed, at the address of its id or of a former one, so that a frame on another site outlives the old id.
pub(crate) struct Embedded<'a> {
    pub(crate) id: String,
    pub(crate) service: &'a EffectiveService<'a>,
}

impl<'a> Embedded<'a> {
    /// Returns a service at the address of its current id.
    pub(crate) fn of(service: &'a EffectiveService<'a>) -> Self {
        Self { id: service.service.id.value.to_string(), service }
    }

    /// Returns its address below the site's root.
    pub(crate) fn address(&self) -> String {
        address::embed(&self.id)
    }

    /// Returns the address of its document for oEmbed.
    pub(crate) fn document(&self) -> String {
        address::oembed(&self.id)
    }
}

/// Returns every service at its current id, and then each former id with the service that has it now.
pub(crate) fn all<'a>(site: &Site<'a>) -> Vec<Embedded<'a>> {
    let current = site.edition.services.iter().map(Embedded::of);
    let former = redirects::former_services(site);
    current.chain(former.into_iter().map(|(id, service)| Embedded { id, service })).collect()
}

/// Returns the first service that is offered, as an example.
pub(crate) fn example<'a>(site: &Site<'a>) -> Option<Embedded<'a>> {
    site.edition.offered().next().map(Embedded::of)
}
