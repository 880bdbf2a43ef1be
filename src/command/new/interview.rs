//! Flags and a person's answers -> a change to the content. Each answer is tried in the content as soon as it is given.

use std::cell::OnceCell;
use std::error::Error;
use std::ops::Range;

use crate::authoring::{NoAnswer, Question, Questions};
use crate::command::clock::day_or_now;
use crate::command::new::plan::FileChange;
use crate::diagnostic::Diagnostic;
use crate::model::id::Id;
use crate::pipeline;
use crate::source::Sources;

/// The answers so far with their flags, in the order of the questions.
#[derive(Clone, Default)]
pub(crate) struct Answers(Vec<(&'static str, String)>);

impl Answers {
    /// Collects the flags that have a value.
    pub(crate) fn of_flags<'a>(flags: impl IntoIterator<Item = (&'static str, Option<&'a str>)>) -> Self {
        Self(flags.into_iter().filter_map(|(flag, answer)| Some((flag, answer?.to_owned()))).collect())
    }

    pub(crate) fn get(&self, flag: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| *other == flag).map(|(_, answer)| answer.as_str())
    }

    /// Returns the answer to `flag`, or the placeholder if there is none yet.
    pub(crate) fn or(&self, flag: &str, placeholder: &str) -> String {
        self.get(flag).unwrap_or(placeholder).to_owned()
    }

    fn with(&self, flag: &'static str, answer: &str) -> Self {
        let mut answers = self.clone();
        answers.0.push((flag, answer.to_owned()));
        answers
    }
}

/// Makes a change to try from the answers, with placeholders for those that are missing.
type Make<'a> = dyn Fn(&Answers) -> Result<FileChange, String> + 'a;

/// The questions, the answers so far, and the content in which they are tried.
pub(crate) struct Interview<'a, 'q> {
    questions: Questions<'q>,
    answers: Answers,
    trial: Trial<'a>,
}

impl<'a, 'q> Interview<'a, 'q> {
    /// Starts an interview with the values of the flags. If there is a person to ask, a flag that can't be used is refused before the
    /// first question; otherwise all flags are checked together at the end.
    pub(crate) fn begin(
        questions: Questions<'q>,
        flags: Answers,
        content: &'a Sources,
        make: &'a Make<'a>,
    ) -> Result<Self, Box<dyn Error>> {
        if let Some((flag, _)) = flags.0.iter().find(|(_, answer)| answer.trim().is_empty()) {
            return Err(NoAnswer::Empty(flag).into());
        }
        let trial = Trial { content, known: OnceCell::new(), make };
        if questions.has_person() {
            let mut so_far = Answers::default();
            for (flag, answer) in &flags.0 {
                so_far = so_far.with(flag, answer);
                trial
                    .accept(&so_far, flag)
                    .map_err(|reason| format!("`{flag}` can't be used: {}", reason.replace('\n', "\n  ")))?;
            }
        }
        Ok(Self { questions, answers: flags, trial })
    }

    /// Whether there is a person to ask.
    pub(crate) fn has_person(&self) -> bool {
        self.questions.has_person()
    }

    pub(crate) fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Asks a question unless a flag has answered it.
    pub(crate) fn ask(&mut self, question: Question) -> Result<(), Box<dyn Error>> {
        let flag = question.flag;
        let Self { questions, answers, trial } = self;
        let answer =
            questions.ask(answers.get(flag), question, &|answer| trial.accept(&answers.with(flag, answer), flag))?;
        if !answer.is_empty() && answers.get(flag).is_none() {
            *answers = answers.with(flag, &answer);
        }
        Ok(())
    }

    /// Asks for a name and an id. The default id is made from the name.
    pub(crate) fn ask_name_and_id(&mut self, name: &'static str) -> Result<(), Box<dyn Error>> {
        self.ask(Question { flag: "--name", words: name, usual: None, note: None })?;
        let Some(name) = self.answers.get("--name") else { return Ok(()) };
        let usual = Id::nearest(name).map(|id| id.to_string());
        let note = usual.is_none().then(|| {
            format!(
                "no id can be made from the name `{name}`: write one with lower-case letters, digits and single hyphens"
            )
        });
        self.ask(Question { flag: "--id", words: "Its permanent id, part of web addresses", usual, note })
    }

