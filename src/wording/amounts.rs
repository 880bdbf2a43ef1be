//! Numbers and amounts of time -> words: `10,000`, `3 business days`.

use std::fmt::Write;

use crate::language::{After, Class, Slot, UNITS, UnitWords};
use crate::model::amount::{Amount, Unit};
use crate::wording::writer::Wording;

const _: () = assert!(Unit::ALL.len() == UNITS.len(), "every unit has words in every language");

impl<'a> Wording<'a> {
    /// `3 business days`, `1 week`, `10,000 hours`.
    #[must_use]
    pub fn amount(self, amount: Amount) -> String {
        let mut out = String::with_capacity("10,000 business days".len());
        self.add_amount(&mut out, amount, After::Nothing);
        out
    }

    pub(super) fn add_amount(self, out: &mut String, Amount { value, unit }: Amount, after: After) {
        let class = self.0.plurals.class(value);
        self.0.amount.write(out, &mut |slot, out| match slot {
            Slot::Number => self.add_grouped(out, value),
            _ => out.push_str(self.unit(unit).after(after).of(class)),
        });
    }

    /// What several of a unit are called: `business days`.
    #[must_use]
    pub fn units(self, unit: Unit) -> &'a str {
        self.unit(unit).forms.of(Class::Other)
    }

    pub(super) fn unit(self, unit: Unit) -> &'a UnitWords {
        &self.0.units[unit as usize]
    }

    /// `10,000`.
    #[must_use]
    pub fn number(self, number: impl Into<u64>) -> String {
        let mut out = String::with_capacity("10,000".len());
        self.add_grouped(&mut out, number.into());
        out
    }

    pub(super) fn add_grouped(self, out: &mut String, number: impl Into<u64>) {
        let number: u64 = number.into();
        // Nothing can fail that writes into memory.
        if number < 1000 {
            let _ = write!(out, "{number}");
            return;
        }
        self.add_grouped(out, number / 1000);
        out.push_str(&self.0.number.thousands);
        let _ = write!(out, "{:03}", number % 1000);
    }
}
