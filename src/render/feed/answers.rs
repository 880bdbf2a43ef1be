//! Edition -> `answers.json`: what residents look for that is no service of the city, and where they find it.

use crate::address;
use crate::model::answer::Answer;
use crate::render::feed::convert::{Convert, former};
use crate::render::feed::{documents, v1};

pub(super) fn document(convert: &Convert<'_>) -> v1::AnswersDocument {
    v1::AnswersDocument {
        envelope: convert.envelope(documents::ANSWERS),
        answers: convert.edition().catalog.answers.iter().map(|one| answer(convert, one)).collect(),
    }
}

fn answer(convert: &Convert<'_>, answer: &Answer) -> v1::Answer {
    v1::Answer {
        id: answer.id.to_string(),
        formerly: answer.formerly.iter().map(|one| former(convert, one)).collect(),
        name: convert.text(&answer.name.value),
        emergency: answer.emergency,
        keywords: answer.keywords.iter().map(|words| words.value.clone()).collect(),
        answer: answer.text.as_ref().map(|text| convert.body(text)),
        ask: answer.ask.iter().map(|one| convert.ask(one, None)).collect(),
        links: v1::AnswerLinks { html: convert.url(&address::answer(&answer.id.value)) },
    }
}
