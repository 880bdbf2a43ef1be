//! Reports links within the site to a page, or a place on it, that exists on no day.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Range};

use crate::address::{self, SitePage};
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::markdown::{TextLink, headings, to_text};
use crate::model::catalog::Catalog;
use crate::model::files::{self, ANSWERS, CALENDARS, COMMITMENT, CORPORATE, DEPARTMENTS, FilePattern};
use crate::model::id::{ClauseId, Id};
use crate::model::standard::Standard;
use crate::model::text::{Owner, Text};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "broken-link",
    topic: Topic::Links,
    sentence: "A link within this site leads to a page, and a place on it, that residents can see.",
    why: "A resident who follows a dead link gives up or calls, and nobody tells us that the link is dead.",
    wrong: "description: See [Pothole repair](/services/potholes/).",
    right: "description: See [Pothole repair](/services/pothole-repair/).",
};

/// The files that pages are made from.
const PAGES: &[FilePattern] = &[ANSWERS, CALENDARS, COMMITMENT, CORPORATE, DEPARTMENTS, files::PAGES];

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE.and(PAGES);

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if context.links.is_empty() {
        return;
    }
    let public = Places::of(context.pages, context.catalog, false);
    let all = LazyCell::new(|| Places::of(context.pages, context.catalog, true));
    let mut guesses = Guesses::new(context);
    for (text, link) in &context.links {
        let places = if text.is_draft { &*all } else { &public };
        diagnostics.extend(places.fault(&mut guesses, text, link, &all));
    }
}

/// Whether the content alone decides if a link works on every day. Pages stay, but places on them may come and go.
pub(super) fn is_decided(text: &Text<'_>, link: &TextLink) -> bool {
    target(text, &link.to).is_some_and(|(_, anchor)| anchor.is_empty())
}

/// The target of a `#` link from the site's root, if the text is shown on one page only.
pub(super) fn from_root(text: &Text<'_>, link: &TextLink) -> Option<String> {
    let Owner::Page(page) = text.owner else { return None };
    link.to.starts_with('#').then(|| format!("/{}{}", address::page(page.slug.value.as_str()), link.to))
}

/// Every page that exists on some day, with the anchors that its content defines.
struct Places<'a> {
    known: BTreeMap<String, BTreeSet<Cow<'a, str>>>,
    /// The pages that the program makes, and the places on them.
    pages: &'a [SitePage],
}

impl<'a> Places<'a> {
    fn of(pages: &'a [SitePage], catalog: &'a Catalog, drafts: bool) -> Self {
        let fixed = pages.iter().filter(|page| !page.is_kind());
        let known = fixed.map(|page| (page.address.to_string(), BTreeSet::new())).collect();
        let mut places = Self { known, pages };
        let commitment = &catalog.commitment;
        places.add("commitment/", commitment.clauses().map(|(clause, _)| clause.as_str().into()));
        let sections = commitment.sections.iter().map(|section| &section.body);
        for prose in sections.chain([&commitment.introduction]) {
            places.add("commitment/", heading_ids(&prose.markdown));
        }
        places.add("about/", catalog.calendars.keys().map(|id| address::calendar_anchor(id).into()));
        for answer in &catalog.answers {
            let ids = answer.formerly.iter().map(|former| &former.id.value).chain([&answer.id.value]);
            places.add(address::SERVICES, ids.map(|id| address::answer_anchor(id).into()));
        }
        for page in &catalog.pages {
            places.add(&address::page(page.slug.value.as_str()), heading_ids(&page.body.markdown));
        }
        for department in &catalog.departments {
            let functions = department.functions.iter().map(|function| &function.name.value);
            let public = department.services.iter().filter(|service| drafts || !service.draft);
            let served = public.filter_map(|service| Some(&service.function.as_ref()?.value));
            let names: BTreeSet<&String> = functions.chain(served).collect();
            let anchors: Vec<Cow<'_, str>> =
                names.into_iter().map(|name| address::function_anchor(name).into()).collect();
            places.add("functions/", anchors.iter().cloned());
            places.add(&address::department(department.id.value.as_str()), anchors);
            // The page shows a department's table only while one of its standards is in force.
            let is_promised = department.services.iter().any(|service| !service.standards.is_empty());
            places.add("monitoring/", is_promised.then(|| address::monitored_anchor(&department.id.value).into()));
            for former in &department.formerly {
                places.add(&address::department(former.id.value.as_str()), []);
            }
        }
        if !catalog.site.topics.is_empty() {
            places.add(address::TOPICS, []);
        }
        for topic in &catalog.site.topics {
            places.add(address::TOPICS, [address::topic_anchor(&topic.id.value).into()]);
            places.add(&address::topic(&topic.id.value), []);
        }
        places.services(catalog, drafts);
        places
    }

