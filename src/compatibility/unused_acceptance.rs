//! Reports entries of `accepted` that let nothing through.

use crate::compatibility::acceptance::Acceptance;
use crate::compatibility::context::Context;
use crate::diagnostic::Diagnostic;
use crate::published_feed::Published;
use crate::rule::{Rule, Topic};
use crate::source::Span;

/// The rule. It is about what is let through, so it breaks no promise itself.
pub const UNUSED_ACCEPTANCE: Rule = Rule {
    name: "unused-acceptance",
    topic: Topic::Published,
    sentence: "An entry of `accepted` lets something through.",
    why: "It would also let through the next change of the same thing, which nobody has decided. \
          Keep it until every published copy has the change; then remove it.",
    wrong: "\
accepted:
  - {rule: altered-history, id: pothole-repiar.complete, on: 2026-11-23, reason: The figure was a test.}",
    right: "\
accepted:
  - {rule: altered-history, id: pothole-repair.complete, on: 2026-11-23, reason: The figure was a test.}",
};

/// A note about an entry in the content that nothing needs.
pub(super) fn note(context: &Context<'_>, accepted: &Acceptance, place: Span) -> Diagnostic {
    let (rule, id) = (accepted.rule.key(), &accepted.id);
    let is_known = [context.before, context.after].iter().any(|site| has(site, id));
    let message = if is_known {
        format!("nothing breaks `{rule}` for `{id}` compared with `{}`", context.folder)
    } else {
        format!("nothing that was published is called `{id}`")
    };
    Diagnostic::note(&UNUSED_ACCEPTANCE, place, message).help(if is_known {
        "remove the entry once every published copy has the change"
    } else {
        "write the id as the message about the change names it, or remove the entry"
    })
}

/// Whether a site has something of this id, or a document or a day of this name.
fn has(site: &Published, id: &str) -> bool {
    let clauses = site.commitment.iter().flat_map(|one| &one.sections).filter_map(|section| section.clause.as_deref());
    site.standards.contains_key(id)
        || site.services.iter().any(|one| one.id == id || one.formerly.iter().any(|former| former.id == id))
        || site.answers.iter().any(|one| one.id == id || one.formerly.iter().any(|former| former.id == id))
        || site.departments.iter().any(|one| one.id == id || one.formerly.iter().any(|former| former.id == id))
        || site.calendars.iter().any(|one| one.id == id)
        || clauses.into_iter().any(|clause| clause == id)
        || site.archive.editions.keys().any(|day| day.to_string() == id)
        || site.files.contains(id)
        || site.listed.iter().any(|path| path.strip_suffix("/index.html") == Some(id))
}
