//! A standard as pages show it: the promise first, then how it works, then its history.

mod timeline;

use serde::Serialize;

use crate::address;
use crate::model::edition::{EffectiveStandard, EffectiveVersion, Status};
use crate::model::standard::{Clock, Conditions, Promise};
use crate::model::target::Target;
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;
use crate::render::pages::replacement::{self, Replacement};
use crate::render::pages::results::{self, PromiseResult};
use crate::render::pages::standard::timeline::PeriodView;
use crate::render::pages::theme::words::Word;
use crate::render::sentences::{as_sentence, corrected, heading, last_gap, sentence};
use crate::wording::{Wording, capital, says};

/// A standard with all its details.
#[derive(Serialize)]
pub(crate) struct StandardView {
    pub(crate) id: String,
    pub(crate) anchor: String,
    /// Former anchors.
    former_anchors: Vec<String>,
    pub(crate) heading: String,
    /// Its name, if its sentence doesn't say it.
    pub(crate) name: Option<String>,
    pub(crate) promise: PromiseView,
    /// `in_force`, `scheduled` or `retired`.
    status: &'static str,
    is_draft: bool,
    /// The first day, if it is known.
    since: Option<String>,
    /// A sentence about days without a promise, between now and the next version.
    pause: Option<String>,
    approved: Option<String>,
    review_by: Option<String>,
    corrected: Option<String>,
    /// How it was kept.
    result: Option<PromiseResult>,
    next: Option<ChangeView>,
    ends: Option<EndView>,
    /// Its versions over time, if there is more than one.
    timeline: Vec<PeriodView>,
    baseline: Option<Link>,
    json: String,
}

/// What one version promises.
#[derive(Serialize)]
pub(crate) struct PromiseView {
    /// The promise in one sentence.
    pub(crate) sentence: String,
    /// What limits the promise: `For main roads, from May to October`.
    limits: Option<String>,
    /// The time or the number alone, which doesn't break inside a time.
    figure: Option<String>,
    /// How often it is to be kept, unless that is every time.
    share: Option<String>,
    /// Why there is no target, as HTML.
    no_target_reason: Option<String>,
    how_often: Option<String>,
    starts: Option<String>,
    pauses: Vec<String>,
    /// What stops the clock, if there is one.
    stops: Option<String>,
    calendar: Option<CalendarView>,
    channels: Option<String>,
    conditions: Vec<ConditionView>,
    exceptions: Vec<String>,
    statutory: Option<StatutoryView>,
    exempt: Option<ExemptView>,
    /// The day on which the exemption ended, while the promise is still below the baseline.
    exemption_ended: Option<String>,
}

#[derive(Serialize)]
struct CalendarView {
    name: String,
    week: String,
    href: String,
}

#[derive(Serialize)]
struct ConditionView {
    label: String,
    text: String,
}

#[derive(Serialize)]
struct StatutoryView {
    limit: String,
    source: String,
    note: Option<String>,
}

#[derive(Serialize)]
struct ExemptView {
    reason: String,
    approved_by: String,
    until: Option<String>,
    review_by: Option<String>,
}

/// A scheduled change.
#[derive(Serialize)]
struct ChangeView {
    date: String,
    sentence: String,
}

/// The end of a standard, past or planned.
#[derive(Serialize)]
struct EndView {
    date: String,
    iso: String,
    is_past: bool,
    /// Why, as HTML.
    reason: Option<String>,
    /// The reason for use inside a sentence; `None` if the top of the page gives it for the whole service.
    own_reason: Option<String>,
    /// Why nothing is promised after the last version, if nothing else is stated.
    gap: Option<String>,
    replaced_by: Option<Replacement>,
}

impl StandardView {
    /// The same under another heading, which no other standard on the page has.
    pub(crate) fn with_heading(self, heading: String) -> Self {
        Self { heading, ..self }
    }

    /// Returns its heading: what residents get.
    pub(crate) fn heading(&self) -> &str {
        &self.heading
    }

