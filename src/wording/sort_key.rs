//! A name -> what it is sorted by.

use std::borrow::Cow;

use deunicode::deunicode;

use crate::wording::writer::Wording;

impl Wording<'_> {
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
