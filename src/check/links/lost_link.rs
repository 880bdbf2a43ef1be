//! Reports words that look like a link but are not one.

use std::ops::Range;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::markdown::{links, passages};
use crate::model::text::Text;
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "lost-link",
    topic: Topic::Links,
    sentence: "Words written like a link are a link, in a text that can have links.",
    why: "Otherwise residents see the brackets and have nothing to follow.",
    wrong: "description: Read [the rules] (/services/email/) first.",
    right: "description: Read [the rules](/services/email/) first.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

const WRITE_IT: &str =
    "write the address in round brackets directly after the words, without a space: [the rules](/services/email/)";
const LEAVE_IT: &str = "remove the brackets and the address: this text can't have links; a description can";

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in context.texts.iter().filter(|text| text.markdown.contains(']')) {
        if text.is_plain {
            let found = links(text.markdown).into_iter();
            diagnostics.extend(found.map(|link| fault(text.place(link.range), &link.words, LEAVE_IT)));
        } else {
            diagnostics.extend(in_markdown(text));
        }
    }
}

fn in_markdown(text: &Text<'_>) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for passage in passages(text.markdown) {
        let mut from = 0;
        while let Some(range) = lost(&passage.text, from) {
            let words = &passage.text[range.clone()];
            faults.push(fault(text.place(passage.place(range.clone())), words, WRITE_IT));
            from = range.end;
        }
    }
    faults
}

fn fault(at: Span, words: &str, help: &str) -> Diagnostic {
    let message =
        format!("\"{}\" is not a link here: residents would see the brackets", words.trim_matches(['[', ']']));
    Diagnostic::warning(&RULE, at, message).help(help)
}

/// The first words in square brackets from a byte on that an address, or a second pair of brackets, follows.
fn lost(text: &str, from: usize) -> Option<Range<usize>> {
    let mut from = from;
    loop {
        let start = from + text[from..].find('[')?;
        let end = start + text[start..].find(']')? + 1;
        let start = start + text[start..end].rfind('[')?;
        let has_words = text[start..end].contains(char::is_alphanumeric);
        if has_words && is_followed_by_address(&text[end..]) {
            return Some(start..end);
        }
        from = end;
    }
}

fn is_followed_by_address(rest: &str) -> bool {
    let is_reference =
        rest.strip_prefix('[').and_then(|rest| rest.split_once(']')).is_some_and(|(id, _)| !id.is_empty());
    let address = rest.trim_start().strip_prefix('(').map(str::trim_start).unwrap_or_default();
    is_reference || ["/", "#", "http://", "https://", "mailto:", "tel:"].iter().any(|start| address.starts_with(start))
}
