//! Reports changes to a standard's plans, its id and its department that no event announces.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::compatibility::block;
use crate::compatibility::context::{Break, Context, error};
use crate::compatibility::ways::Ways;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::{Event, Standard, Version};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    name: "untold-change",
    topic: Topic::Published,
    sentence: "Every plan, change and move of a promise has an event in the feeds of changes.",
    why: "Programs follow the feeds of changes and read again what they name. A plan that changes without an event stays as it was in every copy.",
    wrong: "\
- {effective: 2027-03-01, within: 16 business days}     # announced: 15 business days",
    right: "\
- effective: 2027-03-01
  within: 16 business days
  changed: {on: 2026-11-23, was: {within: 15 business days}}",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let known: BTreeSet<&str> = context.before.events.iter().map(Event::name).collect();
    let told: BTreeSet<&str> = context
        .after
        .events
        .iter()
        .filter(|event| !known.contains(event.name()))
        .filter_map(|event| Some(context.after.standards.get(event.facts.subject())?.id.as_str()))
        .collect();
    for (then, now) in context.pairs().filter(|(_, now)| !told.contains(now.id.as_str())) {
        let fault = Change { context, then, now }.fault();
        breaks.extend(fault.map(|fault| Break::of(&now.id, fault)));
    }
}

/// A standard as it was published and as it would be, without a new event.
struct Change<'a> {
    context: &'a Context<'a>,
    then: &'a Standard,
    now: &'a Standard,
}

