//! Services and standards -> the days on which what they promise changes, and what is to be reviewed, approved, renewed or finished.

use jiff::civil::Date;

use crate::agenda::item::{Item, Kind};
use crate::english;
use crate::model::catalog::{Catalog, Owned};
use crate::model::department::Department;
use crate::model::period::Period;
use crate::model::service::Service;
use crate::model::standard::Version;
use crate::source::{Located, Span};

pub(super) fn promises(catalog: &Catalog, today: Date) -> Vec<Item> {
    let mut items = Vec::new();
    for (department, service) in catalog.services() {
        of_service(&mut items, department, service);
    }
    for owned in catalog.standards().filter(|owned| !owned.service.draft) {
        of_standard(&mut items, owned, today);
    }
    let policy = &catalog.commitment.policy.effective;
    let todo = "rebuild the site: the policy takes effect".to_owned();
    let (id, name) = ("policy".to_owned(), catalog.commitment.policy.title.clone());
    items.push(Item {
        day: Some(policy.value),
        kind: Kind::Rebuild,
        id,
        name,
        department: None,
        todo,
        place: policy.span,
    });
    items
}

fn of_service(items: &mut Vec<Item>, department: &Department, service: &Service) {
    let item = |kind, day, place, todo: &str| Item {
        day,
        kind,
        id: service.id.to_string(),
        name: service.name.value.clone(),
        department: Some(department.id.to_string()),
        todo: todo.to_owned(),
        place,
    };
    if service.draft {
        items.push(item(Kind::Draft, None, service.id.span, "finish the service, or remove it: it is a draft"));
        return;
    }
    let Some(retired) = &service.retired else { return };
    let rebuild = |day: Located<Date>, why| item(Kind::Rebuild, Some(day.value), day.span, why);
    items.push(rebuild(retired.on, "rebuild the site: the service is no longer offered"));
    items.extend(
        retired.plan.announced.map(|day| rebuild(day, "rebuild the site: the end of the service becomes public")),
    );
}

/// A standard's items are made with what they have in common.
struct Maker<'a> {
    owned: Owned<'a>,
}

impl Maker<'_> {
    fn item(&self, kind: Kind, day: Option<Date>, place: Span, todo: impl Into<String>) -> Item {
        let Owned { department, service, standard } = self.owned;
        Item {
            day,
            kind,
            id: standard.id.to_string(),
            name: service.name.value.clone(),
            department: Some(department.id.to_string()),
            todo: todo.into(),
            place,
        }
    }

    fn rebuild(&self, day: Located<Date>, why: &str) -> Item {
        self.item(Kind::Rebuild, Some(day.value), day.span, format!("rebuild the site: {why}"))
    }
}

fn of_standard(items: &mut Vec<Item>, owned: Owned<'_>, today: Date) {
    let maker = Maker { owned };
    let standard = owned.standard;
    if standard.draft {
        items.push(maker.item(Kind::Draft, None, standard.id.span, "finish the promise, or remove it: it is a draft"));
        return;
    }
    if let Some(retired) = &standard.retired {
        items.push(maker.rebuild(retired.on, "the promise ends"));
        items.extend(retired.plan.announced.map(|day| maker.rebuild(day, "the end of the promise becomes public")));
    }
    for former in standard.formerly.iter().filter_map(|former| former.until) {
        items.push(maker.rebuild(former, "the promise has a new id"));
    }
    let end = owned.service.retired.as_ref().map(|retired| retired.on.value);
    for (version, period) in standard.periods(end, true) {
        of_version(items, &maker, version, period, today);
    }
}

fn of_version(items: &mut Vec<Item>, maker: &Maker<'_>, version: &Version, period: Period, today: Date) {
    if version.draft {
        let todo = format!("finish this version, or remove it: it {}, and is a draft", english::begins(version));
        items.push(maker.item(Kind::Draft, None, version.span, todo));
        return;
    }
    if version.is_called_off() {
        return;
    }
    let plan = &version.plan;
    items.push(maker.rebuild(version.effective, "the promise takes effect"));
    items.extend(plan.announced.map(|day| maker.rebuild(day, "the promise becomes public")));
    items.extend(plan.changed.iter().map(|change| maker.rebuild(change.on, "a change of the plan becomes public")));
    items.extend(version.own_end().map(|day| maker.rebuild(day, "the promise ends or pauses")));
    items.extend(version.corrected.iter().map(|one| maker.rebuild(one.on, "a correction becomes public")));
    items.extend(version.approved.iter().map(|one| maker.rebuild(one.on, "the approval becomes public")));
    let is_over = period.until.is_some_and(|until| until <= today);
    if is_over || period.is_empty() {
        return;
    }
    if version.approved.is_none() && period.from > today {
        let todo = format!("have it approved: it {}", english::begins(version));
        items.push(maker.item(Kind::Approval, Some(period.from), version.effective.span, todo));
    }
    let lasts_past = |day: Date| period.until.is_none_or(|until| until > day);
    if let Some(review) = version.review_by.filter(|day| lasts_past(day.value)) {
        let todo = "review the promise, then write the date of the next review";
        items.push(maker.item(Kind::Review, Some(review.value), review.span, todo));
    }
    let Some(exempt) = &version.promise.exempt else { return };
    if let Some(until) = exempt.until.filter(|day| lasts_past(day.value)) {
        let todo = "the exemption from the baseline ends: have it renewed, or promise at least as much as the baseline; rebuild the site";
        items.push(maker.item(Kind::Exemption, Some(until.value), until.span, todo));
    }
    if let Some(review) = exempt.review_by.filter(|day| lasts_past(day.value)) {
        let todo = "review the exemption from the baseline, then write the date of the next review";
        items.push(maker.item(Kind::Review, Some(review.value), review.span, todo));
    }
}
