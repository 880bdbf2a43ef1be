//! The ways out of a refusal, a line for each case -> the help of its message. A block to paste follows its line.

use crate::compatibility::block::{Lines, set_off};
use crate::compatibility::context::Context;

/// The ways out of one refusal.
pub(super) struct Ways(String);

impl Ways {
    /// The way out that comes first: nobody relies on a record that nobody has seen.
    pub(super) fn of(context: &Context<'_>) -> Self {
        Self(String::new()).when(&format!("the site in `{}` never went online", context.folder), "add `--never-online`")
    }

    /// Adds what to do about lines that were deleted without intent. The block that comes last ends what it puts back.
    pub(super) fn by_mistake(self) -> Self {
        self.when(
            "it was removed by mistake",
            "put its lines back from your last backup, or paste those below without the line `retired`",
        )
    }

    /// Adds what to do in a case.
    pub(super) fn when(self, case: &str, what_to_do: &str) -> Self {
        let line_end = if self.0.is_empty() { "" } else { "\n" };
        Self(format!("{}{line_end}if {case}: {what_to_do}", self.0))
    }

    /// Adds what to paste in a case.
    pub(super) fn paste(self, case: &str, what_to_do: &str, block: &Lines) -> Self {
        let Self(words) = self.when(case, what_to_do);
        Self(format!("{words}:{}", set_off(block)))
    }

    /// The words of the help.
    pub(super) fn words(self) -> String {
        self.0
    }
}

/// What to write beside a new id: the old one, and since when it is no longer used, so that the feeds say so.
pub(super) fn former(context: &Context<'_>, id: &str) -> String {
    format!("formerly: [{{id: {id}, until: {}}}]", context.today)
}
