//! Ids that others refer to, and links to a page -> the same with new ids and addresses.

use std::collections::BTreeMap;

use crate::change::content::Content;
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::edit::Change;
use crate::model::id::{Id, StandardId};
use crate::source::{SourceId, Span};

/// Replaces the ids of services and standards wherever another service or standard refers to them. Must come before any change that moves the
/// places of the references in another way than by keys.
pub(super) fn replace_references(
    content: &Content<'_>,
    revision: &mut Revision,
    service: &dyn Fn(&Id) -> Option<String>,
    standard: &dyn Fn(&StandardId) -> Option<String>,
) -> Result<(), NotMade> {
    let mut places: BTreeMap<SourceId, Vec<(String, String)>> = BTreeMap::new();
    let mut note =
        |span: Span, old: &str, new: String| places.entry(span.source).or_default().push((old.to_owned(), new));
    for (_, one) in content.catalog.services() {
        for end in one.retired.iter().chain(&one.ends_called_off) {
            let to = end.replaced_by.as_ref().map(|reference| &reference.0);
            if let Some((to, new)) = to.and_then(|to| Some((to, service(&to.value)?))) {
                note(to.span, to.value.as_str(), new);
            }
        }
        let otherwise = one.on_the_spot.as_ref().map(|spot| &spot.otherwise.0);
        let ends = one.standards.iter().flat_map(|one| one.retired.iter().chain(&one.ends_called_off));
        let replaced = ends.filter_map(|end| end.replaced_by.as_ref()).map(|reference| &reference.0);
        for to in replaced.chain(otherwise) {
            if let Some(new) = standard(&to.value) {
                note(to.span, to.value.as_str(), new);
            }
        }
    }
    for (file, ids) in places {
        for (old, new) in ids {
            replace_value(revision, file, &old, &new)?;
        }
    }
    Ok(())
}

/// Replaces the id after one of the keys that refer to others.
fn replace_value(revision: &mut Revision, file: SourceId, old: &str, new: &str) -> Result<(), NotMade> {
    let text = revision.text(file).to_owned();
    let found = ["replaced_by:", "otherwise:"].into_iter().flat_map(|key| {
        text.match_indices(key)
            .filter_map(|(at, key)| {
                let start = at + key.len();
                let value = start + text[start..].len() - text[start..].trim_start_matches([' ', '"', '\'']).len();
                let rest = text[value..].strip_prefix(old)?;
                let is_whole = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.');
                is_whole.then_some(value)
            })
            .collect::<Vec<_>>()
    });
    let Some(at) = found.min() else { return Ok(()) };
    revision.edit(file, &Change::Replace { range: at..at + old.len(), with: new.to_owned() })
}

/// Replaces the address of a page in every text that links to it.
pub(super) fn replace_address(revision: &mut Revision, old: &str, new: &str) -> Result<(), NotMade> {
    revision.replace_everywhere(&|text| text.match_indices(old).map(|(at, _)| at..at + old.len()).collect(), new)
}
