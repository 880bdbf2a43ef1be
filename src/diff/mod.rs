//! What a site says, and what it will say -> what changes for residents. Pure.

mod around;
pub mod json;
pub mod people;
mod texts;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::catalog::Catalog;
use crate::model::department::Former;
use crate::model::period::Interval;
use crate::published::{Department, Published, Standard, Version};
use crate::wording;

pub use crate::diff::texts::TextChange;
pub use crate::diff::verdict::Strength;

/// What kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Something is promised that was not.
    New,
    /// Something else is promised.
    Changed,
    /// Something else will be promised.
    Scheduled,
    /// Something else will be promised than was announced.
    Announcement,
    /// Something is, or will be, promised no longer.
    Withdrawn,
    /// What was announced does not come.
    CalledOff,
    /// A service or department has another name.
    Renamed,
    /// How to ask, or how to reach somebody.
    Contact,
    /// Opening hours and closed days, by which due dates are counted.
    BusinessTime,
    /// What the city commits itself to in general.
    Commitment,
    /// Another text that is published.
    Text,
    /// The same is promised in other words.
    Wording,
}

impl Kind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::New,
        Self::Changed,
        Self::Scheduled,
        Self::Announcement,
        Self::Withdrawn,
        Self::CalledOff,
        Self::Renamed,
        Self::Contact,
        Self::BusinessTime,
        Self::Commitment,
        Self::Text,
        Self::Wording,
    ];
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// One promise.
    Standard,
    /// A service.
    Service,
    /// A department.
    Department,
    /// A calendar of business time.
    Calendar,
    /// A clause of the commitment, or the whole.
    Commitment,
    /// The city itself.
    City,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind.
    pub kind: Kind,
    /// Its day; nothing: when it is published.
    pub date: Option<Date>,
    /// What it is about.
    pub what: What,
    /// The id of that.
    pub id: String,
    /// Its name in residents' words.
    pub name: String,
    /// Whose it is.
    pub department: String,
    /// The promise or name before.
    pub before: Option<String>,
    /// The promise or name after.
    pub after: Option<String>,
    /// Whether the later promise is the stronger one, where there are two to compare.
    pub strength: Option<Strength>,
    /// Why, in a sentence.
    pub note: Option<String>,
    /// The id of what to use instead.
    pub replaced_by: Option<String>,
    /// Other texts that change with it.
    pub texts: Vec<TextChange>,
}

/// What changes, and between what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The city.
    pub city: String,
    /// The earlier side.
    pub before: Side,
    /// The later side.
    pub after: Side,
    /// What changes, in order.
    pub changes: Vec<Change>,
}

impl Report {
    /// What was compared, in words.
    #[must_use]
    pub const fn compared(&self) -> &'static [&'static str] {
        &[
            "promises",
            "services and how to ask for them",
            "what is done on the spot",
            "departments and how to reach them",
            "calendars",
            "the commitment",
        ]
    }

    /// What a published site has beside it: its feed does not say it. Two days of one content have it in common.
    #[must_use]
    pub const fn not_compared(&self) -> &'static [&'static str] {
        if self.before.folder.is_some() { &["other pages", "the look of the site"] } else { &[] }
    }
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The folder with the published site; nothing: the content.
    pub folder: Option<String>,
    /// The day on which the content is looked at; nothing for a published site.
    pub day: Option<Date>,
    /// The days for which it is true.
    pub in_force: Interval,
}

/// Everything that changes from one state of a site to another: by kind, day and name.
#[must_use]
pub fn changes(before: &Published, after: &Published) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut services = BTreeMap::new();
    for now in after.standards() {
        match earlier(before, now, after) {
            None => changes.append(&mut appeared(now)),
            Some(then) => {
                changes.append(&mut Pair { then, now, after }.changes());
                services.extend(new_service_name(then, now).map(|change| (change.id.clone(), change)));
            }
        }
    }
    let followed: BTreeSet<&str> =
        after.standards().filter_map(|now| earlier(before, now, after)).map(|then| then.id.as_str()).collect();
    let is_gone = |then: &&Standard| !after.standards.contains_key(&then.id) && !followed.contains(then.id.as_str());
    changes.extend(before.standards().filter(is_gone).filter(|then| then.status != "retired").filter_map(gone));
    changes.extend(services.into_values());
    changes.extend(new_department_names(&before.departments, &after.departments));
    changes.extend(around::changes(before, after));
    sort(&mut changes);
    changes
}

