//! The files of the content -> those that are copies of others in their folder, as file managers and cautious people make them, each with one
//! message. Otherwise, everything in a copy would be reported as being there twice.

use crate::diagnostic::Diagnostic;
use crate::parse::node::Node;
use crate::parse::rules;
use crate::parse::source_tree::SourceTree;
use crate::source::{Span, visible};

/// The fault of a file that still has the id of the file that it is a copy of.
pub(super) fn copy_fault<'t>(
    file: &SourceTree<'_>,
    mut all: impl Iterator<Item = &'t SourceTree<'t>>,
) -> Option<Diagnostic> {
    let name = &file.source.name;
    let (folder, _) = name.rsplit_once('/')?;
    let id = id_of(file)?;
    let is_its_original = |other: &&SourceTree<'_>| {
        let is_beside = other.source.name.rsplit_once('/').is_some_and(|(other, _)| other == folder);
        is_beside && id_of(other) == Some(id) && is_copy(file.stem(), other.stem(), id)
    };
    let other = all.find(is_its_original)?;
    let message =
        format!("`{}` is a copy of `{}`: both have the id `{id}`", visible(name), visible(&other.source.name));
    let fault = Diagnostic::error(&rules::DUPLICATE_ID, Span::start_of(file.id), message);
    Some(fault.help(
        "remove the copy; or, if it is to become something new, rename it and give everything in it an id of its own",
    ))
}

/// Whether the first of two names is that of the copy: the other one with something added, like `parks - Copy`, `parks (1)` or `old parks`.
fn is_copy(stem: &str, other: &str, id: &str) -> bool {
    stem != id && stem != other && stem.to_lowercase().contains(&other.to_lowercase())
}

fn id_of<'t>(file: &'t SourceTree<'_>) -> Option<&'t str> {
    file.root.get("id").and_then(Node::scalar)
}
