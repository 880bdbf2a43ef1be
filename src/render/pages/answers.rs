//! The answers, below all services: what residents look for that is no service of the city.

use serde::Serialize;

use crate::address;
use crate::model::answer::Answer;
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;
use crate::render::pages::service::{AskView, ask};

/// An answer.
#[derive(Serialize)]
pub(super) struct AnswerView {
    anchor: String,
    /// The anchors that it used to have.
    former_anchors: Vec<String>,
    name: String,
    keywords: String,
    /// What to do, as HTML.
    text: Option<String>,
    ask: Vec<AskView>,
    is_emergency: bool,
}

/// Makes the answers of a page with these links, those about danger first.
pub(super) fn views(site: &Site<'_>, links: &Links) -> Vec<AnswerView> {
    site.edition.catalog.answers.iter().map(|answer| view(site, links, answer)).collect()
}

fn view(site: &Site<'_>, links: &Links, answer: &Answer) -> AnswerView {
    let keywords: Vec<&str> = answer.keywords.iter().map(|words| words.value.as_str()).collect();
    AnswerView {
        anchor: address::answer_anchor(&answer.id.value),
        former_anchors: answer.formerly.iter().map(|former| address::answer_anchor(&former.id.value)).collect(),
        name: answer.name.value.clone(),
        keywords: keywords.join(", "),
        text: answer.text.as_ref().map(|text| links.html(&text.markdown)),
        ask: answer.ask.iter().map(|one| ask(site, one)).collect(),
        is_emergency: answer.emergency,
    }
}
