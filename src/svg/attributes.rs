//! The attributes of an element -> those of a plain shape, as they are written anew; what else there is is refused, or left out where it says
//! nothing about the drawing.

use crate::svg::refused::RefusedKind;

/// What describes a shape, its place or its colour.
const DRAWN: [&str; 35] = [
    "clip-rule",
    "color",
    "cx",
    "cy",
    "d",
    "fill",
    "fill-opacity",
    "fill-rule",
    "height",
    "opacity",
    "pathLength",
    "points",
    "preserveAspectRatio",
    "r",
    "rx",
    "ry",
    "shape-rendering",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "transform",
    "vector-effect",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// What says nothing about the drawing, or what the page says itself.
const LEFT_OUT: [&str; 11] = [
    "baseProfile",
    "class",
    "enable-background",
    "focusable",
    "id",
    "lang",
    "role",
    "tabindex",
    "version",
    "xmlns",
    "zoomAndPan",
];

/// What becomes of an attribute: those to write in its place, perhaps none.
pub(super) fn drawn(name: &str, value: &str) -> Result<Vec<(String, String)>, RefusedKind> {
    let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    if ["href", "src"].contains(&local.as_str()) {
        return Err(RefusedKind::Reference(name.to_owned()));
    }
    if local.starts_with("on") {
        return Err(RefusedKind::Handler(name.to_owned()));
    }
    if name.contains(':') || LEFT_OUT.contains(&name) || ["data-", "aria-"].iter().any(|start| name.starts_with(start))
    {
        return Ok(Vec::new());
    }
    if name == "style" {
        return of_style(value);
    }
    if !DRAWN.contains(&name) {
        return Err(RefusedKind::Attribute(name.to_owned()));
    }
    if is_reference(value) {
        return Err(RefusedKind::Reference(name.to_owned()));
    }
    // None of these signs needs an escape in HTML.
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || " #%.,()+-".contains(sign);
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if !value.chars().all(is_plain) {
        return Err(RefusedKind::Value(name.to_owned()));
    }
    Ok(vec![(name.to_owned(), value)])
}

fn is_reference(value: &str) -> bool {
    value.to_ascii_lowercase().contains("url")
}

/// The declarations of a style as attributes: pages have no styles inside of elements.
fn of_style(style: &str) -> Result<Vec<(String, String)>, RefusedKind> {
    let mut all = Vec::new();
    for declaration in style.split(';').map(str::trim).filter(|declaration| !declaration.is_empty()) {
        let (name, value) = declaration.split_once(':').ok_or(RefusedKind::Style)?;
        let name = name.trim();
        if is_reference(value) {
            return Err(RefusedKind::Reference("style".to_owned()));
        }
        // A property of the program that drew it begins with a hyphen.
        if name.starts_with('-') {
            continue;
        }
        if !DRAWN.contains(&name) {
            return Err(RefusedKind::Style);
        }
        all.append(&mut drawn(name, value).map_err(|_| RefusedKind::Style)?);
    }
    Ok(all)
}
