//! The beginning of a log and the services that there are -> the text of a map to begin with. Comments say what it is unsure of.
//!
//! Here every column is looked at, to find the ones that matter. Of the cells, only the words for kinds and states are shown.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read;

use crate::counting::columns::{Column, columns};
use crate::counting::count::CountError;
use crate::counting::promises::versions;
use crate::counting::words::figure;
use crate::model::edition::{Edition, EffectiveStandard};
use crate::model::stage::Stage;
use crate::spelling::closest;

/// How many kinds are proposed, or offered as comments.
const KINDS: usize = 60;

/// Writes the map.
///
/// # Errors
/// If it is no log, or can't be read.
pub fn suggest(edition: &Edition<'_>, name: &str, log: &mut dyn Read) -> Result<String, CountError> {
    let columns = columns(name, log)?;
    let chosen = Chosen::of(&columns, edition);
    let mut text = format!(
        "# A map of {name}, proposed from its first {} records. Read each line, correct it, and try it:\n\
         # charter results count {name} --map FILE --dry-run\n",
        figure(columns.first().map_or(0, |column| column.records))
    );
    chosen.write_standards(edition, &mut text);
    chosen.write_columns(&mut text);
    chosen.write_dates(&mut text);
    chosen.write_states(&mut text);
    Ok(text)
}

/// Which column is what.
struct Chosen<'c> {
    kind: Option<&'c Column>,
    id: Option<&'c Column>,
    start: Option<&'c Column>,
    stop: Option<&'c Column>,
    /// Other times that may be the stop.
    other_stops: Vec<&'c Column>,
    deadline: Option<&'c Column>,
    pause: Option<(&'c Column, &'c Column)>,
    state: Option<&'c Column>,
}

const START: &[&str] = &["open", "init", "creat", "submit", "receiv", "request", "start", "enter", "report", "applied"];
const STOP: &[&str] = &["clos", "complet", "resol", "finish", "done", "end", "stop", "issued"];
const DEADLINE: &[&str] = &["sla", "due", "target", "deadline", "expect", "prj", "project", "promis"];
const PAUSE: &[&str] = &["hold", "paus", "suspend", "wait"];
const RESUME: &[&str] = &["resum", "unhold", "release", "reactiv"];
const ID: &[&str] = &["id", "number", "case", "ticket", "key", "ref"];
const KIND: &[&str] = &["type", "kind", "categ", "problem", "service", "code", "subject", "reason", "topic", "descr"];
const STATE: &[&str] = &["status", "state"];

