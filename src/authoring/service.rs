//! Answers about a service and its first promise -> its entry in the list of a department's services.

use crate::authoring::insertion::inserted;
use crate::authoring::quoted::quoted;
use crate::authoring::standard::Standard;

/// What has to be known about a service.
#[derive(Debug, Clone)]
pub struct Service {
    /// Its permanent id.
    pub id: String,
    /// Its name in residents' words.
    pub name: String,
    /// What it is, in one or two sentences.
    pub summary: String,
    /// How to ask for it: channel and where to, one at least.
    pub ask: Vec<(&'static str, String)>,
    /// The clauses of the commitment that it makes real.
    pub supports: Vec<String>,
    /// Its first promise.
    pub standard: Standard,
}

impl Service {
    /// The entry, with comments, as a draft.
    #[must_use]
    pub fn entry(&self) -> String {
        let Self { id, name, summary, ask, supports, standard } = self;
        let (id, name, summary) = (quoted(id), quoted(name), quoted(summary));
        let ask = ask.iter().map(|(channel, value)| format!("    - {channel}: {}\n", quoted(value)));
        let ask = ask.collect::<Vec<_>>().concat();
        let head = format!(
            "\
- id: {id}   # part of web addresses for good
  draft: true   # left out of the site; remove this line once the service is ready
  name: {name}
  summary: {summary}
  # The words that residents would search for:
  # keywords: [hole, road damage]
  ask:
{ask}{}  # if_missed: Call us and quote your request number.   # left out, the department's holds
  standards:
",
            supported(supports)
        );
        inserted(&head, head.len(), 4, &standard.entry())
    }
}

fn supported(clauses: &[String]) -> String {
    if clauses.is_empty() {
        return "  # supports: [4.1.e]   # the clauses of commitment.md that it makes real\n".to_owned();
    }
    let items: Vec<String> = clauses.iter().map(|clause| format!("    - {}\n", quoted(clause))).collect();
    format!("  # The clauses of commitment.md that it makes real:\n  supports:\n{}", items.concat())
}
