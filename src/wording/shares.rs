//! A share of all cases -> words, as people speak: `9 times in 10`.

use crate::language::Slot;
use crate::model::share::Share;
use crate::wording::digits::add_number;
use crate::wording::writer::Wording;

impl Wording<'_> {
    /// A share as people speak: `9 times in 10`, `every time`, `99.5% of the time`.
    #[must_use]
    pub fn share(self, share: Share) -> String {
        let mut out = String::new();
        self.add_share(&mut out, share);
        out
    }

    pub(super) fn add_share(self, out: &mut String, share: Share) {
        let (hundredths, patterns) = (share.hundredths(), &self.0.share);
        if let Some((_, exact)) = patterns.exact.iter().find(|(exact, _)| *exact == hundredths) {
            return out.push_str(exact);
        }
        let of = |count: u16| self.0.plurals.class(count.into());
        let (pattern, count) = match hundredths {
            tens if tens % 1000 == 0 => (patterns.tens.of(of(tens / 1000)), tens / 1000),
            whole if whole % 100 == 0 && whole > 9000 => (patterns.hundreds.of(of(whole / 100)), whole / 100),
            _ => (&patterns.percent, hundredths / 100),
        };
        pattern.write(out, &mut |slot, out| match slot {
            Slot::Percent => self.add_percent(out, share),
            _ => add_number(out, count),
        });
    }

    /// `90`, `99.5`, `99.95`.
    pub(super) fn add_percent(self, out: &mut String, share: Share) {
        let (whole, decimals) = (share.hundredths() / 100, share.hundredths() % 100);
        add_number(out, whole);
        if decimals > 0 {
            out.push_str(&self.0.number.decimal);
            add_number(out, decimals / 10);
        }
        if decimals % 10 > 0 {
            add_number(out, decimals % 10);
        }
    }
}
