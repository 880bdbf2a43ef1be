//! The pages of a city's own that its site did not have, and those that it no longer has.

use crate::diff::change::{Change, ChangeKind, SubjectKind};
use crate::diff::subject::Subject;
use crate::model::catalog::Catalog;
use crate::published_feed::Published;

/// Pages of the content that are not on the published site, and pages of that site that neither the content has nor, as `is_made` knows, the
/// program makes. Only pages directly below the site's root are pages of their own.
#[must_use]
pub fn pages(before: &Published, catalog: &Catalog, is_made: &dyn Fn(&str) -> bool) -> Vec<Change> {
    let old: Vec<&str> = before.pages().filter_map(slug).collect();
    let new = catalog.pages.iter().filter(|page| !old.contains(&page.slug.value.as_str())).map(|page| Change {
        after: Some(page.summary.value.clone()),
        ..of(page.slug.value.as_str(), &page.title.value).change(ChangeKind::New)
    });
    let is_own = |slug: &str| catalog.pages.iter().any(|page| page.slug.value.as_str() == slug);
    let gone = old.iter().filter(|slug| !is_own(slug) && !is_made(slug)).map(|slug| Change {
        note: Some("It is no longer in the content.".to_owned()),
        ..of(slug, slug).change(ChangeKind::Withdrawn)
    });
    new.chain(gone).collect()
}

fn slug(path: &str) -> Option<&str> {
    path.strip_suffix("/index.html").filter(|slug| !slug.contains('/'))
}

fn of(slug: &str, name: &str) -> Subject {
    Subject { what: SubjectKind::Page, id: slug.to_owned(), name: name.to_owned(), department: String::new() }
}