/// Names that services and departments take between two days.
#[must_use]
pub fn new_names(catalog: &Catalog, from: Date, to: Date) -> Vec<Change> {
    let mut changes = Vec::new();
    for department in &catalog.departments {
        let id = department.id.value.as_str();
        let subject = Subject { what: What::Department, id, name: &department.name, department: &department.name };
        changes.extend(department.formerly.iter().filter_map(|former| taken_between(&subject, former, from, to)));
    }
    for (department, service) in catalog.services() {
        let (id, name) = (service.id.value.as_str(), &service.name.value);
        let subject = Subject { what: What::Service, id, name, department: &department.name };
        changes.extend(service.formerly.iter().filter_map(|former| taken_between(&subject, former, from, to)));
    }
    changes
}

/// Puts changes in their order.
pub fn sort(changes: &mut [Change]) {
    changes.sort_by(|a, b| {
        let key = |change: &Change| (change.kind, change.date);
        (key(a), &a.name, &a.id, a.what).cmp(&(key(b), &b.name, &b.id, b.what))
    });
}

/// A name and what has it.
struct Subject<'a> {
    what: What,
    id: &'a str,
    name: &'a str,
    department: &'a str,
}

impl Subject<'_> {
    fn renamed(&self, before: String, date: Option<Date>) -> Change {
        Change {
            kind: Kind::Renamed,
            date,
            what: self.what,
            id: self.id.to_owned(),
            name: self.name.to_owned(),
            department: self.department.to_owned(),
            before: Some(before),
            after: Some(self.name.to_owned()),
            strength: None,
            note: None,
            replaced_by: None,
            texts: Vec::new(),
        }
    }
}

fn taken_between<I>(subject: &Subject<'_>, former: &Former<I>, from: Date, to: Date) -> Option<Change> {
    let until = former.until.map(|until| until.value).filter(|until| from < *until && *until <= to)?;
    let name = former.name.clone().filter(|name| name != subject.name)?;
    Some(subject.renamed(name, Some(until)))
}

/// The same standard on the earlier side, perhaps under a former id of its own or of its service.
fn earlier<'a>(before: &'a Published, now: &Standard, after: &Published) -> Option<&'a Standard> {
    let own = std::iter::once(&now.id).chain(&now.formerly).find_map(|id| before.standards.get(id));
    own.or_else(|| {
        let (service, stage) = now.id.split_once('.')?;
        let service = after.services.iter().find(|one| one.id == service)?;
        service.formerly.iter().find_map(|former| before.standards.get(&format!("{}.{stage}", former.id)))
    })
}

/// A standard in residents' words: the service, and what the stage means or its own name.
fn name(version: &Version) -> String {
    let own = version.name.as_ref().map(ToString::to_string);
    let stage = || version.stage.map(|stage| wording::stage_heading(stage).to_owned());
    let part = own.or_else(stage).unwrap_or_default();
    let mut letters = part.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            format!("{}: {}{}", version.service.name, first.to_lowercase(), letters.as_str())
        }
        _ => format!("{}: {part}", version.service.name),
    }
}

/// A change of a standard, as one of its versions has it, with nothing said about it yet.
fn change(kind: Kind, id: &str, version: &Version) -> Change {
    Change {
        kind,
        date: Some(version.effective.from),
        what: What::Standard,
        id: id.to_owned(),
        name: name(version),
        department: version.department.name.to_string(),
        before: None,
        after: None,
        strength: None,
        note: None,
        replaced_by: None,
        texts: Vec::new(),
    }
}

