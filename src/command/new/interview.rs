//! Flags, and a person's answers, each tried in the content as soon as it is given -> the change that is wanted.

use std::cell::OnceCell;
use std::error::Error;
use std::ops::Range;

use crate::authoring::{NoAnswer, Question, Questions};
use crate::command::day_or_now;
use crate::command::new::plan::FileChange;
use crate::diagnostic::Diagnostic;
use crate::model::id::Id;
use crate::pipeline;
use crate::source::Sources;

/// What has been answered so far, by flag, in the order of the questions.
#[derive(Clone, Default)]
pub(super) struct Answers(Vec<(&'static str, String)>);

impl Answers {
    /// What the flags say.
    pub(super) fn of_flags<'a>(flags: impl IntoIterator<Item = (&'static str, Option<&'a str>)>) -> Self {
        Self(flags.into_iter().filter_map(|(flag, answer)| Some((flag, answer?.to_owned()))).collect())
    }

    pub(super) fn get(&self, flag: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| *other == flag).map(|(_, answer)| answer.as_str())
    }

    /// The answer, or a placeholder as long as there is none.
    pub(super) fn or(&self, flag: &str, stand_in: &str) -> String {
        self.get(flag).unwrap_or(stand_in).to_owned()
    }

    fn with(&self, flag: &'static str, answer: &str) -> Self {
        let mut answers = self.clone();
        answers.0.push((flag, answer.to_owned()));
        answers
    }
}

/// What the answers make of the content: with things that stand in for those that are still missing, a change to try.
type Make<'a> = dyn Fn(&Answers) -> Result<FileChange, String> + 'a;

/// The questions, what has been answered, and the content in which answers are tried.
pub(super) struct Interview<'a, 'q> {
    questions: Questions<'q>,
    answers: Answers,
    trial: Trial<'a>,
}

impl<'a, 'q> Interview<'a, 'q> {
    /// An interview that begins with what the flags say. With a person to ask, a flag that can't be used is refused before the first
    /// question; else all are judged together at the end.
    pub(super) fn begin(
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

    pub(super) fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Asks what no flag has answered.
    pub(super) fn ask(&mut self, question: Question) -> Result<(), Box<dyn Error>> {
        let flag = question.flag;
        let Self { questions, answers, trial } = self;
        let answer =
            questions.ask(answers.get(flag), question, &|answer| trial.accept(&answers.with(flag, answer), flag))?;
        if !answer.is_empty() && answers.get(flag).is_none() {
            *answers = answers.with(flag, &answer);
        }
        Ok(())
    }

    /// Asks for a name and an id; the id nearest to the name is the usual one.
    pub(super) fn ask_name_and_id(&mut self, name: &'static str) -> Result<(), Box<dyn Error>> {
        self.ask(Question { flag: "--name", words: name, usual: None, note: None })?;
        let Some(name) = self.answers.get("--name") else { return Ok(()) };
        let usual = Id::nearest(name).map(|id| id.to_string());
        let note = usual.is_none().then(|| {
            format!(
                "no id can be made from the name `{name}`: write one in lower-case letters, digits and single hyphens"
            )
        });
        self.ask(Question { flag: "--id", words: "Its permanent id, part of web addresses", usual, note })
    }

    /// Asks for a telephone number, or for an e-mail address where there is none.
    pub(super) fn ask_phone_or_email(&mut self, phone: &'static str, instead: &str) -> Result<(), Box<dyn Error>> {
        let has_person = self.questions.has_person();
        let usual = has_person.then(String::new);
        let note = (!has_person).then(|| format!("{instead} will do instead"));
        self.ask(Question { flag: "--phone", words: phone, usual, note })?;
        if has_person && self.answers.get("--phone").is_none() {
            self.ask(Question { flag: "--email", words: "The e-mail address", usual: None, note: None })?;
        }
        Ok(())
    }

    /// The change that the answers make.
    pub(super) fn finish(self) -> Result<FileChange, Box<dyn Error>> {
        self.questions.finish()?;
        Ok((self.trial.make)(&self.answers)?)
    }
}

/// The id, if it can be one.
pub(super) fn sound_id(id: &str) -> Result<String, String> {
    let sound = Id::new(id).map(|id| id.to_string());
    sound.ok_or_else(|| {
        format!("`{id}` can't be an id: write lower-case letters, digits and single hyphens, 80 at most")
    })
}

/// The content, and what answers make of it.
struct Trial<'a> {
    content: &'a Sources,
    /// What is wrong with the content already.
    known: OnceCell<Vec<Diagnostic>>,
    make: &'a Make<'a>,
}

impl Trial<'_> {
    /// Whether the content can have the answers; if not, what the one to `flag` does there.
    fn accept(&self, answers: &Answers, flag: &str) -> Result<(), String> {
        let change = (self.make)(answers)?;
        let (today, after) = (day_or_now(None), change.applied_to(self.content));
        let known = self.known.get_or_init(|| pipeline::diagnose(self.content, today));
        let mut reasons: Vec<String> = Vec::new();
        for error in pipeline::errors_beyond(known, &after, today) {
            let reason = reason(&error);
            if is_due_to(flag, &error, &change, self.content) && !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        if reasons.is_empty() { Ok(()) } else { Err(reasons.join("\n")) }
    }
}

/// What is wrong, and on the next line what to write instead.
fn reason(error: &Diagnostic) -> String {
    let label = error.place.as_ref().map(|label| &label.text).filter(|text| !text.is_empty());
    let next = error.help.as_ref().or(label).map(|help| format!("\n{help}"));
    format!("{}{}", error.message, next.unwrap_or_default())
}

/// Whether an error is at the answer to `flag`. In new files, placeholders for other answers have no fault, so all are.
fn is_due_to(flag: &str, error: &Diagnostic, change: &FileChange, content: &Sources) -> bool {
    let FileChange::Edit { file, text, .. } = change else { return true };
    let before = &content.get(*file).text;
    let is_in = |range: Range<usize>| {
        let span = error.place.as_ref().map(|label| label.span);
        span.is_some_and(|span| span.source == *file && range.contains(&span.range().start))
    };
    // Two promises for one stage are told from each other by their variants, and the fault is shown at the stage.
    let keys: &[&str] = if flag == "--variant" { &["variant", "stage"] } else { &[flag.trim_start_matches('-')] };
    keys.iter().any(|key| added_value(before, text, key).is_some_and(is_in))
}

/// The bytes of a key and its value in the entry that `after` has beyond `before`.
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
