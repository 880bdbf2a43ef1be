//! A publication -> its view: what its template can show. The handbook's page `print-design` lists its parts.
//!
//! It is one file so that designers and programmers find everything that a template can show, and where it comes from, in one place.
//! What is called markup is made from Markdown, and is used with `| safe`; all other texts are plain.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;

use crate::address;
use crate::markdown;
use crate::model::calendar::Calendar;
use crate::model::contact::Contact;
use crate::model::department::Department;
use crate::model::edition::{EffectiveService, EffectiveStandard, Status};
use crate::model::publication::PublicationKind;
use crate::render::pages::frame::links::shown_address;
use crate::render::pages::frame::site::Site;
use crate::render::pages::service::courses::Courses;
use crate::render::pages::service::{AskView, ask};
use crate::render::pages::theme::words::Word;
use crate::render::publications::look::{Look, Paper};
use crate::render::publications::piece::{Piece, Subject};
use crate::render::{if_missed, sentences};
use crate::wording::Initial;

/// Makes views.
pub(super) struct Views<'a> {
    pub(super) site: Site<'a>,
    /// What is the same in every publication, made once.
    commitment: OnceLock<CommitmentView>,
    complain: OnceLock<Option<TextView>>,
}

/// The view of a publication.
#[derive(Serialize)]
pub(super) struct PublicationView<'v> {
    /// Its kind: `charter`, `posters`.
    kind: &'static str,
    /// The parts that the theme wants, in order.
    parts: Vec<String>,
    /// Values of the theme's `print.yaml`.
    look: BTreeMap<String, String>,
    /// The width and height of the paper in points.
    paper: (f32, f32),
    city: CityView,
    edition: EditionView,
    commitment: &'v CommitmentView,
    /// The department that it is about, with all services that residents can ask for.
    department: Option<DepartmentView>,
    /// The service that it is about.
    service: Option<ServiceView>,
    /// All departments; only of publications about the whole city.
    departments: Vec<DepartmentView>,
    /// What holds for every department; only of publications about the whole city and of staff cards.
    baseline: Vec<PromiseView>,
    /// What is done on the spot.
    on_the_spot: Vec<SpotView>,
    /// What residents ask for most.
    popular: Vec<ServiceView>,
    /// What residents do when they are not satisfied.
    complain: Option<&'v TextView>,
    /// Residents' words from A to Z.
    index: Vec<LetterView>,
}

/// The city.
#[derive(Serialize)]
struct CityView {
    name: String,
    short_name: String,
    title: String,
    summary: String,
    language: String,
    /// The address of the site, and as people write it.
    url: String,
    shown_url: String,
    has_logo: bool,
    contact: ContactView,
    /// What says that figures are examples, and in a few words.
    illustrative: Option<String>,
    illustrative_short: Option<String>,
}

/// How to reach somebody.
#[derive(Serialize)]
struct ContactView {
    phone: Option<String>,
    email: Option<String>,
    web: Option<String>,
    web_url: Option<String>,
    address: Vec<String>,
    /// When they answer, a line for each run of days.
    hours: Vec<String>,
}

/// Which edition a publication is from.
#[derive(Serialize)]
struct EditionView {
    /// The first day of the edition, in words; nothing, if everything in it has always held.
    from: Option<String>,
    /// The day that files are from, as a date.
    date: String,
    /// The last day on which everything in the publication is true; nothing, if no change is known.
    until: Option<String>,
    is_preview: bool,
}

/// The commitment.
#[derive(Serialize)]
struct CommitmentView {
    title: String,
    summary: String,
    /// Markup.
    introduction: String,
    clauses: Vec<ClauseView>,
    policy_number: String,
    policy_title: String,
    approved_by: String,
    effective: String,
    resolution: String,
    owner: String,
    url: String,
    shown_url: String,
}

/// A heading of the commitment.
#[derive(Serialize)]
struct ClauseView {
    title: String,
    /// The clause as the policy writes it: 4.1 (a).
    cited: Option<String>,
    quotation: Option<String>,
    /// Markup.
    body: String,
    /// The first sentence of the body.
    sentence: String,
}

/// A department.
#[derive(Serialize)]
struct DepartmentView {
    id: String,
    name: String,
    /// Markup.
    summary: String,
    accountable: String,
    contact: ContactView,
    url: String,
    shown_url: String,
    functions: Vec<FunctionView>,
    /// The number of services.
    services: usize,
}

/// A line of work, or the services that belong to none.
#[derive(Serialize)]
struct FunctionView {
    name: Option<String>,
    summary: Option<String>,
    phone: Option<String>,
    services: Vec<ServiceView>,
}

