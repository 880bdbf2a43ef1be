//! The list of headers -> `_headers`, for Netlify and Cloudflare Pages.

use crate::address;
use crate::render::feed::FileType;
use crate::render::hosting::headers::{API_CATALOG, Area, FOLDERS, of, with_policy};

/// The folders whose pages are one level below them. `:page` in a pattern is one part of an address, whatever it is.
const FOLDERS_OF_PAGES: [&str; 6] =
    ["data/", "departments/", address::REPORTS, address::RESULTS, address::SERVICES, address::TOPICS];

/// Returns the file. If two rules match an address and set the same header, Cloudflare joins the values, and a browser enforces both of two
/// policies. Netlify doesn't document what it does, and doesn't support Cloudflare's way of removing a header. So no two such rules match: the
/// policy of pages is set level by level, and nowhere above the folder of the pages for frames. To Netlify, `/:page/` is `/:page` too, so only
/// there do `robots.txt` and other files at the top have a policy.
/// Cloudflare reads 100 rules at most, so none is for a single page: pages are cached as these hosts do by themselves, which asks for each
/// anew.
pub(super) fn file(path: &str, typed: impl Iterator<Item = FileType>) -> String {
    let mut text = introduction(path);
    add(&mut text, &format!("{path}*"), [Area::Site]);
    for pattern in ["", ":page/"] {
        add(&mut text, &format!("{path}{pattern}"), [Area::Unframed]);
    }
    for folder in FOLDERS_OF_PAGES {
        add(&mut text, &format!("{path}{folder}:page/"), [Area::Unframed]);
    }
    for (folder, area) in FOLDERS {
        add(&mut text, &format!("{path}{folder}*"), with_policy(area));
    }
    // The hosts know JSON by its extension, and the feed's JSON is ASCII, so its charset does not matter.
    for file in typed {
        content_type(&mut text, &format!("{path}{}", file.path), file.media_type);
    }
    if path != "/" {
        add_copies(&mut text);
    }
    text
}

/// Adds rules for the files that are copied to the domain's root, where the rules for the site's path don't apply.
fn add_copies(text: &mut String) {
    let (catalog, media_type) = API_CATALOG;
    add(text, "/data.json", [Area::Site, Area::Unframed]);
    add(text, &format!("/{catalog}"), [Area::Site, Area::Unframed, Area::Feed]);
    text.extend(["  Content-Type: ", media_type, "; charset=utf-8\n"]);
}

fn content_type(text: &mut String, pattern: &str, media_type: &str) {
    text.extend(["\n", pattern, "\n  Content-Type: ", media_type, "; charset=utf-8\n"]);
}

fn add(text: &mut String, pattern: &str, areas: impl IntoIterator<Item = Area>) {
    text.extend(["\n", pattern, "\n"]);
    for header in areas.into_iter().flat_map(of) {
        text.extend(["  ", header.name, ": ", header.value, "\n"]);
    }
}

fn introduction(path: &str) -> String {
    let below = if path == "/" {
        "# Publish the folder as it is.\n".to_owned()
    } else {
        format!(
            "# The site's address has the path {path}: put the site into the folder {} of what you publish,\n\
             # and this file at the top level, with copies of 404.html, data.json and the folder .well-known beside it:\n\
             # programs look for the last two only at the root of a domain.\n",
            path.trim_matches('/')
        )
    };
    format!(
        "# Headers for Netlify and Cloudflare Pages, which read this file automatically. For other hosts, see hosting/.\n\
         {below}\
         # charter rewrites this file with every build.\n"
    )
}
