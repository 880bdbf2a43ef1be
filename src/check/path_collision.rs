//! Every page has an address of its own.

use crate::check::Rule;
use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;

pub(super) const RULE: Rule = Rule {
    name: "path-collision",
    sentence: "A page of its own has an address that no other page has.",
    why: "Of two pages at one address, residents would only ever see one.",
    check,
};

/// The addresses that the program's own pages have.
const TAKEN: [&str; 10] =
    ["about", "api", "assets", "changes", "commitment", "data", "departments", "on-the-spot", "services", "404"];

fn check(catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    for page in &catalog.pages {
        let slug = page.slug.value.as_str();
        if TAKEN.contains(&slug) {
            let message = format!("the address `/{slug}/` belongs to a page that the program makes");
            diagnostics.push(Diagnostic::error(RULE.name, page.slug.span, message).help("rename this file"));
        }
    }
}
