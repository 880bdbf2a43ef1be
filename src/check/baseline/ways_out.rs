//! A promise and the baseline that it does not meet -> what staff can do about it: every way, with the lines to write.

use crate::check::baseline::pairs::Pair;
use crate::model::channel::Channel;
use crate::model::stage::Stage;

/// The line of an exemption, with its end or without one.
const EXEMPTION: &str = "if an exception is approved, add `exempt: {reason: …, approved_by: …, until: …}`, or `review_by` in place of `until` if it has no end";

/// What to do, beginning with `first`.
pub(super) fn ways_out(pair: &Pair<'_>, first: &str) -> String {
    let stage = pair.owned.standard.stage;
    let ways = [
        Some(first.to_owned()),
        Some(format!("if it promises something else, give it the stage that fits: {}", neighbours(stage))),
        channels(pair),
        Some("if it holds in some cases only, name them: `conditions: {text: …}`".to_owned()),
        Some(EXEMPTION.to_owned()),
    ];
    ways.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The channels to name, where the baseline is for some of them only.
fn channels(pair: &Pair<'_>) -> Option<String> {
    let floor = &pair.floor_version.promise.channels;
    let is_floor = |channel: &Channel| floor.iter().any(|one| one.value == *channel);
    let others: Vec<&str> = Channel::ALL.into_iter().filter(|one| !is_floor(one)).map(Channel::key).collect();
    let theirs: Vec<&str> = floor.iter().map(|channel| channel.value.key()).collect();
    (!theirs.is_empty()).then(|| {
        format!(
            "if it is not for requests by {}, name its channels, like `channels: [{}]`",
            theirs.join(", "),
            others.first().copied().unwrap_or("web"),
        )
    })
}

/// What a stage means, and the stages that are taken for it.
const fn neighbours(stage: Stage) -> &'static str {
    match stage {
        Stage::Answer => "`answer` is a person who picks up or is there; a reply to a message is `respond`",
        Stage::Acknowledge => "`acknowledge` tells that the request has arrived; a reply is `respond`",
        Stage::Respond => {
            "`respond` is a reply to the person who asked; going there is `attend`, a decision `decide`, finished work `complete`, telling that the request has arrived `acknowledge`"
        }
        Stage::Attend => {
            "`attend` is somebody being there; ending a danger is `make safe`, finished work `complete`, a date for the work `schedule`"
        }
        Stage::MakeSafe => "`make safe` ends the danger; being there is `attend`, finished work `complete`",
        Stage::Schedule => "`schedule` sets a date for the work; finished work is `complete`",
        Stage::Decide => "`decide` is a decision on an application; a reply is `respond`, finished work `complete`",
        Stage::Complete => {
            "`complete` is finished work; ending a danger is `make safe`, a decision `decide`, work done again and again `repeat`"
        }
        Stage::Update => "`update` tells how far it is; a reply is `respond`",
        Stage::Publish => "`publish` is for everybody to read; a message to the person who asked is `respond`",
        Stage::Available => "`available` is about using something; work done again and again is `repeat`",
        Stage::Repeat => "`repeat` is work done again and again; work that somebody asked for is `complete`",
    }
}