    fn services(&mut self, catalog: &'a Catalog, drafts: bool) {
        for (_, service) in catalog.services().filter(|(_, service)| drafts || !service.draft) {
            let is_shown = |standard: &&Standard| {
                drafts || (!standard.draft && standard.versions.iter().any(|version| !version.draft))
            };
            let mut shown = service.standards.iter().filter(is_shown).peekable();
            if shown.peek().is_none() && service.on_the_spot.is_none() {
                continue;
            }
            let ids = shown.flat_map(|standard| {
                let former = standard.formerly.iter().map(|former| &former.id.value);
                former.chain([&standard.id.value]).map(|id| id.anchor().into())
            });
            self.add(&address::service(service.id.value.as_str()), ids);
            for former in &service.formerly {
                self.add(&address::service(former.id.value.as_str()), []);
            }
        }
    }

    fn add(&mut self, page: &str, anchors: impl IntoIterator<Item = Cow<'a, str>>) {
        self.known.entry(page.to_owned()).or_default().extend(anchors);
    }

    fn has(&self, page: &str, anchor: &str) -> bool {
        self.known
            .get(page)
            .is_some_and(|anchors| anchors.contains(anchor) || self.of_theme(page).any(|one| one == anchor))
    }

    /// The anchors that the theme defines on a page.
    fn of_theme(&self, page: &str) -> impl Iterator<Item = &'a str> {
        self.pages.iter().filter(move |one| one.is_at(page)).flat_map(|one| one.anchors.iter().copied())
    }

    fn fault(
        &self,
        guesses: &mut Guesses<'_>,
        text: &Text<'_>,
        link: &TextLink,
        all: &impl Deref<Target = Self>,
    ) -> Option<Diagnostic> {
        let (page, anchor) = target(text, &link.to)?;
        let place = text.place(link.range.clone());
        let Some(anchors) = self.known.get(&page) else {
            let message = format!("there is no page `/{page}`");
            let fault = Diagnostic::error(&RULE, place, message);
            return Some(if all.known.contains_key(&page) {
                a_draft(fault)
            } else {
                self.meant(guesses, &page, text, link, fault)
            });
        };
        if anchor.is_empty() || self.has(&page, &anchor) {
            return None;
        }
        let fault = Diagnostic::error(&RULE, place, format!("there is no `#{anchor}` on the page `/{page}`"));
        Some(if all.has(&page, &anchor) {
            a_draft(fault)
        } else if let Some(fault) = guesses.without_id(&page, &anchor, &fault) {
            fault
        } else if let Some(near) = guesses
            .may_compare(anchors.len())
            .then(|| near_anchor(&anchor, anchors.iter().map(AsRef::as_ref).chain(self.of_theme(&page))))
            .flatten()
        {
            instead(fault.label(format!("did you mean `/{page}#{near}`?")), text, link, |path, _| {
                format!("{path}#{near}")
            })
        } else {
            fault.help(format!("link to the page alone: `/{page}`"))
        })
    }

    fn meant(
        &self,
        guesses: &mut Guesses<'_>,
        page: &str,
        text: &Text<'_>,
        link: &TextLink,
        fault: Diagnostic,
    ) -> Diagnostic {
        let known = if guesses.may_compare(self.known.len()) { self.known.len() } else { 0 };
        let near = self.known.keys().take(known).filter_map(|known| Some((likeness(page, known)?, known)));
        let near = near.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known);
        match near {
            Some(near) => {
                instead(fault.label(format!("did you mean `/{near}`?")), text, link, |_, rest| format!("/{near}{rest}"))
            }
            None => fault.help(
                "look up the page on the site and write its address from the first `/`: /services/pothole-repair/",
            ),
        }
    }
}

/// The fault with the address to write, made of the path and of what follows it.
fn instead(fault: Diagnostic, text: &Text<'_>, link: &TextLink, meant: impl Fn(&str, &str) -> String) -> Diagnostic {
    let whole = &text.markdown[link.range.clone()];
    let Some(at) = whole.rfind(&link.to).map(|at| link.range.start + at) else { return fault };
    let place = text.place(at..at + link.to.len());
    let path = link.to.split(['#', '?']).next().unwrap_or_default();
    // Where the file has other signs, such as the code of a letter, the place is not that of the address alone.
    if place.range().len() == link.to.len() { fault.patch(place, meant(path, &link.to[path.len()..])) } else { fault }
}

fn a_draft(fault: Diagnostic) -> Diagnostic {
    fault.label("a draft, which residents can't see").help("link to something public, or remove `draft: true` there")
}

fn heading_ids(markdown: &str) -> impl Iterator<Item = Cow<'_, str>> {
    headings(markdown).into_iter().filter_map(|heading| heading.id.map(Cow::Owned))
}

/// The page and the anchor that a link leads to; `None` if it leads to anything but a page of this site.
fn target(text: &Text<'_>, to: &str) -> Option<(String, String)> {
    let (path, anchor) = to.split_once('#').unwrap_or((to, ""));
    let path = path.split('?').next().unwrap_or_default();
    let page = match path.strip_prefix('/') {
        Some(page) => address::of(page).to_owned(),
        None if path.is_empty() && to.starts_with('#') => own_page(text),
        None => return None,
    };
    // Links to other files are checked once the site is built.
    let is_file = ["api/", "assets/"].iter().any(|folder| page.starts_with(folder)) || page.contains('.');
    (!is_file || page == "404.html").then(|| (page, anchor.to_owned()))
}

