//! A language's patterns and the model -> dates, amounts, shares and promises in words: one place, so that pages, feed and messages can't differ.
//!
//! Most of a site's words come from here, several times each: values are written straight into their places, without texts in between.

use std::borrow::Cow;
use std::fmt::Write;

use deunicode::deunicode;
use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::language::{After, Language, Pattern, Slot, UNITS};
use crate::model::amount::{Amount, Unit};
use crate::model::calendar::{Calendar, Hours};
use crate::model::channel::Channel;
use crate::model::share::Share;
use crate::model::stage::Stage;
use crate::model::standard::{Conditions, Promise};
use crate::model::target::{Count, Target};

/// What writes in a language.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a>(&'a Language);

/// What has happened to a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandardEvent {
    /// It was made known.
    Announced,
    /// It took effect.
    Effective,
    /// What was published about it was put right.
    Corrected,
    /// It ended.
    Withdrawn,
}

const _: () = assert!(Unit::ALL.len() == UNITS.len(), "every unit has words in every language");

/// As many bytes as most promises have.
const USUAL_PROMISE: usize = 128;

impl<'a> Wording<'a> {
    /// For a language.
    #[must_use]
    pub const fn new(language: &'a Language) -> Self {
        Self(language)
    }

    /// The name of a month, 1 to 12.
    #[must_use]
    pub fn month(self, month: i8) -> &'a str {
        usize::try_from(month - 1).ok().and_then(|at| self.0.months.get(at)).map_or("", |name| name)
    }

    /// `Friday`.
    #[must_use]
    pub fn weekday(self, day: Weekday) -> &'a str {
        let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = &self.0.weekdays;
        match day {
            Weekday::Monday => monday,
            Weekday::Tuesday => tuesday,
            Weekday::Wednesday => wednesday,
            Weekday::Thursday => thursday,
            Weekday::Friday => friday,
            Weekday::Saturday => saturday,
            Weekday::Sunday => sunday,
        }
    }

    /// `1 January 2027`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let mut out = String::with_capacity("30 September 2027".len());
        self.add_date(&mut out, date);
        out
    }

    fn add_date(self, out: &mut String, date: Date) {
        let first = self.0.first_of_month.as_ref().filter(|_| date.day() == 1);
        first.unwrap_or(&self.0.date).write(out, &mut |slot, out| match slot {
            Slot::Day => add_number(out, date.day()),
            Slot::PaddedDay => add_padded(out, date.day()),
            Slot::Month => out.push_str(self.month(date.month())),
            Slot::MonthNumber => add_number(out, date.month()),
            Slot::PaddedMonth => add_padded(out, date.month()),
            _ => add_number(out, date.year()),
        });
    }

    /// `Friday, 1 January 2027`.
    #[must_use]
    pub fn long_date(self, day: Date) -> String {
        let mut out = String::with_capacity("Wednesday, 30 September 2027".len());
        self.add_long_date(&mut out, day);
        out
    }

    fn add_long_date(self, out: &mut String, day: Date) {
        self.0.long_date.write(out, &mut |slot, out| match slot {
            Slot::Weekday => out.push_str(self.weekday(day.weekday())),
            _ => self.add_date(out, day),
        });
    }

    /// `8:30 am`, `noon`, `midnight`.
    #[must_use]
    pub fn time(self, time: Time) -> String {
        let mut out = String::with_capacity("midnight".len());
        self.add_time(&mut out, time);
        out
    }

    fn add_time(self, out: &mut String, time: Time) {
        let (words, hour, minute) = (&self.0.time, time.hour(), time.minute());
        let half = if hour < 12 { &words.morning } else { &words.afternoon };
        let pattern = match (hour, minute) {
            (0, 0) => return out.push_str(&words.midnight),
            (12, 0) => return out.push_str(&words.noon),
            (_, 0) => &half.hour,
            _ => &half.minute,
        };
        pattern.write(out, &mut |slot, out| match slot {
            Slot::Hour => add_number(out, hour),
            Slot::Hour12 => add_number(out, if hour % 12 == 0 { 12 } else { hour % 12 }),
            Slot::PaddedHour => add_padded(out, hour),
            _ => add_padded(out, minute),
        });
    }

    /// `8:30 am on Friday, 1 January 2027`.
    #[must_use]
    pub fn moment(self, moment: DateTime) -> String {
        self.0.moment.filled(|slot, out| match slot {
            Slot::Time => self.add_time(out, moment.time()),
            _ => self.add_long_date(out, moment.date()),
        })
    }

    /// `8:30 am to 4:30 pm`, `all day`.
    #[must_use]
    pub fn hours(self, hours: Hours) -> String {
        let patterns = &self.0.hours;
        let pattern = match hours.to {
            None if hours.from == Time::midnight() => return patterns.all_day.to_string(),
            None => &patterns.until_midnight,
            Some(_) => &patterns.range,
        };
        pattern.filled(|slot, out| match slot {
            Slot::From => self.add_time(out, hours.from),
            _ => hours.to.into_iter().for_each(|to| self.add_time(out, to)),
        })
    }

    /// The week of a calendar: `Monday to Friday, 8:30 am to 4:30 pm`.
    #[must_use]
    pub fn week(self, calendar: &Calendar) -> Vec<String> {
        let patterns = &self.0.week;
        if calendar.is_always_open() {
            return vec![patterns.always.to_string()];
        }
        let mut runs: Vec<(Weekday, Weekday, Vec<Hours>)> = Vec::new();
        for day in Weekday::Monday.cycle_forward().take(7) {
            let open = calendar.usual_hours(day);
            match runs.last_mut() {
                Some((_, last, hours)) if *hours == open => *last = day,
                _ => runs.push((day, day, open)),
            }
        }
        let open = runs.iter().filter(|(_, _, open)| !open.is_empty());
        open.map(|(first, last, open)| {
            let hours: Vec<String> = open.iter().map(|one| self.hours(*one)).collect();
            patterns.open.filled(|slot, out| match slot {
                Slot::Days => out.push_str(&self.days(*first, *last)),
                _ => out.push_str(&hours.join(&patterns.and)),
            })
        })
        .collect()
    }

    fn days(self, first: Weekday, last: Weekday) -> Cow<'a, str> {
        match (first, last) {
            (Weekday::Monday, Weekday::Sunday) => Cow::Borrowed(&self.0.week.every_day),
            (first, last) if first == last => self.weekday(first).into(),
            (first, last) => {
                let named = |slot| if slot == Slot::First { first } else { last };
                self.0.week.days.filled(|slot, out| out.push_str(self.weekday(named(slot)))).into()
            }
        }
    }

    /// `3 business days`, `1 week`, `10,000 hours`.
    #[must_use]
    pub fn amount(self, amount: Amount) -> String {
        let mut out = String::with_capacity("10,000 business days".len());
        self.add_amount(&mut out, amount, After::Nothing);
        out
    }

    fn add_amount(self, out: &mut String, Amount { value, unit }: Amount, after: After) {
        let class = self.0.plurals.class(value);
        self.0.amount.write(out, &mut |slot, out| match slot {
            Slot::Number => self.add_grouped(out, value),
            _ => out.push_str(self.unit(unit).after(after).of(class)),
        });
    }

    fn unit(self, unit: Unit) -> &'a crate::language::UnitWords {
        &self.0.units[unit as usize]
    }

    /// `10,000`.
    #[must_use]
    pub fn number(self, number: u32) -> String {
        let mut out = String::with_capacity("10,000".len());
        self.add_grouped(&mut out, number);
        out
    }

    fn add_grouped(self, out: &mut String, number: u32) {
        if number < 1000 {
            return add_number(out, number);
        }
        self.add_grouped(out, number / 1000);
        out.push_str(&self.0.number.thousands);
        // Nothing can fail that writes into memory.
        let _ = write!(out, "{:03}", number % 1000);
    }

    /// A share as people speak: `9 times in 10`, `every time`, `99.5% of the time`.
    #[must_use]
    pub fn share(self, share: Share) -> String {
        let mut out = String::new();
        self.add_share(&mut out, share);
        out
    }

    fn add_share(self, out: &mut String, share: Share) {
        let (tenths, patterns) = (share.tenths(), &self.0.share);
        if let Some((_, exact)) = patterns.exact.iter().find(|(exact, _)| *exact == tenths) {
            return out.push_str(exact);
        }
        let of = |count: u16| self.0.plurals.class(count.into());
        let (pattern, count) = match tenths {
            tenths if tenths % 100 == 0 => (patterns.tens.of(of(tenths / 100)), tenths / 100),
            tenths if tenths % 10 == 0 && tenths > 900 => (patterns.hundreds.of(of(tenths / 10)), tenths / 10),
            _ => (&patterns.percent, tenths / 10),
        };
        pattern.write(out, &mut |slot, out| {
            add_number(out, count);
            if slot == Slot::Percent && tenths % 10 > 0 {
                out.push_str(&self.0.number.decimal);
                add_number(out, tenths % 10);
            }
        });
    }

    /// What is promised by when, without who and what: `within 3 business days, 9 times in 10`.
    #[must_use]
    pub fn target(self, promise: &Promise) -> String {
        let mut out = String::with_capacity(USUAL_PROMISE);
        self.0.target.line.write(&mut out, &mut |slot, out| match slot {
            Slot::Target => self.add_target(out, &promise.target.value),
            _ => self.add_share_unless_every_time(out, promise),
        });
        out
    }

    fn add_share_unless_every_time(self, out: &mut String, promise: &Promise) {
        if promise.target.value.is_promised() && promise.share() != Share::EVERY_TIME {
            self.add_share(out, promise.share());
        }
    }

    fn add_target(self, out: &mut String, target: &Target) {
        let patterns = &self.0.target;
        let amount = |out: &mut String, pattern: &Pattern, amount: Amount, after: After| {
            pattern.write(out, &mut |_, out| self.add_amount(out, amount, after));
        };
        match target {
            Target::Within(Amount { value: 0, unit }) => out.push_str(&self.unit(*unit).at_once),
            Target::Within(limit) => amount(out, &patterns.within, *limit, After::Within),
            Target::Average(mean) => amount(out, &patterns.average, *mean, After::Average),
            Target::Between(least, most, unit) => patterns.between.write(out, &mut |slot, out| match slot {
                Slot::Least => self.add_grouped(out, *least),
                _ => self.add_amount(out, Amount::new(*most, *unit), After::Between),
            }),
            Target::Every(Amount { value: 1, unit }) => out.push_str(&self.unit(*unit).each),
            Target::Every(period) => amount(out, &patterns.every, *period, After::Every),
            Target::AtMost(count) => self.add_count(out, count),
            Target::None(_) => out.push_str(&patterns.none),
        }
    }

    fn add_count(self, out: &mut String, Count { count, of, per }: &Count) {
        let pattern = self.0.target.count.of(self.0.plurals.class(*count));
        pattern.write(out, &mut |slot, out| match slot {
            Slot::Number => self.add_grouped(out, *count),
            Slot::Things if *count == 1 => out.push_str(&self.one_of(of)),
            Slot::Things => out.push_str(of),
            _ => out.push_str(&self.unit(*per).per),
        });
    }

    /// What stands in the plural, of one: `day closed` of `days closed`.
    fn one_of(self, many: &str) -> Cow<'_, str> {
        let first = many.split(' ').next().unwrap_or_default();
        let ending = self.0.singular.iter().find(|(ending, _)| first.ends_with(&**ending));
        let Some((ending, one)) = ending else { return many.into() };
        [&first[..first.len() - ending.len()], one, &many[first.len()..]].concat().into()
    }

    /// The promise in one sentence: `We will make the pothole safe within 3 business days, 9 times in 10.`
    #[must_use]
    pub fn promise(self, promise: &Promise, stage: Stage) -> String {
        let conditions = promise.conditions.as_ref().map(|conditions| &conditions.value);
        let said = self.sentence(promise, stage, conditions, "");
        let cases = conditions.map(|conditions| self.cases(conditions, &said)).unwrap_or_default();
        if cases.is_empty() { said } else { self.sentence(promise, stage, conditions, &cases) }
    }

    fn sentence(self, promise: &Promise, stage: Stage, conditions: Option<&Conditions>, cases: &str) -> String {
        let target = &promise.target.value;
        let pattern = match target {
            Target::None(_) => &self.0.promise.untimed,
            Target::AtMost(_) => &self.0.promise.counted,
            Target::Within(_) | Target::Average(_) | Target::Between(..) | Target::Every(_) => &self.0.promise.timed,
        };
        let mut out = String::with_capacity(USUAL_PROMISE);
        pattern.write(&mut out, &mut |slot, out| match slot {
            Slot::Action => out.push_str(self.action(promise, stage)),
            Slot::Target => self.add_target(out, target),
            Slot::Share => self.add_share_unless_every_time(out, promise),
            Slot::When => {
                let when = conditions.and_then(|conditions| conditions.text.as_deref());
                out.push_str(&when.map_or(Cow::Borrowed(""), |text| self.inside_a_sentence(text)));
            }
            _ => out.push_str(cases),
        });
        if pattern.begins_with_a_value() { capital(&out) } else { out }
    }

    /// What we do, after "We will": the promise's own words, else those of its stage: `make the pothole safe`.
    #[must_use]
    pub fn action<'p>(self, promise: &'p Promise, stage: Stage) -> &'p str
    where
        'a: 'p,
    {
        promise.we.as_ref().map_or_else(|| &*self.0.stages[stage as usize].action, |we| we.value.as_str())
    }

    /// What we do, without when: `We will make the pothole safe`.
    #[must_use]
    pub fn we_will(self, promise: &Promise, stage: Stage) -> String {
        let pattern = &self.0.promise.action;
        let sentence = pattern.filled(|_, out| out.push_str(self.action(promise, stage)));
        if pattern.begins_with_a_value() { capital(&sentence) } else { sentence }
    }

    /// A text with the cases that a promise is for, if it doesn't say them: `Reply (priority-one walkways; from May to October)`.
    #[must_use]
    pub fn with_cases(self, text: &str, conditions: &Conditions) -> String {
        let cases = self.cases(conditions, text);
        self.0.promise.with_cases.filled(|slot, out| out.push_str(if slot == Slot::Text { text } else { &cases }))
    }

    /// The cases that a promise is for, without those that are said already.
    fn cases(self, Conditions { zone, priority, season, .. }: &Conditions, said: &str) -> String {
        let said = said.to_lowercase();
        let cases = [priority, zone, season].into_iter().flatten().map(|case| without_stop(case));
        let cases: Vec<&str> = cases.filter(|case| !said.contains(&case.to_lowercase())).collect();
        cases.join(&self.0.promise.between_cases)
    }

    /// A condition as it stands after a comma: `if you are in a hurry`.
    fn inside_a_sentence(self, text: &str) -> Cow<'_, str> {
        let text = without_stop(text);
        let first = text.split(' ').next().unwrap_or_default();
        let is_beginning = self.0.beginnings.iter().any(|beginning| **beginning == *first);
        if is_beginning { (first.to_lowercase() + &text[first.len()..]).into() } else { text.into() }
    }

    /// A stage as a heading: what residents get.
    #[must_use]
    pub fn stage_heading(self, stage: Stage) -> &'a str {
        &self.0.stages[stage as usize].heading
    }

    /// What stops the clock at a stage, after "when", where a standard doesn't say it better.
    #[must_use]
    pub fn stage_stops(self, stage: Stage) -> &'a str {
        &self.0.stages[stage as usize].stops
    }

    /// A channel in words.
    #[must_use]
    pub fn channel(self, channel: Channel) -> &'a str {
        &self.0.channels[channel as usize]
    }

    /// What the feeds of changes are called.
    #[must_use]
    pub fn changes_title(self, city: &str, title: &str) -> String {
        self.0.feed.title.filled(|slot, out| out.push_str(if slot == Slot::City { city } else { title }))
    }

    /// What is in them.
    #[must_use]
    pub fn changes_subtitle(self) -> &'a str {
        &self.0.feed.subtitle
    }

    /// `In effect: Pothole repair, Making it safe`.
    #[must_use]
    pub fn event(self, event: StandardEvent, service: &str, standard: &str) -> String {
        let words = &self.0.feed;
        let event = match event {
            StandardEvent::Announced => &words.announced,
            StandardEvent::Effective => &words.effective,
            StandardEvent::Corrected => &words.corrected,
            StandardEvent::Withdrawn => &words.withdrawn,
        };
        words.event.filled(|slot, out| {
            out.push_str(match slot {
                Slot::Event => event,
                Slot::Service => service,
                _ => standard,
            });
        })
    }

    /// `From 1 January 2027: We will …`.
    #[must_use]
    pub fn promise_from(self, date: Date, promise: &str) -> String {
        self.dated_promise(&self.0.feed.from, date, promise)
    }

    /// `Until 1 January 2027: We will …`.
    #[must_use]
    pub fn promise_until(self, date: Date, promise: &str) -> String {
        self.dated_promise(&self.0.feed.until, date, promise)
    }

    fn dated_promise(self, pattern: &Pattern, date: Date, promise: &str) -> String {
        pattern.filled(|slot, out| match slot {
            Slot::Date => self.add_date(out, date),
            _ => out.push_str(promise),
        })
    }

    /// `Before: We will …`.
    #[must_use]
    pub fn promise_before(self, promise: &str) -> String {
        self.0.feed.before.filled(|_, out| out.push_str(promise))
    }

    /// `It now says: We will …`.
    #[must_use]
    pub fn promise_now(self, promise: &str) -> String {
        self.0.feed.now.filled(|_, out| out.push_str(promise))
    }

    /// Under what terms the feeds may be used, with a notice if there is one.
    #[must_use]
    pub fn rights(self, city: &str, licence: &str, notice: &str) -> String {
        self.0.feed.rights.filled(|slot, out| {
            out.push_str(match slot {
                Slot::City => city,
                Slot::Licence => licence,
                _ => notice,
            });
        })
    }

    /// What a calendar to subscribe to is called.
    #[must_use]
    pub fn calendar_title(self, city: &str, calendar: &str) -> String {
        self.0.feed.calendar.filled(|slot, out| out.push_str(if slot == Slot::City { city } else { calendar }))
    }

    /// Whose calendar it is, how to reach them, the terms of use, and a notice if there is one.
    #[must_use]
    pub fn about_calendar(self, city: &str, ways: &str, licence: &str, notice: &str) -> String {
        self.0.feed.about.filled(|slot, out| {
            out.push_str(match slot {
                Slot::City => city,
                Slot::Ways => ways,
                Slot::Licence => licence,
                _ => notice,
            });
        })
    }

    /// `New Year's Day: City offices closed`; on a day that closes early, from when.
    #[must_use]
    pub fn closed(self, name: &str, calendar: &str, from: Option<&str>) -> String {
        let pattern = if from.is_some() { &self.0.feed.closes } else { &self.0.feed.closed };
        pattern.filled(|slot, out| {
            out.push_str(match slot {
                Slot::Name => name,
                Slot::Calendar => calendar,
                _ => from.unwrap_or_default(),
            });
        })
    }

    /// `a`, `a and b`, `a, b and c`.
    #[must_use]
    pub fn list(self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => [&most.join(&self.0.list.comma), &*self.0.list.and, last].concat(),
        }
    }

    /// What a name is sorted by, from A to Z: small letters without accents, no article at the beginning.
    #[must_use]
    pub fn sort_key(self, name: &str) -> String {
        let name = name.to_lowercase();
        let without = |article: &str| {
            let rest = name.strip_prefix(article)?;
            // An apostrophe joins an article to its word.
            if article.ends_with(['\'', '’']) { Some(rest) } else { rest.strip_prefix(' ') }
        };
        let own = self.0.articles.iter().find_map(|article| without(article)).unwrap_or(&name);
        own.chars().map(without_accent).collect()
    }
}

/// A Latin letter without its accent. Letters of other alphabets have their own order.
fn without_accent(letter: char) -> Cow<'static, str> {
    match letter {
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => deunicode(letter.encode_utf8(&mut [0; 4])).into(),
        letter => letter.to_string().into(),
    }
}

fn without_stop(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}

fn add_number(out: &mut String, number: impl Into<i64>) {
    // Nothing can fail that writes into memory.
    let _ = write!(out, "{}", number.into());
}

fn add_padded(out: &mut String, number: i8) {
    let _ = write!(out, "{number:02}");
}

/// The same text with a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
