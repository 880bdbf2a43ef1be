//! Whom to tell, and what for -> what residents can do when a promise is missed.

use crate::language::Pattern;
use crate::model::service::Way;
use crate::wording::writer::Wording;

impl Wording<'_> {
    /// Whom to tell, whether to ask for a new date, and the page that helps further. The way and the page are written as they are given: as
    /// links, for instance. Nothing where it is neither a number to call nor an address on the internet.
    #[must_use]
    pub fn if_missed(self, way: &Way, written: &str, is_dated: bool, page: Option<&str>) -> Option<String> {
        let words = &self.0.if_missed;
        let filled = |pattern: &Pattern, value: &str| pattern.filled(|_, out| out.push_str(value));
        let told = match way {
            Way::Phone(_) | Way::Voicemail(_) => &words.phone,
            Way::Email(_) => &words.email,
            Way::Web(_) | Way::Chat(_) | Way::App(_) => &words.web,
            Way::Text(_) | Way::Mail(_) | Way::Fax(_) | Way::InPerson(_) | Way::SocialMedia(_) => return None,
        };
        let new_date = is_dated.then(|| words.new_date.to_string());
        let further = page.map(|page| filled(&words.further, page));
        let sentences: Vec<String> = [Some(filled(told, written)), new_date, further].into_iter().flatten().collect();
        Some(sentences.join(" "))
    }
}
