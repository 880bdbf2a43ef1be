//! Reports versions whose number would go down.

use crate::compatibility::context::{Break, Context, error};
use crate::english;
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "lowered-revision",
    topic: Topic::Published,
    sentence: "The number of a published version never goes down.",
    why: "Other software treats the higher number as the newer promise, and ignores a lower one as an old copy.",
    wrong: "\
versions:                                                # published as versions 1 and 2
  - {effective: 2026-06-01, within: 15 business days}    # would be version 1 now",
    right: "\
versions:
  - {effective: 2025-01-01, within: 20 business days}    # version 1 stays
  - {effective: 2026-06-01, within: 15 business days}    # version 2",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    for (then, now) in context.pairs() {
        for old in then.versions.iter().filter(|version| context.has_begun(version)) {
            let Some(new) = now.successor_of(old).filter(|new| new.revision < old.revision) else { continue };
            let place = context.version(&now.id, new.effective.from).map(|version| version.span);
            let message = format!(
                "the version of `{}` from {} was number {} and would become number {}",
                now.id,
                english::date(new.effective.from),
                old.revision,
                new.revision
            );
            let file = context.file(&format!("standards/{}.json", then.id));
            breaks.push(Break::of(
                &now.id,
                error(&RULE, place.or_else(|| context.place(&now.id)), message)
                    .with_note(format!("published in `{file}`"))
                    .help(
                        "put back the version that came before it, and make sure that it is not marked `draft: true`",
                    ),
            ));
        }
    }
}
