//! Every kind of target and every unit, as staff write it -> the feed -> the same target again.

use charter::language::Class;
use charter::load;
use charter::model::amount::{Amount, Unit};
use charter::model::prose::Prose;
use charter::model::recurring_day::RecurringDay;
use charter::model::share::Share;
use charter::model::target::{Bound, Count, Level, Notice, Target, Things};
use charter::source::{SourceId, Span};
use jiff::civil::date;

use crate::support::published::{published, read};
use crate::support::site::path;

/// The sample after this one, one of each variant: a new variant does not compile until it has one.
fn next(target: &Target) -> Option<Target> {
    match target {
        Target::Within(_) => Some(Target::Average(Amount::new(3, Unit::CalendarDay))),
        Target::Average(_) => Some(Target::Between(Amount::new(2, Unit::Week), Amount::new(4, Unit::Week))),
        Target::Between(least, most) if least.unit == most.unit => {
            Some(Target::Between(Amount::new(10, Unit::BusinessDay), Amount::new(8, Unit::Week)))
        }
        Target::Between(..) => Some(Target::Every(Amount::new(2, Unit::Month))),
        Target::Every(_) => {
            Some(Target::AtMost(Count { count: 6, of: Things::plain("days without water"), per: Unit::Year }))
        }
        Target::AtMost(_) => {
            Some(Target::AtLeast(Count { count: 8, of: Things::plain("inspections"), per: Unit::Year }))
        }
        Target::AtLeast(_) => {
            Some(Target::Ahead(Notice { time: Amount::new(5, Unit::BusinessDay), before: "the meeting".to_owned() }))
        }
        Target::Ahead(_) => Some(Target::By(RecurringDay::of_code("--06-01").expect("1 June"))),
        Target::By(RecurringDay::Yearly(_)) => Some(Target::By(RecurringDay::of_code("---10").expect("the 10th"))),
        Target::By(RecurringDay::Monthly(_)) => Some(Target::Share(share(9995))),
        Target::Share(_) => Some(Target::Level(Level {
            bound: Bound::AtLeast,
            share: share(8500),
            of: "callers who answer our survey".to_owned(),
            who: "say that they are satisfied".to_owned(),
            per: None,
        })),
        Target::Level(level @ Level { per: None, .. }) => Some(Target::Level(Level {
            bound: Bound::AtMost,
            share: share(50),
            per: Some(Unit::Month),
            ..level.clone()
        })),
        Target::Level(_) => {
            Some(Target::None(Prose { markdown: "Each leak differs.".to_owned(), span: Span::start_of(SourceId(0)) }))
        }
        Target::None(_) => None,
    }
}

fn share(hundredths: u16) -> Share {
    Share::from_hundredths(hundredths).expect("a share")
}

/// The line of the content.
fn written(target: &Target) -> String {
    let amount = |Amount { value, unit }: &Amount| format!("{value} {}", unit.key_of_several());
    match target {
        Target::Within(time) => format!("within: {}", amount(time)),
        Target::Average(time) => format!("average: {}", amount(time)),
        Target::Between(least, most) if least.unit == most.unit => {
            format!("between: {} and {}", least.value, amount(most))
        }
        Target::Between(least, most) => format!("between: {} and {}", amount(least), amount(most)),
        Target::Every(time) => format!("every: {}", amount(time)),
        Target::AtMost(Count { count, of, per }) => {
            format!("at_most: {{count: {count}, of: {}, per: {}}}", of.general(), per.key())
        }
        Target::AtLeast(Count { count, of, per }) => {
            format!("at_least: {{count: {count}, of: {}, per: {}}}", of.general(), per.key())
        }
        Target::Ahead(Notice { time, before }) => format!("ahead: {}\n        before: {before}", amount(time)),
        Target::By(RecurringDay::Yearly(_)) => "by: 1 June".to_owned(),
        Target::By(RecurringDay::Monthly(_)) => "by: the 10th of each month".to_owned(),
        Target::Share(share) => format!("share: {}%", share.percent()),
        Target::Level(Level { bound, share, of, who, per }) => {
            let bound = if *bound == Bound::AtLeast { "at_least" } else { "at_most" };
            let per = per.map(|unit| format!(", per: {}", unit.key())).unwrap_or_default();
            format!("level: {{{bound}: {}%, of: {of}, who: {who}{per}}}", share.percent())
        }
        Target::None(reason) => format!("no_target: {}", reason.markdown),
    }
}

/// What a reader of the feed gets of a target.
fn published_and_read(target: &Target) -> Option<Target> {
    read_back(&written(target))
}

/// The same of a target's line.
fn read_back(line: &str) -> Option<Target> {
    let mut sources = load::content(&path("tests/fixtures/sites/small/content")).expect("the content folder is there");
    let file = sources.files.iter_mut().find(|file| file.name == "departments/works.yaml").expect("the department");
    let old = "within: 75 minutes\n        share: 99.5%\n";
    assert!(file.text.contains(old));
    file.text = file.text.replace(old, &format!("{line}\n"));
    let folder = published(&sources, date(2026, 11, 23));
    let feed = read(folder.path());
    feed.standards["water-leak.attend"].current().expect("it is in force").measure().target
}

#[test]
fn every_kind_of_target_survives_writing_and_reading() {
    let first = Target::Within(Amount::new(75, Unit::Minute));
    for target in std::iter::successors(Some(first), next) {
        let expected = Some(&target).filter(|target| target.is_promised());
        assert_eq!(published_and_read(&target).as_ref(), expected, "{target:?}");
    }
}

#[test]
fn what_is_counted_keeps_the_form_of_its_number_and_the_general_one() {
    let forms = vec![(Class::One, "day without water".to_owned())];
    for (count, form) in [(1, "day without water"), (2, "days without water")] {
        let of = Things::by_class(forms.clone(), "days without water".to_owned());
        let written = "at_most: {count: COUNT, of: {one: day without water, other: days without water}, per: year}";
        let read = read_back(&written.replace("COUNT", &count.to_string()));
        let Some(Target::AtMost(read)) = read else { panic!("{read:?} is no count") };
        assert_eq!((read.count, read.of.general()), (count, "days without water"));
        let class = if count == 1 { Class::One } else { Class::Other };
        assert_eq!((read.of.with(class), of.with(class)), (form, form));
    }
}

#[test]
fn every_unit_survives_writing_and_reading() {
    for unit in Unit::ALL {
        let target = Target::Within(Amount::new(3, unit));
        assert_eq!(published_and_read(&target), Some(target), "{unit:?}");
    }
}
