//! The texts of a language's file -> the language, or everything that is wrong with it.

use crate::language::codes::{BUSINESS_UNITS, CHANNELS, STAGES, UNITS};
use crate::language::compiled::{
    DayPatterns, FeedPatterns, FragmentWords, HalfOfDay, HoursPatterns, IfMissedPatterns, Language, LevelPatterns,
    ListSigns, MoneyPatterns, NumberSigns, PeriodPatterns, PromisePatterns, RequestWords, ResultPatterns,
    SeasonPatterns, SentencePatterns, SharePatterns, StageWords, TargetPatterns, TimeOfDay, UnitWords, VerdictWords,
    WeekPatterns,
};
use crate::language::file::{LanguageFault, LanguageFile, LanguageText, Needed};
use crate::language::pattern::Pattern;
use crate::language::plural::Plurals;
use crate::language::slot::Slot;

impl Language {
    /// The language of a file's texts.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn new<P: Copy>(entries: Vec<LanguageText<P>>) -> Result<Self, Vec<LanguageFault<P>>> {
        let mut file = LanguageFile::new(entries);
        let language = read(&mut file);
        let faults = file.into_faults();
        if faults.is_empty() { Ok(language) } else { Err(faults) }
    }
}

const DAY: &[Slot] = &[Slot::Day, Slot::PaddedDay];
const MONTH: &[Slot] = &[Slot::Month, Slot::MonthNumber, Slot::PaddedMonth];
const HOUR: &[Slot] = &[Slot::Hour, Slot::Hour12, Slot::PaddedHour];

fn read<P: Copy>(file: &mut LanguageFile<P>) -> Language {
    let plurals = file.plurals("plural");
    let ordinals = file.plurals("ordinal");
    Language {
        name: file.words("name"),
        day_of_month: file.pattern_forms("day_of_month", &ordinals, &[&[Slot::N]]),
        number: NumberSigns {
            thousands: file.words_or_none("number.thousands"),
            decimal: file.words("number.decimal"),
        },
        months: file.list("months"),
        weekdays: file.list("weekdays"),
        date: file.pattern("date", &[DAY, MONTH, &[Slot::Year]], &[]),
        first_of_month: file.optional_pattern("first_of_month", &[MONTH, &[Slot::Year]], DAY),
        long_date: file.pattern("long_date", &[&[Slot::Weekday], &[Slot::Date]], &[]),
        day_of_year: file.pattern("day_of_year", &[DAY, MONTH], &[]),
        season: SeasonPatterns {
            months: file.pattern("season.months", &[&[Slot::From], &[Slot::To]], &[]),
            month: file.pattern("season.month", &[&[Slot::Month]], &[]),
            days: file.pattern("season.days", &[&[Slot::From], &[Slot::To]], &[]),
        },
        moment: file.pattern("moment", &[&[Slot::Time], &[Slot::Date]], &[]),
        time: TimeOfDay {
            midnight: file.words("time.midnight"),
            noon: file.words("time.noon"),
            morning: half_of_day(file, "time.morning"),
            afternoon: half_of_day(file, "time.afternoon"),
        },
        hours: HoursPatterns {
            range: file.pattern("hours.range", &[&[Slot::From], &[Slot::To]], &[]),
            until_midnight: file.pattern("hours.until_midnight", &[&[Slot::From]], &[]),
            all_day: file.words("hours.all_day"),
        },
        week: WeekPatterns {
            open: file.pattern("week.open", &[&[Slot::Days], &[Slot::Hours]], &[]),
            days: file.pattern("week.days", &[&[Slot::First], &[Slot::Last]], &[]),
            in_season: file.pattern("week.in_season", &[&[Slot::Hours], &[Slot::Season]], &[]),
            and: file.words("week.and"),
            every_day: file.words("week.every_day"),
            always: file.words("week.always"),
        },
        list: ListSigns { comma: file.words("list.comma"), and: file.words("list.and") },
        amount: file.pattern("amount", &[&[Slot::Number], &[Slot::Unit]], &[]),
        money: MoneyPatterns {
            with_sign: file.pattern("money.with_sign", &[&[Slot::Currency], &[Slot::Number]], &[]),
            with_code: file.pattern("money.with_code", &[&[Slot::Currency], &[Slot::Number]], &[]),
            signs: file.group("money.signs").into_iter().map(|(code, sign, _)| (code.into(), sign.into())).collect(),
        },
        units: UNITS.map(|unit| unit_words(file, &format!("units.{unit}"), &plurals)),
        working_time: working_time(file, &plurals),
        share: SharePatterns {
            exact: exact_shares(file),
            tens: file.pattern_forms("share.tens", &plurals, &[&[Slot::N]]),
            hundreds: file.pattern_forms("share.hundreds", &plurals, &[&[Slot::N]]),
            percent: file.pattern("share.percent", &[&[Slot::Percent]], &[]),
        },
        target: target(file, &plurals),
        promise: promise(file),
        beginnings: file.any_list("beginnings"),
        request_received: RequestWords {
            beginnings: file.optional_list("request_received.beginnings"),
            words: file.optional_list("request_received.words"),
            pronouns: file.optional_list("request_received.pronouns"),
            unless: file.optional_list("request_received.unless"),
        },
        fragments: FragmentWords {
            we: file.optional_list("fragments.we"),
            starts: file.optional_list("fragments.starts"),
            stops: file.optional_list("fragments.stops"),
            pauses: file.optional_list("fragments.pauses"),
            before: file.optional_list("fragments.before"),
            capitals: file.optional_list("fragments.capitals"),
            verbs: file.optional_list("fragments.verbs"),
            part_of_names: file.optional_list("fragments.part_of_names"),
            abbreviations: file.optional_list("fragments.abbreviations"),
        },
        stages: STAGES.map(|stage| StageWords {
            action: file.words(&format!("stages.{stage}.action")),
            stops: file.words(&format!("stages.{stage}.stops")),
            done: file.optional_words(&format!("stages.{stage}.done")),
        }),
        channels: CHANNELS.map(|channel| file.words(&format!("channels.{channel}"))),
        articles: file.any_list("articles"),
        if_missed: IfMissedPatterns {
            phone: file.pattern("if_missed.phone", &[&[Slot::Way]], &[]),
            email: file.pattern("if_missed.email", &[&[Slot::Way]], &[]),
            web: file.pattern("if_missed.web", &[&[Slot::Way]], &[]),
            new_date: file.words("if_missed.new_date"),
            further: file.pattern("if_missed.further", &[&[Slot::Page]], &[]),
        },
        results: results(file, &plurals),
        feed: feed(file),
        plurals,
        ordinals,
    }
}

