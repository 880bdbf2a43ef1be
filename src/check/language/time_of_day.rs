//! Reports times of day in another form than the site's pages give them.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::language::times::{Reading, Words, readings};
use crate::diagnostic::Diagnostic;
use crate::markdown::{Passage, passages};
use crate::model::text::{Role, Text};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "time-of-day",
    topic: Topic::Language,
    sentence: "Texts write a time of day as the site does where it gives opening hours.",
    why: "Residents read texts beside the hours that the site writes itself. \"8:30 to 16:30\" next to \"8:30 am to 4:30 pm\" makes them compare two forms, and a time without am or pm can be missed by half a day.",
    wrong: "description: The counter is open from 8:30 to 16:30.",
    right: "description: The counter is open from 8:30 am to 4:30 pm.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let words = Words::new(&context.catalog.language, context.is_in("en"));
    let with_numbers = |text: &&Text<'_>| text.markdown.bytes().any(|byte| byte.is_ascii_digit());
    for text in context.texts.iter().filter(with_numbers) {
        for passage in passages(text.markdown) {
            let found = readings(&passage.text, is_sentence(text, &passage), &words);
            let found = found.into_iter().filter(|reading| !passage.has_code(&reading.range));
            diagnostics.extend(found.map(|reading| fault(text, &passage, &reading)));
        }
    }
}

/// Whether a full stop at the end of a passage ends a sentence: headings, names and parts of our own sentences have none.
fn is_sentence(text: &Text<'_>, passage: &Passage) -> bool {
    let is_part = matches!(text.role, Role::Name | Role::Promise | Role::Starts | Role::Condition);
    !is_part && !passage.is_heading
}

fn fault(text: &Text<'_>, passage: &Passage, reading: &Reading) -> Diagnostic {
    let written = &passage.text[reading.range.clone()];
    let place = text.place(passage.place(reading.range.clone()));
    match &reading.instead[..] {
        [instead] => {
            let message = format!("the site writes \"{written}\" as \"{instead}\"");
            let fault = Diagnostic::warning(&RULE, place, message);
            // The words may be on two lines of the file, or have signs of Markdown in them.
            if text.file.get(place.range()) == Some(written) {
                fault.patch(place, instead.as_str()).certain_if(reading.is_sure)
            } else {
                fault.help(format!("write \"{instead}\""))
            }
        }
        several => {
            let choice: Vec<String> = several.iter().map(|one| format!("\"{one}\"")).collect();
            let message = format!("\"{written}\" can be {}", choice.join(" or "));
            Diagnostic::warning(&RULE, place, message).help("write the one that you mean")
        }
    }
}
