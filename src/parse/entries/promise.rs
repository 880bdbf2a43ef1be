//! What a version says as staff write it -> the model's promise. Most of it can have a default beside the list of versions.

use jiff::civil::Date;

use crate::model::channel::Channel;
use crate::model::id::CalendarRef;
use crate::model::prose::Prose;
use crate::model::share::Share;
use crate::model::standard::{Approval, Clock, Conditions, Exemption, Promise, Start, Statutory};
use crate::model::target::Target;
use crate::parse::record::keys;
use crate::source::Located;

/// What a version says, and what may be written beside `versions` as a default for all of them.
#[derive(Default)]
pub(super) struct PromiseEntry {
    we: Option<Located<String>>,
    share: Option<Located<Share>>,
    starts: Option<Start>,
    pauses: Option<Vec<String>>,
    stops: Option<String>,
    channels: Option<Vec<Located<Channel>>>,
    conditions: Option<Located<Conditions>>,
    exceptions: Option<Vec<Prose>>,
    statutory: Option<Statutory>,
    calendar: Option<CalendarRef>,
    exempt: Option<Exemption>,
    pub(super) approved: Option<Approval>,
    pub(super) review_by: Option<Located<Date>>,
}

keys!(PromiseEntry, "a promise", {
    we: "the promise in words, after \"We will\"",
    share: "how often it is kept, like 90%; if left out, every time; beside within, between, every, ahead or by, or alone",
    starts: "what starts the clock, after \"when\"",
    pauses: "what pauses the clock, each after \"while\"",
    stops: "what stops the clock, after \"when\"",
    channels: "the channels that it applies to; if left out, all of them",
    conditions: "when it applies; if left out, always",
    exceptions: "what can delay it",
    statutory: "a limit that the law sets as well",
    calendar: "the id of its calendar",
    exempt: "a written exemption from the baseline",
    approved: "who approved it and when",
    review_by: "the date by which it is to be reviewed",
});

impl PromiseEntry {
    pub(super) fn into_promise(self, target: Located<Target>, defaults: &Self) -> Promise {
        let is_shared = target.value.is_kept_case_by_case();
        let or = |own: Option<String>, default: &Option<String>| own.or_else(|| default.clone());
        Promise {
            we: self.we.or_else(|| defaults.we.clone()),
            target,
            share: self.share.or(defaults.share).filter(|_| is_shared),
            clock: Clock {
                starts: self.starts.or_else(|| defaults.starts.clone()),
                pauses: self.pauses.or_else(|| defaults.pauses.clone()).unwrap_or_default(),
                stops: or(self.stops, &defaults.stops),
            },
            channels: self.channels.or_else(|| defaults.channels.clone()).unwrap_or_default(),
            conditions: self.conditions.or_else(|| defaults.conditions.clone()),
            exceptions: self.exceptions.or_else(|| defaults.exceptions.clone()).unwrap_or_default(),
            statutory: self.statutory.or_else(|| defaults.statutory.clone()),
            calendar: self.calendar.or_else(|| defaults.calendar.clone()),
            exempt: self.exempt.or_else(|| defaults.exempt.clone()),
        }
    }
}
