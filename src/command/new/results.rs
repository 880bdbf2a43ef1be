//! The flag or the answer about a period -> the table for its results.

use std::error::Error;

use jiff::civil::Date;

use crate::authoring::Questions;
use crate::command::clock::day_or_now;
use crate::command::new::arguments::ResultsArguments;
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::plan::{FileChange, Plan};
use crate::command::new::question::question;
use crate::load;
use crate::model::results::ReportedPeriod;
use crate::pipeline::results_table;
use crate::source::Sources;

pub(super) fn plan<'a>(arguments: &'a ResultsArguments, questions: Questions<'_>) -> Result<Plan<'a>, Box<dyn Error>> {
    let before = load::content(&arguments.content)?;
    let flags = Answers::of_flags([("--period", arguments.period.as_deref())]);
    let make = |answers: &Answers| file(&answers.or("--period", "2026-01"), arguments.published, &before);
    let mut interview = Interview::begin(questions, flags, &before, &make)?;
    interview.ask(question(
        "--period",
        "The period: a month like 2026-04, a quarter of the fiscal year like 2026-Q2, or a fiscal year like 2026",
    ))?;
    let change = interview.finish()?;
    Ok(Plan { folder: &arguments.content, before, change, schemas: Vec::new() })
}

fn file(period: &str, published: Option<Date>, content: &Sources) -> Result<FileChange, String> {
    let period = ReportedPeriod::parse(period).ok_or_else(|| {
        format!(
            "`{period}` is not a period: write a month like 2026-04, a quarter of the fiscal year like 2026-Q2, or a \
             fiscal year by the year in which it starts"
        )
    })?;
    let new = results_table(content, day_or_now(None), period, published);
    let new = new.ok_or_else(|| format!("nothing was promised in {period} that has no result yet"))?;
    match content.files.iter().find(|file| file.name == new.name) {
        Some(file) => Err(format!("`{}` already exists and is left as it is", file.path)),
        None => Ok(FileChange::Files(vec![new])),
    }
}
