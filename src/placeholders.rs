//! The texts that a new content folder has for staff to replace with their own.

/// Where the policy's own wording goes, below the heading of a clause.
pub const POLICY_WORDS: &str = "Put the policy's own words here.";

/// The policy's number and that of its resolution.
pub const NOT_YET_GIVEN: &str = "not yet given";

/// The first department.
pub const DEPARTMENT: &str = "First department";

/// What it looks after.
pub const DEPARTMENT_SUMMARY: &str = "Looks after the first things.";

/// Who is accountable for it.
pub const ACCOUNTABLE: &str = "Director of the first department";

/// Its service.
pub const SERVICE: &str = "First service";

/// What that is.
pub const SERVICE_SUMMARY: &str = "Ask us to do the first thing.";

/// All of them.
pub const ALL: [&str; 7] =
    [POLICY_WORDS, NOT_YET_GIVEN, DEPARTMENT, DEPARTMENT_SUMMARY, ACCOUNTABLE, SERVICE, SERVICE_SUMMARY];
