//! The address of a page of the handbook, and the page that one came from -> its HTML, or the list of all pages.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::escape;
use crate::handbook::{PAGES, Page, html};

/// The address of the list; each page is below it.
pub(super) const ADDRESS: &str = "/.charter/how/";

/// Returns the name of the page that an address of the preview's own asks for: empty for the list, nothing if it asks for something else.
pub(super) fn name(own: &str) -> Option<&str> {
    own.strip_prefix("how/").or_else(|| (own == "how").then_some(""))
}

/// Returns the page with this name, or the list for an empty name. `back` is the address of the page that one came from.
pub(super) fn page(name: &str, back: &str) -> Option<String> {
    if name.is_empty() {
        return Some(document("How do I …?", &contents(back), None, back));
    }
    let page = PAGES.iter().find(|page| page.name == name)?;
    let answer = html(page, &|other| address(other, back));
    Some(document(page.question(), &answer, Some(&address("", back)), back))
}

/// Returns the address of a page with the way back in it.
pub(super) fn address(name: &str, back: &str) -> String {
    format!("{ADDRESS}{name}?back={}", utf8_percent_encode(back, NON_ALPHANUMERIC))
}

fn contents(back: &str) -> String {
    let item = |page: &Page| {
        format!("<li><a href=\"{}\">{}</a></li>", escape::html(&address(page.name, back)), escape::html(page.task()))
    };
    format!("<ul>{}</ul>", PAGES.iter().map(item).collect::<String>())
}

fn document(title: &str, inner: &str, list: Option<&str>, back: &str) -> String {
    let list = list.map(|address| format!("<li><a href=\"{}\">All questions</a></li>", escape::html(address)));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/.charter/handbook.css\">\n</head>\n<body>\n\
         <nav aria-label=\"Handbook\"><ul><li><a href=\"{}\">Back to the preview</a></li>{}</ul></nav>\n\
         <main>\n<h1>{title}</h1>\n{inner}</main>\n</body>\n</html>\n",
        escape::html(back),
        list.unwrap_or_default(),
        title = escape::html(title)
    )
}
