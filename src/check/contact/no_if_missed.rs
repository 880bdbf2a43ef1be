//! Reports promises for which nothing can be said of what to do when they are missed: staff say nothing, and nobody can be reached.

use crate::check::ahead::is_over;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::department::Department;
use crate::model::files;
use crate::model::reach::way_to_reach;
use crate::model::service::Service;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "no-if-missed",
    topic: Topic::Contact,
    sentence: "Each promise has an `if_missed`, or a telephone number, e-mail address or web address from which one can be made.",
    why: "Without a next step, a missed promise is an empty one. This is the line that residents look for when they are angry. Where nobody writes it, the page gives the number or address of the function, the department or the city; a postal address alone is too slow.",
    wrong: "\
id: public-works
contact:
  address: [315 Jespersen Avenue]",
    right: "\
id: public-works
contact:
  phone: 780-555-0100
  address: [315 Jespersen Avenue]",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE.and(&[files::CORPORATE, files::SITE]);

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let departments = &context.catalog.departments;
    if departments.iter().any(|department| department.is_corporate && department.if_missed.is_some()) {
        return;
    }
    for department in departments.iter().filter(|department| department.if_missed.is_none()) {
        let silent = silent(context, department);
        if !silent.is_empty() {
            let id = &department.id;
            let message = format!("nothing says what residents can do when a promise of `{id}` is missed");
            diagnostics.push(
                Diagnostic::warning(&RULE, id.span, message)
                    .with_note(format!("this affects {}", english::list(&silent)))
                    .help(if department.is_corporate {
                        "add a `phone`, `email` or `web` to the contact; or add `if_missed:` to this file, where it applies to every department without its own"
                    } else {
                        "add a `phone`, `email` or `web` to the contact; or add `if_missed:` to this file, or to corporate.yaml, where it applies to every department without its own"
                    }),
            );
        }
    }
}

/// A department's services with a promise that has no `if_missed`, neither its own nor the service's.
fn silent(context: &Context<'_>, department: &Department) -> Vec<String> {
    let is_silent = |service: &&Service| {
        service.if_missed.is_none()
            && way_to_reach(&context.catalog.site, department, service).is_none()
            && !is_over(service.retired.as_ref(), context.today)
            && service
                .standards
                .iter()
                .any(|standard| standard.if_missed.is_none() && !is_over(standard.retired.as_ref(), context.today))
    };
    department.services.iter().filter(is_silent).map(|service| format!("`{}`", service.id)).collect()
}
