//! Reports documents without a licence or a contact.

use crate::compatibility::context::{Break, Context};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::{Contact, Envelope};
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "missing-licence",
    topic: Topic::Published,
    sentence: "Every document of the feed names its licence and a contact.",
    why: "Copies travel alone. Anyone who finds one has to see that it may be used, and who answers for it.",
    wrong: "{\"api_version\": \"1.0.0\", \"licence\": null, \"publisher\": {\"name\": {\"en\": \"Spruce Grove\"}}}",
    right: "\
{\"api_version\": \"1.0.0\",
 \"licence\": {\"name\": \"CC BY 4.0\", \"url\": \"https://creativecommons.org/licenses/by/4.0/\"},
 \"publisher\": {\"name\": {\"en\": \"Spruce Grove\"}, \"contact\": {\"phone\": \"780-962-2611\"}}}",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    for (name, envelope) in &context.after.envelopes {
        let missing = missing(envelope);
        if missing.is_empty() {
            continue;
        }
        let message = format!("`{name}` would be published without {}", english::list(&missing));
        breaks.push(Break::of(
            name,
            Diagnostic::nowhere(&RULE, message)
                .with_note("each document names them, so that a copy can be used on its own")
                .help(
                    "make sure that `site.yaml` has `licence` and `contact`; \
                     if it does, build with a version of `charter` that writes them",
                ),
        ));
    }
}

fn missing(envelope: &Envelope) -> Vec<String> {
    let has_licence =
        envelope.licence.as_ref().is_some_and(|licence| !is_blank(&licence.name) && !is_blank(&licence.url));
    let has_contact = envelope.publisher.as_ref().is_some_and(|publisher| can_be_reached(&publisher.contact));
    let parts = [(has_licence, "its licence"), (has_contact, "a contact")];
    parts.into_iter().filter(|(is_there, _)| !is_there).map(|(_, part)| part.to_owned()).collect()
}

fn can_be_reached(Contact { phone, email, web, address, .. }: &Contact) -> bool {
    !address.is_empty() || [phone, email, web].into_iter().flatten().any(|way| !is_blank(way))
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
