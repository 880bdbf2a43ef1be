//! Texts that most people can read with ease.

use rayon::iter::{IntoParallelRefIterator, ParallelExtend, ParallelIterator};

use crate::check::Context;
use crate::diagnostic::Diagnostic;
use crate::markdown::passages;
use crate::model::text::Text;
use crate::readability::{Measure, words};
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "hard-text",
    sentence: "A text of 30 words or more can be read at school grade 8.",
    why: "Many residents read in a hurry, in a second language or with difficulty. Grade 8 suits nearly all of them.",
    wrong: "description: Administration facilitates the determination of eligibility following submission of supplementary documentation.",
    right: "description: Send us your papers. We look at them and tell you whether you can get help.",
};

/// Shorter texts are too short for the figure to mean something.
const FEWEST_WORDS: usize = 30;
const HIGHEST_GRADE: i64 = 80;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.par_extend(context.texts.par_iter().filter_map(fault));
}

fn fault(text: &Text<'_>) -> Option<Diagnostic> {
    // A word takes up two bytes at least.
    if text.markdown.len() < 2 * FEWEST_WORDS - 1 {
        return None;
    }
    let passages = passages(text.markdown);
    let read = || passages.iter().filter(|passage| !passage.is_heading).map(|passage| passage.text.as_str());
    if read().flat_map(words).count() < FEWEST_WORDS {
        return None;
    }
    let measure = read().map(Measure::of).fold(Measure::default(), Measure::and);
    let tenths = measure.tenths_of_grade();
    if tenths <= HIGHEST_GRADE {
        return None;
    }
    let message = format!("this text needs school grade {}.{}; 8.0 is the most", tenths / 10, tenths % 10);
    let whole = |number: usize, of: usize| number.checked_div(of).unwrap_or_default();
    let Measure { sentences, words, syllables } = measure;
    let note = format!(
        "{words} words in {sentences} sentences: {} words a sentence and {} syllables in 10 words (the Flesch-Kincaid grade)",
        whole(words, sentences),
        whole(10 * syllables, words),
    );
    let help =
        "use shorter sentences first, then shorter words; say who does what: \"we send you\", not \"will be sent\"";
    Some(Diagnostic::warning(RULE.name, text.span, message).with_note(note).help(help))
}
