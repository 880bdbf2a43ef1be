//! What is done at once has no target in time (policy clause 3.1).

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;

pub(crate) const RULE: Rule = Rule {
    name: "timed-target-on-the-spot",
    sentence: "A service done on the spot has no standards of its own: it names the one that applies otherwise.",
    why: "The policy's clause 3.1 keeps what is satisfied immediately apart from what has a standard.",
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
            let message = format!("`{}` is done on the spot, but has a standard", service.id);
            diagnostics.push(
                Diagnostic::error(&RULE, standard.id.span, message)
                    .related(on_the_spot.clause.0.span, "done on the spot by this clause")
                    .help("remove `on_the_spot` if it takes time as a rule; else remove the standard and let `otherwise` name the one that applies"),
            );
        }
    }
}
