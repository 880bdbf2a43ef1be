//! A version whose record has changed -> what staff can do about it, with what to paste.

use jiff::civil::Date;

use crate::authoring::inside;
use crate::compatibility::block::{self, Lines};
use crate::compatibility::context::Context;
use crate::compatibility::ways::Ways;
use crate::model::standard;
use crate::published_feed::{Record, Standard, Version};

/// A version as it was published and as it is now.
pub(super) struct WayOut<'a> {
    context: &'a Context<'a>,
    old: &'a Version,
    now: &'a Standard,
    new: &'a Version,
    then: Record,
    becomes: Record,
    /// The exemption that was published; nothing if it can't be written again.
    exempt: Option<block::Exempt>,
}

impl<'a> WayOut<'a> {
    pub(super) fn of(context: &'a Context<'a>, old: &'a Version, now: &'a Standard, new: &'a Version) -> Self {
        let (then, becomes) = (context.before.record(old), context.after.record(new));
        let exempt = block::exempt(context.before, old);
        Self { context, old, now, new, then, becomes, exempt }
    }

    /// The same for the records of one edition.
    pub(super) fn between(self, then: Record, becomes: Record) -> Self {
        Self { then, becomes, ..self }
    }

    /// The ways out, the most likely ones with a block to paste.
    pub(super) fn words(&self) -> String {
        self.corrected(self.kept(Ways::of(self.context))).words()
    }

    /// What was published stays, and what is new is a version of its own.
    fn kept(&self, ways: Ways) -> Ways {
        let today = self.context.today;
        let is_over = self.old.effective.until.is_some_and(|until| until <= today);
        let is_ended = !is_over && self.new.effective.until != self.old.effective.until;
        let case = if is_over { "it was published rightly" } else { "the promise changes" };
        if is_ended && self.new.effective.until.is_some_and(|until| until < today) {
            return ways.when(case, &format!("end it on {today} or later, and start the new version then"));
        }
        let Some(lines) = self.versions(is_over) else {
            return ways.when(case, "put it back as it was, and write what is new as a new version");
        };
        let what =
            if is_over { "put it back" } else { "keep what was published, and start what is new on a day of its own" };
        ways.paste(case, &format!("{what}, {}", self.place()), &lines)
    }

    /// The old version and, if it is not over, the new one after it. Nothing if this program does not know what they promise.
    fn versions(&self, is_over: bool) -> Option<Lines> {
        let (old, new) = (self.old, self.new);
        let is_inline = self.is_inline();
        let start = new.effective.from.max(self.context.today);
        // The keys of a version that is written beside the stage stay where they are, if they say the same of both.
        let kept = if is_inline { self.restored()? } else { block::whole(old, &self.then, self.exempt.as_ref()?)? };
        let first = block::entry(old, old.effective.from, None, kept);
        let is_new = !is_over && new.effective.from >= old.effective.from && self.says_something_else();
        let then = if is_new && start > old.effective.from {
            block::entry(
                new,
                start,
                None,
                block::added(&self.becomes, &self.then, &block::exempt(self.context.after, new)?)?,
            )
        } else {
            Lines::new()
        };
        let entries: Lines = first.into_iter().chain(then).collect();
        Some(if is_inline { block::below_versions(entries) } else { entries })
    }

    /// Whether the new version promises something else, or in other words.
    fn says_something_else(&self) -> bool {
        let Record { revision, effective, change, corrected, .. } = self.becomes.clone();
        Record { revision, effective, change, corrected, ..self.then.clone() } != self.becomes
    }

    /// The lines of the old version, to replace those of the new one. Nothing if pasting them would lose what an earlier correction says.
    fn restored(&self) -> Option<Lines> {
        let corrections = self.version().map(|version| &version.corrected[..]).unwrap_or_default();
        if !corrections.is_empty() {
            return None;
        }
        let mut lines = block::restored(&self.then, &self.becomes, self.exempt.as_ref()?)?;
        lines.extend(self.then.change.as_ref().map(|text| format!("change: {}", inside(&text.to_string()))));
        Some(lines)
    }

