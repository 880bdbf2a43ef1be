//! A key that a group doesn't have, but another one does -> where to write it.

/// Keys of a service that staff look for in its promises.
const OF_A_SERVICE: &[&str] = &[
    "ask",
    "description",
    "emergency",
    "fee",
    "function",
    "have_ready",
    "keywords",
    "on_the_spot",
    "open311",
    "summary",
    "topics",
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
    "floor",
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

/// Keys of a department that staff look for in its services.
const OF_A_DEPARTMENT: &[&str] = &["accountable", "contact", "defaults", "functions"];

/// Other keys that every file has.
const USUAL: &[&str] = &["email", "id", "name", "phone", "services", "standards", "supports", "title", "web"];

/// Words for the end of something, which has a key of its own.
const FOR_AN_END: &[&str] = &["cancelled", "closed", "deleted", "discontinued", "ended", "inactive", "removed"];

/// Whether this is a key that staff write often, whatever it is a key of.
pub(super) fn is_usual_key(word: &str) -> bool {
    [OF_A_SERVICE, OF_A_STANDARD, OF_A_DEPARTMENT, USUAL].iter().any(|keys| keys.contains(&word))
}

/// Where to write a key that `what`, as messages call the group, doesn't have.
pub(super) fn place_of(key: &str, what: &str) -> Option<String> {
    match what {
        "a standard" | "a version" if OF_A_SERVICE.contains(&key) => {
            Some(format!("`{key}` belongs to the service: write it beside `standards`"))
        }
        "a service" if OF_A_STANDARD.contains(&key) => {
            Some(format!("`{key}` belongs to a promise: write it in an entry of `standards`"))
        }
        "a service" | "a standard" | "a version" if OF_A_DEPARTMENT.contains(&key) => {
            Some(format!("`{key}` belongs to the department: write it beside `services`"))
        }
        "a service" | "a standard" if FOR_AN_END.contains(&key) => {
            Some("to end it, write the day and the reason: `retired: {on: 2027-01-31, reason: …}`".to_owned())
        }
        _ => None,
    }
}
