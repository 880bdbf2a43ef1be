//! What pages offer to download, with its size.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address;
use crate::model::publication::PublicationKind;
use crate::render::pages::frame::links::Links;

/// A file that a page offers.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Offer {
    /// Its kind, as `site.yaml` names it.
    kind: &'static str,
    href: String,
    /// Its size in kilobytes of 1,000 bytes.
    kilobytes: usize,
}

/// The sizes of the files that the site has, by their paths without the ending.
#[derive(Debug, Default)]
pub(crate) struct Offers(BTreeMap<String, usize>);

impl Offers {
    pub(super) fn add(&mut self, stem: String, bytes: usize) {
        self.0.insert(stem, bytes);
    }

    /// The file of a kind about the city, or about the service or department with this id, if the site has it.
    pub(crate) fn get(&self, links: &Links, kind: PublicationKind, id: Option<&str>) -> Option<Offer> {
        let stem = id.map_or_else(|| kind.key().to_owned(), |id| format!("{}/{id}", kind.key()));
        let bytes = self.0.get(&stem)?;
        let href = links.to(&format!("{}{stem}.pdf", address::PUBLICATIONS));
        Some(Offer { kind: kind.key(), href, kilobytes: bytes.div_ceil(1000) })
    }
}
