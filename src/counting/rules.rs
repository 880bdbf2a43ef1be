//! What a map of a log has to keep to, beyond its form: the text for each name.

use crate::rule::{Rule, Topic};

/// Every column that the map names is in the log.
pub(super) const UNKNOWN_COLUMN: Rule = Rule {
    name: "unknown-column",
    topic: Topic::Results,
    sentence: "A map of a log names columns that the log has, exactly as they are called there.",
    why: "A column that isn't found can't be counted, and one that is nearly called so may be another one.",
    wrong: "columns: {start: Opened, stop: Closed}    the log has OPENED and CLOSED",
    right: "columns: {start: OPENED, stop: CLOSED}",
};

/// A log can tell whether the promise was kept.
pub(super) const NOT_COUNTABLE: Rule = Rule {
    name: "not-countable",
    topic: Topic::Results,
    sentence: "A map of a log names standards that promise a time for each request, or on average.",
    why: "A log says when each request came in and when it was done. How often a street is plowed, or how satisfied people are, is not in it.",
    wrong: "- {standard: street-plowing.complete, kinds: [Plowing]}    it promises 8 times a year",
    right: "- {standard: pothole-repair.complete, kinds: [Pothole]}    it promises 4 weeks",
};

/// Each request counts for a standard once.
pub(super) const UNCLEAR_KIND: Rule = Rule {
    name: "unclear-kind",
    topic: Topic::Results,
    sentence: "A map of a log says once for each kind of request which standard it counts for.",
    why: "A request that counted twice for one promise would make its result wrong, and nobody would see it.",
    wrong: "standards:\n  - {standard: pothole-repair.complete, kinds: [Pothole]}\nnot_counted: [Pothole]",
    right: "standards:\n  - {standard: pothole-repair.complete, kinds: [Pothole]}",
};

/// The rules, sorted by name.
pub const RULES: &[Rule] = &[NOT_COUNTABLE, UNCLEAR_KIND, UNKNOWN_COLUMN];