    /// Returns the paragraphs of what is promised and until when, some as HTML, without the words that are always there.
    pub(crate) fn in_short(&self) -> impl Iterator<Item = &str> {
        let scheduled = (self.status == "scheduled").then_some("");
        let next = self.next.as_ref().map(|next| &*next.sentence);
        let ends =
            self.ends.as_ref().map(|ends| ends.own_reason.as_deref().or(ends.gap.as_deref()).unwrap_or_default());
        let exempt = self.promise.exempt.iter().flat_map(|exempt| ["", &exempt.reason, &exempt.approved_by]);
        let ended = self.promise.exemption_ended.iter().flat_map(|_| ["", ""]);
        let no_target = self.promise.no_target_reason.iter().flat_map(|reason| ["", reason]);
        let short = [self.name.as_deref(), Some(&self.promise.sentence), scheduled, self.pause.as_deref(), next, ends];
        short.into_iter().flatten().chain(exempt).chain(ended).chain(no_target)
    }

    /// Returns what can delay it, as HTML.
    pub(crate) fn exceptions(&self) -> &[String] {
        &self.promise.exceptions
    }
}

/// Makes the view of a standard for a page with these links.
pub(crate) fn view(site: &Site<'_>, links: &Links, standard: &EffectiveStandard<'_>) -> StandardView {
    let shown = standard.shown();
    let owned = standard.owned;
    let id = &owned.standard.id.value;
    // A standard that has ended is not reviewed again.
    let review = shown.version.review_by.filter(|_| standard.status != Status::Retired);
    let promise = promise(site, links, standard, shown);
    let name = owned.standard.name.as_ref().filter(|name| !says(&promise.sentence, name));
    StandardView {
        id: id.to_string(),
        anchor: id.anchor().to_owned(),
        former_anchors: owned
            .standard
            .formerly
            .iter()
            .map(|former| former.id.value.anchor().to_owned())
            .filter(|anchor| anchor != id.anchor())
            .collect(),
        heading: heading(site.words, standard),
        name: name.cloned(),
        promise,
        status: status(standard.status),
        is_draft: owned.standard.draft || shown.version.draft,
        since: (!shown.version.begins_earlier || shown.status == Status::Scheduled)
            .then(|| site.words.date(shown.period.from)),
        pause: pause(site, standard),
        approved: shown.approved.map(|approved| format!("{}, {}", approved.by, site.words.date(approved.on.value))),
        review_by: review.map(|day| site.words.date(day.value)),
        corrected: corrected(site.words, shown).filter(|_| standard.versions.len() == 1),
        result: results::of_promise(site, standard),
        next: next(site.words, standard, shown),
        ends: ends(site, links, standard),
        timeline: timeline::view(site.words, standard),
        baseline: standard.baseline.map(|floor| Link {
            name: floor.service.name.value.clone(),
            href: links.to(&address::standard(&floor.standard.id.value)),
        }),
        json: links.to(&address::standard_document(id)),
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Scheduled => "scheduled",
        Status::InForce => "in_force",
        Status::Superseded | Status::Retired => "retired",
        Status::CalledOff => "called_off",
    }
}

fn promise(
    site: &Site<'_>,
    links: &Links,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
) -> PromiseView {
    let promise = &version.version.promise;
    let Clock { starts, pauses, stops } = &promise.clock;
    let stage = standard.owned.standard.stage;
    PromiseView {
        sentence: sentence(site.words, standard, version),
        limits: limits(site.words, promise),
        figure: figure(site.words, promise),
        share: site.words.share_unless_every_time(promise),
        how_often: how_often(site.words, promise),
        no_target_reason: promise.target.value.reason().map(|reason| links.html(&reason.markdown)),
        starts: starts.as_ref().map(|start| start.text.value.clone()),
        pauses: pauses.iter().map(ToString::to_string).collect(),
        stops: stops
            .as_ref()
            .map(ToString::to_string)
            .or_else(|| promise.has_clock().then(|| site.words.stage_stops(stage).to_owned())),
        calendar: version.calendar.map(|calendar| CalendarView {
            name: calendar.value.name.clone(),
            week: site.words.week(calendar.value).join("; "),
            href: links.to(&address::calendar(&calendar.value.id.value)),
        }),
        channels: channels(site.words, promise),
        conditions: promise.conditions.as_ref().map(|all| conditions(site, &all.value)).unwrap_or_default(),
        exceptions: promise.exceptions.iter().map(|prose| links.inline_html(&prose.markdown)).collect(),
        statutory: promise.statutory.as_ref().map(|limit| StatutoryView {
            limit: site.words.amount(limit.within.value),
            source: limit.source.clone(),
            note: limit.note.clone(),
        }),
        exempt: version.exempt.map(|exempt| ExemptView {
            reason: links.html(&exempt.reason.markdown),
            approved_by: exempt.approved_by.clone(),
            until: exempt.until.map(|day| site.words.last_day(day.value)),
            review_by: exempt.review_by.map(|day| site.words.date(day.value)),
        }),
        exemption_ended: standard
            .exemption_ended
            .filter(|_| version.status == Status::InForce)
            .map(|day| site.words.date(day)),
    }
}

