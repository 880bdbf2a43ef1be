//! Content and edits of its files, one after another -> the content with all of them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::change::not_made::NotMade;
use crate::edit::{Change, Document, Refusal, Splice};
use crate::model::files::LOGO;
use crate::source::{Source, SourceId, Sources};

/// Content with edits.
#[derive(Debug, Clone)]
pub struct Revision {
    sources: Sources,
    changed: BTreeSet<SourceId>,
    removed: BTreeSet<SourceId>,
}

/// A file of a revision, as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revised<'r> {
    /// The file as it is to be.
    pub file: &'r Source,
    /// Which file it was.
    pub id: SourceId,
    /// Whether it goes.
    pub is_removed: bool,
}

impl Revision {
    pub(super) fn of(sources: &Sources) -> Self {
        Self { sources: sources.clone(), changed: BTreeSet::new(), removed: BTreeSet::new() }
    }

    /// The content with the edits.
    #[must_use]
    pub fn content(&self) -> Sources {
        let kept = self.sources.iter().filter(|(id, _)| !self.removed.contains(id));
        Sources { files: kept.map(|(_, file)| file.clone()).collect(), root: self.sources.root.clone() }
    }

    /// The files that become others, in order; those that go come last, after what replaces them.
    #[must_use]
    pub fn files(&self) -> Vec<Revised<'_>> {
        let of = |id: &SourceId, is_removed| Revised { file: self.sources.get(*id), id: *id, is_removed };
        let changed = self.changed.difference(&self.removed).map(|id| of(id, false));
        changed.chain(self.removed.iter().map(|id| of(id, true))).collect()
    }

    /// Removes a file.
    pub(super) fn remove(&mut self, file: SourceId) {
        self.removed.insert(file);
    }

    /// Looks at a file as it is by now.
    pub(super) fn look<T>(
        &self,
        file: SourceId,
        at: impl FnOnce(&Document<'_>) -> Result<T, Refusal>,
    ) -> Result<T, NotMade> {
        let source = self.sources.get(file);
        let looked = Document::read(&source.name, &source.text).and_then(|document| at(&document));
        looked.map_err(|refusal| NotMade::Refused { path: source.path.clone(), refusal })
    }

    /// Makes a change of a file.
    pub(super) fn edit(&mut self, file: SourceId, change: &Change) -> Result<(), NotMade> {
        let edited = self.look(file, |document| document.edited(change))?;
        self.put(file, edited.text);
        Ok(())
    }

    /// Replaces bytes of a file, at places that are in order and apart.
    pub(super) fn splice(&mut self, file: SourceId, splices: Vec<Splice>) -> Result<(), NotMade> {
        let edited = self.look(file, |document| document.spliced(splices))?;
        self.put(file, edited.text);
        Ok(())
    }

    /// Replaces what is found in the text of each file that can be read.
    pub(super) fn replace_everywhere(
        &mut self,
        found: &dyn Fn(&str) -> Vec<Range<usize>>,
        with: &str,
    ) -> Result<(), NotMade> {
        let files: Vec<SourceId> = self.sources.iter().filter(|(_, file)| has_words(file)).map(|(id, _)| id).collect();
        for file in files {
            let places = found(self.text(file));
            if !places.is_empty() {
                self.splice(file, places.into_iter().map(|range| Splice { range, with: with.to_owned() }).collect())?;
            }
        }
        Ok(())
    }

    /// The text of a file as it is by now.
    pub(super) fn text(&self, file: SourceId) -> &str {
        &self.sources.get(file).text
    }

    fn put(&mut self, file: SourceId, text: String) {
        let old = &mut self.sources.files[file.0 as usize].text;
        if *old != text {
            *old = text;
            self.changed.insert(file);
        }
    }
}

/// Whether a file has texts of staff.
fn has_words(file: &Source) -> bool {
    file.obstacle.is_none() && !LOGO.matches(&file.name)
}
