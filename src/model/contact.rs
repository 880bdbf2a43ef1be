//! Contacts: telephone numbers, e-mail addresses and web addresses.

use std::fmt::{Display, Formatter};

use crate::model::id::CalendarRef;
use crate::model::web::{is_host, is_well_escaped, without_port};
use crate::source::Located;

/// Ways to reach a city, a department or a function.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// A telephone number.
    pub phone: Option<Located<Phone>>,
    /// An e-mail address.
    pub email: Option<Located<Email>>,
    /// A web address.
    pub web: Option<Located<WebAddress>>,
    /// A postal address, line by line.
    pub address: Vec<String>,
    /// The calendar with its opening hours, which is also the business time of its services.
    pub calendar: Option<CalendarRef>,
}

/// A telephone number, with an extension where there is one: `780-962-7634 ext. 425`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Returns the number, or `None` if `text` is not valid: ten digits as in North America, a short number like 311, a Canadian number like
    /// 310-0000, or `+` and the digits of any country (ITU-T E.164); then an optional extension of up to 7 digits.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (number, extension) = text.split_once(" ext. ").unwrap_or((text, "0"));
        let sound = (1..=7).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_digit());
        (sound && is_spelt_soundly(number) && can_be_dialled(&dialled(number))).then(|| Self(text.to_owned()))
    }

    /// What a `tel:` link dials (RFC 3966): digits, and the extension after `;ext=`. A local number of ten digits gets no country code:
    /// the telephone knows where it is.
    #[must_use]
    pub fn dial(&self) -> String {
        let (number, extension) = self.0.split_once(" ext. ").map_or((self.0.as_str(), None), |(n, e)| (n, Some(e)));
        let digits = dialled(number);
        match extension {
            Some(extension) => format!("{digits};ext={extension}"),
            None => digits,
        }
    }
}

/// Whether it has only digits and the marks allowed between them. Digits with only a dot between them are a decimal number.
fn is_spelt_soundly(number: &str) -> bool {
    let begins_well = number.starts_with(|c: char| c.is_ascii_digit() || "+(".contains(c));
    let is_decimal = number.matches(|c: char| !c.is_ascii_digit() && c != '+').eq(["."]);
    // Nobody dials the zero in brackets that some write after a country code.
    let is_dialled_whole = !number.contains("(0)") && number.ends_with(|c: char| c.is_ascii_digit() || c == ')');
    begins_well && is_dialled_whole && !is_decimal && number.chars().all(|c| c.is_ascii_digit() || " -.()+".contains(c))
}

fn dialled(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn can_be_dialled(number: &str) -> bool {
    match number.strip_prefix('+') {
        Some(national) if national.starts_with('1') => is_north_american(&national[1..]),
        Some(digits) => (7..=15).contains(&digits.len()) && !digits.starts_with('0') && !digits.contains('+'),
        None => {
            is_short(number)
                || has_no_area_code(number)
                || is_north_american(number.strip_prefix('1').unwrap_or(number))
        }
    }
}

/// Whether it has ten digits, and neither the area code nor the next three digits start with 0 or 1.
fn is_north_american(number: &str) -> bool {
    let begins_well = |at: usize| matches!(number.as_bytes().get(at), Some(b'2'..=b'9'));
    number.len() == 10 && !number.contains('+') && begins_well(0) && begins_well(3)
}

/// Whether it is a short number: 211, 311, 911 and the like, or 988.
fn is_short(number: &str) -> bool {
    number == "988" || matches!(number.as_bytes(), [b'2'..=b'9', b'1', b'1'])
}

/// Whether it is one of the Canadian numbers of seven digits, 310 and four more, which are the same in all of a province.
fn has_no_area_code(number: &str) -> bool {
    number.len() == 7 && number.starts_with("310")
}

/// A number that takes text messages: a telephone number without an extension, or a short number of 5 or 6 digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextNumber(String);

impl TextNumber {
    /// Returns the number, or `None` if `text` is not a valid one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let is_short = matches!(text.len(), 5 | 6)
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.starts_with(|first| matches!(first, '1'..='9'));
        let is_phone = Phone::new(text).is_some() && !text.contains(" ext. ");
        (is_short || is_phone).then(|| Self(text.to_owned()))
    }

    /// What an `sms:` link sends to (RFC 5724): the digits.
    #[must_use]
    pub fn dial(&self) -> String {
        dialled(&self.0)
    }
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Returns the address, or `None` if `text` is not a valid one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (local, domain) = text.split_once('@')?;
        let sound = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+'-".contains(&byte))
        };
        let (_, last) = domain.rsplit_once('.')?;
        let ends_well = last.len() > 1 && last.starts_with(|c: char| c.is_ascii_alphabetic());
        (local.split('.').all(sound) && is_host(domain) && ends_well).then(|| Self(text.to_owned()))
    }
}

/// An absolute http or https address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// Returns the address, or `None` if `text` is not a valid one (RFC 3986, without user information).
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host_is_sound = without_port(authority).is_some_and(|host| host.contains('.') && is_host(host));
        let sound = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
        (host_is_sound && rest.chars().all(sound) && is_well_escaped(rest)).then(|| Self(text.to_owned()))
    }
}

macro_rules! text {
    ($($type:ident),*) => {$(
        impl $type {
            /// The text as people read it.
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

text!(Phone, TextNumber, Email, WebAddress);
