//! Ids that others refer to, and links to a page -> the same with new ids and addresses.

use std::collections::BTreeMap;

use crate::change::content::Content;
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::edit::Splice;
use crate::model::id::{Id, ServiceRef, StandardId};
use crate::source::{SourceId, Span};

/// Replaces the ids of services and standards wherever another service or standard, or the list of popular services, refers to them. It comes
/// before any other edit, because it goes by the places in the files as they are.
pub(super) fn replace_references(
    content: &Content<'_>,
    revision: &mut Revision,
    service: &dyn Fn(&Id) -> Option<String>,
    standard: &dyn Fn(&StandardId) -> Option<String>,
) -> Result<(), NotMade> {
    let mut places: BTreeMap<SourceId, Vec<Splice>> = BTreeMap::new();
    let mut replace = |span: Span, with: Option<String>| {
        let splice = with.map(|with| Splice { range: span.range(), with });
        places.entry(span.source).or_default().extend(splice);
    };
    for ServiceRef(to) in &content.catalog.site.popular {
        replace(to.span, service(&to.value));
    }
    for (_, one) in content.catalog.services() {
        let ends = one.retired.iter().chain(&one.ends_called_off);
        for to in ends.filter_map(|end| end.replaced_by.as_ref()).map(|reference| &reference.0) {
            replace(to.span, service(&to.value));
        }
        let ends = one.standards.iter().flat_map(|one| one.retired.iter().chain(&one.ends_called_off));
        let replaced = ends.filter_map(|end| end.replaced_by.as_ref());
        let otherwise = one.on_the_spot.as_ref().map(|spot| &spot.otherwise);
        for to in replaced.chain(otherwise).map(|reference| &reference.0) {
            replace(to.span, standard(&to.value));
        }
    }
    for (file, mut splices) in places {
        splices.sort_by_key(|splice| splice.range.start);
        revision.splice(file, splices)?;
    }
    Ok(())
}

/// Replaces the address of a page in every text that links to it.
pub(super) fn replace_address(revision: &mut Revision, old: &str, new: &str) -> Result<(), NotMade> {
    revision.replace_everywhere(&|text| text.match_indices(old).map(|(at, _)| at..at + old.len()).collect(), new)
}
