//! `answers.yaml` as staff write it -> the model's answers.

use crate::diagnostic::Diagnostic;
use crate::model::answer::Answer;
use crate::model::id::Id;
use crate::model::life_cycle::Former;
use crate::model::prose::Prose;
use crate::model::service::Ask;
use crate::parse::fields::Fields;
use crate::parse::full_list::FullList;
use crate::parse::node::{Node, Value};
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{Property, Record, keys, record};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::Located;

/// The file with the answers.
pub(crate) struct AnswersFile {
    answers: FullList<Answer>,
}

record!(AnswersFile, "`answers.yaml`", {
    answers: "what residents look for that is no service of the city, and where they find it",
});

impl AnswersFile {
    /// Converts it to the model.
    pub(crate) fn into_answers(self) -> Vec<Answer> {
        let FullList(answers) = self.answers;
        answers
    }
}

/// An answer as staff write it.
struct AnswerEntry {
    id: Located<Id>,
    name: Located<String>,
    keywords: FullList<Located<String>>,
    text: Option<Prose>,
    ask: Vec<Ask>,
    emergency: bool,
    formerly: Vec<Former<Id>>,
}

keys!(AnswerEntry, "an answer", {
    id: "its permanent id",
    name: "what it is about, in residents' words",
    keywords: "words that residents use for it",
    text: "what to do, in a sentence or two",
    ask: "whom to ask or call, in the same form as for a service",
    emergency: "true if it is about danger: it then comes before everything else",
    formerly: "its former ids, oldest first",
});

impl FromNode for Answer {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = reader.fields(node, AnswerEntry::WHAT, &[AnswerEntry::KEYS])?;
        let is_empty = says_nothing(&fields, reader);
        let entry = AnswerEntry::take(&mut fields, reader).filter(|_| !is_empty)?;
        let AnswerEntry { id, name, keywords: FullList(keywords), text, ask, emergency, formerly } = entry;
        Some(Self { id, name, keywords, text, ask, emergency, formerly })
    }

    fn shape() -> Shape {
        let answers = [Shape::having(&["text"]), Shape::having_full_list("ask")];
        Property::group(&AnswerEntry::properties()).and_any(answers)
    }
}

/// Whether an answer neither says what to do nor whom to ask; reports it if so.
fn says_nothing(fields: &Fields<'_>, reader: &mut Reader<'_>) -> bool {
    let has_ways = fields.find("ask").is_some_and(|node| node.value != Value::List(Vec::new()));
    if has_ways || fields.find("text").is_some() {
        return false;
    }
    if fields.is_meant("text") || fields.is_meant("ask") {
        return true;
    }
    let (at, message) = match fields.find("id").and_then(|id| Some((id.span, id.scalar()?))) {
        Some((span, id)) => (span, format!("the answer `{id}` says nothing")),
        None => (fields.head(), "this answer says nothing".to_owned()),
    };
    let fault = Diagnostic::error(&rules::MISSING_KEY, at, message);
    reader.report(fault.help("add `text`, which says what to do, or `ask`, with the number or page of those who help"));
    true
}
