//! A department's file as staff write it -> the model's department, with its services.

use crate::diagnostic::Diagnostic;
use crate::model::contact::Contact;
use crate::model::department::{Defaults, Department, Function};
use crate::model::id::Id;
use crate::model::life_cycle::Former;
use crate::model::prose::Prose;
use crate::parse::entries::defaults::with_defaults;
use crate::parse::entries::service::ServiceEntry;
use crate::parse::node::Node;
use crate::parse::placeholder::WithPlaceholders;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{keys, read_record, record_shape};
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::{Located, Span};
use crate::spelling::{closest, is_sure};

/// A department's file, or `corporate.yaml`.
pub(crate) struct DepartmentFile {
    id: Located<Id>,
    name: String,
    formerly: Vec<Former<Id>>,
    summary: Prose,
    accountable: String,
    contact: Contact,
    if_missed: Option<Prose>,
    defaults: Option<Defaults>,
    functions: Vec<Function>,
    services: Vec<ServiceEntry>,
}

keys!(DepartmentFile, "a department", {
    id: "its permanent id",
    name: "its name today",
    formerly: "its former ids and names",
    summary: "what it looks after, for residents",
    accountable: "the role that is accountable for it",
    contact: "how to reach it",
    if_missed: "what residents can do when a promise is missed",
    defaults: "what its promises say that leave these keys out",
    functions: "its lines of work",
    services: "what residents can ask it for",
});

impl FromNode for DepartmentFile {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        report_unknown_functions(node, reader);
        read_record(&with_defaults(node), reader)
    }

    fn shape() -> Shape {
        record_shape::<Self>()
    }
}

impl DepartmentFile {
    /// Converts it to the model.
    pub(crate) fn into_department(self, is_corporate: bool) -> Department {
        Department {
            id: self.id,
            name: self.name,
            formerly: self.formerly,
            summary: self.summary,
            accountable: self.accountable,
            contact: self.contact,
            if_missed: self.if_missed,
            defaults: self.defaults,
            functions: self.functions,
            services: self.services.into_iter().map(ServiceEntry::into_service).collect(),
            is_corporate,
        }
    }
}

/// If a department lists its functions, a service's function must be one of them. As with [`crate::parse::names`], other faults neither hide
/// this one nor cause it.
fn report_unknown_functions(department: &Node, reader: &mut Reader<'_>) {
    let texts = |list: &str, key: &str| -> Vec<(&str, Span)> {
        let items = department.get(list).map(Node::items).unwrap_or_default().iter();
        items.filter_map(|item| item.get(key).and_then(|node| Some((node.scalar()?.trim(), node.span)))).collect()
    };
    let names: Vec<&str> = texts("functions", "name").into_iter().map(|(name, _)| name).collect();
    // A function without a name may be the intended one.
    let all = department.get("functions").map(Node::items).unwrap_or_default();
    if names.is_empty() || names.len() < all.len() {
        return;
    }
    for (function, span) in texts("services", "function") {
        if !function.is_empty() && !names.contains(&function) {
            reader.report(unknown_function(function, span, &names));
        }
    }
}

fn unknown_function(function: &str, span: Span, names: &[&str]) -> Diagnostic {
    let fault =
        Diagnostic::error(&rules::UNKNOWN_REFERENCE, span, format!("this department has no function `{function}`"));
    match closest(function, names.iter().copied()) {
        Some(meant) => fault.label(format!("did you mean `{meant}`?")).patch(span, meant).certain_if(is_sure(
            function,
            meant,
            names.iter().copied(),
        )),
        None => fault.help(format!("use one of: {}; or add it under `functions`", names.join(", "))),
    }
}

impl WithPlaceholders for DepartmentFile {
    const PLACEHOLDERS: &'static str =
        "{name: Department, summary: All of it., accountable: Director, contact: {phone: 555-555-0100}}";
}
