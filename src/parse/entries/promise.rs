//! What a version says as staff write it -> the model's promise. Most of it can have a default beside the list of versions.

use jiff::civil::Date;

use crate::model::channel::Channel;
use crate::model::id::CalendarRef;
use crate::model::prose::Prose;
use crate::model::share::Share;
use crate::model::standard::{Approval, Clock, Conditions, Exemption, Promise, Start, Statutory};
use crate::model::target::Target;
use crate::parse::or_none::OrNone;
use crate::parse::record::keys;
use crate::source::Located;

/// What a version says, and what may be written beside `versions` as a default for all of them.
#[derive(Default)]
pub(super) struct PromiseEntry {
    we: Option<Located<String>>,
    share: Option<OrNone<Located<Share>>>,
    starts: Option<OrNone<Start>>,
    pauses: Option<Vec<Located<String>>>,
    stops: Option<Located<String>>,
    channels: Option<Vec<Located<Channel>>>,
    conditions: Option<Located<Conditions>>,
    exceptions: Option<Vec<Prose>>,
    statutory: Option<Statutory>,
    calendar: Option<CalendarRef>,
    exempt: Option<Exemption>,
    pub(super) approved: Option<OrNone<Approval>>,
    pub(super) review_by: Option<OrNone<Located<Date>>>,
}

keys!(PromiseEntry, "a promise", {
    we: "the promise in words, after \"We will\"",
    share: "how often it is kept, like 90%; if left out, as `defaults` say, else every time; beside within, between, every, ahead or by, or alone",
    starts: "what starts the clock, after \"when\"; if left out, as `defaults` say; none, for nothing",
    pauses: "what pauses the clock, each after \"while\"",
    stops: "what stops the clock, after \"when\"",
    channels: "the channels that it applies to; if left out, all of them",
    conditions: "when it applies; if left out, always",
    exceptions: "what can delay it",
    statutory: "a limit that the law sets as well",
    calendar: "the id of its calendar",
    exempt: "a written exemption from the baseline",
    approved: "who approved it and when; if left out, as `defaults` say; none, for nobody yet",
    review_by: "the date by which it is to be reviewed; if left out, as `defaults` say; none, for no date",
});

impl PromiseEntry {
    pub(super) fn into_promise(self, target: Located<Target>, defaults: &Self) -> Promise {
        let is_shared = target.value.is_kept_case_by_case();
        let share = self.share.or_else(|| defaults.share.clone()).and_then(OrNone::into_value);
        Promise {
            we: self.we.or_else(|| defaults.we.clone()),
            target,
            share: share.filter(|_| is_shared),
            clock: Clock {
                starts: self.starts.or_else(|| defaults.starts.clone()).and_then(OrNone::into_value),
                pauses: self.pauses.or_else(|| defaults.pauses.clone()).unwrap_or_default(),
                stops: self.stops.or_else(|| defaults.stops.clone()),
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
