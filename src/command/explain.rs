//! `charter explain`: a rule's name -> what it demands, why, and examples; no name -> a list of all rules.

use crate::command::arguments::ExplainArguments;
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::say;
use crate::emit::explanation;
use crate::pipeline;
use crate::spelling::closest;

pub(super) fn run(arguments: &ExplainArguments) -> Ran {
    let rules = pipeline::rules();
    let Some(name) = arguments.rule.as_deref().map(bare) else {
        say(&explanation::list(&rules))?;
        return Ok(Outcome::Fine);
    };
    if let Some(rule) = rules.iter().find(|rule| rule.name == name) {
        say(&explanation::full(rule))?;
        return Ok(Outcome::Fine);
    }
    let next = match closest(name, rules.iter().map(|rule| rule.name)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`charter explain` lists every rule".to_owned(),
    };
    Err(format!("there is no rule `{name}`; {next}").into())
}

/// Returns the rule's name, also from text pasted out of a message: `error[bare-days]`.
fn bare(name: &str) -> &str {
    let inside = name.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
    inside.map_or(name, |(inside, _)| inside)
}
