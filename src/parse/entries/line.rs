//! A line as staff write it -> its number, counter or mailbox, with its name and its hours.

use crate::diagnostic::Diagnostic;
use crate::model::contact::{Email, Phone};
use crate::model::id::CalendarRef;
use crate::model::line::Line;
use crate::model::service::Way;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{keys, read_record, record_shape};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::Located;

/// A line's keys, of which it has one of the first three.
struct LineKeys {
    phone: Option<Located<Phone>>,
    address: Option<Located<String>>,
    email: Option<Located<Email>>,
    name: String,
    calendar: CalendarRef,
}

keys!(LineKeys, "a line", {
    phone: "a telephone number, with its extension",
    address: "a counter: the place as `in_person` names it",
    email: "a mailbox that is read in known hours",
    name: "its name in words",
    calendar: "the id of the calendar with its hours",
});

impl FromNode for Line {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let LineKeys { phone, address, email, name, calendar } = read_record(node, reader)?;
        let phone = phone.map(|phone| Located::new(Way::Phone(phone.value), phone.span));
        let address = address.map(|place| Located::new(Way::InPerson(place.value), place.span));
        let email = email.map(|email| Located::new(Way::Email(email.value), email.span));
        let mut given = [phone, address, email].into_iter().flatten();
        match (given.next(), given.next()) {
            (Some(at), None) => Some(Self { at, name, calendar }),
            (None, _) => {
                let fault =
                    Diagnostic::error(&rules::MISSING_KEY, node.span, "a line needs its number, place or address");
                reader.report(fault.help("add one of: phone, address, email"));
                None
            }
            (Some(_), Some(second)) => {
                let fault =
                    Diagnostic::error(&rules::WRONG_TYPE, second.span, "a line is one number, place or address");
                reader.report(fault.help("write each as a line of its own, with its own hours"));
                None
            }
        }
    }

    fn shape() -> Shape {
        record_shape::<LineKeys>().and_exactly_one(["phone", "address", "email"].map(|key| Shape::having(&[key])))
    }
}
