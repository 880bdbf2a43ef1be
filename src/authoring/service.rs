//! Answers about a service and its first promise -> its entry in a department's list of services.

use crate::authoring::quoted::quoted;
use crate::authoring::standard::Standard;

/// The answers that a service's entry is made from.
#[derive(Debug, Clone)]
pub struct Service {
    /// Its permanent id.
    pub id: String,
    /// The name of what changes, in residents' words.
    pub name: String,
    /// What it is, in one or two sentences.
    pub summary: String,
    /// How to ask for it: channels, each with its number or address; at least one.
    pub ask: Vec<(&'static str, String)>,
    /// The clauses of the commitment that it supports.
    pub supports: Vec<String>,
    /// Its first promise.
    pub standard: Standard,
}

impl Service {
    /// Returns the entry, marked as a draft, with comments.
    #[must_use]
    pub fn entry(&self) -> String {
        let Self { id, name, summary, ask, supports, standard } = self;
        let (id, name, summary) = (quoted(id), quoted(name), quoted(summary));
        let ask = ask.iter().map(|(channel, value)| format!("    - {channel}: {}\n", quoted(value)));
        let ask = ask.collect::<Vec<_>>().concat();
        let head = format!(
            "\
- id: {id}   # permanent: part of web addresses
  draft: true   # not on the site yet; remove this line once the service is ready
  name: {name}
  summary: {summary}
  # Words that residents may search for:
  # keywords: [hole, road damage]
  # topics: [streets]   # where residents look for it: ids of topics in site.yaml
  # emergency: If someone is in danger, call [911](tel:911).   # above everything else
  ask:
{ask}  # have_ready: [the address, a photo]   # what residents need when they ask
  # fee: none   # or its amount: {{amount: 50.00, currency: CAD}}
{}  # if_missed: Call us and quote your request number.   # without this line, as in the department's file
  standards:
",
            supported(supports, standard.defaults.supports)
        );
        let entry = standard.entry();
        entry.lines().fold(head, |text, line| text + "    " + line + "\n")
    }
}

fn supported(clauses: &[String], is_default: bool) -> String {
    if clauses.is_empty() && is_default {
        return String::new();
    }
    if clauses.is_empty() {
        return "  # supports: [4.1.e]   # the clauses of commitment.md that the service supports\n".to_owned();
    }
    let items: Vec<String> = clauses.iter().map(|clause| format!("    - {}\n", quoted(clause))).collect();
    format!("  # The clauses of commitment.md that the service supports:\n  supports:\n{}", items.concat())
}
