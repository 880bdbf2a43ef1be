//! `charter print`: content folder -> publications in a folder.

use crate::artifact::Artifact;
use crate::command::arguments::PrintArguments;
use crate::command::clock::day_or_now;
use crate::command::new_files;
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::{say, show, style, tally, warn};
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::text;
use crate::load;
use crate::model::publication::PublicationKind;
use crate::pipeline::{self, Order, Paper, department_named, service_named};
use crate::source::Sources;

pub(super) fn run(arguments: &PrintArguments) -> Ran {
    let sources = load::content(&arguments.content)?;
    let theme = load::theme(arguments.theme.as_deref())?;
    let settings = Settings { day: day_or_now(arguments.as_of), base_url: arguments.base_url.clone(), drafts: false };
    let checked = pipeline::checked(&sources, settings.day);
    if checked.diagnostics.iter().any(Diagnostic::is_error) {
        let errors: Vec<Diagnostic> = checked.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
        show(&errors, &sources);
        warn("nothing was printed: the content has errors\n");
        return Ok(Outcome::FaultyContent);
    }
    let order = order(arguments, &sources)?;
    let (diagnostics, printed) = pipeline::print(checked, &sources, &theme, &settings, &order)?;
    report(&diagnostics, &sources, arguments.notes);
    let Some(printed) = printed else {
        warn(&format!("nothing was written to `{}`\n", arguments.out.display()));
        return Ok(Outcome::FaultyContent);
    };
    if printed.files.is_empty() {
        return Err(format!("there is nothing to print for `--only {}`", arguments.only.join(",")).into());
    }
    new_files::write_artifacts(&arguments.out, &printed.files)?;
    say(&summary(&arguments.out.display().to_string(), &printed.files))?;
    Ok(Outcome::Fine)
}

/// What to print: the kinds that `--only` names, or all; and of these the ones of the services and departments that it names.
fn order(arguments: &PrintArguments, sources: &Sources) -> Result<Order, Box<dyn std::error::Error>> {
    let (mut kinds, mut subjects) = (Vec::new(), Vec::new());
    for name in &arguments.only {
        if let Some(kind) = PublicationKind::ALL.into_iter().find(|kind| kind.key() == name) {
            kinds.push(kind);
        } else if let Ok(id) = department_named(sources, name) {
            subjects.push(id.to_string());
        } else if let Ok(id) = service_named(sources, name) {
            subjects.push(id.to_string());
        } else {
            let known = PublicationKind::ALL.map(PublicationKind::key).join(", ");
            return Err(
                format!("`--only {name}` is neither a publication ({known}) nor a department or service").into()
            );
        }
    }
    if kinds.is_empty() {
        kinds = PublicationKind::ALL.to_vec();
    }
    Ok(Order { kinds, subjects, paper: arguments.paper.map(Paper::from) })
}

/// Shows what is wrong, and which of the pieces is the first that will no longer be true.
fn report(diagnostics: &[Diagnostic], sources: &Sources, with_notes: bool) {
    let (notes, errors): (Vec<Diagnostic>, Vec<Diagnostic>) =
        diagnostics.iter().cloned().partition(|one| one.severity == Severity::Note);
    if with_notes {
        warn(&text::render(diagnostics, sources, style()));
    } else {
        warn(&text::render(&errors, sources, style()));
        if let Some(soonest) = notes.first().filter(|_| errors.is_empty()) {
            let many = if notes.len() == 1 {
                String::new()
            } else {
                format!(", and {} more like it (--notes shows all)", notes.len() - 1)
            };
            warn(&format!("note: {}{many}\n", soonest.message));
        }
    }
    if !errors.is_empty() {
        warn(&format!("{}\n", tally(&errors)));
    }
}

fn summary(folder: &str, files: &[Artifact]) -> String {
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    let many = if files.len() == 1 { "1 file".to_owned() } else { format!("{} files", files.len()) };
    format!("{folder}: {many}, {:.1} MB\n", f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX)) / 1000.0)
}
