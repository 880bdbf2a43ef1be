//! The city, and the settings of the whole site.

use std::ops::RangeInclusive;

use jiff::tz::TimeZone;

use crate::model::accepted::Accepted;
use crate::model::contact::{Contact, WebAddress};
use crate::model::id::{PageRef, ServiceRef};
use crate::model::line::Line;
use crate::model::logo::LogoFile;
use crate::model::publication::PublicationKind;
use crate::model::results::ReportedPeriod;
use crate::model::topic::Topic;
use crate::model::web::{is_host, is_numbered_host, is_well_escaped, without_port};
use crate::source::Located;

/// The content of `site.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// The city's full name: City of Spruce Grove.
    pub city: String,
    /// The city's name as used in a sentence: Spruce Grove.
    pub short_name: String,
    /// The name of the site.
    pub title: String,
    /// One sentence for search engines.
    pub summary: String,
    /// Where the site is published; ends in a slash.
    pub base_url: Located<BaseUrl>,
    /// The name under which ids in the feeds are given out, wherever the site is published.
    pub feed_authority: Option<Located<FeedAuthority>>,
    /// The time zone, which decides what day "today" is.
    pub time_zone: Zone,
    /// The language of all texts.
    pub language: Located<LanguageTag>,
    /// What the city calls a business day, if it has another word for it.
    pub business_day_word: Option<BusinessDayWord>,
    /// That the site shows its logo.
    pub logo: Option<Located<LogoFile>>,
    /// The notice that the figures are examples, if they are.
    pub illustrative: Option<Located<String>>,
    /// The same in a few words, for the top of each page.
    pub illustrative_short: Option<Located<String>>,
    /// The terms under which others may use the feed.
    pub licence: Licence,
    /// How to reach the city.
    pub contact: Contact,
    /// The numbers, counters and mailboxes with hours of their own.
    pub lines: Vec<Line>,
    /// What residents look under, in the order in which they see it; none, if the city has no topics.
    pub topics: Vec<Topic>,
    /// What residents ask for most, the most wanted first: at most [`Site::MOST_POPULAR`].
    pub popular: Vec<ServiceRef>,
    /// The publications that a build puts on the site, to download.
    pub publications: Vec<Located<PublicationKind>>,
    /// What the city accepts although it breaks a promise to readers of the published feed.
    pub accepted: Vec<Accepted>,
    /// The page for residents who are still not satisfied once they have told us that we missed a promise.
    pub not_satisfied: Option<PageRef>,
    /// Whether every version has to be approved before it takes effect.
    pub require_approval: bool,
    /// The periods whose report to the city manager is on the site.
    pub reports: Vec<Located<ReportedPeriod>>,
    /// The month with which fiscal years start, if that is not January. Quarters and years of results are theirs.
    pub fiscal_year_starts: Option<Located<MonthName>>,
}

/// A month by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthName(pub i8);

impl Site {
    /// How many services are shown as popular: as many as a phone shows without much scrolling.
    pub const MOST_POPULAR: usize = 8;

    /// How many characters the short notice has at most: a line on a phone.
    pub const LONGEST_SHORT_NOTICE: usize = 60;

    /// The month with which fiscal years start, from 1 to 12.
    #[must_use]
    pub fn first_fiscal_month(&self) -> i8 {
        self.fiscal_year_starts.map_or(1, |month| month.value.0)
    }

    /// The name under which ids are given out: its own, or else that of the site's first address.
    #[must_use]
    pub fn authority(&self) -> FeedAuthority {
        let own = self.feed_authority.as_ref().map(|authority| authority.value.clone());
        own.unwrap_or_else(|| FeedAuthority(format!("{},{FIRST_YEAR}", self.base_url.value.host())))
    }
}

/// The year in which ids were first given out.
const FIRST_YEAR: &str = "2026";

/// A domain name of the city's, and a year in which it was the city's: what a `tag:` URI begins with (RFC 4151, 2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedAuthority(String);

