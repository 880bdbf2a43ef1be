//! A language, compiled: its words and patterns in groups, each named after its key in the file.

use crate::language::codes::{BUSINESS_UNITS, CHANNELS, STAGES, UNITS};
use crate::language::pattern::Pattern;
use crate::language::plural::{Forms, Plurals};

/// A language, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    pub(crate) name: Box<str>,
    pub(crate) plurals: Plurals,
    pub(crate) ordinals: Plurals,
    pub(crate) day_of_month: Forms<Pattern>,
    pub(crate) number: NumberSigns,
    pub(crate) months: [Box<str>; 12],
    /// From Monday.
    pub(crate) weekdays: [Box<str>; 7],
    pub(crate) date: Pattern,
    pub(crate) first_of_month: Option<Pattern>,
    pub(crate) long_date: Pattern,
    pub(crate) day_of_year: Pattern,
    pub(crate) season: SeasonPatterns,
    pub(crate) moment: Pattern,
    pub(crate) time: TimeOfDay,
    pub(crate) hours: HoursPatterns,
    pub(crate) week: WeekPatterns,
    pub(crate) list: ListSigns,
    pub(crate) amount: Pattern,
    pub(crate) money: MoneyPatterns,
    pub(crate) units: [UnitWords; UNITS.len()],
    /// The two units of business time under their other word, if the language has one.
    pub(crate) working_time: Option<[UnitWords; BUSINESS_UNITS.len()]>,
    pub(crate) share: SharePatterns,
    pub(crate) target: TargetPatterns,
    pub(crate) promise: PromisePatterns,
    pub(crate) beginnings: Vec<Box<str>>,
    /// How a text says that the clock starts with the request; nothing is recognised in a language without it.
    pub(crate) request_received: RequestWords,
    /// What a part of a sentence must not begin with.
    pub(crate) fragments: FragmentWords,
    pub(crate) stages: [StageWords; STAGES.len()],
    pub(crate) channels: [Box<str>; CHANNELS.len()],
    pub(crate) articles: Vec<Box<str>>,
    pub(crate) if_missed: IfMissedPatterns,
    pub(crate) results: ResultPatterns,
    pub(crate) feed: FeedPatterns,
}

impl Language {
    /// What the language calls itself.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its plural classes.
    #[must_use]
    pub const fn plurals(&self) -> &Plurals {
        &self.plurals
    }

    /// Whether what is counted says no more than "times".
    #[must_use]
    pub fn says_times(&self, things: &str) -> bool {
        self.target.times.iter().any(|word| **word == *things)
    }

    /// The same language, in which business time has its other word: working days. Nothing if it has none.
    #[must_use]
    pub fn with_working_days(&self) -> Option<Self> {
        let mut other = self.clone();
        let words = other.working_time.clone()?;
        for (code, words) in BUSINESS_UNITS.into_iter().zip(words) {
            let at = UNITS.iter().position(|unit| *unit == code)?;
            other.units[at] = words;
        }
        Some(other)
    }

    /// Whether a text under `starts` says that a request is made or arrives, and nothing more. A pronoun means the request if `we` names it:
    /// "it arrives", where we answer your complaint.
    #[must_use]
    pub fn says_request(&self, text: &str, we: Option<&str>) -> bool {
        let RequestWords { beginnings, words, pronouns, unless } = &self.request_received;
        let (text, we) = (text.to_lowercase(), we.unwrap_or_default().to_lowercase());
        let said = bare_words(&text);
        let in_list = |word: &str, list: &[Box<str>]| list.iter().any(|one| **one == *word);
        let is_named = bare_words(&we).into_iter().any(|word| in_list(word, words));
        let is_request = |word: &str| in_list(word, words) || is_named && in_list(word, pronouns);
        let begins = |beginning: &str| {
            let meant: Vec<&str> = beginning.split_whitespace().collect();
            let fits = |(meant, said): (&&str, &&str)| meant == said || *meant == "{request}" && is_request(said);
            said.len() >= meant.len() && meant.iter().zip(&said).all(fits)
        };
        beginnings.iter().any(|beginning| begins(beginning)) && !said.iter().any(|word| in_list(word, unless))
    }
}

/// The words of a text, without the signs around them.
fn bare_words(text: &str) -> Vec<&str> {
    text.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric())).collect()
}

/// What a part of a sentence must not repeat, nor begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FragmentWords {
    /// The words that ours say already, by key.
    pub(crate) we: Vec<Box<str>>,
    pub(crate) starts: Vec<Box<str>>,
    pub(crate) stops: Vec<Box<str>>,
    pub(crate) pauses: Vec<Box<str>>,
    pub(crate) before: Vec<Box<str>>,
    /// What has a capital letter only at the beginning of a sentence.
    pub(crate) capitals: Vec<Box<str>>,
    /// The same of what follows "We will": no name is there.
    pub(crate) verbs: Vec<Box<str>>,
    /// What may be a part of a name if the next word has a capital letter.
    pub(crate) part_of_names: Vec<Box<str>>,
    /// What keeps its full stop.
    pub(crate) abbreviations: Vec<Box<str>>,
}

