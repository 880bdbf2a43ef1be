//! A typo, and what was meant -> the text fixed wherever the typo appears. A promise that had it is corrected on the record: the site said something
//! else, if only by a letter.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::change::content::{Content, StandardAt};
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::edit::Splice;
use crate::model::standard::Version;
use crate::parse::node::{Node, Value};
use crate::source::SourceId;

/// A typo that is fixed.
#[derive(Debug, Clone)]
pub struct Typo {
    /// What is written.
    pub from: String,
    /// What was meant.
    pub to: String,
    /// What was wrong, for residents, where a promise is concerned.
    pub note: String,
    /// The service that it is about, by its id; none: all the content.
    pub service: Option<String>,
}

/// The words of a promise that are part of the record.
const RECORDED: [&str; 9] =
    ["we", "starts", "pauses", "stops", "conditions", "exceptions", "statutory", "exempt", "change"];

/// A version whose recorded words have the typo, and what they say.
struct Told<'c> {
    standard: StandardAt<'c>,
    at: usize,
    was: Vec<Key>,
}

impl Typo {
    /// Makes the change.
    ///
    /// # Errors
    /// If the typo does not appear.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let mut revision = content.revision();
        let told = self.told(content, &revision)?;
        let mut is_found = false;
        for (file, places) in self.places(content, &revision)? {
            is_found |= !places.is_empty();
            let splice = |range: Range<usize>| Splice { range, with: self.to.clone() };
            revision.splice(file, places.into_iter().map(splice).collect())?;
        }
        if !is_found {
            return NotMade::unfit(format!("`{}` does not appear in `{}`", self.from, content.sources.root));
        }
        for Told { standard, at, was } in told {
            let version = standard.version(&revision, at)?;
            let is_plan = standard.standard.versions[at].effective.value > content.today;
            let key = if is_plan { "changed" } else { "corrected" };
            let on = Key::words("on", content.today.to_string());
            let keys = [on, Key::words("note", &self.note), Key::group("was", &was)];
            version.add_to(&mut revision, key, &keys)?;
        }
        Ok(revision)
    }

    /// Where it is written, file by file.
    fn places(
        &self,
        content: &Content<'_>,
        revision: &Revision,
    ) -> Result<BTreeMap<SourceId, Vec<Range<usize>>>, NotMade> {
        if let Some(id) = &self.service {
            let at = content.service(id)?;
            let range = revision.look(at.group.file, |document| {
                let node = document.value(&at.group.path)?;
                Ok(node.span.range())
            })?;
            let text = &revision.text(at.group.file)[range.clone()];
            let places =
                text.match_indices(&self.from).map(|(at, word)| range.start + at..range.start + at + word.len());
            return Ok([(at.group.file, places.collect())].into());
        }
        let files = content.sources.iter().filter(|(_, file)| file.obstacle.is_none());
        let places = |text: &str| text.match_indices(&self.from).map(|(at, word)| at..at + word.len()).collect();
        let all = files.map(|(id, file)| (id, places(&file.text)));
        Ok(all.filter(|(_, places): &(_, Vec<_>)| !places.is_empty()).collect())
    }

    /// The public versions whose record has it.
    fn told<'c>(&self, content: &Content<'c>, revision: &Revision) -> Result<Vec<Told<'c>>, NotMade> {
        let mut told = Vec::new();
        let is_meant = |id: &str| self.service.as_ref().is_none_or(|service| service == id);
        for owned in content.catalog.standards().filter(|owned| is_meant(owned.service.id.value.as_str())) {
            if owned.standard.draft || owned.service.draft {
                continue;
            }
            let standard = content.standard(owned.standard.id.value.as_str())?;
            let versions = owned.standard.versions.iter().enumerate();
            let public: Vec<(usize, &Version)> =
                versions.filter(|(_, version)| content.is_public(version) && !version.is_called_off()).collect();
            for (at, _) in public {
                let mut was = Vec::new();
                for name in self.keys_with_typo(revision, &standard, at)? {
                    was.extend(standard.said(revision, at, &name)?);
                }
                if !was.is_empty() {
                    told.push(Told { standard: standard.clone(), at, was });
                }
            }
        }
        Ok(told)
    }

    /// The recorded keys of a version that have the typo.
    fn keys_with_typo(
        &self,
        revision: &Revision,
        standard: &StandardAt<'_>,
        at: usize,
    ) -> Result<Vec<String>, NotMade> {
        let version = standard.version(revision, at)?;
        revision.look(version.file, |document| {
            let (own, beside) = (document.value(&version.path)?, document.value(&standard.group.path)?);
            let value = |name: &str| own.get(name).or_else(|| beside.get(name));
            let has_typo = |name: &&str| value(name).is_some_and(|value| has(value, &self.from));
            Ok(RECORDED.iter().filter(|name| has_typo(name)).map(|name| (*name).to_owned()).collect())
        })
    }
}

/// Whether a text is in a value.
fn has(node: &Node<'_>, text: &str) -> bool {
    match &node.value {
        Value::Null => false,
        Value::Scalar(words) => words.contains(text),
        Value::List(items) => items.iter().any(|item| has(item, text)),
        Value::Map(entries) => entries.iter().any(|(_, value)| has(value, text)),
    }
}
