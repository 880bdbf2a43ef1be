//! What would break a promise to readers, and what the city accepts -> what is refused, and what is only told.

use std::collections::BTreeMap;

use crate::compatibility::acceptance::Acceptance;
use crate::compatibility::context::{Break, Context};
use crate::compatibility::unused_acceptance;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::accepted::BreakRule;

/// What becomes of the breaks.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What is refused, and notes about acceptances that nothing needs.
    pub diagnostics: Vec<Diagnostic>,
    /// What is let through and why, one line each.
    pub told: Vec<String>,
}

impl Verdict {
    /// Divides what was found. As long as the published site says that its figures are examples, no change of them is refused.
    #[must_use]
    pub fn of(breaks: Vec<Break>, accepted: &[Acceptance], context: &Context<'_>) -> Self {
        let is_illustrative = context.before.city().is_some_and(|city| city.illustrative.is_some());
        let mut verdict = Self::default();
        let mut is_used = vec![false; accepted.len()];
        let mut examples: BTreeMap<&str, usize> = BTreeMap::new();
        for Break { id, fault } in breaks {
            let is_it = |one: &Acceptance| one.rule.key() == fault.rule && one.id == id;
            if let Some(at) = accepted.iter().position(is_it) {
                is_used[at] = true;
                verdict
                    .told
                    .push(format!("accepted: {} ({}:{id}: {})", fault.message, fault.rule, accepted[at].reason));
            } else if is_illustrative && BreakRule::of(fault.rule).is_some_and(BreakRule::is_about_content) {
                *examples.entry(fault.rule).or_default() += 1;
            } else {
                let way = format!("to let this through all the same: `--accept {}:{id} --reason …`", fault.rule);
                verdict.diagnostics.push(fault.with_note(way));
            }
        }
        verdict.told.extend((!examples.is_empty()).then(|| of_examples(&examples, context.folder)));
        let unused = accepted.iter().zip(is_used).filter(|(_, is_used)| !is_used);
        for (one, _) in unused {
            match one.place {
                Some(place) => verdict.diagnostics.push(unused_acceptance::note(context, one, place)),
                None => {
                    verdict.told.push(format!("nothing to accept: nothing breaks {} for `{}`", one.rule.key(), one.id));
                }
            }
        }
        verdict
    }
}

/// The one line about changes to figures that the published site calls examples.
fn of_examples(examples: &BTreeMap<&str, usize>, folder: &str) -> String {
    let number: usize = examples.values().sum();
    let changes = if number == 1 { "1 change".to_owned() } else { format!("{number} changes") };
    let rules: Vec<String> = examples.iter().map(|(rule, number)| format!("{number} {rule}")).collect();
    format!(
        "let through: {changes} to what `{folder}` has published ({}), because it says that its figures are examples",
        english::list(&rules)
    )
}
