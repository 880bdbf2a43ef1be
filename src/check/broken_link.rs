//! A link within the site leads to a page, and a place on it, that is there on some day.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::{self, FIXED, HEADINGS};
use crate::check::Context;
use crate::diagnostic::Diagnostic;
use crate::markdown::{Link, headings, links};
use crate::model::catalog::Catalog;
use crate::model::id::ClauseId;
use crate::model::text::{Owner, Text};
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "broken-link",
    sentence: "A link to a page of this site leads to a page, and a place on it, that residents can see.",
    why: "A resident who follows a dead link gives up or calls; nobody tells us.",
    wrong: "description: See [Pothole repair](/services/potholes/).",
    right: "description: See [Pothole repair](/services/pothole-repair/).",
};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let with_links = context.texts.iter().filter(|text| text.markdown.contains("](") || text.markdown.contains("]:"));
    let found: Vec<(&Text<'_>, Link)> =
        with_links.flat_map(|text| links(text.markdown).into_iter().map(move |link| (text, link))).collect();
    if found.is_empty() {
        return;
    }
    let public = Places::of(context.catalog, false);
    let all = Places::of(context.catalog, true);
    for (text, link) in found {
        let places = if text.is_draft { &all } else { &public };
        diagnostics.extend(places.fault(text, &link, &all));
    }
}

/// Every page that is there on some day, and the places on it.
struct Places(BTreeMap<String, BTreeSet<String>>);

impl Places {
    fn of(catalog: &Catalog, drafts: bool) -> Self {
        let mut places = Self(FIXED.iter().map(|page| ((*page).to_owned(), BTreeSet::new())).collect());
        let commitment = &catalog.commitment;
        places.add("commitment/", commitment.clauses().map(|(clause, _)| clause.to_string()));
        let sections = commitment.sections.iter().map(|section| &section.body);
        for prose in sections.chain([&commitment.introduction]) {
            places.add("commitment/", heading_ids(&prose.markdown));
        }
        places.add("about/", catalog.calendars.keys().map(address::calendar_anchor));
        for page in &catalog.pages {
            places.add(&address::page(page.slug.value.as_str()), heading_ids(&page.body.markdown));
        }
        for department in &catalog.departments {
            let functions = department.functions.iter().map(|function| &function.name.value);
            let public = department.services.iter().filter(|service| drafts || !service.draft);
            let served = public.filter_map(|service| Some(&service.function.as_ref()?.value));
            let anchors: Vec<String> = functions.chain(served).map(|name| address::function_anchor(name)).collect();
            places.add("functions/", anchors.iter().cloned());
            places.add(&address::department(department.id.value.as_str()), anchors);
            // The table of a department is there while one of its standards is in force.
            let is_promised = department.services.iter().any(|service| !service.standards.is_empty());
            places.add("monitoring/", is_promised.then(|| address::monitored_anchor(&department.id.value)));
            for former in &department.formerly {
                places.add(&address::department(former.id.value.as_str()), []);
            }
        }
        places.services(catalog, drafts);
        for (page, anchors) in HEADINGS {
            let below = page.strip_suffix('*');
            let is_meant = |known: &str| {
                below.map_or(known == page, |below| known.len() > below.len() && known.starts_with(below))
            };
            for (_, there) in places.0.iter_mut().filter(|(known, _)| is_meant(known)) {
                there.extend(anchors.iter().map(|anchor| (*anchor).to_owned()));
            }
        }
        places
    }

    fn services(&mut self, catalog: &Catalog, drafts: bool) {
        for (_, service) in catalog.services().filter(|(_, service)| drafts || !service.draft) {
            let versions_of =
                |standard: &crate::model::standard::Standard| standard.versions.iter().any(|one| !one.draft);
            let shown = service.standards.iter().filter(|one| drafts || (!one.draft && versions_of(one)));
            let ids = shown.flat_map(|standard| {
                let former = standard.formerly.iter().map(|former| &former.id.value);
                former.chain([&standard.id.value]).map(|id| id.anchor().to_owned())
            });
            self.add(&address::service(service.id.value.as_str()), ids);
            for former in &service.formerly {
                self.add(&address::service(former.id.value.as_str()), []);
            }
        }
    }

