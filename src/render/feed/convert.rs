//! Model -> the feed's frozen types.

use std::fmt::Display;

use crate::markdown;
use crate::model::amount::{Amount, Unit};
use crate::model::contact;
use crate::model::department::{Department, Former};
use crate::model::edition::{Edition, EffectiveStandard, EffectiveVersion, Status};
use crate::model::prose::Prose;
use crate::model::service::Service;
use crate::model::share::Share;
use crate::model::site::BaseUrl;
use crate::model::stage::Stage;
use crate::model::standard::{Conditions, Exemption, Promise, Statutory, Version};
use crate::model::target::Target;
use crate::render::Job;
use crate::render::feed::schema::{Document, OtherFile};
use crate::render::feed::{ROOT, v1};
use crate::wording::Wording;

/// The word for a status.
pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Scheduled => "scheduled",
        Status::InForce => "in_force",
        Status::Superseded => "superseded",
        Status::Retired => "retired",
    }
}

/// What all conversions need.
pub(super) struct Convert<'a> {
    job: Job<'a>,
    edition: &'a Edition<'a>,
    base_url: &'a BaseUrl,
    language: &'a str,
    words: Wording<'a>,
}

impl<'a> Convert<'a> {
    pub(super) fn new(job: Job<'a>) -> Self {
        let catalog = job.edition.catalog;
        Self {
            job,
            edition: job.edition,
            base_url: job.base_url,
            language: catalog.site.language.value.as_str(),
            words: Wording::new(&catalog.language),
        }
    }

