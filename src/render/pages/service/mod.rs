//! A service's page: what we will do and by when, how to ask, what to do if we miss it, and the details.

pub(crate) mod courses;
mod delays;
mod hear_back;

use std::collections::BTreeMap;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::address;
use crate::markdown;
use crate::model::catalog::LineHours;
use crate::model::edition::{EffectiveService, EffectiveStandard, Status};
use crate::model::fee::Fee;
use crate::model::id::ClauseRef;
use crate::model::publication::PublicationKind;
use crate::model::service::{Ask, Service, Way};
use crate::render::job::RenderError;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::hours::{self, HoursView};
use crate::render::pages::frame::links::{Link, Links, shown_address};
use crate::render::pages::frame::site::Site;
use crate::render::pages::frame::structured_data;
use crate::render::pages::replacement::{self, Replacement};
use crate::render::pages::results;
use crate::render::pages::service::courses::{Course, Courses};
use crate::render::pages::service::delays::DelayView;
use crate::render::pages::service::hear_back::HearBackView;
use crate::render::pages::standard::{self, StandardView};
use crate::render::pages::theme::words::Word;
use crate::render::publications::offer::Offer;
use crate::render::{if_missed, sentences};

/// A service's page.
#[derive(Serialize)]
pub(crate) struct ServiceView<'a> {
    frame: Frame,
    name: String,
    /// The page with all results, if there are any.
    results: Option<Link>,
    summary: String,
    description: Option<String>,
    /// What to do in danger, as HTML with its numbers as links, to be shown above the promises; nothing, if the service says nothing of danger.
    emergency: Option<String>,
    is_draft: bool,
    is_scheduled: bool,
    /// The address of the document that says how other sites can show it.
    oembed: String,
    retired: Option<RetiredView>,
    on_the_spot: Option<OnTheSpotView>,
    /// Standards in force and scheduled.
    standards: Vec<StandardView>,
    /// Number of `standards`, from the first, that are steps of every request.
    steps: usize,
    /// Number of `standards`, from the first, that are no steps of one case alone.
    listed: usize,
    /// The steps of each case.
    cases: Vec<CaseView>,
    /// Standards that are no longer promised.
    withdrawn: Vec<StandardView>,
    ask: Vec<AskView>,
    /// The first telephone among the ways to ask, for a button at the top of a narrow screen.
    call: Option<AskView>,
    /// The subject of a message about the page, as a part of an address.
    clear_subject: String,
    needs: Option<NeedsView>,
    hours: Option<HoursView<'a>>,
    hear_back: Option<HearBackView>,
    delays: Vec<DelayView>,
    /// What to do if a promise is missed: each text once, as HTML.
    if_missed: Vec<String>,
    supports: Vec<Link>,
    department: Link,
    accountable: String,
    function: Option<String>,
    keywords: String,
    former_names: Vec<String>,
    /// Its poster, if the site offers it.
    downloads: Vec<Offer>,
}

/// What residents need in order to ask.
#[derive(Serialize)]
struct NeedsView {
    who: Option<String>,
    ready: Vec<String>,
    fees: Vec<String>,
    is_free: bool,
}

/// The steps of a request in one case.
#[derive(Serialize)]
struct CaseView {
    name: Option<String>,
    /// Where its steps are among the standards: after so many, up to the last one.
    after: usize,
    last: usize,
}

#[derive(Serialize)]
pub(crate) struct RetiredView {
    date: String,
    is_past: bool,
    reason: String,
    replaced_by: Option<Replacement>,
}

/// How a service is done on the spot, and the standard that applies otherwise.
#[derive(Serialize)]
pub(crate) struct OnTheSpotView {
    clause: String,
    otherwise: Option<Otherwise>,
}

/// The standard that applies when a service can't be done on the spot.
#[derive(Serialize)]
pub(crate) struct Otherwise {
    sentence: String,
    href: String,
    service: String,
}

/// One way to ask.
#[derive(Serialize)]
pub(crate) struct AskView {
    label: String,
    to: String,
    href: Option<String>,
    /// Whether it is a telephone that somebody answers.
    is_call: bool,
    note: Option<String>,
    /// The calendar that says whether it is open now, if people answer there and it closes.
    state: Option<String>,
}

