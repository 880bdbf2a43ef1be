//! Rules -> plain text for people: one rule in full, or a short list of all.

use crate::rule::{Rule, Topic};
use crate::wrapped::wrapped;

/// Returns the rule, its reason and its examples.
#[must_use]
pub fn full(rule: &Rule) -> String {
    let head = format!("{}\n\n{}\n{}", rule.name, wrapped(rule.sentence, "", ""), wrapped(rule.why, "", ""));
    head + &example("Wrong", rule.wrong) + &example("Right", rule.right)
}

/// Returns every rule with its sentence, grouped by topic, and how to read more.
#[must_use]
pub fn list(rules: &[Rule]) -> String {
    let topics = Topic::ALL.into_iter().map(|topic| {
        let of_topic: String = rules.iter().filter(|rule| rule.topic == topic).map(entry).collect();
        if of_topic.is_empty() { of_topic } else { format!("{}\n\n{of_topic}\n", topic.heading()) }
    });
    topics.collect::<String>() + "`charter explain RULE` explains a rule, with examples.\n"
}

/// What the sentence of a rule in the list begins with.
const INDENT: &str = "      ";

fn entry(rule: &Rule) -> String {
    format!("  {}\n{}", rule.name, wrapped(rule.sentence, INDENT, INDENT))
}

/// Returns an example with its title, or nothing if the rule has none.
fn example(title: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let lines = text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
    format!("\n{title}:\n\n{}", lines.collect::<String>())
}
