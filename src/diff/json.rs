//! What changes -> JSON for other programs, in shapes of its own: within a version keys are only added.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::diff::change::{Change, ChangeKind, SubjectKind, TextChange};
use crate::diff::report::{DiffReport, Side};
use crate::diff::verdict::Strength;

/// The version of these shapes.
pub const VERSION: &str = "1.0.0";

/// What changes for residents.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DiffDocument {
    /// The version of these shapes.
    pub version: String,
    /// The city.
    pub city: String,
    /// The earlier side.
    pub before: SideDocument,
    /// The later side.
    pub after: SideDocument,
    /// What changes: by kind, day and name.
    pub changes: Vec<ChangeDocument>,
    /// What was compared, in words.
    pub compared: Vec<String>,
    /// What the published site has beside it, and was not compared; empty: nothing.
    pub not_compared: Vec<String>,
}

/// One side of the comparison.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SideDocument {
    /// The folder with the published site; null: the content.
    pub published_in: Option<String>,
    /// The day on which the content is looked at; null: a published site.
    pub day: Option<Date>,
    /// The days for which it is true, half-open.
    pub in_force: IntervalDocument,
}

/// A half-open interval of civil dates.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IntervalDocument {
    /// The first day; null: nothing had been in force before.
    pub from: Option<Date>,
    /// The first day on which something else holds; null: nothing is scheduled.
    pub until: Option<Date>,
}

/// One change.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangeDocument {
    /// `new`, `changed`, `scheduled`, `announcement`, `withdrawn`, `called_off`, `renamed`, `contact`, `business_time`, `commitment`,
    /// `text` or `wording`; a program that does not know a word leaves the change aside.
    pub kind: String,
    /// Its day; null: when it is published.
    pub date: Option<Date>,
    /// What it is about: `standard`, `service`, `department`, `calendar`, `commitment` or `city`.
    pub what: String,
    /// The id of that.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The department's name.
    pub department: String,
    /// The promise or name before; null: there was none.
    pub before: Option<String>,
    /// The promise or name after; null: there is none.
    pub after: Option<String>,
    /// `stronger`, `weaker`, `neither`, or `open` where a person has to judge; null: there are no two promises to compare.
    pub strength: Option<String>,
    /// Why, in a sentence; null: not stated.
    pub note: Option<String>,
    /// The id of what to use instead; null: nothing, or not withdrawn.
    pub replaced_by: Option<String>,
    /// Other texts that change with it.
    pub texts: Vec<TextDocument>,
}

/// A text that changes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TextDocument {
    /// Which one, in words.
    pub part: String,
    /// What it says before; empty: nothing.
    pub before: String,
    /// What it says after; empty: nothing.
    pub after: String,
}

/// The document, as it is written.
///
/// # Errors
/// Never, as far as anyone knows: every value in it can be written.
pub fn json(report: &DiffReport) -> Result<String, serde_json::Error> {
    let document = DiffDocument {
        version: VERSION.to_owned(),
        city: report.city.clone(),
        before: side(&report.before),
        after: side(&report.after),
        changes: report.changes.iter().map(change).collect(),
        compared: report.compared().iter().map(|part| (*part).to_owned()).collect(),
        not_compared: report.not_compared().iter().map(|part| (*part).to_owned()).collect(),
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn side(side: &Side) -> SideDocument {
    let in_force = IntervalDocument { from: side.in_force.from, until: side.in_force.until };
    SideDocument { published_in: side.folder.clone(), day: side.day, in_force }
}

fn change(change: &Change) -> ChangeDocument {
    ChangeDocument {
        kind: kind(change.kind).to_owned(),
        date: change.date,
        what: what(change.what).to_owned(),
        id: change.id.clone(),
        name: change.name.clone(),
        department: change.department.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
        strength: change.strength.map(|value| strength(value).to_owned()),
        note: change.note.clone(),
        replaced_by: change.replaced_by.clone(),
        texts: change.texts.iter().map(text).collect(),
    }
}

fn text(text: &TextChange) -> TextDocument {
    TextDocument { part: text.part.clone(), before: text.before.clone(), after: text.after.clone() }
}

const fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::New => "new",
        ChangeKind::Changed => "changed",
        ChangeKind::Scheduled => "scheduled",
        ChangeKind::Announcement => "announcement",
        ChangeKind::Withdrawn => "withdrawn",
        ChangeKind::CalledOff => "called_off",
        ChangeKind::Renamed => "renamed",
        ChangeKind::Contact => "contact",
        ChangeKind::BusinessTime => "business_time",
        ChangeKind::Commitment => "commitment",
        ChangeKind::Text => "text",
        ChangeKind::Wording => "wording",
    }
}

const fn what(what: SubjectKind) -> &'static str {
    match what {
        SubjectKind::Standard => "standard",
        SubjectKind::Service => "service",
        SubjectKind::Department => "department",
        SubjectKind::Calendar => "calendar",
        SubjectKind::Commitment => "commitment",
        SubjectKind::City => "city",
    }
}

const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Stronger => "stronger",
        Strength::Weaker => "weaker",
        Strength::Neither => "neither",
        Strength::Open => "open",
    }
}