pub(crate) fn view<'a>(
    site: &'a Site<'_>,
    effective: &'a EffectiveService<'_>,
) -> Result<ServiceView<'a>, RenderError> {
    let service = effective.service;
    let department = effective.department;
    let department_address = address::department(department.id.value.as_str());
    let address = address::service(service.id.value.as_str());
    let above = above(site, effective);
    let frame = Frame::new(site, &address, &service.name.value, &description(site, effective))
        .below(&[(&site.say(Word::ServicesCrumb, &[]), address::SERVICES), (&above.name, &above.href)]);
    let is_offered = effective.is_offered();
    let about =
        is_offered.then(|| structured_data::service(site, effective, &markdown::to_text(&service.summary.markdown)));
    let frame = frame.with_alternates(documents(effective)).about(about);
    let links = frame.links.clone();
    let courses = Courses::of(effective);
    let (steps, listed) = (courses.main.len(), courses.main.len() + courses.others.len());
    let cases = cases(&courses.cases, listed);
    let mut all = courses.in_order();
    let shown = all.len();
    let numbers = numbers(site, effective);
    let asked = |one| ask_with_state(site, effective, one);
    let if_missed = if_missed::of_all(site.edition.catalog, &all);
    all.extend(effective.standards.iter().filter(|standard| standard.status == Status::Retired));
    let headings = sentences::headings(site.words, &all);
    let views = all.into_iter().zip(headings);
    let mut standards: Vec<StandardView> =
        views.map(|(one, heading)| standard::view(site, &links, one).with_heading(heading)).collect();
    let withdrawn = standards.split_off(shown);
    for (case, of) in cases.iter().flat_map(|case| (case.after..case.last).map(move |at| (case, at))) {
        standards[of].name.take_if(|name| case.name.as_ref() == Some(name));
    }
    Ok(ServiceView {
        name: service.name.value.clone(),
        results: results::link(site, &links, &effective.standards),
        summary: links.html(&service.summary.markdown),
        description: service.description.as_ref().map(|prose| links.html(&prose.markdown)),
        emergency: service.emergency.as_ref().map(|prose| links.html(&prose.markdown)),
        is_draft: service.draft,
        is_scheduled: effective.status == Status::Scheduled,
        oembed: site.job.base_url.join(&address::oembed(service.id.value.as_str())),
        retired: retired(site, &links, effective),
        on_the_spot: on_the_spot(site, &links, effective).filter(|_| is_offered),
        delays: delays::view(&standards),
        if_missed: if_missed.iter().map(|text| links.html_with_numbers(text, &numbers)).collect(),
        standards,
        steps,
        listed,
        cases,
        withdrawn,
        call: ways(effective).find(|one| matches!(one.way.value, Way::Phone(_))).map(asked),
        ask: ways(effective).map(asked).collect(),
        clear_subject: utf8_percent_encode(&site.say(Word::ClearSubject, &[&service.name.value]), NON_ALPHANUMERIC)
            .to_string(),
        needs: needs(site, service).filter(|_| is_offered),
        hours: hours::view(site, &links, answered(site, effective))?,
        hear_back: hear_back::view(site, effective)?,
        supports: supports(site, &links, effective),
        department: Link { name: department.name.clone(), href: links.to(&department_address) },
        accountable: department.accountable.clone(),
        function: service.function.as_ref().map(|function| function.value.clone()),
        keywords: service.keywords.join(", "),
        downloads: site
            .offers
            .get(&links, PublicationKind::Posters, Some(service.id.value.as_str()))
            .into_iter()
            .collect(),
        former_names: service.formerly.iter().filter_map(|former| former.name.clone()).collect(),
        frame,
    })
}

/// Returns where the steps of each case are, after the standards that are listed before all of them.
fn cases(courses: &[Course<'_, '_>], listed: usize) -> Vec<CaseView> {
    let lengths = courses.iter().scan(listed, |at, course| {
        let after = *at;
        *at += course.steps.len();
        Some(CaseView { name: course.name.clone(), after, last: *at })
    });
    lengths.collect()
}

/// Returns the documents of a service's standards or, if it has none, that of its department.
fn documents(effective: &EffectiveService<'_>) -> Vec<String> {
    let of_standard = |one: &EffectiveStandard<'_>| address::standard_document(&one.owned.standard.id.value);
    match &effective.standards[..] {
        [] => vec![address::department_document(&effective.department.id.value)],
        standards => standards.iter().map(of_standard).collect(),
    }
}

