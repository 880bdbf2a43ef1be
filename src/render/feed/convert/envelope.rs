//! Site -> the keys that every document of the feed starts with.

use crate::model::catalog::Catalog;
use crate::model::contact::Contact;
use crate::render::feed::convert::converter::Convert;
use crate::render::feed::documents::FeedDocument;
use crate::render::feed::v1;

impl Convert<'_> {
    pub(crate) fn envelope(&self, document: FeedDocument) -> v1::Envelope {
        let site = &self.edition().catalog.site;
        v1::Envelope {
            schema: self.url(&document.schema_path()),
            api_version: v1::VERSION.to_owned(),
            in_force: v1::Interval { from: self.edition().in_force.from, until: self.edition().in_force.until },
            time_zone: site.time_zone.name.clone(),
            publisher: v1::Publisher {
                name: self.text(&site.city),
                url: self.url(""),
                contact: contact(self.edition().catalog, &site.contact),
            },
            licence: v1::Licence { name: site.licence.name.clone(), url: site.licence.url.to_string() },
            illustrative: self.some(site.illustrative.as_ref().map(|notice| &notice.value)),
        }
    }
}

pub(super) fn contact(catalog: &Catalog, contact: &Contact) -> v1::Contact {
    v1::Contact {
        phone: contact.phone.as_ref().map(ToString::to_string),
        email: contact.email.as_ref().map(ToString::to_string),
        web: contact.web.as_ref().map(ToString::to_string),
        address: contact.address.clone(),
        calendar: catalog.hours_of_contact(contact).map(|hours| hours.calendar.id.to_string()),
    }
}
