//! Writes a report as JSON for other programs. Within a version of its shapes, keys are only added.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::diff::change::{Change, ChangeKind, SubjectKind, TextChange};
use crate::diff::report::{DiffReport, Side};
use crate::diff::sanction::Sanction;
use crate::diff::verdict::Strength;

/// The version of the document's shape.
pub const VERSION: &str = "1.2.0";

/// What changes for residents.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DiffDocument {
    /// The version of the document's shape.
    pub version: String,
    /// The city.
    pub city: String,
    /// The earlier side.
    pub before: SideDocument,
    /// The later side.
    pub after: SideDocument,
    /// The changes, sorted by kind, date and name.
    pub changes: Vec<ChangeDocument>,
    /// What was compared, in words.
    pub compared: Vec<String>,
    /// Parts of the published site that were not compared, in words; empty: none.
    pub not_compared: Vec<String>,
}

/// One side of the comparison.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SideDocument {
    /// The folder of the published site; null: this side is the content.
    pub published_in: Option<String>,
    /// The day for which the content is read; null: this side is a published site.
    pub day: Option<Date>,
    /// The days for which it is valid, half-open.
    pub in_force: IntervalDocument,
}

/// A half-open interval of civil dates.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IntervalDocument {
    /// The first day; null: nothing was in force before.
    pub from: Option<Date>,
    /// The first day on which something else is in force; null: nothing is scheduled.
    pub until: Option<Date>,
}

/// One change.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangeDocument {
    /// `new`, `changed`, `scheduled`, `announcement`, `withdrawn`, `paused`, `resumed`, `called_off`, `moved`, `renamed`, `contact`, `business_time`, `commitment`,
    /// `text`, `wording` or `result`. A program ignores changes of a kind that it does not know.
    pub kind: String,
    /// The date of the change; null: when it is published.
    pub date: Option<Date>,
    /// What changes: `standard`, `service`, `answer`, `department`, `calendar`, `commitment`, `city` or `page`.
    pub what: String,
    /// The id of what changes.
    pub id: String,
    /// The name of what changes.
    pub name: String,
    /// The department's name.
    pub department: String,
    /// The promise, name or result before; null: there was none.
    pub before: Option<String>,
    /// The promise, name or result after; null: there is none.
    pub after: Option<String>,
    /// `stronger`, `weaker`, `neither`, or `open` if a person must judge; null: there are not two promises to compare.
    pub strength: Option<String>,
    /// Of a result, whether the promise was kept; null: nobody can say, or it is no result.
    pub kept: Option<bool>,
    /// The reason, in a sentence; null: not stated.
    pub note: Option<String>,
    /// The id of the replacement; null: none, or not withdrawn.
    pub replaced_by: Option<String>,
    /// The day on which a promise that pauses holds again; null: it does not pause, or no day is planned.
    pub resumes: Option<Date>,
    /// Who has approved a new or changed promise and when; null: nobody yet, or it needs no approval of its own.
    pub approved: Option<ApprovalDocument>,
    /// `given`, `outdated` if what the same version promised before was approved, or `missing`; null: it needs no approval of its own.
    pub approval: Option<String>,
    /// Other texts that change with it.
    pub texts: Vec<TextDocument>,
}

/// Who approved a promise and when.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ApprovalDocument {
    /// A role.
    pub by: String,
    /// The day.
    pub on: Date,
}

/// A text that changes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TextDocument {
    /// Which text, in words.
    pub part: String,
    /// The text before; empty: there was none.
    pub before: String,
    /// The text after; empty: there is none.
    pub after: String,
}

/// Returns the report as indented JSON.
///
/// # Errors
/// None are known: every value can be written as JSON.
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
        kept: change.is_kept,
        note: change.note.clone(),
        replaced_by: change.replaced_by.clone(),
        resumes: change.resumes,
        approved: change.approval.as_ref().and_then(approved),
        approval: change.approval.as_ref().map(|one| approval(one).to_owned()),
        texts: change.texts.iter().map(text).collect(),
    }
}

fn approved(sanction: &Sanction) -> Option<ApprovalDocument> {
    let Sanction::Given(approval) = sanction else { return None };
    Some(ApprovalDocument { by: approval.by.clone(), on: approval.on })
}

const fn approval(sanction: &Sanction) -> &'static str {
    match sanction {
        Sanction::Given(_) => "given",
        Sanction::Outdated(_) => "outdated",
        Sanction::Missing => "missing",
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
        ChangeKind::Paused => "paused",
        ChangeKind::Resumed => "resumed",
        ChangeKind::CalledOff => "called_off",
        ChangeKind::Moved => "moved",
        ChangeKind::Renamed => "renamed",
        ChangeKind::Contact => "contact",
        ChangeKind::BusinessTime => "business_time",
        ChangeKind::Commitment => "commitment",
        ChangeKind::Text => "text",
        ChangeKind::Wording => "wording",
        ChangeKind::Result => "result",
    }
}

const fn what(what: SubjectKind) -> &'static str {
    match what {
        SubjectKind::Standard => "standard",
        SubjectKind::Service => "service",
        SubjectKind::Answer => "answer",
        SubjectKind::Department => "department",
        SubjectKind::Calendar => "calendar",
        SubjectKind::Commitment => "commitment",
        SubjectKind::City => "city",
        SubjectKind::Page => "page",
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
