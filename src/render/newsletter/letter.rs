//! Edition and a day -> the newsletter as paragraphs, before it is formatted: changes since that day by kind, and what is coming up.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::address;
use crate::render::newsletter::entries::{Entry, entry};
use crate::render::pages::changes::days::{Day, days};
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// A newsletter. All texts are plain.
pub(super) struct Letter {
    /// Its language, as a tag (BCP 47).
    pub(super) language: String,
    pub(super) city: String,
    pub(super) title: String,
    /// What it is about, and the notice that figures are examples, if they are.
    pub(super) lead: Vec<String>,
    pub(super) groups: Vec<Group>,
    /// Where to read more. The name is written before the address, which is the text of the link.
    pub(super) more: Vec<Link>,
    pub(super) has_news: bool,
}

/// Entries under a heading.
pub(super) struct Group {
    pub(super) heading: String,
    pub(super) entries: Vec<Entry>,
    /// How many more changes there are, if they are too many to list.
    pub(super) summary: Option<String>,
}

/// The kinds of changes, in the order of their groups.
const KINDS: [Word; 10] = [
    Word::Changed,
    Word::New,
    Word::Paused,
    Word::Withdrawn,
    Word::ExemptionEnds,
    Word::PlanChanged,
    Word::CalledOff,
    Word::Corrected,
    Word::Renamed,
    Word::ResultsOut,
];

/// With more new promises than this, a newsletter only says how many there are: a city that publishes for the first time has hundreds.
const MOST_NEW: usize = 12;

/// Writes the newsletter about the days from `since` to the edition's.
pub(super) fn letter(site: &Site<'_>, since: Date) -> Letter {
    let base_url = site.job.base_url;
    let days = days(site, &Links::from_elsewhere(base_url), Some(BTreeMap::new()));
    let mut groups = news(site, days.past.into_iter().flatten().filter(|(date, _)| *date >= since).rev());
    let has_news = !groups.is_empty();
    groups.extend(coming(site, days.scheduled));
    let city = &site.edition.catalog.site;
    let day = site.words.date(since);
    let about = site.say(if has_news { Word::NewsLead } else { Word::NewsNothing }, &[&day]);
    // A reader must not take example figures for real ones, wherever the text is pasted.
    let notice = city.illustrative.as_ref().map(|notice| notice.value.clone());
    let more = |words: Word, address: &str| Link { name: site.say(words, &[]), href: base_url.join(address) };
    Letter {
        language: city.language.value.as_str().to_owned(),
        city: city.city.clone(),
        title: site.say(Word::NewsTitle, &[&day]),
        lead: std::iter::once(about).chain(notice).collect(),
        groups,
        more: vec![more(Word::NewsChanges, "changes/"), more(Word::NewsServices, address::SERVICES)],
        has_news,
    }
}

/// Returns the changes of the past in groups by kind, the latest first.
fn news(site: &Site<'_>, days: impl Iterator<Item = (Date, Day)>) -> Vec<Group> {
    let (mut changes, mut first) = (Vec::new(), Vec::new());
    for (date, day) in days {
        changes.extend(day.changes.into_iter().map(|one| (one.word, entry(site, date, one, Word::NewsSince))));
        first.extend(day.first.into_iter().map(|one| (one.word, entry(site, date, one, Word::NewsSince))));
    }
    let unlisted = Some(first.len()).filter(|count| *count > MOST_NEW);
    if unlisted.is_none() {
        changes.append(&mut first);
    }
    let mut groups = Vec::new();
    for kind in KINDS {
        let (of_kind, others) = changes.into_iter().partition::<Vec<_>, _>(|(word, _)| *word == kind);
        changes = others;
        let number = unlisted.filter(|_| kind == Word::New).map(|count| site.words.number(count as u64));
        let summary = number.map(|number| site.say(Word::NewsFirst, &[&number]));
        let entries: Vec<Entry> = of_kind.into_iter().map(|(_, entry)| entry).collect();
        if !entries.is_empty() || summary.is_some() {
            groups.push(Group { heading: site.say(kind, &[]), entries, summary });
        }
    }
    groups
}

/// Returns the scheduled changes, the earliest first, if there are any.
fn coming(site: &Site<'_>, days: BTreeMap<Date, Day>) -> Option<Group> {
    let of_day =
        |(date, day): (Date, Day)| day.changes.into_iter().map(move |one| entry(site, date, one, Word::NewsFrom));
    let entries: Vec<Entry> = days.into_iter().flat_map(of_day).collect();
    (!entries.is_empty()).then(|| Group { heading: site.say(Word::NewsComing, &[]), entries, summary: None })
}
