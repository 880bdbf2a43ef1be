//! A promise -> how its results are counted, in sentences made from its target, its clock and its calendar.

use crate::model::edition::EffectiveVersion;
use crate::model::target::Target;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// How the results of a version are counted.
pub(super) fn how(site: &Site<'_>, version: &EffectiveVersion<'_>) -> Vec<String> {
    let promise = &version.version.promise;
    let target = &promise.target.value;
    let of = match target {
        Target::Within(_) | Target::By(_) | Target::Between(..) => Word::CountedDue,
        Target::Average(_) => Word::CountedFinished,
        Target::Every(_) => Word::CountedRounds,
        Target::Ahead(_) => Word::CountedEvents,
        Target::AtMost(_) | Target::AtLeast(_) => Word::CountedNumber,
        Target::Share(_) | Target::Level(_) | Target::None(_) => Word::CountedAll,
    };
    let mut all = vec![site.say(of, &[])];
    if let Some(start) = promise.clock.starts.as_ref().filter(|_| target.is_counted_from_a_start()) {
        all.push(site.say(Word::CountedStart, &[&start.text.value]));
    }
    if let Some(calendar) = version.calendar.filter(|_| target.counts_business_time()) {
        let week = site.words.week(calendar.value).join("; ");
        all.push(site.say(Word::CountedOpen, &[&calendar.value.name, &week]));
    }
    all
}
