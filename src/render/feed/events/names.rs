//! Names and moments of events -> what identifies them for all time.

use jiff::civil::Date;

use crate::model::catalog::Owned;
use crate::model::id::{Id, StandardId};
use crate::model::life_cycle::Former;
use crate::model::site::Site;
use crate::model::standard::Standard;

/// Returns a permanent `tag:` URI for the feeds of changes: under the name of the feed's own authority, whatever address it is built for.
pub(crate) fn tag(site: &Site, name: &str) -> String {
    format!("tag:{}:{name}", site.authority().as_str())
}

/// Returns the start of a day in the city's time zone (RFC 3339).
pub(crate) fn moment(site: &Site, day: Date) -> String {
    let start = site.time_zone.rules.to_ambiguous_zoned(day.at(0, 0, 0, 0)).compatible();
    start.map_or_else(|_| format!("{day}T00:00:00Z"), |start| start.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// Returns a standard's first id, so that its events keep their ids when the standard gets another one.
pub(super) fn first_id(standard: &Standard) -> &StandardId {
    standard.formerly.first().map_or(&standard.id.value, |former| &former.id.value)
}

/// Returns the first day on which a standard no longer had a former id: the day that is stated, or that of its service's new id.
pub(super) fn renamed_on(owned: Owned<'_>, former: &Former<StandardId>) -> Option<Date> {
    let of_service = || {
        let has_it = |service: &&Former<Id>| {
            former.id.value.as_str().strip_prefix(service.id.value.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        owned.service.formerly.iter().find(has_it).and_then(|service| service.until)
    };
    former.until.or_else(of_service).map(|until| until.value)
}

/// Returns a standard's id on a day; today's, if it is not known when it got that.
pub(super) fn id_on(owned: Owned<'_>, day: Date) -> &StandardId {
    let standard = owned.standard;
    let then = standard.formerly.iter().find(|former| renamed_on(owned, former).is_some_and(|until| day < until));
    then.map_or(&standard.id.value, |former| &former.id.value)
}