fn half_of_day<P: Copy>(file: &mut LanguageFile<P>, key: &str) -> HalfOfDay {
    HalfOfDay {
        hour: file.pattern(&format!("{key}.hour"), &[HOUR], &[]),
        minute: file.pattern(&format!("{key}.minute"), &[HOUR, &[Slot::Minute]], &[]),
    }
}

fn working_time<P: Copy>(file: &mut LanguageFile<P>, plurals: &Plurals) -> Option<[UnitWords; BUSINESS_UNITS.len()]> {
    file.has_any("working_time")
        .then(|| BUSINESS_UNITS.map(|unit| unit_words(file, &format!("working_time.{unit}"), plurals)))
}

/// The words of the unit whose group in the file is `group`.
fn unit_words<P: Copy>(file: &mut LanguageFile<P>, group: &str, plurals: &Plurals) -> UnitWords {
    let key = |key: &str| format!("{group}.{key}");
    UnitWords {
        forms: file.every_form(group, plurals),
        within: file.optional_forms(&key("within"), plurals),
        average: file.optional_forms(&key("average"), plurals),
        between: file.optional_forms(&key("between"), plurals),
        every: file.optional_forms(&key("every"), plurals),
        ahead: file.optional_forms(&key("ahead"), plurals),
        each: file.words(&key("each")),
        per: file.words(&key("per")),
        at_once: file.words(&key("at_once")),
        at_once_with: file.pattern(&key("at_once_with"), &[&[Slot::Start]], &[]),
    }
}

