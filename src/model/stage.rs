//! The stages of a request: what has happened when a standard is met.

/// What happens by the target's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// A person picks up: a call, a counter.
    Answer,
    /// The person who asked is told that the request has arrived.
    Acknowledge,
    /// The person who asked has a substantive reply.
    Respond,
    /// Somebody is there.
    Attend,
    /// The danger is gone, though the work may not be done.
    MakeSafe,
    /// A date for the work is agreed.
    Schedule,
    /// A permit, licence or application is decided.
    Decide,
    /// The work is done.
    Complete,
    /// The person who asked hears how far it is.
    Update,
    /// Something can be read by everybody.
    Publish,
    /// Something can be used.
    Available,
    /// Recurring work is done again.
    Repeat,
}

impl Stage {
    /// All stages, in the order in which a request passes through them.
    pub const ALL: [Self; 12] = [
        Self::Answer,
        Self::Acknowledge,
        Self::Respond,
        Self::Attend,
        Self::MakeSafe,
        Self::Schedule,
        Self::Decide,
        Self::Complete,
        Self::Update,
        Self::Publish,
        Self::Available,
        Self::Repeat,
    ];

    /// Whether it comes after a request or another event, and is counted from that.
    #[must_use]
    pub const fn follows_a_request(self) -> bool {
        match self {
            Self::Acknowledge
            | Self::Respond
            | Self::Attend
            | Self::MakeSafe
            | Self::Schedule
            | Self::Decide
            | Self::Complete => true,
            Self::Answer | Self::Update | Self::Publish | Self::Available | Self::Repeat => false,
        }
    }

    /// What staff write.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Acknowledge => "acknowledge",
            Self::Respond => "respond",
            Self::Attend => "attend",
            Self::MakeSafe => "make safe",
            Self::Schedule => "schedule",
            Self::Decide => "decide",
            Self::Complete => "complete",
            Self::Update => "update",
            Self::Publish => "publish",
            Self::Available => "available",
            Self::Repeat => "repeat",
        }
    }

    /// What the feed says.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::MakeSafe => "make_safe",
            other => other.key(),
        }
    }

    /// Its form in ids: hyphens for spaces.
    #[must_use]
    pub fn slug(self) -> String {
        self.key().replace(' ', "-")
    }
}
