//! The content as last read, and as it is now -> the result of [`parse`](crate::parse::parse), reading again only the files that have
//! changed. Makes a preview fast after each save.

use std::collections::BTreeSet;

use crate::parse::content::{ContentFile, Parsed, parsed, read};
use crate::parse::names::{NameKind, Names};
use crate::parse::parts::{Part, Parts};
use crate::source::{Source, SourceId, Sources};

/// The content as last read; `None` if it had a fault.
#[derive(Default)]
pub struct Memory(Option<Last>);

struct Last {
    files: Vec<RememberedFile>,
    /// The names in all files.
    names: Names,
}

struct RememberedFile {
    source: Source,
    names: Vec<(NameKind, String, Option<String>)>,
    part: Option<Part>,
}

impl Memory {
    /// Parses the content.
    pub fn parse(&mut self, sources: &Sources) -> Parsed {
        if let Some(parts) = self.0.as_mut().and_then(|last| last.renewed(sources)) {
            return parsed(parts, Vec::new(), BTreeSet::new());
        }
        let read = read(sources, |file| (file.tree.source.clone(), own_names(file)));
        self.0 = read.diagnostics.is_empty().then(|| {
            let files = read.kept.into_iter().zip(&read.parts);
            let file =
                |((source, names), part): (_, &Option<Part>)| RememberedFile { source, names, part: part.clone() };
            Last { files: files.map(file).collect(), names: read.names }
        });
        parsed(Parts::of(read.parts.into_iter().flatten().chain(read.placeholders)), read.diagnostics, read.faulty)
    }
}

impl Last {
    /// The parts of all files as they are now; `None` if more than the changed files must be read again, or if one of them has a fault.
    fn renewed(&mut self, sources: &Sources) -> Option<Parts> {
        let is_the_same = |(file, source): (&RememberedFile, &Source)| {
            (&file.source.name, &file.source.obstacle) == (&source.name, &source.obstacle)
        };
        if self.files.len() != sources.files.len() || !self.files.iter().zip(&sources.files).all(is_the_same) {
            return None;
        }
        for (file, (id, source)) in self.files.iter_mut().zip(sources.iter()) {
            if file.source.text != source.text {
                file.renew(id, source, &self.names)?;
            }
        }
        Some(Parts::of(self.files.iter().filter_map(|file| file.part.clone())))
    }
}

impl RememberedFile {
    fn renew(&mut self, id: SourceId, source: &Source, all: &Names) -> Option<()> {
        let file = ContentFile::read(id, source).ok()?;
        // Other files may refer to a name that is gone, or already define the new one.
        if own_names(&file) != self.names {
            return None;
        }
        let (part, faults) = file.part(all);
        if !faults.is_empty() {
            return None;
        }
        *self = Self { source: source.clone(), part, names: std::mem::take(&mut self.names) };
        Some(())
    }
}

/// The names that a file gives, wherever they are in it, and each as often as it gives it.
fn own_names(file: &ContentFile<'_>) -> Vec<(NameKind, String, Option<String>)> {
    let mut names: Vec<_> = file.names().into_iter().map(|given| (given.kind, given.name, given.called)).collect();
    names.sort_unstable();
    names
}
