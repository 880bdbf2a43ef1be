//! Reports promises that do not say what residents can do when they are missed.

use crate::check::ahead::is_over;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::department::Department;
use crate::model::files;
use crate::model::service::Service;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "no-if-missed",
    topic: Topic::Contact,
    sentence: "Each promise has an `if_missed`: its own, its service's, its department's or the one for all departments.",
    why: "Without a next step, a missed promise is an empty one. This is the line that residents look for when they are angry.",
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
                    .with_note(format!("this affects {}", english::list(&silent)))
                    .help(if department.is_corporate {
                        "add `if_missed:` to this file: it applies to every department without its own"
                    } else {
                        "add `if_missed:` to this file; or to corporate.yaml, where it applies to every department without its own"
                    }),
            );
        }
    }
}

/// A department's services with a promise that has no `if_missed`, neither its own nor the service's.
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
