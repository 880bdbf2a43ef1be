//! A service -> how to reach those who are responsible for it, in one way.

use crate::model::contact::{Contact, Email, Phone, WebAddress};
use crate::model::department::{Department, Function};
use crate::model::service::{Service, Way};
use crate::model::site::Site;
use crate::source::Located;

/// The telephone number, else the e-mail address, else the web address: of the service's function, else of its department, else of the city.
/// Nothing where all of them have no more than a postal address.
#[must_use]
pub fn way_to_reach(site: &Site, department: &Department, service: &Service) -> Option<Way> {
    let is_own = |function: &&Function| service.function.as_ref().is_some_and(|own| own.value == function.name.value);
    let function = department.functions.iter().find(is_own);
    let function = function.and_then(|one| way(one.phone.as_ref(), one.email.as_ref(), one.web.as_ref()));
    function.or_else(|| of_contact(&department.contact)).or_else(|| of_contact(&site.contact))
}

fn of_contact(contact: &Contact) -> Option<Way> {
    way(contact.phone.as_ref(), contact.email.as_ref(), contact.web.as_ref())
}

fn way(
    phone: Option<&Located<Phone>>,
    email: Option<&Located<Email>>,
    web: Option<&Located<WebAddress>>,
) -> Option<Way> {
    let phone = phone.map(|phone| Way::Phone(phone.value.clone()));
    phone
        .or_else(|| email.map(|email| Way::Email(email.value.clone())))
        .or_else(|| web.map(|web| Way::Web(web.value.clone())))
}
