//! The published copy that a command compares with, and what people accept on the command line.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::authoring::inside;
use crate::command::clock::day_or_now;
use crate::command::published::{is_ours, named};
use crate::command::terminal::warn;
use crate::load;
use crate::model::accepted::BreakRule;
use crate::pipeline::{Acceptance, Guard};
use crate::published_feed::whole_copy;
use crate::source::shown_folder;

/// Where a build publishes, and where the other commands look for a published copy, if nobody says otherwise.
pub(super) const PUBLIC: &str = "public";

/// The options of the commands that compare with a published copy.
#[derive(Debug, Default, clap::Args)]
pub(super) struct GuardArguments {
    /// Folder of a published copy; refuse changes that would break what it promises to its readers [default: the site in the output folder, or
    /// in `public`]
    #[arg(long, value_name = "DIR", help_heading = "What was published")]
    pub(super) against: Option<PathBuf>,
    /// Let one change through, named as in its message, like vanished-id:pothole-repair; may be repeated
    #[arg(long, value_name = "RULE:ID", value_parser = named_break, requires = "reason", help_heading = "What was published")]
    accept: Vec<NamedBreak>,
    /// Why it is let through
    #[arg(long, value_name = "TEXT", requires = "accept", help_heading = "What was published")]
    reason: Option<String>,
    /// Compare with nothing, because the published copy was never online
    #[arg(long, conflicts_with = "against", help_heading = "What was published")]
    pub(super) never_online: bool,
}

/// A change that a person lets through.
#[derive(Debug, Clone)]
struct NamedBreak {
    rule: BreakRule,
    id: String,
}

/// `vanished-id:pothole-repair`.
fn named_break(text: &str) -> Result<NamedBreak, String> {
    let (rule, id) = text.split_once(':').ok_or("write the rule and the id, like vanished-id:pothole-repair")?;
    let rules = || BreakRule::ALL.map(BreakRule::key).join(", ");
    let rule = BreakRule::of(rule)
        .ok_or_else(|| format!("`{rule}` is none of the rules about what was published: {}", rules()))?;
    if id.is_empty() {
        return Err("write the id after the colon, as the message names it".to_owned());
    }
    Ok(NamedBreak { rule, id: id.to_owned() })
}

impl GuardArguments {
    /// The copy to compare with: the one that is named, or else the site of this program in `usual`, if there is one.
    pub(super) fn guard(&self, usual: &Path) -> Result<Option<Guard>, Box<dyn Error>> {
        if self.never_online {
            return Ok(None);
        }
        let folder = self.against.as_deref().unwrap_or(usual);
        let files = match &self.against {
            Some(folder) => Some(named(folder)?),
            None => load::published_if_any(folder)?,
        };
        let never_online = |reason| match self.against {
            None => format!("{reason}; or, if that site never went online, add --never-online"),
            Some(_) => reason,
        };
        let is_ours = files.as_ref().map(|files| is_ours(folder, files)).transpose().map_err(never_online)?;
        // Another program's files in the usual place are nothing to compare with.
        let files = files.filter(|_| self.against.is_some() || is_ours == Some(true));
        // A copy that is named may have been cut off on its way here.
        if let Some(files) = files.as_ref().filter(|_| self.against.is_some()) {
            whole_copy(files)?;
        }
        Ok(files.map(|files| Guard::new(files, shown_folder(folder), day_or_now(None), self.accepted())))
    }

    fn accepted(&self) -> Vec<Acceptance> {
        let reason = self.reason.clone().unwrap_or_default();
        let accepted = |NamedBreak { rule, id }: &NamedBreak| Acceptance {
            rule: *rule,
            id: id.clone(),
            reason: reason.clone(),
            place: None,
        };
        self.accept.iter().map(accepted).collect()
    }

    /// Says what was let through, and what keeps it so for other copies.
    pub(super) fn tell(&self, told: &[String], day: Option<Date>) {
        for line in told {
            warn(&format!("{line}\n"));
        }
        if let Some(entry) = self.entry(day) {
            warn(&format!("{entry}\n"));
        }
    }

    /// What keeps it let through for other copies.
    pub(super) fn entry(&self, day: Option<Date>) -> Option<String> {
        let (Some(day), [_, ..]) = (day, &self.accept[..]) else { return None };
        let reason = self.reason.as_deref().map(inside).unwrap_or_default();
        let entry = |NamedBreak { rule, id }: &NamedBreak| {
            format!("  - {{rule: {}, id: {}, on: {day}, reason: {reason}}}\n", rule.key(), inside(id))
        };
        let entries: String = self.accept.iter().map(entry).collect();
        Some(format!("for other copies of the site, keep this in `site.yaml`:\naccepted:\n{}", entries.trim_end()))
    }
}

/// A published copy that threads share. Each reading of the folder is another one.
#[derive(Clone)]
pub(super) struct SharedGuard(Arc<Guard>);

impl SharedGuard {
    pub(super) fn guard(&self) -> &Guard {
        &self.0
    }
}

impl PartialEq for SharedGuard {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The published copy as it is now: read again once another build has replaced it.
pub(super) struct Copies {
    arguments: GuardArguments,
    usual: PathBuf,
    last: Mutex<Option<(Vec<u8>, Option<SharedGuard>)>>,
}

impl Copies {
    pub(super) fn new(arguments: GuardArguments, usual: PathBuf) -> Self {
        Self { arguments, usual, last: Mutex::default() }
    }

    pub(super) fn newest(&self) -> Result<Option<SharedGuard>, Box<dyn Error>> {
        let folder = self.arguments.against.as_ref().unwrap_or(&self.usual);
        let Some(manifest) = load::published_manifest(folder) else { return Ok(None) };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, guard)) = last.as_ref().filter(|(known, _)| *known == manifest) {
            return Ok(guard.clone());
        }
        let guard = self.arguments.guard(&self.usual)?.map(|guard| SharedGuard(Arc::new(guard)));
        *last = Some((manifest, guard.clone()));
        Ok(guard)
    }
}
