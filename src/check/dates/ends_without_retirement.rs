//! Reports standards that end for good without a reason.

use jiff::civil::Date;

use crate::check::context::Context;
use crate::check::dates::version_upside_down::is_upside_down;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::id::StandardId;
use crate::model::standard::Standard;
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "ends-without-retirement",
    topic: Topic::Dates,
    sentence: "A standard whose last version ends is retired on that day, with a reason.",
    why: "Residents and software have relied on it, so its page stays and says why it ended and what to use instead.",
    wrong: "\
- stage: complete
  within: 3 business days
  effective: 2026-01-01
  until: 2027-05-01",
    right: "\
- stage: complete
  within: 3 business days
  effective: 2026-01-01
  until: 2027-05-01
  retired: {on: 2027-05-01, reason: The power company repairs the lights now.}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for owned in context.catalog.standards() {
        let Some(until) = last_day(owned.standard) else { continue };
        let own = owned.standard.retired.as_ref().map(|retired| retired.on);
        let with_service = owned.service.retired.as_ref().map(|retired| retired.on);
        match own.into_iter().chain(with_service).min_by_key(|on| on.value) {
            None => diagnostics.push(unexplained(&owned.standard.id.value, until)),
            Some(on) if on.value != until.value => {
                diagnostics.push(contradicted(&owned.standard.id.value, until, on));
            }
            Some(_) => {}
        }
    }
}

fn unexplained(id: &StandardId, until: Located<Date>) -> Diagnostic {
    let day = until.value;
    let message = format!("`{id}` ends for good on {}, and nothing says why", english::date(day));
    Diagnostic::error(&RULE, until.span, message).help(format!(
        "add `retired: {{on: {day}, reason: …}}` to the standard, with `replaced_by` if something takes its place; or remove `until`"
    ))
}

fn contradicted(id: &StandardId, until: Located<Date>, on: Located<Date>) -> Diagnostic {
    let (ends, retired) = (english::date(until.value), english::date(on.value));
    Diagnostic::error(&RULE, until.span, format!("`{id}` ends on {ends}, but is retired on {retired}"))
        .related(on.span, "retired here")
        .help("correct the wrong date; or remove `until`: the last version ends when its standard is retired")
}

fn last_day(standard: &Standard) -> Option<Located<Date>> {
    let last = standard.lasting().next_back()?;
    // A version that ends before it begins has a slip in a date, which is reported once.
    last.own_end().filter(|_| last.gap.is_none() && !is_upside_down(last))
}
