//! The list of headers -> a snippet for Apache.

use crate::render::hosting::headers::{API_CATALOG, Area, FOLDERS, Header, MEDIA_TYPES, all_of, of};

/// File extensions of text, which is sent as UTF-8 and compressed.
const ENDINGS: &str = ".atom .css .csv .ics .js .json .svg .txt .xml";
const TYPES: &str = "text/html text/css text/plain text/javascript application/javascript application/json text/xml \
                     application/xml image/svg+xml text/calendar text/csv application/atom+xml";

/// Returns the snippet. `Header set` replaces what was set before it, so that a folder has its own policy and no other. The
/// snippet's conditions work both in a `<Directory>` and in a `.htaccess`.
pub(super) fn file(path: &str) -> String {
    let mut lines = vec![
        INTRODUCTION.to_owned(),
        "DirectoryIndex index.html".to_owned(),
        format!("ErrorDocument 404 {path}404.html"),
        "AddDefaultCharset utf-8".to_owned(),
        format!("AddCharset utf-8 {ENDINGS}"),
        format!("<IfModule mod_deflate.c>\n    AddOutputFilterByType DEFLATE {TYPES}\n</IfModule>"),
    ];
    lines.extend(MEDIA_TYPES.map(|(ending, media_type)| format!("AddType {media_type} .{ending}")));
    lines.extend(all_of(Area::Pages).map(|header| line("", header)));
    for (folder, area) in FOLDERS {
        lines.push(format!("\n<If \"%{{REQUEST_URI}} =~ m#^{}{folder}#\">", escaped(path)));
        lines.extend(of(area).map(|header| line("    ", header)));
        if API_CATALOG.0.starts_with(folder) {
            lines.push(format!("    ForceType {}", API_CATALOG.1));
        }
        lines.push("</If>".to_owned());
    }
    lines.join("\n") + "\n"
}

fn line(indent: &str, header: &Header) -> String {
    format!("{indent}Header always set {} \"{}\"", header.name, header.value)
}

/// Escapes a path for a regular expression.
fn escaped(path: &str) -> String {
    let special = |c: char| if c.is_alphanumeric() || "/-_".contains(c) { c.to_string() } else { format!("\\{c}") };
    path.chars().map(special).collect()
}

const INTRODUCTION: &str = "\
# Settings for Apache 2.4 with mod_headers. Include this file in the site's <Directory>:
#
#     <Directory \"/var/www/site\">
#         Include /etc/apache2/charter.conf
#     </Directory>
#
# Or, if `AllowOverride All` is set, copy it into the site's folder as .htaccess.
# Do one of the two, not both.
# charter rewrites this file with every build: copy it out of the site, then run `apachectl configtest` and reload.
";
