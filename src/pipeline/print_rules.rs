//! The rules that printed pieces must follow. They look at laid-out pages, so no rule about content can find what breaks them.

use crate::rule::{Rule, Topic};

/// Every one of them, by name.
pub(super) const RULES: [Rule; 4] = [MISSING_GLYPH, PRINT_DIRECTION, PRINT_OVERFLOW, SHORT_LIVED_PRINT];

pub(super) const MISSING_GLYPH: Rule = Rule {
    name: "missing-glyph",
    topic: Topic::Print,
    sentence: "The theme's fonts have every character that is printed.",
    why: "A character that a font lacks would be an empty box on paper, and nothing to those who hear the page.",
    wrong: "name: Pothole repair ☔    # the font has no umbrella",
    right: "name: Pothole repair",
};

pub(super) const PRINT_DIRECTION: Rule = Rule {
    name: "print-direction",
    topic: Topic::Print,
    sentence: "Publications are printed in languages that are written from left to right.",
    why: "Tables, lists and folded leaflets would have to be mirrored. Until they are, nothing is printed rather than something that nobody can read.",
    wrong: "language: ar\npublications: [charter]",
    right: "language: ar",
};

pub(super) const PRINT_OVERFLOW: Rule = Rule {
    name: "print-overflow",
    topic: Topic::Print,
    sentence: "Every text of a publication has room on its page.",
    why: "Pages on the web grow with their text, and paper doesn't. What doesn't fit would be lost, or would cover something else.",
    wrong: "publications: [posters]   # and a service with promises of two hundred words each",
    right: "publications: [posters]   # and promises that can be read from across a counter",
};

pub(super) const SHORT_LIVED_PRINT: Rule = Rule {
    name: "short-lived-print",
    topic: Topic::Print,
    sentence: "A change that is scheduled within the usual life of a printed piece is reported before it is printed.",
    why: "Paper isn't rebuilt. A poster usually hangs for a year, a bill lies on the table for six weeks; after the change they say something that is no longer true.",
    wrong: "effective: 2027-01-01   # and posters printed in December",
    right: "effective: 2027-01-01   # and posters printed on that day",
};
