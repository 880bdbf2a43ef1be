//! A standard -> what is being done about its missed promises, for residents.

use serde::Serialize;

use crate::model::edition::EffectiveStandard;
use crate::render::pages::frame::site::Site;
use crate::render::sentences;

/// What is being done about a promise that was missed.
#[derive(Clone, Serialize)]
pub(super) struct ActionView {
    pub(super) cause: String,
    pub(super) action: String,
    owner: String,
    by: String,
    /// The day on which it ended, and what came of it.
    ended: Option<(String, String)>,
}

/// What is being done about a standard, newest first.
pub(super) fn actions(site: &Site<'_>, standard: &EffectiveStandard<'_>) -> Vec<ActionView> {
    let id = &standard.owned.standard.id.value;
    let own = site.edition.catalog.actions.iter().rev().filter(|action| action.standard.0.value == *id);
    own.map(|action| ActionView {
        cause: sentences::as_sentence(&action.cause.value),
        action: sentences::as_sentence(&action.action.value),
        owner: action.owner.clone(),
        by: site.words.date(action.by.value),
        ended: action
            .ended
            .as_ref()
            .map(|end| (site.words.date(end.on.value), sentences::as_sentence(&end.outcome.value))),
    })
    .collect()
}

/// What is still being done.
pub(super) fn open_actions(site: &Site<'_>, standard: &EffectiveStandard<'_>) -> Vec<ActionView> {
    actions(site, standard).into_iter().filter(|action| action.ended.is_none()).collect()
}
