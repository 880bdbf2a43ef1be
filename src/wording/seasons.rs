//! A season -> words: `from May to October`, `in January`, `from 15 April to 15 June`.

use crate::language::Slot;
use crate::model::season::{DayOfYear, Season};
use crate::wording::digits::{add_number, add_padded};
use crate::wording::writer::Wording;

impl Wording<'_> {
    /// `from May to October`.
    #[must_use]
    pub fn season(self, season: Season) -> String {
        let words = &self.0.season;
        match season.months() {
            Some((one, last)) if one == last => words.month.filled(|_, out| out.push_str(self.month(one))),
            Some((first, last)) => words.months.filled(|slot, out| match slot {
                Slot::From => out.push_str(self.month(first)),
                _ => out.push_str(self.month(last)),
            }),
            None => words.days.filled(|slot, out| match slot {
                Slot::From => self.add_day_of_year(out, season.from),
                _ => self.add_day_of_year(out, season.to),
            }),
        }
    }

    pub(super) fn add_day_of_year(self, out: &mut String, DayOfYear { month, day }: DayOfYear) {
        self.0.day_of_year.write(out, &mut |slot, out| match slot {
            Slot::Day => add_number(out, day),
            Slot::PaddedDay => add_padded(out, day),
            slot => self.add_month(out, slot, month),
        });
    }

    /// A month as a pattern asks for it: by its name or its number.
    pub(super) fn add_month(self, out: &mut String, slot: Slot, month: i8) {
        match slot {
            Slot::MonthNumber => add_number(out, month),
            Slot::PaddedMonth => add_padded(out, month),
            _ => out.push_str(self.month(month)),
        }
    }
}
