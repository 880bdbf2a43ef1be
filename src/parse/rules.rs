//! What parsing reports -> why it does, with an example: the text for each name. A rule of form is a row here, and its use.
//!
//! It is long because it is one table: six lines for each rule.

use crate::rule::{Rule, Topic};

/// Makes each row a constant, to name the rule where a fault is reported, and the rows a list.
macro_rules! rules {
    ($($constant:ident { $($field:ident: $value:expr,)* })*) => {
        $(pub(super) const $constant: Rule = Rule { $($field: $value,)* };)*

        /// The rules for every error that parsing can report, sorted by name.
        pub const RULES: &[Rule] = &[$($constant),*];
    };
}

rules! {
    BARE_DAYS {
        name: "bare-days",
        topic: Topic::Targets,
        sentence: "A promise in days says whether they are business days or calendar days.",
        why: "Over a long weekend the two are four days apart, and residents would expect the shorter wait.",
        wrong: "within: 3 days",
        right: "within: 3 business days",
    }
    BROKEN_LETTER {
        name: "broken-letter",
        topic: Topic::Files,
        sentence: "Every letter of a text is the one that was meant, not what a wrong encoding made of it.",
        why: "Residents would read signs instead of letters, a screen reader would read them out one by one, and search would not find the word.",
        wrong: "name: CafÃ© licences",
        right: "name: Café licences",
    }
    CONTROL_CHARACTER {
        name: "control-character",
        topic: Topic::Files,
        sentence: "A text contains no invisible characters.",
        why: "They get in when text is pasted. Residents can't see them, but they can reverse the order of words, hide a word from search or stop a screen reader.",
        wrong: "name: Roads[invisible mark]and drainage",
        right: "name: Roads and drainage",
    }
    DUPLICATE_ID {
        name: "duplicate-id",
        topic: Topic::Keys,
        sentence: "An id belongs to one thing only.",
        why: "Web addresses and the feed are built from ids. If two things share an id, a link could lead to either.",
        wrong: "services:\n  - id: pothole-repair\n    name: Pothole repair\n  - id: pothole-repair\n    name: Back alley repair",
        right: "services:\n  - id: pothole-repair\n    name: Pothole repair\n  - id: back-alley-repair\n    name: Back alley repair",
    }
    DUPLICATE_KEY {
        name: "duplicate-key",
        topic: Topic::Keys,
        sentence: "A key appears only once in each group.",
        why: "Only one of two values can be published, and nobody can tell which one was meant.",
        wrong: "name: Roads\nname: Roads and drainage",
        right: "name: Roads and drainage",
    }
    EXPANDS_TOO_FAR {
        name: "expands-too-far",
        topic: Topic::Files,
        sentence: "A file that repeats parts of itself with `*` does not grow far beyond its own size.",
        why: "A few such lines can grow into millions of values and stop the computer that builds the site.",
        wrong: "phones: &p [780-962-7584, 780-962-7584]\nmore: &m [*p, *p, *p, *p]\nmost: [*m, *m, *m, *m]\nand so on, line after line",
        right: "contact: {phone: 780-962-7584}",
    }
    FILE_TOO_LARGE {
        name: "file-too-large",
        topic: Topic::Files,
        sentence: "A content file is at most 4 MB.",
        why: "All the services of a large department take far less. A larger file is probably a picture or a scan, saved here by mistake.",
        wrong: "departments/public-works.yaml    a scan of 40 MB",
        right: "departments/public-works.yaml    a text of 40 kB",
    }
    FRONT_MATTER {
        name: "front-matter",
        topic: Topic::Files,
        sentence: "A Markdown file starts with its keys, between two lines of three hyphens.",
        why: "Without these lines, nobody can tell where the keys end and the text for residents starts.",
        wrong: "title: Parking\n\nPark on one side of the street.",
        right: "---\ntitle: Parking\nsummary: Where you can park.\n---\n\nPark on one side of the street.",
    }
    HEADING_ATTRIBUTE {
        name: "heading-attribute",
        topic: Topic::Links,
        sentence: "Curly brackets after a heading hold an id and nothing else.",
        why: "Links to the heading use the id. Anything else would reach the page as code.",
        wrong: "## A quick reply {.large}",
        right: "## A quick reply {#4.1.b}",
    }
    HEADING_IN_TEXT {
        name: "heading-in-text",
        topic: Topic::Language,
        sentence: "A summary or other short text has no headings.",
        why: "It already appears under a heading of the page. Another one would mislead residents who navigate by headings, such as people who use screen readers.",
        wrong: "summary: |\n  # Potholes\n  Tell us about a hole in a City street.",
        right: "summary: Tell us about a hole in a City street.",
    }
    HOURS_UPSIDE_DOWN {
        name: "hours-upside-down",
        topic: Topic::Keys,
        sentence: "The opening time is before the closing time. Hours that begin after noon may end by 6 am on the next day, like 18:00 to 02:00.",
        why: "Hours that end before they start can't be counted, so every promise in business time would be wrong.",
        wrong: "hours: 08:30 to 4:30",
        right: "hours: 08:30 to 16:30",
    }
    INVALID_AMOUNT {
        name: "invalid-amount",
        topic: Topic::Targets,
        sentence: "A length of time is a whole number in figures, followed by a unit.",
        why: "Only then can it be compared, counted and shown the same way everywhere.",
        wrong: "within: three weeks",
        right: "within: 3 weeks",
    }
    INVALID_DATE {
        name: "invalid-date",
        topic: Topic::Keys,
        sentence: "A date is a real day, written as year, month and day in figures.",
        why: "01/02/2027 is 2 January to some readers and 1 February to others, and a day that doesn't exist never comes.",
        wrong: "effective: 01/02/2027",
        right: "effective: 2027-02-01",
    }
    INVALID_DAY {
        name: "invalid-day",
        topic: Topic::Targets,
        sentence: "The day by which something is done comes every year or every month.",
        why: "A promise holds until it is changed. A date with a year in it would be over after that day, and \"by June\" does not say which day.",
        wrong: "by: June",
        right: "by: 30 June",
    }
    INVALID_EMAIL {
        name: "invalid-email",
        topic: Topic::Keys,
        sentence: "An e-mail address is complete, like name@example.org.",
        why: "Residents write to it with one click. If the address is wrong, their message is lost.",
        wrong: "email: publicworks@sprucegrove",
        right: "email: publicworks@sprucegrove.org",
    }
    INVALID_FEE {
        name: "invalid-fee",
        topic: Topic::Keys,
        sentence: "A fee has an amount in figures, with two decimals or none, and the code of its currency in ISO 4217.",
        why: "Residents must know what they will pay, and programs must be able to read it.",
        wrong: "fee: {amount: $50, currency: dollars}",
        right: "fee: {amount: 50.00, currency: CAD}",
    }
    INVALID_FIGURE {
        name: "invalid-figure",
        topic: Topic::Results,
        sentence: "A figure in a table of results is a number of cases, or a time in the unit of the target.",
        why: "Residents and the council read what these figures add up to. A percentage, or a number that a spreadsheet program has rewritten, would be added up wrongly.",
        wrong: "standard,year,month,met,total\npothole-repair.complete,2026,3,93%,44",
        right: "standard,year,month,met,total\npothole-repair.complete,2026,3,41,44",
    }
    INVALID_ID {
        name: "invalid-id",
        topic: Topic::Keys,
        sentence: "An id consists of lower-case letters, digits and single hyphens. The id of a clause consists of numbers and letters joined by dots.",
        why: "It is a permanent part of web addresses, so it has to be easy to type, print and read out.",
        wrong: "id: Pothole_Repair",
        right: "id: pothole-repair",
    }
    INVALID_LANGUAGE {
        name: "invalid-language",
        topic: Topic::Keys,
        sentence: "The language of the texts is given by its short code.",
        why: "Screen readers use it to choose a voice, and browsers to offer a translation. They know `en`, but not \"English\".",
        wrong: "language: English",
        right: "language: en",
    }
    INVALID_PERIOD {
        name: "invalid-period",
        topic: Topic::Results,
        sentence: "A result names its period by a year, and by a quarter or a month if it is shorter.",
        why: "Figures that are counted in the wrong month hide a missed promise or invent one.",
        wrong: "standard,year,month,met,total\npothole-repair.complete,2026-03,,41,44",
        right: "standard,year,month,met,total\npothole-repair.complete,2026,3,41,44",
    }
    INVALID_PHONE {
        name: "invalid-phone",
        topic: Topic::Keys,
        sentence: "A telephone number has ten digits with hyphens or spaces, and `ext.` before an extension. A number in another country starts with +.",
        why: "Residents call it with one tap. If a digit is missing or extra, nobody answers.",
        wrong: "phone: 780-POTHOLE",
        right: "phone: 780-962-7584 ext. 25",
    }
    INVALID_SEASON {
        name: "invalid-season",
        topic: Topic::Dates,
        sentence: "A season has a first and a last day, both included.",
        why: "\"Summer\" begins on a different day for everyone. With two days, the page can tell a resident whether the promise holds today.",
        wrong: "conditions: {season: summer}",
        right: "conditions: {season: May to October}",
    }
    INVALID_SHARE {
        name: "invalid-share",
        topic: Topic::Targets,
        sentence: "A share is a percentage above 1 and up to 100, with at most two decimals.",
        why: "It tells residents how often the promise is meant to be kept, and only percentages can be compared.",
        wrong: "share: most of the time",
        right: "share: 90%",
    }
    INVALID_TIME {
        name: "invalid-time",
        topic: Topic::Keys,
        sentence: "A time of day uses the 24-hour clock, like 08:30.",
        why: "8:30 can mean morning or evening, and business time is counted from it.",
        wrong: "hours: 8:30 am to 4:30 pm",
        right: "hours: 08:30 to 16:30",
    }
    INVALID_URL {
        name: "invalid-url",
        topic: Topic::Keys,
        sentence: "A web address is written in full, starting with https:// or http://.",
        why: "Without this start, a browser looks for the page on this site and finds nothing.",
        wrong: "web: www.sprucegrove.org/report",
        right: "web: https://www.sprucegrove.org/report",
    }
    INVALID_YAML {
        name: "invalid-yaml",
        topic: Topic::Files,
        sentence: "A file follows the rules for writing keys and values (YAML).",
        why: "A missing quotation mark, a tab or wrong indentation makes it unclear which value belongs to which key.",
        wrong: "summary: Open late: until 21:00",
        right: "summary: \"Open late: until 21:00\"",
    }
    LANGUAGE_FILE {
        name: "language-file",
        topic: Topic::Files,
        sentence: "A language of your own has every pattern, unit, stage and plural form that promises, dates and counts are made of.",
        why: "Promises are put together from it, on pages and in the feed. With something missing, residents would read half a sentence, or one in another language.",
        wrong: "# languages/fr.yaml\npromise:\n  timed: Nous allons {action} {target}.",
        right: "# languages/fr.yaml\npromise:\n  timed: \"Nous allons {action} {target}[, {share}][, {when}][ ({cases})].\"",
    }
    LEADS_OUT {
        name: "leads-out",
        topic: Topic::Files,
        sentence: "The content folder contains the files themselves, not links to files elsewhere.",
        why: "Files elsewhere may differ from one computer to the next, or may not be meant for the public.",
        wrong: "departments/roads.yaml -> a file in somebody's own folder",
        right: "departments/roads.yaml",
    }
    LOST_SIGN {
        name: "lost-sign",
        topic: Topic::Language,
        sentence: "A sign or a number in a text is shown as it is written.",
        why: "Some signs shape a text instead of appearing in it: without its minus sign, a temperature says the opposite, and without its stars, 2*3*4 is 234.",
        wrong: "summary: Each bag holds 2*3*4 litres.",
        right: "summary: Each bag holds 2×3×4 litres.",
    }
    LOST_TEXT {
        name: "lost-text",
        topic: Topic::Keys,
        sentence: "A text with a `#` after a space is in quotation marks.",
        why: "Everything after such a `#` is read as a comment for colleagues, so residents would see half a sentence.",
        wrong: "summary: Ask about lot #4 before you build.",
        right: "summary: \"Ask about lot #4 before you build.\"",
    }
    MISPLACED_KEY {
        name: "misplaced-key",
        topic: Topic::Keys,
        sentence: "With `versions`, dates and targets are in each version, not beside the list. `share` is used only with a target.",
        why: "Beside the list, nobody can tell which version a date or a target belongs to.",
        wrong: "- stage: complete\n  within: 3 weeks\n  versions:\n    - {effective: 2026-01-01}",
        right: "- stage: complete\n  versions:\n    - {effective: 2026-01-01, within: 3 weeks}",
    }
    MISSING_FILE {
        name: "missing-file",
        topic: Topic::Files,
        sentence: "The content folder has a `site.yaml`, a `commitment.md` and a `corporate.yaml`.",
        why: "They hold the city's name and contact, the commitment and the baseline, and every page needs them.",
        wrong: "content/\n  commitment.md\n  corporate.yaml",
        right: "content/\n  site.yaml\n  commitment.md\n  corporate.yaml",
    }
    MISSING_KEY {
        name: "missing-key",
        topic: Topic::Keys,
        sentence: "Every required key is present.",
        why: "A service without a name or a promise without a date would leave a gap on the page and in the feed.",
        wrong: "- id: pothole-repair\n  summary: Tell us about a hole in a City street.",
        right: "- id: pothole-repair\n  name: Pothole repair\n  summary: Tell us about a hole in a City street.",
    }
    MISSING_QUOTATION {
        name: "missing-quotation",
        topic: Topic::Commitment,
        sentence: "The section for each clause quotes the policy's own words.",
        why: "Residents can then tell Council's decision from our explanation of it.",
        wrong: "## A quick reply {#4.1.b}\n\nWe tell you that we have your request.",
        right: "## A quick reply {#4.1.b}\n\n> acknowledge requests quickly\n\nWe tell you that we have your request.",
    }
    MISSING_TARGET {
        name: "missing-target",
        topic: Topic::Targets,
        sentence: "A promise has a target, or a reason why there is none.",
        why: "A promise without a target can be neither kept nor missed, so residents can't rely on it.",
        wrong: "- stage: complete\n  effective: 2026-01-01",
        right: "- stage: complete\n  within: 3 weeks\n  effective: 2026-01-01",
    }
    MISSING_VALUE {
        name: "missing-value",
        topic: Topic::Keys,
        sentence: "Every key has a value, and no file is empty.",
        why: "A key without a value means that the value was forgotten, or that the key is not needed.",
        wrong: "name:",
        right: "name: Roads",
    }
    NESTED_TOO_DEEPLY {
        name: "nested-too-deeply",
        topic: Topic::Files,
        sentence: "Groups and lists are nested only as deeply as content needs.",
        why: "Deeper nesting is a mistake with brackets or indentation, and could stop the computer that builds the site.",
        wrong: "keywords: [[[[[[ and so on, hundreds of times",
        right: "keywords: [pothole, hole]",
    }
    NOT_UTF8 {
        name: "not-utf8",
        topic: Topic::Files,
        sentence: "A file is saved as UTF-8 text.",
        why: "In any other encoding, letters like é turn into characters that nobody can read.",
        wrong: "name: CafÃ© licences",
        right: "name: Café licences",
    }
    PICTURE {
        name: "picture",
        topic: Topic::Links,
        sentence: "A text contains no pictures.",
        why: "What a picture shows is lost on screen readers, on paper and in the feed.",
        wrong: "![Map of the snow routes](https://www.example.org/map.png)",
        right: "See the [map of the snow routes](https://www.example.org/map).",
    }
    RANGE_UPSIDE_DOWN {
        name: "range-upside-down",
        topic: Topic::Targets,
        sentence: "The first number of a range is the smaller one.",
        why: "\"Between 4 and 2 weeks\" tells residents neither the shortest nor the longest wait.",
        wrong: "between: 4 and 2 weeks",
        right: "between: 2 and 4 weeks",
    }
    RAW_HTML {
        name: "raw-html",
        topic: Topic::Links,
        sentence: "A text is written in Markdown, without HTML.",
        why: "HTML could break the page or run code in a resident's browser, so it would be shown as plain text.",
        wrong: "summary: Call <b>before</b> you dig.",
        right: "summary: Call **before** you dig.",
    }
    RESULT_WITHOUT_FIGURES {
        name: "result-without-figures",
        topic: Topic::Results,
        sentence: "A result has figures, the reason why nothing was measured, or the day on which it is expected.",
        why: "No result can mean three things: nobody asked, nobody counted, or the figures are late. Residents are told which.",
        wrong: "standard,year,month,met,total,note\npothole-repair.complete,2026,3,,,",
        right: "standard,year,month,met,total,note\npothole-repair.complete,2026,3,,,The new request system has no closing times yet.",
    }
    RESULTS_TABLE {
        name: "results-table",
        topic: Topic::Results,
        sentence: "A table of results has the columns that the program knows, each once, and no more cells in a row than columns.",
        why: "Figures in a column that nobody reads are lost without a word.",
        wrong: "standard,year,month,done,total\npothole-repair.complete,2026,3,41,44",
        right: "standard,year,month,met,total\npothole-repair.complete,2026,3,41,44",
    }
    SHOWN_MARK {
        name: "shown-mark",
        topic: Topic::Language,
        sentence: "A text has no marks that do nothing, such as `[^1]`, `~~20~~` or stars that don't become bold type.",
        why: "Residents would see the marks instead of what they were meant to do, and screen readers would read them out.",
        wrong: "summary: It takes ~~20~~ 10 days.[^1]",
        right: "summary: It takes 10 days, from the day you send the form.",
    }
    TWO_TARGETS {
        name: "two-targets",
        topic: Topic::Targets,
        sentence: "A promise has one target.",
        why: "With two targets in one promise, residents can't tell which one we will keep.",
        wrong: "within: 3 weeks\naverage: 2 weeks",
        right: "within: 3 weeks",
    }
    UNFINISHED_MERGE {
        name: "unfinished-merge",
        topic: Topic::Files,
        sentence: "A file has no merge conflict left in it.",
        why: "Until somebody chooses, residents would read both versions, with Git's marks between them.",
        wrong: "<<<<<<< HEAD\nwithin: 3 weeks\n=======\nwithin: 2 weeks\n>>>>>>> faster-repairs",
        right: "within: 2 weeks",
    }
    UNFIT_LOGO {
        name: "unfit-logo",
        topic: Topic::Files,
        sentence: "The logo is a plain SVG drawing: shapes with flat colours, at most 1,024 bytes.",
        why: "It is a part of every page. A script in it could act on every page, a large one makes each page slow, and one with styles or fonts looks different there.",
        wrong: "<svg viewBox=\"0 0 8 8\"><script>…</script><path d=\"M4 0l4 8H0z\"/></svg>",
        right: "<svg viewBox=\"0 0 8 8\"><path d=\"M4 0l4 8H0z\"/></svg>",
    }
    UNKNOWN_KEY {
        name: "unknown-key",
        topic: Topic::Keys,
        sentence: "Every key is one that `charter` knows.",
        why: "A misspelled key would be ignored, and nobody would notice that its value is missing.",
        wrong: "witin: 3 weeks",
        right: "within: 3 weeks",
    }
    UNKNOWN_LANGUAGE {
        name: "unknown-language",
        topic: Topic::Keys,
        sentence: "The site's language is one of the program's, or one that the content brings.",
        why: "Promises and dates are put together in this language. Without it they would be English, and a screen reader would read them out as if they were not.",
        wrong: "language: fr    without a file languages/fr.yaml",
        right: "language: en",
    }
    UNKNOWN_REFERENCE {
        name: "unknown-reference",
        topic: Topic::Keys,
        sentence: "Every id that is referred to exists.",
        why: "A link to something that doesn't exist leads residents nowhere, and business time can't be counted on a calendar that doesn't exist.",
        wrong: "contact: {phone: 780-962-7584, calendar: city-ofices}",
        right: "contact: {phone: 780-962-7584, calendar: city-offices}",
    }
    UNKNOWN_UNIT {
        name: "unknown-unit",
        topic: Topic::Targets,
        sentence: "A length of time uses a unit that `charter` can count.",
        why: "Seconds, minutes, hours, business hours, business days, calendar days, weeks, months and years each have one meaning; other words don't.",
        wrong: "within: 3 working days",
        right: "within: 3 business days",
    }
    UNKNOWN_WORD {
        name: "unknown-word",
        topic: Topic::Keys,
        sentence: "Where a key has a fixed list of words, its value is one of them.",
        why: "Stages, channels, days of the week and time zones are compared and counted, so each has one spelling.",
        wrong: "stage: repaired",
        right: "stage: complete",
    }
    UNREAD_FILE {
        name: "unread-file",
        topic: Topic::Files,
        sentence: "Every file in the content folder is one that `charter` reads.",
        why: "A file with the wrong name would never be published, and nobody would notice.",
        wrong: "departments/public-works.yml",
        right: "departments/public-works.yaml",
    }
    UNREADABLE_FILE {
        name: "unreadable-file",
        topic: Topic::Files,
        sentence: "Every content file can be opened.",
        why: "A file that can't be read can't be published, and a page must not go missing unnoticed.",
        wrong: "departments/roads.yaml    a folder with a file's name",
        right: "departments/roads.yaml    a file",
    }
    UNSAFE_LINK {
        name: "unsafe-link",
        topic: Topic::Links,
        sentence: "A link leads to a web page, an e-mail address, a telephone number or a page of this site.",
        why: "Other links lead nowhere, or could run code in a resident's browser.",
        wrong: "Fill in [the form](form.html).",
        right: "Fill in [the form](https://www.example.org/form).",
    }
    VANISHED_TEXT {
        name: "vanished-text",
        topic: Topic::Language,
        sentence: "Every word of a text reaches the page.",
        why: "Some lines are left out without a trace, such as one that starts with a word in square brackets and a colon, or a cell in a column without a heading. Residents would never know of them.",
        wrong: "description: \"[Closed]: https://www.example.org/closures\"",
        right: "description: \"Closed: https://www.example.org/closures\"",
    }
    WRONG_TYPE {
        name: "wrong-type",
        topic: Topic::Keys,
        sentence: "A value has the form that its key needs: a single value, a list or a group of keys.",
        why: "A list in place of a single value, or a single value in place of a list, leaves it unclear what was meant.",
        wrong: "keywords: {first: pothole}",
        right: "keywords: [pothole, hole, road damage]",
    }
}
