//! A version of a standard as the feed writes it -> what can be measured of it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::model::amount::Amount;
use crate::model::share::Share;
use crate::model::stage::Stage;
use crate::model::strength::Terms;
use crate::model::target;
use crate::published_feed::directory::Named;
use crate::published_feed::target::{Target, unit};
use crate::published_feed::text::{Text, sorted_words};

/// A version of a standard.
#[derive(Debug, Clone, Deserialize)]
pub struct Version {
    /// The standard's id.
    pub id: String,
    /// Its number, from 1.
    pub revision: u32,
    /// `scheduled`, `in_force`, `superseded`, `retired` or `called_off`.
    pub status: String,
    /// The days on which it is in force.
    pub effective: Days,
    /// The SHA-256 of its record in the archive; nothing if it has not been in force, or in a feed of an older build.
    pub record: Option<String>,
    /// Who approved it and when.
    pub approved: Option<Approval>,
    /// When it is to be looked at again.
    pub review_by: Option<Date>,
    /// What changes with it.
    pub change: Option<Text>,
    /// Why nothing is promised after it.
    pub gap: Option<Text>,
    /// The day on which it was made public, if that is stated; not in a feed of an older build.
    #[serde(default)]
    pub announced: Option<Date>,
    /// The changes of the plan before its first day, earliest first; not in a feed of an older build.
    #[serde(default)]
    pub changes: Vec<PlanChange>,
    /// When and why it was called off before its first day; not in a feed of an older build.
    #[serde(default)]
    pub called_off: Option<CalledOff>,
    /// The corrections of what was published wrongly about it, earliest first; not in a feed of an older build.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// The department's name.
    pub department: Named,
    /// The line of work.
    pub function: Option<Text>,
    /// The service.
    pub service: Named,
    /// The code of its stage; [`Self::known_stage`] is the stage.
    pub stage: String,
    /// The id that tells it from other promises for the same stage.
    pub variant: Option<String>,
    /// The variant's name.
    pub name: Option<Text>,
    /// The promise in one sentence.
    pub promise: Text,
    /// What we do, after "We will"; nothing in a feed of an older build.
    pub action: Option<Text>,
    /// When counting starts, pauses and stops.
    pub clock: Clock,
    /// The measurable part.
    pub target: Target,
    /// The channels that it is for; empty: all.
    pub channels: Vec<String>,
    /// When it holds; nothing: always.
    pub conditions: Option<Conditions>,
    /// The cases that it leaves out.
    pub exceptions: Vec<Text>,
    /// A limit set by law beside it.
    pub statutory: Option<Statutory>,
    /// A written exception from the baseline.
    pub exempt: Option<Exemption>,
    /// What residents can do when it is missed.
    pub if_missed: Option<Text>,
    /// The clauses of the commitment that it supports.
    pub supports: Vec<String>,
}

/// The days on which something is in force, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "PublishedDays")]
pub struct Days {
    /// The first day on which it is known to be in force.
    pub from: Date,
    /// Whether it began on an unknown day before that one.
    pub begins_earlier: bool,
    /// The first day on which it is no longer in force.
    pub until: Option<Date>,
}

/// The days as they are written; without `known_from` in a feed of an older build.
#[derive(Deserialize)]
struct PublishedDays {
    from: Option<Date>,
    known_from: Option<Date>,
    until: Option<Date>,
}

impl TryFrom<PublishedDays> for Days {
    type Error = &'static str;

    fn try_from(PublishedDays { from, known_from, until }: PublishedDays) -> Result<Self, Self::Error> {
        let first = from.or(known_from).ok_or("a version has neither `from` nor `known_from`")?;
        Ok(Self { from: first, begins_earlier: from.is_none(), until })
    }
}

/// Who approved a version and when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Approval {
    /// A role.
    pub by: String,
    /// The day.
    pub on: Date,
}

/// A correction of something published wrongly.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Correction {
    /// The day.
    pub on: Date,
    /// What was wrong.
    pub note: Text,
}

/// When counting starts, pauses and stops.
#[derive(Debug, Clone, Deserialize)]
pub struct Clock {
    /// What starts it; nothing: not stated.
    pub starts: Option<ClockEvent>,
    /// The calendar for whose opening it waits.
    pub calendar: Option<String>,
    /// What holds it up.
    pub pauses: Vec<Text>,
    /// What stops it.
    pub stops: ClockEvent,
}

/// What starts or stops a clock.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ClockEvent {
    /// The kind of event.
    pub code: String,
    /// In words, after "when".
    pub text: Text,
}

/// When a promise holds.
#[derive(Debug, Clone, Deserialize)]
pub struct Conditions {
    /// Where it holds.
    pub zone: Option<Text>,
    /// For which priority.
    pub priority: Option<Text>,
    /// In which season.
    pub season: Option<PublishedSeason>,
    /// Anything else.
    pub text: Option<Text>,
}

