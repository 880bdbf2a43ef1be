//! Reports services that do not say how to ask for them.

use crate::check::ahead::is_over;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "no-way-to-ask",
    topic: Topic::Contact,
    sentence: "A service says how to ask for it.",
    why: "A resident who has found the page wants to act on it. Without a number or a form, the search starts again.",
    wrong: "\
- id: pothole-repair
  name: Pothole repair
  summary: Tell us about a hole in a City street.",
    right: "\
- id: pothole-repair
  name: Pothole repair
  summary: Tell us about a hole in a City street.
  ask:
    - phone: 780-555-0100",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (department, service) in context.catalog.services() {
        if !service.ask.is_empty() || is_over(service.retired.as_ref(), context.today) {
            continue;
        }
        let message = format!("nothing on the page of `{}` says how to ask for it", service.id);
        let diagnostic = Diagnostic::warning(&RULE, service.id.span, message);
        let contact = &department.contact;
        diagnostics.push(match (&contact.phone, &contact.email, &contact.web) {
            (Some(phone), ..) => diagnostic.help(format!("add `ask:`, for example with `- phone: {}`", phone.value)),
            (None, Some(email), _) => {
                diagnostic.help(format!("add `ask:`, for example with `- email: {}`", email.value))
            }
            (None, None, Some(web)) => diagnostic.help(format!("add `ask:`, for example with `- web: {}`", web.value)),
            (None, None, None) => diagnostic.help("add `ask:` with a phone, email, web, mail or in_person entry"),
        });
    }
}
