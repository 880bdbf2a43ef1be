//! E-mail and web addresses.

use percent_encoding::{AsciiSet, utf8_percent_encode};

use crate::diagnostic::Diagnostic;
use crate::model::contact::{Email, WebAddress};
use crate::model::site::{BaseUrl, FeedAuthority};
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::shape::Shape;

const HOW_AN_EMAIL: &str = "write it like name@example.org";
const HOW_A_WEB_ADDRESS: &str = "write it in full, like https://www.example.org/report";
const HOW_A_BASE_URL: &str = "write it in full, like https://www.example.org/customer-service/";

const EMAIL: &str = r"^[A-Za-z0-9_+'-]+(\.[A-Za-z0-9_+'-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$";
const HOST_LABEL: &str = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
const PORT: &str = "(:(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}))?";
const ESCAPED: &str = "%[0-9A-Fa-f]{2}";

fn web_address_pattern() -> String {
    let rest = r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]";
    format!(r"^https?://{HOST_LABEL}(\.{HOST_LABEL})+{PORT}([/?#]({rest}|{ESCAPED})*)?$")
}

fn base_url_pattern() -> String {
    let host = format!(r"({HOST_LABEL}(\.{HOST_LABEL})*|\[[0-9A-Fa-f:.]+\])");
    format!(r"^https?://{host}{PORT}(/(?!\.{{1,2}}(/|$))([A-Za-z0-9._~:-]|{ESCAPED})+)*/?$")
}

impl FromNode for Email {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "an e-mail address", reader)?;
        let email = Self::new(text);
        if email.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_EMAIL, node.span, "this is not a valid e-mail address");
            reader.report(match (meant_email(text), why_no_email(text)) {
                (Some(meant), _) => fault
                    .label("an e-mail address has nothing before or after it")
                    .patch(node.span, reader.instead(node.span, &meant))
                    .certain(),
                (None, Some(why)) => fault.label(why).help(HOW_AN_EMAIL),
                (None, None) => fault.help(HOW_AN_EMAIL),
            });
        }
        email
    }

    fn shape() -> Shape {
        Shape::pattern(EMAIL, HOW_AN_EMAIL)
    }
}

impl FromNode for WebAddress {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a web address", reader)?;
        let web = Self::new(text);
        if web.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_URL, node.span, "this is not a valid web address");
            let fault = with_help(fault, text, HOW_A_WEB_ADDRESS, reader, |meant| Self::new(meant).is_some());
            reader.report(fault);
        }
        web
    }

    fn shape() -> Shape {
        Shape::pattern(&web_address_pattern(), HOW_A_WEB_ADDRESS)
    }
}

impl FromNode for BaseUrl {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "the address of a website", reader)?;
        let url = Self::new(text);
        if url.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_URL, node.span, "this is not a valid address for a website");
            let whole = without_query(text);
            if Self::new(whole).is_some() {
                let fault = fault.label("the address of a website has no part after `?` or `#`");
                reader.report(fault.patch(node.span, reader.instead(node.span, whole)));
                return None;
            }
            let fault = with_help(fault, text, HOW_A_BASE_URL, reader, |meant| Self::new(meant).is_some());
            reader.report(fault);
        }
        url
    }

    fn shape() -> Shape {
        Shape::pattern(&base_url_pattern(), HOW_A_BASE_URL)
    }
}

const HOW_AN_AUTHORITY: &str =
    "write a domain name of the city's, a comma and a year in which the city had it, like sprucegrove.org,2026";

impl FromNode for FeedAuthority {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a domain name and a year", reader)?;
        let authority = Self::new(text);
        if authority.is_none() {
            let message = "this is not a domain name with a year";
            let fault = Diagnostic::error(&rules::INVALID_URL, node.span, message);
            reader.report(fault.help(HOW_AN_AUTHORITY));
        }
        authority
    }

    fn shape() -> Shape {
        Shape::pattern(r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9],[12][0-9]{3}$", HOW_AN_AUTHORITY)
    }
}

/// The address in what is copied from a mail program or a link: `mailto:name@example.org`, `Name <name@example.org>`.
fn meant_email(text: &str) -> Option<String> {
    let mut meant: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':'))
        .filter(|part| Email::new(part).is_some())
        .collect();
    meant.dedup();
    match meant[..] {
        [one] => Some(one.to_owned()),
        _ => None,
    }
}

