//! A page and the preview's state -> the page with the preview's bar, and later messages to the bar's script.

use std::sync::Arc;

use jiff::civil::Date;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::english;
use crate::escape;
use crate::pipeline::Preview;
use crate::serve::cards::{self, Card};
use crate::serve::handbook;
use crate::serve::notice::Notice;
use crate::serve::place::Place;
use crate::serve::served_edition::{ServedEdition, digest};
use crate::serve::state::State;

/// The level of headings below the title of the dialog.
const IN_DIALOG: u8 = 3;

/// Which page this is, and of which edition.
pub(super) struct ShownPage<'a> {
    pub(super) state: &'a State,
    pub(super) edition: &'a Arc<ServedEdition>,
    pub(super) place: &'a Place,
}

/// Keeps search engines from listing a page, wherever it ends up.
const NOT_LISTED: &[u8] = b"\n<meta name=\"robots\" content=\"noindex\">";

/// Returns the page with the bar as its first element. The bar has a shadow root, so its styles and the site's don't affect each other.
/// The page of another day says to search engines that it is none of the site's.
pub(super) fn with_bar(page: &[u8], shown: &ShownPage<'_>) -> Vec<u8> {
    let look = look(page, shown);
    let ShownPage { state, edition, place } = shown;
    let (preview, address) = (edition.preview(), place.address());
    let base = preview.base_url().path();
    let under = place.at(base);
    let files: Vec<String> = edition.look_paths().map(|path| format!("{under}{path}")).collect();
    let inner = format!("{}{}{}", controls(shown), tray(state), dialog(state.wrong(), &address));
    let files = SharedAssets { base, under: &under, look: edition.look_digest(), paths: &files.join(" ") };
    let bar = element(&inner, &look, &files, &address);
    let body = after_tag(page, b"<body").unwrap_or(page.len());
    let is_marked = preview.day() == preview.today() || find(page, NOT_LISTED).is_some();
    let head = after_tag(&page[..body], b"<head>").filter(|_| !is_marked);
    let (before, after) = page[..body].split_at(head.unwrap_or(body));
    let mark = if head.is_some() { NOT_LISTED } else { b"" };
    [before, mark, after, bar.as_bytes(), &page[body..]].concat()
}

/// Returns the offset of what follows the first tag that begins like this.
fn after_tag(page: &[u8], tag: &[u8]) -> Option<usize> {
    let start = find(page, tag)?;
    find(&page[start..], b">").map(|length| start + length + 1)
}

fn find(page: &[u8], part: &[u8]) -> Option<usize> {
    page.windows(part.len()).position(|here| here == part)
}

/// Returns a digest that changes when the browser has to reload the page to show the current state.
pub(super) fn look(page: &[u8], shown: &ShownPage<'_>) -> String {
    digest([page, shown.edition.look_digest().as_bytes(), controls(shown).as_bytes()])
}

/// A message to the script of a page.
#[derive(serde::Serialize)]
struct Message<'a> {
    look: &'a str,
    at: Option<&'a str>,
    errors: Option<&'a Notice>,
    /// The errors' cards, as HTML.
    cards: String,
    warnings: Option<&'a Notice>,
}

/// Returns the message with the page's digest and the current problems.
pub(super) fn message(look: &str, state: &State) -> Option<String> {
    let errors = state.wrong();
    let cards = errors.map(|report| cards::items(&report.cards, IN_DIALOG, "/")).unwrap_or_default();
    serde_json::to_string(&Message { look, at: None, errors, cards, warnings: state.warnings.as_ref() }).ok()
}

/// Returns the message that the page has moved to another address.
pub(super) fn message_of_move(address: &str) -> Option<String> {
    serde_json::to_string(&Message {
        look: address,
        at: Some(address),
        errors: None,
        cards: String::new(),
        warnings: None,
    })
    .ok()
}

/// The assets that all pages of a site share.
pub(super) struct SharedAssets<'a> {
    /// The site's path.
    pub(super) base: &'a str,
    /// The same in this view.
    pub(super) under: &'a str,
    pub(super) look: &'a str,
    pub(super) paths: &'a str,
}

