//! The bank and public holidays of the United Kingdom's nations, with the substitute days that the law gives.

use jiff::civil::Weekday::Monday;

use crate::holidays::day_of_year::DayOfYear::{Easter, Fixed, Nth, Once};
use crate::holidays::jurisdiction::Jurisdiction;
use crate::holidays::rule::{Moves, Rule, by_law, often};

const NEW_YEAR: Rule = by_law("New Year's Day", Fixed(1, 1)).moving(Moves::FromWeekend);
const GOOD_FRIDAY: Rule = by_law("Good Friday", Easter(-2));
const EASTER_MONDAY: Rule = by_law("Easter Monday", Easter(1));
const EARLY_MAY: Rule = by_law("Early May bank holiday", Nth(1, Monday, 5));
const SPRING: Rule = by_law("Spring bank holiday", Nth(-1, Monday, 5));
const SUMMER: Rule = by_law("Summer bank holiday", Nth(-1, Monday, 8));
const CHRISTMAS: Rule = by_law("Christmas Day", Fixed(12, 25)).moving(Moves::FromWeekend);
const BOXING_DAY: Rule = by_law("Boxing Day", Fixed(12, 26)).moving(Moves::FromWeekend);

const ENGLAND_AND_WALES: &[Rule] =
    &[NEW_YEAR, GOOD_FRIDAY, EASTER_MONDAY, EARLY_MAY, SPRING, SUMMER, CHRISTMAS, BOXING_DAY];

/// The law of England, Wales and Northern Ireland. Good Friday and Christmas Day are holidays at common law; the rest is proclaimed.
const LAW: &str = "Banking and Financial Dealings Act 1971, Schedule 1, with the yearly proclamations";

const SUBSTITUTE: &str = "substitute day";

/// The four nations.
pub(super) const NATIONS: &[Jurisdiction] = &[
    Jurisdiction {
        code: "GB-ENG",
        name: "England",
        law: LAW,
        moved: SUBSTITUTE,
        time_zones: &["Europe/London"],
        rules: ENGLAND_AND_WALES,
    },
    Jurisdiction {
        code: "GB-WLS",
        name: "Wales",
        law: LAW,
        moved: SUBSTITUTE,
        time_zones: &[],
        rules: ENGLAND_AND_WALES,
    },
    // Councils also keep local holidays, which no law lists.
    Jurisdiction {
        code: "GB-SCT",
        name: "Scotland",
        law: "Banking and Financial Dealings Act 1971, Schedule 1; St Andrew's Day Bank Holiday (Scotland) Act 2007",
        moved: SUBSTITUTE,
        time_zones: &[],
        rules: &[
            NEW_YEAR,
            by_law("2nd January", Fixed(1, 2)).moving(Moves::FromWeekend),
            GOOD_FRIDAY,
            often("Easter Monday", Easter(1)),
            EARLY_MAY,
            SPRING,
            by_law("World Cup bank holiday", Once(2026, 6, 15)),
            by_law("Summer bank holiday", Nth(1, Monday, 8)),
            by_law("St Andrew's Day", Fixed(11, 30)).moving(Moves::FromWeekend),
            CHRISTMAS,
            BOXING_DAY,
        ],
    },
    Jurisdiction {
        code: "GB-NIR",
        name: "Northern Ireland",
        law: LAW,
        moved: SUBSTITUTE,
        time_zones: &["Europe/Belfast"],
        rules: &[
            NEW_YEAR,
            by_law("St Patrick's Day", Fixed(3, 17)).moving(Moves::FromWeekend),
            GOOD_FRIDAY,
            EASTER_MONDAY,
            EARLY_MAY,
            SPRING,
            by_law("Battle of the Boyne (Orangemen's Day)", Fixed(7, 12)).moving(Moves::FromWeekend),
            SUMMER,
            CHRISTMAS,
            BOXING_DAY,
        ],
    },
];
