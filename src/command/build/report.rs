//! What a build did -> the report for people, or the document for programs.

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use crate::command::arguments::{BuildArguments, BuildFormat};
use crate::command::build::built::{Built, PublishedSite};
use crate::command::clock::day_or_now;
use crate::command::gone;
use crate::command::terminal::{say, show, style, tally, warn};
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::build::{BuildDocument, Files, InForce};
use crate::emit::{build, json, summary, text};
use crate::english;
use crate::model::period::Interval;
use crate::pipeline;
use crate::publish::Summary;
use crate::source::{shown_folder, visible};

pub(super) fn report(arguments: &BuildArguments, built: &Built, total: Duration) -> Result<(), Box<dyn Error>> {
    match arguments.telling.format {
        BuildFormat::Json => say(&build::render(&document(arguments, built))?)?,
        BuildFormat::Text => tell(arguments, built, total)?,
    }
    Ok(())
}

/// Tells people: errors and what has lapsed whole, other warnings as they are asked for, and what was made.
fn tell(arguments: &BuildArguments, built: &Built, total: Duration) -> Result<(), Box<dyn Error>> {
    show_faults(arguments, built);
    arguments.guard.tell(&built.told, built.site.as_ref().map(|site| site.facts.day));
    let Some(site) = &built.site else {
        warn(&format!("nothing was written to `{}`\n", arguments.out.display()));
        return Ok(());
    };
    if is_uncompared(arguments, built) && arguments.as_of.is_none() {
        warn(
            "compared with nothing, as no site was published here; if one is online, name a copy of it: --against DIR\n",
        );
    }
    if !arguments.telling.quiet {
        say(&sentences(site, &arguments.out, total))?;
    }
    if let Some(warning) = gone::warning(&site.summary.removed) {
        warn(&warning);
    }
    Ok(())
}

fn show_faults(arguments: &BuildArguments, built: &Built) {
    let Built { sources, diagnostics, .. } = built;
    if arguments.telling.warnings {
        show(diagnostics, sources);
        return;
    }
    let (whole, rest): (Vec<Diagnostic>, Vec<Diagnostic>) =
        diagnostics.iter().cloned().partition(|one| one.is_error() || one.has_lapsed);
    warn(&text::render(&whole, sources, style()));
    let told = if arguments.telling.quiet { &whole[..] } else { &diagnostics[..] };
    if !arguments.telling.quiet {
        warn(&summary::warnings(&rest, &pipeline::rules(), style()));
    }
    if whole.iter().any(Diagnostic::is_error) {
        let counted: Vec<Diagnostic> =
            told.iter().filter(|diagnostic| diagnostic.severity != Severity::Note).cloned().collect();
        warn(&format!("{}\n", tally(&counted)));
    }
}

/// Whether there was no published copy to compare with.
fn is_uncompared(arguments: &BuildArguments, built: &Built) -> bool {
    built.compared_with.is_none() && !arguments.guard.never_online && !arguments.drafts
}

fn document(arguments: &BuildArguments, built: &Built) -> BuildDocument {
    let Built { sources, diagnostics, told, compared_with, site } = built;
    let facts = site.as_ref().map(|site| &site.facts);
    let day = facts.map(|facts| facts.day);
    let files = |Summary { files, written, removed, .. }: &Summary| Files {
        total: *files,
        written: *written,
        unchanged: files - written,
        removed: removed.len(),
    };
    let summary = site.as_ref().map(|site| &site.summary);
    let in_force = |Interval { from, until }| InForce { from, until };
    BuildDocument {
        published: site.is_some(),
        out: shown_folder(&arguments.out),
        day: day.or_else(|| pipeline::city_day(sources, day_or_now(arguments.as_of))),
        in_force: facts.map(|facts| in_force(facts.in_force)),
        rebuild_on: facts.and_then(|facts| facts.in_force.until),
        standards_in_force: facts.map(|facts| facts.standards_in_force),
        pages: site.as_ref().map(|site| site.pages),
        files: summary.map(files),
        removed: summary.map(|summary| summary.removed.clone()).unwrap_or_default(),
        kept: summary.map(|summary| summary.kept.clone()).unwrap_or_default(),
        compared_with: compared_with.clone(),
        let_through: told.iter().cloned().chain(arguments.guard.entry(day)).collect(),
        diagnostics: diagnostics.iter().map(|diagnostic| json::line(diagnostic, sources)).collect(),
    }
}

fn sentences(site: &PublishedSite, out: &Path, total: Duration) -> String {
    let PublishedSite { facts, pages, summary, syncing } = site;
    let head = format!(
        "{}: {pages} pages, {} in force on {}\n{}\n{}\n",
        out.display(),
        match facts.standards_in_force {
            1 => "1 standard".to_owned(),
            many => format!("{many} standards"),
        },
        english::date(facts.day),
        interval(facts.in_force),
        work(summary, total, *syncing),
    );
    let removed = match summary.removed.len() {
        0 => String::new(),
        1 => "removed 1 file of the previous build\n".to_owned(),
        many => format!("removed {many} files of the previous build\n"),
    };
    let kept: Vec<String> =
        summary.kept.iter().map(|name| format!("kept: {} (not made by charter)\n", visible(name))).collect();
    head + &removed + &kept.concat()
}

/// Says what was written and how long it took, with the time for syncing apart.
fn work(summary: &Summary, total: Duration, syncing: Option<Duration>) -> String {
    let (files, written) = (summary.files, summary.written);
    let milliseconds = total.saturating_sub(syncing.unwrap_or_default()).as_millis();
    let durable = syncing.map(|time| format!(", synced to disk in {} ms", time.as_millis())).unwrap_or_default();
    format!("{files} files ({written} written) in {milliseconds} ms{durable}")
}

fn interval(interval: Interval) -> String {
    match (interval.from, interval.until) {
        (None, None) => "valid on any date; no change is scheduled".to_owned(),
        (Some(from), None) => format!("valid from {}; no later change is scheduled", english::date(from)),
        (None, Some(until)) => format!("valid until {}", english::date(until)),
        (Some(from), Some(until)) => {
            format!("valid from {} until {}; rebuild on that date", english::date(from), english::date(until))
        }
    }
}
