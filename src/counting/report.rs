//! The counts -> what people are told: what was counted, what is odd, and what was left out. It tells lines and numbers, and of cells only the
//! words for kinds and states.

use std::fmt::Write as _;

use jiff::civil::Time;

use crate::counting::days;
use crate::counting::found::Found;
use crate::counting::merge::Merged;
use crate::counting::oddities::{Oddity, Place, Seen};
use crate::counting::own_deadlines::{Explanation, shown};
use crate::counting::periods::{Covered, Missing, Period};
use crate::counting::plan::Plan;
use crate::counting::rows::Rows;
use crate::counting::vocabulary::Vocabulary;
use crate::counting::words::{figure, have, is, many, sentence, were, whole};
use crate::counting::zone_check::{Misread, Open};
use crate::english;

/// How many words for kinds are told.
const WORDS: usize = 20;

/// So many stops in one minute are told, if there are this many times as many as in others.
const BULK: (u16, u64) = (20, 10);

/// What is told of a count.
pub(super) struct Told<'t> {
    pub(super) plan: &'t Plan<'t>,
    pub(super) found: &'t Found,
    pub(super) logs: &'t [String],
    pub(super) covered: Option<Covered>,
    pub(super) rows: &'t Rows,
}

impl Told<'_> {
    /// What was counted, and what is odd.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.head(&mut text);
        let odd = self.odd();
        if !odd.is_empty() {
            text.push_str("\nwhat is odd:\n");
            for one in odd {
                let _ = writeln!(text, "- {}", one.replace('\n', "\n  "));
            }
        }
        text
    }

    fn head(&self, text: &mut String) {
        let found = self.found;
        let logs = match self.logs {
            [one] => one.clone(),
            several => format!("{} logs", several.len()),
        };
        let _ = writeln!(text, "read {} of {logs}; {} counted", many(found.records, "record"), figure(found.counted));
        if let (Some(covered), Some(first)) = (self.covered, found.first) {
            let last = found.last.unwrap_or(first);
            let _ = writeln!(text, "they came in from {} to {}", shown(first), shown(last));
            let from = shown(covered.from);
            let _ = writeln!(
                text,
                "the log is taken to be whole from {from} up to the end of {}",
                shown(covered.until - 1)
            );
        }
        for standard in &self.plan.standards {
            let id = standard.id.to_string();
            let own = || self.rows.rows.iter().filter(|row| row.standard == id);
            let (met, total) = own().fold((0, 0), |(met, total), row| (met + row.counts.met, total + row.counts.total));
            let rows = many(own().count() as u64, "row");
            let is_average = own().all(|row| !row.cells.contains_key("met"));
            let _ = match own().next() {
                None => writeln!(text, "{id}: no period is covered wholly"),
                Some(_) if is_average => writeln!(text, "{id}: {} stopped, in {rows}", whole(total)),
                Some(_) => writeln!(text, "{id}: {} of {} in time, in {rows}", whole(met), whole(total)),
            };
        }
        for reason in [Missing::Before, Missing::Ends, Missing::Calendar] {
            let of_reason = self.rows.missing.iter().filter(|(_, why)| *why == reason).map(|(period, _)| *period);
            let mut periods: Vec<Period> = of_reason.collect();
            periods.dedup();
            if let Some(told) = left_out(&periods, reason) {
                let _ = writeln!(text, "{told}");
            }
        }
    }

    fn odd(&self) -> Vec<String> {
        let found = self.found;
        let mut odd: Vec<String> = Oddity::ALL
            .into_iter()
            .map(|oddity| (oddity, found.oddities.of(oddity)))
            .filter(|(_, seen)| seen.count > 0)
            .map(|(oddity, seen)| format!("{}\n{}", sentence(oddity, seen.count), self.lines(seen)))
            .collect();
        odd.extend(vocabulary("kind", &found.kinds, self.plan.places.kind.is_some()));
        odd.extend(self.unused_kinds());
        odd.extend(self.unknown_kinds());
        odd.extend(vocabulary("state", &found.states, self.plan.places.state.is_some()));
        odd.extend(self.bulk());
        odd.extend(self.completed());
        odd.extend(self.deadlines());
        odd.extend(self.zone());
        odd
    }

    /// `lines 4, 8 and 15`, with the names of the logs if there are several.
    fn lines(&self, seen: &Seen) -> String {
        let of_log = |log: usize| {
            let lines: Vec<String> =
                seen.first.iter().filter(|place| place.log == log).map(|Place { line, .. }| line.to_string()).collect();
            let word = if lines.len() == 1 { "line" } else { "lines" };
            (!lines.is_empty()).then(|| format!("{word} {}", english::list(&lines)))
        };
        let named = (0..self.logs.len()).filter_map(|log| {
            let lines = of_log(log)?;
            Some(if self.logs.len() == 1 { lines } else { format!("{}, {lines}", self.logs[log]) })
        });
        let named: Vec<String> = named.collect();
        let first = if seen.count > seen.first.len() as u64 { "first: " } else { "" };
        format!("{first}{}", named.join("; "))
    }

    fn unused_kinds(&self) -> Option<String> {
        let unused = self.found.kinds.unused(|entries| !entries.is_empty());
        let unused: Vec<String> =
            unused.iter().filter(|word| !word.is_empty()).map(|word| format!("`{word}`")).collect();
        match &unused[..] {
            [] => None,
            [one] => Some(format!("no request is of the kind {one}, which counts for a standard")),
            several => Some(format!("no request is of these kinds, which count for standards: {}", several.join(", "))),
        }
    }

    fn unknown_kinds(&self) -> Option<String> {
        let kinds = &self.found.kinds;
        let unknown = kinds.unknown();
        if unknown == 0 {
            return None;
        }
        let words = kinds.unknown_words();
        let mut told: Vec<String> = words
            .iter()
            .take(WORDS)
            .map(|(word, count)| {
                if word.is_empty() {
                    format!("no kind: {}", figure(*count))
                } else {
                    format!("{word}: {}", figure(*count))
                }
            })
            .collect();
        if words.len() > WORDS {
            told.push(format!("and {} more", many((words.len() - WORDS) as u64, "kind")));
        }
        let listed = if told.is_empty() { String::new() } else { format!("\n{}", told.join("\n")) };
        Some(format!(
            "{} a kind that the map doesn't name, and {} not counted; add each to a standard or to `not_counted`{listed}",
            have(unknown),
            is(unknown)
        ))
    }

    fn bulk(&self) -> Option<String> {
        let (mut minutes, mut requests) = (0u64, 0u64);
        for (.., count) in self.found.per_minute().filter(|(.., count)| *count > 0) {
            minutes += 1;
            requests += u64::from(count);
        }
        let usual = requests.checked_div(minutes).unwrap_or_default().max(1);
        let (least, times) = BULK;
        let many_in = |count: u16| count >= least && u64::from(count) >= usual * times;
        let mut bulk: Vec<(i32, usize, u16)> = self.found.per_minute().filter(|(.., count)| many_in(*count)).collect();
        bulk.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
        if bulk.is_empty() {
            return None;
        }
        let all: u64 = bulk.iter().map(|(.., count)| u64::from(*count)).sum();
        let told: Vec<String> = bulk
            .iter()
            .take(5)
            .map(|(day, minute, count)| {
                let hour = i8::try_from(minute / 60).unwrap_or_default();
                let at =
                    Time::new(hour, i8::try_from(minute % 60).unwrap_or_default(), 0, 0).unwrap_or(Time::midnight());
                format!("{count} on {} at {}", shown(*day), english::time(at))
            })
            .collect();
        Some(format!(
            "{} closed in {} with {least} or more in each: perhaps long after the work was done\n{}{}",
            were(all),
            many(bulk.len() as u64, "minute"),
            told.join("\n"),
            if bulk.len() > 5 { "\nand more" } else { "" }
        ))
    }

    fn completed(&self) -> Option<String> {
        let (both, earlier) = self.found.completed;
        let place = self.plan.places.completed?;
        let stop = self.plan.entries.iter().find(|entry| entry.is_plain)?.stop;
        let (completed, stop) = (&self.plan.columns[place], &self.plan.columns[stop]);
        (earlier > 0).then(|| {
            format!(
                "`{completed}` is on an earlier day than `{stop}` in {} of the {} that have both: does the promise stop there?",
                figure(earlier),
                many(both, "request")
            )
        })
    }

    fn deadlines(&self) -> Option<String> {
        let compared = &self.found.compared;
        let different = compared.different.count;
        if different == 0 {
            return None;
        }
        let all = different + compared.same;
        let head = format!(
            "the system's own deadline is another one in {} of {}\n{}",
            figure(different),
            many(all, "request"),
            self.lines(&compared.different)
        );
        let why = match compared.explanation() {
            Some(Explanation::Length(later, count)) => {
                let days = many(u64::from(later.unsigned_abs()), "day");
                let side = if later > 0 { "later" } else { "earlier" };
                format!("\n{} of them are {days} {side}: does the system count another promise?", figure(count))
            }
            Some(Explanation::Days(days, count)) => {
                let days: Vec<String> = days.into_iter().map(shown).collect();
                format!(
                    "\n{} of them would be explained if only one of the two were closed on {}",
                    figure(count),
                    english::list(&days)
                )
            }
            None => String::new(),
        };
        Some(head + &why)
    }

    fn zone(&self) -> Option<String> {
        let found = self.found;
        let open = self.open();
        let columns = [&found.own_deadlines, &found.stops, &found.starts];
        let misread = columns.into_iter().find_map(|times| times.misread(open))?;
        Some(match misread {
            Misread::ConvertedTwice => {
                "the times look as if a time zone had been applied twice: in summer and in winter, they are early by \
                 the city's distance from UTC\nadd `dates: {converted_twice: true}` to the map if that is so"
                    .to_owned()
            }
            Misread::Utc => {
                "the times look like UTC: in summer and in winter, they are late by the city's distance from UTC\n\
                 add `dates: {zone: UTC}` to the map if that is so"
                    .to_owned()
            }
        })
    }

    /// From the first opening to the last closing of the first calendar that is counted with; without one, the hours of a day.
    fn open(&self) -> Open {
        let calendars = self.plan.versions.iter().filter_map(|version| version.promise?.calendar);
        let seconds = |time: Time| i32::from(time.hour()) * 3_600 + i32::from(time.minute()) * 60;
        let of = |calendar: &crate::model::calendar::Calendar| {
            let hours = || calendar.open.iter().flat_map(|open| &open.hours).map(|hours| hours.value);
            let from = hours().map(|hours| seconds(hours.from)).min()?;
            let to = hours().map(|hours| hours.to.map_or(days::DAY, seconds)).max()?;
            (to - from < 16 * 3_600).then_some(Open { from, to })
        };
        calendars.into_iter().find_map(of).unwrap_or(Open { from: 7 * 3_600, to: 19 * 3_600 })
    }
}