fn exact_shares<P: Copy>(file: &mut LanguageFile<P>) -> Vec<(u16, Box<str>)> {
    let mut all = Vec::new();
    for (share, text, place) in file.group("share.exact") {
        match hundredths(&share) {
            Some(hundredths) => all.push((hundredths, text.into())),
            None => file.report(
                place,
                format!("`{share}` is no share of all cases"),
                "write a percentage of 100 at most, with two decimals at most: 95% or 99.5%",
            ),
        }
    }
    if !all.is_empty() && !all.iter().any(|(hundredths, _)| *hundredths == 10_000) {
        file.lacks("share.exact.100%".to_owned());
    }
    all
}

fn hundredths(share: &str) -> Option<u16> {
    let number = share.strip_suffix('%')?;
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let decimals: u16 = format!("{decimals:0<2}").parse().ok().filter(|decimals| *decimals < 100)?;
    let whole: u16 = whole.parse().ok().filter(|whole| *whole <= 100)?;
    Some(whole * 100 + decimals).filter(|hundredths| (1..=10_000).contains(hundredths))
}

fn target<P: Copy>(file: &mut LanguageFile<P>, plurals: &Plurals) -> TargetPatterns {
    TargetPatterns {
        within: file.pattern("target.within", &[&[Slot::Amount]], &[]),
        average: file.pattern("target.average", &[&[Slot::Amount]], &[]),
        average_after: file.optional_pattern("target.average_after", &[&[Slot::Amount]], &[]),
        between_after: file.optional_pattern("target.between_after", &[&[Slot::Least], &[Slot::Amount]], &[]),
        between_units_after: file.optional_pattern(
            "target.between_units_after",
            &[&[Slot::Least], &[Slot::Amount]],
            &[],
        ),
        between: file.pattern("target.between", &[&[Slot::Least], &[Slot::Amount]], &[]),
        between_units: file.pattern("target.between_units", &[&[Slot::Least], &[Slot::Amount]], &[]),
        every: file.pattern("target.every", &[&[Slot::Amount]], &[]),
        count: file.pattern_forms("target.count", plurals, &[&[Slot::Number], &[Slot::Things], &[Slot::Per]]),
        times: file.any_list("target.times"),
        at_most_times: file.pattern_forms("target.at_most_times", plurals, &[&[Slot::Number, Slot::Per], &[Slot::Per]]),
        at_least: file.pattern_forms("target.at_least", plurals, &[&[Slot::Number, Slot::Per], &[Slot::Per]]),
        ahead: file.pattern("target.ahead", &[&[Slot::Amount], &[Slot::Event]], &[]),
        by: DayPatterns {
            date: file.pattern("target.by_date", &[&[Slot::Date]], &[]),
            end: file.pattern("target.by_end", &[MONTH], &[]),
            day: file.pattern("target.by_day", &[&[Slot::Day]], &[]),
            last_day: file.words("target.by_last_day"),
        },
        level: LevelPatterns {
            at_least: level(file, "at_least", &[Slot::Percent]),
            at_most: level(file, "at_most", &[Slot::Percent]),
            all: level(file, "all", &[Slot::Who]),
        },
        none: file.words("target.none"),
        line: file.pattern("target.line", &[&[Slot::Target], &[Slot::Share]], &[]),
    }
}

