//! An edition -> the publications of it: each with what it is about and the path of its file.

use jiff::civil::Date;

use crate::address;
use crate::model::department::Department;
use crate::model::edition::{Edition, EffectiveService, EffectiveStandard};
use crate::model::publication::PublicationKind;
use crate::render::publications::fault::{PrintFault, PrintFaultKind};
use crate::source::Span;

/// A publication.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) kind: PublicationKind,
    pub(super) subject: Subject<'a>,
}

/// What a publication is about.
#[derive(Clone, Copy)]
pub(super) enum Subject<'a> {
    City,
    Department(&'a Department),
    Service(&'a EffectiveService<'a>),
}

impl Piece<'_> {
    /// The path of its file, below the folder of publications.
    pub(super) fn file(&self) -> String {
        self.stem() + ".pdf"
    }

    /// The same without the ending.
    pub(super) fn stem(&self) -> String {
        let kind = self.kind.key();
        match self.subject {
            Subject::City if self.kind == PublicationKind::Posters => format!("{kind}/commitment"),
            Subject::City => kind.to_owned(),
            Subject::Department(one) => format!("{kind}/{}", one.id.value),
            Subject::Service(one) => format!("{kind}/{}", one.service.id.value),
        }
    }

    pub(super) fn subject_id(&self) -> Option<&str> {
        match self.subject {
            Subject::City => None,
            Subject::Department(one) => Some(one.id.value.as_str()),
            Subject::Service(one) => Some(one.service.id.value.as_str()),
        }
    }

    /// The address of the page that offers it.
    pub(super) fn offered_on(&self) -> String {
        match self.subject {
            Subject::City => String::new(),
            Subject::Department(one) => address::department(one.id.value.as_str()),
            Subject::Service(one) => address::service(one.service.id.value.as_str()),
        }
    }

    /// The template of the theme.
    pub(super) fn template(&self) -> &'static str {
        match (self.kind, self.subject) {
            (PublicationKind::Posters, Subject::City) => "commitment-poster.xml",
            (PublicationKind::Charter, _) => "charter.xml",
            (PublicationKind::Departments, _) => "department.xml",
            (PublicationKind::Posters, _) => "poster.xml",
            (PublicationKind::Leaflets, _) => "leaflet.xml",
            (PublicationKind::Insert, _) => "insert.xml",
            (PublicationKind::StaffCards, _) => "staff-card.xml",
        }
    }

    /// The place in the content of what it is about.
    pub(super) fn place(&self, edition: &Edition<'_>) -> Span {
        match self.subject {
            Subject::City => edition.catalog.site.base_url.span,
            Subject::Department(one) => one.id.span,
            Subject::Service(one) => one.service.name.span,
        }
    }

    /// Whether it says what a service promises.
    pub(super) fn is_about(&self, service: &EffectiveService<'_>) -> bool {
        match self.subject {
            Subject::City => !matches!(self.kind, PublicationKind::Posters),
            Subject::Department(one) => one.id.value == service.department.id.value,
            Subject::Service(one) => one.service.id.value == service.service.id.value,
        }
    }

    /// That it is no longer true from a day on, if one is known.
    pub(super) fn ending(&self, edition: &Edition<'_>) -> Option<PrintFault> {
        let (day, place) = self.until(edition)?;
        Some(PrintFault { piece: self.file(), place, kind: PrintFaultKind::EndsOn(day) })
    }

    /// The first day on which it is no longer true, and the place of what begins or ends then.
    pub(super) fn until(&self, edition: &Edition<'_>) -> Option<(Date, Span)> {
        let from = edition.in_force.until?;
        let services = match self.subject {
            Subject::Service(one) => std::slice::from_ref(one),
            Subject::City | Subject::Department(_) => edition.services.as_slice(),
        };
        let all = services.iter().filter(|service| self.is_about(service));
        let first = all.flat_map(|service| changes(service)).filter(|change| change.day >= from);
        first.min_by_key(|change| (change.day, change.is_end)).map(|change| (change.day, change.place))
    }
}

/// A day on which what a service promises changes.
struct Change {
    day: Date,
    /// Whether something ends then; what begins on the same day says more.
    is_end: bool,
    place: Span,
}

/// The days on which what a service promises changes, past ones included.
fn changes<'a>(service: &'a EffectiveService<'_>) -> impl Iterator<Item = Change> + use<'a> {
    let versions = service.standards.iter().flat_map(EffectiveStandard::lasting);
    let of_versions = versions.flat_map(|version| {
        let place = version.version.effective.span;
        let begin = Change { day: version.period.from, is_end: false, place };
        [Some(begin), version.period.until.map(|day| Change { day, is_end: true, place })].into_iter().flatten()
    });
    let end = service.service.retired.as_ref();
    of_versions.chain(end.map(|retired| Change { day: retired.on.value, is_end: true, place: retired.on.span }))
}

/// The publications of these kinds: those of the city, of each department but the baseline's, and of each service with a promise in force.
pub(super) fn pieces<'a>(edition: &'a Edition<'a>, kinds: &[PublicationKind]) -> Vec<Piece<'a>> {
    let departments = || {
        let has_any = |one: &&Department| edition.offered().any(|service| service.department.id.value == one.id.value);
        edition.catalog.departments.iter().filter(|one| !one.is_corporate).filter(has_any).map(Subject::Department)
    };
    let promised = |service: &&EffectiveService<'_>| {
        service.is_offered() && service.standards.iter().any(|standard| standard.current().is_some())
    };
    let mut all = Vec::new();
    for kind in PublicationKind::ALL.into_iter().filter(|kind| kinds.contains(kind)) {
        let mut add = |subject| all.push(Piece { kind, subject });
        match kind {
            PublicationKind::Charter | PublicationKind::Insert => add(Subject::City),
            PublicationKind::Departments | PublicationKind::Leaflets | PublicationKind::StaffCards => {
                departments().for_each(add);
            }
            PublicationKind::Posters => {
                add(Subject::City);
                edition.services.iter().filter(promised).map(Subject::Service).for_each(add);
            }
        }
    }
    all
}
