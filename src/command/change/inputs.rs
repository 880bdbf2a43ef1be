//! Flags and a person's answers about existing content -> ids, days, and a change to try.

use std::error::Error;

use jiff::civil::Date;

use crate::authoring::{Question, Questions};
use crate::change::{Content, NotMade, Revision, Subject};
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::plan::FileChange;
use crate::command::new::question::question;
use crate::command::values::day;
use crate::pipeline::{Current, calendar_named, department_named, service_named, standard_named};

/// The content, and whom to ask about its change.
pub(super) struct Inputs<'a, 'q> {
    pub(super) current: &'a Current,
    pub(super) questions: Questions<'q>,
}

/// Makes the change that the answers describe.
pub(super) type Make<'a> = dyn Fn(&Answers) -> Result<FileChange, String> + 'a;

impl<'a, 'q> Inputs<'a, 'q> {
    /// Begins an interview with the flags.
    pub(super) fn interview(self, flags: Answers, make: &'a Make<'a>) -> Result<Interview<'a, 'q>, Box<dyn Error>> {
        Interview::begin(self.questions, flags, &self.current.sources, make)
    }
}

/// What a change gives, as a change of files.
pub(super) fn made(
    current: &Current,
    revise: impl FnOnce(&Content<'_>) -> Result<Revision, NotMade>,
) -> Result<FileChange, String> {
    revise(&current.content()).map(FileChange::Revision).map_err(|reason| reason.to_string())
}

/// The id of the service that is meant.
pub(super) fn service(current: &Current, wanted: &str) -> Result<String, String> {
    service_named(&current.sources, wanted).map(|id| id.to_string()).map_err(|reason| reason.to_string())
}

/// The id of the department that is meant.
pub(super) fn department(current: &Current, wanted: &str) -> Result<String, String> {
    department_named(&current.sources, wanted).map(|id| id.to_string()).map_err(|reason| reason.to_string())
}

/// The id of the standard that is meant.
pub(super) fn standard(current: &Current, wanted: &str) -> Result<String, String> {
    let named = standard_named(&current.catalog, &current.sources, wanted);
    named.map(|id| id.to_string()).map_err(|reason| reason.to_string())
}

/// The service or the standard that is meant: only the ids of standards have a full stop.
pub(super) fn subject(current: &Current, wanted: &str) -> Result<Subject, String> {
    if wanted.contains('.') {
        standard(current, wanted).map(Subject::Standard)
    } else {
        service(current, wanted).map(Subject::Service)
    }
}

/// The id of the calendar that is meant.
pub(super) fn calendar(current: &Current, wanted: &str) -> Result<String, String> {
    calendar_named(&current.sources, wanted).map(|id| id.to_string()).map_err(|reason| reason.to_string())
}

/// The day that an answer gives; the day after today as long as there is none.
pub(super) fn day_or_tomorrow(current: &Current, answers: &Answers, flag: &str) -> Result<Date, String> {
    answers.get(flag).map_or_else(|| Ok(current.today.tomorrow().unwrap_or(current.today)), day)
}

/// The day that an answer gives, if there is one.
pub(super) fn day_if_any(answers: &Answers, flag: &str) -> Result<Option<Date>, String> {
    answers.get(flag).map(day).transpose()
}

/// A day as the answer to a flag.
pub(super) fn written(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// A question that may be left unanswered.
pub(super) fn optional(flag: &'static str, words: &'static str) -> Question {
    Question { usual: Some(String::new()), ..question(flag, words) }
}

/// An answer that is not empty.
pub(super) fn given(answers: &Answers, flag: &str) -> Option<String> {
    answers.get(flag).map(str::trim).filter(|answer| !answer.is_empty()).map(str::to_owned)
}
