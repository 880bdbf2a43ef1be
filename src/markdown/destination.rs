//! A link's address -> where it leads, or that it is refused.

use pulldown_cmark::LinkType;

/// Where a link goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    Elsewhere,
    SameText,
    FromRoot,
    Refused,
}

/// Classifies a link. Browsers drop white space and control characters from an address before they read its scheme, so an address with any
/// is refused.
pub(super) fn destination(link_type: LinkType, link: &str) -> Destination {
    if link_type == LinkType::Email {
        // `<name@example.org>`: the parser has checked that it is an address, and will add `mailto:`.
        return Destination::Elsewhere;
    }
    if link.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Destination::Refused;
    }
    let seen = link.to_ascii_lowercase();
    let is = |prefix: &str| seen.len() > prefix.len() && seen.starts_with(prefix);
    if ["https://", "http://", "mailto:", "tel:"].into_iter().any(is) {
        Destination::Elsewhere
    } else if is("#") {
        Destination::SameText
    } else if seen.starts_with('/') && !seen.starts_with("//") && !seen.contains(['\\', ':']) && !climbs(&seen) {
        Destination::FromRoot
    } else {
        Destination::Refused
    }
}

fn climbs(path: &str) -> bool {
    path.split(['/', '?', '#']).any(|part| matches!(part, ".." | ".%2e" | "%2e." | "%2e%2e"))
}
