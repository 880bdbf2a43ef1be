//! Reports links whose words don't say where they lead.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "vague-link",
    topic: Topic::Language,
    sentence: "The words of a link say where it leads.",
    why: "People who skim a page, or hear its links one after another from a screen reader, have only those words to go by.",
    wrong: "description: To see when your street is cleared, click [here](/services/snow-clearing/).",
    right: "description: See when we [clear the snow](/services/snow-clearing/) on your street.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

const VAGUE: [&str; 20] = [
    "at this link",
    "by clicking here",
    "click",
    "click here",
    "click this",
    "click this link",
    "details",
    "go here",
    "here",
    "info",
    "learn more",
    "link",
    "more",
    "more information",
    "read more",
    "see here",
    "this",
    "this link",
    "this page",
    "this website",
];

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (text, link) in &context.links {
        let words = link.words.to_lowercase();
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        if words.is_empty() || context.is_in("en") && VAGUE.contains(&words) {
            let message = match words {
                "" => "this link has no words".to_owned(),
                words => format!("the link \"{words}\" doesn't say where it leads"),
            };
            let help = "use words that name the page: [Snow clearing](/services/snow-clearing/)";
            diagnostics.push(Diagnostic::warning(&RULE, text.place(link.range.clone()), message).help(help));
        }
    }
}
