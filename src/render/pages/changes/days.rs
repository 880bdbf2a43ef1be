//! Edition -> the days on which promises change, past and ahead, each with its changes in words: scheduled versions, newer versions,
//! corrections, pauses, ends of exemptions, withdrawals, new names, and the days on which results came out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::address;
use crate::markdown;
use crate::model::edition::{EffectiveStandard, EffectiveVersion, Pause, Status};
use crate::model::standard::{Exemption, Promise, Version, VersionCorrection};
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;
use crate::render::released::{Published, Released, released};
use crate::render::sentences;
use crate::wording::{Wording, capital};

/// One change.
#[derive(Serialize)]
pub(crate) struct ChangeView {
    /// The kind of change, in a word or two.
    pub(crate) kind: String,
    /// The kind of change, to tell kinds apart whatever the language.
    #[serde(skip)]
    pub(crate) word: Word,
    /// Whether what was promised before held up to the day of the change, without a pause.
    #[serde(skip)]
    pub(crate) held_until_then: bool,
    /// The first day on which what is promised since the change no longer held, if that has come.
    #[serde(skip)]
    pub(crate) ended: Option<Date>,
    pub(crate) name: String,
    pub(crate) href: String,
    /// What is measured before and after, if it changes: `20 business days` and `15 business days`, or how often that is kept.
    figures: Option<[String; 2]>,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) note: Option<String>,
}

impl ChangeView {
    /// Returns a change that has only a kind, the name of what changes, and its page.
    fn new(site: &Site<'_>, word: Word, name: String, href: String) -> Self {
        Self {
            kind: site.say(word, &[]),
            word,
            held_until_then: false,
            ended: None,
            name,
            href,
            figures: None,
            before: None,
            after: None,
            note: None,
        }
    }

    /// Returns the same for a standard.
    fn of_standard(site: &Site<'_>, links: &Links, standard: &EffectiveStandard<'_>, word: Word) -> Self {
        let href = links.to(&address::standard(&standard.owned.standard.id.value));
        Self::new(site, word, sentences::title(site.words, standard), href)
    }
}

/// What changes on a day.
#[derive(Default)]
pub(crate) struct Day {
    pub(crate) changes: Vec<ChangeView>,
    /// The standards that took effect for the first time.
    pub(crate) first: Vec<ChangeView>,
}

/// Changes by day.
pub(crate) struct ChangeDays {
    /// First day of the edition. Whatever starts or ends later is scheduled.
    today: Option<Date>,
    pub(crate) scheduled: BTreeMap<Date, Day>,
    /// `None` if only what is scheduled is asked for: after years, nearly all is past.
    pub(crate) past: Option<BTreeMap<Date, Day>>,
}

impl ChangeDays {
    /// The changes of a day; `None` if they are not asked for.
    fn on(&mut self, date: Date) -> Option<&mut Day> {
        if self.today.is_some_and(|today| date <= today) {
            return self.in_the_past(date);
        }
        Some(self.scheduled.entry(date).or_default())
    }

    fn in_the_past(&mut self, date: Date) -> Option<&mut Day> {
        self.past.as_mut().map(|past| past.entry(date).or_default())
    }
}

/// Returns every day on which the site changes, and no other: those of the past only if they have a place to go to.
pub(crate) fn days(site: &Site<'_>, links: &Links, past: Option<BTreeMap<Date, Day>>) -> ChangeDays {
    let mut days = ChangeDays { today: site.edition.in_force.from, scheduled: BTreeMap::new(), past };
    for standard in site.edition.standards() {
        for version in &standard.versions {
            add_plan(&mut days, site, links, standard, version);
        }
        for version in standard.lasting() {
            add_version(&mut days, site, links, standard, version);
        }
        if let Some(on) = standard.ends()
            && let Some(day) = days.on(on)
        {
            day.changes.push(withdrawal(site, links, standard));
        }
    }
    add_ended_services(&mut days, site, links);
    add_new_names(&mut days, site, links);
    add_results(&mut days, site, links);
    days
}