fn limits(words: Wording<'_>, promise: &Promise) -> Option<String> {
    let limits = words.conditions(&promise.conditions.as_ref()?.value);
    (!limits.is_empty()).then(|| capital(&limits))
}

/// Returns the figure of a promise. A length of time is read at one glance, so it stays on one line.
fn figure(words: Wording<'_>, promise: &Promise) -> Option<String> {
    let figure = words.figure(promise)?;
    let is_length = matches!(promise.target.value, Target::Within(limit) if limit.value > 0);
    Some(if is_length { figure.replace(' ', "\u{a0}") } else { figure })
}

fn how_often(words: Wording<'_>, promise: &Promise) -> Option<String> {
    let is_beside = promise.target.value.is_kept_case_by_case();
    is_beside.then(|| capital(&words.share(promise.share())))
}

fn channels(words: Wording<'_>, promise: &Promise) -> Option<String> {
    let names: Vec<String> = promise.channels.iter().map(|channel| words.channel(channel.value).to_owned()).collect();
    (!names.is_empty()).then(|| capital(&words.list(&names)))
}

fn conditions(site: &Site<'_>, conditions: &Conditions) -> Vec<ConditionView> {
    let of = |label: Word, text: &Option<String>| {
        text.as_ref().map(|text| ConditionView { label: site.say(label, &[]), text: capital(text) })
    };
    [
        of(Word::Where, &conditions.zone),
        of(Word::Priority, &conditions.priority),
        of(Word::Season, &conditions.season.map(|season| site.words.season(season))),
        of(Word::Only, &conditions.text.as_ref().map(ToString::to_string)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn next(words: Wording<'_>, standard: &EffectiveStandard<'_>, shown: &EffectiveVersion<'_>) -> Option<ChangeView> {
    let next = standard.next().filter(|next| next.revision != shown.revision)?;
    Some(ChangeView { date: words.date(next.period.from), sentence: sentence(words, standard, next) })
}

/// Returns the next days without a promise between two versions, with the reason.
fn pause(site: &Site<'_>, standard: &EffectiveStandard<'_>) -> Option<String> {
    let last = standard.current().or_else(|| standard.past().next())?;
    let pause = standard.pause_after(last)?;
    let (from, to) = (site.words.date(pause.from), site.words.last_day(pause.until));
    let reason = pause.reason.map(as_sentence).unwrap_or_default();
    Some(site.say(Word::Pause, &[&from, &to, &reason]).trim_end().to_owned())
}

fn ends(site: &Site<'_>, links: &Links, standard: &EffectiveStandard<'_>) -> Option<EndView> {
    let day = standard.ends()?;
    let own = standard.owned.standard.retired.as_ref();
    let service = standard.owned.service.retired.as_ref();
    let own_reason = own.map(|retired| &retired.reason);
    let reason = own_reason.or(service.map(|retired| &retired.reason));
    let replaced_by = own.and_then(|retired| retired.replaced_by.as_ref());
    let replaced_by = replaced_by.and_then(|id| replacement::of_standard(site, links, &id.0.value));
    Some(EndView {
        date: site.words.date(day),
        iso: day.to_string(),
        is_past: standard.status == Status::Retired,
        reason: reason.map(|prose| links.html(&prose.markdown)),
        own_reason: own_reason.map(|prose| links.inline_html(&prose.markdown)),
        gap: last_gap(standard).filter(|_| reason.is_none()).map(as_sentence),
        replaced_by,
    })
}
