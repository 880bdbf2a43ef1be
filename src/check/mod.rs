//! Catalog -> diagnostics, about all days. One file per rule, each a row in [`RULES`].

mod ahead;
mod baseline;
mod begins_after_retirement;
mod broken_link;
mod business_unit_without_calendar;
mod calendar_ends_soon;
mod certain;
mod closure_on_closed_day;
mod closure_outside_list;
mod closure_twice;
mod doubled_promise;
mod early_closing_outside_hours;
mod effective_before_approval;
mod ends_without_retirement;
mod exemption_ended;
mod exemption_ends_soon;
mod exemption_without_need;
mod hard_text;
mod hedge;
mod jargon;
mod lengths;
mod long_sentence;
mod lost_link;
mod missing_clock_start;
mod never_open;
mod no_if_missed;
mod no_way_to_ask;
mod not_comparable_with_baseline;
mod otherwise_not_in_force;
mod overlapping_hours;
mod overlapping_versions;
mod path_collision;
mod phrases;
mod refers_to_draft;
mod replacement_not_usable;
mod reused_id;
mod review_before_effective;
mod review_due_soon;
mod review_overdue;
mod reviews;
mod scheduled_change_without_note;
mod skipped_heading;
mod standard_without_clause;
mod timed_target_on_the_spot;
mod unexplained_abbreviation;
mod unexplained_gap;
mod unsupported_clause;
mod vague_link;
mod version_upside_down;
mod weaker_than_baseline;

use jiff::civil::Date;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::check::ahead::{Ahead, versions};
pub use crate::check::certain::is_certain;
use crate::diagnostic::Diagnostic;
use crate::markdown::{Link, links};
use crate::model::catalog::Catalog;
use crate::model::prose::Prose;
use crate::model::text::{Text, texts};
use crate::model::written;
use crate::rule::Rule;
use crate::source::{Sources, Span};

/// What rules look at.
pub struct Context<'a> {
    /// The content, for all days.
    pub catalog: &'a Catalog,
    /// The files that it was read from.
    sources: &'a Sources,
    /// Every text of the content that residents see.
    pub texts: Vec<Text<'a>>,
    /// Every link with words of its own in these texts.
    pub links: Vec<(Text<'a>, Link)>,
    /// The city's day, for the few rules that speak of time running out.
    pub today: Date,
    ahead: Vec<Ahead<'a>>,
}

impl<'a> Context<'a> {
    /// What rules look at, on this day of the city.
    #[must_use]
    pub fn new(catalog: &'a Catalog, sources: &'a Sources, today: Date) -> Self {
        let (texts, ahead) = rayon::join(|| texts(catalog, sources), || versions(catalog, today));
        let links = texts.par_iter().flat_map_iter(links_of).collect();
        Self { catalog, sources, texts, links, today, ahead }
    }

    /// Links to this site of which only the finished one tells whether they lead anywhere: where to, from the site's root if that shows
    /// in the text, and the place.
    pub fn undecided_links(&self) -> impl Iterator<Item = (String, Span)> {
        let base_url = self.catalog.site.base_url.value.as_str();
        let is_undecided = move |(text, link): &&(Text<'_>, Link)| {
            let is_inside = link.to.starts_with(['/', '#']) || link.to.starts_with(base_url);
            is_inside && !broken_link::is_decided(text, link)
        };
        let written = |(text, link): &(Text<'_>, Link)| {
            let to = broken_link::from_root(text, link).unwrap_or_else(|| link.to.clone());
            (to, text.place(link.range.clone()))
        };
        let own = self.catalog.web_addresses().filter(move |(web, _)| web.as_str().starts_with(base_url));
        let own = own.map(|(web, span)| (web.to_string(), span));
        self.links.iter().filter(is_undecided).map(written).chain(own)
    }

    /// The place of words in a text; that of the whole, if they can't be found there.
    fn place_of_words(&self, words: &str, Prose { markdown, span }: &Prose) -> Span {
        let file = &self.sources.get(span.source).text;
        written::find(markdown, words).map_or(*span, |part| written::place(markdown, part, *span, file))
    }
}

fn links_of<'a>(text: &Text<'a>) -> impl Iterator<Item = (Text<'a>, Link)> + use<'a> {
    let text = text.clone();
    let links = if text.markdown.contains(['[', '<']) && !text.is_plain { links(text.markdown) } else { Vec::new() };
    links.into_iter().map(move |link| (text.clone(), link))
}

/// A rule and what finds its breaches.
pub struct Check {
    /// The rule.
    pub rule: Rule,
    /// Finds what breaks it.
    pub find: fn(&Context<'_>, &mut Vec<Diagnostic>),
}

macro_rules! checks {
    ($($file:ident),* $(,)?) => {
        &[$(Check { rule: $file::RULE, find: $file::check }),*]
    };
}

/// Every rule, by name.
pub const RULES: &[Check] = checks![
    begins_after_retirement,
    broken_link,
    business_unit_without_calendar,
    calendar_ends_soon,
    closure_on_closed_day,
    closure_outside_list,
    closure_twice,
    doubled_promise,
    early_closing_outside_hours,
    effective_before_approval,
    ends_without_retirement,
    exemption_ended,
    exemption_ends_soon,
    exemption_without_need,
    hard_text,
    hedge,
    jargon,
    long_sentence,
    lost_link,
    missing_clock_start,
    never_open,
    no_if_missed,
    no_way_to_ask,
    not_comparable_with_baseline,
    otherwise_not_in_force,
    overlapping_hours,
    overlapping_versions,
    path_collision,
    refers_to_draft,
    replacement_not_usable,
    reused_id,
    review_before_effective,
    review_due_soon,
    review_overdue,
    scheduled_change_without_note,
    skipped_heading,
    standard_without_clause,
    timed_target_on_the_spot,
    unexplained_abbreviation,
    unexplained_gap,
    unsupported_clause,
    vague_link,
    version_upside_down,
    weaker_than_baseline,
];

/// Applies every rule, several at a time: some take far longer than others, so each is a job of its own.
#[must_use]
pub fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let found = |check: &Check| {
        let mut diagnostics = Vec::new();
        (check.find)(context, &mut diagnostics);
        diagnostics
    };
    let mut diagnostics: Vec<Diagnostic> = RULES.par_iter().with_max_len(1).flat_map_iter(found).collect();
    Diagnostic::sort(&mut diagnostics);
    // A text that a YAML reference brings to several places is written once, and mended once.
    diagnostics.dedup();
    diagnostics
}
