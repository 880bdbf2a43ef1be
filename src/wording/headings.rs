//! A promise -> its heading: what residents get, in the words of its service.

use crate::language::Slot;
use crate::model::stage::Stage;
use crate::model::standard::{Conditions, Promise};
use crate::wording::capital::capital;
use crate::wording::writer::Wording;

impl Wording<'_> {
    /// What is done, without when, after the promise's name where that tells more: `We will make the pothole safe`,
    /// `Rush service: we will send you the certificate`. The word for a stage would fit only some of its promises.
    #[must_use]
    pub fn heading(self, promise: &Promise, stage: Stage, name: Option<&str>) -> String {
        let action = self.action(promise, stage);
        match name.filter(|name| !has_words(action, without_stop(name))) {
            Some(name) => self.deed_of(name, action),
            None => self.we_will(promise, stage),
        }
    }

    /// The same after the name of the service: `Tax certificate, Rush service: we will send you the certificate`.
    #[must_use]
    pub fn title(self, service: &str, promise: &Promise, stage: Stage, name: Option<&str>) -> String {
        let action = self.action(promise, stage);
        match name.filter(|name| !has_words(action, without_stop(name))) {
            Some(name) => self.deed_of(&[service, &self.0.list.comma, name].concat(), action),
            None => self.deed_of(service, action),
        }
    }

    /// A promise in a list, away from its heading: after its name, if it doesn't say that: `Rush service: We will send you the certificate …`
    #[must_use]
    pub fn of_case(self, name: Option<&str>, promise: String) -> String {
        let Some(name) = name.filter(|name| !has_words(&promise, without_stop(name))) else { return promise };
        self.0.promise.of_case.filled(|slot, out| out.push_str(if slot == Slot::Name { name } else { &promise }))
    }

    /// What is done, after whose deed it is: `Pothole repair: we will make the pothole safe`.
    #[must_use]
    pub fn deed_of(self, name: &str, action: &str) -> String {
        self.0.promise.named.filled(|slot, out| out.push_str(if slot == Slot::Name { name } else { action }))
    }

    /// What we do, without when: `We will make the pothole safe`.
    #[must_use]
    pub fn we_will(self, promise: &Promise, stage: Stage) -> String {
        let pattern = &self.0.promise.action;
        let sentence = pattern.filled(|_, out| out.push_str(self.action(promise, stage)));
        if pattern.begins_with_a_value() { capital(&sentence) } else { sentence }
    }

    /// A text with the cases that a promise is for, if it doesn't say them: `Reply (priority-one walkways; from May to October)`.
    #[must_use]
    pub fn with_cases(self, text: &str, conditions: &Conditions) -> String {
        let cases = self.cases(text, conditions).join(&self.0.promise.between_cases);
        self.0.promise.with_cases.filled(|slot, out| out.push_str(if slot == Slot::Text { text } else { &cases }))
    }

    /// The cases that a promise is for, without those that are said already.
    fn cases(self, said: &str, Conditions { zone, priority, season, text }: &Conditions) -> Vec<String> {
        let words = [priority, zone].into_iter().flatten().map(|case| without_stop(case).to_owned());
        let season = season.map(|season| self.season(season));
        let text = text.as_ref().map(|text| self.inside_a_sentence(&text.value).into_owned());
        words.chain(season).chain(text).filter(|case| !says(said, case)).collect()
    }
}

/// Whether a heading says a case already, or the name before its colon is a part of the case: `Rude words: we will remove them`, of `rude
/// words and pictures`.
#[must_use]
pub fn says(heading: &str, case: &str) -> bool {
    let name = heading.split_once(": ").map(|(name, _)| name);
    has_words(heading, without_stop(case)) || name.is_some_and(|name| has_words(case, name))
}

/// Whether a text has these words, not only their letters: `car` is not in `care`.
pub(super) fn has_words(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    text.match_indices(&words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

pub(super) fn without_stop(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}
