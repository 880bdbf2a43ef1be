//! Reports pages whose address `charter` uses for a page of its own.

use std::collections::BTreeSet;

use crate::address::{self, SitePage};
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "path-collision",
    topic: Topic::Keys,
    sentence: "A page in `pages/` has an address that no other page has.",
    why: "Of two pages at one address, residents would see only one.",
    wrong: "content/pages/services.md",
    right: "content/pages/about-our-services.md",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

/// The folders of the files that are not pages, and of the pages for frames.
const FOLDERS: [&str; 3] = ["api", "assets", "embed"];

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    let first_part = |page: &'_ SitePage| page.address.split(['/', '.']).next().unwrap_or_default().to_owned();
    let mut taken: BTreeSet<String> = context.pages.iter().map(first_part).collect();
    taken.extend(FOLDERS.map(str::to_owned));
    if !catalog.site.topics.is_empty() {
        taken.insert(address::TOPICS.trim_end_matches('/').to_owned());
    }
    if !catalog.site.reports.is_empty() {
        taken.insert(address::REPORTS.trim_end_matches('/').to_owned());
    }
    for page in &catalog.pages {
        let slug = page.slug.value.as_str();
        if taken.contains(slug) {
            let message = format!("the address `/{slug}/` belongs to a page that `charter` makes");
            diagnostics.push(Diagnostic::error(&RULE, page.slug.span, message).help("rename this file"));
        }
    }
}
