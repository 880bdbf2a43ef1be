//! A published department -> the keys of its file, without its services: each of those has a message, and a block, of its own.

use crate::authoring::quoted;
use crate::compatibility::block::lines::{Lines, below, item, list};
use crate::published_feed::{Contact, Department, Function};

/// The file of a department, up to its services.
pub(in crate::compatibility) fn department(department: &Department) -> Lines {
    let Department { id, name, formerly, summary, accountable, contact, functions } = department;
    let former: Vec<&str> = formerly.iter().map(|former| former.id.as_str()).collect();
    let own = [
        Some(format!("id: {id}")),
        Some(line("name", &name.to_string())),
        (!former.is_empty()).then(|| format!("formerly: {}", list(former))),
        Some(line("summary", &summary.to_string())),
        Some(line("accountable", accountable)),
    ];
    let functions: Lines = functions.iter().flat_map(|one| item(function(one))).collect();
    let functions = (!functions.is_empty()).then(|| below("functions", functions)).into_iter().flatten();
    own.into_iter().flatten().chain(below("contact", ways(contact))).chain(functions).collect()
}

fn line(key: &str, value: &str) -> String {
    format!("{key}: {}", quoted(value))
}

fn ways(Contact { phone, email, web, address, calendar }: &Contact) -> Lines {
    let if_any = |key: &str, value: &Option<String>| value.as_ref().map(|value| line(key, value));
    let address = (!address.is_empty()).then(|| format!("address: {}", list(address)));
    let all = [if_any("phone", phone), if_any("email", email), if_any("web", web), address];
    all.into_iter().flatten().chain(if_any("calendar", calendar)).collect()
}

fn function(Function { name, summary, phone, email, web, note }: &Function) -> Lines {
    let text = |text: &dyn ToString| text.to_string();
    let optional = [
        ("summary", summary.as_ref().map(|one| text(one))),
        ("phone", phone.clone()),
        ("email", email.clone()),
        ("web", web.clone()),
        ("note", note.as_ref().map(|one| text(one))),
    ];
    let optional = optional.into_iter().filter_map(|(key, value)| Some(line(key, &value?)));
    std::iter::once(line("name", &name.to_string())).chain(optional).collect()
}
