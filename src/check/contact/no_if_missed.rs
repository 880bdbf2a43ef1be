//! Residents learn what they can do when a promise is missed.

use crate::check::ahead::is_over;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::department::Department;
use crate::model::files;
use crate::model::service::Service;
use crate::rule::Rule;

pub(crate) const RULE: Rule = Rule {
    name: "no-if-missed",
    sentence: "Each promise has an `if_missed`: its own, its service's, its department's or the one for all departments.",
    why: "A promise that is missed without a next step is an empty one; this is the line that residents look for when they are angry.",
    wrong: "\
id: public-works
accountable: Director of Public Works",
    right: "\
id: public-works
accountable: Director of Public Works
if_missed: Call Public Works and quote your request number. A supervisor will call you back.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE.and(&[files::CORPORATE]);

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
                    .with_note(format!("this concerns {}", english::list(&silent)))
                    .help(if department.is_corporate {
                        "add `if_missed:` to this file: it holds for every department without one of its own"
                    } else {
                        "add `if_missed:` to this file; or to corporate.yaml, where it holds for every department"
                    }),
            );
        }
    }
}

/// The services of a department with a promise for which neither it nor the service has an answer.
fn silent(context: &Context<'_>, department: &Department) -> Vec<String> {
    let is_silent = |service: &&Service| {
        service.if_missed.is_none()
            && !is_over(service.retired.as_ref(), context.today)
            && service
                .standards
                .iter()
                .any(|standard| standard.if_missed.is_none() && !is_over(standard.retired.as_ref(), context.today))
    };
    department.services.iter().filter(is_silent).map(|service| format!("`{}`", service.id)).collect()
}
