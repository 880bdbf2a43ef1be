//! What content has to keep to, and why: the text for a diagnostic's name.

/// A rule that content must follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The name in messages, file names and fixtures.
    pub name: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// What must hold, in a sentence that can be checked.
    pub sentence: &'static str,
    /// Why it must hold.
    pub why: &'static str,
    /// An example that breaks it.
    pub wrong: &'static str,
    /// The example, corrected.
    pub right: &'static str,
}

/// What a rule is about: how people look for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// How a file is written.
    Files,
    /// Keys, ids and plain values.
    Keys,
    /// When a version holds, and when it is reviewed.
    Dates,
    /// What is promised, and by when.
    Targets,
    /// The corporate standards that no department may weaken (clause 1.2).
    Baseline,
    /// Opening hours and closures.
    Calendars,
    /// The clauses that standards support.
    Commitment,
    /// How to ask, and what to do if a standard is missed.
    Contact,
    /// Topics, popular services, and what else leads residents to a service.
    Finding,
    /// Plain words.
    Language,
    /// Links, and what could harm a reader.
    Links,
    /// What is printed from the content.
    Print,
    /// Whether promises were kept, and what is done about those that were not.
    Results,
    /// What readers of the published feed rely on.
    Published,
}

impl Topic {
    /// Every topic, in the order in which rules are listed.
    pub const ALL: [Self; 14] = [
        Self::Files,
        Self::Keys,
        Self::Dates,
        Self::Targets,
        Self::Baseline,
        Self::Calendars,
        Self::Commitment,
        Self::Contact,
        Self::Finding,
        Self::Language,
        Self::Links,
        Self::Print,
        Self::Results,
        Self::Published,
    ];

    /// The topic as a heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Files => "The form of a file",
            Self::Keys => "Keys and values",
            Self::Dates => "Dates",
            Self::Targets => "Targets",
            Self::Baseline => "One city, one standard",
            Self::Calendars => "Calendars",
            Self::Commitment => "The commitment",
            Self::Contact => "Contact",
            Self::Finding => "Finding a service",
            Self::Language => "Plain language",
            Self::Links => "Links and safety",
            Self::Print => "On paper",
            Self::Results => "Results",
            Self::Published => "What was published",
        }
    }
}
