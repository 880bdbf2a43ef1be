//! Reports final results that have changed or vanished without being revised.

use crate::compatibility::context::{Break, Context, error};
use crate::compatibility::ways::Ways;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::period::Period;
use crate::published_feed::PublishedResult;
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    name: "altered-result",
    topic: Topic::Published,
    sentence: "A final result that was published stays in the table. If it was wrong, the right one follows it, with a date and a reason.",
    why: "Results show whether promises were kept. If one could change or vanish in silence, nobody could trust the others.",
    wrong: "\
standard,year,month,met,total,revised,note
pothole-repair.complete,2026,3,43,44,,              # published: 41 of 44",
    right: "\
standard,year,month,met,total,revised,note
pothole-repair.complete,2026,3,41,44,,
pothole-repair.complete,2026,3,43,44,2026-06-02,Two repairs had been entered late.",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    for (id, then) in &context.before.results {
        let now = context.after.results.get(id).map(Vec::as_slice).unwrap_or_default();
        for old in then.iter().filter(|old| old.status == "final" && old.period.until <= context.today) {
            let new = now.iter().find(|new| new.period == old.period && new.revision == old.revision);
            if !new.is_some_and(|new| is_kept(old, new)) {
                breaks.push(Break::of(id, fault(context, id, old, new)));
            }
        }
    }
}

/// Whether the figures are there, as they were or among those that were replaced. What the older result replaced is there too.
fn is_kept(old: &PublishedResult, new: &PublishedResult) -> bool {
    let replaced = |figures| new.supersedes.iter().any(|one| one.figures() == figures);
    let is_there = new.figures() == old.figures() && new.status == "final" || replaced(old.figures());
    is_there && old.supersedes.iter().all(|one| replaced(one.figures()))
}

fn fault(context: &Context<'_>, id: &str, old: &PublishedResult, new: Option<&PublishedResult>) -> Diagnostic {
    let months = english::in_months(Period { from: old.period.from, until: Some(old.period.until) });
    let message = match new {
        Some(new) if new.total.is_some() => {
            format!("the result of `{id}` {months} has changed: it now says {}", said(new))
        }
        Some(_) | None => format!("the result of `{id}` {months} is gone"),
    };
    let file = context.file(&format!("results/{id}.json"));
    let fault = error(&RULE, place(context, id, &old.period.name), message)
        .with_note(format!("published in `{file}`: {}", said(old)));
    fault.help(
        Ways::of(context)
            .when(
                "the published figures were right",
                "put the row back as it was; if they were wrong, put it back too, and write the right ones in a row below it, \
                 with the day in `revised` and the reason in `note`",
            )
            .words(),
    )
}

/// `41 of 44`, `44, 4.5 on average`.
fn said(result: &PublishedResult) -> String {
    let number = |number: Option<u64>| number.map_or_else(|| "nothing".to_owned(), english::number);
    match (result.met, result.average) {
        (Some(met), _) => format!("{} of {}", english::number(met), number(result.total)),
        (None, Some(average)) => format!("{}, {average} on average", number(result.total)),
        (None, None) => number(result.total),
    }
}

/// The row of the period, or else the standard.
fn place(context: &Context<'_>, id: &str, period: &str) -> Option<Span> {
    let of_id = context.catalog.results.rows().filter(|row| row.standard.0.value.as_str() == id);
    let row = of_id.filter(|row| row.period.value.to_string() == period).last();
    row.map(|row| row.span).or_else(|| context.place(id))
}
