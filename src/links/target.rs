//! A link, and the file that holds it -> the place on the site that it leads to.

use std::iter;

use memchr::memchr2;

use crate::address;
use crate::model::site::BaseUrl;

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To another site.
    Elsewhere,
    /// To an address below the root of this one, and to a place there.
    Inside,
    /// To this host, but not to this site.
    Outside,
}

/// Reads the links of one file: where each leads, below the root, stands in `place` until the next one is read.
pub(super) struct Reader<'a> {
    base_url: &'a BaseUrl,
    /// What the site's address is on its host, from slash to slash.
    root: &'a str,
    /// Where the file is found.
    own: &'a str,
    /// The folder that it is in, and those around it up to the root: `a/b/`, `a/` and nothing.
    folders: Vec<&'a str>,
    /// `address`, or `address#anchor`.
    pub(super) place: String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(base_url: &'a BaseUrl, own: &'a str) -> Self {
        let folders = iter::successors(Some(folder(own)), |inner| above(inner)).collect();
        Self { base_url, root: base_url.path(), own, folders, place: String::new() }
    }

    /// Where a link leads.
    pub(super) fn read(&mut self, link: &str) -> Target {
        self.place.clear();
        let (way, anchor) = parts(link);
        if way.is_empty() {
            self.place.push_str(self.own);
        } else if let Some(own) = way.strip_prefix(self.base_url.as_str()) {
            self.place.push_str(address::of(own));
        } else if has_scheme(way) || way.starts_with("//") {
            return Target::Elsewhere;
        } else if way.starts_with('/') {
            let Some(own) = way.strip_prefix(self.root) else { return Target::Outside };
            self.place.push_str(address::of(own));
        } else if join(&mut self.place, &self.folders, address::of(way)).is_none() {
            return Target::Outside;
        }
        if !anchor.is_empty() {
            self.place.push('#');
            self.place.push_str(anchor);
        }
        Target::Inside
    }
}

/// A link without its query, and its anchor.
fn parts(link: &str) -> (&str, &str) {
    let Some(end) = memchr2(b'#', b'?', link.as_bytes()) else { return (link, "") };
    (&link[..end], link[end..].split_once('#').map_or("", |(_, anchor)| anchor))
}

fn has_scheme(link: &str) -> bool {
    link.starts_with(|c: char| c.is_ascii_alphabetic())
        && link.bytes().find(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte)) == Some(b':')
}

/// Writes the address below the root that a relative link leads to; nothing if it climbs out of the site.
fn join(place: &mut String, folders: &[&str], link: &str) -> Option<()> {
    let (mut folders, mut rest) = (folders.iter(), link);
    let mut base = folders.next()?;
    while let Some(behind) = rest.strip_prefix("../") {
        base = folders.next()?;
        rest = behind;
    }
    place.push_str(base);
    if is_straight(rest) {
        place.push_str(rest);
        return Some(());
    }
    let mut steps = rest.split('/').peekable();
    while let Some(step) = steps.next() {
        match step {
            ".." => place.truncate(above(place)?.len()),
            "" | "." => {}
            name => place.extend([name, if steps.peek().is_some() { "/" } else { "" }]),
        }
    }
    Some(())
}

/// Whether no step of a way can be empty, stay where it is or climb: nearly every one.
fn is_straight(way: &str) -> bool {
    let is_odd = |byte: &u8| matches!(byte, b'.' | b'/');
    let bytes = way.as_bytes();
    !bytes.first().is_some_and(is_odd) && !bytes.windows(2).any(|pair| pair[0] == b'/' && is_odd(&pair[1]))
}

/// The folder around a folder (`a/` of `a/b/`), or nothing above the root.
fn above(folder: &str) -> Option<&str> {
    Some(self::folder(folder.strip_suffix('/')?))
}

/// What a path begins with, up to its last slash.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}
