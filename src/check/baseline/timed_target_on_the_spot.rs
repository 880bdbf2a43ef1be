//! Reports services done on the spot that also have a standard (policy clause 3.1).

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "timed-target-on-the-spot",
    topic: Topic::Baseline,
    sentence: "A service done on the spot has no standards of its own: it names the one that applies otherwise.",
    why: "The policy's clause 3.1 separates what is satisfied immediately from what has a standard.",
    wrong: "\
- id: printed-maps
  on_the_spot: {clause: 3.1.b, otherwise: letters.respond}
  standards:
    - {stage: complete, within: 1 week}",
    right: "\
- id: printed-maps
  on_the_spot: {clause: 3.1.b, otherwise: letters.respond}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for (_, service) in catalog.services() {
        let Some(on_the_spot) = &service.on_the_spot else { continue };
        for standard in &service.standards {
            let message = format!("`{}` is done on the spot but has a standard", service.id);
            diagnostics.push(
                Diagnostic::error(&RULE, standard.id.span, message)
                    .related(on_the_spot.clause.0.span, "done on the spot under this clause")
                    .help("remove `on_the_spot` if it usually takes time; if not, remove the standard and name the one that applies under `otherwise`"),
            );
        }
    }
}
