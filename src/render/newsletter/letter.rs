//! Edition and a day -> the newsletter as paragraphs, before it gets a form: changes since that day by kind, and what is coming up.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::address;
use crate::render::newsletter::entries::{Entry, ahead, past};
use crate::render::pages::changes::days::days;
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// A newsletter. All texts are plain.
pub(super) struct Letter {
    /// Its language, as a tag (BCP 47).
    pub(super) language: String,
    pub(super) city: String,
    pub(super) title: String,
    /// What it is about, and what else is to be said of all of it.
    pub(super) lead: Vec<String>,
    pub(super) groups: Vec<Group>,
    /// Where to read more: the words before each link, which is its own text.
    pub(super) more: Vec<Link>,
    pub(super) has_news: bool,
}

/// Entries under a heading.
pub(super) struct Group {
    pub(super) heading: String,
    pub(super) entries: Vec<Entry>,
    /// What stands for entries that are too many to list.
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

/// With more new promises than these, a newsletter only says how many there are: whoever publishes for the first time has hundreds.
const MOST_NEW: usize = 12;

/// Writes the newsletter about the days from `since` to the edition's.
pub(super) fn letter(site: &Site<'_>, since: Date) -> Letter {
    let base_url = site.job.base_url;
    let days = days(site, &Links::from_elsewhere(base_url), Some(BTreeMap::new()));
    let news = days.past.into_iter().flatten().filter(|(date, _)| *date >= since);
    let (mut changes, mut first) = (Vec::new(), Vec::new());
    for (date, day) in news.rev() {
        changes.extend(day.changes.into_iter().map(|one| (one.word, past(site, date, one))));
        first.extend(day.first.into_iter().map(|one| (one.word, past(site, date, one))));
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
    let has_news = !groups.is_empty();
    let coming = days.scheduled.into_iter();
    let entries: Vec<Entry> =
        coming.flat_map(|(date, day)| day.changes.into_iter().map(move |one| ahead(site, date, one))).collect();
    if !entries.is_empty() {
        groups.push(Group { heading: site.say(Word::NewsComing, &[]), entries, summary: None });
    }
    let city = &site.edition.catalog.site;
    let day = site.words.date(since);
    let about = site.say(if has_news { Word::NewsLead } else { Word::NewsNothing }, &[&day]);
    // Whoever reads that figures are examples must not read them anywhere without that.
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
