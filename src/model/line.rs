//! Lines: the telephone numbers, counters and mailboxes at which people answer in known hours, each written once.

use crate::model::contact::{Email, Phone};
use crate::model::id::CalendarRef;
use crate::model::service::Way;
use crate::source::Located;

/// A telephone number, counter or mailbox with its hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where people answer.
    pub at: Located<Way>,
    /// Its name in words: Public Works 24-hour line.
    pub name: String,
    /// The calendar with its hours.
    pub calendar: CalendarRef,
}

/// What tells one line from another: the same for every spelling of a number or an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineKey(String);

impl LineKey {
    /// The key of a number, counter or mailbox; `None` for a way on which nobody answers, such as a form or a letter.
    #[must_use]
    pub fn of(way: &Way) -> Option<Self> {
        match way {
            Way::Phone(phone) | Way::Voicemail(phone) => Some(Self::of_phone(phone)),
            Way::Email(email) => Some(Self::of_email(email)),
            Way::InPerson(place) => Some(Self(format!("at {}", plain(place)))),
            Way::Text(_)
            | Way::Chat(_)
            | Way::Web(_)
            | Way::App(_)
            | Way::Mail(_)
            | Way::Fax(_)
            | Way::SocialMedia(_) => None,
        }
    }

    /// The key of a telephone number. The country code of North America may be missing.
    #[must_use]
    pub fn of_phone(phone: &Phone) -> Self {
        let dialled = phone.dial();
        let national = dialled.strip_prefix("+1").or_else(|| dialled.strip_prefix('1').filter(|rest| rest.len() >= 10));
        Self(format!("tel {}", national.unwrap_or(&dialled)))
    }

    /// The key of a mailbox.
    #[must_use]
    pub fn of_email(email: &Email) -> Self {
        Self(format!("mailto {}", email.as_str().to_lowercase()))
    }
}

/// The words of a place, without its commas and capitals.
fn plain(place: &str) -> String {
    let words = place.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
