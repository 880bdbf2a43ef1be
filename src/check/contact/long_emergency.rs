//! Reports what to do in danger where it is too long to be read at a glance.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::markdown::to_text;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "long-emergency",
    topic: Topic::Contact,
    sentence: "What to do in danger (`emergency`) is one paragraph of at most 160 characters.",
    why: "It is above everything else on the page. Someone in danger has a second to read it, and everyone else has to get past it.",
    wrong: "\
emergency: |
  We take emergencies seriously, and so should you.

  If someone is in danger, please make sure that you call [911](tel:911) first.",
    right: "emergency: If someone is in danger, call [911](tel:911).",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

/// The most characters.
const MOST: usize = 160;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (_, service) in context.catalog.services() {
        let Some(emergency) = &service.emergency else { continue };
        let length = to_text(&emergency.markdown).chars().count();
        let message = if length > MOST {
            format!("what to do in danger has {length} characters, and the most are {MOST}")
        } else if emergency.markdown.lines().any(|line| line.trim().is_empty()) {
            "what to do in danger is more than one paragraph".to_owned()
        } else {
            continue;
        };
        let help = "say only when to call which number; everything else belongs in `description`";
        diagnostics.push(Diagnostic::error(&RULE, emergency.span, message).help(help));
    }
}
