//! An edition, a map and the headers of the logs -> what each record is asked, or the faults of the map.

use std::collections::{BTreeMap, BTreeSet};

use crate::counting::clock::Zones;
use crate::counting::header::Header;
use crate::counting::promises::{VersionPlan, versions, why_not};
use crate::counting::rules;
use crate::diagnostic::Diagnostic;
use crate::model::date_format::DateFormat;
use crate::model::edition::{Edition, EffectiveStandard};
use crate::model::id::StandardId;
use crate::model::log_map::{LogMap, Only, Word};
use crate::spelling::closest;

/// The most columns that a map can name.
const MOST: usize = 200;

/// What is counted, and how.
#[derive(Debug)]
pub(crate) struct Plan<'e> {
    /// The standards, in the order of the map, without those that are there again.
    pub(super) standards: Vec<StandardPlan<'e>>,
    /// The versions of all standards.
    pub(super) versions: Vec<VersionPlan<'e>>,
    /// The entries of the map.
    pub(super) entries: Vec<Entry>,
    /// What each kind of request counts for; an empty list: nothing.
    pub(super) kinds: BTreeMap<Vec<u8>, Vec<usize>>,
    /// The names of the columns that are wanted; a column's place here is that of its cell.
    pub(super) columns: Vec<String>,
    pub(super) places: Places,
    pub(super) states: BTreeMap<Vec<u8>, State>,
    /// The reasons for which requests are left out.
    pub(super) reasons: Vec<String>,
    pub(super) left_out: Vec<(Test, usize)>,
    pub(super) forms: Option<Test>,
    pub(super) formats: Vec<DateFormat>,
    pub(super) zones: Zones,
    /// The number of the day of the count.
    pub(super) today: i32,
    pub(super) has_closed_states: bool,
}

/// A standard, and where its versions are.
#[derive(Debug)]
pub(super) struct StandardPlan<'e> {
    pub(super) id: &'e StandardId,
    pub(super) first: usize,
    pub(super) count: usize,
}

/// An entry of the map.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) standard: usize,
    pub(super) start: usize,
    pub(super) stop: usize,
    pub(super) only: Option<Test>,
    /// Whether it starts and stops where most do, so that the other columns are about it.
    pub(super) is_plain: bool,
}

/// The places of cells.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) kind: Option<usize>,
    pub(super) id: Option<usize>,
    pub(super) state: Option<usize>,
    pub(super) deadline: Option<usize>,
    pub(super) completed: Option<usize>,
    pub(super) pauses: Vec<(usize, usize)>,
}

/// Whether a cell has one of some values.
#[derive(Debug)]
pub(super) struct Test {
    pub(super) place: usize,
    values: BTreeSet<Vec<u8>>,
}

impl Test {
    pub(super) fn holds(&self, value: &[u8]) -> bool {
        self.values.contains(value)
    }
}

/// What a state means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Closed,
    Cancelled,
}

/// A log as far as its header.
pub(crate) struct Head<'h> {
    /// Its name, as people wrote it.
    pub(crate) name: &'h str,
    /// Its header.
    pub(crate) header: &'h Header,
}

