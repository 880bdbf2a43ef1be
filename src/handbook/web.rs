//! A page of the handbook -> its answer in HTML; links to other pages lead where the caller says.

use crate::handbook::page::{ENDING, FENCE, Page};
use crate::handbook::table::PAGES;
use crate::markdown::to_html;

/// What begins a block with lines of a file.
const FENCE_OF_FILE: &str = "```yaml";

/// Returns the answer in HTML. `address` gives the address of another page by its name.
#[must_use]
pub fn html(page: &Page, address: &dyn Fn(&str) -> String) -> String {
    let link = |text: String, other: &Page| {
        let written = format!("]({}{ENDING})", other.name);
        text.replace(&written, &format!("]({})", address(other.name)))
    };
    let answer = PAGES.iter().fold(page.answer().to_owned(), link);
    let mut fences = answer.lines().filter(|line| line.starts_with(FENCE)).step_by(2);
    let html = to_html(&answer, "/");
    let mut parts = html.split("<pre>");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // The lines of a file keep their form: they scroll inside their block, which the keyboard has to reach. All others wrap.
        let is_file = fences.next().is_some_and(|fence| fence.starts_with(FENCE_OF_FILE));
        out.push_str(if is_file { "<pre tabindex=\"0\">" } else { "<pre class=\"wrapped\">" });
        out.push_str(part);
    }
    out
}