/// What is wrong with an e-mail address.
fn why_no_email(text: &str) -> Option<&'static str> {
    Some(if text.contains("://") || text.starts_with("www.") {
        "this is a web address: write it under `web`"
    } else if !text.contains('@') {
        "it has no `@`"
    } else if text.trim().contains(char::is_whitespace) {
        "it has a space in it"
    } else {
        return None;
    })
}

/// Adds a patch if it is certain what address is meant; otherwise explains how to write one.
fn with_help(
    fault: Diagnostic,
    text: &str,
    how: &str,
    reader: &Reader<'_>,
    is_sound: impl Fn(&str) -> bool,
) -> Diagnostic {
    let span = fault.place.as_ref().map(|place| place.span);
    let mended = MENDED.iter().find_map(|(mend, why)| Some((mend(text).filter(|meant| is_sound(meant))?, *why)));
    match (span, mended) {
        (Some(span), Some((meant, why))) => {
            let same = |text: &str| text.trim().to_lowercase().replace('\\', "/");
            let is_sure = same(text) == same(&meant);
            let fault = fault.label(why).patch(span, reader.instead(span, &meant)).certain_if(is_sure);
            if meant.contains('%') && !text.contains('%') {
                fault.help("write %20 for a space; for accented letters, copy the address from a browser")
            } else {
                fault
            }
        }
        _ => match why_no_address(text) {
            Some(why) => fault.label(why).help(how.replace("write it in full, like", "write it like")),
            None => fault.help(how),
        },
    }
}

/// Mends a slip, if it is there.
type Mend = fn(&str) -> Option<String>;

/// Common slips in an address: what is meant, and what is wrong.
const MENDED: [(Mend, &str); 5] = [
    (|text| Some(text.trim().to_owned()), "an address has no space at its beginning or end"),
    (|text| Some(in_small_letters(text)), "the start of a web address is written in small letters"),
    (|text| text.contains('\\').then(|| text.replace('\\', "/")), "a web address has forward slashes: `/`"),
    (|text| (!text.contains(':')).then(|| format!("https://{text}")), "a web address starts with `https://`"),
    (
        |text| Some(utf8_percent_encode(&in_small_letters(text), TO_ESCAPE).to_string()),
        "an address can't contain spaces or accented letters",
    ),
];

/// The address up to its query or fragment.
fn without_query(text: &str) -> &str {
    text.split(['?', '#']).next().unwrap_or_default()
}

/// What is wrong with an address that starts with `https://` or `http://`.
fn why_no_address(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let is_code = |rest: &str| rest.as_bytes().get(..2).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit));
    let odd = |c: char| !c.is_ascii_alphanumeric() && !"-._~:/?#[]!$&'()*+,;=%".contains(c);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (_, path) = rest.split_at(host.len());
    Some(if host.contains('@') {
        "it can't contain a name or a password before `@`".to_owned()
    } else if !rest.split('%').skip(1).all(is_code) {
        "`%` must be followed by two digits or letters from A to F, like %20".to_owned()
    } else if let Some(odd) = rest.chars().find(|c| odd(*c)) {
        format!("it can't contain `{odd}`")
    } else if path.contains("//") {
        "it can't contain two slashes together after the name of the site".to_owned()
    } else if path.split('/').any(|part| part == "." || part == "..") {
        "it can't contain `.` or `..` as a folder".to_owned()
    } else if host.contains(':') {
        "the colon must be followed by a port number, from 1 to 65535".to_owned()
    } else {
        "the name of a site has parts joined by dots, each of letters, digits and inner hyphens".to_owned()
    })
}

/// The address with its scheme in lower case; the meaning is the same.
fn in_small_letters(text: &str) -> String {
    match text.split_once("://") {
        Some((scheme, rest)) => format!("{}://{rest}", scheme.to_ascii_lowercase()),
        None => text.to_owned(),
    }
}

/// What an address can hold as a code only. Letters beyond ASCII always do. A quotation mark or a bracket is rather a slip than a part of it.
const TO_ESCAPE: &AsciiSet = &AsciiSet::EMPTY.add(b' ');