/// Adds what became of a version before its first day: that the plan was changed or called off.
fn add_plan(
    days: &mut ChangeDays,
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
) {
    let promise = |form: &Version| {
        let promise = site.words.promise(&form.promise, standard.owned.standard.stage);
        site.words.promise_from(form.effective.value, &promise)
    };
    let view = |kind: Word, before: &Version, after: Option<&Version>, note: Option<&str>| ChangeView {
        figures: after.and_then(|after| figures(site.words, &before.promise, &after.promise)),
        before: Some(promise(before)),
        after: after.map(promise),
        note: note.map(sentences::as_sentence),
        ..ChangeView::of_standard(site, links, standard, kind)
    };
    let changed = &version.version.plan.changed;
    for (at, change) in changed.iter().enumerate() {
        let after = changed.get(at + 1).map_or(version.version, |next| &next.was);
        if let Some(day) = days.in_the_past(change.on.value) {
            day.changes.push(view(Word::PlanChanged, &change.was, Some(after), change.note.as_deref()));
        }
    }
    if let Some(called_off) = &version.version.plan.called_off
        && let Some(day) = days.in_the_past(called_off.on.value)
    {
        day.changes.push(view(Word::CalledOff, version.version, None, Some(&called_off.reason)));
    }
}

/// Adds a version's start, its corrections, the end of its exemption, and a pause after it. The first version of a standard, once in force, is
/// only counted.
fn add_version(
    days: &mut ChangeDays,
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
) {
    let is_first = standard.before(version).is_none() && version.status != Status::Scheduled;
    // It may have taken effect on a day that nobody knows.
    if !(is_first && version.version.begins_earlier)
        && let Some(day) = days.on(version.period.from)
    {
        let list = if is_first { &mut day.first } else { &mut day.changes };
        list.push(change(site, links, standard, version));
    }
    for correction in version.corrected {
        if let Some(day) = days.in_the_past(correction.on.value) {
            day.changes.push(corrected(site, links, standard, version, correction));
        }
    }
    if let Some(exempt) = &version.version.promise.exempt
        && let Some(until) = exempt.until
        && let Some(day) = days.on(until.value)
    {
        day.changes.push(exemption_end(site, links, standard, exempt));
    }
    if let Some(pause) = standard.pause_after(version)
        && let Some(day) = days.on(pause.from)
    {
        day.changes.push(paused(site, links, standard, version, pause));
    }
}

fn figures(words: Wording<'_>, before: &Promise, after: &Promise) -> Option<[String; 2]> {
    let (figure, next) = (words.figure(before)?, words.figure(after)?);
    if figure != next {
        return Some([figure, next]);
    }
    let [share, next] = [before, after].map(|promise| capital(&words.share(promise.share())));
    (share != next).then_some([share, next])
}

/// Returns the change to a newer version, with the previous one.
fn change(
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
) -> ChangeView {
    let before = standard.before(version);
    let word = if before.is_some() { Word::Changed } else { Word::New };
    ChangeView {
        held_until_then: before.is_some_and(|before| before.period.until == Some(version.period.from)),
        ended: version.period.until.filter(|_| matches!(version.status, Status::Superseded | Status::Retired)),
        figures: before.and_then(|one| figures(site.words, &one.version.promise, &version.version.promise)),
        before: before.map(|before| sentences::sentence(site.words, standard, before)),
        after: Some(sentences::sentence(site.words, standard, version)),
        note: version.version.change.as_ref().map(ToString::to_string),
        ..ChangeView::of_standard(site, links, standard, word)
    }
}

/// Returns a correction: what was wrong, and what the version says now if it was not corrected again.
fn corrected(
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
    correction: &VersionCorrection,
) -> ChangeView {
    if let Some(was) = &correction.was {
        return corrected_from(site, links, standard, version, (correction, was));
    }
    let is_latest = version.corrected.last() == Some(correction);
    let now = |promise: &str| site.say(Word::NowSays, &[&site.words.date(version.period.from), promise]);
    let now = is_latest.then(|| now(&sentences::sentence(site.words, standard, version)));
    let all: Vec<String> = [Some(sentences::as_sentence(&correction.note)), now].into_iter().flatten().collect();
    ChangeView { note: Some(all.join(" ")), ..ChangeView::of_standard(site, links, standard, Word::Corrected) }
}

/// Returns a correction that tells what was published: that, and what the version says since.
fn corrected_from(
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
    (correction, was): (&VersionCorrection, &Version),
) -> ChangeView {
    let mut later = version.corrected.iter().filter(|one| one.on.value > correction.on.value);
    let after_version = later.find_map(|one| one.was.as_deref()).unwrap_or(version.version);
    let promise = |form: &Version| site.words.promise(&form.promise, standard.owned.standard.stage);
    let (before, after) = (promise(was), promise(after_version));
    ChangeView {
        figures: figures(site.words, &was.promise, &after_version.promise),
        // What was corrected may be no part of the sentence, such as an exception.
        before: Some(before.clone()).filter(|before| *before != after),
        after: Some(after.clone()).filter(|after| *after != before),
        note: Some(sentences::as_sentence(&correction.note)),
        ..ChangeView::of_standard(site, links, standard, Word::Corrected)
    }
}

