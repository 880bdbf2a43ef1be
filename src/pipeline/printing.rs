//! Checked content -> publications, and diagnostics about them at their places in the content.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::english;
use crate::layout::Fault;
use crate::model::catalog::Catalog;
use crate::model::publication::PublicationKind;
use crate::pipeline::checked::{Checked, sound};
use crate::pipeline::days::day;
use crate::pipeline::print_rules::{MISSING_GLYPH, PRINT_DIRECTION, PRINT_OVERFLOW, SHORT_LIVED_PRINT};
use crate::pipeline::threads::among_the_threads;
use crate::render::publications::{self, Paper, PrintFault, PrintFaultKind, PrintFaults, Printed, printed};
use crate::render::{Job, RenderError};
use crate::resolve::resolve;
use crate::source::{Sources, Span};
use crate::theme::Theme;

/// What to print.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// The kinds of publications.
    pub kinds: Vec<PublicationKind>,
    /// The services and departments, by their ids; all, if there is none.
    pub subjects: Vec<String>,
    /// The paper, if it isn't the theme's.
    pub paper: Option<Paper>,
}

/// How long a poster or a booklet is in use, in days; and how long a bill is.
const LIFE: (i32, i32) = (365, 45);

/// Makes publications. Errors come first, then notes, the one whose day comes soonest before the others. The files are `None` if the content has errors, or a publication can't be set.
///
/// # Errors
/// If the theme can't be used.
pub fn print(
    checked: Checked,
    sources: &Sources,
    theme: &Theme,
    settings: &Settings,
    order: &Order,
) -> Result<(Vec<Diagnostic>, Option<Printed>), RenderError> {
    among_the_threads(|| {
        let Checked { catalog, diagnostics, .. } = checked;
        let Some(catalog) = sound(catalog, &diagnostics) else { return Ok((diagnostics, None)) };
        let today = day(settings.day, &catalog.site.time_zone);
        let catalog = catalog.known_on(today);
        let edition = resolve(&catalog, today, settings.drafts);
        let base_url = settings.base_url.as_ref().unwrap_or(&catalog.site.base_url.value);
        let job = Job { edition: &edition, theme, base_url };
        let mut made = printed(job, &order.kinds, &order.subjects, order.paper)?;
        made.faults.sort_by_key(|fault| if let PrintFaultKind::EndsOn(day) = fault.kind { Some(day) } else { None });
        let (mut diagnostics, notes): (Vec<_>, Vec<_>) =
            told(&made.faults, today, Some(sources)).into_iter().partition(Diagnostic::is_error);
        let is_whole = diagnostics.is_empty();
        Diagnostic::sort(&mut diagnostics);
        diagnostics.extend(notes);
        Ok((diagnostics, is_whole.then_some(made)))
    })
}

/// Reports what was found as a site was built on a day.
pub(super) fn told_of_site(faults: &PrintFaults, today: Date) -> Vec<Diagnostic> {
    let mut told = told(&faults.of_publications, today, None);
    told.extend(told_of_reports(&faults.of_reports, today, None));
    told
}

/// Reports what keeps reports from being printed: a warning, as their other formats say the same.
pub(super) fn told_of_reports(faults: &[PrintFault], today: Date, sources: Option<&Sources>) -> Vec<Diagnostic> {
    let without = |found: Diagnostic| {
        Diagnostic { severity: Severity::Warning, ..found }
            .with_note("the report has no PDF, and its other files say the same")
    };
    told(faults, today, sources).into_iter().map(without).collect()
}

/// Reports what is known on a day of the publications that the site offers, before they are made.
pub(super) fn foreseen(catalog: &Catalog, today: Date) -> Vec<Diagnostic> {
    if catalog.site.publications.is_empty() {
        return Vec::new();
    }
    told(&publications::foreseen(&resolve(catalog, today, false)), today, None)
}

