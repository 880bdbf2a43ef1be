//! Values from a fixed list of words: stages, channels, units, events, `true` and `false`.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::model::accepted::BreakRule;
use crate::model::amount::Unit;
use crate::model::channel::Channel;
use crate::model::logo::LogoFile;
use crate::model::publication::PublicationKind;
use crate::model::site::{BusinessDayWord, LanguageTag};
use crate::model::stage::Stage;
use crate::model::standard::StartEvent;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::spelling::{is_sure, misspelt};

impl FromNode for bool {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.scalar() {
            Some("true" | "True" | "TRUE") => Some(true),
            Some("false" | "False" | "FALSE") => Some(false),
            _ => {
                let fault = Diagnostic::error(&rules::WRONG_TYPE, node.span, "expected `true` or `false`");
                let meant = match node.scalar().map(str::to_lowercase).as_deref() {
                    Some("yes" | "on" | "y") => Some("true"),
                    Some("no" | "off" | "n") => Some("false"),
                    _ => None,
                };
                reader.report(match meant {
                    Some(meant) => fault.label(format!("write `{meant}`")).patch(node.span, meant).certain(),
                    None => fault.help("write `true` or leave the line out"),
                });
                None
            }
        }
    }

    fn when_absent() -> Option<Self> {
        Some(false)
    }

    fn shape() -> Shape {
        // Editors read the unquoted words as booleans.
        let words = ["true", "True", "TRUE", "false", "False", "FALSE"].map(Value::from);
        Shape::one_of_values(&[&[true.into(), false.into()], &words[..]].concat())
    }
}

const HOW_A_LANGUAGE: &str = "write the short code of the language: en for English, fr for French";

impl FromNode for LanguageTag {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a language", reader)?;
        let language = Self::new(text);
        if language.is_none() {
            let named = LANGUAGES.iter().find(|(_, names)| names.contains(&&*text.to_lowercase()));
            let fault =
                Diagnostic::error(&rules::INVALID_LANGUAGE, node.span, format!("`{text}` is not a language code"));
            reader.report(match named {
                Some((short, _)) => fault.label(format!("did you mean `{short}`?")).patch(node.span, *short).certain(),
                None => fault.help(HOW_A_LANGUAGE),
            });
        }
        language
    }

    fn shape() -> Shape {
        Shape::pattern("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", HOW_A_LANGUAGE)
    }
}

/// The codes of languages, with names that staff may write instead.
const LANGUAGES: [(&str, &[&str]); 2] = [("en", &["english", "anglais"]), ("fr", &["french", "français", "francais"])];

impl FromNode for Unit {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "a unit of time", &Self::ALL, Self::key)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::key))
    }
}

impl FromNode for BreakRule {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "a rule about what was published", &Self::ALL, Self::key)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::key))
    }
}

impl FromNode for BusinessDayWord {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "a word for a business day", &Self::ALL, Self::key)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::key))
    }
}

impl FromNode for PublicationKind {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "a publication", &Self::ALL, Self::key)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::key))
    }
}

impl FromNode for LogoFile {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "the file of the logo", &[Self], |_| Self::NAME)
    }

    fn shape() -> Shape {
        Shape::word(&[Self::NAME])
    }
}

impl FromNode for Stage {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "a stage", &Self::ALL, Self::key)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::key))
    }
}

impl FromNode for Channel {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "a channel", &Self::ALL, Self::key)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::key))
    }
}

impl FromNode for StartEvent {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, reader, "an event that starts a clock", &Self::ALL, Self::key)
    }

    fn shape() -> Shape {
        Shape::word(&Self::ALL.map(Self::key))
    }
}

/// Reads one of a fixed list of words.
pub(crate) fn word<T: Copy>(
    node: &Node,
    reader: &mut Reader<'_>,
    what: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Option<T> {
    let text = single(node, what, reader)?;
    let found = all.iter().copied().find(|candidate| name(*candidate) == text);
    if found.is_none() {
        let names: Vec<&str> = all.iter().copied().map(name).collect();
        let fault = Diagnostic::error(&rules::UNKNOWN_WORD, node.span, format!("`{text}` is not {what}"))
            .help(format!("use one of: {}", names.join(", ")));
        reader.report(match misspelt(text, names.iter().copied()) {
            Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant).certain_if(is_sure(
                text,
                meant,
                names.iter().copied(),
            )),
            None => fault,
        });
    }
    found
}
