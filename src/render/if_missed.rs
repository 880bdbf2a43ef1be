//! Standards -> what residents can do when one is missed, as Markdown: what staff wrote, else whom to tell.

use std::borrow::Cow;

use crate::address;
use crate::model::catalog::Catalog;
use crate::model::edition::EffectiveStandard;
use crate::model::reach::way_to_reach;
use crate::model::service::Way;
use crate::wording::Wording;

/// What residents can do when this standard is missed.
pub(super) fn if_missed<'a>(catalog: &Catalog, standard: &EffectiveStandard<'a>) -> Option<Cow<'a, str>> {
    match standard.if_missed {
        Some(written) => Some(Cow::Borrowed(&written.value.markdown)),
        None => made(catalog, standard, promises_a_date(standard)).map(Cow::Owned),
    }
}

/// The same for all standards of a service, each text once. One of ours is enough for all that staff say nothing about.
pub(super) fn of_all<'a>(catalog: &Catalog, standards: &[&EffectiveStandard<'a>]) -> Vec<Cow<'a, str>> {
    let written = standards.iter().filter_map(|standard| standard.if_missed);
    let mut all: Vec<Cow<'a, str>> = Vec::new();
    for text in written.map(|prose| Cow::Borrowed(prose.value.markdown.as_str())) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    let silent: Vec<_> = standards.iter().copied().filter(|standard| standard.if_missed.is_none()).collect();
    let is_dated = silent.iter().copied().any(promises_a_date);
    all.extend(silent.first().and_then(|standard| made(catalog, standard, is_dated)).map(Cow::Owned));
    all
}

fn promises_a_date(standard: &EffectiveStandard<'_>) -> bool {
    standard.shown().version.promise.promises_a_date()
}

fn made(catalog: &Catalog, standard: &EffectiveStandard<'_>, is_dated: bool) -> Option<String> {
    let owned = standard.owned;
    let way = way_to_reach(&catalog.site, owned.department, owned.service)?;
    let written = match &way {
        Way::Web(web) | Way::Chat(web) | Way::App(web) => {
            web.as_str().split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/')
        }
        other => other.to(),
    };
    let page = catalog.site.not_satisfied.as_ref().map(|page| &page.0.value);
    let page = page.and_then(|page| catalog.pages.iter().find(|one| one.slug.value == *page));
    let page = page.map(|page| link(&page.title.value, &["/", &address::page(page.slug.value.as_str())].concat()));
    Wording::new(&catalog.language).if_missed(&way, &link(written, &way.link()?), is_dated, page.as_deref())
}

/// A link in Markdown, whatever signs its text has.
fn link(text: &str, to: &str) -> String {
    let mut written = String::with_capacity(text.len() + to.len() + "[](<>)".len());
    written.push('[');
    for sign in text.chars() {
        // A hyphen or a dot inside a number or an address means nothing to Markdown.
        if sign.is_ascii_punctuation() && !"-.,@/".contains(sign) {
            written.push('\\');
        }
        written.push(sign);
    }
    written + "](<" + to + ">)"
}