/// Each beginning is a list of words, of which `{request}` stands for one of `words`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RequestWords {
    pub(crate) beginnings: Vec<Box<str>>,
    pub(crate) words: Vec<Box<str>>,
    /// What a request is called that was named before: "it".
    pub(crate) pronouns: Vec<Box<str>>,
    pub(crate) unless: Vec<Box<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NumberSigns {
    pub(crate) thousands: Box<str>,
    pub(crate) decimal: Box<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MoneyPatterns {
    pub(crate) with_sign: Pattern,
    pub(crate) with_code: Pattern,
    /// By the code of the currency.
    pub(crate) signs: Vec<(Box<str>, Box<str>)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeasonPatterns {
    /// Of whole months.
    pub(crate) months: Pattern,
    /// Of one whole month.
    pub(crate) month: Pattern,
    /// From one day to another.
    pub(crate) days: Pattern,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TimeOfDay {
    pub(crate) midnight: Box<str>,
    pub(crate) noon: Box<str>,
    pub(crate) morning: HalfOfDay,
    pub(crate) afternoon: HalfOfDay,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HalfOfDay {
    /// On the hour.
    pub(crate) hour: Pattern,
    pub(crate) minute: Pattern,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HoursPatterns {
    pub(crate) range: Pattern,
    pub(crate) until_midnight: Pattern,
    pub(crate) all_day: Box<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WeekPatterns {
    pub(crate) open: Pattern,
    pub(crate) days: Pattern,
    pub(crate) in_season: Pattern,
    pub(crate) and: Box<str>,
    pub(crate) every_day: Box<str>,
    pub(crate) always: Box<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListSigns {
    pub(crate) comma: Box<str>,
    pub(crate) and: Box<str>,
}

/// What an amount of time comes after, in languages with cases.
#[derive(Debug, Clone, Copy)]
pub(crate) enum After {
    Nothing,
    Within,
    Average,
    Between,
    Every,
    Ahead,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitWords {
    pub(crate) forms: Forms<Box<str>>,
    pub(crate) within: Option<Forms<Box<str>>>,
    pub(crate) average: Option<Forms<Box<str>>>,
    pub(crate) between: Option<Forms<Box<str>>>,
    pub(crate) every: Option<Forms<Box<str>>>,
    pub(crate) ahead: Option<Forms<Box<str>>>,
    pub(crate) each: Box<str>,
    pub(crate) per: Box<str>,
    pub(crate) at_once: Box<str>,
    /// The same, where something other than the request starts the clock.
    pub(crate) at_once_with: Pattern,
}

impl UnitWords {
    pub(crate) fn after(&self, after: After) -> &Forms<Box<str>> {
        let own = match after {
            After::Nothing => &None,
            After::Within => &self.within,
            After::Average => &self.average,
            After::Between => &self.between,
            After::Every => &self.every,
            After::Ahead => &self.ahead,
        };
        own.as_ref().unwrap_or(&self.forms)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SharePatterns {
    /// By hundredths of a percent.
    pub(crate) exact: Vec<(u16, Box<str>)>,
    pub(crate) tens: Forms<Pattern>,
    pub(crate) hundreds: Forms<Pattern>,
    pub(crate) percent: Pattern,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TargetPatterns {
    pub(crate) within: Pattern,
    pub(crate) average: Pattern,
    /// The same and the next two before what starts the clock, where a language says it otherwise.
    pub(crate) average_after: Option<Pattern>,
    pub(crate) between_after: Option<Pattern>,
    pub(crate) between_units_after: Option<Pattern>,
    pub(crate) between: Pattern,
    /// From one unit to another.
    pub(crate) between_units: Pattern,
    pub(crate) every: Pattern,
    pub(crate) count: Forms<Pattern>,
    /// What staff count, if it says no more than `at_most_times`.
    pub(crate) times: Vec<Box<str>>,
    pub(crate) at_most_times: Forms<Pattern>,
    pub(crate) at_least: Forms<Pattern>,
    pub(crate) ahead: Pattern,
    pub(crate) by: DayPatterns,
    pub(crate) level: LevelPatterns,
    pub(crate) none: Box<str>,
    pub(crate) line: Pattern,
}

/// The day by which something is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DayPatterns {
    /// A day of the year.
    pub(crate) date: Pattern,
    /// The last of February.
    pub(crate) end: Pattern,
    /// A day of each month.
    pub(crate) day: Pattern,
    /// The last day of each month.
    pub(crate) last_day: Box<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LevelPatterns {
    pub(crate) at_least: Pattern,
    pub(crate) at_most: Pattern,
    /// At least 100%.
    pub(crate) all: Pattern,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PromisePatterns {
    pub(crate) always: SentencePatterns,
    pub(crate) limited: SentencePatterns,
    pub(crate) for_case: Pattern,
    pub(crate) between_limits: Box<str>,
    pub(crate) action: Pattern,
    pub(crate) named: Pattern,
    pub(crate) of_case: Pattern,
    pub(crate) with_cases: Pattern,
    pub(crate) between_cases: Box<str>,
    /// A promise in a few words; nothing where a language always says it in a sentence.
    pub(crate) short: Option<Pattern>,
    /// Words of a deed that say more than a short form can.
    pub(crate) not_short: Vec<Box<str>>,
}

/// The sentence of a promise by its kind of target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SentencePatterns {
    pub(crate) timed: Pattern,
    pub(crate) counted: Pattern,
    /// With a share and no time.
    pub(crate) shared: Pattern,
    pub(crate) level: Pattern,
    pub(crate) untimed: Pattern,
    /// Without a time of our own, where the law sets one.
    pub(crate) lawful: Pattern,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StageWords {
    pub(crate) action: Box<str>,
    pub(crate) stops: Box<str>,
    /// In one or two words, what has happened; nothing where a language has none.
    pub(crate) done: Option<Box<str>>,
}

/// What to do when a promise is missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IfMissedPatterns {
    pub(crate) phone: Pattern,
    pub(crate) email: Pattern,
    pub(crate) web: Pattern,
    pub(crate) new_date: Box<str>,
    pub(crate) further: Pattern,
}

/// What came out, in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ResultPatterns {
    pub(crate) period: PeriodPatterns,
    pub(crate) kept: Pattern,
    pub(crate) missed: Pattern,
    pub(crate) kept_every_time: Forms<Pattern>,
    pub(crate) missed_every_time: Pattern,
    pub(crate) average_kept: Pattern,
    pub(crate) average_missed: Pattern,
    pub(crate) level_kept: Pattern,
    pub(crate) level_missed: Pattern,
    pub(crate) level_at_least: Pattern,
    pub(crate) level_at_most: Pattern,
    pub(crate) number_kept: Pattern,
    pub(crate) number_missed: Pattern,
    pub(crate) nobody_asked: Pattern,
    pub(crate) nothing_due: Pattern,
    pub(crate) volume: Forms<Pattern>,
    pub(crate) few: Pattern,
    pub(crate) total_alone: Pattern,
    pub(crate) part: Pattern,
    pub(crate) provisional: Box<str>,
    pub(crate) not_measured: Pattern,
    pub(crate) late: Pattern,
    pub(crate) verdict: VerdictWords,
}

/// A period of whole months, alone and in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PeriodPatterns {
    pub(crate) month: Pattern,
    pub(crate) months: Pattern,
    pub(crate) within: Pattern,
    pub(crate) over: Pattern,
    pub(crate) in_year: Pattern,
}

/// A result in a word or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VerdictWords {
    pub(crate) kept: Box<str>,
    pub(crate) missed: Box<str>,
    pub(crate) undecided: Box<str>,
    pub(crate) none: Box<str>,
    pub(crate) late: Box<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FeedPatterns {
    pub(crate) title: Pattern,
    pub(crate) subtitle: Box<str>,
    pub(crate) announced: Box<str>,
    pub(crate) changed: Box<str>,
    pub(crate) called_off: Box<str>,
    pub(crate) in_effect: Box<str>,
    pub(crate) corrected: Box<str>,
    pub(crate) pause_announced: Box<str>,
    pub(crate) pause_changed: Box<str>,
    pub(crate) pause_called_off: Box<str>,
    pub(crate) paused: Box<str>,
    pub(crate) withdrawal_announced: Box<str>,
    pub(crate) withdrawal_changed: Box<str>,
    pub(crate) withdrawal_called_off: Box<str>,
    pub(crate) withdrawn: Box<str>,
    pub(crate) moved: Box<str>,
    pub(crate) moved_from: Pattern,
    pub(crate) renamed: Box<str>,
    pub(crate) renamed_from: Pattern,
    pub(crate) results: Pattern,
    pub(crate) results_counted: Pattern,
    pub(crate) results_revised: Box<str>,
    pub(crate) result_revised: Pattern,
    pub(crate) event: Pattern,
    pub(crate) from: Pattern,
    pub(crate) before: Pattern,
    pub(crate) now: Pattern,
    pub(crate) until: Pattern,
    pub(crate) rights: Pattern,
    pub(crate) calendar: Pattern,
    pub(crate) about: Pattern,
    pub(crate) closed: Pattern,
    pub(crate) closes: Pattern,
    pub(crate) opens: Pattern,
}
