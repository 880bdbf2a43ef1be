//! One thing to do on a day: what it is about, what to do, and where it is written.

use jiff::civil::Date;

use crate::source::Span;

/// Why there is something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The site says something else from that day on, so it has to be built again.
    Rebuild,
    /// An exemption from the baseline ends.
    Exemption,
    /// A list of closed days ends, or is needed for more days.
    Calendar,
    /// Figures that were late are expected.
    Result,
    /// Something is to be done about a missed promise.
    Action,
    /// A review is due.
    Review,
    /// A plan has no approval yet.
    Approval,
    /// A draft is unfinished.
    Draft,
}

impl Kind {
    /// The word for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rebuild => "rebuild",
            Self::Exemption => "exemption",
            Self::Calendar => "calendar",
            Self::Result => "result",
            Self::Action => "action",
            Self::Review => "review",
            Self::Approval => "approval",
            Self::Draft => "draft",
        }
    }
}

/// Where something is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as shown to people.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The day by which it is to be done; `None` if it has none.
    pub day: Option<Date>,
    /// What it is.
    pub kind: Kind,
    /// The id of what it is about: a standard, a service or a calendar.
    pub id: String,
    /// Distinguishes it from others of its kind with this id, and stays the same when its day moves.
    pub part: String,
    /// Its name for people.
    pub name: String,
    /// The id of the department, if it has one.
    pub department: Option<String>,
    /// What to do.
    pub todo: String,
    /// The command that does it, if there is one.
    pub command: Option<String>,
    /// Where it is written.
    pub place: Span,
}

impl Item {
    /// What it is called for good, whatever its day: `review.pothole-repair.complete.2`.
    #[must_use]
    pub fn key(&self) -> String {
        let Self { kind, id, part, .. } = self;
        let end = if part.is_empty() { String::new() } else { format!(".{part}") };
        format!("{}.{id}{end}", kind.code())
    }

    /// Whether its day has passed. On the day of an end, what ends is over already.
    pub(super) fn is_overdue(&self, today: Date) -> bool {
        match self.kind {
            Kind::Rebuild => false,
            Kind::Exemption | Kind::Calendar => self.day.is_some_and(|day| day <= today),
            Kind::Result | Kind::Action | Kind::Review | Kind::Approval | Kind::Draft => {
                self.day.is_some_and(|day| day < today)
            }
        }
    }
}

/// Everything that there is to do.
#[derive(Debug, Clone)]
pub struct Agenda {
    /// The city.
    pub city: String,
    /// The name that the permanent ids of its events are made with.
    pub authority: String,
    /// The day on which it is read.
    pub today: Date,
    /// The day after the last one that it covers.
    pub until: Date,
    /// The items with their places: overdue ones first, then by day, and those without a day last.
    pub items: Vec<(Item, Place)>,
}

impl Agenda {
    /// Whether the day of an item has passed.
    #[must_use]
    pub fn is_overdue(&self, item: &Item) -> bool {
        item.is_overdue(self.today)
    }
}
