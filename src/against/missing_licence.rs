//! Every document says under what terms it may be used, and whom to ask.

use serde_json::Value;

use crate::against::Context;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published::envelope;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "missing-licence",
    sentence: "Every document of the feed has its licence and a contact.",
    why: "A copy travels alone; whoever finds it has to see that it may be used, and who answers for it.",
    wrong: "{\"api_version\": \"1.0.0\", \"licence\": null, \"publisher\": {\"name\": {\"en\": \"Spruce Grove\"}}}",
    right: "\
{\"api_version\": \"1.0.0\",
 \"licence\": {\"name\": \"CC BY 4.0\", \"url\": \"https://creativecommons.org/licenses/by/4.0/\"},
 \"publisher\": {\"name\": {\"en\": \"Spruce Grove\"}, \"contact\": {\"phone\": \"780-962-2611\"}}}",
};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (name, document) in context.after.own_documents() {
        let missing = missing(envelope(document));
        if missing.is_empty() {
            continue;
        }
        let message = format!("`{name}` would be published without {}", english::list(&missing));
        diagnostics.push(
            Diagnostic::nowhere(RULE.name, message)
                .with_note("each document has them, so that a copy of it can stand alone")
                .help(
                    "see that `site.yaml` has `licence` and `contact`; \
                     if it does, build with a version of this program that writes them",
                ),
        );
    }
}

fn missing(envelope: &Value) -> Vec<String> {
    let is_said = |pointer: &str| match envelope.pointer(pointer) {
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(lines)) => !lines.is_empty(),
        _ => false,
    };
    let has_licence = ["/licence/name", "/licence/url"].into_iter().all(is_said);
    let ways = ["phone", "email", "web", "address"].map(|way| format!("/publisher/contact/{way}"));
    let has_contact = ways.iter().any(|way| is_said(way));
    let parts = [(has_licence, "its licence"), (has_contact, "a contact")];
    parts.into_iter().filter(|(is_there, _)| !is_there).map(|(_, part)| part.to_owned()).collect()
}
