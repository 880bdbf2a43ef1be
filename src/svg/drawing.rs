//! An SVG file, element by element -> its shapes written anew.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::svg::attributes::drawn;
use crate::svg::refused::{Refused, RefusedKind};

/// The elements of a plain drawing.
const SHAPES: [&str; 9] = ["circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg"];

/// Elements that say nothing about how it looks: they are left out with all that is in them.
const LEFT_OUT: [&str; 3] = ["desc", "metadata", "title"];

/// Elements that run something or bring something in, in small letters.
const PROGRAMS: [&str; 13] = [
    "a",
    "animate",
    "animatemotion",
    "animatetransform",
    "audio",
    "embed",
    "foreignobject",
    "iframe",
    "image",
    "object",
    "script",
    "set",
    "use",
];

/// The drawing as it can be written into a page: hidden from what reads the page aloud, and never in the way of the keyboard.
///
/// # Errors
/// If something in the file can't be in a page: all of it.
pub fn drawing(text: &str) -> Result<String, Vec<Refused>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut drawing =
        Drawing { text: &text[start..], base: start, out: String::new(), depth: 0, skipped: 0, refused: Vec::new() };
    drawing.read();
    if drawing.out.is_empty() && drawing.refused.is_empty() {
        drawing.refuse(RefusedKind::NotSvg, 0..0);
    }
    if drawing.refused.is_empty() { Ok(drawing.out) } else { Err(drawing.refused) }
}

/// A file that is being read.
struct Drawing<'a> {
    text: &'a str,
    /// Where the text begins in the file.
    base: usize,
    out: String,
    /// The number of open elements.
    depth: usize,
    /// The number of open elements that are left out.
    skipped: usize,
    refused: Vec<Refused>,
}

impl Drawing<'_> {
    fn read(&mut self) {
        let mut reader = Reader::from_str(self.text);
        let length = self.text.len();
        let within = |position: u64| usize::try_from(position).map_or(length, |position| position.min(length));
        loop {
            let before = within(reader.buffer_position());
            let event = reader.read_event();
            let range = before..within(reader.buffer_position());
            let is_second = self.depth == 0 && !self.out.is_empty();
            match event {
                Err(_) => return self.refuse(RefusedKind::NotWhole, range),
                Ok(Event::Eof) if self.depth > 0 => return self.refuse(RefusedKind::NotWhole, range),
                Ok(Event::Eof) => return,
                Ok(Event::Start(_) | Event::Empty(_)) if is_second => return self.refuse(RefusedKind::NotWhole, range),
                Ok(Event::Start(tag)) => {
                    self.depth += 1;
                    self.open(&tag, &range, "");
                }
                Ok(Event::Empty(tag)) => self.open(&tag, &range, "/"),
                Ok(Event::End(tag)) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.close(tag.name().as_ref());
                }
                Ok(Event::DocType(_)) => self.refuse(RefusedKind::Doctype, range),
                Ok(Event::Text(words)) if words.trim().is_empty() => {}
                Ok(Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) if self.skipped > 0 => {}
                Ok(Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) => {
                    let words = self.text[range.clone()].trim_start();
                    self.refuse(
                        RefusedKind::Text,
                        range.end - words.len()..range.end - words.len() + words.trim_end().len(),
                    );
                }
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
            }
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, range: &Range<usize>, end: &str) {
        let name = tag.name().as_ref().to_owned();
        let is_empty = !end.is_empty();
        if self.skipped > 0 || LEFT_OUT.contains(&name.as_str()) || (name.contains(':') && !runs(&name)) {
            self.skipped += usize::from(!is_empty);
            return;
        }
        let is_root = self.out.is_empty();
        if !SHAPES.contains(&name.as_str()) || is_root != (name == "svg") {
            self.refuse(kind_of(&name, is_root), range.clone());
            // What is in it would be reported again and again.
            self.skipped += usize::from(!is_empty);
            return;
        }
        self.out.extend(["<", name.as_str()]);
        if is_root {
            self.out.push_str(" aria-hidden=\"true\" focusable=\"false\"");
        }
        self.attributes(tag, range);
        self.out.extend([end, ">"]);
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else {
            self.out.extend(["</", name, ">"]);
        }
    }

    fn attributes(&mut self, tag: &BytesStart<'_>, range: &Range<usize>) {
        let mut has_view_box = false;
        for attribute in tag.attributes() {
            let Ok(attribute) = attribute else { return self.refuse(RefusedKind::NotWhole, range.clone()) };
            let name = attribute.key.as_ref();
            has_view_box |= name == "viewBox";
            match drawn(name, &attribute.value) {
                Ok(all) => {
                    for (name, value) in all {
                        self.out.extend([" ", name.as_str(), "=\"", value.as_str(), "\""]);
                    }
                }
                Err(what) => {
                    let place = self.place(name, range);
                    self.refuse(what, place);
                }
            }
        }
        if tag.name().as_ref() == "svg" && !has_view_box {
            self.refuse(RefusedKind::NoViewBox, range.clone());
        }
    }

    /// Where an attribute of a tag is written.
    fn place(&self, name: &str, tag: &Range<usize>) -> Range<usize> {
        let found = self.text[tag.clone()].find(&format!("{name}="));
        found.map_or(tag.clone(), |at| tag.start + at..tag.start + at + name.len())
    }

    fn refuse(&mut self, what: RefusedKind, range: Range<usize>) {
        self.refused.push(Refused { what, range: range.start + self.base..range.end + self.base });
    }
}

/// Whether an element runs something, or brings something in.
fn runs(name: &str) -> bool {
    PROGRAMS.contains(&local(name).as_str())
}

/// What an element is refused as.
fn kind_of(name: &str, is_root: bool) -> RefusedKind {
    match local(name).as_str() {
        _ if runs(name) => RefusedKind::Program(name.to_owned()),
        _ if is_root => RefusedKind::NotSvg,
        "style" => RefusedKind::Style,
        "text" | "tspan" | "textpath" => RefusedKind::Text,
        _ => RefusedKind::Element(name.to_owned()),
    }
}

/// The name without its prefix, in small letters.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}
