//! What was published wrongly of a promise -> the promise as it was, with a record of what the site said.

use jiff::civil::Date;

use crate::change::content::{Content, StandardAt};
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::past::{Record, with_record};
use crate::change::revision::Revision;
use crate::change::words::Words;
use crate::english;

/// A correction of a version.
#[derive(Debug, Clone)]
pub struct Correct {
    /// The standard's id.
    pub standard: String,
    /// The first day of the version; none: the one in force.
    pub version: Option<Date>,
    /// What it should have said.
    pub words: Words,
    /// What was wrong, for residents.
    pub note: String,
}

impl Correct {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such version.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        if self.words.is_empty() {
            return NotMade::unfit("nothing is to be different: say what it should have said");
        }
        let standard = content.standard(&self.standard)?;
        let at = self.position(content, &standard)?;
        let mut revision = content.revision();
        let head = [Key::words("on", content.today.to_string()), Key::words("note", &self.note)];
        let record = Record { key: "corrected", head: &head };
        with_record(&mut revision, &standard, at, (&self.words, &[]), Some(&record))?;
        Ok(revision)
    }

    fn position(&self, content: &Content<'_>, standard: &StandardAt<'_>) -> Result<usize, NotMade> {
        let versions = &standard.standard.versions;
        let begun = |at: &usize| versions[*at].effective.value <= content.today && !versions[*at].is_called_off();
        let found = match self.version {
            Some(day) => (0..versions.len()).find(|at| versions[*at].effective.value == day),
            None => (0..versions.len()).rev().find(begun),
        };
        let Some(at) = found else {
            let days: Vec<String> = versions.iter().map(|version| english::date(version.effective.value)).collect();
            let which = self.version.map_or("today".to_owned(), |day| format!("from {}", english::date(day)));
            return NotMade::unfit(format!(
                "`{}` has no version {which}; its versions begin on: {}",
                self.standard,
                days.join(", ")
            ));
        };
        if begun(&at) {
            return Ok(at);
        }
        NotMade::unfit(format!(
            "the version from {} has not begun: a plan is changed, not corrected; run `charter change promise`",
            english::date(versions[at].effective.value)
        ))
    }
}