    fn add(&mut self, page: &str, anchors: impl IntoIterator<Item = String>) {
        self.0.entry(page.to_owned()).or_default().extend(anchors);
    }

    fn fault(&self, text: &Text<'_>, link: &Link, all: &Self) -> Option<Diagnostic> {
        let (page, anchor) = target(text, &link.to)?;
        let place = text.place(link.range.clone());
        let Some(anchors) = self.0.get(&page) else {
            let message = format!("there is no page `/{page}`");
            let fault = Diagnostic::error(RULE.name, place, message);
            return Some(if all.0.contains_key(&page) {
                fault
                    .label("a draft, which residents can't see")
                    .help("link to something public, or remove `draft: true` there")
            } else {
                self.meant(&page, fault)
            });
        };
        if anchor.is_empty() || anchors.contains(&anchor) {
            return None;
        }
        let fault = Diagnostic::error(RULE.name, place, format!("there is no place `#{anchor}` on the page `/{page}`"));
        let is_draft = all.0.get(&page).is_some_and(|anchors| anchors.contains(&anchor));
        Some(if is_draft {
            fault
                .label("a draft, which residents can't see")
                .help("link to something public, or remove `draft: true` there")
        } else if let Some(near) = near_anchor(&anchor, anchors) {
            fault.label(format!("did you mean `/{page}#{near}`?"))
        } else {
            fault.help(format!("link to the page alone: `/{page}`"))
        })
    }

    fn meant(&self, page: &str, fault: Diagnostic) -> Diagnostic {
        let folder = page.split_once('/').map_or("", |(folder, _)| folder);
        let beside = |known: &&String| {
            folder.is_empty() || page.len() <= folder.len() + 1 || known.split('/').next() == Some(folder)
        };
        let near = nearest(page, self.0.keys().filter(beside)).or_else(|| nearest(page, self.0.keys()));
        match near {
            Some(near) => fault.label(format!("did you mean `/{near}`?")),
            None => fault
                .help("look up the address on the site, and write it from the first `/` on: /services/pothole-repair/"),
        }
    }
}

fn heading_ids(markdown: &str) -> Vec<String> {
    headings(markdown).into_iter().filter_map(|heading| heading.id).collect()
}

/// The page and the place on it, where a link stays on the site's pages.
fn target(text: &Text<'_>, to: &str) -> Option<(String, String)> {
    let (path, anchor) = to.split_once('#').unwrap_or((to, ""));
    let path = path.split('?').next().unwrap_or_default();
    let page = match path.strip_prefix('/') {
        Some(page) => page.strip_suffix("index.html").unwrap_or(page).to_owned(),
        None if path.is_empty() && to.starts_with('#') => own_page(text),
        None => return None,
    };
    // Files that are not pages are looked at when the site is made.
    let is_file = ["api/", "assets/"].iter().any(|folder| page.starts_with(folder)) || page.contains('.');
    (!is_file || page == "404.html").then(|| (page, anchor.to_owned()))
}

fn own_page(text: &Text<'_>) -> String {
    match text.owner {
        Owner::Commitment => "commitment/".to_owned(),
        Owner::Page(page) => address::page(page.slug.value.as_str()),
        Owner::Department(department) => address::department(department.id.value.as_str()),
        Owner::Service(_, service) => address::service(service.id.value.as_str()),
    }
}

/// Clauses all look alike, so the nearest of them is no better guess than any other.
fn near_anchor<'a>(anchor: &str, anchors: &'a BTreeSet<String>) -> Option<&'a String> {
    ClauseId::new(anchor).is_none().then(|| nearest(anchor, anchors.iter()))?
}

fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    known
        .map(|known| (strsim::jaro_winkler(word, known), known))
        .filter(|(likeness, _)| *likeness > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}
