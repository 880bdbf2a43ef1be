//! `charter how`: a question, or none -> the page of the handbook that answers it, or a list of pages.

use crate::command::arguments::HowArguments;
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::say;
use crate::handbook::{Found, PAGES, Page, plain, search};

/// How many pages are listed, if several may be meant.
const MOST: usize = 6;

pub(super) fn run(arguments: &HowArguments) -> Ran {
    let question = arguments.question.join(" ");
    if question.trim().is_empty() {
        say(&contents())?;
        return Ok(Outcome::Fine);
    }
    match search(&question) {
        Found::One(page) => say(&plain(page))?,
        Found::Several(pages) if pages.is_empty() => {
            return Err(format!("the handbook has no page on \"{question}\"; `charter how` lists every page").into());
        }
        Found::Several(pages) => say(&choice(&pages))?,
    }
    Ok(Outcome::Fine)
}

fn contents() -> String {
    let pages: Vec<&Page> = PAGES.iter().collect();
    format!(
        "How do I …\n\n{}\nTo read a page: charter how pause\nOr ask in your own words: charter how \"change a phone number\"\n",
        listed(&pages)
    )
}

fn choice(pages: &[&Page]) -> String {
    let shown = &pages[..pages.len().min(MOST)];
    format!(
        "Several pages may answer that. How do I …\n\n{}\nTo read a page: charter how {}\n",
        listed(shown),
        shown[0].name
    )
}

/// A line for each page: its name, and what it shows how to do.
fn listed(pages: &[&Page]) -> String {
    let width = pages.iter().map(|page| page.name.len()).max().unwrap_or_default();
    let line = |page: &&Page| format!("  {:width$}  {}?\n", page.name, page.task());
    pages.iter().map(line).collect::<Vec<_>>().concat()
}
