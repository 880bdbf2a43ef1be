//! Every page has an address of its own.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;

pub(crate) const RULE: Rule = Rule {
    name: "path-collision",
    sentence: "A page of its own has an address that no other page has.",
    why: "Of two pages at one address, residents would only ever see one.",
    wrong: "content/pages/services.md",
    right: "content/pages/about-our-services.md",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

/// The addresses that the program's own pages have.
const TAKEN: [&str; 12] = [
    "about",
    "api",
    "assets",
    "changes",
    "commitment",
    "data",
    "departments",
    "functions",
    "monitoring",
    "on-the-spot",
    "services",
    "404",
];

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for page in &catalog.pages {
        let slug = page.slug.value.as_str();
        if TAKEN.contains(&slug) {
            let message = format!("the address `/{slug}/` belongs to a page that the program makes");
            diagnostics.push(Diagnostic::error(&RULE, page.slug.span, message).help("rename this file"));
        }
    }
}
