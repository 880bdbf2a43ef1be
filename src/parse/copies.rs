//! The files of the content -> those that are copies of others, as a file manager makes them, each with one message. Otherwise, everything in
//! a copy would be reported as being there twice.

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
    let (folder, own) = name.rsplit_once('/')?;
    let (stem, ending) = own.rsplit_once('.')?;
    let original = original(stem)?;
    let original_name = format!("{folder}/{original}.{ending}");
    let other = all.find(|other| other.source.name == original_name)?;
    let id = id_of(file).filter(|id| id_of(other) == Some(id))?;
    let message = format!("`{}` is a copy of `{}`: both have the id `{id}`", visible(name), visible(&original_name));
    let fault = Diagnostic::error(&rules::DUPLICATE_ID, Span::start_of(file.id), message);
    Some(fault.help(
        "remove the copy; or, if it is to become something new, rename it and give everything in it an id of its own",
    ))
}

fn id_of<'t>(file: &'t SourceTree<'_>) -> Option<&'t str> {
    file.root.get("id").and_then(Node::scalar)
}

/// The name of which another is that of a copy: `roads - Copy`, `roads (1)`, `roads copy 2`, `Copy of roads`.
fn original(stem: &str) -> Option<&str> {
    if let Some(original) = stem.strip_prefix("Copy of ") {
        return Some(original);
    }
    let unnumbered = stem.trim_end_matches([' ', '(', ')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let marks = [" - Copy", " copy", "-copy", "_copy", " Copy"];
    let marked = marks.iter().find_map(|mark| unnumbered.strip_suffix(mark));
    marked.or_else(|| stem.ends_with(')').then_some(unnumbered)).filter(|original| !original.is_empty())
}
