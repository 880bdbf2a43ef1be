//! A change, as on the page of changes, and its day -> an entry of the newsletter.

use jiff::civil::Date;

use crate::render::pages::changes::days::ChangeView;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// One change.
pub(super) struct Entry {
    pub(super) name: String,
    /// The address of the page of what changed.
    pub(super) href: String,
    /// Plain text.
    pub(super) paragraphs: Vec<String>,
}

/// Writes the entry of a change. `begins` says when a promise takes effect: [`Word::NewsSince`], or [`Word::NewsFrom`] if it is scheduled.
pub(super) fn entry(site: &Site<'_>, date: Date, change: ChangeView, begins: Word) -> Entry {
    let ChangeView { kind, word, held_until_then, ended, name, href, before, after, note, .. } = change;
    let day = site.words.date(date);
    let labelled = |label: Word, text: String| format!("{} {text}", site.say(label, &[]));
    let told = match (word, after) {
        // A promise applies from its first day on. Any other change just happens on a day.
        (Word::Changed | Word::New, Some(after)) => {
            let until_then = |before: String| site.say(Word::NewsUntilThen, &[&before]);
            let before =
                before.map(|before| if held_until_then { until_then(before) } else { labelled(Word::Before, before) });
            let now = match ended {
                None => site.say(begins, &[&day, &after]),
                Some(ended) => site.say(Word::NewsFromTo, &[&day, &site.words.last_day(ended), &after]),
            };
            [Some(now), before, note]
        }
        (_, after) => {
            let [before, after] =
                [(Word::Before, before), (Word::After, after)].map(|(label, text)| Some(labelled(label, text?)));
            let both = [before, after].into_iter().flatten().collect::<Vec<_>>().join(" ");
            [Some(site.say(Word::NewsOn, &[&kind, &day])), Some(both).filter(|both| !both.is_empty()), note]
        }
    };
    Entry { name, href, paragraphs: told.into_iter().flatten().collect() }
}
