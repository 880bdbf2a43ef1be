//! A standard -> its moves to other departments, and its new ids.

use jiff::civil::Date;

use crate::model::edition::EffectiveVersion;
use crate::model::service::Move;
use crate::render::feed::events::event::Event;
use crate::render::feed::events::names::{id_on, renamed_on};
use crate::render::feed::events::subject::{Happening, Subject, form_on};
use crate::wording::StandardEvent;

pub(super) fn add(subject: Subject<'_>, events: &mut Vec<Event>) {
    let owned = subject.standard.owned;
    let moves = &owned.service.moved;
    let name = |of: &Move| subject.department_name(&of.from.value);
    for (at, moved) in moves.iter().enumerate() {
        let to = moves.get(at + 1).map_or_else(|| owned.department.name.clone(), name);
        events.extend(event(subject, StandardEvent::Moved, moved.on.value, subject.words.moved(&to, &name(moved))));
    }
    for former in &owned.standard.formerly {
        let Some(on) = renamed_on(owned, former) else { continue };
        let said = subject.words.renamed(id_on(owned, on).as_str(), former.id.value.as_str());
        events.extend(event(subject, StandardEvent::Renamed, on, said));
    }
}

/// Returns the event of the version that held on its day, or else of the one after or before.
fn event(subject: Subject<'_>, kind: StandardEvent, on: Date, said: String) -> Option<Event> {
    let holds = |version: &&EffectiveVersion<'_>| version.period.until.is_none_or(|until| on < until);
    let version = subject.standard.lasting().find(holds).or_else(|| subject.standard.lasting().next_back())?;
    let form = form_on(version.version, on);
    let sentences = vec![said, subject.promise(form)];
    Some(subject.event(version, form, Happening { kind, on, sentences, ends: None }))
}
