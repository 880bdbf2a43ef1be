//! The site as a whole -> the parts that all pages share, above and below their text, made once for all pages.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tera::Value;

use crate::address;
use crate::model::period::Interval;
use crate::render::job::RenderError;
use crate::render::pages::frame::links::{ContactView, Link, PageLocation, contact};
use crate::render::pages::frame::script_words;
use crate::render::pages::frame::site::Site;
use crate::render::pages::frame::stale::{self, StaleView};
use crate::render::pages::theme::templates::{Templates, View};
use crate::render::pages::theme::words::Word;

/// The names and templates of the parts that are the same on all pages of the same depth and section.
const PARTS: [(&str, &str); 3] =
    [("top", "parts/top.html"), ("bottom", "parts/bottom.html"), ("licence", "parts/licence.html")];

/// The picture shown with a shared link to any page, and its size.
const PICTURE: (&str, u32, u32) = ("assets/share.png", 1200, 630);

/// The facts about the site that every page can use.
#[derive(Serialize)]
struct SiteView {
    lang: String,
    title: String,
    /// The site's name, for shared links.
    name: String,
    city: String,
    short_name: String,
    /// The language and the region: `en_CA`.
    locale: String,
    picture: Picture,
    /// The logo as SVG to write into the page as it is: hidden from what reads the page aloud, without ids, at most 1,024 bytes; nothing, if the
    /// city shows none.
    logo: Option<String>,
    notice: Option<String>,
    /// The notice in a few words, on one line; nothing, if the city has no notice or no short form of it.
    notice_short: Option<String>,
    /// Whether there are topics, and so pages of them.
    has_topics: bool,
    is_preview: bool,
    /// The days for which the site is valid, as a sentence.
    interval: String,
    /// What the scripts of a page write with, as JSON that can stand in it.
    script_words: String,
    plural_rules: String,
    /// When it stops being valid.
    stale: Option<StaleView>,
    policy: String,
    contact: ContactView,
    licence: Link,
    /// The city's own pages, with their addresses below the root.
    pages: Vec<Link>,
}

#[derive(Serialize)]
struct Picture {
    url: String,
    width: u32,
    height: u32,
    alt: String,
}

/// The view of the shared parts.
#[derive(Serialize)]
struct PartView<'a> {
    frame: &'a PageLocation,
}

/// The shared parts of a site's pages.
pub(crate) struct PageShell {
    site: Value,
    parts: Mutex<BTreeMap<PageLocation, Value>>,
}

impl PageShell {
    pub(crate) fn new(site: &Site<'_>) -> Self {
        Self { site: Value::from_serializable(&view(site)), parts: Mutex::default() }
    }

    /// Returns the values that a template gets in addition to its view: `site` and `around`.
    pub(crate) fn of(
        &self,
        templates: &Templates,
        location: PageLocation,
    ) -> Result<[(&'static str, Value); 2], RenderError> {
        let known = self.parts.lock().unwrap_or_else(PoisonError::into_inner).get(&location).cloned();
        let around = match known {
            Some(around) => around,
            None => self.made(templates, location)?,
        };
        Ok([("site", self.site.clone()), ("around", around)])
    }

    fn made(&self, templates: &Templates, location: PageLocation) -> Result<Value, RenderError> {
        let site = || [("site", self.site.clone())];
        let part = |(name, template)| {
            let html = templates.render(template, View::new(PartView { frame: &location })?, site())?;
            Ok((name, String::from_utf8_lossy(&html).into_owned()))
        };
        let parts: BTreeMap<&str, String> = PARTS.into_iter().map(part).collect::<Result<_, RenderError>>()?;
        let around = Value::from_serializable(&parts);
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).insert(location, around.clone());
        Ok(around)
    }
}

fn view(site: &Site<'_>) -> SiteView {
    let catalog = site.edition.catalog;
    let (city, policy) = (&catalog.site, &catalog.commitment.policy);
    let (path, width, height) = PICTURE;
    SiteView {
        lang: city.language.value.as_str().to_owned(),
        title: city.title.clone(),
        name: site.say(Word::SiteName, &[&city.title, &city.city]),
        city: city.city.clone(),
        short_name: city.short_name.clone(),
        locale: match city.language.value.as_str().split_once('-') {
            Some((language, region)) => format!("{language}_{region}"),
            None => site.say(Word::Locale, &[]),
        },
        picture: Picture { url: site.job.base_url.join(path), width, height, alt: site.say(Word::Picture, &[]) },
        notice: city.illustrative.as_ref().map(|notice| notice.value.clone()),
        notice_short: city
            .illustrative_short
            .as_ref()
            .filter(|_| city.illustrative.is_some())
            .map(|notice| notice.value.clone()),
        logo: catalog.logo.as_ref().map(|logo| logo.svg.clone()),
        has_topics: !city.topics.is_empty(),
        is_preview: site.edition.is_preview,
        script_words: script_words::json(site.edition),
        plural_rules: script_words::plural_rules(&catalog.language),
        interval: interval(site, site.edition.in_force),
        stale: stale::view(site),
        policy: site.say(Word::Policy, &[&policy.number, &policy.title]),
        contact: contact(&city.contact),
        licence: Link { name: city.licence.name.clone(), href: city.licence.url.to_string() },
        pages: catalog
            .pages
            .iter()
            .map(|page| Link { name: page.title.value.clone(), href: address::page(page.slug.value.as_str()) })
            .collect(),
    }
}

/// Says for which days the site is valid.
fn interval(site: &Site<'_>, interval: Interval) -> String {
    let (from, until) = (interval.from.map(|day| site.words.date(day)), interval.until);
    let ends = until.map(|day| [site.words.last_day(day), site.words.date(day)]);
    match (from, ends) {
        (None, None) => site.say(Word::NothingInForce, &[]),
        (Some(from), None) => site.say(Word::TrueFrom, &[&from]),
        (None, Some([to, next])) => site.say(Word::TrueTo, &[&to, &next]),
        (Some(from), Some([to, next])) => site.say(Word::TrueFromTo, &[&from, &to, &next]),
    }
}