    /// Whether the version is written beside the stage, without `versions`.
    fn is_inline(&self) -> bool {
        let stage = self.context.place(&self.now.id);
        self.now.versions.len() == 1
            && self.version().zip(stage).is_some_and(|(version, stage)| version.span.start <= stage.start)
    }

    fn version(&self) -> Option<&standard::Version> {
        self.context.version(&self.now.id, self.new.effective.from)
    }

    /// Where to paste the versions.
    fn place(&self) -> String {
        if !self.is_inline() {
            return "in place of this entry".to_owned();
        }
        let own = self.version().into_iter().flat_map(|version| {
            let target = block::target_key(&version.promise.target.value);
            let before = version.promise.target.value.before().map(|_| "before");
            let until = version.until.as_ref().map(|_| "until");
            let gap = version.gap.as_ref().map(|_| "gap");
            let change = version.change.as_ref().map(|_| "change");
            let corrected = (!version.corrected.is_empty()).then_some("corrected");
            [Some("effective"), Some(target), before, until, gap, change, corrected].into_iter().flatten()
        });
        let own: Vec<String> = own.map(|key| format!("`{key}`")).collect();
        format!("in place of {}", crate::english::list(&own))
    }

    /// What was published was wrong from the start.
    fn corrected(&self, ways: Ways) -> Ways {
        let today = self.context.today;
        let said = if self.old.promise == self.new.promise {
            "What the site said about it was wrong.".to_owned()
        } else {
            format!("The site said: {}", self.old.promise.on_one_line())
        };
        let published = self.exempt.as_ref().and_then(|exempt| block::was(&self.then, &self.becomes, exempt));
        let another = block::correction(today, &said, published.as_deref());
        let earlier = self.version().map(|version| &version.corrected[..]).unwrap_or_default();
        let case = "it was published wrongly from the start";
        // What they say of earlier days is in the content alone.
        if earlier.iter().any(|one| one.was.is_some()) {
            return ways.paste(case, "add this to its list of `corrected`", &vec![format!("- {another}")]);
        }
        let earlier: Vec<String> = earlier.iter().map(|one| block::correction(one.on.value, &one.note, None)).collect();
        let line = if earlier.is_empty() { another } else { format!("[{}, {another}]", earlier.join(", ")) };
        let place = if earlier.is_empty() { "add a line to it" } else { "write this in place of its `corrected`" };
        ways.paste(case, place, &vec![format!("corrected: {line}")])
    }

    /// The ways out of a version that is labelled as corrected and does not say what was published. `published` is the first day of the last
    /// edition that may not change.
    pub(super) fn labelled(&self, published: Date) -> String {
        let ways = self.kept(Ways::of(self.context));
        let case = "it was published wrongly from the start";
        let corrections = self.version().map(|version| &version.corrected[..]).unwrap_or_default();
        let Some((last, earlier)) = corrections.split_last() else { return ways.words() };
        // A correction holds from its day on, so it can't be older than an edition without it.
        let on = if last.on.value > published { last.on.value } else { self.context.today };
        let now = if last.was.is_some() { self.context.after.record(self.new) } else { self.becomes.clone() };
        let differing = self.exempt.as_ref().and_then(|exempt| block::was(&self.then, &now, exempt));
        let is_of_days_alone = !self.says_something_else();
        if differing.is_none() && !is_of_days_alone {
            return ways.when(case, "add what was published to its `corrected`, with the key `was`").words();
        }
        let with_was = block::correction(on, &last.note, differing.as_deref());
        if earlier.iter().any(|one| one.was.is_some()) {
            let what = "add what was published to its last correction, in place of that one";
            return ways.paste(case, what, &vec![format!("- {with_was}")]).words();
        }
        let earlier = earlier.iter().map(|one| block::correction(one.on.value, &one.note, None));
        let all: Vec<String> = earlier.chain([with_was]).collect();
        let line = if let [one] = &all[..] { one.clone() } else { format!("[{}]", all.join(", ")) };
        let what = if is_of_days_alone { "write this" } else { "add what was published to its correction," };
        let what = format!("{what} in place of its `corrected`");
        ways.paste(case, &what, &vec![format!("corrected: {line}")]).words()
    }
}
