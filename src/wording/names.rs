//! Stages and channels -> their names in a language.

use crate::model::channel::Channel;
use crate::model::stage::Stage;
use crate::wording::writer::Wording;

impl<'a> Wording<'a> {
    /// What stops the clock at a stage, after "when", where a standard doesn't say it better.
    #[must_use]
    pub fn stage_stops(self, stage: Stage) -> &'a str {
        &self.0.stages[stage as usize].stops
    }

    /// A channel in words.
    #[must_use]
    pub fn channel(self, channel: Channel) -> &'a str {
        &self.0.channels[channel as usize]
    }
}