pub(super) fn element(inner: &str, look: &str, files: &SharedAssets<'_>, url: &str) -> String {
    let SharedAssets { base, under: view, look: look_of_files, paths } = files;
    let coded = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let under = if base.is_empty() { String::new() } else { format!("&amp;base={}", coded(base)) };
    let events = format!("/.charter/events?page={}{under}", coded(url));
    format!(
        "<charter-bar data-look=\"{look}\" data-base=\"{}\" data-files-look=\"{look_of_files}\" data-files=\"{}\" \
         data-events=\"{events}\">\
         <template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"/.charter/live.css\">{inner}</template>\
         </charter-bar><script type=\"module\" src=\"/.charter/live.mjs\"></script>\n",
        escape::html(view),
        escape::html(paths)
    )
}

/// Returns the choice of dates and drafts, with what is shown selected.
fn controls(shown: &ShownPage<'_>) -> String {
    let preview = shown.edition.preview();
    let (day, today) = (preview.day(), preview.today());
    let mut days = preview.scheduled().to_vec();
    if day != today && !days.contains(&day) {
        days.push(day);
        days.sort_unstable();
    }
    let option = |value: &str, text: &str, is_shown: bool| {
        let selected = if is_shown { " selected" } else { "" };
        format!("<option value=\"{value}\"{selected}>{text}</option>")
    };
    let today = option("", &format!("today, {}", english::date(today)), day == today);
    let others: String =
        days.iter().map(|other: &Date| option(&other.to_string(), &english::date(*other), *other == day)).collect();
    let checked = if preview.drafts() { " checked" } else { "" };
    let back = escape::html(&shown.place.address());
    // A button and not a link: the first link of a page is the one that skips to its contents.
    format!(
        "<section aria-label=\"Preview\"><form action=\"/.charter/show\"><strong>Preview</strong>\
         <label>as of <select name=\"day\">{today}{others}</select></label>\
         <label><input type=\"checkbox\" name=\"drafts\"{checked}> with drafts</label>\
         <input type=\"hidden\" name=\"back\" value=\"{back}\"><button>Show</button>\
         <button formtarget=\"_blank\">Show in a new tab</button></form>\
         <form action=\"{}\"><input type=\"hidden\" name=\"back\" value=\"{back}\"><button>How do I …?</button></form>{}",
        handbook::ADDRESS,
        other_day(preview)
    )
}

/// Says that the page is not that of today, where it isn't.
fn other_day(preview: &Preview) -> String {
    if preview.day() == preview.today() {
        return String::new();
    }
    format!("<strong id=\"other-day\">Not today: the site as of {}</strong>", english::date(preview.day()))
}

/// Returns the status, with the warnings one click away.
fn tray(state: &State) -> String {
    let errors = state.wrong();
    let said = errors.map_or("No problems", |report| &report.title);
    let (title, text) = state.warnings.as_ref().map_or(("", ""), |report| (&report.title, &report.text));
    format!(
        "<p role=\"status\" tabindex=\"-1\">{said}</p><button id=\"again\"{}>Show errors</button>\
         <details id=\"warnings\"{}><summary>{title}</summary><pre tabindex=\"0\">{}</pre></details></section>",
        hidden(errors.is_none()),
        hidden(state.warnings.is_none()),
        escape::html(text),
    )
}

/// Returns the errors as a dialog over the page, which can be closed without the script too.
fn dialog(errors: Option<&Notice>, url: &str) -> String {
    let (title, note, text) = errors.map_or(("", "", ""), |report| (&report.title, &report.note, &report.text));
    let open = if errors.is_some() { " open" } else { "" };
    format!(
        "<dialog{open} role=\"alertdialog\" aria-labelledby=\"title\" aria-describedby=\"note\"><h2 id=\"title\">{title}</h2>\
         <p id=\"note\">{note}</p>{}{}\
         <form method=\"dialog\"><button>Close</button></form></dialog>",
        listed(errors.map_or(&[], |report| &report.cards), IN_DIALOG, url),
        in_full(text, errors.is_some_and(|report| report.cards.is_empty()))
    )
}

/// Returns the errors as cards.
pub(super) fn listed(all: &[Card], level: u8, url: &str) -> String {
    format!("<ol id=\"cards\">{}</ol>", cards::items(all, level, url))
}

/// Returns the errors as the terminal shows them, one click away unless they are all there is.
pub(super) fn in_full(text: &str, is_all: bool) -> String {
    let open = if is_all { " open" } else { "" };
    format!(
        "<details id=\"full\"{open}><summary>As in the terminal</summary><pre id=\"text\" tabindex=\"0\">{}</pre></details>",
        escape::html(text)
    )
}

fn hidden(is_hidden: bool) -> &'static str {
    if is_hidden { " hidden" } else { "" }
}
