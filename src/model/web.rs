//! Parts of a web address -> whether they are valid.

use std::net::Ipv6Addr;

/// Whether this is a valid host name: parts joined by dots, each of letters, digits and inner hyphens.
pub(in crate::model) fn is_host(text: &str) -> bool {
    text.split('.').all(|label| {
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.bytes().all(sound)
    })
}

/// Whether this is an IPv6 address in square brackets: `[::1]`.
pub(in crate::model) fn is_numbered_host(text: &str) -> bool {
    let number = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    number.is_some_and(|number| number.parse::<Ipv6Addr>().is_ok())
}

/// What precedes a port and its colon; nothing if what follows the colon can't be a port.
pub(in crate::model) fn without_port(authority: &str) -> Option<&str> {
    match authority.rsplit_once(':') {
        Some((_, rest)) if rest.ends_with(']') => Some(authority),
        Some((host, port)) => is_port(port).then_some(host),
        None => Some(authority),
    }
}

fn is_port(text: &str) -> bool {
    let is_figures = text.bytes().all(|byte| byte.is_ascii_digit());
    is_figures && !text.starts_with('0') && text.parse::<u16>().is_ok()
}

/// Whether two figures follow each percent sign, as in `%C3%A9`: digits, or letters from A to F.
pub(in crate::model) fn is_well_escaped(text: &str) -> bool {
    let is_code = |rest: &str| rest.as_bytes().get(..2).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit));
    text.split('%').skip(1).all(is_code)
}
