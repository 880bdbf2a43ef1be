//! Services and standards -> the days on which what they promise changes, and what is to be reviewed, approved, renewed or finished.

use std::slice;

use jiff::civil::Date;

use crate::agenda::item::Item;
use crate::agenda::maker::{Maker, noun};
use crate::agenda::plans::{Boundary, of_ends, of_plan};
use crate::agenda::versions::of_version;
use crate::model::catalog::{Catalog, Owned};
use crate::model::department::Department;
use crate::model::service::Service;

pub(super) fn promises(catalog: &Catalog, today: Date) -> Vec<Item> {
    let mut items = vec![policy(catalog)];
    for (department, service) in catalog.services() {
        of_service(&mut items, department, service);
    }
    for owned in catalog.standards().filter(|owned| !owned.service.draft) {
        of_standard(&mut items, owned, today);
    }
    items
}

fn policy(catalog: &Catalog) -> Item {
    let policy = &catalog.commitment.policy;
    let maker = Maker { id: "policy".to_owned(), name: policy.title.clone(), department: None };
    maker.rebuild(Boundary::new(policy.effective, "", "the policy takes effect"))
}

fn of_service(items: &mut Vec<Item>, department: &Department, service: &Service) {
    let maker = Maker {
        id: service.id.to_string(),
        name: service.name.value.clone(),
        department: Some(department.id.to_string()),
    };
    if service.draft {
        items.push(maker.draft(&service.standards, service.id.span, "the service"));
        return;
    }
    let ends = of_ends(service.retired.as_ref(), &service.ends_called_off, "the service", "is no longer offered");
    items.extend(ends.into_iter().map(|boundary| maker.rebuild(boundary)));
}

fn of_standard(items: &mut Vec<Item>, owned: Owned<'_>, today: Date) {
    let Owned { department, service, standard } = owned;
    let maker = Maker {
        id: standard.id.to_string(),
        name: service.name.value.clone(),
        department: Some(department.id.to_string()),
    };
    if standard.draft {
        items.push(maker.draft(slice::from_ref(standard), standard.id.span, "the promise"));
        return;
    }
    let mut boundaries = of_ends(standard.retired.as_ref(), &standard.ends_called_off, "the promise", "ends");
    for (number, former) in (1..).zip(&standard.formerly) {
        boundaries.extend(
            former.until.map(|day| Boundary::new(day, format!("renamed.{number}"), "the promise has a new id")),
        );
    }
    let end = service.retired.as_ref().map(|retired| retired.on.value);
    for (number, (version, period)) in (1..).zip(standard.periods(end, true)) {
        if !version.draft {
            boundaries.extend(of_plan(&version.plan, &number.to_string(), noun(number)));
        }
        of_version(items, &maker, (number, version, period), today);
    }
    items.extend(boundaries.into_iter().map(|boundary| maker.rebuild(boundary)));
}