fn level<P: Copy>(file: &mut LanguageFile<P>, kind: &str, share: &'static [Slot]) -> Pattern {
    let needed: [&'static [Slot]; 4] = [share, &[Slot::Things], &[Slot::Who], &[Slot::Period]];
    file.pattern(&format!("target.level.{kind}"), &needed, &[])
}

fn promise<P: Copy>(file: &mut LanguageFile<P>) -> PromisePatterns {
    const CASES: &[Slot] = &[Slot::Cases];
    PromisePatterns {
        always: sentences(file, "promise.always", &[]),
        limited: sentences(file, "promise.limited", &[&[Slot::Limits]]),
        for_case: file.pattern("promise.for_case", &[&[Slot::Text]], &[]),
        between_limits: file.words("promise.between_limits"),
        action: file.pattern("promise.action", &[&[Slot::Action]], &[]),
        of_case: file.pattern("promise.of_case", &[&[Slot::Name], &[Slot::Promise]], &[]),
        named: file.pattern("promise.named", &[&[Slot::Name], &[Slot::Action]], &[]),
        with_cases: file.pattern("promise.with_cases", &[&[Slot::Text], CASES], &[]),
        between_cases: file.words("promise.between_cases"),
        short: file.optional_pattern("promise.short", &[&[Slot::Done], &[Slot::Target], &[Slot::Share]], &[]),
        not_short: file.optional_list("promise.not_short"),
    }
}

/// The sentences of all kinds of targets; `limits` is what each of them needs as well.
fn sentences<P: Copy>(file: &mut LanguageFile<P>, key: &str, limits: &Needed) -> SentencePatterns {
    const ACTION: &[Slot] = &[Slot::Action];
    const TARGET: &[Slot] = &[Slot::Target];
    const START: &[Slot] = &[Slot::Start];
    let mut sentence =
        |kind: &str, needed: &Needed| file.pattern(&format!("{key}.{kind}"), &[needed, limits].concat(), &[]);
    SentencePatterns {
        timed: sentence("timed", &[ACTION, TARGET, START, &[Slot::Share]]),
        counted: sentence("counted", &[ACTION, TARGET]),
        shared: sentence("shared", &[ACTION, TARGET]),
        level: sentence("level", &[TARGET]),
        untimed: sentence("untimed", &[ACTION]),
        lawful: sentence("lawful", &[ACTION, &[Slot::Limit], START]),
    }
}

fn results<P: Copy>(file: &mut LanguageFile<P>, plurals: &Plurals) -> ResultPatterns {
    const PERIOD: &[Slot] = &[Slot::Period];
    const MET: &[Slot] = &[Slot::Met];
    const TOTAL: &[Slot] = &[Slot::Total];
    const PERCENT: &[Slot] = &[Slot::Percent];
    const SHARE: &[Slot] = &[Slot::Share];
    const TARGET: &[Slot] = &[Slot::Target];
    const THINGS: &[Slot] = &[Slot::Things];
    const NUMBER: &[Slot] = &[Slot::Number];
    let of_cases: [&'static [Slot]; 5] = [PERIOD, MET, TOTAL, PERCENT, SHARE];
    let of_average: [&'static [Slot]; 3] = [PERIOD, &[Slot::Amount], TARGET];
    let of_level: [&'static [Slot]; 7] = [PERIOD, MET, TOTAL, THINGS, &[Slot::Who], PERCENT, SHARE];
    let of_number: [&'static [Slot]; 4] = [PERIOD, THINGS, NUMBER, TARGET];
    ResultPatterns {
        period: PeriodPatterns {
            month: file.pattern("results.month", &[MONTH, &[Slot::Year]], &[]),
            months: file.pattern("results.months", &[&[Slot::From], &[Slot::To]], &[]),
            within: file.pattern("results.in", &[&[Slot::Month]], &[]),
            over: file.pattern("results.over", &[&[Slot::From], &[Slot::To]], &[]),
            in_year: file.pattern("results.in_year", &[&[Slot::Year]], &[]),
        },
        kept: file.pattern("results.kept", &of_cases, &[]),
        missed: file.pattern("results.missed", &of_cases, &[]),
        kept_every_time: file.pattern_forms(
            "results.kept_every_time",
            plurals,
            &[&[Slot::Number, Slot::Period], PERIOD],
        ),
        missed_every_time: file.pattern("results.missed_every_time", &[PERIOD, NUMBER, TOTAL], &[]),
        average_kept: file.pattern("results.average_kept", &of_average, &[]),
        average_missed: file.pattern("results.average_missed", &of_average, &[]),
        level_kept: file.pattern("results.level_kept", &of_level, &[]),
        level_missed: file.pattern("results.level_missed", &of_level, &[]),
        level_at_least: file.pattern("results.level_at_least", &[PERCENT], &[]),
        level_at_most: file.pattern("results.level_at_most", &[PERCENT], &[]),
        number_kept: file.pattern("results.number_kept", &of_number, &[]),
        number_missed: file.pattern("results.number_missed", &of_number, &[]),
        nobody_asked: file.pattern("results.nobody_asked", &[PERIOD], &[]),
        nothing_due: file.pattern("results.nothing_due", &[PERIOD], &[]),
        volume: file.pattern_forms("results.volume", plurals, &[&[Slot::Number, Slot::Period], PERIOD]),
        few: file.pattern("results.few", &[PERIOD, NUMBER], &[]),
        total_alone: file.pattern("results.total_alone", &[PERIOD, TOTAL], &[]),
        part: file.pattern("results.part", &[NUMBER, &[Slot::N]], &[]),
        provisional: file.words("results.provisional"),
        not_measured: file.pattern("results.not_measured", &[PERIOD, &[Slot::Reason]], &[]),
        late: file.pattern("results.late", &[&[Slot::Months], &[Slot::Date]], &[]),
        verdict: VerdictWords {
            kept: file.words("results.verdict.kept"),
            missed: file.words("results.verdict.missed"),
            undecided: file.words("results.verdict.undecided"),
            none: file.words("results.verdict.none"),
            late: file.words("results.verdict.late"),
        },
    }
}

fn feed<P: Copy>(file: &mut LanguageFile<P>) -> FeedPatterns {
    let dated: [&'static [Slot]; 2] = [&[Slot::Date], &[Slot::Promise]];
    FeedPatterns {
        title: file.pattern("feed.title", &[&[Slot::City], &[Slot::Title]], &[]),
        subtitle: file.words("feed.subtitle"),
        announced: file.words("feed.announced"),
        changed: file.words("feed.changed"),
        called_off: file.words("feed.called_off"),
        in_effect: file.words("feed.in_effect"),
        corrected: file.words("feed.corrected"),
        pause_announced: file.words("feed.pause_announced"),
        pause_changed: file.words("feed.pause_changed"),
        pause_called_off: file.words("feed.pause_called_off"),
        paused: file.words("feed.paused"),
        withdrawal_announced: file.words("feed.withdrawal_announced"),
        withdrawal_changed: file.words("feed.withdrawal_changed"),
        withdrawal_called_off: file.words("feed.withdrawal_called_off"),
        withdrawn: file.words("feed.withdrawn"),
        moved: file.words("feed.moved"),
        moved_from: file.pattern("feed.moved_from", &[&[Slot::To], &[Slot::From]], &[]),
        renamed: file.words("feed.renamed"),
        renamed_from: file.pattern("feed.renamed_from", &[&[Slot::To], &[Slot::From]], &[]),
        results: file.pattern("feed.results", &[&[Slot::Months]], &[]),
        results_counted: file.pattern("feed.results_counted", &[&[Slot::Met], &[Slot::N]], &[]),
        results_revised: file.words("feed.results_revised"),
        result_revised: file.pattern(
            "feed.result_revised",
            &[&[Slot::Standard], &[Slot::Service], &[Slot::Months], &[Slot::Reason]],
            &[],
        ),
        event: file.pattern("feed.event", &[&[Slot::Event], &[Slot::Service], &[Slot::Standard]], &[]),
        from: file.pattern("feed.from", &dated, &[]),
        before: file.pattern("feed.before", &[&[Slot::Promise]], &[]),
        now: file.pattern("feed.now", &[&[Slot::Promise]], &[]),
        until: file.pattern("feed.until", &dated, &[]),
        rights: file.pattern("feed.rights", &[&[Slot::City], &[Slot::Licence], &[Slot::Text]], &[]),
        calendar: file.pattern("feed.calendar", &[&[Slot::City], &[Slot::Calendar]], &[]),
        about: file.pattern("feed.about", &[&[Slot::City], &[Slot::Ways], &[Slot::Licence], &[Slot::Text]], &[]),
        closed: file.pattern("feed.closed", &[&[Slot::Name], &[Slot::Calendar]], &[]),
        closes: file.pattern("feed.closes", &[&[Slot::Name], &[Slot::Calendar], &[Slot::Time]], &[]),
        opens: file.pattern("feed.opens", &[&[Slot::Name], &[Slot::Calendar], &[Slot::Hours]], &[]),
    }
}
