//! Records the places that a site's files have and the places that their links lead to.

use std::borrow::Cow;

use ahash::AHashMap;
use memchr::memmem::Finder;

use crate::address;
use crate::artifact::{Artifact, SitePath};
use crate::links::target::{LinkResolver, LinkTarget};
use crate::links::{document, html};
use crate::model::site::BaseUrl;

/// The links and places that one thread has seen.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) files: Vec<SeenFile>,
    /// The places that links lead to, `address` or `address#anchor`, with the numbers of the files that contain the links. Each place is
    /// kept once.
    pub(super) wanted: Wanted,
    /// The links that leave the site, as written, with the numbers of their files.
    pub(super) outside: Wanted,
}

type Wanted = AHashMap<Box<str>, Vec<u32>>;

/// A file, with its anchors if it is a page.
pub(super) struct SeenFile {
    pub(super) path: SitePath,
    ids: Option<Texts>,
}

impl SeenFile {
    /// Whether the file has this anchor. Files other than pages have any.
    pub(super) fn has(&self, anchor: &str) -> bool {
        anchor.is_empty() || self.ids.as_ref().is_none_or(|ids| ids.has(anchor))
    }
}

impl Seen {
    /// The path of a file, by its number.
    pub(super) fn path(&self, number: u32) -> &SitePath {
        &self.files[number as usize].path
    }

    /// Records the links and anchors of a file.
    pub(super) fn see(&mut self, Artifact { path, bytes }: &Artifact, base_url: &BaseUrl, own: &Finder<'_>) {
        // No site has that many files.
        let number = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let mut reader = LinkResolver::new(base_url, address::of(path.as_str()));
        let ids = if path.is_page() {
            Some(self.page(number, bytes, &mut reader))
        } else {
            document::addresses(path, bytes, own).for_each(|link| self.link(number, link, &mut reader));
            None
        };
        self.files.push(SeenFile { path: path.clone(), ids });
    }

    /// Records a page's links and returns its anchors.
    fn page(&mut self, number: u32, html: &[u8], reader: &mut LinkResolver<'_>) -> Texts {
        let (mut ids, mut within) = (Vec::new(), Vec::new());
        html::read(html, |mark| match mark {
            html::Mark::Id(id) => ids.push(id),
            html::Mark::Link(link) if link.starts_with('#') => within.push(link),
            html::Mark::Link(link) => self.link(number, &link, reader),
        });
        ids.sort_unstable();
        // A link to an anchor on its own page needs no other file.
        for link in within.iter().filter(|link| ids.binary_search_by(|id| id.as_ref().cmp(&link[1..])).is_err()) {
            self.link(number, link, reader);
        }
        Texts::of(&ids)
    }

    fn link(&mut self, number: u32, link: &str, reader: &mut LinkResolver<'_>) {
        match reader.read(link) {
            LinkTarget::Elsewhere => {}
            LinkTarget::Inside => want(&mut self.wanted, number, &reader.place),
            LinkTarget::Outside => want(&mut self.outside, number, link),
        }
    }
}

fn want(wanted: &mut Wanted, number: u32, place: &str) {
    match wanted.get_mut(place) {
        Some(on) if on.last() == Some(&number) => {}
        Some(on) => on.push(number),
        None => {
            wanted.insert(place.into(), vec![number]);
        }
    }
}

/// Sorted texts in one allocation, because most are short.
struct Texts {
    all: String,
    /// The start and end of each text. A page is not longer than 4 GB.
    bounds: Vec<(u32, u32)>,
}

impl Texts {
    fn of(sorted: &[Cow<'_, str>]) -> Self {
        let bounds = sorted.iter().scan(0, |end, text| {
            let begin = *end;
            *end += u32::try_from(text.len()).ok()?;
            Some((begin, *end))
        });
        Self { bounds: bounds.collect(), all: sorted.concat() }
    }

    fn has(&self, text: &str) -> bool {
        self.bounds.binary_search_by(|(begin, end)| self.all[*begin as usize..*end as usize].cmp(text)).is_ok()
    }
}