/// Reports what was found as publications were made on a day. What concerns several of them is reported once: a character that can't be
/// printed, and a change.
fn told(faults: &[PrintFault], today: Date, sources: Option<&Sources>) -> Vec<Diagnostic> {
    let mut missing = BTreeSet::new();
    let mut changes: Vec<(Date, Span, Vec<&str>)> = Vec::new();
    let mut told = Vec::new();
    for fault in faults {
        match &fault.kind {
            PrintFaultKind::EndsOn(day) => {
                if (*day - today).get_days() > life(&fault.piece) {
                    continue;
                }
                match changes.iter_mut().find(|(other, place, _)| other == day && *place == fault.place) {
                    Some((.., pieces)) => pieces.push(&fault.piece),
                    None => changes.push((*day, fault.place, vec![&fault.piece])),
                }
            }
            PrintFaultKind::RightToLeft(language) => told.push(from_right_to_left(language, fault.place)),
            PrintFaultKind::NotSet(Fault::MissingGlyph { character, .. }) if !missing.insert(*character) => {}
            PrintFaultKind::NotSet(found) => told.push(not_set(found, fault, sources)),
        }
    }
    told.extend(changes.iter().map(|(day, place, pieces)| short_lived(*day, *place, pieces, today)));
    told
}

/// How many days a piece is usually in use.
fn life(piece: &str) -> i32 {
    if piece.starts_with(PublicationKind::Insert.key()) { LIFE.1 } else { LIFE.0 }
}

fn short_lived(day: Date, place: Span, pieces: &[&str], today: Date) -> Diagnostic {
    let days = (day - today).get_days();
    let many = if days == 1 { "one more day".to_owned() } else { format!("{days} more days") };
    let date = english::date(day);
    let note = if let [piece] = pieces {
        let message = format!("`{piece}` is true for {many}: what it says changes on {date}");
        Diagnostic::note(&SHORT_LIVED_PRINT, place, message)
    } else {
        let message = format!("{} publications are true for {many}: what they say changes on {date}", pieces.len());
        let named: Vec<String> = pieces.iter().map(|piece| format!("`{piece}`")).collect();
        Diagnostic::note(&SHORT_LIVED_PRINT, place, message).with_note(format!("they are {}", english::list(&named)))
    };
    note.help("print only a few, or wait for that day; each says until when it is true")
}

fn from_right_to_left(language: &str, place: Span) -> Diagnostic {
    let message = format!("nothing can be printed in `{language}`, which is written from right to left");
    Diagnostic::error(&PRINT_DIRECTION, place, message)
        .help("leave `publications` out of site.yaml, if it is there, and print pages from a browser")
}

fn not_set(fault: &Fault, PrintFault { piece, place, .. }: &PrintFault, sources: Option<&Sources>) -> Diagnostic {
    match fault {
        Fault::DoesNotFit { frame, by, from } => {
            let part = if frame.is_empty() { String::new() } else { format!(" in its part `{frame}`") };
            let message = format!("`{piece}` has {by} mm too much text{part}");
            Diagnostic::error(&PRINT_OVERFLOW, *place, message)
                .with_note(format!("what has no room begins with \"{from}\""))
                .help("shorten the texts of it, or give the frame more room in the theme's template")
        }
        Fault::TooManyPages { most, from } => {
            let pages = if *most == 1 { "page" } else { "pages" };
            let message = format!("`{piece}` needs more than the {most} {pages} that it may have");
            Diagnostic::error(&PRINT_OVERFLOW, *place, message)
                .with_note(format!("what has no room begins with \"{from}\""))
                .help("shorten the texts of it, or set a larger `limit` in the theme's template")
        }
        Fault::TooLarge { from } => {
            let message = format!("`{piece}` has a part that is larger than a page: it begins with \"{from}\"");
            Diagnostic::error(&PRINT_OVERFLOW, *place, message).help("make two paragraphs or rows of it")
        }
        Fault::MissingGlyph { character, face, text } => {
            let message = format!(
                "the character `{character}` (U+{:04X}) can't be printed: the font `{face}` doesn't have it",
                u32::from(*character)
            );
            let place = sources.and_then(|sources| place_of(*character, sources)).unwrap_or(*place);
            Diagnostic::error(&MISSING_GLYPH, place, message)
                .with_note(format!("in `{piece}`: \"{text}\""))
                .help("write it in other letters, or name a font that has it in the theme's print.yaml")
        }
    }
}

/// The first place in the content that has a character, outside of comments.
fn place_of(character: char, sources: &Sources) -> Option<Span> {
    sources.iter().find_map(|(id, source)| {
        let mut at = 0;
        source.text.split_inclusive('\n').find_map(|line| {
            let start = at;
            at += line.len();
            let found = line.find(character).filter(|_| !line.trim_start().starts_with('#'))?;
            Some(Span::new(id, start + found, start + found + character.len_utf8()))
        })
    })
}
