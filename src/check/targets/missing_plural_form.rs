//! Reports what is counted without the form that its number needs, and forms that the language of the site doesn't have.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::language::Class;
use crate::model::target::{Count, Target};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "missing-plural-form",
    topic: Topic::Targets,
    sentence: "What is counted is written in the form that its number needs.",
    why: "Residents read the number and these words together. The program can't know how they change, so it would publish \"at most 1 buses that run late\".",
    wrong: "at_most: {count: 1, of: buses that run late, per: month}",
    right: "at_most: {count: 1, of: {one: bus that runs late, other: buses that run late}, per: month}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for one in context.ahead() {
        let target = &one.version.promise.target;
        let Some(count) = target.value.count() else { continue };
        diagnostics.extend(stranger(context, target.span, count));
        diagnostics.extend(lack(context, target.span, &target.value, count));
    }
}

/// The form that the number needs and that nobody has written. How often something happens is said without what is counted.
fn lack(context: &Context<'_>, span: Span, target: &Target, counted: &Count) -> Option<Diagnostic> {
    let Count { count, of, .. } = counted;
    let class = context.catalog.language.plurals().class(*count);
    let is_said = matches!(target, Target::AtMost(_)) && !context.catalog.language.says_times(counted.of.general());
    let general = of.general();
    (is_said && of.lacks(class)).then(|| {
        Diagnostic::error(&RULE, span, format!("`{general}` has no form that goes with the number {count}"))
            .label(format!("residents read: \"at most {count} {general}\""))
            .help(format!(
                "write each form, with your own words for the dots: `of: {{{}: …, other: {general}}}`; if the words stay the same, write them twice",
                class.key()
            ))
    })
}

/// A form for numbers that the language doesn't tell apart.
fn stranger(context: &Context<'_>, span: Span, Count { of, .. }: &Count) -> Option<Diagnostic> {
    let language = &context.catalog.language;
    let stranger = of.classes().find(|class| language.plurals().classes().all(|own| own != *class))?;
    let own: Vec<&str> = language.plurals().classes().map(Class::key).collect();
    let message = format!("{} has no plural form `{}`", language.name(), stranger.key());
    Some(Diagnostic::error(&RULE, span, message).help(format!("leave it out; the forms are {}", own.join(", "))))
}