/// A service.
#[derive(Serialize)]
struct ServiceView {
    id: String,
    name: String,
    /// Markup.
    summary: String,
    summary_text: String,
    /// Markup: what to do in danger.
    emergency: Option<String>,
    department: String,
    function: Option<String>,
    /// The promises in force, and those that begin later.
    promises: Vec<PromiseView>,
    on_the_spot: Option<SpotView>,
    ask: Vec<AskView>,
    /// The first telephone number among the ways to ask.
    phone: Option<String>,
    have_ready: Vec<String>,
    /// What to do if a promise is missed, as plain text.
    if_missed: Vec<String>,
    /// When it is no longer offered, if that is known.
    ends: Option<String>,
    url: String,
    shown_url: String,
}

/// A promise.
#[derive(Serialize)]
struct PromiseView {
    /// What residents get, as a heading.
    heading: String,
    /// The whole promise in one sentence.
    sentence: String,
    /// The promise in a few words, if they say enough.
    short: Option<String>,
    /// Its first day, if that is still ahead.
    begins: Option<String>,
    /// What changes, with the day: `Changes on 1 January 2027: …`.
    change: Option<String>,
    /// When the clock starts, if staff have written it down.
    starts: Option<String>,
    /// Whether time is counted for each request.
    has_clock: bool,
    /// What can delay it, as plain text.
    exceptions: Vec<String>,
    /// An exemption from what holds for every department, as plain text.
    exempt: Option<String>,
}

/// Something done on the spot.
#[derive(Serialize)]
struct SpotView {
    name: String,
    /// Plain text.
    summary: String,
    /// The promise that applies otherwise.
    otherwise: Option<String>,
}

/// A text with a title.
#[derive(Serialize)]
struct TextView {
    title: String,
    summary: String,
    /// Markup.
    body: String,
    url: String,
    shown_url: String,
}

/// The words of the index that begin with one letter.
#[derive(Serialize)]
struct LetterView {
    letter: String,
    words: Vec<WordView>,
}

/// A word of the index, with the ids of the services that it leads to.
#[derive(Serialize)]
struct WordView {
    word: String,
    services: Vec<String>,
}

impl<'a> Views<'a> {
    pub(super) fn new(site: Site<'a>) -> Self {
        Self { site, commitment: OnceLock::new(), complain: OnceLock::new() }
    }

