//! Services: what residents ask for.

use jiff::civil::Date;

use crate::model::channel::Channel;
use crate::model::contact::{Email, Phone, TextNumber, WebAddress};
use crate::model::fee::Fee;
use crate::model::id::{CalendarRef, ClauseRef, Id, ServiceRef, SpotClauseRef, StandardRef, TopicRef};
use crate::model::life_cycle::{Former, Retirement};
use crate::model::prose::Prose;
use crate::model::standard::Standard;
use crate::source::Located;

/// A service: a permanent id, one page, and its standards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its permanent id.
    pub id: Located<Id>,
    /// The name of what changes, in residents' words.
    pub name: Located<String>,
    /// The function that provides it.
    pub function: Option<Located<String>>,
    /// One or two sentences.
    pub summary: Prose,
    /// More detail, if needed.
    pub description: Option<Prose>,
    /// What to do in danger, which comes before everything else.
    pub emergency: Option<Prose>,
    /// Words that residents use for it.
    pub keywords: Vec<String>,
    /// The topics that residents find it under; an empty list: none fits. `None`: not stated.
    pub topics: Option<Vec<TopicRef>>,
    /// How to ask for it.
    pub ask: Vec<Ask>,
    /// Who may ask for it, if not everybody.
    pub who_may_ask: Option<Located<String>>,
    /// What residents need to have at hand.
    pub have_ready: Vec<String>,
    /// What residents pay; an empty list: nothing. `None`: not stated.
    pub fees: Option<Vec<Fee>>,
    /// What to do if a promise is missed.
    pub if_missed: Option<Prose>,
    /// The clauses of the commitment that it puts into practice.
    pub supports: Vec<ClauseRef>,
    /// Its calendar of business time, if that differs from the department's.
    pub calendar: Option<CalendarRef>,
    /// Its code in an Open311 system.
    pub open311: Option<String>,
    /// Its former ids.
    pub formerly: Vec<Former<Id>>,
    /// Whether it is not public yet: left out of a build, marked in a preview.
    pub draft: bool,
    /// Whether a few cases could tell who asked, so that results are published by the year alone and small numbers not at all.
    pub is_private: bool,
    /// When and why it was withdrawn. Its page remains.
    pub retired: Option<Retirement<ServiceRef>>,
    /// Its ends that were announced and called off, earliest first.
    pub ends_called_off: Vec<Retirement<ServiceRef>>,
    /// For a service usually satisfied at once (policy clause 3.1): the clause, and what applies otherwise.
    pub on_the_spot: Option<OnTheSpot>,
    /// The departments that provided it before, earliest first.
    pub moved: Vec<Move>,
    /// Its promises, in the order in which staff list them.
    pub standards: Vec<Standard>,
}

impl Service {
    /// Whether residents find it under a topic.
    #[must_use]
    pub fn is_under(&self, topic: &Id) -> bool {
        self.topics.iter().flatten().any(|one| one.0.value == *topic)
    }
}

/// That a service came from another department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The first day with the new department.
    pub on: Located<Date>,
    /// The id of the department that provided it until then, which may be gone.
    pub from: Located<Id>,
}

/// One way to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The channel and its address.
    pub way: Located<Way>,
    /// A note: 24 hours a day.
    pub note: Option<Located<String>>,
}

/// A channel and the number, address or place that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A call.
    Phone(Phone),
    /// A message left on the telephone.
    Voicemail(Phone),
    /// A text message.
    Text(TextNumber),
    /// A live chat, by the address of the page that opens it.
    Chat(WebAddress),
    /// An e-mail message.
    Email(Email),
    /// A form or page on the web.
    Web(WebAddress),
    /// An app, by the address where residents get or open it.
    App(WebAddress),
    /// A letter, to an address on one line.
    Mail(String),
    /// A fax.
    Fax(Phone),
    /// A place to visit.
    InPerson(String),
    /// An account on a social network.
    SocialMedia(String),
}

impl Way {
    /// The channel.
    #[must_use]
    pub const fn channel(&self) -> Channel {
        match self {
            Self::Phone(_) => Channel::Phone,
            Self::Voicemail(_) => Channel::Voicemail,
            Self::Text(_) => Channel::Text,
            Self::Chat(_) => Channel::Chat,
            Self::Email(_) => Channel::Email,
            Self::Web(_) => Channel::Web,
            Self::App(_) => Channel::App,
            Self::Mail(_) => Channel::Mail,
            Self::Fax(_) => Channel::Fax,
            Self::InPerson(_) => Channel::InPerson,
            Self::SocialMedia(_) => Channel::SocialMedia,
        }
    }

    /// The number, address or place as people read it.
    #[must_use]
    pub fn to(&self) -> &str {
        match self {
            Self::Phone(phone) | Self::Voicemail(phone) | Self::Fax(phone) => phone.as_str(),
            Self::Text(number) => number.as_str(),
            Self::Email(email) => email.as_str(),
            Self::Web(web) | Self::Chat(web) | Self::App(web) => web.as_str(),
            Self::Mail(text) | Self::InPerson(text) | Self::SocialMedia(text) => text,
        }
    }

    /// The destination of a link to it, if it can be linked.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        match self {
            Self::Phone(phone) | Self::Voicemail(phone) => Some(format!("tel:{}", phone.dial())),
            Self::Text(number) => Some(format!("sms:{}", number.dial())),
            Self::Email(email) => Some(format!("mailto:{email}")),
            Self::Web(web) | Self::Chat(web) | Self::App(web) => Some(web.to_string()),
            Self::Mail(_) | Self::Fax(_) | Self::InPerson(_) | Self::SocialMedia(_) => None,
        }
    }
}

/// The terms of a service that is usually done at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnTheSpot {
    /// The clause of the policy that gives it as an example.
    pub clause: SpotClauseRef,
    /// The standard that applies when it can't be done at once.
    pub otherwise: StandardRef,
}
