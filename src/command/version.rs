//! The build -> the version of the program: for people in one word, and with what a report of a fault needs.

use std::sync::LazyLock;

use crate::model::content_format::CONTENT_FORMAT;

/// The commit and its date, from whoever builds a release: `abc1234 2026-11-28`. A build script that asked Git would compile the program again
/// at each commit, and would have no answer where there is only the source.
const COMMIT: Option<&str> = option_env!("CHARTER_COMMIT");

/// The version, the commit if it is known, and the format of the content.
pub(super) static VERSION: LazyLock<String> = LazyLock::new(|| {
    let commit = COMMIT.map(|commit| format!("{commit}, ")).unwrap_or_default();
    format!("{} ({commit}content format {CONTENT_FORMAT})", env!("CARGO_PKG_VERSION"))
});
