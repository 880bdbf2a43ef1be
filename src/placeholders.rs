//! The texts that a new content folder has for staff to replace with their own.

/// Where the policy's own wording goes, below the heading of a clause.
pub const POLICY_WORDS: &str = "Put the policy's own words here.";

/// The policy's number and that of its resolution.
pub const NOT_YET_GIVEN: &str = "not yet given";

/// Who approved the policy, and who maintains it: both may be read after "by".
pub const NO_ONE_YET: &str = "no one yet";

/// The first department.
pub const DEPARTMENT: &str = "First department";

/// What it looks after.
pub const DEPARTMENT_SUMMARY: &str = "Looks after the first things.";

/// Who is accountable for it.
pub const ACCOUNTABLE: &str = "Director of the first department";

/// Who is accountable for what all departments promise.
pub const ACCOUNTABLE_FOR_ALL: &str = "Director of all departments";

/// The service of the first department.
pub const SERVICE: &str = "First service";

/// What that is.
pub const SERVICE_SUMMARY: &str = "Ask us to do the first thing.";

/// All of them.
pub const ALL: [&str; 9] = [
    POLICY_WORDS,
    NOT_YET_GIVEN,
    NO_ONE_YET,
    DEPARTMENT,
    DEPARTMENT_SUMMARY,
    ACCOUNTABLE,
    ACCOUNTABLE_FOR_ALL,
    SERVICE,
    SERVICE_SUMMARY,
];
