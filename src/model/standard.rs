//! Standards: one promise about a service, and its versions over time.

use jiff::civil::Date;

use crate::model::amount::Amount;
use crate::model::channel::Channel;
use crate::model::id::{CalendarRef, ClauseRef, Id, StandardId, StandardRef};
use crate::model::life_cycle::{Former, Retirement};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::prose::Prose;
use crate::model::season::Season;
use crate::model::share::Share;
use crate::model::stage::Stage;
use crate::model::target::{Bound, Target};
use crate::source::{Located, Span};

/// A promise with its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// Its permanent id, and the place where the stage is written.
    pub id: Located<StandardId>,
    /// What has happened when the target is met.
    pub stage: Stage,
    /// Distinguishes several promises for the same stage.
    pub variant: Option<Located<Id>>,
    /// A label, if there are several promises for the same stage.
    pub name: Option<String>,
    /// The clauses that it puts into practice, if they differ from the service's.
    pub supports: Option<Vec<ClauseRef>>,
    /// What to do if it is missed, if that differs from the service's.
    pub if_missed: Option<Prose>,
    /// Its former ids.
    pub formerly: Vec<Former<StandardId>>,
    /// When and why it was withdrawn. Its page and its file remain.
    pub retired: Option<Retirement<StandardRef>>,
    /// Its ends that were announced and called off, earliest first.
    pub ends_called_off: Vec<Retirement<StandardRef>>,
    /// Whether it is not public yet.
    pub draft: bool,
    /// Its versions, oldest first. Never empty.
    pub versions: Vec<Version>,
}

impl Standard {
    /// Its versions that were not called off, oldest first.
    #[must_use]
    pub fn lasting(&self) -> impl DoubleEndedIterator<Item = &Version> {
        self.versions.iter().filter(|version| !version.is_called_off())
    }

    /// The versions and their periods, in order; drafts only if `drafts` is true. A version ends on its own `until`, when the next one
    /// starts, or when the standard or its service is retired (`end`), whichever comes first. One that was called off has no day.
    #[must_use]
    pub fn periods(&self, end: Option<Date>, drafts: bool) -> Vec<(&Version, Period)> {
        let end = match (end, self.retired.as_ref().map(|retired| retired.on.value)) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let public: Vec<&Version> = self.versions.iter().filter(|version| drafts || !version.draft).collect();
        let next = (1..=public.len())
            .map(|at| public[at..].iter().find(|next| !next.is_called_off()).map(|next| next.effective.value));
        let period = |version: &Version, next: Option<Date>| {
            if version.is_called_off() {
                return Period { from: version.effective.value, until: Some(version.effective.value) };
            }
            Period { from: version.effective.value, until: version.own_end().map(|until| until.value) }
                .ended_by(next)
                .ended_by(end)
        };
        public.iter().zip(next).map(|(version, next)| (*version, period(version, next))).collect()
    }
}

/// What a standard says from one effective date to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The first day on which it is known to be in force.
    pub effective: Located<Date>,
    /// Whether it has been in force since an unknown day before that one.
    pub begins_earlier: bool,
    /// The first day on which it no longer holds, if that differs from the next version's first day.
    pub until: Option<Located<Date>>,
    /// Why nothing is promised after it.
    pub gap: Option<Located<String>>,
    /// What became of that pause before it began. One that was called off has no effect.
    pub pause: Plan<Date>,
    /// What is promised.
    pub promise: Promise,
    /// Who approved it and when.
    pub approved: Option<Approval>,
    /// The date by which it is to be reviewed.
    pub review_by: Option<Located<Date>>,
    /// The share below which management wants to act. It is no part of the promise: residents are told what is promised.
    pub floor: Option<Located<Share>>,
    /// What changes with it, in one sentence for residents.
    pub change: Option<Located<String>>,
    /// Corrections of what was published about it, earliest first.
    pub corrected: Vec<VersionCorrection>,
    /// What became of it before its first day.
    pub plan: Plan<Box<Self>>,
    /// Whether it is not public yet.
    pub draft: bool,
    /// Its start in the file.
    pub span: Span,
}

impl Version {
    /// The first day on which it is both public and in force.
    #[must_use]
    pub fn told_from(&self) -> Date {
        let announced = self.plan.announced.map(|day| day.value);
        announced.map_or(self.effective.value, |announced| announced.max(self.effective.value))
    }

    /// The first day on which it no longer holds, unless that was called off.
    #[must_use]
    pub fn own_end(&self) -> Option<Located<Date>> {
        self.until.filter(|_| self.pause.called_off.is_none())
    }

    /// Whether it was called off before its first day.
    #[must_use]
    pub fn is_called_off(&self) -> bool {
        self.plan.called_off.is_some()
    }
}

/// The promise itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The words after "We will".
    pub we: Option<Located<String>>,
    /// The measurable part.
    pub target: Located<Target>,
    /// How often it is meant to be met; `None` means every time.
    pub share: Option<Located<Share>>,
    /// When counting starts, pauses and stops.
    pub clock: Clock,
    /// The channels that it applies to; empty means all.
    pub channels: Vec<Located<Channel>>,
    /// When it holds; `None` means always.
    pub conditions: Option<Located<Conditions>>,
    /// What can delay it.
    pub exceptions: Vec<Prose>,
    /// A limit that the law sets as well.
    pub statutory: Option<Statutory>,
    /// Its own calendar, if it names one.
    pub calendar: Option<CalendarRef>,
    /// A written exemption from the baseline.
    pub exempt: Option<Exemption>,
}

