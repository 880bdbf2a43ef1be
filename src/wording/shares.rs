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
}
