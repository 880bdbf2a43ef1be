//! Reports standards that support no clause of the commitment.

use crate::check::ahead::is_over;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "standard-without-clause",
    topic: Topic::Commitment,
    sentence: "A standard supports at least one clause of the commitment, through its own `supports` or its service's.",
    why: "Residents see which commitment a promise comes from, and council sees what each commitment amounts to.",
    wrong: "\
- id: pothole-repair
  standards:
    - {stage: complete, within: 3 business days}",
    right: "\
- id: pothole-repair
  supports: [4.1.e]
  standards:
    - {stage: complete, within: 3 business days}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for owned in context.catalog.standards() {
        let is_over = is_over(owned.service.retired.as_ref(), context.today)
            || is_over(owned.standard.retired.as_ref(), context.today);
        let supports = owned.standard.supports.as_ref().unwrap_or(&owned.service.supports);
        if supports.is_empty() && !is_over {
            let id = &owned.standard.id;
            let message = format!("`{id}` supports no clause of the commitment");
            diagnostics.push(Diagnostic::warning(&RULE, id.span, message).help(
                "add `supports:` to the service, with the clauses that it puts into practice, like `supports: [4.1.e]`",
            ));
        }
    }
}
