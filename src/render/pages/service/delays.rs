//! A service's promises -> what can delay them, in one list. Each text appears once, with its promise unless all promises share it.

use serde::Serialize;

use crate::render::pages::standard::StandardView;

/// Something that can delay a promise.
#[derive(Serialize)]
pub(crate) struct DelayView {
    /// The promise that it can delay; `None` if it can delay all of them.
    about: Option<String>,
    /// As HTML, for use inside a sentence.
    text: String,
}

pub(crate) fn view(standards: &[StandardView]) -> Vec<DelayView> {
    let mut delays: Vec<DelayView> = Vec::new();
    for standard in standards {
        for text in standard.exceptions() {
            let shared = standards.iter().all(|other| other.exceptions().contains(text));
            let about = (!shared).then(|| standard.heading().to_owned());
            if !delays.iter().any(|delay| delay.text == *text && delay.about == about) {
                delays.push(DelayView { about, text: text.clone() });
            }
        }
    }
    delays
}
