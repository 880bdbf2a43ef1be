//! A telephone number, or one for text messages, as staff write it -> the number, or what is wrong with it and what is meant.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::model::contact::{Phone, TextNumber};
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::rules;
use crate::parse::shape::Shape;

const HOW_A_PHONE: &str = "write ten digits with hyphens or spaces, and `ext.` before an extension: 780-555-0100 ext. 25; a number in another country starts with + and the country code";

/// For a number that starts as it is dialled inside a country of Europe, for example.
const HOW_ABROAD: &str = "outside Canada and the United States, write + and the country code in place of the first 0, as in +353 24 555 0100";

const HOW_A_TEXT_NUMBER: &str =
    "write ten digits with hyphens or spaces, like 780-555-0100, or the 5 or 6 digits of a short number";

/// Whatever may separate the digits of a telephone number.
const BETWEEN: &str = "[ .()-]*";
/// Numbers that are complete with three digits.
const SHORT_NUMBERS: [u16; 9] = [211, 311, 411, 511, 611, 711, 811, 911, 988];
/// The numbers of seven digits that begin with 310.
const WITHOUT_AREA_CODE: (u64, u64) = (3_100_000, 3_109_999);
/// The smallest number of ten digits that is a telephone number.
const SHORTEST_IN_FULL: u64 = 2_002_000_000;

/// A pattern that matches telephone numbers, and what may follow them: see [`Phone::new`].
fn phone_pattern(end: &str) -> String {
    let digits = |digits: &[&str]| digits.join(BETWEEN);
    let any = "[0-9]";
    let ten = digits(&["[2-9]", any, any, "[2-9]", any, any, any, any, any, any]);
    let without_area_code = digits(&["3", "1", "0", any, any, any, any]);
    let short = [digits(&["[2-9]", "1", "1"]), digits(&["9", "8", "8"]), without_area_code].join("|");
    let abroad = format!(r"\+{BETWEEN}[2-9]({BETWEEN}{any}){{6,14}}");
    let north_american = format!(r"(\+?{BETWEEN}1{BETWEEN})?{ten}");
    // Digits with only a dot between them are a decimal number.
    format!(
        r"^(?=[0-9(+])(?!\+?[0-9]*\.[0-9]*( ext|$))(?!.*\(0\)){BETWEEN}({north_american}|{abroad}|{short})(?:{BETWEEN}\))?{end}"
    )
}

impl FromNode for Phone {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a telephone number", reader)?;
        let phone = Self::new(text);
        if phone.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_PHONE, node.span, "this is not a valid telephone number");
            reader.report(match meant(text) {
                Some((meant, why)) => fault.label(why).patch(node.span, reader.instead(node.span, &meant)).certain(),
                None => {
                    fault.label(why_no_phone(text)).help(if text.starts_with('0') { HOW_ABROAD } else { HOW_A_PHONE })
                }
            });
        }
        phone
    }

    fn shape() -> Shape {
        let phone = Shape::pattern(&phone_pattern(r"( ext\. [0-9]{1,7})?$"), HOW_A_PHONE);
        Shape::either([phone].into_iter().chain(phone_figures()))
    }
}

/// `311` and `7805550100` are telephone numbers, but YAML reads them as plain numbers.
fn phone_figures() -> [Shape; 3] {
    [
        Shape::one_of_values(&SHORT_NUMBERS.map(Value::from)),
        Shape::integer(WITHOUT_AREA_CODE.0, WITHOUT_AREA_CODE.1),
        Shape::integer(SHORTEST_IN_FULL, 999_999_999_999_999),
    ]
}

impl FromNode for TextNumber {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a number for text messages", reader)?;
        let number = Self::new(text);
        if number.is_none() {
            let fault =
                Diagnostic::error(&rules::INVALID_PHONE, node.span, "this is not a valid number for text messages");
            let meant = meant(text).filter(|(meant, _)| Self::new(meant).is_some());
            reader.report(match meant {
                Some((meant, why)) => fault.label(why).patch(node.span, reader.instead(node.span, &meant)).certain(),
                None if Phone::new(text).is_some() => {
                    fault.label("a text message can't reach an extension").help(HOW_A_TEXT_NUMBER)
                }
                None => fault.label(why_no_phone(text)).help(HOW_A_TEXT_NUMBER),
            });
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
        _ if number.starts_with('0') => "no number in Canada or the United States starts with 0".to_owned(),
        10 => "the area code and the next three digits must each start with 2 to 9".to_owned(),
        11 if number.starts_with('1') => {
            "after the 1, the area code and the next three digits must each start with 2 to 9".to_owned()
        }
        7 => "the area code is missing".to_owned(),
        _ => format!("it has {digits} digits instead of ten"),
    }
}

/// The number that is meant by one with other signs, and what is wrong with it.
fn meant(text: &str) -> Option<(String, &'static str)> {
    let plain: String = text.chars().filter(|c| !is_invisible(*c)).map(plain_sign).collect();
    let plain = plain.trim();
    let number = without_prefix(plain);
    let why = if plain == text {
        "write only the number, and `ext.` before an extension"
    } else if plain == text.trim() {
        "a telephone number has no space at its beginning or end"
    } else {
        "the hyphens and spaces of a telephone number are the plain ones"
    };
    let found = [number.to_owned(), number.replace('/', "-"), number.replace("(0)", "")];
    let found = found.into_iter().find_map(|number| Phone::new(&number).map(|_| number));
    Some((found.or_else(|| with_extension(number))?, why))
}

/// Whether a sign can't be seen: word processors and websites leave them in numbers.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The hyphen or space that a sign looks like.
fn plain_sign(sign: char) -> char {
    match sign {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        sign if sign.is_whitespace() => ' ',
        sign => sign,
    }
}

fn without_prefix(text: &str) -> &str {
    let is_prefix = |start: &&str| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    let prefix = ["tel:", "tel.", "telephone:", "phone:", "call "].into_iter().find(is_prefix).unwrap_or_default();
    text[prefix.len()..].trim_start()
}

/// The number with its extension as it has to be written: `ext. 25` for `x25`, `extension 25`, `, 25` and `#25`.
fn with_extension(text: &str) -> Option<String> {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &text[before.len()..];
    let before = before.trim_end().to_ascii_lowercase();
    let number = ["extension", "ext.", "ext", "ex.", "x.", "x", "#", "poste"]
        .iter()
        .find_map(|mark| before.strip_suffix(mark))?;
    let meant = format!("{} ext. {digits}", number.trim_end_matches([' ', ',', ';']));
    Phone::new(&meant).map(|_| meant)
}
