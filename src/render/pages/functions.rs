//! All functions of all departments, A to Z, each with its services and their promises.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::address;
use crate::model::edition::EffectiveService;
use crate::render::pages::department;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::Link;
use crate::render::pages::frame::site::Site;
use crate::render::pages::services::{ServiceEntry, entry};
use crate::render::pages::theme::words::Word;
use crate::wording::SortKey;

/// The page with all functions, which residents know as lines of work.
#[derive(Serialize)]
pub(super) struct FunctionsView {
    frame: Frame,
    functions: Vec<FunctionView>,
    /// Whether some services belong to no function.
    has_others: bool,
}

/// A function of one department, or of several that use the same name for it.
#[derive(Serialize)]
struct FunctionView {
    name: String,
    anchor: String,
    summaries: Vec<String>,
    departments: Vec<Link>,
    services: Vec<ServiceEntry>,
}

pub(super) fn view(site: &Site<'_>) -> FunctionsView {
    let frame = Frame::titled(site, "functions/", "functions")
        .below(&[(&site.say(Word::ServicesCrumb, &[]), address::SERVICES)]);
    let mut functions: BTreeMap<(SortKey, String), FunctionView> = BTreeMap::new();
    for department in &site.edition.catalog.departments {
        for function in department::functions(site, department) {
            let name = function.name.value;
            let anchor = address::function_anchor(&name);
            let page = address::department(department.id.value.as_str());
            let one = functions.entry((site.words.sort_key(&name), name.clone())).or_insert_with(|| FunctionView {
                name: name.clone(),
                anchor: anchor.clone(),
                summaries: Vec::new(),
                departments: Vec::new(),
                services: Vec::new(),
            });
            one.summaries.extend(function.summary.map(|prose| frame.links.inline_html(&prose.markdown)));
            let href = frame.links.to(&format!("{page}#{anchor}"));
            one.departments.push(Link { name: department.name.clone(), href });
            let its = department::offered(site, department).filter(|service| is_of(service, &name));
            one.services.extend(its.map(|service| entry(site.words, &frame.links, service)));
        }
    }
    let has_others = site.edition.offered().any(|one| one.service.function.is_none());
    FunctionsView { functions: with_own_anchors(functions.into_values()), has_others, frame }
}

fn is_of(effective: &EffectiveService<'_>, function: &str) -> bool {
    effective.service.function.as_ref().is_some_and(|name| name.value == function)
}

/// Adds a number to an anchor that another function already has.
fn with_own_anchors(functions: impl Iterator<Item = FunctionView>) -> Vec<FunctionView> {
    let mut taken = BTreeSet::new();
    let mut all: Vec<FunctionView> = functions.collect();
    for function in &mut all {
        let numbered = (2..).map(|number| format!("{}-{number}", function.anchor));
        let mut anchors = std::iter::once(function.anchor.clone()).chain(numbered);
        let own = anchors.find(|anchor| !taken.contains(anchor)).unwrap_or_default();
        taken.insert(own.clone());
        function.anchor = own;
    }
    all
}
