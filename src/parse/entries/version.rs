//! What belongs to one version alone: its days, what changes with it, and its target.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::plan::{CalledOff, Plan};
use crate::model::share::Share;
use crate::model::standard::Version;
use crate::model::target::Target;
use crate::parse::entries::gap::GapEntry;
use crate::parse::entries::past::{VersionCorrectionEntry, with_past};
use crate::parse::entries::plan::ChangeEntry;
use crate::parse::entries::promise::PromiseEntry;
use crate::parse::entries::target::{self, BEFORE_KEY, TARGET_KEYS};
use crate::parse::entries::was::WasEntry;
use crate::parse::fields::{Fields, Key};
use crate::parse::one_or_more::OneOrMore;
use crate::parse::or_none::OrNone;
use crate::parse::reader::Reader;
use crate::parse::record::Property;
use crate::parse::rules;
use crate::parse::scalars::Beginning;
use crate::source::{Located, Span};

/// What belongs to one version alone, beside its target.
const KEYS: [Key; 9] = [
    Key { name: "effective", meaning: "the first day on which it is in force, or `before` and a day if nobody knows" },
    Key { name: "until", meaning: "the first day on which it is no longer in force" },
    Key {
        name: "gap",
        meaning: "why nothing is promised after it: the reason alone, or with the day on which the pause was announced",
    },
    Key {
        name: "floor",
        meaning: "the share below which management wants to act, like 80%; for the City Manager's report alone",
    },
    Key { name: "change", meaning: "what changes with it, for residents" },
    Key {
        name: "announced",
        meaning: "the day on which it becomes public, if that is not the day of its approval; before it, nothing shows it",
    },
    Key {
        name: "changed",
        meaning: "a change of the plan after it was announced: the day, why, and what was announced before",
    },
    Key { name: "called_off", meaning: "when and why it was called off before its first day" },
    Key {
        name: "corrected",
        meaning: "a correction of what was published about it: the day, what was wrong, and what it said; a list, if there were several",
    },
];

/// The parts of a version that are its own.
pub(super) struct VersionEntry {
    effective: Located<Beginning>,
    until: Option<Located<Date>>,
    gap: Option<GapEntry>,
    floor: Option<Located<Share>>,
    change: Option<Located<String>>,
    announced: Option<Located<Date>>,
    changed: OneOrMore<ChangeEntry<WasEntry>>,
    called_off: Option<CalledOff>,
    corrected: OneOrMore<VersionCorrectionEntry>,
    target: Located<Target>,
    span: Span,
}

impl VersionEntry {
    /// The keys that belong to a single version.
    pub(super) const KEYS: [&'static [Key]; 3] = [&KEYS, TARGET_KEYS, BEFORE_KEY];

    /// The same, with what belongs to each.
    pub(super) fn properties() -> Vec<Property> {
        let [effective, until, gap, floor, change, announced, changed, called_off, corrected] = KEYS;
        let own = vec![
            Property::of::<Beginning>(effective),
            Property::of::<Option<Date>>(until),
            Property::of::<Option<GapEntry>>(gap),
            Property::of::<Option<Share>>(floor),
            Property::of::<Option<String>>(change),
            Property::of::<Option<Date>>(announced),
            Property::of::<OneOrMore<ChangeEntry<WasEntry>>>(changed),
            Property::of::<Option<CalledOff>>(called_off),
            Property::of::<OneOrMore<VersionCorrectionEntry>>(corrected),
        ];
        let before = vec![Property::of::<Option<String>>(BEFORE_KEY[0])];
        [own, target::properties(), before].concat()
    }

    /// The names of these keys.
    pub(super) fn key_names() -> impl Iterator<Item = &'static str> {
        Self::KEYS.into_iter().flatten().map(|key| key.name)
    }

    pub(super) fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let effective = effective(fields, reader);
        let until = fields.take("until", reader);
        let gap = fields.take("gap", reader);
        let floor = fields.take("floor", reader);
        let change = fields.take("change", reader);
        let announced = fields.take("announced", reader);
        let changed = fields.take("changed", reader);
        let called_off = fields.take("called_off", reader);
        let corrected = fields.take("corrected", reader);
        let target = target::target(fields, reader);
        Some(Self {
            effective: effective?,
            until: until?,
            gap: gap?,
            floor: floor?,
            change: change?,
            announced: announced?,
            changed: changed?,
            called_off: called_off?,
            corrected: corrected?,
            target: target?,
            span: fields.head(),
        })
    }

    pub(super) fn into_version(self, mut promise: PromiseEntry, defaults: &PromiseEntry, draft: bool) -> Version {
        let approved = promise.approved.take().or_else(|| defaults.approved.clone()).and_then(OrNone::into_value);
        let review_by = promise.review_by.take().or_else(|| defaults.review_by.clone()).and_then(OrNone::into_value);
        let (gap, pause) = self.gap.map_or_else(Default::default, GapEntry::into_parts);
        let now = Version {
            effective: Located::new(self.effective.value.day, self.effective.span),
            begins_earlier: self.effective.value.is_earlier,
            until: self.until,
            gap,
            pause,
            promise: promise.into_promise(self.target, defaults),
            approved,
            review_by,
            floor: self.floor,
            change: self.change,
            corrected: Vec::new(),
            plan: Plan { announced: self.announced, changed: Vec::new(), called_off: self.called_off },
            draft,
            span: self.span,
        };
        with_past(now, self.changed, self.corrected)
    }
}

/// Takes the beginning of a version. Old promises often have none that anyone knows, so a missing one is reported with both ways out.
fn effective(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Located<Beginning>> {
    if fields.find("effective").is_some() || fields.is_meant("effective") {
        return fields.take("effective", reader);
    }
    reader.report(fields.missing("effective").help(
        "add the first day on which it is in force, like `effective: 2026-01-01`; if nobody knows it, a day by which it had begun: `effective: before 2026-01-01`",
    ));
    None
}

/// Reports each version after the first whose beginning is not known: it begins where the version before it ends.
pub(super) fn report_unknown_beginnings<'v>(later: impl Iterator<Item = &'v VersionEntry>, reader: &mut Reader<'_>) {
    for version in later.filter(|version| version.effective.value.is_earlier) {
        let day = version.effective.value.day;
        let message = "only the first version can begin on a day that nobody knows";
        let fault = Diagnostic::error(&rules::INVALID_DATE, version.effective.span, message);
        reader.report(fault.help(format!("write the first day of this version: `effective: {day}`")));
    }
}
