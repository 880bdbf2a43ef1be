//! A way to ask as staff write it -> its channel, and the number, address or place that belongs to it.

use crate::diagnostic::Diagnostic;
use crate::model::channel::Channel;
use crate::model::contact::{Email, Phone, TextNumber, WebAddress};
use crate::model::service::{Ask, Way};
use crate::parse::fields::{Fields, Key};
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{Property, Record, read_record};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::{Located, Span};

/// One way to ask: a channel with its address, and an optional note.
impl Record for Ask {
    const WHAT: &'static str = "a way to ask";
    const KEYS: &'static [Key] = &[
        Key { name: "phone", meaning: "a telephone number" },
        Key { name: "voicemail", meaning: "a telephone number that takes messages" },
        Key {
            name: "text",
            meaning: "a telephone number that takes text messages, or a short number of 5 or 6 digits",
        },
        Key { name: "chat", meaning: "the full web address where the chat opens" },
        Key { name: "email", meaning: "an e-mail address" },
        Key { name: "web", meaning: "a full web address" },
        Key { name: "app", meaning: "the full web address where residents get or open the app" },
        Key { name: "mail", meaning: "a postal address on one line" },
        Key { name: "fax", meaning: "a fax number" },
        Key { name: "in_person", meaning: "a place to visit" },
        Key { name: "social_media", meaning: "an account on a social network" },
        Key { name: "note", meaning: "a short note" },
    ];

    fn properties() -> Vec<Property> {
        Self::KEYS.iter().map(|key| property_of_ask(*key)).collect()
    }

    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let note: Option<Option<Located<String>>> = fields.take("note", reader);
        let given: Vec<Channel> =
            Channel::ALL.into_iter().filter(|channel| fields.find(channel.key()).is_some()).collect();
        let [channel] = given[..] else {
            let is_misspelt = Channel::ALL.into_iter().any(|channel| fields.is_meant(channel.key()));
            if !given.is_empty() || !is_misspelt {
                reader.report(not_one_channel(&given, fields.head()));
            }
            return None;
        };
        let way = way(channel, fields, reader)?;
        let span = fields.find(channel.key()).map_or(fields.span, |node| node.span);
        Some(Self { way: Located::new(way, span), note: note? })
    }
}

impl FromNode for Ask {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        read_record(node, reader)
    }

    fn shape() -> Shape {
        let one = Channel::ALL.map(|channel| Shape::having(&[channel.key()]));
        Property::group(&Self::properties()).and_exactly_one(one)
    }
}

fn property_of_ask(key: Key) -> Property {
    let property = match Channel::ALL.into_iter().find(|channel| channel.key() == key.name) {
        Some(Channel::Phone | Channel::Voicemail | Channel::Fax) => Property::of::<Phone>(key),
        Some(Channel::Text) => Property::of::<TextNumber>(key),
        Some(Channel::Email) => Property::of::<Email>(key),
        Some(Channel::Web | Channel::Chat | Channel::App) => Property::of::<WebAddress>(key),
        Some(Channel::Mail | Channel::InPerson | Channel::SocialMedia) | None => Property::of::<String>(key),
    };
    property.optional()
}

fn not_one_channel(given: &[Channel], at: Span) -> Diagnostic {
    if given.is_empty() {
        let all: Vec<&str> = Channel::ALL.into_iter().map(Channel::key).collect();
        return Diagnostic::error(&rules::MISSING_KEY, at, "a way to ask needs a channel")
            .help(format!("add one of: {}", all.join(", ")));
    }
    Diagnostic::error(&rules::WRONG_TYPE, at, "a way to ask can have only one channel")
        .help("start each channel with its own hyphen: - phone: …")
}

fn way(channel: Channel, fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Way> {
    let key = channel.key();
    Some(match channel {
        Channel::Phone => Way::Phone(fields.take(key, reader)?),
        Channel::Voicemail => Way::Voicemail(fields.take(key, reader)?),
        Channel::Text => Way::Text(fields.take(key, reader)?),
        Channel::Chat => Way::Chat(fields.take(key, reader)?),
        Channel::Email => Way::Email(fields.take(key, reader)?),
        Channel::Web => Way::Web(fields.take(key, reader)?),
        Channel::App => Way::App(fields.take(key, reader)?),
        Channel::Mail => Way::Mail(fields.take(key, reader)?),
        Channel::Fax => Way::Fax(fields.take(key, reader)?),
        Channel::InPerson => Way::InPerson(fields.take(key, reader)?),
        Channel::SocialMedia => Way::SocialMedia(fields.take(key, reader)?),
    })
}