    pub(super) fn job(&self) -> Job<'a> {
        self.job
    }

    pub(super) fn edition(&self) -> &'a Edition<'a> {
        self.edition
    }

    /// The site's language.
    pub(super) fn words(&self) -> Wording<'a> {
        self.words
    }

    /// The address of something on the site.
    pub(super) fn url(&self, path: &str) -> String {
        self.base_url.join(path)
    }

    pub(super) fn text(&self, text: &str) -> v1::Text {
        v1::Text::new(self.language.to_owned(), text.to_owned())
    }

    /// A text for programmers, which is English in the feed of every city.
    fn english(&self, text: &str) -> v1::Text {
        let is_english = self.language.split('-').next() == Some("en");
        v1::Text::new(if is_english { self.language } else { "en" }.to_owned(), text.to_owned())
    }

    pub(super) fn prose(&self, prose: &Prose) -> v1::Text {
        self.text(&markdown::to_text(&prose.markdown))
    }

    pub(super) fn some(&self, text: Option<&String>) -> Option<v1::Text> {
        text.map(|text| self.text(text))
    }

    pub(super) fn envelope(&self, document: Document) -> v1::Envelope {
        let site = &self.edition.catalog.site;
        v1::Envelope {
            schema: document.schema_url(self.base_url),
            api_version: v1::VERSION.to_owned(),
            in_force: v1::Interval { from: self.edition.in_force.from, until: self.edition.in_force.until },
            time_zone: site.time_zone.name.clone(),
            publisher: v1::Publisher {
                name: self.text(&site.city),
                url: self.base_url.as_str().to_owned(),
                contact: contact(&site.contact),
            },
            licence: v1::Licence { name: site.licence.name.clone(), url: site.licence.url.to_string() },
            illustrative: self.some(site.illustrative.as_ref().map(|notice| &notice.value)),
        }
    }

    pub(super) fn policy(&self) -> v1::Policy {
        let policy = &self.edition.catalog.commitment.policy;
        v1::Policy {
            number: policy.number.clone(),
            title: self.text(&policy.title),
            approved_by: policy.approved_by.clone(),
            effective: policy.effective.value,
            resolution: policy.resolution.clone(),
            owner: policy.owner.clone(),
            procedure: policy.procedure.clone(),
        }
    }

    pub(super) fn document(&self, document: Document) -> v1::DocumentEntry {
        v1::DocumentEntry {
            name: document.name.to_owned(),
            url: self.base_url.join(&format!("{ROOT}{}", document.path)),
            media_type: document.media_type.to_owned(),
            schema: Some(document.schema_url(self.base_url)),
            description: self.english(document.description),
        }
    }

    pub(super) fn other(&self, other: OtherFile) -> v1::DocumentEntry {
        v1::DocumentEntry {
            name: other.name.to_owned(),
            url: self.base_url.join(other.path),
            media_type: other.media_type.to_owned(),
            schema: None,
            description: self.english(other.description),
        }
    }

    pub(super) fn retirement(&self, standard: &EffectiveStandard<'_>) -> Option<v1::Retirement> {
        let own = standard.owned.standard.retired.as_ref().map(|retired| v1::Retirement {
            on: retired.on.value,
            reason: self.prose(&retired.reason),
            replaced_by: retired.replaced_by.as_ref().map(|id| id.0.to_string()),
        });
        // What takes the service's place is no standard.
        let service = self.service_retirement(standard.owned.service);
        own.or(service.map(|retired| v1::Retirement { replaced_by: None, ..retired }))
    }

    pub(super) fn service_retirement(&self, service: &Service) -> Option<v1::Retirement> {
        let retired = service.retired.as_ref()?;
        Some(v1::Retirement {
            on: retired.on.value,
            reason: self.prose(&retired.reason),
            replaced_by: retired.replaced_by.as_ref().map(|other| other.0.to_string()),
        })
    }

    pub(super) fn standard(&self, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> v1::Standard {
        let owned = standard.owned;
        let id = &owned.standard.id.value;
        let promise = &version.version.promise;
        v1::Standard {
            id: id.to_string(),
            revision: version.revision,
            status: status(version.status).to_owned(),
            effective: v1::Period { from: version.period.from, until: version.period.until },
            approved: version
                .version
                .approved
                .as_ref()
                .map(|approved| v1::Approval { by: approved.by.clone(), on: approved.on.value }),
            review_by: version.version.review_by.map(|day| day.value),
            change: self.some(version.version.change.as_ref().map(|change| &change.value)),
            gap: self.some(version.version.gap.as_ref().map(|gap| &gap.value)),
            corrected: self.corrected(version.version),
            department: self.department_name(owned.department),
            function: owned.service.function.as_ref().map(|function| self.text(&function.value)),
            service: self.service_name(owned.service),
            stage: owned.standard.stage.code().to_owned(),
            variant: owned.standard.variant.as_ref().map(ToString::to_string),
            name: self.some(owned.standard.name.as_ref()),
            promise: self.text(&self::promise(self.words, standard, version)),
            clock: self.clock(promise, owned.standard.stage),
            target: self.target(version),
            channels: promise.channels.iter().map(|channel| channel.value.code().to_owned()).collect(),
            conditions: promise.conditions.as_ref().map(|conditions| self.conditions(&conditions.value)),
            exceptions: promise.exceptions.iter().map(|prose| self.prose(prose)).collect(),
            statutory: promise.statutory.as_ref().map(|limit| self.statutory(limit)),
            exempt: version.exempt.map(|exempt| self.exemption(exempt)),
            baseline: standard.baseline.map(|floor| floor.standard.id.to_string()),
            if_missed: standard.if_missed.map(|prose| self.prose(prose.value)),
            supports: standard.supports.iter().map(|clause| clause.0.to_string()).collect(),
            links: v1::Links {
                self_: self.base_url.join(&format!("{ROOT}standards/{id}.json")),
                html: self.base_url.join(&format!("services/{}/#{}", id.service(), id.anchor())),
            },
        }
    }

    pub(super) fn department_name(&self, department: &Department) -> v1::DepartmentName {
        v1::DepartmentName { id: department.id.to_string(), name: self.text(&department.name) }
    }

    pub(super) fn service_name(&self, service: &Service) -> v1::ServiceName {
        v1::ServiceName {
            id: service.id.to_string(),
            name: self.text(&service.name.value),
            open311_service_code: service.open311.clone(),
        }
    }

    pub(super) fn corrected(&self, version: &Version) -> Option<v1::Correction> {
        let corrected = version.corrected.last()?;
        Some(v1::Correction { on: corrected.on.value, note: self.text(&corrected.note) })
    }

    pub(super) fn clock(&self, promise: &Promise, stage: Stage) -> v1::Clock {
        let clock = &promise.clock;
        let stops = stop_text(self.words, promise, stage);
        v1::Clock {
            starts: clock
                .starts
                .as_ref()
                .map(|start| v1::Event { code: start.event.code().to_owned(), text: self.text(&start.text.value) }),
            pauses: clock.pauses.iter().map(|pause| self.text(pause)).collect(),
            stops: v1::Event { code: stop_code(stage).to_owned(), text: self.text(stops) },
        }
    }

    pub(super) fn target(&self, version: &EffectiveVersion<'_>) -> v1::Target {
        let promise = &version.version.promise;
        let target = &promise.target.value;
        let unit = target.unit();
        v1::Target {
            kind: kind(target).to_owned(),
            comparison: comparison(target).map(str::to_owned),
            value: value(target),
            upper: if let Target::Between(_, upper, _) = target { Some(*upper) } else { None },
            unit: unit.map(|unit| unit.code().to_owned()),
            unit_code: unit.and_then(unit_code).map(str::to_owned),
            calendar: version.calendar.map(|calendar| calendar.value.id.to_string()),
            iso8601: iso8601(target),
            share_percent: (!matches!(target, Target::None(_))).then(|| percent(promise.share())),
            counted: if let Target::AtMost(count) = target { Some(self.text(&count.of)) } else { None },
            per: if let Target::AtMost(count) = target { Some(count.per.code().to_owned()) } else { None },
            reason: if let Target::None(reason) = target { Some(self.prose(reason)) } else { None },
        }
    }

    pub(super) fn conditions(&self, conditions: &Conditions) -> v1::Conditions {
        v1::Conditions {
            zone: self.some(conditions.zone.as_ref()),
            priority: self.some(conditions.priority.as_ref()),
            season: self.some(conditions.season.as_ref()),
            text: self.some(conditions.text.as_ref()),
        }
    }

    fn statutory(&self, limit: &Statutory) -> v1::Statutory {
        v1::Statutory {
            value: limit.within.value.value,
            unit: limit.within.value.unit.code().to_owned(),
            source: self.text(&limit.source),
            note: self.some(limit.note.as_ref()),
        }
    }

    pub(super) fn exemption(&self, exempt: &Exemption) -> v1::Exemption {
        v1::Exemption {
            reason: self.prose(&exempt.reason),
            approved_by: exempt.approved_by.clone(),
            until: exempt.until.value,
        }
    }

    pub(super) fn department(&self, department: &Department, standards_in_force: usize) -> v1::Department {
        let id = &department.id.value;
        v1::Department {
            id: id.to_string(),
            name: self.text(&department.name),
            corporate: department.is_corporate,
            formerly: department.formerly.iter().map(|one| former(self, one)).collect(),
            summary: self.prose(&department.summary),
            accountable: department.accountable.clone(),
            contact: contact(&department.contact),
            functions: department.functions.iter().map(|function| self.function(function)).collect(),
            standards_in_force,
            links: v1::Links {
                self_: self.base_url.join(&format!("{ROOT}departments/{id}.json")),
                html: self.base_url.join(&format!("departments/{id}/")),
            },
        }
    }

    fn function(&self, function: &crate::model::department::Function) -> v1::Function {
        v1::Function {
            name: self.text(&function.name.value),
            summary: function.summary.as_ref().map(|prose| self.prose(prose)),
            phone: function.phone.as_ref().map(ToString::to_string),
            email: function.email.as_ref().map(ToString::to_string),
            web: function.web.as_ref().map(ToString::to_string),
            note: self.some(function.note.as_ref()),
        }
    }
}

