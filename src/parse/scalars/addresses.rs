//! Telephone numbers, e-mail and web addresses, and time zones.

use jiff::tz::TimeZone;
use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::model::contact::{Email, Phone, TextNumber, WebAddress};
use crate::model::site::{BaseUrl, Zone};
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::spelling::misspelt;

const HOW_A_PHONE: &str = "write ten digits with hyphens or spaces, and `ext.` before an extension: 780-555-0100 ext. 25; a number in another country starts with + and the country code";
const HOW_A_TEXT_NUMBER: &str =
    "write ten digits with hyphens or spaces, like 780-555-0100, or the 5 or 6 digits of a short number";
const HOW_AN_EMAIL: &str = "write it like name@example.org";
const HOW_A_WEB_ADDRESS: &str = "write it in full, like https://www.example.org/report";
const HOW_A_BASE_URL: &str = "write it in full, like https://www.example.org/customer-service/";
const HOW_A_ZONE: &str = "write its name in the IANA list, like America/Edmonton";

/// Whatever may separate the digits of a telephone number.
const BETWEEN: &str = "[ .()-]*";
/// Numbers that are complete with three digits.
const SHORT_NUMBERS: [u16; 9] = [211, 311, 411, 511, 611, 711, 811, 911, 988];
/// The smallest number of ten digits that is a telephone number.
const SHORTEST_IN_FULL: u64 = 2_002_000_000;

const EMAIL: &str = r"^[A-Za-z0-9_+'-]+(\.[A-Za-z0-9_+'-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$";
const HOST_LABEL: &str = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
const PORT: &str = "(:(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}))?";
const ESCAPED: &str = "%[0-9A-Fa-f]{2}";

/// A pattern that matches telephone numbers, and what may follow them: see [`Phone::new`].
fn phone_pattern(end: &str) -> String {
    let digits = |digits: &[&str]| digits.join(BETWEEN);
    let any = "[0-9]";
    let ten = digits(&["[2-9]", any, any, "[2-9]", any, any, any, any, any, any]);
    let short = [digits(&["[2-9]", "1", "1"]), digits(&["9", "8", "8"])].join("|");
    let abroad = format!(r"\+{BETWEEN}[2-9]({BETWEEN}{any}){{6,14}}");
    let north_american = format!(r"(\+?{BETWEEN}1{BETWEEN})?{ten}");
    // Digits with only a dot between them are a decimal number.
    format!(r"^(?=[0-9(+])(?!\+?[0-9]*\.[0-9]*( ext|$)){BETWEEN}({north_american}|{abroad}|{short}){BETWEEN}{end}")
}

fn web_address_pattern() -> String {
    let rest = r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]";
    format!(r"^https?://{HOST_LABEL}(\.{HOST_LABEL})+{PORT}([/?#]({rest}|{ESCAPED})*)?$")
}

fn base_url_pattern() -> String {
    let host = format!(r"({HOST_LABEL}(\.{HOST_LABEL})*|\[[0-9A-Fa-f:.]+\])");
    format!(r"^https?://{host}{PORT}(/(?!\.{{1,2}}(/|$))([A-Za-z0-9._~:-]|{ESCAPED})+)*/?$")
}

impl FromNode for Phone {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a telephone number", reader)?;
        let phone = Self::new(text);
        if phone.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_PHONE, node.span, "this is not a valid telephone number");
            reader.report(fault.label(why_no_phone(text)).help(HOW_A_PHONE));
        }
        phone
    }

    fn shape() -> Shape {
        let phone = Shape::pattern(&phone_pattern("( ext\\. [0-9]{1,7})?$"), HOW_A_PHONE);
        Shape::either([phone].into_iter().chain(phone_figures()))
    }
}

/// `311` and `7805550100` are telephone numbers, but YAML reads them as plain numbers.
fn phone_figures() -> [Shape; 2] {
    [Shape::one_of_values(&SHORT_NUMBERS.map(Value::from)), Shape::integer(SHORTEST_IN_FULL, 999_999_999_999_999)]
}

