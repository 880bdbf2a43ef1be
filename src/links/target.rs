//! Resolves a link to a place on the site.

use std::iter;

use memchr::memchr2;

use crate::address;
use crate::model::site::BaseUrl;

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum LinkTarget {
    /// To another site.
    Elsewhere,
    /// To an address below this site's root, perhaps with an anchor.
    Inside,
    /// To this host, but not to this site.
    Outside,
}

/// Resolves the links of one file. `place` holds the target of the last one, below the root.
pub(super) struct LinkResolver<'a> {
    base_url: &'a BaseUrl,
    /// The path of the site on its host, with a slash at both ends.
    root: &'a str,
    /// The address of the file.
    own: &'a str,
    /// The file's folder and its parents up to the root: `a/b/`, `a/` and an empty text.
    folders: Vec<&'a str>,
    /// The last target: `address` or `address#anchor`.
    pub(super) place: String,
}

impl<'a> LinkResolver<'a> {
    pub(super) fn new(base_url: &'a BaseUrl, own: &'a str) -> Self {
        let folders = iter::successors(Some(folder(own)), |inner| above(inner)).collect();
        Self { base_url, root: base_url.path(), own, folders, place: String::new() }
    }

    /// Where a link leads.
    pub(super) fn read(&mut self, link: &str) -> LinkTarget {
        self.place.clear();
        let (way, anchor) = parts(link);
        if way.is_empty() {
            self.place.push_str(self.own);
        } else if let Some(own) = way.strip_prefix(self.base_url.as_str()) {
            self.place.push_str(address::of(own));
        } else if has_scheme(way) || way.starts_with("//") {
            return LinkTarget::Elsewhere;
        } else if way.starts_with('/') {
            let Some(own) = way.strip_prefix(self.root) else { return LinkTarget::Outside };
            self.place.push_str(address::of(own));
        } else if join(&mut self.place, &self.folders, address::of(way)).is_none() {
            return LinkTarget::Outside;
        }
        if !anchor.is_empty() {
            self.place.push('#');
            self.place.push_str(anchor);
        }
        LinkTarget::Inside
    }
}

/// Splits a link into its path, without the query, and its anchor.
fn parts(link: &str) -> (&str, &str) {
    let Some(end) = memchr2(b'#', b'?', link.as_bytes()) else { return (link, "") };
    (&link[..end], link[end..].split_once('#').map_or("", |(_, anchor)| anchor))
}

fn has_scheme(link: &str) -> bool {
    link.starts_with(|c: char| c.is_ascii_alphabetic())
        && link.bytes().find(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte)) == Some(b':')
}

/// Writes the target of a relative link below the root; `None` if it leaves the site.
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

/// Whether no step of a path can be empty, `.` or `..`. Nearly every path is like this.
fn is_straight(way: &str) -> bool {
    let is_odd = |byte: &u8| matches!(byte, b'.' | b'/');
    let bytes = way.as_bytes();
    !bytes.first().is_some_and(is_odd) && !bytes.windows(2).any(|pair| pair[0] == b'/' && is_odd(&pair[1]))
}

/// The parent of a folder (`a/` for `a/b/`), or `None` for the root.
fn above(folder: &str) -> Option<&str> {
    Some(self::folder(folder.strip_suffix('/')?))
}

/// The start of a path, up to its last slash.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}
