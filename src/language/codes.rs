//! The codes of units, stages and channels, each a key of a language's file.

/// The codes of the units of time, in the order of the model.
pub const UNITS: [&str; 9] =
    ["second", "minute", "hour", "business_hour", "business_day", "calendar_day", "week", "month", "year"];

/// The codes of the units of business time, which a city may call by another word.
pub(crate) const BUSINESS_UNITS: [&str; 2] = ["business_hour", "business_day"];

/// The codes of the stages, in the order of the model.
pub const STAGES: [&str; 12] = [
    "answer",
    "acknowledge",
    "respond",
    "attend",
    "make_safe",
    "schedule",
    "decide",
    "complete",
    "update",
    "publish",
    "available",
    "repeat",
];

/// The codes of the channels, in the order of the model.
pub const CHANNELS: [&str; 11] =
    ["phone", "voicemail", "text", "chat", "email", "web", "app", "mail", "fax", "in_person", "social_media"];