impl<'e> Plan<'e> {
    /// Makes the plan.
    ///
    /// # Errors
    /// Every fault of the map.
    pub(crate) fn new(
        edition: &Edition<'e>,
        map: &LogMap,
        logs: &[Head<'_>],
        today: i32,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut making = Making { logs, columns: Vec::new(), faults: Vec::new() };
        let columns = &map.columns;
        let (start, stop) = (making.place(&columns.start), making.place(&columns.stop));
        let places = Places {
            kind: columns.kind.as_ref().map(|word| making.place(word)),
            id: columns.id.as_ref().map(|word| making.place(word)),
            state: columns.state.as_ref().map(|word| making.place(word)),
            deadline: columns.deadline.as_ref().map(|word| making.place(word)),
            completed: columns.completed.as_ref().map(|word| making.place(word)),
            pauses: map.pauses.iter().map(|pause| (making.place(&pause.from), making.place(&pause.until))).collect(),
        };
        let (mut standards, mut all_versions): (Vec<StandardPlan<'e>>, Vec<VersionPlan<'e>>) = (Vec::new(), Vec::new());
        let mut entries = Vec::new();
        for counted in &map.standards {
            let wanted = &counted.standard.0;
            let found = edition.standards().find(|one| one.owned.standard.id.value == wanted.value);
            let Some(found) = found else {
                making.not_published(&wanted.value, wanted.span);
                continue;
            };
            let id = &found.owned.standard.id.value;
            let standard = standards.iter().position(|one| one.id == id).unwrap_or_else(|| {
                making.refuse_uncountable(found, wanted.span);
                let own = versions(found);
                standards.push(StandardPlan { id, first: all_versions.len(), count: own.len() });
                all_versions.extend(own);
                standards.len() - 1
            });
            entries.push(Entry {
                standard,
                start: counted.start.as_ref().map_or(start, |word| making.place(word)),
                stop: counted.stop.as_ref().map_or(stop, |word| making.place(word)),
                only: counted.only.as_ref().map(|only| making.test(only)),
                is_plain: counted.start.is_none() && counted.stop.is_none(),
            });
        }
        let kinds = making.kinds(map, &entries);
        let (reasons, left_out) = making.left_out(map);
        let forms = map.forms.as_ref().map(|only| making.test(only));
        let states = making.states(map);
        if map.standards.is_empty() {
            let message = "the map names no standard, so nothing would be counted";
            let fault = Diagnostic::error(&rules::UNCLEAR_KIND, map.span, message);
            making.faults.push(fault.help("add one to `standards`: `- {standard: SERVICE.STAGE, kinds: [...]}`"));
        }
        if making.columns.len() > MOST {
            let message = format!("the map names {} columns; {MOST} are the most", making.columns.len());
            making.faults.push(Diagnostic::error(&rules::UNKNOWN_COLUMN, map.span, message));
        }
        if !making.faults.is_empty() {
            Diagnostic::sort(&mut making.faults);
            making.faults.dedup();
            return Err(making.faults);
        }
        Ok(Self {
            standards,
            versions: all_versions,
            entries,
            kinds,
            columns: making.columns,
            places,
            states,
            reasons,
            left_out,
            forms,
            formats: map.dates.formats.iter().map(|format| format.value.clone()).collect(),
            zones: Zones {
                city: edition.catalog.site.time_zone.rules.clone(),
                log: map.dates.zone.as_ref().map(|zone| zone.rules.clone()),
                is_converted_twice: map.dates.is_converted_twice,
            },
            today,
            has_closed_states: !map.states.closed.is_empty(),
        })
    }

    /// The version of a standard that counts for a request that starts on a day.
    pub(super) fn version_on(&self, standard: usize, day: i32) -> Option<usize> {
        let StandardPlan { first, count, .. } = self.standards[standard];
        (first..first + count).find(|at| self.versions[*at].from <= day && day < self.versions[*at].until)
    }
}

/// A plan that is being made.
struct Making<'h> {
    logs: &'h [Head<'h>],
    columns: Vec<String>,
    faults: Vec<Diagnostic>,
}

