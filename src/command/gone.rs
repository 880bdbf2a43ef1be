//! The files that a build removed -> what residents and programs can no longer find, in words.

/// A kind of thing with an address of its own: the start and the end of the path of its file, and the words for one and for many.
struct Kind {
    before: &'static str,
    after: &'static str,
    one: &'static str,
    many: &'static str,
}

const DEPARTMENT: Kind = Kind { before: "departments/", after: "/index.html", one: "department", many: "departments" };
const SERVICE: Kind = Kind { before: "services/", after: "/index.html", one: "service", many: "services" };
const STANDARD: Kind = Kind { before: "api/v1/standards/", after: ".json", one: "standard", many: "standards" };

/// How many names are told of each kind.
const NAMED: usize = 10;

/// Returns a warning that names the departments, services and standards whose pages or documents were removed; nothing if none were.
pub(super) fn warning(removed: &[String]) -> Option<String> {
    let services = SERVICE.of(removed);
    let is_of_a_lost_service =
        |id: &&str| services.iter().any(|service| id.strip_prefix(service).is_some_and(|rest| rest.starts_with('.')));
    let standards = STANDARD.of(removed).into_iter().filter(|id| !is_of_a_lost_service(id)).collect();
    let lost = [(DEPARTMENT, DEPARTMENT.of(removed)), (SERVICE, services.clone()), (STANDARD, standards)];
    let lines: Vec<String> = lost.iter().filter_map(|(kind, ids)| kind.line(ids)).collect();
    (!lines.is_empty()).then(|| {
        format!(
            "warning: what was published is gone, and its addresses lead nowhere\n{}  = help: bring the content back from your last \
             backup, or withdraw it with `retired:`; `charter explain vanished-id` shows how\n",
            lines.concat()
        )
    })
}

impl Kind {
    fn of<'a>(&self, removed: &'a [String]) -> Vec<&'a str> {
        let id = |path: &'a String| path.strip_prefix(self.before)?.strip_suffix(self.after);
        removed.iter().filter_map(id).filter(|id| !id.contains('/')).collect()
    }

    fn line(&self, ids: &[&str]) -> Option<String> {
        let named = ids.iter().take(NAMED).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
        let more = ids.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let words = if ids.len() == 1 { self.one } else { self.many };
        (!ids.is_empty()).then(|| format!("  {} {words}: {named}{more}\n", ids.len()))
    }
}
