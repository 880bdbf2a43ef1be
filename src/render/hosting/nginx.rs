//! The list of headers -> a snippet for nginx.

use crate::render::hosting::headers::{API_CATALOG, Area, FOLDERS, MEDIA_TYPES, all_of};

/// Media types of text that nginx does not treat as text by default.
pub(super) const TEXT: &str = "text/css text/plain text/javascript application/javascript application/json text/xml application/xml image/svg+xml \
                    text/calendar text/csv application/atom+xml";

/// Returns the snippet. A `location` with headers of its own inherits none, so each lists all headers that apply there.
pub(super) fn file(path: &str) -> String {
    let mut text = introduction(path);
    if path != "/" {
        text.extend(["location = ", path.trim_end_matches('/'), " {\n    return 301 ", path, ";\n}\n\n"]);
    }
    text.push_str(&location(path, path, Area::Pages));
    for (folder, area) in FOLDERS {
        text.push('\n');
        text.push_str(&location(path, &format!("{path}{folder}"), area));
    }
    text
}

fn location(path: &str, place: &str, area: Area) -> String {
    let mut lines = vec![
        format!("location {place} {{"),
        "    index index.html;".to_owned(),
        format!("    error_page 404 {path}404.html;"),
        "    charset utf-8;".to_owned(),
        format!("    charset_types {TEXT};"),
        "    gzip on;".to_owned(),
        "    gzip_vary on;".to_owned(),
        format!("    gzip_types {TEXT};"),
    ];
    if area == Area::Feed {
        lines.push(format!("    default_type {};", API_CATALOG.1));
        lines.push("    types {".to_owned());
        lines.extend(MEDIA_TYPES.map(|(ending, media_type)| format!("        {media_type} {ending};")));
        lines.push("    }".to_owned());
    }
    lines.extend(all_of(area).map(|header| format!("    add_header {} \"{}\" always;", header.name, header.value)));
    lines.push("}\n".to_owned());
    lines.join("\n")
}

fn introduction(path: &str) -> String {
    let folder = if path == "/" { "the site's folder".to_owned() } else { format!("the folder that holds {path}") };
    format!(
        "# Settings for nginx. Include this file in the server block, with {folder} as its root:\n\
         #\n\
         #     server {{\n\
         #         root /var/www;\n\
         #         include /etc/nginx/charter.conf;\n\
         #     }}\n\
         #\n\
         # charter rewrites this file with every build: copy it out of the site, then run `nginx -t` and reload.\n\n"
    )
}
