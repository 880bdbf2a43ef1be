//! What a new calendar starts with -> its list of closures, with comments that say what to check, and how far it is complete.

use std::collections::BTreeSet;
use std::fmt::Write;

use jiff::civil::{Date, Weekday};

use crate::authoring::quoted::quoted;
use crate::holidays::{Holiday, Jurisdiction, Kept, Observance, plain_name};
use crate::icalendar::Import;

/// How many years a list of public holidays covers, the one in which it is written included.
const YEARS: i16 = 3;

/// The closed days that a new calendar starts with.
#[derive(Debug, Clone)]
pub enum ClosedDays {
    /// None: the list is complete for no day.
    Unknown,
    /// The public holidays of a place.
    Holidays(&'static Jurisdiction),
    /// The days of an iCalendar file, with the file's name.
    File(String, Import),
}

impl ClosedDays {
    /// The end of the file of a calendar that is open from Monday to Friday: `closures` and `complete`.
    pub(super) fn keys(&self, today: Date) -> String {
        let first_year = today.year();
        match self {
            Self::Unknown => unknown(first_year),
            Self::Holidays(place) => holidays(place, first_year),
            Self::File(name, import) => imported(name, import),
        }
    }
}

impl ClosedDays {
    /// The lines of one year's closed days, as items of a list without a margin. Public holidays that the office did not keep in the year before,
    /// whose closed days have the names `own`, are comments to decide about. Nothing if no day is known.
    #[must_use]
    pub fn year(&self, year: i16, own: &[&str]) -> Option<String> {
        let lines = match self {
            Self::Unknown => return None,
            Self::Holidays(place) => year_of_holidays(place, year, own),
            Self::File(_, import) => imported_days(import, year),
        };
        let lines: Vec<&str> = lines.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
        lines.iter().any(|line| line.starts_with('-')).then(|| lines.join("\n") + "\n")
    }
}

impl ClosedDays {
    /// The names of one year's days.
    #[must_use]
    pub fn names(&self, year: i16) -> Vec<String> {
        match self {
            Self::Unknown => Vec::new(),
            Self::Holidays(place) => place.holidays(year).iter().map(|holiday| holiday.name.to_owned()).collect(),
            Self::File(_, import) => {
                let of_year = import.days.iter().filter(|day| day.date.year() == year);
                of_year.map(|day| day.name.clone()).collect()
            }
        }
    }
}

const WHAT: &str = "# Days on which the offices are closed although they would be open.";
const EARLY: &str = "For early closing: {date: …, name: …, closes: \"12:00\"}";
const COMPLETE: &str =
    "# The list is complete from the first date up to, but not including, the second. Nothing is counted beyond it.\n";

fn unknown(year: i16) -> String {
    format!(
        "\
{WHAT} List all of them for a year or more, public holidays too:
#   - {{date: {year}-12-25, name: Christmas Day}}
# {EARLY}
closures: []
# Once no closed day is missing, write for which days that is so, like {{from: {year}-01-01, until: {next}-01-01}}: from the
# first date up to, but not including, the second. Until then, no date is given that depends on business days.
complete: not yet
",
        next = year.saturating_add(1)
    )
}

fn holidays(place: &Jurisdiction, first: i16) -> String {
    let Jurisdiction { code, name, law, .. } = place;
    let last = first.saturating_add(YEARS);
    let lists: String = (first..last).map(|year| year_of_holidays(place, year, &[])).collect();
    format!(
        "\
{WHAT} Check each of them with your bylaws and
# agreements. These are the public holidays of {name} ({code}) that the law gives to workers in general:
# {law}.
# Lines that begin with \"# -\" are days on which many public offices close as well, or that many give for a holiday on
# a weekend: take the \"# \" away where you do too. Remove the days on which you are open.
# {EARLY}
closures:
{lists}{COMPLETE}complete: {{from: {first}-01-01, until: {last}-01-01}}
"
    )
}

/// The holidays of a year. What an office that has closed days already has kept before is kept; without any, what the law gives.
fn year_of_holidays(place: &Jurisdiction, year: i16, own: &[&str]) -> String {
    let is_own = |name: &str| own.iter().any(|one| plain_name(one) == plain_name(name));
    let is_kept = |holiday: &Holiday| if own.is_empty() { holiday.kept == Kept::ByLaw } else { is_own(holiday.name) };
    // A New Year's Day on a weekend can be kept in the year before only where a law says so, and none of these does.
    let mut lines: Vec<(Date, String)> =
        place.holidays(year).iter().map(|holiday| holiday_line(holiday, place.moved, is_kept(holiday))).collect();
    lines.sort_by_key(|(day, _)| *day);
    let lines: String = lines.into_iter().map(|(_, line)| line).collect();
    format!("  # {year}\n{lines}")
}

fn holiday_line(Holiday { name, date, observance, .. }: &Holiday, moved: &str, is_kept: bool) -> (Date, String) {
    let (day, is_certain, name) = match observance {
        Observance::OnTheDay => (*date, is_kept, (*name).to_owned()),
        Observance::MovedTo(day) => (*day, is_kept, format!("{name} ({moved})")),
        Observance::OftenOn(day) => (*day, false, format!("{name} ({moved})")),
    };
    let mark = if is_certain { "" } else { "# " };
    let mut line = format!("  {mark}- {{date: {day}, name: {name}}}");
    if *observance != Observance::OnTheDay {
        // Writing to a string can't fail.
        let _ = write!(line, "   # {} is a {}", in_words(*date), weekday(*date));
    }
    line.push('\n');
    (day, line)
}

/// The days of a file in one year that are no weekend, below a line with the year.
fn imported_days(import: &Import, year: i16) -> String {
    let is_open = |day: Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut lines = String::new();
    for day in import.days.iter().filter(|day| is_open(day.date) && day.date.year() == year) {
        if lines.is_empty() {
            let _ = writeln!(lines, "  # {year}");
        }
        // As a key of its own on its own line, every name can be written, whatever its signs.
        let _ = writeln!(lines, "  - date: {}\n    name: {}", day.date, quoted(&day.name));
    }
    lines
}

fn imported(file: &str, import: &Import) -> String {
    let years: BTreeSet<i16> = import.days.iter().map(|day| day.date.year()).collect();
    let lists: String = years.into_iter().map(|year| imported_days(import, year)).collect();
    let closures = if lists.is_empty() { "closures: []\n".to_owned() } else { format!("closures:\n{lists}") };
    let range = format!("{{from: {}, until: {}}}", import.from, import.until);
    let complete = if import.is_whole() {
        format!("{COMPLETE}complete: {range}\n")
    } else {
        let left_out = import.left_out.iter().filter(|event| event.may_be_closed);
        let left_out: Vec<String> = left_out
            .map(|event| format!("#   line {}, {}: {}\n", event.line, quoted(&event.name), event.reason))
            .collect();
        let left_out = left_out.concat();
        format!(
            "\
# These events of the file were left out:
{left_out}# Add their days if you are closed then. Once no closed day is missing, write: {range}
# Until then, no date is given that depends on business days.
complete: not yet
"
        )
    };
    format!(
        "\
{WHAT} They come from `{file}`:
# check each of them. The file's days on a Saturday or Sunday are not listed, because the offices are closed then.
# {EARLY}
{closures}{complete}"
    )
}

fn weekday(day: Date) -> String {
    day.strftime("%A").to_string()
}

/// `25 December 2027`.
fn in_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
