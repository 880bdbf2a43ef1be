//! Reports texts that are hard to read.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::markdown::passages;
use crate::model::text::{Owner, Role, Text};
use crate::readability::ReadingCounts;
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "hard-text",
    topic: Topic::Language,
    sentence: "A text of 30 words or more reads at school grade 8 or below. So do a service's shorter texts, taken together.",
    why: "Many residents read in a hurry, in a second language or with difficulty. Grade 8 suits nearly all of them.",
    wrong: "description: Administration facilitates the determination of eligibility following submission of supplementary documentation.",
    right: "description: Send us your papers. We look at them and tell you whether you can get help.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

/// The fewest words for a meaningful grade. A service's shorter texts are measured together.
const FEWEST_WORDS: usize = 30;
/// The fewest words for a grade that means something if it is far too high.
const FEW_WORDS: usize = 20;
const HIGHEST_GRADE: i64 = 80;
const FAR_TOO_HIGH: i64 = 120;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.is_in("en") {
        return;
    }
    let measured: Vec<Option<Measured<'_>>> = context.texts.par_iter().map(measure).collect();
    let (hard, others): (Vec<_>, Vec<_>) = measured.into_iter().flatten().partition(|one| is_hard(one.measure));
    diagnostics.extend(hard.iter().map(fault));
    let mut services: BTreeMap<Span, Vec<Measured<'_>>> = BTreeMap::new();
    for one in others.into_iter().filter(|one| one.measure.words < FEWEST_WORDS) {
        if let Owner::Service(_, service) = one.text.owner {
            services.entry(service.id.span).or_default().push(one);
        }
    }
    diagnostics.extend(services.values().filter_map(|texts| fault_of_all(texts)));
}

/// A text and its measure.
struct Measured<'a> {
    text: Text<'a>,
    measure: ReadingCounts,
}

/// Measures a text; `None` if it does not consist of sentences.
fn measure<'a>(text: &Text<'a>) -> Option<Measured<'a>> {
    if matches!(text.role, Role::Name | Role::Remark | Role::Promise | Role::Starts | Role::Condition) {
        return None;
    }
    let passages = passages(text.markdown);
    let read = passages.iter().filter(|passage| !passage.is_heading).map(|passage| ReadingCounts::of(&passage.text));
    Some(Measured { text: text.clone(), measure: read.fold(ReadingCounts::default(), ReadingCounts::and) })
}

fn is_hard(measure: ReadingCounts) -> bool {
    match measure.words {
        FEWEST_WORDS.. => measure.tenths_of_grade() > HIGHEST_GRADE,
        FEW_WORDS.. => measure.tenths_of_grade() > FAR_TOO_HIGH,
        _ => false,
    }
}

const HELP: &str =
    "shorten the sentences first, then the words; say who does what: \"we send you\", not \"will be sent\"";

fn fault(one: &Measured<'_>) -> Diagnostic {
    let message = format!("this text reads at school grade {}; the limit is 8.0", grade(one.measure));
    Diagnostic::warning(&RULE, one.text.span, message).with_note(figures(one.measure)).help(HELP)
}

/// Reports a service's short texts together.
fn fault_of_all(texts: &[Measured<'_>]) -> Option<Diagnostic> {
    let all = texts.iter().map(|one| one.measure).fold(ReadingCounts::default(), ReadingCounts::and);
    let Owner::Service(_, service) = texts.first()?.text.owner else { return None };
    if all.words < FEWEST_WORDS || !is_hard(all) {
        return None;
    }
    let hardest = texts.iter().max_by_key(|one| one.measure.tenths_of_grade())?;
    let message =
        format!("the short texts of `{}` together read at school grade {}; the limit is 8.0", service.id, grade(all));
    let fault = Diagnostic::warning(&RULE, hardest.text.span, message).label("the hardest of them");
    Some(fault.with_note(figures(all)).help(HELP))
}

fn grade(measure: ReadingCounts) -> String {
    let tenths = measure.tenths_of_grade();
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn figures(ReadingCounts { sentences, words, syllables }: ReadingCounts) -> String {
    let whole = |number: usize, of: usize| number.checked_div(of).unwrap_or_default();
    let ending = if sentences == 1 { "" } else { "s" };
    format!(
        "{words} words in {sentences} sentence{ending}: {} words per sentence and {} syllables per 10 words (Flesch-Kincaid grade)",
        whole(words, sentences),
        whole(10 * syllables, words),
    )
}