/// A season: two days, or only words in a feed of an older build.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum PublishedSeason {
    /// Its words, beside the days.
    Days {
        /// The first day, `--MM-DD`.
        from: String,
        /// The last day, `--MM-DD`.
        to: String,
        /// In words.
        text: Text,
    },
    /// Its words alone.
    Words(Text),
}

impl PublishedSeason {
    /// The season in words.
    #[must_use]
    pub const fn text(&self) -> &Text {
        match self {
            Self::Days { text, .. } | Self::Words(text) => text,
        }
    }
}

/// A limit set by law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Statutory {
    /// How many at most.
    pub value: u32,
    /// The code of the unit.
    pub unit: String,
    /// The Act or regulation.
    pub source: Text,
    /// A remark.
    pub note: Option<Text>,
}

impl Statutory {
    /// The limit; nothing if this program does not know its unit.
    #[must_use]
    pub fn limit(&self) -> Option<Amount> {
        Some(Amount::new(self.value, unit(&self.unit)?))
    }
}

/// A written exception from the baseline.
#[derive(Debug, Clone, Deserialize)]
pub struct Exemption {
    /// The reason.
    pub reason: Text,
    /// The role that approved it.
    pub approved_by: String,
    /// The first day on which it is no longer in force; nothing: it has no end.
    pub until: Option<Date>,
    /// The day by which it is to be reviewed; nothing in a feed of an older build.
    pub review_by: Option<Date>,
}

/// The measurable part of a promise. Promises with equal measures differ only in wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The target; `None` if no time is promised, or if this program does not know its words.
    pub target: Option<target::Target>,
    /// How often the target is to be met.
    pub share: Share,
    /// The id of the calendar.
    pub calendar: Option<String>,
    /// The channels, sorted; empty: all.
    pub channels: Vec<String>,
    /// The kind of event that starts the clock.
    pub starts: String,
    /// What starts the clock, in words. Like all words here, without capitals and punctuation, which promise nothing.
    pub start_words: String,
    /// What pauses the clock, sorted.
    pub pauses: Vec<String>,
    /// The exceptions, sorted.
    pub exceptions: Vec<String>,
    /// Whether it applies only under conditions.
    pub is_conditional: bool,
    /// The conditions under which it applies.
    pub conditions: Vec<String>,
}

impl<'a> From<&'a Measure> for Terms<'a> {
    fn from(measure: &'a Measure) -> Self {
        Self { target: measure.target.as_ref(), share: measure.share, exceptions: measure.exceptions.len() }
    }
}

/// A change of a version before its first day.
#[derive(Debug, Clone, Deserialize)]
pub struct PlanChange {
    /// What was announced until then.
    pub was: EarlierForm,
}

/// What a version said before a change.
#[derive(Debug, Clone, Deserialize)]
pub struct EarlierForm {
    /// The first day that was announced.
    pub effective_from: Date,
}

/// That a version was called off before its first day.
#[derive(Debug, Clone, Deserialize)]
pub struct CalledOff {
    /// The reason.
    pub reason: Text,
}

impl Version {
    /// Whether it was called off before its first day.
    #[must_use]
    pub fn is_called_off(&self) -> bool {
        self.status == "called_off"
    }

    /// What has happened when it is met; nothing if this program does not know the code.
    #[must_use]
    pub fn known_stage(&self) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| self.stage == stage.code())
    }

    /// The first day on which its exemption from the baseline no longer applies.
    #[must_use]
    pub fn exempt_until(&self) -> Option<Date> {
        self.exempt.as_ref()?.until
    }

    /// What can be measured of it.
    #[must_use]
    pub fn measure(&self) -> Measure {
        let starts = self.clock.starts.as_ref();
        let mut channels = self.channels.clone();
        channels.sort();
        Measure {
            target: self.target.known(),
            share: self.target.share(),
            calendar: self.target.calendar.clone(),
            channels,
            starts: starts.map_or("request_received", |starts| &starts.code).to_owned(),
            start_words: starts.map(|starts| starts.text.bare_words()).unwrap_or_default(),
            pauses: sorted_words(&self.clock.pauses),
            exceptions: sorted_words(&self.exceptions),
            is_conditional: self.conditions.is_some(),
            conditions: self.conditions.as_ref().map(Conditions::words).unwrap_or_default(),
        }
    }
}

impl Conditions {
    fn words(&self) -> Vec<String> {
        let Self { zone, priority, season, text } = self;
        let season = season.as_ref().map(PublishedSeason::text);
        let parts = [("zone", zone.as_ref()), ("priority", priority.as_ref()), ("season", season), ("", text.as_ref())];
        parts.into_iter().filter_map(|(part, text)| Some(format!("{part} {}", text?.bare_words()))).collect()
    }
}
