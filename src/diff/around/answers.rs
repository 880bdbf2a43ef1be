//! Two sites -> what differs about their answers.

use crate::diff::around::fact::changes_of;
use crate::diff::around::facts;
use crate::diff::around::identity::{gone, pairs};
use crate::diff::change::{Change, ChangeKind, SubjectKind};
use crate::diff::subject::Subject;
use crate::published_feed::{Answer, Published};

pub(super) fn changes(before: &Published, after: &Published) -> Vec<Change> {
    let (then, now) = (&before.answers, &after.answers);
    let kept_or_new = pairs(then, now).flat_map(|(then, now)| match then {
        Some(then) => changed(then, now),
        None => vec![Change { after: Some(said(now)), ..of(now).change(ChangeKind::New) }],
    });
    let gone = gone(then, now)
        .into_iter()
        .map(|then| Change { before: Some(said(then)), ..of(then).change(ChangeKind::Withdrawn) });
    kept_or_new.chain(gone).collect()
}

fn changed(then: &Answer, now: &Answer) -> Vec<Change> {
    let (old, new) = (then.name.on_one_line(), now.name.on_one_line());
    let renamed = (old != new).then(|| of(now).renamed(old, None));
    let others = changes_of(|| of(now), &facts::answer(then), &facts::answer(now));
    renamed.into_iter().chain(others).collect()
}

fn of(answer: &Answer) -> Subject {
    Subject {
        what: SubjectKind::Answer,
        id: answer.id.clone(),
        name: answer.name.on_one_line(),
        department: String::new(),
    }
}

/// What an answer says, in one line.
fn said(answer: &Answer) -> String {
    let text = answer.answer.as_ref().map(|answer| answer.text.on_one_line());
    let ways = answer.ask.iter().map(facts::channel).collect::<Vec<_>>().join("; ");
    text.into_iter().chain([ways]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