/// What a standard says that was not there before.
fn appeared(now: &Standard) -> Vec<Change> {
    let current = now.current().map(|version| new(now, version));
    let announced = now.scheduled().map(|version| scheduled(now, version));
    let end = now.ends().filter(|_| now.status != "retired").and_then(|day| withdrawn(now, day));
    current.into_iter().chain(announced).chain(end).collect()
}

fn new(now: &Standard, version: &Version) -> Change {
    let note = version.change.as_ref().map(ToString::to_string);
    Change { after: Some(version.promise.to_string()), note, ..change(Kind::New, &now.id, version) }
}

fn scheduled(now: &Standard, version: &Version) -> Change {
    let before = now.versions.iter().rfind(|earlier| earlier.effective.from < version.effective.from);
    Change {
        before: before.map(|before| before.promise.to_string()),
        after: Some(version.promise.to_string()),
        strength: before
            .filter(|before| verdict::promises_otherwise(before, version))
            .map(|before| verdict::verdict(before, version)),
        note: version.change.as_ref().map(ToString::to_string),
        ..change(Kind::Scheduled, &now.id, version)
    }
}

/// The end of a standard on a day, past or to come.
fn withdrawn(now: &Standard, day: Date) -> Option<Change> {
    let last = now.versions.last()?;
    let retired = now.retired.as_ref();
    Some(Change {
        date: Some(day),
        before: Some(last.promise.to_string()),
        note: retired.map(|retired| retired.reason.to_string()),
        replaced_by: retired.and_then(|retired| retired.replaced_by.clone()),
        ..change(Kind::Withdrawn, &now.id, last)
    })
}

/// A standard that is not there any more, without a word about why.
fn gone(then: &Standard) -> Option<Change> {
    let last = then.current().or(then.versions.last())?;
    let note = Some("The content no longer has it, or has it as a draft.".to_owned());
    let before = Some(last.promise.to_string());
    Some(Change { date: None, before, note, ..change(Kind::Withdrawn, &then.id, last) })
}

/// A standard on both sides.
struct Pair<'a> {
    then: &'a Standard,
    now: &'a Standard,
    after: &'a Published,
}

