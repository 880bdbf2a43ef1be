//! Telephone numbers, addresses of mail and web, time zones.

use jiff::tz::TimeZone;

use crate::diagnostic::Diagnostic;
use crate::model::contact::{Email, Phone, WebAddress};
use crate::model::site::{BaseUrl, Zone};
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::shape::Shape;

const HOW_A_PHONE: &str = "write digits with hyphens or spaces, and `ext.` before an extension: 780-555-0100 ext. 25";
const HOW_AN_EMAIL: &str = "write it like name@example.org";
const HOW_A_WEB_ADDRESS: &str = "write it in full, like https://www.example.org/report";
const HOW_A_BASE_URL: &str = "write it in full, like https://www.example.org/customer-service/";
const HOW_A_ZONE: &str = "write its name in the IANA list, like America/Edmonton";

const PHONE: &str = r"^\+?[ .()-]*([0-9][ .()-]*){3,15}( ext\. [0-9]{1,7})?$";
const EMAIL: &str = r"^[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$";
const WEB_ADDRESS: &str = r"^https?://[A-Za-z0-9:-]+(\.[A-Za-z0-9:-]+)+([/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?$";
const BASE_URL: &str = r"^https?://(?![.:])[A-Za-z0-9._~:%\[\]-]+(/(?!\.{1,2}(/|$))[A-Za-z0-9._~:%\[\]-]+)*/?$";

impl FromNode for Phone {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let phone = Self::new(single(node, "a telephone number", reader)?);
        if phone.is_none() {
            let fault = Diagnostic::error("invalid-phone", node.span, "this can't be a telephone number");
            reader.report(fault.help(HOW_A_PHONE));
        }
        phone
    }

    fn shape() -> Shape {
        // `311` is a telephone number, and so is `555.0100`; YAML sees numbers like any other.
        Shape::pattern(PHONE, HOW_A_PHONE)
            .also_typed(&["number"])
            .with("minimum", 100)
            .with("maximum", 999_999_999_999_999_u64)
    }
}

impl FromNode for Email {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let email = Self::new(single(node, "an e-mail address", reader)?);
        if email.is_none() {
            let fault = Diagnostic::error("invalid-email", node.span, "this can't be an e-mail address");
            reader.report(fault.help(HOW_AN_EMAIL));
        }
        email
    }

    fn shape() -> Shape {
        Shape::pattern(EMAIL, HOW_AN_EMAIL)
    }
}

impl FromNode for WebAddress {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let web = Self::new(single(node, "a web address", reader)?);
        if web.is_none() {
            let fault = Diagnostic::error("invalid-url", node.span, "this can't be a web address");
            reader.report(fault.help(HOW_A_WEB_ADDRESS));
        }
        web
    }

    fn shape() -> Shape {
        Shape::pattern(WEB_ADDRESS, HOW_A_WEB_ADDRESS)
    }
}

impl FromNode for BaseUrl {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let url = Self::new(single(node, "the address of a web site", reader)?);
        if url.is_none() {
            let fault = Diagnostic::error("invalid-url", node.span, "this can't be the address of a web site");
            reader.report(fault.help(HOW_A_BASE_URL));
        }
        url
    }

    fn shape() -> Shape {
        Shape::pattern(BASE_URL, HOW_A_BASE_URL)
    }
}

impl FromNode for Zone {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let name = single(node, "the name of a time zone", reader)?;
        let Ok(rules) = TimeZone::get(name) else {
            let fault = Diagnostic::error("unknown-word", node.span, format!("`{name}` is not a time zone"));
            reader.report(fault.help(HOW_A_ZONE));
            return None;
        };
        Some(Self { name: name.to_owned(), rules })
    }

    fn shape() -> Shape {
        Shape::pattern("^[A-Za-z0-9_+/-]+$", HOW_A_ZONE)
    }
}
