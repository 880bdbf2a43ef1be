//! A version of a standard -> the days on which the site says something else about it, and what it needs from somebody.

use jiff::civil::Date;

use crate::agenda::item::{Item, Kind};
use crate::agenda::maker::{Maker, noun};
use crate::agenda::plans::{Boundary, of_plan};
use crate::english;
use crate::model::period::Period;
use crate::model::standard::{Exemption, Version};

/// A version with its number in the history of its standard, and its days.
pub(super) type Numbered<'a> = (u32, &'a Version, Period);

pub(super) fn of_version(items: &mut Vec<Item>, maker: &Maker, numbered: Numbered<'_>, today: Date) {
    let (number, version, period) = numbered;
    if version.draft {
        items.push(draft(maker, number, version));
        return;
    }
    items.extend(boundaries(number, version).into_iter().map(|boundary| maker.rebuild(boundary)));
    let is_over = period.until.is_some_and(|until| until <= today);
    if is_over || period.is_empty() {
        return;
    }
    if version.approved.is_none() && period.from > today {
        items.push(approval(maker, number, version, today));
    }
    let lasts_past = |day: Date| period.until.is_none_or(|until| until > day);
    if let Some(review) = version.review_by.filter(|day| lasts_past(day.value)) {
        let todo = "review the promise, then write the day of its next review";
        items.push(maker.item(Kind::Review, Some(review.value), &number.to_string(), review.span, todo));
    }
    if let Some(exempt) = &version.promise.exempt {
        items.extend(of_exemption(maker, number, exempt, today).filter(|item| item.day.is_some_and(lasts_past)));
    }
}

fn draft(maker: &Maker, number: u32, version: &Version) -> Item {
    let announced = version.plan.announced.map(|day| day.value);
    let public = announced.map(|day| format!(" that is to be public from {}", english::date(day))).unwrap_or_default();
    let todo =
        format!("finish {}, or remove it: it is a draft{public}, and {}", noun(number), english::begins(version));
    maker.item(Kind::Draft, announced, &number.to_string(), version.span, todo)
}

/// The days on which the site says something else, apart from those of its plan.
fn boundaries(number: u32, version: &Version) -> Vec<Boundary> {
    let part = |what: &str| format!("{number}.{what}");
    let mut boundaries = Vec::new();
    if !version.is_called_off() {
        boundaries.push(Boundary::new(version.effective, number.to_string(), format!("{} takes effect", noun(number))));
    }
    let what =
        if version.gap.is_some() { ("the pause of the promise", "pauses") } else { ("the end of the promise", "ends") };
    boundaries
        .extend(version.own_end().map(|day| Boundary::new(day, part("until"), format!("the promise {}", what.1))));
    boundaries.extend(of_plan(&version.pause, &part("until"), what.0));
    for (at, correction) in (1..).zip(&version.corrected) {
        boundaries.push(Boundary::new(
            correction.on,
            format!("{number}.corrected.{at}"),
            "a correction becomes public",
        ));
    }
    boundaries.extend(
        version.approved.iter().map(|one| Boundary::new(one.on, part("approved"), "the approval becomes public")),
    );
    let exempt = version.promise.exempt.as_ref().and_then(|exempt| exempt.until);
    boundaries.extend(exempt.map(|day| Boundary::new(day, part("exemption"), "the exemption from the baseline ends")));
    boundaries
}

fn approval(maker: &Maker, number: u32, version: &Version, today: Date) -> Item {
    let effective = version.effective;
    let begins = english::begins(version);
    let (day, todo) = match version.plan.announced.filter(|day| day.value > today) {
        Some(announced) => (announced.value, format!("have it approved before it is public: it {begins}")),
        None => (effective.value, format!("have it approved: residents already read that it {begins}")),
    };
    let item = maker.item(Kind::Approval, Some(day), &number.to_string(), effective.span, todo);
    let request = format!("charter diff --from {today} --to {} --format html > request.html", effective.value);
    Item { command: Some(request), ..item }
}

fn of_exemption(maker: &Maker, number: u32, exempt: &Exemption, today: Date) -> impl Iterator<Item = Item> {
    let part = format!("{number}.exemption");
    let end = exempt.until.map(|until| {
        let ends = if until.value <= today { "has ended" } else { "ends" };
        let todo = format!(
            "the exemption from the baseline {ends}: have it renewed, or promise at least as much as the baseline"
        );
        let item = maker.item(Kind::Exemption, Some(until.value), &number.to_string(), until.span, todo);
        Item { command: Some(format!("charter change promise --standard {}", item.id)), ..item }
    });
    let review = exempt.review_by.map(|review| {
        let todo = "review the exemption from the baseline, then write the day of its next review";
        maker.item(Kind::Review, Some(review.value), &part, review.span, todo)
    });
    end.into_iter().chain(review)
}
