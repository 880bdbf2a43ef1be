//! The flag or the answer about a language -> its file.

use std::error::Error;

use crate::authoring::{Language, Questions};
use crate::command::new::arguments::LanguageArguments;
use crate::command::new::interview::{Answers, Interview};
use crate::command::new::plan::{FileChange, Plan};
use crate::command::new::question::question;
use crate::load;
use crate::model::site::LanguageTag;
use crate::source::Sources;

pub(super) fn plan<'a>(arguments: &'a LanguageArguments, questions: Questions<'_>) -> Result<Plan<'a>, Box<dyn Error>> {
    let before = load::content(&arguments.content)?;
    let flags = Answers::of_flags([("--tag", arguments.tag.as_deref())]);
    let make = |answers: &Answers| file(&answers.or("--tag", "fr"), &before);
    let mut interview = Interview::begin(questions, flags, &before, &make)?;
    interview.ask(question("--tag", "The tag of the language, like fr for French"))?;
    let change = interview.finish()?;
    Ok(Plan { folder: &arguments.content, before, change, schemas: Vec::new() })
}

fn file(tag: &str, content: &Sources) -> Result<FileChange, String> {
    if LanguageTag::new(tag).is_none() {
        return Err(format!("`{tag}` is not a language tag: use the language's short form, like fr for French"));
    }
    let new = Language { tag: tag.to_owned() }.file();
    match content.files.iter().find(|file| file.name == new.name) {
        Some(file) => Err(format!("`{}` already exists and is left as it is", file.path)),
        None => Ok(FileChange::Files(vec![new])),
    }
}
