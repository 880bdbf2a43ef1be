//! What keeps the site from being shown -> a page of the preview's own: the errors alone, or that the page is a draft.

use crate::escape;
use crate::serve::bar::{SharedAssets, element, in_full, listed};
use crate::serve::cards::Card;
use crate::serve::place::Place;
use crate::serve::served_edition::{ServedEdition, digest};
use crate::serve::state::State;

/// The level of headings below the title of a page.
const ON_PAGE: u8 = 2;

/// Returns the digest of the page that shows only errors; another one, and the browser has to reload it.
pub(super) fn look_of_faults(state: &State) -> String {
    digest([state.wrong().map_or("", |report| &report.text).as_bytes()])
}

/// Returns a page with only the errors. It moves on to the site when they are fixed.
pub(super) fn faults(state: &State, place: &Place) -> String {
    let (title, text) = state.wrong().map_or(("", ""), |report| (&report.title, &report.text));
    let cards = state.wrong().map_or(&[][..], |report| &report.cards);
    document(title, cards, text, &look_of_faults(state), place)
}

/// Returns a page that says that another one is a draft, with the way to see it.
pub(super) fn draft(name: &str, edition: &ServedEdition, url: &str) -> String {
    let preview = edition.preview();
    let day = if preview.day() == preview.today() { String::new() } else { preview.day().to_string() };
    let shown = escape::html(name);
    let inner = format!(
        "<main><h1>\"{shown}\" is a draft</h1><p>Its page is not on the site yet. It gets there once <code>draft: true</code> is removed.</p>\
         <form action=\"/.charter/show\"><input type=\"hidden\" name=\"day\" value=\"{day}\">\
         <input type=\"hidden\" name=\"drafts\" value=\"on\"><input type=\"hidden\" name=\"back\" value=\"{}\">\
         <button>Show the site with drafts</button></form></main>",
        escape::html(url)
    );
    page(&format!("{shown}, a draft"), &inner, &look_of_draft(name), url)
}

/// Returns the digest of that page.
pub(super) fn look_of_draft(name: &str) -> String {
    digest([b"a draft: ".as_slice(), name.as_bytes()])
}

/// Returns the same page for a page that the theme can't show.
pub(super) fn broken(reason: &str, place: &Place) -> String {
    document("1 error", &[], &format!("error: {reason}\n"), "", place)
}

fn document(title: &str, cards: &[Card], text: &str, look: &str, place: &Place) -> String {
    let url = place.address();
    let inner = format!(
        "<main><h1>{title}</h1><p>Once this is fixed, the site appears here.</p>{}{}{}</main>",
        listed(cards, ON_PAGE, &url),
        in_full(text, cards.is_empty()),
        way_back(place)
    );
    page(title, &inner, look, &url)
}

/// Returns the way from a view that can't be shown to the one of today.
fn way_back(place: &Place) -> String {
    if place.choice.is_none() {
        return String::new();
    }
    format!(
        "<form action=\"/.charter/show\"><input type=\"hidden\" name=\"day\" value=\"\">\
         <input type=\"hidden\" name=\"back\" value=\"{}\"><button>Show the site as it is today</button></form>",
        escape::html(&place.address())
    )
}

fn page(title: &str, inner: &str, look: &str, url: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n</head>\n\
         <body>\n{}</body>\n</html>\n",
        element(inner, look, &SharedAssets { base: "", under: "", look: "", paths: "" }, url)
    )
}