impl Promise {
    /// Whether it applies to requests by this channel.
    #[must_use]
    pub fn is_for(&self, channel: Channel) -> bool {
        self.channels.is_empty() || self.channels.iter().any(|one| one.value == channel)
    }

    /// How often it is meant to be met.
    #[must_use]
    pub fn share(&self) -> Share {
        self.share.map_or(Share::EVERY_TIME, |share| share.value)
    }

    /// The share that is promised, and the side on which it is good; nothing if no share is.
    #[must_use]
    pub fn promised_share(&self) -> Option<(Share, Bound)> {
        let target = &self.target.value;
        let bound = target.level().map_or(Bound::AtLeast, |level| level.bound);
        Some((target.share(self.share())?, bound))
    }

    /// Whether time is counted for each request. A promise about a period or a frequency has a clock only if it has a start.
    #[must_use]
    pub fn has_clock(&self) -> bool {
        match self.target.value {
            Target::Within(_) | Target::Average(_) | Target::Between(..) => true,
            Target::Every(_) | Target::AtMost(_) | Target::AtLeast(_) => self.clock.starts.is_some(),
            Target::Ahead(_) | Target::By(_) | Target::Share(_) | Target::Level(_) | Target::None(_) => false,
        }
    }

    /// Whether each request has a day by which it is done.
    #[must_use]
    pub fn promises_a_date(&self) -> bool {
        let longest = self.target.value.range().filter(|_| !self.target.value.is_average()).map(|(_, longest)| longest);
        let event = self.clock.starts.as_ref().map_or(StartEvent::RequestReceived, |start| start.event);
        let follows_a_request = matches!(event, StartEvent::RequestReceived | StartEvent::ApplicationComplete);
        follows_a_request && longest.is_some_and(|time| time.unit.is_counted_in_days())
    }

    /// Whether both apply to at least one channel. A promise that names no channel applies to all.
    #[must_use]
    pub fn shares_a_channel_with(&self, other: &Self) -> bool {
        self.channels.is_empty()
            || other.channels.is_empty()
            || self.channels.iter().any(|one| other.channels.iter().any(|another| one.value == another.value))
    }
}

/// When counting starts, pauses and stops.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clock {
    /// What starts it.
    pub starts: Option<Start>,
    /// What pauses it, each after "while".
    pub pauses: Vec<Located<String>>,
    /// What stops it, if the stage doesn't imply that.
    pub stops: Option<Located<String>>,
}

/// What starts the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The kind of event, for programs.
    pub event: StartEvent,
    /// Whether staff wrote the text alone, which means the request.
    pub is_text_alone: bool,
    /// The event in words, after "when".
    pub text: Located<String>,
}

/// The kinds of events that start a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartEvent {
    /// A request arrives.
    RequestReceived,
    /// An application has all that it needs.
    ApplicationComplete,
    /// Weather or another condition is over.
    ConditionEnds,
    /// A meeting is over.
    MeetingEnds,
    /// Something else; the text says what.
    Other,
}

impl StartEvent {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::RequestReceived, Self::ApplicationComplete, Self::ConditionEnds, Self::MeetingEnds, Self::Other];

    /// What staff write.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::RequestReceived => "request received",
            Self::ApplicationComplete => "application complete",
            Self::ConditionEnds => "condition ends",
            Self::MeetingEnds => "meeting ends",
            Self::Other => "other",
        }
    }

    /// What the feed says.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RequestReceived => "request_received",
            Self::ApplicationComplete => "application_complete",
            Self::ConditionEnds => "condition_ends",
            Self::MeetingEnds => "meeting_ends",
            Self::Other => "other",
        }
    }
}

/// When a promise holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Where it holds: a zone.
    pub zone: Option<String>,
    /// The priority that it applies to.
    pub priority: Option<String>,
    /// The season in which it applies.
    pub season: Option<Season>,
    /// Anything else, in words that can lead a sentence: `if the hole is deep`.
    pub text: Option<Located<String>>,
}

/// A limit set by law, beside the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statutory {
    /// The limit.
    pub within: Located<Amount>,
    /// The Act or regulation.
    pub source: String,
    /// A note.
    pub note: Option<String>,
}

/// A written exemption from the baseline, shown to residents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// The reason.
    pub reason: Prose,
    /// The role that approved it.
    pub approved_by: String,
    /// The first day on which it is no longer in force, if it ends. Without an end it has a day of review.
    pub until: Option<Located<Date>>,
    /// The day by which it is to be reviewed.
    pub review_by: Option<Located<Date>>,
}

impl Exemption {
    /// Whether it has not ended on `day`.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day < until.value)
    }

    /// The place to point at: its end, or its day of review.
    #[must_use]
    pub fn place(&self) -> Span {
        self.until.or(self.review_by).map_or(self.reason.span, |day| day.span)
    }
}

/// Who approved a version and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The role that approved it.
    pub by: String,
    /// The day of the approval.
    pub on: Located<Date>,
}

/// A correction of what was published about a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The day of the correction.
    pub on: Located<Date>,
    /// What was wrong, for residents.
    pub note: String,
}

/// A correction of what was published about a version, and what that said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionCorrection {
    /// The day of the correction.
    pub on: Located<Date>,
    /// What was wrong, for residents.
    pub note: String,
    /// The version as it was published until then, if the correction changes what it says.
    pub was: Option<Box<Version>>,
}