impl FeedAuthority {
    /// Returns the authority, or `None` if `text` is not a domain name, a comma and a year.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (name, year) = text.split_once(',')?;
        let is_year = year.len() == 4 && year.starts_with(['1', '2']) && year.bytes().all(|byte| byte.is_ascii_digit());
        let is_name = name.contains('.') && is_host(name) && !is_numbered_host(name) && name == name.to_lowercase();
        (is_year && is_name).then(|| Self(text.to_owned()))
    }

    /// The whole: `example.org,2026`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The domain name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.split(',').next().unwrap_or_default()
    }
}

/// What a city calls a business day. Every word means the same unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BusinessDayWord {
    /// The word that the program uses.
    BusinessDay,
    /// As most cities outside North America say.
    WorkingDay,
}

impl BusinessDayWord {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::BusinessDay, Self::WorkingDay];

    /// What staff write.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::BusinessDay => "business day",
            Self::WorkingDay => "working day",
        }
    }
}

/// An IANA time zone and its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// The name: `America/Edmonton`.
    pub name: String,
    /// Its rules, from the database inside the program: the same on every machine.
    pub rules: TimeZone,
}

/// A language as a BCP 47 tag: `en`, `fr-CA`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// Returns the language, or `None` if `text` is not a well-formed tag (RFC 5646, 2.1): two or three letters, as in all registered languages,
    /// then, each if there is any, further languages, the script, the region, variants, extensions and private parts.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let (language, mut rest) = parts.split_first()?;
        let mut take = |most: usize, is_one: fn(&str) -> bool| {
            let count = rest.iter().take(most).take_while(|part| is_one(part)).count();
            rest = &rest[count..];
            count
        };
        take(3, |part| letters(part, 3..=3));
        take(1, |part| letters(part, 4..=4));
        take(1, |part| letters(part, 2..=2) || digits(part, 3));
        take(usize::MAX, |part| mixed(part, 5..=8) || (mixed(part, 4..=4) && digits(&part[..1], 1)));
        while take(1, |part| mixed(part, 1..=1) && !part.eq_ignore_ascii_case("x")) > 0 {
            if take(usize::MAX, |part| mixed(part, 2..=8)) == 0 {
                return None;
            }
        }
        if take(1, |part| part.eq_ignore_ascii_case("x")) > 0 && take(usize::MAX, |part| mixed(part, 1..=8)) == 0 {
            return None;
        }
        (letters(language, 2..=3) && rest.is_empty()).then(|| Self(text.to_owned()))
    }

    /// Its first part, the language itself: `fr` of `fr-CA`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn letters(part: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn digits(part: &str, length: usize) -> bool {
    part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn mixed(part: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The terms of use of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// The web address of its text.
    pub url: Located<WebAddress>,
}

/// An absolute http or https address that ends in a slash and has no query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Returns the address, or `None` if `text` is not a valid one. Adds a missing final slash.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let authority = rest.split('/').next().unwrap_or_default();
        let host_is_sound = without_port(authority).is_some_and(|host| is_host(host) || is_numbered_host(host));
        let sound = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
        let good = host_is_sound
            && rest[authority.len()..].chars().all(sound)
            && is_well_escaped(rest)
            && !rest.contains("//")
            && !rest.split('/').any(|part| part == "." || part == "..");
        good.then(|| Self(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The address as text, with its final slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of something on the site.
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        [self.as_str(), path].concat()
    }

    /// Its host alone, without a port: `www.sprucegrove.org`.
    #[must_use]
    pub fn host(&self) -> &str {
        let authority = self.0.split('/').nth(2).unwrap_or_default();
        authority.split(':').next().unwrap_or_default()
    }

    /// Its path alone, from slash to slash: `/customer-service/`.
    #[must_use]
    pub fn path(&self) -> &str {
        let after_scheme = self.0.find("://").map_or(0, |at| at + 3);
        self.0[after_scheme..].find('/').map_or("/", |at| &self.0[after_scheme + at..])
    }
}