impl FromNode for TextNumber {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a number for text messages", reader)?;
        let number = Self::new(text);
        if number.is_none() {
            let fault =
                Diagnostic::error(&rules::INVALID_PHONE, node.span, "this is not a valid number for text messages");
            let why = if Phone::new(text).is_some() {
                "a text message can't reach an extension".to_owned()
            } else {
                why_no_phone(text)
            };
            reader.report(fault.label(why).help(HOW_A_TEXT_NUMBER));
        }
        number
    }

    fn shape() -> Shape {
        let short = [Shape::pattern("^[1-9][0-9]{4,5}$", HOW_A_TEXT_NUMBER), Shape::integer(10_000, 999_999)];
        let phone = Shape::pattern(&phone_pattern("$"), HOW_A_TEXT_NUMBER);
        Shape::either([phone].into_iter().chain(phone_figures()).chain(short))
    }
}

/// What is wrong with the digits, if nothing else is wrong.
fn why_no_phone(text: &str) -> String {
    let (number, _) = text.split_once(" ext. ").unwrap_or((text, ""));
    if Phone::new(number).is_some() {
        return "an extension has 1 to 7 digits".to_owned();
    }
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_local = number.contains(['-', ' ']) || !number.contains('.');
    let has_others = number.contains(|c: char| !c.is_ascii_digit() && !" -.()".contains(c));
    match digits {
        _ if has_others || !is_local => String::new(),
        10 => "the area code and the next three digits must each start with 2 to 9".to_owned(),
        11 if number.starts_with('1') => {
            "after the 1, the area code and the next three digits must each start with 2 to 9".to_owned()
        }
        7 => "the area code is missing".to_owned(),
        _ => format!("it has {digits} digits instead of ten"),
    }
}

impl FromNode for Email {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let email = Self::new(single(node, "an e-mail address", reader)?);
        if email.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_EMAIL, node.span, "this is not a valid e-mail address");
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
            let fault = with_help(fault, text, HOW_A_BASE_URL, reader, |meant| Self::new(meant).is_some());
            reader.report(fault);
        }
        url
    }

    fn shape() -> Shape {
        Shape::pattern(&base_url_pattern(), HOW_A_BASE_URL)
    }
}

/// Adds a patch if the address only needs a lower-case scheme or escapes; otherwise explains how to write one.
fn with_help(
    fault: Diagnostic,
    text: &str,
    how: &str,
    reader: &Reader<'_>,
    is_sound: impl Fn(&str) -> bool,
) -> Diagnostic {
    let small = in_small_letters(text);
    let escaped = utf8_percent_encode(&small, TO_ESCAPE).to_string();
    let span = fault.place.as_ref().map(|place| place.span);
    match span {
        Some(span) if is_sound(&small) => fault
            .label("the start of a web address is written in small letters")
            .patch(span, reader.instead(span, &small)),
        Some(span) if is_sound(&escaped) => fault
            .label("an address can't contain spaces or accented letters")
            .help("write %20 for a space; for accented letters, copy the address from a browser")
            .patch(span, reader.instead(span, &escaped)),
        _ => match why_no_address(text) {
            Some(why) => fault.label(why).help(how.replace("write it in full, like", "write it like")),
            None => fault.help(how),
        },
    }
}

/// What is wrong with an address that starts with `https://` or `http://`.
fn why_no_address(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let is_code = |rest: &str| rest.as_bytes().get(..2).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit));
    let odd = |c: char| !c.is_ascii_alphanumeric() && !"-._~:/?#[]!$&'()*+,;=%".contains(c);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    Some(if !rest.split('%').skip(1).all(is_code) {
        "`%` must be followed by two digits or letters from A to F, like %20".to_owned()
    } else if let Some(odd) = rest.chars().find(|c| odd(*c)) {
        format!("it can't contain `{odd}`")
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

impl FromNode for Zone {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let name = single(node, "the name of a time zone", reader)?;
        let Ok(rules) = TimeZone::get(name) else {
            let fault = Diagnostic::error(&rules::UNKNOWN_WORD, node.span, format!("`{name}` is not a time zone"));
            let all: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
            reader.report(match misspelt(name, all.iter().map(String::as_str)) {
                Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant),
                None => fault.help(HOW_A_ZONE),
            });
            return None;
        };
        Some(Self { name: name.to_owned(), rules })
    }

    fn shape() -> Shape {
        Shape::pattern("^[A-Za-z0-9_+/-]+$", HOW_A_ZONE)
    }
}