fn own_page(text: &Text<'_>) -> String {
    match text.owner {
        Owner::Site => String::new(),
        Owner::Commitment => "commitment/".to_owned(),
        Owner::Page(page) => address::page(page.slug.value.as_str()),
        Owner::Department(department) => address::department(department.id.value.as_str()),
        Owner::Service(_, service) => address::service(service.id.value.as_str()),
        Owner::Answer(_) => address::SERVICES.to_owned(),
    }
}

/// How similar two addresses are: in each part, or only in the last one if the folders differ. `None` if they are too different.
fn likeness(page: &str, known: &str) -> Option<f64> {
    let parts = |address| str::trim_matches(address, '/').split('/');
    if parts(page).count() == parts(known).count() {
        let each = parts(page).zip(parts(known)).map(|(one, other)| strsim::jaro_winkler(one, other));
        let least = each.fold(1.0, f64::min);
        return (least > LIKE).then_some(least);
    }
    (!known.is_empty() && parts(page).next_back() == parts(known).next_back()).then_some(LIKE)
}

/// What a link may have been meant for, however many links there are.
struct Guesses<'a> {
    texts: &'a [Text<'a>],
    /// The texts of each page, once one of its places is missing; by their numbers.
    of_page: Option<BTreeMap<String, Vec<usize>>>,
    /// By the page: its headings without an id, by the id that they would have.
    without_id: BTreeMap<String, BTreeMap<String, Unnamed>>,
    /// How many comparisons with known names are left.
    left: usize,
}

/// A heading without an id: the number of its text, and where it begins and ends there.
type Unnamed = (usize, Range<usize>);

/// How many known names all links together are compared with. Somebody with more broken links than that has another mistake to find first.
const MOST_COMPARISONS: usize = 5_000_000;

impl<'a> Guesses<'a> {
    fn new(context: &'a Context<'_>) -> Self {
        Self { texts: &context.texts, of_page: None, without_id: BTreeMap::new(), left: MOST_COMPARISONS }
    }

    fn may_compare(&mut self, names: usize) -> bool {
        let left = self.left.checked_sub(names);
        self.left = left.unwrap_or_default();
        left.is_some()
    }

    /// The diagnostic with the fix, if the link means a heading that has no id.
    fn without_id(&mut self, page: &str, anchor: &str, fault: &Diagnostic) -> Option<Diagnostic> {
        let (text, range) = self.unnamed(page).get(anchor)?.clone();
        let text = &self.texts[text];
        let words = &text.markdown[range.clone()];
        let at = text.place(range);
        let fault = fault.clone().related(at, "this heading has no id");
        Some(if words.starts_with('#') && !words.ends_with('#') {
            let end = Span::new(at.source, at.range().end, at.range().end);
            fault
                .help(format!("add the id to the heading: `{words} {{#{anchor}}}`"))
                .patch(end, format!(" {{#{anchor}}}"))
        } else {
            fault.help(format!("write the id after the heading: `{{#{anchor}}}`"))
        })
    }

    fn unnamed(&mut self, page: &str) -> &BTreeMap<String, Unnamed> {
        let texts = self.texts;
        let of_page = self.of_page.get_or_insert_with(|| by_page(texts));
        self.without_id.entry(page.to_owned()).or_insert_with(|| {
            let mut unnamed = BTreeMap::new();
            for at in of_page.get(page).into_iter().flatten() {
                for (id, range) in unnamed_in(texts[*at].markdown) {
                    // The first of several is meant.
                    unnamed.entry(id).or_insert((*at, range));
                }
            }
            unnamed
        })
    }
}

fn by_page(texts: &[Text<'_>]) -> BTreeMap<String, Vec<usize>> {
    let mut of_page: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, text) in texts.iter().enumerate() {
        of_page.entry(own_page(text)).or_default().push(at);
    }
    of_page
}

/// The headings without an id: the id that each would have, and its words with their marks.
fn unnamed_in(markdown: &str) -> impl Iterator<Item = (String, Range<usize>)> {
    headings(markdown).into_iter().filter(|heading| heading.id.is_none()).filter_map(|heading| {
        let start = heading.range.start;
        let words = markdown[heading.range].trim_end();
        let id = Id::nearest(&to_text(words))?;
        Some((id.as_str().to_owned(), start..start + words.len()))
    })
}

/// The anchor that was probably meant. Not for clauses: their ids all look alike, so none is a better guess than another.
fn near_anchor<'a>(anchor: &str, anchors: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    ClauseId::new(anchor).is_none().then(|| nearest(anchor, anchors.collect::<BTreeSet<_>>()))?
}

/// The least similarity for a suggestion.
const LIKE: f64 = 0.85;

/// The known word most similar to `word`; the last one in case of a tie.
fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |known: &'a str| (strsim::jaro_winkler(word, known), known);
    let near = known.into_iter().map(likeness).filter(|(likeness, _)| *likeness > LIKE);
    near.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
}
