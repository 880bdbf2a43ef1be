//! Several texts -> one list: `a, b and c`.

use crate::wording::writer::Wording;

impl Wording<'_> {
    /// `a`, `a and b`, `a, b and c`.
    #[must_use]
    pub fn list(self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => [&most.join(&self.0.list.comma), &*self.0.list.and, last].concat(),
        }
    }
}
