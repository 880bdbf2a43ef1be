//! What parsing reports -> why it does, with an example: the text for each name. A rule of form is a row here, and its use.

use crate::rule::Rule;

/// Makes each row a constant, to name the rule where a fault is reported, and the rows a list.
macro_rules! rules {
    ($($constant:ident { $($field:ident: $text:literal,)* })*) => {
        $(pub(super) const $constant: Rule = Rule { $($field: $text,)* };)*

        /// Every fault that can be found while content is read, by name.
        pub const RULES: &[Rule] = &[$($constant),*];
    };
}

rules! {
    BARE_DAYS {
        name: "bare-days",
        sentence: "A promise in days says whether it counts business days or calendar days.",
        why: "Over a long weekend the two are four days apart, and residents would read the shorter one.",
        wrong: "within: 3 days",
        right: "within: 3 business days",
    }
    CONTROL_CHARACTER {
        name: "control-character",
        sentence: "A text has no invisible characters in it.",
        why: "They come along when text is pasted. Residents can't see them, but they can turn the words around, hide a word from the search or stop a screen reader.",
        wrong: "name: Roads[invisible mark]and drainage",
        right: "name: Roads and drainage",
    }
    DUPLICATE_ID {
        name: "duplicate-id",
        sentence: "An id belongs to one thing only.",
        why: "Web addresses and the feed are built from ids. With two things behind one id, a link would lead to either of them.",
        wrong: "services:\n  - id: pothole-repair\n    name: Pothole repair\n  - id: pothole-repair\n    name: Back alley repair",
        right: "services:\n  - id: pothole-repair\n    name: Pothole repair\n  - id: back-alley-repair\n    name: Back alley repair",
    }
    DUPLICATE_KEY {
        name: "duplicate-key",
        sentence: "A key is written once in each group.",
        why: "Of two values only one can be published, and nobody can tell which one was meant.",
        wrong: "name: Roads\nname: Roads and drainage",
        right: "name: Roads and drainage",
    }
    EXPANDS_TOO_FAR {
        name: "expands-too-far",
        sentence: "A file that repeats parts of itself with `*` stays near its own size.",
        why: "A few such lines can grow into millions and stop the computer that builds the site.",
        wrong: "phones: &p [780-962-7584, 780-962-7584]\nmore: &m [*p, *p, *p, *p]\nmost: [*m, *m, *m, *m]\nand so on, line after line",
        right: "contact: {phone: 780-962-7584}",
    }
    FILE_TOO_LARGE {
        name: "file-too-large",
        sentence: "A content file has 4 MB at most.",
        why: "A department's whole list of services is far smaller. A larger file is most likely a picture or a scan that was saved here by mistake.",
        wrong: "departments/public-works.yaml    a scan of 40 MB",
        right: "departments/public-works.yaml    a text of 40 kB",
    }
    FRONT_MATTER {
        name: "front-matter",
        sentence: "A Markdown file begins with its keys, between two lines of three hyphens.",
        why: "Without these lines nobody can tell where the keys end and the text that residents read begins.",
        wrong: "title: Parking\n\nPark on one side of the street.",
        right: "---\ntitle: Parking\nsummary: Where you can park.\n---\n\nPark on one side of the street.",
    }
    HEADING_ATTRIBUTE {
        name: "heading-attribute",
        sentence: "Behind a heading, curly brackets hold an id and nothing else.",
        why: "The id is where links to the heading lead. Anything else would reach the page as code.",
        wrong: "## A quick reply {.large}",
        right: "## A quick reply {#4.1.b}",
    }
    HEADING_IN_TEXT {
        name: "heading-in-text",
        sentence: "A summary or another short text has no headings of its own.",
        why: "It stands below a heading of the page already. A second one would mislead residents who find their way by headings, as people with screen readers do.",
        wrong: "summary: |\n  # Potholes\n  Tell us about a hole in a City street.",
        right: "summary: Tell us about a hole in a City street.",
    }
    HOURS_UPSIDE_DOWN {
        name: "hours-upside-down",
        sentence: "Opening hours begin before they end.",
        why: "Hours that end first can't be counted, so every promise in business time would be wrong.",
        wrong: "hours: 16:30 to 08:30",
        right: "hours: 08:30 to 16:30",
    }
    INVALID_AMOUNT {
        name: "invalid-amount",
        sentence: "A length of time is a whole number in figures and a unit.",
        why: "Only then can it be compared, counted and shown in the same way everywhere.",
        wrong: "within: three weeks",
        right: "within: 3 weeks",
    }
    INVALID_DATE {
        name: "invalid-date",
        sentence: "A date is a real day, written as year, month and day in figures.",
        why: "01/02/2027 is January to some readers and February to others, and a day that does not exist never comes.",
        wrong: "effective: 01/02/2027",
        right: "effective: 2027-02-01",
    }
    INVALID_EMAIL {
        name: "invalid-email",
        sentence: "An e-mail address is one that a message could be sent to.",
        why: "Residents write to it with one click, and a wrong address loses what they wrote.",
        wrong: "email: publicworks@sprucegrove",
        right: "email: publicworks@sprucegrove.org",
    }
    INVALID_ID {
        name: "invalid-id",
        sentence: "An id has lower-case letters, digits and single hyphens. A clause of the policy has numbers and letters joined by dots.",
        why: "It is part of web addresses for good, so it has to be easy to type, to print and to read out.",
        wrong: "id: Pothole_Repair",
        right: "id: pothole-repair",
    }
    INVALID_LANGUAGE {
        name: "invalid-language",
        sentence: "The language of the texts is written in its short form.",
        why: "Screen readers choose their voice by it, and browsers offer translations. They know `en`, and not \"English\".",
        wrong: "language: English",
        right: "language: en",
    }
    INVALID_PHONE {
        name: "invalid-phone",
        sentence: "A telephone number has ten digits with hyphens or spaces, and `ext.` before an extension; that of another country begins with +.",
        why: "Residents call it with one tap. With a digit too few or too many, nobody answers.",
        wrong: "phone: 780-POTHOLE",
        right: "phone: 780-962-7584 ext. 25",
    }
    INVALID_SHARE {
        name: "invalid-share",
        sentence: "A share is a percentage above 1 and up to 100, with one decimal at most.",
        why: "It tells residents how often the promise is meant to be kept. No other way of writing it can be compared.",
        wrong: "share: most of the time",
        right: "share: 90%",
    }
    INVALID_TIME {
        name: "invalid-time",
        sentence: "A time of day is written with 24 hours, like 08:30.",
        why: "8:30 can be the morning or the evening, and business time is counted from it.",
        wrong: "hours: 8:30 am to 4:30 pm",
        right: "hours: 08:30 to 16:30",
    }
    INVALID_URL {
        name: "invalid-url",
        sentence: "A web address is written in full, and begins with https:// or http://.",
        why: "Without its beginning, a browser looks for it on this site and finds nothing.",
        wrong: "web: www.sprucegrove.org/report",
        right: "web: https://www.sprucegrove.org/report",
    }
    INVALID_YAML {
        name: "invalid-yaml",
        sentence: "A file keeps to the way in which keys and values are written (YAML).",
        why: "A lost quotation mark, a tab or a wrong indent makes it unclear which value belongs to which key.",
        wrong: "summary: Open late: until 21:00",
        right: "summary: \"Open late: until 21:00\"",
    }
    LANGUAGE_FILE {
        name: "language-file",
        sentence: "A language of your own has every pattern, unit, stage and plural form that promises, dates and counts are made of.",
        why: "Promises are put together from it, on pages and in the feed. With something missing, residents would read half a sentence, or one in another language.",
        wrong: "# languages/fr.yaml\npromise:\n  timed: Nous allons {action} {target}.",
        right: "# languages/fr.yaml\npromise:\n  timed: \"Nous allons {action} {target}[, {share}][, {when}][ ({cases})].\"",
    }
    LEADS_OUT {
        name: "leads-out",
        sentence: "The content folder holds its files itself, and no links to other places.",
        why: "What lies outside may differ from one computer to the next, or may not be meant for the public.",
        wrong: "departments/roads.yaml -> a file in somebody's own folder",
        right: "departments/roads.yaml",
    }
    LOST_TEXT {
        name: "lost-text",
        sentence: "A text that has a `#` behind a space stands in quotation marks.",
        why: "Everything behind such a `#` is taken for a remark to colleagues, so residents would read half a sentence.",
        wrong: "summary: Ask about lot #4 before you build.",
        right: "summary: \"Ask about lot #4 before you build.\"",
    }
    MISPLACED_KEY {
        name: "misplaced-key",
        sentence: "With `versions`, the date and the target stand in each version and not beside the list; `share` stands beside a target.",
        why: "Beside the list, nobody can tell which version a date or a time belongs to.",
        wrong: "- stage: complete\n  within: 3 weeks\n  versions:\n    - {effective: 2026-01-01}",
        right: "- stage: complete\n  versions:\n    - {effective: 2026-01-01, within: 3 weeks}",
    }
    MISSING_FILE {
        name: "missing-file",
        sentence: "The content has a `site.yaml`, a `commitment.md` and a `corporate.yaml`.",
        why: "They hold the city and its contact, the commitment, and the baseline: every page needs them.",
        wrong: "content/\n  commitment.md\n  corporate.yaml",
        right: "content/\n  site.yaml\n  commitment.md\n  corporate.yaml",
    }
    MISSING_KEY {
        name: "missing-key",
        sentence: "Everything that residents or the feed need is written down.",
        why: "A service without a name or a promise without a date would leave a hole on the page.",
        wrong: "- id: pothole-repair\n  summary: Tell us about a hole in a City street.",
        right: "- id: pothole-repair\n  name: Pothole repair\n  summary: Tell us about a hole in a City street.",
    }
    MISSING_QUOTATION {
        name: "missing-quotation",
        sentence: "The section of each clause quotes the policy's own words.",
        why: "Residents can then tell what Council decided from how we explain it.",
        wrong: "## A quick reply {#4.1.b}\n\nWe tell you that we have your request.",
        right: "## A quick reply {#4.1.b}\n\n> acknowledge requests quickly\n\nWe tell you that we have your request.",
    }
    MISSING_TARGET {
        name: "missing-target",
        sentence: "A promise says by when, or why there is no time.",
        why: "A promise without a time can't be kept or missed, so residents could not rely on it.",
        wrong: "- stage: complete\n  effective: 2026-01-01",
        right: "- stage: complete\n  within: 3 weeks\n  effective: 2026-01-01",
    }
    MISSING_VALUE {
        name: "missing-value",
        sentence: "A key has a value, and a file says something.",
        why: "A key with nothing behind it is a value that was forgotten, or a key that is not needed.",
        wrong: "name:",
        right: "name: Roads",
    }
    NESTED_TOO_DEEPLY {
        name: "nested-too-deeply",
        sentence: "Groups and lists stand inside each other only as deeply as content needs.",
        why: "Anything deeper is a slip with brackets or indentation, and could stop the computer that builds the site.",
        wrong: "keywords: [[[[[[ and so on, hundreds of times",
        right: "keywords: [pothole, hole]",
    }
    NOT_UTF8 {
        name: "not-utf8",
        sentence: "A file is saved as UTF-8 text.",
        why: "In any other encoding, letters like é turn into signs that nobody can read.",
        wrong: "name: CafÃ© licences",
        right: "name: Café licences",
    }
    PICTURE {
        name: "picture",
        sentence: "A text has no pictures in it.",
        why: "What a picture says is lost on a screen reader, on paper and in the feed.",
        wrong: "![Map of the snow routes](https://www.example.org/map.png)",
        right: "See the [map of the snow routes](https://www.example.org/map).",
    }
    RANGE_UPSIDE_DOWN {
        name: "range-upside-down",
        sentence: "The first number of a range is the smaller one.",
        why: "\"Between 4 and 2 weeks\" tells residents neither the shortest nor the longest wait.",
        wrong: "between: 4 and 2 weeks",
        right: "between: 2 and 4 weeks",
    }
    RAW_HTML {
        name: "raw-html",
        sentence: "A text is written with Markdown and without HTML.",
        why: "HTML could break the page or run in a resident's browser, so it would be shown as plain letters.",
        wrong: "summary: Call <b>before</b> you dig.",
        right: "summary: Call **before** you dig.",
    }
    TWO_TARGETS {
        name: "two-targets",
        sentence: "A promise has one target.",
        why: "With two times in one promise, residents can't tell which one we keep.",
        wrong: "within: 3 weeks\naverage: 2 weeks",
        right: "within: 3 weeks",
    }
    UNKNOWN_KEY {
        name: "unknown-key",
        sentence: "Every key is one that the program knows.",
        why: "A misspelled key would be left out of the page without anybody noticing.",
        wrong: "witin: 3 weeks",
        right: "within: 3 weeks",
    }
    UNKNOWN_LANGUAGE {
        name: "unknown-language",
        sentence: "The site's language is one of the program's, or one that the content brings.",
        why: "Promises and dates are put together in this language. Without it they would be English, and a screen reader would read them out as if they were not.",
        wrong: "language: fr    without a file languages/fr.yaml",
        right: "language: en",
    }
    UNKNOWN_REFERENCE {
        name: "unknown-reference",
        sentence: "An id that one thing names belongs to another that is there.",
        why: "A link to something that is not there leads residents nowhere, and a calendar that is not there can't be counted in.",
        wrong: "contact: {phone: 780-962-7584, calendar: city-ofices}",
        right: "contact: {phone: 780-962-7584, calendar: city-offices}",
    }
    UNKNOWN_UNIT {
        name: "unknown-unit",
        sentence: "A length of time has one of the units that the program can count.",
        why: "Seconds, minutes, hours, business hours, business days, calendar days, weeks, months and years have one meaning each; other words don't.",
        wrong: "within: 3 working days",
        right: "within: 3 business days",
    }
    UNKNOWN_WORD {
        name: "unknown-word",
        sentence: "Where there is a fixed list of words, the value is one of them.",
        why: "Stages, channels, days of the week and time zones are compared and counted, so each has one spelling.",
        wrong: "stage: repaired",
        right: "stage: complete",
    }
    UNREAD_FILE {
        name: "unread-file",
        sentence: "Every file in the content folder is one that the program reads.",
        why: "A file with a wrong name would never be published, and nobody would notice.",
        wrong: "departments/public-works.yml",
        right: "departments/public-works.yaml",
    }
    UNREADABLE_FILE {
        name: "unreadable-file",
        sentence: "Every content file can be opened.",
        why: "What can't be read can't be published, and a page must not go missing in silence.",
        wrong: "departments/roads.yaml    a folder with a file's name",
        right: "departments/roads.yaml    a file",
    }
    UNSAFE_LINK {
        name: "unsafe-link",
        sentence: "A link leads to a web page, an e-mail address, a telephone number or a page of this site.",
        why: "Other links lead nowhere, or could run in a resident's browser.",
        wrong: "Fill in [the form](form.html).",
        right: "Fill in [the form](https://www.example.org/form).",
    }
    WRONG_TYPE {
        name: "wrong-type",
        sentence: "A value has the form that its key asks for: one value, a list, or a group of keys.",
        why: "A list where one value belongs, or the other way round, leaves open what was meant.",
        wrong: "keywords: {first: pothole}",
        right: "keywords: [pothole, hole, road damage]",
    }
}
