//! The files of a site's feed -> what the site says, typed, as any other reader of the feed would read it: what it does not know, it ignores.

mod answer;
mod archive;
mod calendar;
mod commitment;
mod directory;
mod documents;
mod envelope;
mod event;
mod known;
mod read;
mod result;
mod site;
mod target;
mod text;
mod version;
mod wholeness;

pub use crate::published_feed::answer::Answer;
pub use crate::published_feed::archive::{
    Archive, InForce, Record, RecordedClock, RecordedConditions, RecordedExemption, RecordedSeason, Since,
};
pub use crate::published_feed::calendar::{Calendar, Closure, Coverage, Hours, OpenHours, OpenSeason};
pub use crate::published_feed::commitment::{Body, Commitment, Policy, Section};
pub use crate::published_feed::directory::{
    Ask, Contact, Department, Fee, Former, Function, Named, OnTheSpot, Otherwise, Retirement, Service,
    ServiceRetirement,
};
pub use crate::published_feed::envelope::{Envelope, Licence, Publisher};
pub use crate::published_feed::event::{Event, EventFacts};
pub use crate::published_feed::known::Known;
pub use crate::published_feed::read::{NotAFeed, in_force, is_json};
pub use crate::published_feed::result::{
    LatestResult, LatestResults, PublishedPeriod, PublishedResult, ResultsOfStandard, SupersededFigures,
};
pub use crate::published_feed::site::{MANIFEST, Published, Standard};
pub use crate::published_feed::target::Target;
pub use crate::published_feed::text::{Text, bare_words};
pub use crate::published_feed::version::{
    Approval, Clock, ClockEvent, Conditions, Correction, Days, Exemption, Measure, PublishedSeason, Statutory, Version,
};
pub use crate::published_feed::wholeness::whole_copy;