/// An id and a name that something used to have.
pub(super) fn former<I: Display>(convert: &Convert<'_>, former: &Former<I>) -> v1::Former {
    v1::Former {
        id: former.id.to_string(),
        name: convert.some(former.name.as_ref()),
        until: former.until.map(|day| day.value),
    }
}

fn contact(contact: &contact::Contact) -> v1::Contact {
    v1::Contact {
        phone: contact.phone.as_ref().map(ToString::to_string),
        email: contact.email.as_ref().map(ToString::to_string),
        web: contact.web.as_ref().map(ToString::to_string),
        address: contact.address.clone(),
        calendar: contact.calendar.as_ref().map(|calendar| calendar.0.to_string()),
    }
}

/// 90 or 99.5: a whole number where it is one.
pub(super) fn percent(share: Share) -> v1::Percent {
    let tenths = share.tenths();
    let decimal = || serde_json::Number::from_f64(share.percent());
    let number = if tenths.is_multiple_of(10) { None } else { decimal() };
    v1::Percent(number.unwrap_or_else(|| (tenths / 10).into()))
}

/// The promise in one sentence, the same as on the page.
pub(super) fn promise(words: Wording<'_>, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> String {
    words.promise(&version.version.promise, standard.owned.standard.stage)
}

/// What stops the clock, after "when": the promise's own words, else what the stage gives.
pub(super) fn stop_text<'a>(words: Wording<'a>, promise: &'a Promise, stage: Stage) -> &'a str {
    promise.clock.stops.as_deref().unwrap_or_else(|| words.stage_stops(stage))
}