/// What is odd about the words for the kind or the state.
fn vocabulary<M: Clone>(what: &str, words: &Vocabulary<M>, is_there: bool) -> Vec<String> {
    if !is_there {
        return Vec::new();
    }
    if words.is_too_large() {
        return vec![format!(
            "there are more than 1,000 different words for the {what}; is that the right column? None of them is shown here"
        )];
    }
    let mut odd = Vec::new();
    for group in words.spelt_in_two_ways() {
        let spelt: Vec<String> = group.iter().map(|(word, count)| format!("`{word}` ({})", figure(*count))).collect();
        odd.push(format!("one {what} is spelt in {} ways: {}", spelt.len(), english::list(&spelt)));
    }
    odd
}

/// What becomes of the rows.
pub(super) fn outcome(merged: &Merged) -> String {
    let mut text = String::new();
    let parts: Vec<String> =
        [(merged.added, "new"), (merged.replaced, "in place of others"), (merged.same, "there already")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{} {what}", figure(count as u64)))
            .collect();
    if !parts.is_empty() {
        let _ = writeln!(text, "rows: {}", parts.join(", "));
    }
    if !merged.left.is_empty() {
        let count = merged.left.len() as u64;
        let _ = writeln!(
            text,
            "{} left as {}, because there is another figure for the period; `--replace` puts the counted ones in {} place",
            many(count, "row"),
            if count == 1 { "it is" } else { "they are" },
            if count == 1 { "its" } else { "their" },
        );
        for one in merged.left.iter().take(5) {
            let _ = writeln!(text, "  {}:{}: {}, {}", one.file, one.line, one.standard, one.period.words());
        }
        if count > 5 {
            let _ = writeln!(text, "  and {} more", figure(count - 5));
        }
    }
    text
}

fn left_out(periods: &[Period], reason: Missing) -> Option<String> {
    let (first, last) = (periods.first()?, periods.last()?);
    let named = match periods.len() {
        1..=3 => english::list(&periods.iter().map(|period| period.words()).collect::<Vec<_>>()),
        _ => format!("{} periods from {} to {}", periods.len(), first.words(), last.words()),
    };
    let why = match reason {
        Missing::Before => {
            "requests that came in before the log begins may be due then; `--from DAY` says that everything that was open on that day is in the log"
        }
        Missing::Ends => "the log ends before; `--until DAY` says that everything before that day is in the log",
        Missing::Calendar => "the calendar doesn't cover all of its days",
    };
    Some(format!("no row for {named}: {why}"))
}