/// Longest description that search engines show, in characters.
const SHOWN: usize = 160;

/// Returns the description for search engines and messengers, with the promise first.
fn description(site: &Site<'_>, effective: &EffectiveService<'_>) -> String {
    let promise = effective.standards.iter().find_map(|one| Some(sentences::listed(site.words, one, one.current()?)));
    let ended = effective.service.retired.as_ref().filter(|_| !effective.is_offered());
    let answer = match (ended, promise, &effective.service.on_the_spot) {
        (Some(ended), _, _) => site.say(Word::NoLongerOffered, &[&site.words.date(ended.on.value)]),
        (None, Some(promise), _) => promise,
        (None, None, Some(_)) => site.say(Word::DoneOnTheSpot, &[]),
        (None, None, None) => String::new(),
    };
    let summary = markdown::to_text(&effective.service.summary.markdown);
    let both = format!("{answer} {summary}").trim().to_owned();
    if both.chars().count() <= SHOWN || answer.is_empty() { both } else { answer }
}

/// That a service ended or will end, why, and what takes its place.
pub(crate) fn retired(site: &Site<'_>, links: &Links, effective: &EffectiveService<'_>) -> Option<RetiredView> {
    let retired = effective.service.retired.as_ref()?;
    let replaced_by = retired.replaced_by.as_ref().and_then(|id| replacement::of_service(site, links, &id.0.value));
    Some(RetiredView {
        date: site.words.date(retired.on.value),
        is_past: !effective.is_offered(),
        reason: links.html(&retired.reason.markdown),
        replaced_by,
    })
}

impl RetiredView {
    /// Its paragraphs, some as HTML.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        [self.date.as_str(), &self.reason].into_iter().chain(self.replaced_by.as_ref().map(|_| ""))
    }
}

impl OnTheSpotView {
    /// Its paragraphs.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        std::iter::once("").chain(self.otherwise.as_ref().map(|otherwise| &*otherwise.sentence))
    }
}

/// How a service is done on the spot, and the standard that applies otherwise.
pub(crate) fn on_the_spot(site: &Site<'_>, links: &Links, effective: &EffectiveService<'_>) -> Option<OnTheSpotView> {
    let on_the_spot = effective.service.on_the_spot.as_ref()?;
    let id = &on_the_spot.otherwise.0.value;
    let otherwise = site.standard(id).map(|standard| Otherwise {
        sentence: sentences::listed(site.words, standard, standard.shown()),
        href: links.to(&address::standard(id)),
        service: standard.owned.service.name.value.clone(),
    });
    Some(OnTheSpotView { clause: on_the_spot.clause.0.to_string(), otherwise })
}

/// One way to ask.
pub(crate) fn ask(site: &Site<'_>, ask: &Ask) -> AskView {
    let way = &ask.way.value;
    let label = match way {
        Way::Phone(_) => Word::AskPhone,
        Way::Voicemail(_) => Word::AskVoicemail,
        Way::Text(_) => Word::AskText,
        Way::Chat(_) => Word::AskChat,
        Way::Email(_) => Word::AskEmail,
        Way::Web(_) => Word::AskWeb,
        Way::App(_) => Word::AskApp,
        Way::Mail(_) => Word::AskMail,
        Way::Fax(_) => Word::AskFax,
        Way::InPerson(_) => Word::AskInPerson,
        Way::SocialMedia(_) => Word::AskSocialMedia,
    };
    let to = match way {
        Way::Web(web) | Way::Chat(web) | Way::App(web) => shown_address(web.as_str()),
        other => other.to().to_owned(),
    };
    AskView {
        label: site.say(label, &[]),
        to,
        href: way.link(),
        is_call: matches!(way, Way::Phone(_)),
        note: ask.note.as_ref().map(|note| note.value.clone()).or_else(|| home_page(site, way)),
        state: None,
    }
}

/// What residents are told of an address that is no more than a site's home page: they have to look further there.
fn home_page(site: &Site<'_>, way: &Way) -> Option<String> {
    let Way::Web(web) = way else { return None };
    let is_home = !shown_address(web.as_str()).contains(['/', '?', '#']);
    is_home.then(|| site.say(Word::HomePage, &[]))
}

