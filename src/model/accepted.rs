//! What the city accepts although it breaks a promise to readers of the published feed.

use jiff::civil::Date;

use crate::source::{Located, Span};

/// A break that the city lets through, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The rule that it breaks.
    pub rule: Located<BreakRule>,
    /// The id of what it is about.
    pub id: Located<String>,
    /// The day of the decision.
    pub on: Located<Date>,
    /// Why it is let through.
    pub reason: String,
}

impl Accepted {
    /// The place to point at.
    #[must_use]
    pub const fn place(&self) -> Span {
        self.id.span
    }
}

macro_rules! rules {
    ($($rule:ident: $name:literal,)*) => {
        /// A rule whose break can be let through.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum BreakRule {
            $(
                #[doc = concat!("The rule `", $name, "`.")]
                $rule,
            )*
        }

        impl BreakRule {
            /// All of them, by name.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$rule),*];

            /// The rule's name.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)*
                }
            }
        }
    };
}

rules! {
    AlteredArchive: "altered-archive",
    AlteredCalendar: "altered-calendar",
    AlteredEvent: "altered-event",
    AlteredHistory: "altered-history",
    AlteredResult: "altered-result",
    ChangedKeyType: "changed-key-type",
    LateEvent: "late-event",
    LoweredRevision: "lowered-revision",
    MissingFeedFile: "missing-feed-file",
    MissingFeedKey: "missing-feed-key",
    MissingLicence: "missing-licence",
    RepurposedId: "repurposed-id",
    UntoldChange: "untold-change",
    VanishedId: "vanished-id",
}

impl BreakRule {
    /// The rule of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.key() == name)
    }

    /// Whether it is about what was written otherwise before version 1 of the feed was released.
    #[must_use]
    pub const fn is_about_released_feeds(self) -> bool {
        match self {
            Self::AlteredArchive
            | Self::AlteredEvent
            | Self::ChangedKeyType
            | Self::LateEvent
            | Self::MissingFeedFile
            | Self::MissingFeedKey
            | Self::UntoldChange => true,
            Self::AlteredCalendar
            | Self::AlteredHistory
            | Self::AlteredResult
            | Self::LoweredRevision
            | Self::MissingLicence
            | Self::RepurposedId
            | Self::VanishedId => false,
        }
    }

    /// Whether it is about what staff write, and not about how the program writes the feed.
    #[must_use]
    pub const fn is_about_content(self) -> bool {
        match self {
            Self::AlteredArchive
            | Self::AlteredCalendar
            | Self::AlteredEvent
            | Self::AlteredHistory
            | Self::AlteredResult
            | Self::LateEvent
            | Self::LoweredRevision
            | Self::RepurposedId
            | Self::UntoldChange
            | Self::VanishedId => true,
            Self::ChangedKeyType | Self::MissingFeedFile | Self::MissingFeedKey | Self::MissingLicence => false,
        }
    }
}
