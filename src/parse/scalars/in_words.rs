//! A time as people write it by nature, without a number -> what to write instead: `same day`, `immediately`, `twice a week`.

/// What a time in words means.
pub(super) struct MeantTime {
    /// What the words leave open, or mean.
    pub(super) label: &'static str,
    /// What to write.
    pub(super) help: &'static str,
}

const AT_ONCE: MeantTime = MeantTime {
    label: "residents can't measure this",
    help: "write the longest time that it may take, like `within: 15 minutes`; or `within: 0 minutes`, which is published as \"at once\"",
};
const SAME_DAY: MeantTime = MeantTime {
    label: "the same day for a request that comes in before closing",
    help: "write `0 business days`, which is published as \"on the same business day\"; or `0 calendar days`, if closed days count",
};
const NEXT_DAY: MeantTime = MeantTime {
    label: "the next business day, or the next day of any kind?",
    help: "write `1 business day`, which ends at closing time on the next open day; or `1 calendar day`, which ends at midnight",
};
const EACH_DAY: MeantTime = MeantTime {
    label: "every open day, or every day?",
    help: "write `1 business day` for every open day, or `1 calendar day` for every day",
};
const QUARTER: MeantTime = MeantTime { label: "four times a year", help: "write `3 months`" };
const SEVERAL_TIMES: MeantTime = MeantTime {
    label: "a number of times in a period",
    help: "write `at_least: {count: 2, of: times, per: week}` instead, with your own number and period",
};
const BY_A_DAY: MeantTime = MeantTime {
    label: "a date, not a length of time",
    help: "write how long it takes, like `within: 10 calendar days`, with what starts the clock under `starts`",
};

/// Words without which the meaning is the same.
const FILLERS: [&str; 12] = ["a", "an", "the", "by", "end", "of", "on", "within", "every", "each", "per", "once"];

/// What a text without a number at its start means, if it is a usual way to say a time.
pub(super) fn meant_time(text: &str) -> Option<MeantTime> {
    let lower = text.to_lowercase().replace('-', " ");
    if matches!(
        &*lower,
        "asap" | "at once" | "immediate" | "immediately" | "right away" | "as soon as possible" | "promptly"
    ) {
        return Some(AT_ONCE);
    }
    let words: Vec<&str> = lower.split_whitespace().filter(|word| !FILLERS.contains(word)).collect();
    match words[..] {
        ["same", ..] | ["today"] => Some(SAME_DAY),
        ["next", .., "day" | "weekday"] | ["tomorrow"] => Some(NEXT_DAY),
        ["day" | "daily" | "weekday"] | ["business" | "working", "day"] => Some(EACH_DAY),
        ["quarter" | "quarterly"] => Some(QUARTER),
        ["week" | "weekly"] => Some(MeantTime { label: "once in a week", help: "write `1 week`" }),
        ["month" | "monthly"] => Some(MeantTime { label: "once in a month", help: "write `1 month`" }),
        ["year" | "yearly" | "annually" | "annual"] => {
            Some(MeantTime { label: "once in a year", help: "write `1 year`" })
        }
        ["twice" | "thrice", ..] | [_, "times", ..] => Some(SEVERAL_TIMES),
        [day, ..] if is_ordinal(day) => Some(BY_A_DAY),
        _ => None,
    }
}

/// `10th`, `1st`.
fn is_ordinal(word: &str) -> bool {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