impl Pair<'_> {
    fn changes(&self) -> Vec<Change> {
        let Self { then, now, .. } = self;
        let in_force = match (then.current(), now.current()) {
            (Some(old), Some(version)) => self.changed(old, version),
            (None, Some(version)) => Some(new(now, version)),
            (Some(old), None) => self.stopped(old),
            (None, None) => None,
        };
        let announced = now.scheduled().filter_map(|version| self.announced(version));
        let called_off = then.scheduled().filter_map(|version| self.called_off(version));
        in_force.into_iter().chain(announced).chain(called_off).chain(self.ending()).collect()
    }

    fn changed(&self, old: &Version, version: &Version) -> Option<Change> {
        let texts = self.texts(old, version);
        let is_otherwise = verdict::promises_otherwise(old, version);
        if !is_otherwise && texts.is_empty() && old.promise == version.promise {
            return None;
        }
        let is_newer = old.effective.from != version.effective.from;
        let kind = if is_otherwise { Kind::Changed } else { Kind::Wording };
        Some(Change {
            date: if is_newer { Some(version.effective.from) } else { self.lapse(old, &texts) },
            before: Some(old.promise.to_string()),
            after: Some(version.promise.to_string()),
            strength: is_otherwise.then(|| verdict::verdict(old, version)),
            note: version.change.as_ref().filter(|_| is_newer).map(ToString::to_string),
            texts,
            ..change(kind, &self.now.id, version)
        })
    }

    /// The day on which a written exemption ran out, where nothing else differs.
    fn lapse(&self, old: &Version, texts: &[TextChange]) -> Option<Date> {
        let [text] = texts else { return None };
        let until = old.exempt_until.filter(|until| Some(*until) <= self.after.in_force.from)?;
        (text.part == texts::EXEMPTION && text.after.is_empty()).then_some(until)
    }

    fn texts(&self, old: &Version, version: &Version) -> Vec<TextChange> {
        texts::changes(old, version, self.has_moved(old, version))
    }

    /// Whether another department has taken it over; a new id of the same one is a new name.
    fn has_moved(&self, old: &Version, version: &Version) -> bool {
        let is_theirs = |department: &Department| {
            department.id == old.department.id
                || department.formerly.iter().any(|former| former.id == old.department.id)
        };
        !self.after.departments.iter().any(|department| department.id == version.department.id && is_theirs(department))
    }

    /// No version holds any more: it is withdrawn, or nothing is promised for a while.
    fn stopped(&self, old: &Version) -> Option<Change> {
        let now = self.now;
        if now.status == "retired" {
            return withdrawn(now, now.ends()?);
        }
        let last =
            now.from(old.effective.from).or_else(|| now.versions.iter().rfind(|one| one.status != "scheduled"))?;
        Some(Change {
            date: last.effective.until,
            before: Some(old.promise.to_string()),
            note: last.gap.as_ref().map(ToString::to_string),
            ..change(Kind::Withdrawn, &now.id, last)
        })
    }

    /// A version to come that was not announced, or not like this.
    fn announced(&self, version: &Version) -> Option<Change> {
        let change = scheduled(self.now, version);
        let Some(old) = self.then.from(version.effective.from) else { return Some(change) };
        let texts = self.texts(old, version);
        let is_otherwise = verdict::promises_otherwise(old, version);
        if !is_otherwise && texts.is_empty() && old.promise == version.promise {
            return None;
        }
        Some(Change {
            kind: if is_otherwise { Kind::Announcement } else { Kind::Wording },
            before: Some(old.promise.to_string()),
            strength: is_otherwise.then(|| verdict::verdict(old, version)),
            note: change.note.filter(|_| is_otherwise && old.change == version.change),
            texts,
            ..change
        })
    }

    /// A version that was announced and does not come.
    fn called_off(&self, old: &Version) -> Option<Change> {
        let stays = self.now.from(old.effective.from).is_some();
        let before = Some(old.promise.to_string());
        let after = self.now.current().map(|current| current.promise.to_string());
        (!stays).then(|| Change { before, after, ..change(Kind::CalledOff, &self.now.id, old) })
    }

    /// An end that was not announced, or is announced no longer.
    fn ending(&self) -> Option<Change> {
        let Self { then, now, .. } = self;
        if now.status == "retired" || then.status == "retired" || then.ends() == now.ends() {
            return None;
        }
        if let Some(day) = now.ends() {
            return withdrawn(now, day);
        }
        let last = now.versions.last()?;
        let after = Some(last.promise.to_string());
        let note = Some("It was to end on that day, and stays.".to_owned());
        Some(Change { date: then.ends(), after, note, ..change(Kind::CalledOff, &now.id, last) })
    }
}

fn new_service_name(then: &Standard, now: &Standard) -> Option<Change> {
    let (old, new) = (then.versions.last()?, now.versions.last()?);
    let (id, name) = (new.service.id.as_str(), new.service.name.to_string());
    let department = new.department.name.to_string();
    let subject = Subject { what: What::Service, id, name: &name, department: &department };
    (old.service.name != new.service.name).then(|| subject.renamed(old.service.name.to_string(), None))
}

fn new_department_names<'a>(before: &'a [Department], after: &'a [Department]) -> impl Iterator<Item = Change> + 'a {
    after.iter().flat_map(|now| {
        let has = |then: &Department| then.id == now.id || now.formerly.iter().any(|former| former.id == then.id);
        before.iter().filter(move |then| has(then) && then.name != now.name).map(|then| {
            let name = now.name.to_string();
            let date = now.formerly.iter().find(|former| former.name.as_ref() == Some(&then.name));
            let subject = Subject { what: What::Department, id: &now.id, name: &name, department: &name };
            subject.renamed(then.name.to_string(), date.and_then(|former| former.until))
        })
    })
}