impl<'c> Chosen<'c> {
    fn of(columns: &'c [Column], edition: &Edition<'_>) -> Self {
        let dates = || columns.iter().filter(|column| column.form.is_some());
        let named = |hints: &'static [&str], among: &[&'c Column]| -> Option<&'c Column> {
            among
                .iter()
                .copied()
                .filter_map(|column| Some((rank(&column.name, hints)?, column)))
                .min_by_key(|(rank, _)| *rank)
                .map(|(_, column)| column)
        };
        let deadline = named(DEADLINE, &dates().collect::<Vec<_>>());
        let is_deadline = |column: &&Column| deadline.is_some_and(|deadline| deadline.name == column.name);
        let pause = named(PAUSE, &dates().collect::<Vec<_>>()).zip(named(RESUME, &dates().collect::<Vec<_>>()));
        let is_pause =
            |column: &&Column| pause.is_some_and(|(from, until)| [&from.name, &until.name].contains(&&column.name));
        let is_cancelled = |column: &&Column| column.name.to_lowercase().contains("cancel");
        let is_free = |column: &&Column| !is_deadline(column) && !is_pause(column) && !is_cancelled(column);
        let rest: Vec<&Column> = dates().filter(is_free).collect();
        let start = named(START, &rest).or_else(|| rest.iter().copied().max_by_key(|column| column.filled));
        let is_start = |column: &&Column| start.is_some_and(|start| start.name == column.name);
        let ends: Vec<&Column> = rest.iter().copied().filter(|column| !is_start(column)).collect();
        let stop = named(STOP, &ends).or_else(|| ends.iter().copied().max_by_key(|column| column.filled));
        let other_stops = ends.iter().copied().filter(|column| stop.is_none_or(|stop| stop.name != column.name));
        let words: Vec<&Column> =
            columns.iter().filter(|column| column.form.is_none() && column.is_vocabulary()).collect();
        let few: Vec<&Column> = words.iter().copied().filter(|column| column.words.len() <= 30).collect();
        let state = named(STATE, &few);
        let ids: Vec<&Column> =
            columns.iter().filter(|column| column.form.is_none() && column.is_number_of_a_request()).collect();
        let matching = |column: &&&Column| {
            let is_sure = |word: &&String| service_of(edition, word).is_some_and(|(_, is_sure)| is_sure);
            column.words.keys().filter(is_sure).count()
        };
        let is_state = |column: &&&Column| state.is_some_and(|state| state.name == column.name);
        let kinds: Vec<&Column> = words.iter().filter(|column| !is_state(column)).copied().collect();
        let kind = kinds.iter().filter(|column| matching(column) > 0).max_by_key(|column| matching(column)).copied();
        Self {
            kind: kind.or_else(|| named(KIND, &kinds)),
            id: named(ID, &ids),
            start,
            stop,
            other_stops: other_stops.collect(),
            deadline,
            pause,
            state,
        }
    }

    fn write_standards(&self, edition: &Edition<'_>, text: &mut String) {
        text.push_str("\n# Which kinds of requests count for which standard. Lines that begin with # count for nothing.\nstandards:\n");
        let Some(kind) = self.kind else {
            text.push_str(
                "  # No column looks like a kind of request. If all requests are of one kind, name its standard:\n",
            );
            text.push_str("  # - standard: SERVICE.STAGE\n");
            return;
        };
        let mut words: Vec<(&String, &u64)> = kind.words.iter().filter(|(word, _)| !word.is_empty()).collect();
        words.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
        let mut of_standard: BTreeMap<String, Vec<(&String, &u64, bool)>> = BTreeMap::new();
        let mut of_none: Vec<(&String, &u64)> = Vec::new();
        for (word, count) in words.iter().copied() {
            match service_of(edition, word) {
                Some((standard, is_sure)) => {
                    of_standard
                        .entry(standard.owned.standard.id.value.to_string())
                        .or_default()
                        .push((word, count, is_sure));
                }
                None => of_none.push((word, count)),
            }
        }
        for (standard, words) in &of_standard {
            let _ = writeln!(text, "  - standard: {standard}");
            let others = others(edition, standard);
            if !others.is_empty() {
                let _ = writeln!(text, "    # unsure: the service also has {}", others.join(", "));
            }
            text.push_str("    kinds:\n");
            for (word, count, is_sure) in words {
                let unsure = if *is_sure { "" } else { ", unsure: only the name is like it" };
                let _ = writeln!(text, "      - {} # {}{unsure}", quoted(word), figure(**count));
            }
        }
        if !of_none.is_empty() {
            text.push_str("  # These are like no service:\n");
            for (word, count) in of_none.iter().take(KINDS) {
                let _ = writeln!(
                    text,
                    "  # - {{standard: SERVICE.STAGE, kinds: [{}]}} # {}",
                    quoted(word),
                    figure(**count)
                );
            }
            if of_none.len() > KINDS {
                let _ = writeln!(text, "  # and {} more", of_none.len() - KINDS);
            }
        }
    }

    fn write_columns(&self, text: &mut String) {
        text.push_str("\ncolumns:\n");
        let mut put = |key: &str, column: Option<&Column>, missing: &str, note: &str| match column {
            Some(column) => {
                let _ = writeln!(text, "  {key}: {}{note}", quoted(&column.name));
            }
            None if missing.is_empty() => {}
            None => {
                let _ = writeln!(text, "  # {key}: COLUMN # {missing}");
            }
        };
        put("kind", self.kind, "", "");
        put("id", self.id, "the number of the request, if there is one", "");
        put("start", self.start, "needed: no column looks like the time at which a request came in", "");
        put("stop", self.stop, "needed: no column looks like the time at which it was done", "");
        put("state", self.state, "", "");
        let note = " # only to compare with";
        put("deadline", self.deadline, "", note);
        put(
            "completed",
            self.other_stops.first().copied(),
            "",
            " # unsure: another time that may be the stop; only to compare with",
        );
        for other in self.other_stops.iter().skip(1) {
            let _ = writeln!(text, "  # also a time: {}", quoted(&other.name));
        }
        if let Some((from, until)) = self.pause {
            let _ = writeln!(text, "\npauses: {{from: {}, until: {}}}", quoted(&from.name), quoted(&until.name));
        }
    }

    fn write_dates(&self, text: &mut String) {
        let used = [self.start, self.stop, self.deadline].into_iter().flatten();
        let mut forms: Vec<&str> = Vec::new();
        let mut is_ambiguous = false;
        for column in used.chain(self.other_stops.first().copied()) {
            let Some(form) = &column.form else { continue };
            is_ambiguous |= form.is_ambiguous;
            if !form.text.is_empty() && !forms.contains(&form.text) {
                forms.push(form.text);
            }
        }
        if !forms.is_empty() {
            text.push_str("\ndates:\n");
            if is_ambiguous {
                text.push_str("  # unsure: the day may come before the month\n");
            }
            let forms: Vec<String> = forms.into_iter().map(quoted).collect();
            let _ = writeln!(text, "  formats: [{}]", forms.join(", "));
        }
        text.push_str("# If the times are not the city's: dates: {zone: UTC}\n");
    }

    fn write_states(&self, text: &mut String) {
        let Some(state) = self.state else { return };
        let like = |hints: &[&str]| -> Vec<String> {
            let is_like = |word: &&String| hints.iter().any(|hint| word.to_lowercase().contains(hint));
            state.words.keys().filter(is_like).map(|word| quoted(word)).collect()
        };
        let closed = like(&["clos", "complet", "resol", "finish", "done"]);
        let cancelled = like(&["cancel", "withdr", "void", "duplicat"]);
        let rest: Vec<String> =
            state.words.iter().filter(|(word, _)| !word.is_empty()).map(|(word, _)| quoted(word)).collect();
        let _ = writeln!(text, "\n# The words for the state: {}", rest.join(", "));
        text.push_str("states:\n");
        let _ = writeln!(text, "  closed: [{}]", closed.join(", "));
        let _ = writeln!(text, "  cancelled: [{}] # left out, and counted", cancelled.join(", "));
        text.push_str(
            "\n# What else is left out, with the reason for the public:\n# left_out:\n#   - {column: COLUMN, values: [VALUE], reason: asked for twice}\n",
        );
    }
}