    /// Asks for a telephone number and, if there is none, for an e-mail address.
    pub(crate) fn ask_phone_or_email(&mut self, phone: &'static str, instead: &str) -> Result<(), Box<dyn Error>> {
        let has_person = self.questions.has_person();
        let usual = has_person.then(String::new);
        let note = (!has_person).then(|| format!("or give {instead} instead"));
        self.ask(Question { flag: "--phone", words: phone, usual, note })?;
        if has_person && self.answers.get("--phone").is_none() {
            self.ask(Question { flag: "--email", words: "The e-mail address", usual: None, note: None })?;
        }
        Ok(())
    }

    /// Returns the change that the answers make.
    pub(crate) fn finish(self) -> Result<FileChange, Box<dyn Error>> {
        self.questions.finish()?;
        Ok((self.trial.make)(&self.answers)?)
    }
}

/// Returns the id if it is valid.
pub(crate) fn sound_id(id: &str) -> Result<String, String> {
    let sound = Id::new(id).map(|id| id.to_string());
    sound.ok_or_else(|| {
        format!("`{id}` is not a valid id: use lower-case letters, digits and single hyphens, 80 characters at most")
    })
}

/// The content in which answers are tried.
struct Trial<'a> {
    content: &'a Sources,
    /// Problems that the content has already.
    known: OnceCell<Vec<Diagnostic>>,
    make: &'a Make<'a>,
}

impl Trial<'_> {
    /// Checks the content with the answers.
    ///
    /// # Errors
    /// The new errors that the answer to `flag` causes.
    fn accept(&self, answers: &Answers, flag: &str) -> Result<(), String> {
        let change = (self.make)(answers)?;
        let (today, after) = (day_or_now(None), change.applied_to(self.content));
        let known = self.known.get_or_init(|| pipeline::diagnose(self.content, today));
        let mut reasons: Vec<String> = Vec::new();
        for error in pipeline::errors_beyond(known, &after, today) {
            let reason = reason(&error);
            if is_due_to(flag, answers, &error, (&change, self.content, &after)) && !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        if reasons.is_empty() { Ok(()) } else { Err(reasons.join("\n")) }
    }
}

/// Returns the message and, on the next line, what to write instead.
fn reason(error: &Diagnostic) -> String {
    let label = error.place.as_ref().map(|label| &label.text).filter(|text| !text.is_empty());
    let next = error.help.as_ref().or(label).map(|help| format!("\n{help}"));
    format!("{}{}", error.message, next.unwrap_or_default())
}

/// Whether the answer to `flag` causes the error. In a new file it always does, because the placeholders for other answers are valid. In changed
/// files it does where the answer is written at the place of the error.
fn is_due_to(
    flag: &str,
    answers: &Answers,
    error: &Diagnostic,
    (change, content, after): (&FileChange, &Sources, &Sources),
) -> bool {
    let (file, text) = match change {
        FileChange::Files(_) => return true,
        FileChange::Edit { file, text, .. } => (file, text),
        FileChange::Revision(_) => {
            let Some(label) = &error.place else { return false };
            let line = after.line_of(label.span);
            return answers.get(flag).is_some_and(|answer| line.contains(answer.trim()));
        }
    };
    let before = &content.get(*file).text;
    let is_in = |range: Range<usize>| {
        let span = error.place.as_ref().map(|label| label.span);
        span.is_some_and(|span| span.source == *file && range.contains(&span.range().start))
    };
    // A duplicate standard is reported at its stage, but it may be the variant that has to change.
    let own = flag.trim_start_matches('-').replace('-', "_");
    let keys: &[&str] = if flag == "--variant" { &["variant", "stage"] } else { &[&own] };
    keys.iter().any(|key| added_value(before, text, key).is_some_and(is_in))
}

/// Returns the byte range of a key and its value within the entry that `after` adds to `before`.
fn added_value(before: &str, after: &str, key: &str) -> Option<Range<usize>> {
    let same = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let mut at = after.as_bytes()[..same].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let mut found: Option<(usize, usize)> = None;
    for line in after.get(at..)?.split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '-']);
        let column = line.len() - bare.len();
        match found {
            Some((start, margin)) if column <= margin => return Some(start..at),
            None if bare.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')) => found = Some((at, column)),
            _ => {}
        }
        at += line.len();
    }
    found.map(|(start, _)| start..after.len())
}
