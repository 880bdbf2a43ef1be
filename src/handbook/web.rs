//! A page of the handbook -> its answer in HTML; links to other pages lead where the caller says.

use crate::handbook::page::{ENDING, Page};
use crate::handbook::table::PAGES;
use crate::markdown::to_html;

/// Returns the answer in HTML. `address` gives the address of another page by its name.
#[must_use]
pub fn html(page: &Page, address: &dyn Fn(&str) -> String) -> String {
    let link = |text: String, other: &Page| {
        let written = format!("]({}{ENDING})", other.name);
        text.replace(&written, &format!("]({})", address(other.name)))
    };
    let answer = PAGES.iter().fold(page.answer().to_owned(), link);
    // Long lines scroll inside their block, which the keyboard has to reach.
    to_html(&answer, "/").replace("<pre>", "<pre tabindex=\"0\">")
}
