//! An address of the preview <-> the view that it shows, and the address of the page on the site.
//!
//! Each tab has its view in its address, so that two tabs show two days at once. The site lies below a folder for the view:
//! `/.charter/on/2027-01-01-with-drafts/services/`. Links on pages are relative, so they stay in it. The view that the preview starts with
//! has no such folder.

use hyper::body::Bytes;
use jiff::civil::Date;

use crate::parse::parse_date;
use crate::serve::views::Choice;

/// The folder of all other views.
const VIEWS: &str = "/.charter/on/";
const TODAY: &str = "today";
const WITH_DRAFTS: &str = "-with-drafts";

/// What an address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The view; `None` for the one that the preview starts with.
    pub(super) choice: Option<Choice>,
    /// What comes before the site's own address: empty, or the folder of the view without its final slash.
    pub(super) prefix: String,
    /// The address on the site; it begins with a slash.
    pub(super) url: String,
}

impl Place {
    /// Reads an address; `None` if it names no view.
    pub(super) fn of(address: &str) -> Option<Self> {
        let Some(rest) = address.strip_prefix(VIEWS) else {
            return Some(Self { choice: None, prefix: String::new(), url: address.to_owned() });
        };
        let (name, url) = rest.find('/').map_or((rest, "/"), |slash| rest.split_at(slash));
        let (day, drafts) = name.strip_suffix(WITH_DRAFTS).map_or((name, false), |day| (day, true));
        let day = if day == TODAY { None } else { Some(parse_date(day)?) };
        Some(Self { choice: Some(Choice { day, drafts }), prefix: format!("{VIEWS}{name}"), url: url.to_owned() })
    }

    /// The whole address.
    pub(super) fn address(&self) -> String {
        self.at(&self.url)
    }

    /// The address of another page in the same view.
    pub(super) fn at(&self, url: &str) -> String {
        format!("{}{url}", self.prefix)
    }

    /// Returns a page whose links begin with the site's path, such as the one that is shown at any depth, with links that stay in the view.
    pub(super) fn with_its_links(&self, page: Bytes, base: &str) -> Bytes {
        match std::str::from_utf8(&page) {
            Ok(text) if !self.prefix.is_empty() => {
                Bytes::from(text.replace(&format!("=\"{base}"), &format!("=\"{}", self.at(base))))
            }
            _ => page,
        }
    }
}

/// Whether an address lies in the folder of a view.
pub(super) fn is_in_a_view(address: &str) -> bool {
    address.starts_with(VIEWS)
}

/// Returns what comes before the site's own addresses in a view, if the preview starts with `start`.
pub(super) fn prefix(choice: Choice, start: Choice) -> String {
    if choice == start {
        return String::new();
    }
    let day = choice.day.map_or_else(|| TODAY.to_owned(), |day: Date| day.to_string());
    format!("{VIEWS}{day}{}", if choice.drafts { WITH_DRAFTS } else { "" })
}
