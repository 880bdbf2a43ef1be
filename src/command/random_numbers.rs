//! The system's random numbers -> whether there are any. Tables of names need a few, and would panic without them.

/// Why a table of names can't be made.
#[derive(Debug, thiserror::Error)]
#[error("the system gives no random numbers: {0}{HELP}")]
pub(super) struct NoRandomNumbers(getrandom::Error);

#[cfg(target_os = "linux")]
const HELP: &str =
    "\n  charter needs a few of them: allow the system call `getrandom`, or give it the file /dev/urandom";
#[cfg(not(target_os = "linux"))]
const HELP: &str = "\n  charter needs a few of them";

/// Asks for a few, from where the tables take theirs.
pub(super) fn check() -> Result<(), NoRandomNumbers> {
    getrandom::fill(&mut [0; 32]).map_err(NoRandomNumbers)
}