/// The same with the calendar that says whether it is open now: never for what takes requests at any hour, such as a form or voicemail.
fn ask_with_state(site: &Site<'_>, effective: &EffectiveService<'_>, one: &Ask) -> AskView {
    let is_answered = !matches!(one.way.value, Way::Voicemail(_));
    let state = hours_of(site, effective, one).filter(|_| is_answered).and_then(|line| hours::state(&line));
    AskView { state, ..ask(site, one) }
}

fn needs(site: &Site<'_>, service: &Service) -> Option<NeedsView> {
    let Service { who_may_ask, have_ready, fees, .. } = service;
    if who_may_ask.is_none() && have_ready.is_empty() && fees.is_none() {
        return None;
    }
    let fee = |fee: &Fee| match &fee.note {
        Some(note) => site.say(Word::Fee, &[&site.words.money(fee.amount), &note.value]),
        None => site.words.money(fee.amount),
    };
    Some(NeedsView {
        who: who_may_ask.as_ref().map(|who| who.value.clone()),
        ready: have_ready.clone(),
        fees: fees.iter().flatten().map(fee).collect(),
        is_free: fees.as_ref().is_some_and(Vec::is_empty),
    })
}

fn hours_of<'a>(site: &'a Site<'_>, effective: &EffectiveService<'_>, ask: &Ask) -> Option<LineHours<'a>> {
    let own = effective.department.calendar_of(effective.service);
    site.edition.catalog.hours_of(&ask.way.value, own)
}

/// The page between the list of services and the service's own: its first topic, else its department. The link is an address below the root.
fn above(site: &Site<'_>, effective: &EffectiveService<'_>) -> Link {
    let first = effective.service.topics.iter().flatten().next();
    let topic = first.and_then(|id| site.edition.catalog.site.topics.iter().find(|topic| topic.id.value == id.0.value));
    match topic {
        Some(topic) => Link { name: topic.name.value.clone(), href: address::topic(&topic.id.value) },
        None => Link {
            name: effective.department.name.clone(),
            href: address::department(effective.department.id.value.as_str()),
        },
    }
}

/// The ways to ask for a service, as long as it is offered.
fn ways<'a>(effective: &EffectiveService<'a>) -> impl Iterator<Item = &'a Ask> {
    effective.service.ask.iter().filter(|_| effective.is_offered())
}

/// The telephone numbers that texts about a service may name, as they are written, with what is dialled.
fn numbers(site: &Site<'_>, effective: &EffectiveService<'_>) -> BTreeMap<String, String> {
    let (service, department) = (effective.service, effective.department);
    let asked = service.ask.iter().filter_map(|ask| match &ask.way.value {
        Way::Phone(phone) | Way::Voicemail(phone) => Some(phone),
        _ => None,
    });
    let contacts = [&department.contact, &site.edition.catalog.site.contact].map(|contact| contact.phone.as_ref());
    let functions = department.functions.iter().map(|function| function.phone.as_ref());
    let known = contacts.into_iter().chain(functions).flatten().map(|phone| &phone.value);
    asked.chain(known).map(|phone| (phone.to_string(), phone.dial())).collect()
}

/// When the lines of a service that is offered answer, in the order of its ways to ask.
fn answered<'a>(site: &'a Site<'_>, effective: &'a EffectiveService<'_>) -> impl Iterator<Item = LineHours<'a>> {
    ways(effective).filter_map(|ask| hours_of(site, effective, ask))
}

fn supports(site: &Site<'_>, links: &Links, effective: &EffectiveService<'_>) -> Vec<Link> {
    let own = &effective.service.supports;
    let theirs = effective.standards.iter().flat_map(|standard| standard.supports);
    let wanted: Vec<&ClauseRef> = own.iter().chain(theirs).collect();
    site.edition
        .catalog
        .commitment
        .clauses()
        .filter(|(id, _)| wanted.iter().any(|clause| clause.0.value == **id))
        .map(|(id, section)| Link {
            name: site.say(Word::Clause, &[&section.title, id.as_str()]),
            href: links.to(&address::clause(id)),
        })
        .collect()
}