    /// The view of a publication. What its template can't need is left out: there may be thousands of posters.
    pub(super) fn of(&self, piece: &Piece<'a>, look: &Look, paper: Paper) -> PublicationView<'_> {
        let edition = self.site.edition;
        let is_whole = matches!(piece.kind, PublicationKind::Charter);
        let is_staff = matches!(piece.kind, PublicationKind::StaffCards);
        let is_insert = matches!(piece.kind, PublicationKind::Insert);
        let departments = edition.catalog.departments.iter().filter(|one| !one.is_corporate);
        PublicationView {
            kind: piece.kind.key(),
            parts: look.parts(piece.kind).to_vec(),
            look: look.values.clone(),
            paper: paper.size(),
            city: self.city(),
            edition: self.edition(piece),
            commitment: self.commitment.get_or_init(|| self.commitment()),
            department: if let Subject::Department(one) = piece.subject { Some(self.department(one)) } else { None },
            service: if let Subject::Service(one) = piece.subject { Some(self.service(one)) } else { None },
            departments: if is_whole {
                departments.map(|one| self.department(one)).filter(|one| one.services > 0).collect()
            } else {
                Vec::new()
            },
            baseline: if is_whole || is_staff { self.baseline() } else { Vec::new() },
            on_the_spot: if is_whole { self.on_the_spot() } else { Vec::new() },
            popular: if is_insert { self.popular() } else { Vec::new() },
            complain: self.complain.get_or_init(|| self.complain()).as_ref(),
            index: if is_whole { self.index() } else { Vec::new() },
        }
    }

    fn url(&self, address: &str) -> String {
        self.site.job.base_url.join(address)
    }

    fn markup(&self, markdown: &str) -> String {
        markdown::to_html(markdown, self.site.job.base_url.as_str())
    }

    fn city(&self) -> CityView {
        let site = &self.site.edition.catalog.site;
        let url = self.url("");
        CityView {
            name: site.city.clone(),
            short_name: site.short_name.clone(),
            title: site.title.clone(),
            summary: site.summary.clone(),
            language: site.language.value.as_str().to_owned(),
            shown_url: shown_address(&url),
            url,
            has_logo: self.site.edition.catalog.logo.is_some(),
            contact: self.contact(&site.contact),
            illustrative: site.illustrative.as_ref().map(|notice| notice.value.clone()),
            illustrative_short: site
                .illustrative_short
                .as_ref()
                .or(site.illustrative.as_ref())
                .filter(|_| site.illustrative.is_some())
                .map(|notice| notice.value.clone()),
        }
    }

    fn contact(&self, contact: &Contact) -> ContactView {
        let catalog = self.site.edition.catalog;
        let week = |calendar: &Calendar| self.site.words.week(calendar);
        ContactView {
            phone: contact.phone.as_ref().map(ToString::to_string),
            email: contact.email.as_ref().map(ToString::to_string),
            web: contact.web.as_ref().map(|web| shown_address(web.value.as_str())),
            web_url: contact.web.as_ref().map(ToString::to_string),
            address: contact.address.clone(),
            hours: catalog.hours_of_contact(contact).map(|line| week(line.calendar)).unwrap_or_default(),
        }
    }

    fn edition(&self, piece: &Piece<'_>) -> EditionView {
        let edition = self.site.edition;
        let from = edition.in_force.from;
        // A file has to have a day (PDF/A). Where everything has held forever, that is the day of the policy.
        let day = from.unwrap_or(edition.catalog.commitment.policy.effective.value);
        EditionView {
            from: from.map(|day| self.site.words.date(day)),
            date: day.to_string(),
            until: piece.until(edition).map(|(day, _)| self.site.words.last_day(day)),
            is_preview: edition.is_preview,
        }
    }

    fn commitment(&self) -> CommitmentView {
        let commitment = &self.site.edition.catalog.commitment;
        let policy = &commitment.policy;
        let url = self.url("commitment/");
        CommitmentView {
            title: commitment.title.clone(),
            summary: commitment.summary.clone(),
            introduction: self.markup(&commitment.introduction.markdown),
            clauses: commitment
                .sections
                .iter()
                .map(|section| {
                    let text = markdown::to_text(&section.body.markdown);
                    ClauseView {
                        title: section.title.clone(),
                        cited: section.clause.as_ref().map(|clause| crate::render::pages::cited(&clause.value)),
                        quotation: section.quotation.clone(),
                        body: self.markup(&section.body.markdown),
                        sentence: self.site.words.first_sentence(&text).to_owned(),
                    }
                })
                .collect(),
            policy_number: policy.number.clone(),
            policy_title: policy.title.clone(),
            approved_by: policy.approved_by.clone(),
            effective: self.site.words.date(policy.effective.value),
            resolution: policy.resolution.clone(),
            owner: policy.owner.clone(),
            shown_url: shown_address(&url),
            url,
        }
    }

    fn department(&self, department: &Department) -> DepartmentView {
        let of_it = |one: &&EffectiveService<'_>| one.department.id.value == department.id.value;
        let mut rest: Vec<&EffectiveService<'a>> = self.site.edition.offered().filter(of_it).collect();
        let services = rest.len();
        let mut functions = Vec::new();
        for function in crate::render::pages::functions_of(&self.site, department) {
            let is_its = |one: &&EffectiveService<'_>| {
                one.service.function.as_ref().is_some_and(|name| name.value == function.name.value)
            };
            let (its, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_its);
            rest = others;
            functions.push(FunctionView {
                name: Some(function.name.value.clone()),
                summary: function.summary.as_ref().map(|prose| markdown::to_text(&prose.markdown)),
                phone: function.phone.as_ref().map(ToString::to_string),
                services: its.into_iter().map(|one| self.service(one)).collect(),
            });
        }
        functions.push(FunctionView {
            name: None,
            summary: None,
            phone: None,
            services: rest.into_iter().map(|one| self.service(one)).collect(),
        });
        functions.retain(|function| !function.services.is_empty());
        let url = self.url(&address::department(department.id.value.as_str()));
        DepartmentView {
            id: department.id.value.to_string(),
            name: department.name.clone(),
            summary: self.markup(&department.summary.markdown),
            accountable: department.accountable.clone(),
            contact: self.contact(&department.contact),
            shown_url: shown_address(&url),
            url,
            functions,
            services,
        }
    }

    fn service(&self, effective: &EffectiveService<'_>) -> ServiceView {
        let service = effective.service;
        let standards = Courses::of(effective).in_order();
        let headings = sentences::headings(self.site.words, &standards);
        let if_missed = if_missed::of_all(self.site.edition.catalog, &standards);
        let url = self.url(&address::service(service.id.value.as_str()));
        let phone = service.ask.iter().find_map(|ask| match &ask.way.value {
            crate::model::service::Way::Phone(phone) => Some(phone.to_string()),
            _ => None,
        });
        let ended = service.retired.as_ref().filter(|_| effective.is_offered());
        ServiceView {
            id: service.id.value.to_string(),
            name: service.name.value.clone(),
            summary: self.markup(&service.summary.markdown),
            summary_text: markdown::to_text(&service.summary.markdown),
            emergency: service.emergency.as_ref().map(|prose| self.markup(&prose.markdown)),
            department: effective.department.name.clone(),
            function: service.function.as_ref().map(|function| function.value.clone()),
            promises: standards.iter().zip(headings).map(|(one, heading)| self.promise(one, heading)).collect(),
            on_the_spot: self.spot(effective),
            ask: service.ask.iter().map(|one| ask(&self.site, one)).collect(),
            phone,
            have_ready: service.have_ready.clone(),
            if_missed: if_missed.iter().map(|text| markdown::to_text(text)).collect(),
            ends: ended.map(|retired| self.site.words.date(retired.on.value)),
            shown_url: shown_address(&url),
            url,
        }
    }