pub(super) const fn kind(target: &Target) -> &'static str {
    match target {
        Target::Within(_) | Target::Average(_) | Target::Between(..) => "time",
        Target::Every(_) => "frequency",
        Target::AtMost(_) => "count",
        Target::None(_) => "none",
    }
}

pub(super) const fn comparison(target: &Target) -> Option<&'static str> {
    match target {
        Target::Within(_) | Target::AtMost(_) => Some("at_most"),
        Target::Average(_) => Some("average"),
        Target::Between(..) => Some("between"),
        Target::Every(_) => Some("every"),
        Target::None(_) => None,
    }
}

pub(super) const fn value(target: &Target) -> Option<u32> {
    match target {
        Target::Within(amount) | Target::Average(amount) | Target::Every(amount) => Some(amount.value),
        Target::Between(least, _, _) => Some(*least),
        Target::AtMost(count) => Some(count.count),
        Target::None(_) => None,
    }
}

/// UN/ECE Recommendation 20. A business hour has no code there.
const fn unit_code(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Second => Some("SEC"),
        Unit::Minute => Some("MIN"),
        Unit::Hour => Some("HUR"),
        Unit::BusinessHour => None,
        Unit::BusinessDay => Some("E49"),
        Unit::CalendarDay => Some("DAY"),
        Unit::Week => Some("WEE"),
        Unit::Month => Some("MON"),
        Unit::Year => Some("ANN"),
    }
}

/// ISO 8601-1, for elapsed time alone: a business day, or a day that does not count the day of receipt, is no duration.
fn iso8601(target: &Target) -> Option<String> {
    let (Target::Within(amount) | Target::Average(amount) | Target::Every(amount)) = target else { return None };
    let Amount { value, unit } = amount;
    match unit {
        Unit::Second => Some(format!("PT{value}S")),
        Unit::Minute => Some(format!("PT{value}M")),
        Unit::Hour => Some(format!("PT{value}H")),
        _ => None,
    }
}

const fn stop_code(stage: Stage) -> &'static str {
    match stage {
        Stage::Answer => "answered",
        Stage::Acknowledge => "acknowledged",
        Stage::Respond => "responded",
        Stage::Attend => "attended",
        Stage::MakeSafe => "made_safe",
        Stage::Schedule => "scheduled",
        Stage::Decide => "decided",
        Stage::Complete => "completed",
        Stage::Update => "updated",
        Stage::Publish => "published",
        Stage::Available => "available",
        Stage::Repeat => "repeated",
    }
}