impl Making<'_> {
    /// The place of the cell of a column, which every log has to have.
    fn place(&mut self, word: &Word) -> usize {
        for log in self.logs {
            let names = || log.header.columns.iter().map(|name| name.trim());
            if names().any(|name| name == word.value) {
                continue;
            }
            let message = format!("`{}` has no column `{}`", log.name, word.value);
            let fault = Diagnostic::error(&rules::UNKNOWN_COLUMN, word.span, message);
            let near =
                names().find(|name| name.eq_ignore_ascii_case(&word.value)).or_else(|| closest(&word.value, names()));
            self.faults.push(match near {
                Some(near) => fault.label(format!("did you mean `{near}`?")),
                None => fault.help(format!("its columns are: {}", log.header.shown())),
            });
            break;
        }
        self.columns.iter().position(|name| *name == word.value).unwrap_or_else(|| {
            self.columns.push(word.value.clone());
            self.columns.len() - 1
        })
    }

    fn test(&mut self, only: &Only) -> Test {
        Test { place: self.place(&only.column), values: only.values.iter().map(bytes).collect() }
    }

    fn not_published(&mut self, id: &StandardId, span: crate::source::Span) {
        let message = format!("`{id}` is a draft, or was not public yet: nothing was promised");
        let fault = Diagnostic::error(&rules::NOT_COUNTABLE, span, message);
        self.faults.push(fault.help("remove the entry until it is published"));
    }

    fn refuse_uncountable(&mut self, standard: &EffectiveStandard<'_>, span: crate::source::Span) {
        let own = versions(standard);
        if own.iter().any(|version| version.promise.is_some()) {
            return;
        }
        let target = &standard.shown().version.promise.target.value;
        let id = &standard.owned.standard.id.value;
        let message = format!("a log of requests can't tell whether `{id}` was kept: {}", why_not(target));
        let fault = Diagnostic::error(&rules::NOT_COUNTABLE, span, message);
        self.faults.push(fault.help("remove the entry, and write the results of this promise by hand"));
    }

    /// What each kind of request counts for.
    fn kinds(&mut self, map: &LogMap, entries: &[Entry]) -> BTreeMap<Vec<u8>, Vec<usize>> {
        let mut kinds: BTreeMap<Vec<u8>, Vec<usize>> = BTreeMap::new();
        let has_column = map.columns.kind.is_some();
        for (number, counted) in map.standards.iter().enumerate() {
            let span = counted.standard.0.span;
            if has_column && counted.kinds.is_empty() {
                let message = format!("nothing says which requests count for `{}`", counted.standard.0.value);
                let fault = Diagnostic::error(&rules::UNCLEAR_KIND, span, message);
                self.faults.push(fault.help("add `kinds: [...]`, with the words of the log"));
            } else if let Some(kind) = counted.kinds.first().filter(|_| !has_column) {
                let fault = Diagnostic::error(
                    &rules::UNCLEAR_KIND,
                    kind.span,
                    "the map doesn't say in which column the kind is",
                );
                self.faults.push(fault.help("add `kind: …` to `columns`, with the name of the column"));
            }
            for kind in &counted.kinds {
                let all = kinds.entry(bytes(kind)).or_default();
                let is_same = |other: &usize| {
                    entries.get(*other).zip(entries.get(number)).is_some_and(|(other, own)| {
                        other.standard == own.standard && other.only.is_none() && own.only.is_none()
                    })
                };
                if all.iter().any(is_same) {
                    let message = format!("`{}` counts for `{}` twice", kind.value, counted.standard.0.value);
                    self.faults.push(
                        Diagnostic::error(&rules::UNCLEAR_KIND, kind.span, message).help("remove one of the two"),
                    );
                }
                all.push(number);
            }
        }
        for kind in &map.not_counted {
            if kinds.get(&bytes(kind)).is_some_and(|all| !all.is_empty()) {
                let message = format!("`{}` counts for a standard, and is not counted as well", kind.value);
                let fault = Diagnostic::error(&rules::UNCLEAR_KIND, kind.span, message);
                self.faults.push(fault.help("remove it here or there"));
            }
            kinds.entry(bytes(kind)).or_default();
        }
        if !has_column {
            kinds.insert(Vec::new(), (0..entries.len()).collect());
        }
        kinds
    }

    /// The reasons, and the tests for each. What was cancelled comes first.
    fn left_out(&mut self, map: &LogMap) -> (Vec<String>, Vec<(Test, usize)>) {
        let (mut reasons, mut tests): (Vec<String>, Vec<(Test, usize)>) = (Vec::new(), Vec::new());
        if !map.states.cancelled.is_empty() {
            reasons.push("cancelled".to_owned());
        }
        for left_out in &map.left_out {
            let number = reasons.iter().position(|reason| *reason == left_out.reason).unwrap_or_else(|| {
                reasons.push(left_out.reason.clone());
                reasons.len() - 1
            });
            let test = self.test(&Only { column: left_out.column.clone(), values: left_out.values.clone() });
            tests.push((test, number));
        }
        (reasons, tests)
    }

    fn states(&mut self, map: &LogMap) -> BTreeMap<Vec<u8>, State> {
        let all = map.states.closed.iter().map(|word| (word, State::Closed));
        let all: Vec<_> = all.chain(map.states.cancelled.iter().map(|word| (word, State::Cancelled))).collect();
        if let Some((word, _)) = all.first().filter(|_| map.columns.state.is_none()) {
            let fault = Diagnostic::error(
                &rules::UNKNOWN_COLUMN,
                word.span,
                "the map doesn't say in which column the state is",
            );
            self.faults.push(fault.help("add `state: …` to `columns`, with the name of the column"));
        }
        all.into_iter().map(|(word, state)| (bytes(word), state)).collect()
    }
}

fn bytes(word: &Word) -> Vec<u8> {
    word.value.clone().into_bytes()
}