    fn promise(&self, standard: &EffectiveStandard<'_>, heading: String) -> PromiseView {
        let words = self.site.words;
        let shown = standard.shown();
        let promise = &shown.version.promise;
        let is_ahead = shown.status == Status::Scheduled;
        let next = standard.next().filter(|_| !is_ahead);
        let change = next.map(|next| {
            let values = [words.date(next.period.from), sentences::sentence(words, standard, next)];
            self.site.say(Word::PrintChange, &[&values[0], &values[1]])
        });
        let ends = shown.period.until.filter(|_| next.is_none());
        PromiseView {
            heading,
            sentence: sentences::listed(words, standard, shown),
            short: sentences::short(words, standard, shown),
            begins: is_ahead.then(|| words.date(shown.period.from)),
            change: change.or_else(|| ends.map(|day| self.site.say(Word::PrintEnds, &[&words.date(day)]))),
            has_clock: promise.has_clock(),
            starts: promise.clock.starts.as_ref().map(|start| start.text.value.clone()),
            exceptions: promise.exceptions.iter().map(|one| markdown::to_text(&one.markdown)).collect(),
            exempt: shown.exempt.map(|exempt| markdown::to_text(&exempt.reason.markdown)),
        }
    }

    fn spot(&self, effective: &EffectiveService<'_>) -> Option<SpotView> {
        let on_the_spot = effective.service.on_the_spot.as_ref()?;
        let otherwise = self.site.standard(&on_the_spot.otherwise.0.value);
        Some(SpotView {
            name: effective.service.name.value.clone(),
            summary: markdown::to_text(&effective.service.summary.markdown),
            otherwise: otherwise.map(|standard| sentences::listed(self.site.words, standard, standard.shown())),
        })
    }

    fn baseline(&self) -> Vec<PromiseView> {
        let all = self.site.edition.services.iter().filter(|one| one.department.is_corporate && one.is_offered());
        let standards: Vec<&EffectiveStandard<'_>> =
            all.flat_map(|one| &one.standards).filter(|standard| standard.current().is_some()).collect();
        let headings = sentences::headings(self.site.words, &standards);
        standards.iter().zip(headings).map(|(one, heading)| self.promise(one, heading)).collect()
    }

    fn on_the_spot(&self) -> Vec<SpotView> {
        self.site.edition.offered().filter_map(|one| self.spot(one)).collect()
    }

    fn popular(&self) -> Vec<ServiceView> {
        let named = &self.site.edition.catalog.site.popular;
        let all = named.iter().filter_map(|id| self.site.service(id.0.value.as_str()));
        all.filter(|one| one.is_offered()).map(|one| self.service(one)).collect()
    }

    fn complain(&self) -> Option<TextView> {
        let catalog = self.site.edition.catalog;
        let slug = &catalog.site.not_satisfied.as_ref()?.0.value;
        let page = catalog.pages.iter().find(|page| page.slug.value == *slug)?;
        let url = self.url(&address::page(page.slug.value.as_str()));
        Some(TextView {
            title: page.title.value.clone(),
            summary: page.summary.value.clone(),
            body: self.markup(&page.body.markdown),
            shown_url: shown_address(&url),
            url,
        })
    }

    /// The names of services and residents' words for them.
    fn index(&self) -> Vec<LetterView> {
        let words = self.site.words;
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for one in self.site.edition.offered().filter(|one| !one.department.is_corporate) {
            let id = one.service.id.value.to_string();
            for word in one.service.keywords.iter().chain([&one.service.name.value]) {
                let ids = all.entry(word.clone()).or_default();
                if !ids.contains(&id) {
                    ids.push(id.clone());
                }
            }
        }
        let mut entries: Vec<(String, Vec<String>)> = all.into_iter().collect();
        entries.sort_by_cached_key(|(word, _)| words.sort_key(word));
        let mut letters: Vec<LetterView> = Vec::new();
        for (word, services) in entries {
            let letter = initial(words.sort_key(&word).initial);
            let word = WordView { word, services };
            match letters.last_mut() {
                Some(last) if last.letter == letter => last.words.push(word),
                _ => letters.push(LetterView { letter, words: vec![word] }),
            }
        }
        letters
    }
}

fn initial(initial: Initial) -> String {
    match initial {
        Initial::Digit => "0-9".to_owned(),
        Initial::Letter(letter) => letter,
    }
}