/// Returns the end of an exemption from the baseline, whatever is promised then.
fn exemption_end(site: &Site<'_>, links: &Links, standard: &EffectiveStandard<'_>, exempt: &Exemption) -> ChangeView {
    ChangeView {
        before: Some(site.say(Word::Exempt, &[&exempt.approved_by])),
        after: Some(site.say(Word::NotExempt, &[])),
        note: Some(markdown::to_text(&exempt.reason.markdown)),
        ..ChangeView::of_standard(site, links, standard, Word::ExemptionEnds)
    }
}

/// Returns the pause between two versions, in which nothing is promised.
fn paused(
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
    pause: Pause<'_>,
) -> ChangeView {
    ChangeView {
        before: Some(sentences::sentence(site.words, standard, version)),
        after: Some(site.say(Word::NothingUntil, &[&site.words.date(pause.until)])),
        note: pause.reason.map(str::to_owned),
        ..ChangeView::of_standard(site, links, standard, Word::Paused)
    }
}

fn withdrawal(site: &Site<'_>, links: &Links, standard: &EffectiveStandard<'_>) -> ChangeView {
    let own = standard.owned.standard.retired.as_ref().map(|retired| &retired.reason);
    let service = standard.owned.service.retired.as_ref().map(|retired| &retired.reason);
    let reason = own.or(service).map(|reason| markdown::to_text(&reason.markdown));
    ChangeView {
        before: standard.lasting().next_back().map(|last| sentences::sentence(site.words, standard, last)),
        note: reason.or_else(|| sentences::last_gap(standard).map(str::to_owned)),
        ..ChangeView::of_standard(site, links, standard, Word::Withdrawn)
    }
}

/// Adds the end of services none of whose standards end on that day, such as services done on the spot.
fn add_ended_services(days: &mut ChangeDays, site: &Site<'_>, links: &Links) {
    for effective in &site.edition.services {
        let Some(retired) = &effective.service.retired else { continue };
        let on = retired.on.value;
        if effective.standards.iter().all(|standard| standard.ends() != Some(on))
            && let Some(day) = days.on(on)
        {
            let name = effective.service.name.value.clone();
            let href = links.to(&address::service(effective.service.id.value.as_str()));
            day.changes.push(ChangeView {
                note: Some(markdown::to_text(&retired.reason.markdown)),
                ..ChangeView::new(site, Word::Withdrawn, name, href)
            });
        }
    }
}

/// Adds the days on which results came out, and those on which some were revised.
fn add_results(days: &mut ChangeDays, site: &Site<'_>, links: &Links) {
    if days.past.is_none() {
        return;
    }
    let view = |name: String, note: String| ChangeView {
        note: Some(note),
        ..ChangeView::new(site, Word::ResultsOut, name, links.to(address::RESULTS))
    };
    let Released { published, revised } = released(site.edition, site.words);
    for (on, Published { months, kept, missed }) in published {
        if let Some(day) = days.in_the_past(on) {
            day.changes.push(view(site.words.months(months), site.words.results_counted(kept, missed)));
        }
    }
    for (on, sentences) in revised {
        if let Some(day) = days.in_the_past(on) {
            day.changes.push(view(site.words.results_revised().to_owned(), sentences.join(" ")));
        }
    }
}

fn add_new_names(days: &mut ChangeDays, site: &Site<'_>, links: &Links) {
    let departments = site.edition.catalog.departments.iter();
    for (department, former) in departments.flat_map(|one| one.formerly.iter().map(move |former| (one, former))) {
        let (Some(before), Some(until)) = (&former.name, former.until) else { continue };
        if days.today.is_some_and(|today| until.value <= today)
            && let Some(day) = days.in_the_past(until.value)
        {
            let (name, href) = (&department.name, links.to(&address::department(department.id.value.as_str())));
            day.changes.push(ChangeView {
                before: Some(before.clone()),
                after: Some(name.clone()),
                ..ChangeView::new(site, Word::Renamed, name.clone(), href)
            });
        }
    }
}
