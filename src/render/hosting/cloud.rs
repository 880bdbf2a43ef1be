//! The list of headers -> `_headers`, as Netlify and Cloudflare Pages read it.

use crate::render::feed::FileType;
use crate::render::hosting::headers::{API_CATALOG, Area, FOLDERS, of};

/// Where two rules match one address, these hosts join the values of a header that both set: so no two rules set one header.
pub(super) fn file(path: &str, places: &[String], typed: &[FileType]) -> String {
    let mut text = introduction(path);
    add(&mut text, &format!("{path}*"), &[Area::Site]);
    for place in places {
        let pattern = if place.ends_with('/') { format!("{path}{place}*") } else { format!("{path}{place}") };
        add(&mut text, &pattern, &[Area::Pages]);
    }
    for (folder, area) in FOLDERS {
        add(&mut text, &format!("{path}{folder}*"), &[area]);
    }
    // JSON they know by its ending, and ours is ASCII, whatever the charset.
    for file in typed {
        content_type(&mut text, &format!("{path}{}", file.path), file.media_type);
    }
    if path != "/" {
        add_copies(&mut text);
    }
    text
}

/// What is copied to the domain's root, where the rules for the site's path don't reach.
fn add_copies(text: &mut String) {
    let (catalog, media_type) = API_CATALOG;
    add(text, "/data.json", &[Area::Site, Area::Pages]);
    add(text, &format!("/{catalog}"), &[Area::Site, Area::Feed]);
    text.extend(["  Content-Type: ", media_type, "; charset=utf-8\n"]);
}

fn content_type(text: &mut String, pattern: &str, media_type: &str) {
    text.extend(["\n", pattern, "\n  Content-Type: ", media_type, "; charset=utf-8\n"]);
}

fn add(text: &mut String, pattern: &str, areas: &[Area]) {
    text.extend(["\n", pattern, "\n"]);
    for header in areas.iter().flat_map(|area| of(*area)) {
        text.extend(["  ", header.name, ": ", header.value, "\n"]);
    }
}

fn introduction(path: &str) -> String {
    let below = if path == "/" {
        "# Publish the folder as it is.\n".to_owned()
    } else {
        format!(
            "# The site's address has the path {path}: put the site into the folder {} of what you publish,\n\
             # and this file at the top of it, with copies of 404.html, data.json and the folder .well-known beside it:\n\
             # those two are looked for at a domain's root alone, whatever the host.\n",
            path.trim_matches('/')
        )
    };
    format!(
        "# Headers for Netlify and Cloudflare Pages, which read this file by themselves. Other hosts: see hosting/.\n\
         {below}\
         # charter writes this file anew with every build.\n"
    )
}
