//! Department -> its type in the feed.

use std::fmt::Display;

use crate::address;
use crate::model::department::{Department, Function};
use crate::model::life_cycle::Former;
use crate::render::feed::convert::converter::Convert;
use crate::render::feed::convert::envelope::contact;
use crate::render::feed::v1;

impl Convert<'_> {
    pub(crate) fn department(&self, department: &Department, standards_in_force: usize) -> v1::Department {
        let id = &department.id.value;
        v1::Department {
            id: id.to_string(),
            name: self.text(&department.name),
            corporate: department.is_corporate,
            formerly: department.formerly.iter().map(|one| former(self, one)).collect(),
            summary: self.prose(&department.summary),
            accountable: department.accountable.clone(),
            contact: contact(self.edition().catalog, &department.contact),
            functions: department.functions.iter().map(|function| self.function(function)).collect(),
            standards_in_force,
            links: v1::Links {
                self_: self.url(&address::department_document(id)),
                html: self.url(&address::department(id.as_str())),
            },
        }
    }

    fn function(&self, function: &Function) -> v1::Function {
        v1::Function {
            name: self.text(&function.name.value),
            summary: function.summary.as_ref().map(|prose| self.prose(prose)),
            phone: function.phone.as_ref().map(ToString::to_string),
            email: function.email.as_ref().map(ToString::to_string),
            web: function.web.as_ref().map(ToString::to_string),
            note: self.some(function.note.as_ref()),
        }
    }
}

/// A former id and name.
pub(crate) fn former<I: Display>(convert: &Convert<'_>, former: &Former<I>) -> v1::Former {
    v1::Former {
        id: former.id.to_string(),
        name: convert.some(former.name.as_ref()),
        until: former.until.map(|day| day.value),
    }
}