impl Change<'_> {
    /// The first change that readers would not hear of.
    fn fault(&self) -> Option<Diagnostic> {
        self.moved()
            .or_else(|| self.renamed())
            .or_else(|| self.planned())
            .or_else(|| self.dropped())
            .or_else(|| self.ending())
    }

    fn error(&self, place: Option<Span>, message: String) -> Diagnostic {
        let file = self.context.file(&format!("standards/{}.json", self.then.id));
        error(&RULE, place.or_else(|| self.context.place(&self.now.id)), message)
            .with_note(format!("published in `{file}`"))
    }

    fn moved(&self) -> Option<Diagnostic> {
        let (from, to) = (&self.then.versions.last()?.department, &self.now.versions.last()?.department);
        let today = self.context.today;
        let is_renamed = || {
            let now = self.context.after.departments.iter().find(|one| one.id == to.id);
            now.is_some_and(|now| now.formerly.iter().any(|former| former.id == from.id))
        };
        // Of a department that has vanished, another rule tells.
        let is_there = || self.context.after.departments.iter().any(|one| one.id == from.id);
        if from.id == to.id || is_renamed() || !is_there() {
            return None;
        }
        let message = format!("`{}` moves from `{}` to `{}`, and no event says so", self.now.id, from.id, to.id);
        let block = vec![format!("moved: {{on: {today}, from: {}}}", from.id)];
        Some(self.error(None, message).help(format!("add a line to its service:{}", block::set_off(&block))))
    }

    fn renamed(&self) -> Option<Diagnostic> {
        if self.then.id == self.now.id {
            return None;
        }
        let (id, former, today) = (&self.now.id, &self.then.id, self.context.today);
        let message = format!("`{former}` is now `{id}`, and no event says so");
        let entry = format!("{{id: {former}, until: {today}}}");
        Some(self.error(None, message).help(format!("write the day beside the former id, in `formerly`: `{entry}`")))
    }

    /// A plan that is new or has changed.
    fn planned(&self) -> Option<Diagnostic> {
        self.now.scheduled().find_map(|new| match self.plan(new) {
            None => Some(self.unannounced(new)),
            Some(old) => self.changed(old, new),
        })
    }

    /// The plan that was published of a version.
    fn plan(&self, new: &Version) -> Option<&Version> {
        self.then.predecessor_of(new).or_else(|| {
            let is_it = |old: &&Version| old.revision == new.revision && self.now.from(old.effective.from).is_none();
            self.then.scheduled().find(is_it)
        })
    }

    fn unannounced(&self, new: &Version) -> Diagnostic {
        let from = english::date(new.effective.from);
        let message = format!("`{}` changes on {from}, and no event announces it", self.now.id);
        let block = vec![format!("announced: {}", self.context.today)];
        self.error(self.place(new), message).help(format!("add a line to the version:{}", block::set_off(&block)))
    }

    fn changed(&self, old: &Version, new: &Version) -> Option<Diagnostic> {
        let is_the_same = old.effective == new.effective && old.measure() == new.measure();
        let is_plan = old.status == "scheduled" && new.status == "scheduled";
        if is_the_same || !is_plan {
            return None;
        }
        let message = format!("the plan for `{}` has changed, and no event says so", self.now.id);
        let fault = self.error(self.place(new), message).with_note(format!("announced: {}", old.promise));
        let ways = Ways::of(self.context);
        let (case, today) = ("the plan has changed", self.context.today);
        Some(fault.help(match self.was(old, new) {
            Some(then) => {
                let block = vec![format!("changed: {{on: {today}, was: {then}}}")];
                ways.paste(case, "say so in the version", &block).words()
            }
            None => ways.when(case, "add `changed` to the version, with the day and what was announced").words(),
        }))
    }

    /// What was announced where something else is planned now.
    fn was(&self, old: &Version, new: &Version) -> Option<String> {
        let (before, after) = (self.context.before, self.context.after);
        block::was(&before.record(old), &after.record(new), &block::exempt(before, old)?)
    }

    /// A plan that is gone.
    fn dropped(&self) -> Option<Diagnostic> {
        let is_gone = |old: &&Version| {
            old.effective.from > self.context.today
                && !self.now.versions.iter().any(|new| self.plan(new).is_some_and(|plan| plan.revision == old.revision))
        };
        let old = self.then.scheduled().find(is_gone)?;
        let (id, from) = (&self.now.id, english::date(old.effective.from));
        let message = format!("`{id}` no longer changes on {from}, as was announced, and no event says so");
        let fault = self.error(None, message).with_note(format!("announced: {}", old.promise));
        let ways = Ways::of(self.context);
        let case = "the plan was called off";
        let called_off = format!("called_off: {{on: {}, reason: …}}", self.context.today);
        let exempt = block::exempt(self.context.before, old);
        let lines = exempt.and_then(|exempt| block::whole(old, &self.context.before.record(old), &exempt));
        Some(fault.help(match lines {
            Some(lines) => {
                let lines = lines.into_iter().chain([called_off]).collect();
                let block = block::entry(old, old.effective.from, None, lines);
                ways.paste(case, "put the version back, and say why", &block).words()
            }
            None => ways.when(case, &format!("put the version back, and add `{called_off}`")).words(),
        }))
    }

    /// An end that is new or has changed.
    fn ending(&self) -> Option<Diagnostic> {
        let lasting = |version: &&Version| !version.is_called_off();
        let differs = |old: &&Version| {
            let new = self.now.successor_of(old).filter(lasting);
            new.is_some_and(|new| new.effective.until != old.effective.until && !self.is_followed(new))
        };
        let old = self.then.versions.iter().filter(lasting).find(differs)?;
        let new = self.now.successor_of(old)?;
        let (id, today) = (&self.now.id, self.context.today);
        let until = new.effective.until.map(english::date);
        let message = match &until {
            Some(until) => format!("`{id}` ends on {until}, and no event says so"),
            None => format!("`{id}` no longer ends, as was announced, and no event says so"),
        };
        let fault = self.error(self.place(new), message);
        Some(fault.help(match (old.effective.until, until) {
            (Some(_), Some(_)) => format!("add the change to `retired` or `gap`: `changed: {{on: {today}, was: {}}}`", date(old.effective.until)),
            (Some(_), None) => format!("put the end back as it was, with `called_off: {{on: {today}, reason: …}}` in `retired` or `gap`"),
            (None, _) => format!("say since when the plan is public: `announced: {today}` in `retired`, or `gap: {{reason: …, announced: {today}}}` for a pause"),
        }))
    }

    /// Whether another version follows at once, whose own events tell of the end.
    fn is_followed(&self, version: &Version) -> bool {
        let next = |until: Date| self.now.from(until).is_some();
        version.effective.until.is_some_and(next)
    }

    fn place(&self, version: &Version) -> Option<Span> {
        self.context.version(&self.now.id, version.effective.from).map(|version| version.span)
    }
}

fn date(day: Option<Date>) -> String {
    day.map_or_else(|| "…".to_owned(), |day| day.to_string())
}
