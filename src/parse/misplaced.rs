//! A key that a group doesn't have, but another one does -> where to write it.

/// Keys of a service that staff look for in its promises.
const OF_A_SERVICE: &[&str] = &[
    "ask",
    "description",
    "fee",
    "function",
    "have_ready",
    "keywords",
    "on_the_spot",
    "open311",
    "summary",
    "who_may_ask",
];

/// Keys of a promise that staff look for in its service.
const OF_A_STANDARD: &[&str] = &[
    "ahead",
    "approved",
    "at_least",
    "at_most",
    "average",
    "between",
    "by",
    "channels",
    "conditions",
    "effective",
    "every",
    "level",
    "no_target",
    "pauses",
    "review_by",
    "share",
    "stage",
    "starts",
    "stops",
    "versions",
    "we",
    "within",
];

/// Where to write a key that `what`, as messages call the group, doesn't have.
pub(super) fn place_of(key: &str, what: &str) -> Option<String> {
    match what {
        "a standard" | "a version" if OF_A_SERVICE.contains(&key) => {
            Some(format!("`{key}` belongs to the service: write it beside `standards`"))
        }
        "a service" if OF_A_STANDARD.contains(&key) => {
            Some(format!("`{key}` belongs to a promise: write it in an entry of `standards`"))
        }
        _ => None,
    }
}
