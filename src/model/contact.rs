//! How to reach somebody.

use std::fmt::{Display, Formatter};

use crate::model::id::CalendarRef;
use crate::source::Located;

/// Ways to reach a city, a department or a function.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// A telephone number as people read it.
    pub phone: Option<Located<Phone>>,
    /// An e-mail address.
    pub email: Option<Located<Email>>,
    /// A web address.
    pub web: Option<Located<WebAddress>>,
    /// A postal address, line by line.
    pub address: Vec<String>,
    /// When it can be reached, and what business time means for its services.
    pub calendar: Option<CalendarRef>,
}

/// A telephone number, with an extension where there is one: `780-962-7634 ext. 425`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// The number, or nothing if `text` cannot be one: 3 to 15 digits (ITU-T E.164), an extension of up to 7.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (number, extension) = text.split_once(" ext. ").unwrap_or((text, "0"));
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let sound = number.chars().all(|c| c.is_ascii_digit() || " -.()+".contains(c))
            && !number.get(1..).unwrap_or_default().contains('+')
            && (1..=7).contains(&extension.len())
            && extension.bytes().all(|b| b.is_ascii_digit());
        (sound && (3..=15).contains(&digits)).then(|| Self(text.to_owned()))
    }

    /// What a `tel:` link dials (RFC 3966): digits, and the extension behind `;ext=`. A local number of ten digits gets no country code:
    /// the telephone knows where it is.
    #[must_use]
    pub fn dial(&self) -> String {
        let (number, extension) = self.0.split_once(" ext. ").map_or((self.0.as_str(), None), |(n, e)| (n, Some(e)));
        let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        match extension {
            Some(extension) => format!("{digits};ext={extension}"),
            None => digits,
        }
    }
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// The address, or nothing if `text` cannot be one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (local, domain) = text.split_once('@')?;
        let sound = |part: &str, more: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
        };
        let dotted = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
        (sound(local, ".-_+'") && sound(domain, ".-") && dotted).then(|| Self(text.to_owned()))
    }
}

/// An absolute http or https address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// The address, or nothing if `text` cannot be one (RFC 3986, without user information).
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host_is_sound = host.contains('.')
            && host.split('.').all(|label| !label.is_empty())
            && host.chars().all(|c| c.is_ascii_alphanumeric() || "-.:".contains(c));
        let sound = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
        (host_is_sound && rest.chars().all(sound)).then(|| Self(text.to_owned()))
    }
}

macro_rules! text {
    ($($type:ident),*) => {$(
        impl $type {
            /// As people read it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Display for $type {
            fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    )*};
}

text!(Phone, Email, WebAddress);
