//! A language tag -> the file of that language, in English with its comments, ready to be translated.

use crate::authoring::new_file::NewFile;
use crate::language::ENGLISH_FILE;

/// The answer that a language's file is made from.
#[derive(Debug, Clone)]
pub struct Language {
    /// The tag of the language, and the name of its file.
    pub tag: String,
}

impl Language {
    /// Returns the language's file.
    #[must_use]
    pub fn file(&self) -> NewFile {
        NewFile { name: format!("languages/{}.yaml", self.tag), text: ENGLISH_FILE.to_owned() }
    }
}
