//! An amount of money -> words: `$50`, `$1,234.50`, `50 CHF`.

use crate::language::Slot;
use crate::model::fee::Money;
use crate::wording::digits::add_padded;
use crate::wording::writer::Wording;

impl Wording<'_> {
    /// An amount with the sign of its currency, or with its code in a language that has no sign for it.
    #[must_use]
    pub fn money(self, money: Money) -> String {
        let (patterns, code) = (&self.0.money, money.currency().code());
        let sign = patterns.signs.iter().find(|(of, _)| **of == *code);
        let (pattern, currency) = match sign {
            Some((_, sign)) => (&patterns.with_sign, &**sign),
            None => (&patterns.with_code, code),
        };
        let mut out = String::with_capacity("$1,234.50".len());
        pattern.write(&mut out, &mut |slot, out| match slot {
            Slot::Number => self.add_money(out, money),
            _ => out.push_str(currency),
        });
        out
    }

    /// `50`, `1,234.50`.
    fn add_money(self, out: &mut String, money: Money) {
        let (whole, hundredths) = money.parts();
        self.add_grouped(out, whole);
        if hundredths > 0 {
            out.push_str(&self.0.number.decimal);
            add_padded(out, hundredths.try_into().unwrap_or_default());
        }
    }
}