/// Where the first of some hints is in a name; the earlier hints are better.
fn rank(name: &str, hints: &[&str]) -> Option<usize> {
    let name = name.to_lowercase();
    hints.iter().position(|hint| name.contains(hint))
}

/// The standard that a kind of request is most likely about, and whether its code or name says so.
fn service_of<'a, 'e>(edition: &'a Edition<'e>, word: &str) -> Option<(&'a EffectiveStandard<'e>, bool)> {
    let plain =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let wanted = plain(word);
    if wanted.is_empty() {
        return None;
    }
    let services = || edition.services.iter().filter(|service| main_standard(&service.standards).is_some());
    let exact = services().find(|service| {
        let code = service.service.open311.as_deref();
        code.is_some_and(|code| plain(code) == wanted) || plain(&service.service.name.value) == wanted
    });
    let near = || {
        let names: Vec<String> = services().map(|service| plain(&service.service.name.value)).collect();
        let found = closest(&wanted, names.iter().map(String::as_str))?.to_owned();
        services().find(|service| plain(&service.service.name.value) == found)
    };
    let by_keyword =
        || services().find(|service| service.service.keywords.iter().any(|keyword| plain(keyword) == wanted));
    let (service, is_sure) =
        exact.map(|service| (service, true)).or_else(|| Some((near().or_else(by_keyword)?, false)))?;
    Some((main_standard(&service.standards)?, is_sure))
}

/// The one of a service's standards that a log is most likely about: that for the work itself.
fn main_standard<'a, 'e>(standards: &'a [EffectiveStandard<'e>]) -> Option<&'a EffectiveStandard<'e>> {
    let is_countable =
        |standard: &&EffectiveStandard<'_>| versions(standard).iter().any(|version| version.promise.is_some());
    let countable = || standards.iter().filter(is_countable);
    countable().find(|standard| standard.owned.standard.stage == Stage::Complete).or_else(|| countable().next())
}

/// The other standards of a standard's service.
fn others(edition: &Edition<'_>, id: &str) -> Vec<String> {
    let own = edition
        .services
        .iter()
        .find(|service| service.standards.iter().any(|standard| standard.owned.standard.id.value.as_str() == id));
    let all = own.into_iter().flat_map(|service| &service.standards).map(|standard| &standard.owned.standard.id.value);
    all.filter(|other| other.as_str() != id).map(|other| format!("`{other}`")).collect()
}

/// A word as YAML has it, in quotation marks unless it is plain.
fn quoted(word: &str) -> String {
    let is_plain = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || " _-/".contains(c))
        && word.trim() == word
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&word.to_lowercase().as_str());
    if is_plain { word.to_owned() } else { format!("'{}'", word.replace('\'', "''")) }
}
